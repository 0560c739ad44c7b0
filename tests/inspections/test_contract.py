"""Operations have one canonical text on both sides: the phone's tests read the same samples."""

import hashlib
import json
from pathlib import Path

import pytest
import rfc8785

from inspections.sync import edits
from inspections.sync.entry import entry_of

CONTRACT = Path(__file__).parents[1] / 'contract'
SAMPLES = [json.loads(path.read_text('utf-8')) for path in sorted((CONTRACT / 'operations').glob('*.json'))]


@pytest.mark.parametrize('sample', json.loads((CONTRACT / 'canonical.json').read_text('utf-8')))
def test_a_value_has_one_canonical_text(sample):
    text = rfc8785.dumps(sample['value'])
    assert text.decode() == sample['text']
    assert hashlib.sha256(text).hexdigest() == sample['sha256']


@pytest.mark.parametrize('sample', SAMPLES, ids=[each['operation']['kind'] for each in SAMPLES])
def test_an_operation_is_hashed_as_the_phone_hashes_it(sample):
    entry = entry_of(sample['operation'])
    assert (entry.text, entry.hash) == (sample['text'], sample['sha256'])


def test_the_samples_are_a_chain_of_every_kind_the_server_knows():
    assert {each['operation']['kind'] for each in SAMPLES} == set(edits.APPLY)
    before = None
    for sample in SAMPLES:
        assert sample['operation']['prev_hash'] == before
        before = sample['sha256']
