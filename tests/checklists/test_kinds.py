"""Each kind checks, judges and compares as its contract sample says; the phone reads the same samples."""

import json
from pathlib import Path

import pytest

from checklists.kinds.kind import AnswerRejected
from checklists.kinds.registry import KINDS

SAMPLES = [
    json.loads(path.read_text('utf-8'))
    for path in sorted((Path(__file__).parents[1] / 'contract' / 'kinds').glob('*.json'))
]
CASES = [
    (each['kind'], group['settings'], case) for each in SAMPLES for group in each['items'] for case in group['cases']
]
PAIRS = [(each['kind'], each['items'][0]['settings'], pair) for each in SAMPLES for pair in each['compare']]


def test_every_kind_has_a_sample_and_knows_its_name():
    assert {each['kind'] for each in SAMPLES} == set(KINDS)
    assert all(kind.name == name for name, kind in KINDS.items())


@pytest.mark.parametrize(('kind', 'settings', 'case'), CASES, ids=[f'{kind}: {case["why"]}' for kind, _, case in CASES])
def test_a_value_is_judged_as_the_sample_says(kind, settings, case):
    KINDS[kind].study(settings)
    if case['check'] is not None:
        with pytest.raises(AnswerRejected) as refused:
            KINDS[kind].check(case['value'], settings)
        assert refused.value.code == case['check']
        return
    KINDS[kind].check(case['value'], settings)
    assert KINDS[kind].is_complete(case['value'], settings) is case['complete']
    if case['complete']:
        assert KINDS[kind].outcome(case['value'], settings) == case['outcome']


@pytest.mark.parametrize(('kind', 'settings', 'pair'), PAIRS)
def test_two_voices_compare_as_the_sample_says(kind, settings, pair):
    assert KINDS[kind].compare(pair['one'], pair['other'], settings).likeness == pair['is']
