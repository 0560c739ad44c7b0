"""Which items an inspection asks, and which of them the answers show."""

import json
from datetime import date
from pathlib import Path

import pytest

from checklists.definition import Checklist, Item, Profile, Section, ShownIf, is_asked, on_day, shown, with_profile

SAMPLE = json.loads((Path(__file__).parents[1] / 'contract' / 'visibility.json').read_text('utf-8'))
TEXTS = {'ru': 'Пункт', 'en': 'Item'}


def item(name, **more):
    return Item(id=name, kind='yes-no', text=TEXTS, **more)


def checklist(*items):
    return Checklist('sample', TEXTS, (Section('SEC', TEXTS, items),))


def hanging(said):
    return said and ShownIf(said['item'], tuple(said['in']))


@pytest.mark.parametrize('case', SAMPLE['cases'], ids=[each['why'] for each in SAMPLE['cases']])
def test_answers_show_and_hide_as_the_sample_says(case):
    all_items = checklist(
        *(
            item(each['id'], shown_if=hanging(each['shown_if']), asked_of=tuple(each['asked_of']))
            for each in SAMPLE['items']
        )
    )
    only = case['asked'] and frozenset(case['asked'])
    assert [each.id for each in shown(all_items, 'visit', 'finished', only, case['answers'])] == case['shown']


@pytest.mark.parametrize(
    ('kind', 'stage', 'asked'),
    [
        ('visit', 'finished', True),
        ('visit', 'empty', False),
        ('self_assessment', 'finished', False),
        ('self_assessment', 'empty', False),
    ],
)
def test_voice_and_stage_decide_what_is_asked(kind, stage, asked):
    one = item('SEC-01', asked_of=('inspector',), stages=('finished',))
    assert is_asked(one, kind, stage, None) is asked


def test_a_recheck_asks_exactly_what_was_returned():
    one = item('SEC-01', asked_of=('inspector',), stages=('finished',))
    assert is_asked(one, 'self_assessment', 'recheck', frozenset({'SEC-01'}))
    assert not is_asked(one, 'visit', 'recheck', frozenset({'SEC-02'}))


def test_a_profile_changes_thresholds_weights_and_what_is_asked():
    options = [{'id': 'street', 'text': TEXTS, 'good': True}, {'id': 'house', 'text': TEXTS, 'good': False}]
    standard = checklist(
        item('SEC-01', settings={'min': 20, 'max': 90}, critical=True),
        item('SEC-02', settings={'options': options}),
        item('SEC-03'),
    )
    overrides = {
        'SEC-01': {'min': 25, 'critical': False, 'recommendation': True},
        'SEC-02': {'good': ['house']},
        'SEC-03': {'asked': False},
    }
    first, second, third = with_profile(standard, Profile('p', date(2026, 1, 1), TEXTS, TEXTS, overrides)).items()
    assert (first.settings, first.critical, first.recommendation) == ({'min': 25, 'max': 90}, False, True)
    assert [each['good'] for each in second.settings['options']] == [False, True]
    assert not is_asked(third, 'visit', 'finished', None)
    assert next(standard.items()).settings['min'] == 20


def test_today_is_the_day_of_the_inspection():
    assert on_day(item('SEC-01', settings={'not_before': 'today'}), date(2026, 11, 23)).settings == {
        'not_before': '2026-11-23'
    }
