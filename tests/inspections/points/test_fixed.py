"""The owner of a point says that what was found wrong is put right: to whom, when, and what follows from it."""

import uuid
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
import sqlalchemy as sa

from app import clock
from app.applications.models import Stage
from app.applications.states import AT_WORK, STANDINGS
from app.db import db
from inspections.points import rounds, states
from inspections.points.models import PointAct
from tests.inspections.field_work import AT
from tests.inspections.points.test_points import code, do, told

WORDS = 'Повесили вывеску 28 ноября'


@pytest.fixture(autouse=True)
def ticking(request):
    """No two acts of a test happen at the same moment."""
    if 'point' in request.fixturenames:
        stand, passed = request.getfixturevalue('time'), count()
        clock.set_source(lambda: AT + timedelta(seconds=next(passed)))
        yield stand
    else:
        yield None


def warn(point):
    assert do(point, 'warn', reason='Нет вывески', due_on='2026-12-01').status_code == 201


def found(point):
    return next((each['id'] for each in point.shown()['acts'] if each['kind'] in states.FOUND_WRONG), None)


def fix(point, **said):
    return do(point, 'fixed', by=point.anna, **{'reason': WORDS, 'answers': found(point), **said})


def move(point):
    application = point.work.application(point.id)
    until = application.promised_at
    return str(application.whose_move), until and until.date().isoformat()


def round_on(point, service, time, month, day):
    time(datetime(2026, month, day, 9, tzinfo=UTC))
    with service.app_context():
        rounds.do({})


def shown_to(who, point):
    return who.get(point.path).get_json()


@pytest.mark.parametrize(
    ('past', 'wrong'),
    [
        ([], False),
        (['warn'], True),
        (['suspend'], True),
        (['refused'], True),
        (['returned'], False),  # its items come back one by one
        (['returned', 'warn'], True),
        (['fixed', 'warn'], False),
        (['warn', 'fixed', 'warn'], True),
        (['restore', 'suspend'], False),
        (['kept', 'warn'], False),
        (['close', 'warn'], True),
    ],
)
def test_what_was_found_wrong_stays_so_until_somebody_answers_it(past, wrong):
    assert states.is_wrong(past) is wrong


def test_reviewers_are_told_and_the_words_are_kept_under_the_key_of_the_owner(point, service):
    warn(point)
    assert 'fixed' in shown_to(point.anna, point)['possible']
    assert 'fixed' not in shown_to(point.rita, point)['possible']
    answer = fix(point)
    assert answer.status_code == 201, answer.text
    said = answer.get_json()
    assert [(each['kind'], each['reason']) for each in said['acts']] == [('fixed', WORDS), ('warn', 'Нет вывески')]
    assert (said['stage'], said['fixed_at'], 'fixed' in said['possible']) == ('opened', said['acts'][0]['at'], False)
    [listed] = point.rita.get('/api/v1/points').get_json()['items']
    assert listed['fixed_at'] == said['fixed_at']
    notices = told(point, 'point.fixed')
    network = {point.rita.account.id, point.chief.account.id}
    assert {each.recipient_id for each in notices} == network and len(notices) == 2
    assert 'вывеск' not in str(notices[0].facts)
    with service.app_context():
        row = db.session.scalars(sa.select(PointAct).where(PointAct.kind == 'fixed')).one()
        assert 'вывеск'.encode() not in row.sealed


def test_it_is_said_once_for_what_was_found_and_again_for_what_is_found_next(point):
    warn(point)
    name = uuid.uuid4()
    for _ in range(2):
        assert fix(point, act_id=name).status_code == 201
    assert len(told(point, 'point.fixed')) == 2
    assert code(fix(point)) == (409, 'act-not-possible')
    assert do(point, 'suspend', reason='Вывеска упала').status_code == 201
    assert shown_to(point.rita, point)['fixed_at'] is None
    assert fix(point).status_code == 201
    assert (point.stage(), shown_to(point.anna, point)['standing']) == ('suspended', 'suspended')
    assert do(point, 'restore').status_code == 201
    assert shown_to(point.anna, point)['fixed_at'] is None
    assert code(fix(point)) == (409, 'act-not-possible')


def test_the_move_of_a_suspended_point_passes_to_the_network_and_back(point):
    assert do(point, 'suspend', reason='Затопило').status_code == 201
    assert move(point) == ('applicant', '2026-12-18')
    assert fix(point).status_code == 201
    assert move(point) == ('reviewer', '2026-11-23')
    assert 'approve' not in shown_to(point.rita, point)['possible']  # it is restored
    assert do(point, 'warn', reason='Ещё мокро', due_on='2026-12-01').status_code == 201
    assert move(point) == ('applicant', '2026-12-01')


