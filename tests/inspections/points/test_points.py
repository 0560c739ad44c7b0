"""An open point over HTTP: hours, certificate, public page, later visits, what is done to it, and what must not be."""

import uuid
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
import sqlalchemy as sa

from app import clock
from app.accounts.models import Role
from app.applications.models import Application, Event, Stage
from app.applications.states import AT_WORK, STANDINGS
from app.db import db, transaction
from app.notifications.models import Notice
from inspections.models import Inspection
from inspections.points import erasing, rounds, states
from inspections.points.models import Point, PointAct, PointHours
from tests.inspections.field_work import AT
from tests.support.people import PASSWORD, add_account, speak_as

WEEK = [['10:00', '21:00']] * 5 + [['11:00', '24:00'], None]


def code(answer):
    return answer.status_code, (answer.get_json() or {}).get('code')


def say_hours(point, days=WEEK, how='Вход со двора, звонок 7', by=None, hours_id=None):
    said = {'id': str(hours_id or uuid.uuid4()), 'days': days, 'how': how}
    return (by or point.anna).post(f'{point.path}/hours', json=said)


def do(point, kind, by=None, act_id=None, **said):
    told = {'id': str(act_id or uuid.uuid4()), 'kind': kind, **said}
    return (by or point.rita).post(f'{point.path}/acts', json=told)


def told(point, kind):
    with point.work.service.app_context():
        query = sa.select(Notice).where(Notice.kind == kind, Notice.about == point.id)
        return list(db.session.scalars(query.order_by(Notice.id)))


def test_it_opens_with_a_day_for_the_next_inspection_and_the_reasons(point):
    said = point.shown()
    assert (said['stage'], said['standing'], said['risk']) == ('opened', 'open', 'low')
    assert said['reasons'] == [{'code': 'young', 'count': 1, 'points': 1}]
    assert said['revisit_on'] == '2027-05-19'  # 180 days from 20 November
    assert (said['days'], said['how'], said['acts'], said['visit']) == (None, '', [], None)
    assert said['possible'] == ['close']
    assert point.shown(point.rita)['possible'] == ['warn', 'suspend', 'stop']


def test_the_owner_tells_the_hours_and_anybody_reads_them(point, service):
    answer = say_hours(point)
    assert answer.status_code == 201, answer.text
    assert (answer.get_json()['days'], answer.get_json()['how']) == (WEEK, 'Вход со двора, звонок 7')
    read = service.test_client().get(f'/api/v1/points/{point.shown()["code"]}')
    assert read.status_code == 200
    assert read.get_json() == {
        'number': 1001,
        'address': 'Тверь, ул. Лесная, 7, вход «со двора» 🚪',
        'standing': 'open',
        'opened_at': '2026-11-20T09:00:00.000Z',
        'zone': 'Europe/Moscow',
        'days': WEEK,
        'how': 'Вход со двора, звонок 7',
    }


def test_hours_sent_twice_are_told_once_and_the_newest_hold(point, service, time):
    name = uuid.uuid4()
    assert say_hours(point, hours_id=name).status_code == say_hours(point, hours_id=name).status_code == 201
    time(AT + timedelta(hours=1))
    assert say_hours(point, [None] * 7, '').get_json()['days'] == [None] * 7
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(PointHours)) == 2


@pytest.mark.parametrize(
    'days',
    [
        WEEK[:6],
        [*WEEK, None],
        [['10:00', '10:00'], *WEEK[1:]],
        [['21:00', '10:00'], *WEEK[1:]],
        [['10:00', '24:30'], *WEEK[1:]],
        [['9:00', '10:00'], *WEEK[1:]],
        [['10:00'], *WEEK[1:]],
        [[], *WEEK[1:]],
        'каждый день',
    ],
)
def test_hours_that_are_none_are_refused(point, days):
    assert code(say_hours(point, days)) == (422, 'invalid-request')
    assert point.shown()['days'] is None


def test_the_certificate_names_the_point_and_its_page(point):
    for locale, title in (('ru', 'Свидетельство пункта выдачи заказов'), ('en', 'Certificate of a pickup point')):
        answer = point.anna.get(f'{point.path}/certificate?locale={locale}')
        assert (answer.status_code, answer.headers['Cache-Control']) == (200, 'no-store')
        text = ' '.join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.data))
        assert title in text and '1001' in text and 'Лесная' in text and f'/point/{point.shown()["code"]}' in text


