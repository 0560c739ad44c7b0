"""What the days of a test period come to: arithmetic and advice, without a database."""

import pytest

from inspections.trial import judging
from inspections.trial.judging import Day

NONE = {'all': 0, 'open': 0, 'overdue': 0}


def day(minutes=4, norm=5, kept=3, broken=0):
    service = [f'SRV-{each}' for each in range(kept + broken)]
    outcomes = {name: 'ok' if count < kept else 'bad' for count, name in enumerate(service)}
    values = dict.fromkeys(service, 'yes')
    if minutes is not None:
        values['ORD-01'] = minutes
        if norm is not None:
            outcomes['ORD-01'] = 'ok' if minutes <= norm else 'bad'
    return Day(values, outcomes, norm, service)


def advised(days, over=None, troubles=NONE):
    return judging.advised(judging.measures(days, len(days) if over is None else over, troubles))


def measure(name, days, over=None, troubles=NONE):
    return next(each for each in judging.measures(days, over or len(days), troubles) if each['measure'] == name)


def test_a_good_period_passes_by_all_its_measures():
    assert advised([day()] * 14) == {'advice': 'pass', 'by': ['filled', 'time', 'service', 'troubles']}


@pytest.mark.parametrize(
    ('filled', 'advice'), [(14, 'pass'), (12, 'pass'), (11, 'extend'), (6, 'extend'), (5, 'stop'), (1, 'stop')]
)
def test_days_without_a_list_count_against_the_period(filled, advice):
    found = measure('filled', [day()] * filled, over=14)
    assert (found['part'], found['whole'], found['advice']) == (filled, 14, advice)


@pytest.mark.parametrize(
    ('slow', 'advice'), [(0, 'pass'), (5, 'pass'), (6, 'extend'), (8, 'extend'), (9, 'stop'), (10, 'stop')]
)
def test_half_of_the_measured_days_keep_the_norm_or_it_is_not_kept(slow, advice):
    found = measure('time', [day(9)] * slow + [day(4)] * (10 - slow))
    assert (found['part'], found['whole'], found['advice']) == (10 - slow, 10, advice)


def test_each_day_is_measured_against_the_norm_of_its_own_standards():
    found = measure('time', [day(6, norm=5), day(6, norm=8), day(6, norm=8), day(6, norm=None)])
    assert (found['part'], found['whole'], found['median'], found['norms']) == (2, 3, 6, [5, 8])


@pytest.mark.parametrize(('broken', 'advice'), [(0, 'pass'), (1, 'pass'), (2, 'extend'), (4, 'extend'), (5, 'stop')])
def test_service_that_was_not_kept_speaks_against_passing(broken, advice):
    found = measure('service', [day(kept=10 - broken, broken=broken)])
    assert (found['part'], found['whole'], found['advice']) == (10 - broken, 10, advice)


def test_an_open_problem_is_a_reason_to_extend_and_a_closed_one_is_none():
    opened = {'all': 2, 'open': 1, 'overdue': 1}
    assert advised([day()] * 5, troubles=opened) == {'advice': 'extend', 'by': ['troubles']}
    assert advised([day()] * 5, troubles={'all': 2, 'open': 0, 'overdue': 0})['advice'] == 'pass'


def test_the_worst_measure_gives_the_advice_and_is_named():
    days = [day(9, kept=1, broken=9)] * 3
    assert advised(days, over=10) == {'advice': 'stop', 'by': ['filled', 'time', 'service']}


def test_what_was_not_measured_neither_passes_nor_stops():
    found = measure('time', [day(None)])
    assert (found['part'], found['whole'], found['median'], found['advice']) == (0, 0, None, 'extend')
    assert advised([], over=0)['advice'] == 'extend'


def test_true_is_no_number_of_minutes():
    odd = Day({'ORD-01': True}, {}, 5, [])
    assert measure('time', [odd])['median'] is None
