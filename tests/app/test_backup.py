"""What was backed up comes back whole, on either database and either store; what cannot is said."""

import dataclasses
import json
import shutil
import uuid

import pytest
import sqlalchemy as sa

import wsgi
from app.audit import AuditEntry, chain
from app.backup import rows
from app.db import db
from app.files.store import current_store
from app.settings import Settings
from inspections.models import Counter
from tests.inspections.phone import Phone, open_application, picture, plan
from tests.support import people


def run(service, *words):
    return service.test_cli_runner().invoke(args=[str(word) for word in words])


@pytest.fixture
def settings(settings, request):
    """A test that asks for `s3` runs with the local folder and with a bucket."""
    if 's3' not in request.fixturenames:
        return settings
    return dataclasses.replace(settings, s3=request.getfixturevalue('s3'))


@pytest.fixture
def work(service, accounts):
    """A phone that has handed over a finished visit with a photo; the visit is sealed."""
    visit = plan(service, open_application(service, accounts['applicant']).id, accounts['inspector'])
    phone = Phone(people.speak_as(service, 'inspector@demo.test')).enrol()
    test = {'inspection_id': visit, 'means': 'phone'}
    secret = phone.person.put(f'/api/v1/line-tests/{uuid.uuid4()}', json=test).get_json()['secret']
    assert phone.person.get(f'/api/v1/line/by/{secret}/downloads?bytes=9000&run=1').data
    phone.answer(visit, 'CLI-01', 24)
    phone.answer(visit, 'CLI-01', 25)
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    phone.push()
    phone.send_photo(picture())
    return phone


@pytest.fixture
def place(service, work, tmp_path):
    """A place with one backup."""
    said = run(service, 'backup', tmp_path / 'backups')
    assert said.exit_code == 0, said.output
    return tmp_path / 'backups'


def folder_in(place):
    (found,) = (path for path in place.iterdir() if path.name != 'files')
    return found


def everything(service):
    with service.app_context():
        return {
            table.name: db.session.execute(sa.select(table).order_by(*table.primary_key.columns)).all()
            for table in db.metadata.sorted_tables
            if table.name not in ('counter', 'audit')  # both say that it was brought back
        }


@pytest.fixture(params=['sqlite', 'postgresql'])
def elsewhere(request, build_service, tmp_path):
    """A fresh installation on either database, with files on its own disk."""
    databases = request.getfixturevalue('sqlite_databases' if request.param == 'sqlite' else 'postgres_databases')
    home = tmp_path / 'elsewhere'
    home.mkdir()
    url = databases.make_empty(home)
    yield build_service(Settings(data=home / 'data', database_url=url, demo=False, jobs_in_process=False))
    databases.drop(url)


def test_a_backup_comes_back_whole_on_either_database(service, s3, place, elsewhere):
    said = run(elsewhere, 'restore', folder_in(place))
    assert said.exit_code == 0, said.output
    assert everything(elsewhere) == everything(service)
    said = run(elsewhere, 'verify')
    assert (said.exit_code, said.output.splitlines()[0]) == (0, 'Everything agrees.')


def test_a_restored_server_is_a_new_life(service, place, elsewhere):
    run(elsewhere, 'restore', folder_in(place))
    epochs = []
    for each in (service, elsewhere):
        with each.app_context():
            epochs.append(db.session.scalars(sa.select(Counter.epoch)).one())
    assert epochs[1] > epochs[0]
    assert int((elsewhere.extensions['osmotr_settings'].data / 'epoch').read_text()) == epochs[1]


def test_a_phone_brings_back_what_the_backup_lacked(service, s3, accounts, tmp_path):
    visit = plan(service, open_application(service, accounts['applicant']).id, accounts['inspector'])
    phone = Phone(people.speak_as(service, 'inspector@demo.test')).enrol()
    phone.answer(visit, 'CLI-01', 24)
    phone.push()
    run(service, 'backup', tmp_path / 'backups')
    sha256 = phone.attach(visit, 'SIG-01', picture(2))
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    phone.push()
    phone.send_photo(picture(2))
    receipt = phone.push([])['receipts']
    phone.pull()
    before = phone.epoch
    assert run(service, 'restore', folder_in(tmp_path / 'backups'), '--replace').exit_code == 0
    phone.pull()
    assert phone.epoch > before
    answer = phone.push()
    assert [each['verdict'] for each in answer['verdicts']] == ['known', 'applied', 'applied']
    assert answer['missing_photos'] == [sha256]
    phone.send_photo(picture(2))
    assert [each['manifest'] for each in phone.push([])['receipts']] == [each['manifest'] for each in receipt]
    assert run(service, 'verify').exit_code == 0