def test_nobody_else_sees_it_and_an_unknown_code_says_nothing(point, service):
    other = add_account(service, 'applicant', 'b@demo.test', 'Борис')
    boris = speak_as(service, other.email)
    for path in (point.path, f'{point.path}/certificate'):
        assert code(boris.get(path)) == (404, 'not-found')
    assert code(say_hours(point, by=boris)) == (404, 'not-found')
    assert code(do(point, 'close', by=boris)) == (404, 'not-found')
    assert code(service.test_client().get('/api/v1/points/000000000000')) == (404, 'not-found')


# Later visits


def test_a_later_visit_goes_over_the_same_desk_and_moves_the_next_one(point, time):
    time(AT + timedelta(days=100))
    point.come()
    visit = point.visit()
    assert point.shown()['visit']['inspection_id'] == visit
    assert point.stage() == 'opened'
    point.work.fill(point.id, 'inspector', {}, at=AT)
    assert point.stage() == 'supervising'
    queued = point.rita.get('/api/v1/queue').get_json()['items']
    assert [each['id'] for each in queued] == [str(point.id)]
    assert point.decide('accept').status_code == 201
    assert point.stage() == 'opened'
    assert point.shown()['revisit_on'] == '2027-08-27'  # 180 days from 28 February
    assert [each['kind'] for each in point.shown()['acts']] == ['kept']
    letters = [each.facts['letter'] for each in told(point, 'point.kept')]
    assert len(letters) == 1 and 'Пункт работает дальше' in letters[0]


def test_items_come_back_to_the_owner_and_weigh(point):
    point.visit({'CLI-01': 12.0})
    answer = point.decide('return', items=[{'id': 'CLI-01', 'reason': 'Мало места', 'to': 'applicant'}])
    assert answer.status_code == 201, answer.text
    assert point.stage() == 'correcting'
    point.work.fill(point.id, 'applicant', {'CLI-01': 30.0}, at=AT)
    assert point.stage() == 'supervising'
    assert point.decide('accept').status_code == 201
    said = point.shown()
    assert {'code': 'returned', 'count': 1, 'points': 1} in said['reasons']
    assert said['risk'] in ('middle', 'high')


def test_a_refusal_after_a_visit_suspends_and_leads_to_no_appeal(point, service):
    point.visit({'CLI-01': 12.0})
    answer = point.decide('refuse', reason='Склад не закрывается')
    assert answer.status_code == 201, answer.text
    assert point.stage() == 'suspended'
    assert answer.get_json()['decision']['appeal_until'] is None
    said = point.shown()
    assert (said['standing'], said['risk']) == ('suspended', 'high')
    assert service.test_client().get(f'/api/v1/points/{said["code"]}').get_json()['standing'] == 'suspended'
    letter = told(point, 'point.suspended')[0].facts['letter']
    assert 'приостановлена' in letter and 'Склад не закрывается' in letter and 'обжалуйте' not in letter


def test_a_suspended_point_stays_so_until_somebody_decides(point):
    assert do(point, 'suspend', reason='Пожарная дверь').status_code == 201
    point.visit({})
    assert (point.stage(), point.shown()['standing']) == ('supervising', 'suspended')
    assert point.decide('return', items=[{'id': 'CLI-01', 'reason': 'Ещё раз', 'to': 'applicant'}]).status_code == 201
    assert (point.stage(), point.shown()['standing']) == ('correcting', 'suspended')
    point.work.fill(point.id, 'applicant', {}, at=AT)
    assert point.decide('accept').status_code == 201
    assert (point.stage(), point.shown()['standing']) == ('opened', 'open')


def test_a_cancelled_visit_moves_nothing(point):
    visit = point.visit()
    answer = point.chief.get('/api/v1/inspections').get_json()['items']
    version = next(each['version'] for each in answer if each['id'] == visit)
    answer = point.chief.post(
        f'/api/v1/inspections/{visit}/cancellations',
        json={'reason': 'Заболел'},
        headers={'If-Match': f'"{version}"'},
    )
    assert answer.status_code in (200, 201), answer.text
    assert (point.stage(), point.shown()['visit']) == ('opened', None)


# What is done to a point


