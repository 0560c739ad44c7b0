"""A case is verified by the script of docs/, which finds every change of it."""

import base64
import csv
import hashlib
import io
import json
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.db import db, transaction
from inspections.models import Operation
from tests.inspections.exports.asking import ONE_DATABASE
from tests.inspections.sealing import spoil_photo

SCRIPT = Path(__file__).parents[3] / 'docs' / 'verify_case.py'


@pytest.fixture
def case(asking, application, sealed):
    """{name: content} of the case."""
    with zipfile.ZipFile(io.BytesIO(asking.made(application.id, 'case'))) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def zipped(files, folder):
    path = folder / 'case.zip'
    with zipfile.ZipFile(path, 'w') as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def run(path, *more):
    """(exit code, what it prints), as somebody at a console sees it."""
    done = subprocess.run([sys.executable, '-I', SCRIPT, path, *more], capture_output=True, text=True, timeout=60)
    assert done.stderr == '', done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def verify(tmp_path, capsys):
    """The same for these files, without a process for each."""
    script = runpy.run_path(str(SCRIPT))

    def verified(files, *more):
        code = script['main'](zipped(files, tmp_path), *more)
        return code, capsys.readouterr().out

    return verified


def one(case, start, end=''):
    return next(name for name in case if name.startswith(start) and name.endswith(end))


def test_the_script_is_short_and_needs_nothing_of_ours():
    lines = SCRIPT.read_text('utf-8').splitlines()
    assert len(lines) <= 100
    imported = {line.split()[1].split('.')[0] for line in lines if line.startswith(('import ', 'from '))}
    assert imported - set(sys.stdlib_module_names) == {'cryptography'}


def test_a_whole_case_is_whole_and_the_script_says_whose_key_it_used(case, stranger, tmp_path):
    path, keys = zipped(case, tmp_path), stranger.get('/api/v1/keys').json
    (tmp_path / 'keys.json').write_text(json.dumps(keys))
    code, said = run(path)
    assert (code, 'Whole: 6 operations' in said, 'ask the server' in said) == (0, True, True), said
    for given in (tmp_path / 'keys.json', keys['items'][0]['public_key']):
        code, said = run(path, '--key', given)
        assert (code, 'the key you gave' in said) == (0, True), said
    code, said = run(path, '--key', base64.b64encode(b'\1' * 32).decode())
    assert (code, said.count('not signed with this key')) == (1, 2), said
    assert 'BadZipFile' in run(SCRIPT)[1]


@ONE_DATABASE
def test_it_holds_what_it_promises(case, sealed, phone):
    assert {name.split('/')[1][:64] for name in case if name.startswith('pictures/')} == set(sealed.photos)
    lines = case[one(case, 'operations/')].decode().splitlines()
    assert [json.loads(line) for line in lines] == phone.ops, 'verbatim, in their order'
    assert (
        hashlib.sha256(case[one(case, f'inspections/{sealed.inspection}', 'manifest.json')]).hexdigest()
        == (sealed.receipt['manifest'])
    )
    index = list(csv.DictReader(io.StringIO(case['pictures.csv'].decode())))
    assert [(each['item'], each['number']) for each in index] == [('ENT-01', '1'), ('SIG-01', '1'), ('SIG-01', '2')]
    assert {each['file'] for each in index} <= case.keys()


CHANGES = [
    ('pictures/', '.jpg', 'changed'),
    ('operations/', '.jsonl', 'not what reached the server'),
    ('inspections/', 'receipt.json', 'changed'),
    ('inspections/', 'manifest.json', 'changed'),
    ('journal.json', '', 'changed'),
    ('report.pdf', '', 'changed'),
    ('report.json', '', 'changed'),
    ('pictures.csv', '', 'changed'),
    ('README.txt', '', 'changed'),
    ('keys.json', '', 'changed'),
    ('manifest.json', '', 'not signed'),
    ('manifest.sig.json', '', 'not signed'),
]


@ONE_DATABASE
def test_one_changed_byte_is_found(case, verify):
    """A digit or a letter in the middle of each file is another one: JSON stays JSON, text stays text."""
    for start, end, words in CHANGES:
        name = one(case, start, end)
        changed = bytearray(case[name])
        at = next(
            at
            for at in range(len(changed) // 2, len(changed))
            if chr(changed[at]).isascii() and chr(changed[at]).isalnum()
        )
        changed[at] = ord('1') if changed[at] != ord('1') else ord('2')
        code, said = verify({**case, name: bytes(changed)})
        assert (code, words in said or 'cannot be read' in said) == (1, True), (name, said)


@ONE_DATABASE
def test_a_missing_and_an_extra_file_are_found(case, verify, tmp_path):
    for name in case:
        code, said = verify({other: content for other, content in case.items() if other != name})
        assert (code, f'{name}: missing' in said or 'cannot be read' in said) == (1, True), (name, said)
    code, said = verify({**case, 'pictures/another.jpg': b'x'})
    assert (code, 'pictures/another.jpg: not in the list' in said) == (1, True), said
    path = zipped(case, tmp_path)
    with pytest.warns(UserWarning, match='Duplicate'), zipfile.ZipFile(path, 'a') as made:
        made.writestr('report.pdf', b'another')
    code, said = run(path)
    assert (code, 'report.pdf: twice' in said) == (1, True), said


@ONE_DATABASE
def test_what_the_server_itself_changed_is_found(service, asking, application, sealed, verify):
    """Whoever holds the server signs a false case too; operations, seal and receipt still disagree."""
    with service.app_context(), transaction():
        row = db.session.scalars(sa.select(Operation).where(Operation.kind == 'answer.set')).one()
        row.text = row.text.replace('"value":24', '"value":26')
        row.hash = hashlib.sha256(row.text.encode()).hexdigest()
    with zipfile.ZipFile(io.BytesIO(asking.made(application.id, 'case'))) as found:
        changed = {name: found.read(name) for name in found.namelist()}
    code, said = verify(changed)
    assert code == 1
    assert 'does not follow from the operation before it' in said
    assert 'CLI-01: operation' in said


@ONE_DATABASE
def test_a_photo_that_is_gone_is_said_and_the_rest_is_given(service, asking, application, sealed, verify):
    spoil_photo(service, sealed.photos[1], None)
    with zipfile.ZipFile(io.BytesIO(asking.made(application.id, 'case'))) as found:
        files = {name: found.read(name) for name in found.namelist()}
    assert 'not on the server' in files['pictures.csv'].decode()
    code, said = verify(files)
    assert (code, said.count('is not in the case')) == (1, 1), said


@ONE_DATABASE
def test_a_case_without_a_visit_is_whole_too(asking, application, verify):
    with zipfile.ZipFile(io.BytesIO(asking.made(application.id, 'case'))) as found:
        files = {name: found.read(name) for name in found.namelist()}
    assert verify(files)[0] == 0
