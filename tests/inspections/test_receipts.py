"""Receipts as phones check them."""

import base64
import json
from datetime import datetime
from pathlib import Path

import pytest

from inspections import receipts

SAMPLE = json.loads((Path(__file__).parents[1] / 'contract' / 'receipt.json').read_text('utf-8'))


@pytest.fixture
def signer(service, settings):
    folder = settings.data / 'keys'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'receipt.ed25519').write_bytes(base64.b64decode(SAMPLE['seed']))
    receipts._signing_key.cache_clear()
    with service.app_context():
        yield
    receipts._signing_key.cache_clear()


def test_a_receipt_is_signed_as_phones_expect_it(signer):
    said = SAMPLE['receipt']
    at = datetime.fromisoformat(said['time'])
    assert receipts.sign(said['inspection'], said['manifest'], said['seq'], at) == said
    assert receipts.public_keys()[0] == SAMPLE['key']
    assert receipts.is_ours(said)


@pytest.mark.parametrize(
    'changed', [{'seq': 4712}, {'key_id': '0' * 16}, {'signature': base64.b64encode(bytes(64)).decode()}]
)
def test_a_receipt_that_was_changed_is_not_ours(signer, changed):
    assert not receipts.is_ours({**SAMPLE['receipt'], **changed})


@pytest.mark.parametrize('changed', ['time', 'mac', 'device'])
def test_a_note_of_the_last_contact_that_was_changed_says_nothing(signer, changed):
    at = datetime.fromisoformat('2026-11-23T10:00:00+00:00')
    note = receipts.nonce('d' * 32, at)
    assert receipts.nonce_time(note, 'd' * 32) == at
    forged = {
        'time': note.replace('T10:', 'T09:'),
        'mac': note[:-1] + ('0' if note[-1] != '0' else '1'),
        'device': note.replace('d' * 32, 'e' * 32),
    }
    assert receipts.nonce_time(forged[changed], ('e' if changed == 'device' else 'd') * 32) is None