def test_a_warning_is_kept_under_the_key_of_the_owner_and_told(point, service):
    answer = do(point, 'warn', reason='Нет вывески', due_on='2026-12-01')
    assert answer.status_code == 201, answer.text
    done = answer.get_json()['acts'][0]
    assert (done['kind'], done['reason'], done['due_on']) == ('warn', 'Нет вывески', '2026-12-01')
    assert (point.stage(), point.shown()['risk']) == ('opened', 'middle')
    facts = told(point, 'point.acted')[0].facts
    assert (facts['act'], facts['due_at']) == ('warn', '2026-12-01T09:00:00.000Z')
    assert 'вывески' not in str(facts)
    with service.app_context():
        row = db.session.scalars(sa.select(PointAct)).one()
        assert 'вывески'.encode() not in row.sealed
        events = db.session.scalars(sa.select(Event.kind).where(Event.application_id == point.id)).all()
    assert 'warn' in events and 'revisit' in events


def test_an_act_sent_twice_is_done_once(point):
    name = uuid.uuid4()
    for _ in range(2):
        assert do(point, 'suspend', act_id=name, reason='Затопило').status_code == 201
    assert len(point.shown()['acts']) == len(told(point, 'point.acted')) == 1


@pytest.mark.parametrize(
    ('kind', 'said', 'refused'),
    [
        ('warn', {'due_on': '2026-12-01'}, (422, 'reason-missing')),
        ('warn', {'reason': 'Нет вывески'}, (422, 'due-too-early')),
        ('warn', {'reason': 'Нет вывески', 'due_on': '2026-11-20'}, (422, 'due-too-early')),
        ('warn', {'reason': 'Нет вывески', 'due_on': '2027-11-20'}, (422, 'invalid-request')),
        ('suspend', {'reason': '  '}, (422, 'reason-missing')),
        ('stop', {}, (422, 'reason-missing')),
        ('restore', {}, (409, 'act-not-possible')),
        ('close', {}, (403, 'not-allowed')),
        ('fine', {'reason': 'Штраф'}, (422, 'invalid-request')),
    ],
)
def test_what_lacks_something_is_refused_and_changes_nothing(point, kind, said, refused):
    assert code(do(point, kind, **said)) == refused
    assert (point.stage(), point.shown()['acts'], told(point, 'point.acted')) == ('opened', [], [])


def test_suspended_restored_and_stopped_for_good(point, service):
    assert do(point, 'suspend', reason='Затопило').status_code == 201
    assert point.shown()['standing'] == 'suspended'
    assert do(point, 'restore').status_code == 201
    assert (point.stage(), point.shown()['standing']) == ('opened', 'open')
    visit = point.visit()
    assert do(point, 'stop', reason='Сдаём помещение').status_code == 201
    said = point.shown()
    assert (said['stage'], said['standing'], said['revisit_on'], said['possible']) == ('stopped', 'closed', None, [])
    with service.app_context():
        assert db.session.get_one(Inspection, uuid.UUID(visit)).state == 'cancelled'
    assert code(point.anna.get(f'{point.path}/certificate')) == (409, 'act-not-possible')
    assert code(say_hours(point)) == (409, 'act-not-possible')
    cancelled = told(point, 'visit.cancelled')
    assert len(cancelled) == 1 and 'reason' not in cancelled[0].facts  # the inspector alone, without a code for words


def test_the_owner_closes_it(point):
    assert do(point, 'close', by=point.anna).status_code == 201
    assert (point.stage(), point.shown()['standing']) == ('stopped', 'closed')
    assert told(point, 'point.acted') == []  # they know


@pytest.mark.parametrize('stage', sorted(STANDINGS))
def test_every_act_in_every_stage(point, stage):
    """The table: what is possible is done, anything else is refused and changes nothing."""
    point.enter(Stage(stage))
    allowed = {
        'fixed': set(),  # nothing has been found wrong yet: test_fixed.py
        'approve': set(),
        'warn': set(AT_WORK),
        'suspend': {Stage.OPENED, Stage.CORRECTING},
        'restore': {Stage.SUSPENDED},
        'stop': {Stage.OPENED, Stage.SUSPENDED},
        'close': set(AT_WORK),
    }
    assert set(allowed) == set(states.KINDS)
    for kind, stages in allowed.items():
        point.enter(Stage(stage))
        owner = states.KINDS[kind].by == Role.APPLICANT
        by = point.anna if owner else point.rita
        answer = do(point, kind, by=by, reason='Причина', due_on='2026-12-01')
        other = do(point, kind, by=point.rita if owner else point.anna, reason='Причина')
        assert code(other) == (403, 'not-allowed')
        if stage in stages:
            assert answer.status_code == 201, (kind, stage, answer.text)
        else:
            assert answer.status_code in (404, 409), (kind, stage, answer.text)
            assert point.stage() == stage


