"""The page for outsiders says what they can do with plain tools; here every command of it is done."""

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.inspections.sealing import seal

PAGE = Path(__file__).parents[2] / 'docs' / 'verify-a-receipt.md'
VERIFIED = 'Signature Verified Successfully'


def commands():
    """The shell commands of the page: the receipt, its code, the originals."""
    return re.findall(r'```sh\n(.*?)```', PAGE.read_text('utf-8'), re.DOTALL)


def run(script, folder):
    return subprocess.run(['bash', '-e', '-c', script], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.fixture
def sealed(service, phone, visit):
    return seal(service, phone, visit)


@pytest.fixture
def report(sealed, stranger, tmp_path):
    """A folder with what the public page gives."""
    told = stranger.get(f'/api/v1/reports/{sealed.code}').json
    (tmp_path / 'report.json').write_text(json.dumps(told))
    return tmp_path


@pytest.fixture
def originals(sealed, sign_in, tmp_path):
    """A folder with the unpacked ZIP of a reviewer."""
    answer = sign_in('reviewer').get(f'/api/v1/inspections/{sealed.inspection}/originals')
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        packed.extractall(tmp_path)
    return tmp_path


def test_the_receipt_alone(report, sealed):
    proof, code, _ = commands()
    assert VERIFIED in run(proof, report).stdout
    assert run(code, report).stdout.strip() == sealed.code


def test_a_receipt_that_was_changed_does_not_verify(report):
    proof, *_ = commands()
    told = json.loads((report / 'report.json').read_text())
    told['receipt']['seq'] += 1
    (report / 'report.json').write_text(json.dumps(told))
    said = run(proof, report)
    assert (said.returncode, VERIFIED in said.stdout) == (1, False)


def test_the_originals(originals):
    *_, proof = commands()
    said = run(proof, originals)
    assert said.returncode == 0, said.stderr
    assert VERIFIED in said.stdout
    assert said.stdout.count(': OK') == 3
    assert 'are those that were signed' in said.stdout


@pytest.mark.parametrize('harmed', ['SIG-01-2.jpg', 'manifest.json', 'receipt.signed', 'receipt.sig'])
def test_one_byte_of_any_paper_is_enough(originals, harmed):
    *_, proof = commands()
    content = bytearray((originals / harmed).read_bytes())
    content[len(content) // 2] ^= 1
    (originals / harmed).write_bytes(content)
    assert run(proof, originals).returncode != 0
