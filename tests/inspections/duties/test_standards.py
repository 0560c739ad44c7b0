"""Changed standards over HTTP: what they mean for this point, by when, who confirms, and what is not asked of whom."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.applications.states import AT_WORK
from app.db import db, transaction
from app.jobs import Job
from app.rules import operations as rules
from checklists import operations as checklists
from inspections.standards import erasing, rounds
from inspections.standards.models import StandardConfirmation
from tests.inspections.duties.conftest import day
from tests.inspections.duties.test_duties import code
from tests.inspections.field_work import AT
from tests.support.people import add_account, speak_as

LIBRARY = Path(checklists.__file__).parent / 'library'
NEXT = 'brand-max@2027-01-01'
LATER = AT + timedelta(days=1)


def profile(valid_from='2027-01-01', area=30, name='brand-max'):
    text = (LIBRARY / 'profiles' / 'brand-max.yaml').read_text('utf-8')
    text = text.replace('id: brand-max', f'id: {name}').replace('valid_from: 2026-01-01', f'valid_from: {valid_from}')
    text = text.replace('CLI-01: {min: 25}', f'CLI-01: {{min: {area}}}')
    return text.replace('DSK-08: {critical: false}', 'DSK-08: {critical: false, asked: false}')


def checklist():
    """The shipped one with an item that is called otherwise, one that is gone and a new one."""
    lines = (LIBRARY / 'pvz-default.yaml').read_text('utf-8').splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if '{id: FIR-04,' in line)
    new = '      - {id: FIR-99, kind: yes-no, text: {ru: Новый пункт, en: New item}}\n'
    return ''.join([*lines[:at], new, *lines[at:]]).replace(
        'Огнетушитель действителен до', 'Огнетушитель проверен до'
    )  # fmt: skip


def publish(point, text, at=LATER):
    with point.work.service.app_context(), transaction():
        if checklists.is_profile(text, 'next.yaml'):
            checklists.publish_profile(text, 'next.yaml', at)
        else:
            checklists.publish_checklist(text, 'next.yaml', at)


def read(point, by=None):
    answer = (by or point.anna).get(f'/api/v1/applications/{point.id}/standards')
    assert answer.status_code == 200, answer.text
    return answer.get_json()['items']


def confirm(point, name=NEXT, by=None, confirmation_id=None):
    said = {'id': str(confirmation_id or uuid.uuid4()), 'standard': name}
    return (by or point.anna).post(f'/api/v1/applications/{point.id}/standards/confirmations', json=said)


def look(point):
    with point.work.service.app_context(), transaction():
        rounds.look_after(applications.find(point.id, lock=True), clock.now())


def test_a_new_profile_says_what_it_changes_beside_the_points_own_answers(point, time):
    assert read(point) == []
    publish(point, profile())
    time(LATER)
    (task,) = read(point)
    assert (task['standard'], task['kind'], task['due_on'], task['confirmed_at']) == (
        NEXT,
        'profile',
        '2027-01-01',
        None,
    )
    assert [(each['item'], each['change'], each['what']) for each in task['changes']] == [
        ('CLI-01', 'changed', ['answer']),
        ('DSK-08', 'removed', []),
    ]
    area = task['changes'][0]
    assert (area['before']['settings']['min'], area['after']['settings']['min']) == (25, 30)
    found = point.work.latest(point.id, 'visit').fields['CLI-01']['value']
    assert (area['answer']['value'], area['answer']['kind'], area['answer']['outcome']) == (
        found,
        'visit',
        'ok' if found >= 30 else 'bad',
    )


def test_a_new_checklist_gives_the_networks_term(point, time):
    publish(point, checklist())
    time(LATER)
    (task,) = read(point)
    assert (task['standard'], task['kind'], task['due_on']) == ('pvz-default/2', 'checklist', day(46))
    assert [(each['item'], each['change'], each['what']) for each in task['changes']] == [
        ('FIR-02', 'changed', ['text']),
        ('FIR-99', 'added', []),
    ]
    assert task['changes'][1]['answer'] is None


def test_the_term_of_the_day_of_publishing_stays(point, time):
    publish(point, checklist())
    with point.work.service.app_context(), transaction():
        days = {**rules.current('days').value, 'standards': 5}
        rules.publish('days', days, seen=0, by=point.chief.account.id, at=LATER + timedelta(hours=1))
    assert read(point)[0]['due_on'] == day(46)


def test_a_profile_that_names_a_day_gone_by_gives_the_term_too(point):
    publish(point, profile(valid_from='2026-11-01'))
    assert [each['due_on'] for each in read(point)] == [day(46)]


@pytest.mark.parametrize('text', [profile(name='other'), profile(valid_from='2025-01-01')])
def test_another_format_and_what_never_will_hold_change_nothing(point, text):
    publish(point, text)
    assert read(point) == []
    assert code(confirm(point, 'other@2027-01-01')) == (409, 'standard-unknown')


def test_what_it_was_inspected_by_changes_nothing(point):
    publish(point, profile(), at=AT - timedelta(days=11))  # handed in ten days ago
    publish(point, checklist(), at=AT - timedelta(days=4))  # visited three days ago
    assert read(point) == []
    assert code(confirm(point)) == (409, 'standard-unknown')


def test_what_was_published_between_its_visit_and_its_opening_is_told(point):
    publish(point, profile(), at=AT - timedelta(days=9))
    publish(point, checklist(), at=AT - timedelta(days=2))
    assert [each['standard'] for each in read(point)] == ['pvz-default/2', NEXT]


@pytest.mark.parametrize(
    ('due', 'asked'),
    [
        ('2027-01-02', (1, 'brand-max@2026-01-01')),
        ('2027-01-03', (1, 'brand-max@2027-01-03')),
        ('2027-01-05', (2, 'brand-max@2027-01-03')),
    ],
)
def test_a_later_visit_asks_what_holds_on_its_day(point, time, due, asked):
    publish(point, profile(valid_from='2027-01-03'))
    publish(point, checklist())
    time(LATER)
    assert day(46) == '2027-01-05', 'the term of a checklist ends'
    point.visit(due_at=f'{due}T09:00:00Z')
    visit = point.work.latest(point.id, 'visit')
    assert (visit.checklist_version, visit.profile) == asked


def test_it_is_confirmed_once_and_for_this_version_alone(point, time):
    publish(point, profile())
    publish(point, profile(valid_from='2027-06-01', area=35), at=LATER + timedelta(hours=1))
    name = uuid.uuid4()
    for _ in range(2):
        answer = confirm(point, confirmation_id=name)
        assert answer.status_code == 201, answer.text
    assert code(confirm(point)) == (409, 'standard-confirmed')
    assert code(confirm(point, 'brand-max@2027-06-01', confirmation_id=name)) == (404, 'not-found')
    later, sooner = read(point)
    assert (later['standard'], later['confirmed_at']) == ('brand-max@2027-06-01', None)
    assert sooner['confirmed_by']['name'] == point.anna.account.name
    assert sooner['confirmed_at'] == '2026-11-20T09:00:00.000Z'
    assert [each['before']['settings']['min'] for each in later['changes'] if each['item'] == 'CLI-01'] == [30]
    assert len(point.rows(StandardConfirmation)) == 1


def test_only_its_owner_confirms(point, service):
    publish(point, profile())
    add_account(service, 'applicant', 'boris@person.test', 'Boris')
    other = speak_as(service, 'boris@person.test')
    assert code(confirm(point, by=other)) == (404, 'not-found')
    assert code(other.get(f'/api/v1/applications/{point.id}/standards')) == (404, 'not-found')
    for person in (point.rita, point.chief):
        assert code(confirm(point, by=person)) == (403, 'not-allowed')
        assert len(read(point, person)) == 1
    assert point.rows(StandardConfirmation) == []


@pytest.mark.parametrize('stage', list(Stage))
def test_only_a_point_at_work_is_asked(point, service, stage):
    publish(point, profile())
    with service.app_context(), transaction():
        db.session.execute(sa.update(Application).values(stage=stage, whose_move='nobody'))
    assert len(read(point)) == (stage in AT_WORK)
    assert code(confirm(point))[0] == (201 if stage in AT_WORK else 409)


def test_the_owner_is_told_at_once_and_a_week_before_each_once(point, time):
    publish(point, profile())
    heard = []
    for passed in range(1, 60):
        time(AT + timedelta(days=passed))
        look(point)
        look(point)
        now = (len(point.told('standard.published')), len(point.told('standard.ends')))
        if not heard or heard[-1][1] != now:
            heard.append((day(passed), now))
    assert heard == [('2026-11-21', (1, 0)), ('2026-12-25', (1, 1))]
    assert point.told('standard.published')[0].facts['items'] == ['CLI-01', 'DSK-08']
    assert point.told('standard.ends')[0].facts['days_left'] == 7


def test_who_has_confirmed_is_not_told_again(point, time):
    publish(point, profile())
    time(LATER)
    look(point)
    assert confirm(point).status_code == 201
    assert all(each.read_at for each in point.told('standard.published'))
    time(AT + timedelta(days=36))
    look(point)
    assert point.told('standard.ends') == []


def test_what_comes_in_its_last_week_is_told_once(point, time):
    publish(point, profile(valid_from='2026-11-25'))
    for passed in range(1, 10):
        time(AT + timedelta(days=passed))
        look(point)
    assert (len(point.told('standard.published')), len(point.told('standard.ends'))) == (1, 0)


def test_the_desk_sees_who_has_not_confirmed(point):
    publish(point, profile())
    (row,) = point.rita.get('/api/v1/standards').get_json()['items']
    assert (row['standard'], row['asked'], row['confirmed']) == (NEXT, 1, 0)
    assert [each['number'] for each in row['waiting']] == [1001]
    confirm(point)
    (row,) = point.chief.get('/api/v1/standards').get_json()['items']
    assert (row['asked'], row['confirmed'], row['waiting']) == (1, 1, [])
    assert point.anna.get('/api/v1/standards').status_code == 403


def test_it_is_told_and_erased_with_the_person(point, service):
    publish(point, profile())
    confirm(point)
    account = point.anna.account.id
    with service.app_context(), transaction():
        assert [each['standard'] for each in erasing.held(account)['standards']] == [NEXT]
        assert erasing.erase(account, clock.now()).gone == {'standards': 1}
    assert point.rows(StandardConfirmation) == []


def test_the_job_tells_and_asks_for_the_next_round(point, service, time):
    publish(point, profile())
    time(LATER)
    with service.app_context(), transaction():
        db.session.execute(sa.delete(Job))
        rounds.begin(clock.now())
        rounds.begin(clock.now())
    jobs.run_due(service)
    assert len(point.told('standard.published')) == 1
    with service.app_context():
        waiting = sa.select(Job).where(Job.kind == rounds.KIND, Job.done_at.is_(None))
        assert [each.due_at - LATER for each in db.session.scalars(waiting)] == [rounds.EVERY]