def test_what_phones_no_longer_have_is_a_named_hole(service, accounts, tmp_path):
    visit = plan(service, open_application(service, accounts['applicant']).id, accounts['inspector'])
    phone = Phone(people.speak_as(service, 'inspector@demo.test')).enrol()
    phone.answer(visit, 'CLI-01', 24)
    phone.push()
    run(service, 'backup', tmp_path / 'backups')
    for value in (25, 26, 27):
        phone.answer(visit, 'CLI-01', value)
    phone.push()
    run(service, 'restore', folder_in(tmp_path / 'backups'), '--replace')
    answer = phone.push(phone.ops[3:], first_kept=4)
    assert [each['verdict'] for each in answer['verdicts']] == ['applied']
    said = run(service, 'verify')
    lines = said.output.splitlines()
    assert (said.exit_code, lines[0], lines[2]) == (
        0,
        f'known loss: device {phone.device} had lost operations 2 to 3',
        'Everything agrees.',
    )
    assert lines[1].startswith('known loss: the audit ended at ')


def test_the_audit_knows_of_backups_and_of_what_a_restore_replaced(service, place):
    """`place` has left an entry behind the end that the backup holds: after the restore that end is explained."""
    folder = folder_in(place)
    manifest = json.loads((folder / 'manifest.json').read_text())
    with service.app_context():
        ended = chain.last()
        made = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'backup.make')).one()
        assert (made.account_id, made.subject, made.facts['rows']) == (
            None,
            folder.name,
            sum(manifest['rows'].values()),
        )
        assert manifest['audit']['seq'] == made.seq - 1
    assert run(service, 'restore', folder, '--replace').exit_code == 0
    with service.app_context():
        fresh = sa.select(AuditEntry).where(AuditEntry.seq > manifest['audit']['seq']).order_by(AuditEntry.seq)
        found = {each.act: each for each in db.session.scalars(fresh)}
        assert list(found) == ['backup.restore', 'audit.cut', 'server.new_life']
        assert found['audit.cut'].facts == ended._asdict()
        assert found['backup.restore'].facts['made_at'] == manifest['made_at']
    said = run(service, 'verify')
    assert (said.exit_code, f'the audit ended at {ended.seq}:{ended.hash}' in said.output) == (0, True)


def test_a_second_backup_copies_only_new_files(service, place, work, monkeypatch):
    first = folder_in(place)
    shutil.move(first, place.parent / 'first')
    said = run(service, 'backup', place)
    assert '1 files (0 copied now)' in said.output


def test_what_is_here_is_not_thrown_away_unasked(service, place):
    before = everything(service)
    said = run(service, 'restore', folder_in(place))
    assert said.exit_code == 1
    assert '--replace' in said.output
    assert everything(service) == before


def test_a_restore_that_breaks_leaves_what_was_here(service, place, monkeypatch):
    before = everything(service)

    def broken(path, target):
        target.execute(sa.delete(rows.REVISION))
        raise OSError(28, 'No space left on device')

    monkeypatch.setattr(rows, 'copy_in', broken)
    assert run(service, 'restore', folder_in(place), '--replace').exit_code != 0
    assert everything(service) == before
    with service.app_context():
        assert rows.revision(db.session.connection())


@pytest.mark.parametrize('harm', ['unfinished', 'changed', 'newer'])
def test_a_backup_that_cannot_be_trusted_is_refused(elsewhere, place, harm):
    folder = folder_in(place)
    if harm == 'unfinished':
        (folder / 'manifest.json').unlink()
    elif harm == 'changed':
        with (folder / 'database.sqlite3').open('ab') as file:
            file.write(b'x')
    else:
        manifest = json.loads((folder / 'manifest.json').read_text())
        (folder / 'manifest.json').write_text(json.dumps({**manifest, 'format': 2}))
    said = run(elsewhere, 'restore', folder)
    assert said.exit_code == 1
    assert 'Traceback' not in said.output and str(folder.name) in said.output


def test_a_file_that_is_damaged_or_gone_is_named_and_the_rest_comes_back(elsewhere, place):
    (name,) = (path for path in (place / 'files' / 'originals').rglob('?' * 64))
    name.write_bytes(b'not what it was')
    said = run(elsewhere, 'restore', folder_in(place))
    assert (said.exit_code, f'damaged: {name.name}' in said.output) == (1, True)
    said = run(elsewhere, 'verify')
    assert (said.exit_code, f'photo {name.name}: is called stored and is not there' in said.output) == (1, True)


def test_a_photo_whose_bytes_have_changed_is_named_in_the_backup(service, s3, work, tmp_path):
    with service.app_context():
        store = current_store()
        (sha256,) = set(store.names()) & {
            each['value']['sha256'] for each in work.ops if each['kind'] == 'photo.attach'
        }
        store.put(sha256, b'changed', 'originals')
    said = run(service, 'backup', tmp_path / 'backups')
    assert (said.exit_code, f'damaged: {sha256}' in said.output) == (1, True)


def test_a_server_that_runs_is_not_restored_under_its_feet(place, live_server):
    service = wsgi.build(Settings(data=live_server.data, database_url=live_server.database_url))
    said = run(service, 'restore', folder_in(place), '--replace')
    assert (said.exit_code, 'A server is running' in said.output) == (1, True)
    with service.app_context():
        db.session.remove()
        db.engine.dispose()
