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
