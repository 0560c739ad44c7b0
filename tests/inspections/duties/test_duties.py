"""Duties of an open point over HTTP: entered once, warned of once a term, listed, reminded, refused."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.applications.states import AT_WORK
from app.db import db, transaction
from app.duties import erasing, rounds
from app.duties.kinds import KINDS
from app.duties.models import DutyEntry, DutyReminder, Warned
from app.jobs import Job
from app.papers import lease
from app.papers import reminders as lease_reminders
from app.papers.models import Paper
from app.settings import Settings
from tests.inspections.duties.conftest import day
from tests.inspections.field_work import AT
from tests.support.people import add_account, speak_as


def code(answer):
    return answer.status_code, (answer.get_json() or {}).get('code')


def test_what_the_visit_found_holds_when_the_point_opens(point):
    said = point.read()
    assert list(said) == ['lease', 'extinguisher', 'archive']
    assert (said['lease']['state'], said['lease']['whose_move'], said['lease']['entry']) == (
        'lacking',
        'applicant',
        None,
    )
    extinguisher, archive = said['extinguisher'], said['archive']
    assert extinguisher['entry']['source'] == archive['entry']['source'] == 'inspection'
    assert extinguisher['entry']['until'] == point.work.latest(point.id, 'visit').fields['FIR-02']['value']
    assert archive['entry']['figure'] == point.work.latest(point.id, 'visit').fields['STO-08']['value']
    assert (archive['norm'], archive['again_days'], archive['entry']['by']['name']) == (30, 90, 'Иван Осипов')
    assert point.round() is None and len(point.rows(DutyEntry)) == 2  # taken over once


def test_the_lease_is_taken_over_from_the_paper(point, service):
    settings: Settings = service.extensions['osmotr_settings']
    with service.app_context(), transaction():
        application = applications.find(point.id)
        paper = Paper(application_id=point.id, name='lease', number=1, created_at=AT - timedelta(days=20))
        db.session.add(paper)
        db.session.flush()
        lease.seal(settings.data, application, paper, {'holding': 'lease', 'until': day(20)})
    point.round()
    said = point.read()['lease']
    assert (said['state'], said['days_left'], said['entry']['source']) == ('soon', 20, 'paper')
    assert [each.facts['days_left'] for each in point.told('duty.ends', 'lease')] == [20]
    with service.app_context(), transaction():
        lease_reminders.remind(settings, clock.now())
    assert point.told('lease.ends') == []  # one of the two says it


@pytest.mark.parametrize('by', ['anna', 'rita'])
def test_a_day_is_entered_once_and_the_newest_counts(point, time, by):
    who, name = getattr(point, by), uuid.uuid4()
    for _ in range(2):
        answer = point.say('extinguisher', who, name, until=day(365))
        assert answer.status_code == 201, answer.text
    said = point.read()['extinguisher']
    assert (said['state'], said['days_left'], said['entry']['until']) == ('good', 365, day(365))
    assert (said['entry']['source'], said['entry']['by']['name']) == ('typed', who.account.name)
    assert [each['source'] for each in said['former']] == ['inspection']
    time(AT + timedelta(hours=1))
    point.say('extinguisher', until=day(30))
    assert point.read()['extinguisher']['state'] == 'soon'


def test_the_last_day_is_still_good_by_the_networks_calendar(point, time):
    point.say('lease', until=day(0))
    assert (point.read()['lease']['state'], point.read()['lease']['days_left']) == ('soon', 0)
    time(AT.replace(hour=20, minute=59))
    assert point.read()['lease']['days_left'] == 0
    time(AT.replace(hour=21))  # midnight in Moscow
    assert (point.read()['lease']['state'], point.read()['lease']['days_left']) == ('ended', -1)


def test_a_lease_may_have_no_end_and_an_archive_is_asked_again(point, time):
    assert point.say('lease', endless=True).status_code == 201
    assert (point.read()['lease']['state'], point.read()['lease']['whose_move']) == ('endless', 'nobody')
    assert point.say('archive', figure=31).status_code == 201
    assert point.read()['archive']['entry']['until'] == day(90)
    time(AT + timedelta(minutes=1))
    assert point.say('archive', figure=29).status_code == 201
    assert (point.read()['archive']['state'], point.read()['archive']['whose_move']) == ('short', 'applicant')


@pytest.mark.parametrize(
    ('kind', 'said', 'why'),
    [
        ('extinguisher', {'until': day(-1)}, 'duty-day-over'),
        ('lease', {'until': '2126-01-01'}, 'duty-day-too-far'),
        ('extinguisher', {'endless': True}, 'invalid-request'),
        ('extinguisher', {}, 'invalid-request'),
        ('extinguisher', {'figure': 30}, 'invalid-request'),
        ('lease', {'until': day(9), 'endless': True}, 'invalid-request'),
        ('archive', {'until': day(9)}, 'invalid-request'),
        ('archive', {'figure': -1}, 'invalid-request'),
        ('archive', {'figure': 30, 'until': day(9)}, 'invalid-request'),
        ('roof', {'until': day(9)}, 'not-found'),
    ],
)
def test_what_a_duty_does_not_ask_is_refused(point, kind, said, why):
    before = len(point.rows(DutyEntry))
    assert code(point.say(kind, **said))[1] == why
    assert len(point.rows(DutyEntry)) == before


def test_the_name_of_another_entry_is_refused(point):
    name = uuid.uuid4()
    point.say('lease', entry_id=name, until=day(9))
    assert code(point.say('extinguisher', entry_id=name, until=day(9))) == (404, 'not-found')


@pytest.mark.parametrize('stage', list(Stage))
def test_only_a_point_at_work_has_duties_and_only_some_may_act(point, service, stage):
    with service.app_context(), transaction():
        db.session.execute(sa.update(Application).values(stage=stage, whose_move='nobody'))
    drafted = stage == Stage.DRAFT
    for role, person in (('applicant', point.anna), ('reviewer', point.rita), ('administrator', point.chief)):
        entered = code(point.say('lease', person, until=day(100)))[0]
        reminded = code(point.remind('extinguisher', person))
        if role == 'administrator':
            assert (entered, reminded[0]) == (403, 403)
        elif drafted and role == 'reviewer':
            assert (entered, reminded[0]) == (404, 404)
        else:
            assert entered == (201 if stage in AT_WORK else 409)
            wanted = (403, 'not-allowed') if role == 'applicant' else (409, 'act-not-possible')
            if stage in AT_WORK and role == 'reviewer':
                wanted = (409, 'duty-in-order')
            assert reminded == wanted


def test_another_applicant_and_another_inspector_see_nothing(point, service, sign_in):
    add_account(service, 'applicant', 'boris@person.test', 'Boris')
    other = speak_as(service, 'boris@person.test')
    assert code(other.get(f'/api/v1/applications/{point.id}/duties')) == (404, 'not-found')
    assert code(point.say('lease', other, until=day(9))) == (404, 'not-found')
    assert sign_in('inspector').get(f'/api/v1/applications/{point.id}/duties').status_code == 403


def test_each_warning_goes_out_once_and_after_the_end_once_a_week(point, time):
    point.say('lease', endless=True)
    point.say('extinguisher', until=day(40))
    heard = {}
    for passed in range(62):
        time(AT + timedelta(days=passed))
        for _ in range(2):
            point.round()
        for kind in ('duty.ends', 'duty.ended'):
            new = len([each for each in point.told(kind, 'extinguisher') if each.recipient_id == point.anna.account.id])
            if new > heard.get(kind, (0,))[0]:
                heard[kind] = (new, *heard.get(kind, (0,))[1:], 40 - passed)
    # thirty, seven and no days before; what ended is said on the day it is over by a week, and every week
    assert heard == {'duty.ends': (3, 30, 7, 0), 'duty.ended': (3, -7, -14, -21)}
    assert {each.recipient_id for each in point.told('duty.ended')} == {point.anna.account.id, point.rita.account.id}


def test_a_round_that_comes_late_says_what_is_nearest(point, time):
    point.say('extinguisher', until=day(40))
    time(AT + timedelta(days=36))
    point.round()
    assert [each.facts['days_left'] for each in point.told('duty.ends', 'extinguisher')] == [4]
    time(AT + timedelta(days=43))
    point.round()
    assert [each.facts['days_left'] for each in point.told('duty.ended', 'extinguisher')][:1] == [3]


def test_what_was_never_entered_is_asked_every_week(point, time):
    for passed in range(15):
        time(AT + timedelta(days=passed))
        point.round()
    assert len(point.told('duty.lacking', 'lease')) == 3
    point.say('lease', until=day(300))
    assert all(each.read_at for each in point.told('duty.lacking', 'lease'))  # it waits for nobody any more
    time(AT + timedelta(days=22))
    point.round()
    assert len(point.told('duty.lacking', 'lease')) == 3


def test_a_new_day_settles_its_own_duty_alone(point):
    point.say('extinguisher', until=day(5))
    point.say('lease', until=day(5))
    point.round()
    point.say('lease', until=day(300))
    assert [each.read_at is None for each in point.told('duty.ends', 'extinguisher')] == [True]
    assert [each.read_at is None for each in point.told('duty.ends', 'lease')] == [False]


def test_a_point_that_stops_is_left_alone(point, service):
    with service.app_context(), transaction():
        db.session.execute(sa.update(Application).values(stage='stopped'))
    point.round()
    assert point.told('duty.lacking') == []


def test_the_job_warns_and_asks_for_the_next_round(point, service, time):
    with service.app_context(), transaction():
        db.session.execute(sa.delete(Job))
        rounds.begin(clock.now())
        rounds.begin(clock.now())
    jobs.run_due(service)
    assert len(point.told('duty.lacking', 'lease')) == 1
    with service.app_context():
        waiting = sa.select(Job).where(Job.kind == rounds.KIND, Job.done_at.is_(None))
        assert [each.due_at - AT for each in db.session.scalars(waiting)] == [rounds.EVERY]


def test_the_network_reminds_once_a_day_of_what_waits(point, time):
    name = uuid.uuid4()
    assert (
        point.remind('lease', reminder_id=name).status_code
        == point.remind('lease', reminder_id=name).status_code
        == 201
    )
    assert code(point.remind('lease')) == (409, 'duty-reminded-today')
    assert len(point.told('duty.lacking', 'lease')) == len(point.rows(DutyReminder)) == 1
    assert point.read()['lease']['reminded_at'] == '2026-11-20T09:00:00.000Z'
    time(AT + timedelta(days=1))
    point.come()
    assert point.remind('lease').status_code == 201
    point.say('lease', until=day(300))
    assert code(point.remind('lease')) == (409, 'duty-in-order')


def test_the_desk_lists_what_waits_first_what_is_lacking_then_by_day(point):
    point.say('extinguisher', until=day(9))
    point.say('archive', figure=31)
    rows = point.rita.get('/api/v1/duties').get_json()
    assert [(each['kind'], each['state']) for each in rows['items']] == [('lease', 'lacking'), ('extinguisher', 'soon')]
    assert rows['items'][0]['application']['number'] == 1001
    every = point.chief.get('/api/v1/duties?show=all').get_json()
    assert [each['kind'] for each in every['items']] == ['lease', 'extinguisher', 'archive']
    assert point.anna.get('/api/v1/duties').status_code == 403


def test_the_list_comes_in_pages(point, service, monkeypatch):
    monkeypatch.setattr('app.duties.api.PAGE', 1)
    cursor, seen = None, []
    for _ in range(4):
        page = point.rita.get('/api/v1/duties', query_string={'show': 'all', **({'cursor': cursor} if cursor else {})})
        seen += [each['kind'] for each in page.get_json()['items']]
        cursor = page.get_json()['next']
        if cursor is None:
            break
    assert sorted(seen) == sorted(KINDS) and cursor is None
    for broken in ('x', '2026-01-01.1', '2026-01-01.x.lease', '2026-01-01.1.roof', '2026-01-01.-1.lease'):
        assert code(point.rita.get('/api/v1/duties', query_string={'cursor': broken}))[0] == 422


def test_all_of_it_is_told_and_erased_with_the_person(point, service):
    point.say('lease', until=day(3))
    point.remind('lease')
    point.round()
    account = point.anna.account.id
    with service.app_context():
        held = erasing.held(account)['duties']
    assert {each['duty'] for each in held} == set(KINDS)
    assert [(each['until'], each['own']) for each in held if each['duty'] == 'lease'] == [(day(3), True)]
    with service.app_context(), transaction():
        assert erasing.erase(account, clock.now()).gone == {'duties': 3}
    assert point.rows(DutyEntry) == point.rows(DutyReminder) == point.rows(Warned) == []


def test_a_lease_is_warned_of_earlier_than_the_others(point, time):
    point.say('lease', until=day(60))
    point.say('extinguisher', until=day(60))
    rows = point.rita.get('/api/v1/duties').get_json()['items']
    assert [(each['kind'], each['state']) for each in rows] == [('lease', 'soon')]
    point.round()
    assert [each.facts['days_left'] for each in point.told('duty.ends', 'lease')] == [60]
    assert point.told('duty.ends', 'extinguisher') == []
