"""The verdict and its arithmetic: a critical «no» decides alone, then the weighted share of what passes."""

import pytest

from checklists.definition import Item
from checklists.verdict import verdict

TEXTS = {'ru': 'Пункт', 'en': 'Item'}
CRITICAL = [Item(id=f'CRI-{n:02}', kind='yes-no', text=TEXTS, critical=True) for n in range(1, 4)]
OTHER = [Item(id=f'OTH-{n:02}', kind='yes-no', text=TEXTS, settings={'na': True}) for n in range(1, 12)]
ITEMS = [*CRITICAL, *OTHER]  # 3 × 3 + 11 × 1 = 20 in all


def answers(no=(), na=(), without=()):
    said = {item.id: 'no' if item.id in no else 'na' if item.id in na else 'yes' for item in ITEMS}
    return {item: value for item, value in said.items() if item not in without}


@pytest.mark.parametrize(
    ('bad', 'conclusion', 'percent'),
    [
        (0, 'ready', 100.0),
        (2, 'ready', 90.0),
        (3, 'ready-with-tasks', 85.0),
        (5, 'ready-with-tasks', 75.0),
        (6, 'not-ready', 70.0),
    ],
)
def test_ninety_percent_is_ready_and_seventy_five_ready_with_tasks(bad, conclusion, percent):
    found = verdict(ITEMS, answers(no=[item.id for item in OTHER[:bad]]))
    assert (found.conclusion, found.percent, found.score, found.max_score) == (conclusion, percent, 20 - bad, 20)
    assert len(found.bad) == bad


def test_one_critical_no_decides_alone():
    found = verdict(ITEMS, answers(no=['CRI-02']))
    assert (found.conclusion, found.percent, found.critical_bad, found.bad) == ('not-ready', 85.0, ('CRI-02',), ())


def test_a_critical_no_decides_before_all_is_answered():
    assert verdict(ITEMS, answers(no=['CRI-02'], without=['OTH-01'])).conclusion == 'not-ready'


def test_what_does_not_apply_is_left_out_of_the_sum():
    found = verdict(ITEMS, answers(na=['OTH-01', 'OTH-02'], no=['OTH-03']))
    assert (found.score, found.max_score, found.percent) == (17, 18, 94.4)
    assert found.na == ('OTH-01', 'OTH-02')


def test_without_all_answers_there_is_no_conclusion():
    found = verdict(ITEMS, answers(without=['OTH-05']))
    assert (found.conclusion, found.unanswered) == ('incomplete', ('OTH-05',))
    assert verdict(ITEMS, {}).plain()['percent'] == 0.0


def test_an_answer_to_what_is_not_asked_changes_nothing():
    assert verdict(ITEMS, {**answers(), 'ZZZ-01': 'no'}) == verdict(ITEMS, answers())


def test_an_answer_without_a_threshold_weighs_nothing():
    words = Item(id='TXT-01', kind='text', text=TEXTS, critical=True)
    found = verdict([*ITEMS, words], {**answers(), 'TXT-01': 'сказано'})
    assert (found.conclusion, found.max_score) == ('ready', 20)


def test_it_rounds_for_the_eye_only():
    many = [Item(id=f'OTH-{n:03}', kind='yes-no', text=TEXTS) for n in range(1, 2002)]
    said = {item.id: 'yes' if n >= 201 else 'no' for n, item in enumerate(many)}  # 1800 of 2001 = 89.955 %
    found = verdict(many, said)
    assert (found.percent, found.conclusion) == (90.0, 'ready-with-tasks')


def test_the_wire_carries_the_arithmetic():
    assert verdict(ITEMS, answers(no=['OTH-01'])).plain() == {
        'is': 'ready',
        'score': 19,
        'max_score': 20,
        'percent': 95.0,
        'thresholds': {'ready': 90, 'tasks': 75},
        'critical_bad': [],
        'bad': ['OTH-01'],
        'unanswered': [],
        'na': [],
    }