# The round, the list, the erasure


def test_administrators_hear_two_weeks_before_and_on_the_day_once_each(point, service, time):
    def round_at(moment):
        time(moment)
        with service.app_context():
            rounds.do({})
            return len(told(point, 'point.revisit'))

    assert round_at(datetime(2027, 5, 4, 9, tzinfo=UTC)) == 0
    assert round_at(datetime(2027, 5, 5, 9, tzinfo=UTC)) == 1
    assert round_at(datetime(2027, 5, 6, 9, tzinfo=UTC)) == 1
    assert round_at(datetime(2027, 5, 19, 9, tzinfo=UTC)) == 2
    assert round_at(datetime(2027, 5, 20, 9, tzinfo=UTC)) == 2
    assert [each.facts['over'] for each in told(point, 'point.revisit')] == [False, True]
    point.come()
    point.visit()
    assert all(each.read_at for each in told(point, 'point.revisit'))
    assert round_at(datetime(2027, 6, 20, 9, tzinfo=UTC)) == 2


def test_the_day_of_a_warning_is_said_before_and_after_it(point, service, time):
    assert do(point, 'warn', reason='Нет вывески', due_on='2026-12-01').status_code == 201

    def round_on(month, day):
        time(datetime(2026, month, day, 9, tzinfo=UTC))
        with service.app_context():
            rounds.do({})
        owner = point.anna.account.id
        return sorted((each.recipient_id == owner, each.facts['over']) for each in told(point, 'point.warned'))

    assert round_on(11, 29) == []
    assert round_on(11, 30) == [(True, False)]
    assert round_on(12, 1) == [(True, False)]
    for day in (2, 3):
        assert round_on(12, day) == [(False, True), (True, False), (True, True)]


def test_the_list_has_the_soonest_first_and_filters(point, field_work, service):
    listed = point.rita.get('/api/v1/points').get_json()
    assert [each['number'] for each in listed['items']] == [1001]
    assert listed['next'] is None
    assert point.rita.get('/api/v1/points?standing=suspended&standing=closed').get_json()['items'] == []
    assert code(point.rita.get('/api/v1/points?cursor=x')) == (422, 'invalid-request')
    with service.app_context(), transaction():
        made = [field_work.apply() for _ in range(60)]
    with service.app_context(), transaction():
        for at, application in enumerate(made):
            on = clock.day('Europe/Moscow') + timedelta(days=at % 7)
            db.session.add(Point(application_id=application, code=f'{at:012}', revisit_on=on, risk='low', reasons=[]))
    first = point.rita.get('/api/v1/points').get_json()
    second = point.rita.get('/api/v1/points', query_string={'cursor': first['next']}).get_json()
    both = first['items'] + second['items']
    assert (len(first['items']), len(second['items']), second['next']) == (50, 11, None)
    assert len({each['application_id'] for each in both}) == 61
    days = [each['revisit_on'] for each in both]
    assert days == sorted(days)


def test_an_erasure_closes_the_point_and_its_words_are_gone(point, service):
    say_hours(point)
    do(point, 'warn', reason='Нет вывески', due_on='2026-12-01')
    public = point.shown()['code']
    with service.app_context():
        kept = erasing.held(point.anna.account.id)
        assert kept['point_acts'][0]['reason'] == 'Нет вывески' and kept['point_hours'][0]['days'] == WEEK
    asked = {'password': PASSWORD, 'withdraw': False}
    refused = point.anna.post('/api/v1/my-data/erasures', json=asked)
    assert code(refused) == (409, 'applications-open'), refused.text
    assert refused.get_json()['facts']['numbers'] == [1001]
    assert point.anna.post('/api/v1/my-data/erasures', json={**asked, 'withdraw': True}).status_code == 201
    said = service.test_client().get(f'/api/v1/points/{public}').get_json()
    assert (said['standing'], said['days'], said['how']) == ('closed', None, '')
    with service.app_context():
        assert db.session.get_one(Application, point.id).stage == 'stopped'
        assert db.session.scalars(sa.select(PointAct)).one().sealed is None
        assert db.session.scalars(sa.select(PointHours)).all() == []
