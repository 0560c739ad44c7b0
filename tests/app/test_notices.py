"""Notices: whom they reach, what each person sees, reads and chooses, on both databases."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications import reminders
from app.applications.models import Application, Stage
from app.db import db, transaction
from app.notifications import kinds, operations
from app.notifications.models import Letter, Notice

ABOUT = uuid.UUID('018f0000-0000-7000-8000-000000000001')
FACTS = {'number': 1007, 'address': 'Тверь, ул. «Лесная», 7', 'due_at': '2026-12-21T09:30:00.000Z'}


def tell(service, *to, kind='visit.moved', once=None):
    with service.app_context(), transaction():
        ids = [each.id for each in to]
        if once:
            operations.tell_once(once, kind, ids, ABOUT, FACTS, clock.now())
        else:
            operations.tell(kind, ids, ABOUT, FACTS, clock.now())


def count(service, model):
    with service.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(model))


def test_each_is_told_once_and_who_is_blocked_is_not(service, person):
    anna = person(Role.APPLICANT)
    vera = person(Role.APPLICANT, 'vera@osmotr.test', signed_in=False)
    with service.app_context(), transaction():
        people.find(vera.id).blocked_at = clock.now()
    with service.app_context(), transaction():
        operations.tell('visit.moved', [anna.id, vera.id, anna.id, uuid.uuid4()], ABOUT, FACTS, clock.now())
        operations.tell('visit.moved', [], ABOUT, FACTS, clock.now())
    assert (count(service, Notice), count(service, Letter), count(service, jobs.Job)) == (1, 1, 1)
    said = anna.get('/notices').get_json()
    assert said['unread'] == 1
    (notice,) = said['items']
    assert (notice['kind'], notice['facts'], notice['read_at']) == ('visit.moved', FACTS, None)


def test_what_was_rolled_back_is_told_to_nobody(service, person):
    anna = person(Role.APPLICANT)

    def fail():
        operations.tell('visit.moved', [anna.id], ABOUT, FACTS, clock.now())
        raise ZeroDivisionError

    with service.app_context(), pytest.raises(ZeroDivisionError), transaction():
        fail()
    assert (count(service, Notice), count(service, Letter), count(service, jobs.Job)) == (0, 0, 0)


def test_what_is_told_once_is_not_told_again(service, person):
    anna, vera = person(Role.APPLICANT), person(Role.APPLICANT, 'vera@osmotr.test')
    tell(service, anna, once='week')
    tell(service, anna, vera, once='week')
    tell(service, anna, once='day')
    assert [len(each.get('/notices').get_json()['items']) for each in (anna, vera)] == [2, 1]


def test_a_kind_that_nobody_wrote_down_is_a_bug(service, person):
    anna = person(Role.APPLICANT)
    with pytest.raises(KeyError):
        tell(service, anna, kind='visit.forgotten')


def test_the_list_comes_in_pages_and_nothing_of_others_is_in_it(service, person):
    anna, vera = person(Role.APPLICANT), person(Role.APPLICANT, 'vera@osmotr.test')
    for _ in range(5):
        tell(service, anna, vera)
    first = anna.get('/notices?limit=3').get_json()
    rest = anna.get(f'/notices?limit=3&cursor={first["next"]}').get_json()
    ids = [each['id'] for each in first['items'] + rest['items']]
    assert (len(first['items']), len(rest['items']), rest['next']) == (3, 2, None)
    assert ids == sorted(set(ids), reverse=True)
    assert set(ids).isdisjoint(each['id'] for each in vera.get('/notices').get_json()['items'])
    assert anna.get('/notices?limit=0').get_json() == {'items': [], 'next': None, 'unread': 5}


def test_what_happened_first_stands_last_in_whichever_order_it_was_written(service, person):
    anna, at = person(Role.APPLICANT), clock.now()
    for hours in (3, 1, 2):
        clock.set_source(lambda hours=hours: at - timedelta(hours=hours))
        tell(service, anna)
    clock.set_source()
    moments = [each['at'] for each in anna.get('/notices').get_json()['items']]
    assert moments == sorted(moments, reverse=True)
    newest = anna.get('/notices?limit=1').get_json()
    rest = anna.get(f'/notices?cursor={newest["next"]}').get_json()
    assert [each['at'] for each in newest['items'] + rest['items']] == moments
    assert anna.send('POST', '/notices/reads', {'up_to': rest['items'][0]['id']}).get_json() == {'unread': 1}


def test_reading_one_or_all_up_to_one_twice_and_only_ones_own(service, person):
    anna, vera = person(Role.APPLICANT), person(Role.APPLICANT, 'vera@osmotr.test')
    for _ in range(3):
        tell(service, anna, vera)
    newest, middle, _oldest = anna.get('/notices').get_json()['items']
    for _ in range(2):
        answer = anna.send('POST', f'/notices/{middle["id"]}/reads')
        assert (answer.status_code, answer.get_json()) == (201, {'unread': 2})
    refused = vera.send('POST', f'/notices/{middle["id"]}/reads')
    assert (refused.status_code, refused.get_json()['code']) == (404, 'not-found')
    tell(service, anna)
    for _ in range(2):
        answer = anna.send('POST', '/notices/reads', {'up_to': newest['id']})
        assert (answer.status_code, answer.get_json()) == (201, {'unread': 1})
    assert [each['read_at'] is None for each in anna.get('/notices').get_json()['items']] == [True, False, False, False]
    assert vera.get('/notices?limit=0').get_json()['unread'] == 3
    for foreign in ('notices?cursor=', 'notices?limit=1&cursor='):
        assert vera.get(f'/{foreign}{newest["id"]}').status_code == 404
    assert vera.send('POST', '/notices/reads', {'up_to': newest['id']}).status_code == 404


def test_choices_are_respected_and_only_of_kinds_that_concern_the_person(service, person):
    anna, rita = person(Role.APPLICANT), person(Role.REVIEWER)
    offered = {each['kind']: each['email'] for each in anna.get('/notices/choices').get_json()['choices']}
    assert set(offered) == set(kinds.of_role('applicant')) and all(offered.values())
    wanted = {'choices': [{'kind': 'visit.moved', 'email': False}]}
    for _ in range(2):
        chosen = anna.send('PUT', '/notices/choices', wanted)
        assert chosen.status_code == 200
        assert {each['kind'] for each in chosen.get_json()['choices'] if not each['email']} == {'visit.moved'}
    tell(service, anna)
    assert (count(service, Notice), count(service, Letter)) == (1, 0)
    tell(service, anna, kind='visit.cancelled')
    assert (count(service, Notice), count(service, Letter)) == (2, 1)
    tell(service, rita, kind='application.inspected')
    assert (count(service, Notice), count(service, Letter)) == (3, 1)  # reviewers ask for these letters first
    assert rita.send('PUT', '/notices/choices', {'choices': [{'kind': 'application.inspected', 'email': True}]}).is_json
    tell(service, rita, kind='application.inspected')
    assert count(service, Letter) == 2
    strange = rita.send('PUT', '/notices/choices', wanted)
    assert (strange.status_code, strange.get_json()['code']) == (422, 'invalid-request')


def test_notices_of_more_than_a_year_ago_go_with_their_letters(service, person):
    anna = person(Role.APPLICANT)
    tell(service, anna)
    with service.app_context(), transaction():
        operations.forget(clock.now() + timedelta(days=364))
    assert count(service, Letter) == 1
    with service.app_context(), transaction():
        operations.forget(clock.now() + timedelta(days=366))
    assert (count(service, Notice), count(service, Letter)) == (0, 0)


@pytest.fixture
def fixing(service, person):
    """An application whose applicant has 28 days to fix; a function that reminds so many days later."""
    anna, at = person(Role.APPLICANT), clock.now()
    with service.app_context(), transaction():
        application = applications.create(
            applicant=people.find(anna.id), address='Тверь, ул. «Лесная», 7', latitude=56.8, longitude=35.9,
            radius_m=100.0, profile='generic@2026-01-01', by=None, at=at,
        )  # fmt: skip
        applications.all_inspected(application, at)
        applications.decide(application, 'return', [{'id': 'CLI-01', 'reason': 'a'}], '', anna.id, at)

    def remind(days):
        with service.app_context(), transaction():
            reminders.remind(at + timedelta(days=days))
        with service.app_context():
            told = db.session.execute(sa.select(Notice.kind, Notice.facts).order_by(Notice.id))
            return [(row.kind, row.facts.get('days_left')) for row in told]

    remind.application = application.id
    return remind


def test_the_time_to_fix_is_said_a_week_and_a_day_before_and_once_when_it_is_over(fixing):
    assert fixing(20.9) == []
    week, day = ('fix.reminder', 7), ('fix.reminder', 1)
    for days in (21, 21, 22, 26.5):
        assert fixing(days) == [week]
    for days in (27, 27.9):
        assert fixing(days) == [week, day]
    for days in (28, 29, 40, 70):
        assert fixing(days) == [week, day, ('fix.overdue', None)]


def test_a_service_that_was_off_says_how_many_days_are_left_in_truth(fixing):
    assert fixing(24.5) == [('fix.reminder', 4)]


@pytest.mark.parametrize('stage', ['amending', 'contracting', 'connecting', 'training', 'correcting'])
def test_every_step_of_the_partner_is_reminded_of_and_its_next_act_settles_that(service, fixing, stage):
    with service.app_context(), transaction():
        db.session.get_one(Application, fixing.application).stage = stage
    assert fixing(21) == [('step.reminder', 7)]
    assert fixing(28.5) == [('step.reminder', 7), ('step.overdue', None)]
    with service.app_context():
        told = db.session.scalars(sa.select(Notice).order_by(Notice.id)).all()
        assert [each.facts['stage'] for each in told] == [stage, stage]


@pytest.mark.parametrize(('stage', 'kind'), [('fixing', 'fix'), ('repairing', 'repair'), ('correcting', 'step')])
def test_the_next_stage_settles_what_was_said_of_the_term_of_this_one(service, fixing, stage, kind):
    with service.app_context(), transaction():
        db.session.get_one(Application, fixing.application).stage = stage
    fixing(21)
    with service.app_context(), transaction():
        applications.enter(db.session.get_one(Application, fixing.application), Stage.REVIEWING, clock.now())
    with service.app_context():
        assert db.session.scalars(sa.select(Notice).where(Notice.kind == f'{kind}.reminder')).one().read_at is not None


def test_a_new_promise_is_reminded_of_anew_and_whose_move_it_is_not_hears_nothing(service, fixing):
    fixing(21)
    with service.app_context(), transaction():
        application = db.session.get(Application, fixing.application)
        application.turn_at = application.promised_at = application.promised_at + timedelta(days=20)
    assert fixing(41) == [('fix.reminder', 7)] * 2
    with service.app_context(), transaction():
        applications.hand_move_to(db.session.get(Application, fixing.application), 'inspector')
    assert len(fixing(47.5)) == 2