def test_what_is_put_right_is_approved_without_a_visit(point):
    assert move(point) == ('nobody', None)
    warn(point)
    assert move(point) == ('applicant', '2026-12-01')
    assert code(do(point, 'approve')) == (409, 'act-not-possible')
    assert fix(point).status_code == 201
    assert move(point) == ('reviewer', '2026-11-23')
    assert do(point, 'approve').status_code == 201
    assert (point.stage(), move(point)) == ('opened', ('nobody', None))
    assert all(each.read_at for each in told(point, 'point.fixed'))
    assert [each.facts['act'] for each in told(point, 'point.acted')] == ['warn', 'approve']
    assert code(do(point, 'approve')) == (409, 'act-not-possible')


def test_a_visit_that_is_planned_and_cancelled_takes_the_move_from_nobody(point):
    assert do(point, 'suspend', reason='Затопило').status_code == 201
    assert fix(point).status_code == 201
    visit = point.visit()
    assert move(point) == ('reviewer', '2026-11-23')
    version = point.work.latest(point.id, 'visit').version
    cancelled = point.chief.post(
        f'/api/v1/inspections/{visit}/cancellations',
        json={'reason': 'Заболел'},
        headers={'If-Match': f'"{version}"'},
    )
    assert cancelled.status_code in (200, 201), cancelled.text
    assert move(point) == ('reviewer', '2026-11-23')


def test_what_was_found_meanwhile_is_not_answered_by_words_about_something_else(point):
    warn(point)
    seen = found(point)
    assert do(point, 'suspend', reason='Затопило').status_code == 201
    assert code(fix(point, answers=seen)) == (409, 'act-not-possible')
    assert code(fix(point, answers=None)) == (409, 'act-not-possible')
    assert fix(point).status_code == 201


def test_whoever_is_not_answered_in_time_is_told_of_once_more(point, service, time):
    warn(point)
    assert fix(point).status_code == 201
    for day in (22, 24, 25):
        round_on(point, service, time, 11, day)
    assert sorted(each.facts['over'] for each in told(point, 'point.fixed')) == [False, False, True, True]


def test_a_point_that_has_closed_waits_for_nobody(point):
    warn(point)
    assert fix(point).status_code == 201
    point.act('stop')
    assert point.shown()['fixed_at'] is None


def test_what_the_owner_says_moves_no_inspection_away(point, ticking):
    warn(point)
    on = point.shown()['revisit_on']
    ticking(AT + timedelta(days=5))
    assert fix(point).status_code == 201
    assert point.shown()['revisit_on'] == on


def test_it_needs_words_and_something_found_wrong_and_is_the_owners_alone(point):
    assert code(fix(point)) == (409, 'act-not-possible')
    warn(point)
    assert code(fix(point, reason=' ')) == (422, 'reason-missing')
    assert code(do(point, 'fixed', reason=WORDS)) == (403, 'not-allowed')
    assert told(point, 'point.fixed') == []
    assert [each['kind'] for each in point.shown()['acts']] == ['warn']


@pytest.mark.parametrize('stage', sorted(STANDINGS))
def test_it_is_said_of_a_point_at_work_in_every_stage(point, stage):
    warn(point)
    point.enter(Stage(stage))
    answer = fix(point)
    if stage in AT_WORK:
        assert answer.status_code == 201, answer.text
        assert point.stage() == stage
    else:
        assert answer.status_code in (404, 409), answer.text
        assert told(point, 'point.fixed') == []


def test_after_a_visit_that_suspended_it(point):
    point.visit({'CLI-01': 12.0})
    assert point.decide('refuse', reason='Склад не закрывается').status_code == 201
    assert fix(point).status_code == 201
    assert [each['kind'] for each in point.shown()['acts']] == ['fixed', 'refused']


def test_nobody_is_reminded_of_a_warning_that_is_said_to_be_put_right(point, service, time):
    warn(point)
    assert fix(point).status_code == 201
    round_on(point, service, time, 11, 30)
    round_on(point, service, time, 12, 2)
    assert told(point, 'point.warned') == []


def test_nobody_is_reminded_of_a_warning_that_a_visit_has_settled(point, service, time):
    warn(point)
    point.visit({})
    assert point.decide('accept').status_code == 201
    round_on(point, service, time, 11, 30)
    round_on(point, service, time, 12, 2)
    assert told(point, 'point.warned') == []
