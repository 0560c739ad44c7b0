"""Legal checks over HTTP: results are rows, nothing passes half-checked, what goes back says what and why."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.accounts.models import Role
from app.applications.models import Application
from app.audit import AuditEntry
from app.db import db, transaction
from app.notifications.models import Notice
from checklists.operations import publish_library
from inspections.legal.models import LegalResult
from inspections.models import Inspection
from tests.support import papers
from tests.support.paper_desk import LEASE, Desk
from tests.support.people import add_account

CHECKS = ['identity', 'registration', 'lease-address', 'lease-area', 'lease-term', 'complete']


@pytest.fixture
def desk(service, sign_in):
    with service.app_context(), transaction():
        publish_library(clock.now())
    made = Desk(service, sign_in)
    made.fill()
    with service.app_context(), transaction():
        application = db.session.get_one(Application, made.id)
        application.address, application.profile = 'г. Тверь, ул. Советская, д. 12', 'generic@2026-01-01'
        application.latitude, application.longitude = 56.86, 35.9
    made.enter('checking')
    return made


def at(desk, what):
    return f'/api/v1/applications/{desk.id}/{what}'


def seen(desk):
    answer = desk.rita.get(at(desk, 'legal-checks'))
    assert answer.status_code == 200, answer.text
    return answer.get_json() | {'version': answer.headers['ETag']}


def say(desk, check, result, note='', by=None):
    return (by or desk.rita).put(at(desk, f'legal-checks/{check}'), json={'result': result, 'note': note})


def send(desk, what, version=None, **said):
    headers = {'If-Match': version or seen(desk)['version']}
    return desk.rita.post(at(desk, what), json=said or None, headers=headers)


def results(desk):
    return {each['id']: each['result'] for each in seen(desk)['checks']}


def stage(desk):
    with desk.service.app_context():
        return db.session.get_one(Application, desk.id).stage


def test_the_checks_follow_the_legal_form(desk):
    said = seen(desk)
    assert [each['id'] for each in said['checks']] == CHECKS
    assert set(results(desk).values()) == {'open'}
    facts = {each['id']: (each['stated'], each['in_paper'], each['agrees']) for each in said['facts']}
    assert facts['address'] == ('г. Тверь, ул. Советская, д. 12', LEASE['address'], True)
    assert facts['area_m2'] == ('40', '41.5', True)
    assert 'area_m2' in said['fields']
    assert said['open'] is True


def test_every_change_is_a_row_and_saying_it_again_is_none(desk, service):
    for _ in range(2):
        assert say(desk, 'lease-area', 'not-ok', 'Паспорт 4509').status_code == 200
    assert say(desk, 'lease-area', 'ok').status_code == 200
    history = next(each['history'] for each in seen(desk)['checks'] if each['id'] == 'lease-area')
    assert [(each['result'], each['note'], each['by']['name']) for each in history] == [
        ('ok', '', 'Рита Ким'), ('not-ok', 'Паспорт 4509', 'Рита Ким'),
    ]  # fmt: skip
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(LegalResult)) == 2
        notes = [each for each in db.session.scalars(sa.select(LegalResult.note)) if each]
        assert not any(b'4509' in each for each in notes)
        entries = [
            each.facts for each in db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'legal.check'))
        ]
    assert entries == [{'check': 'lease-area', 'result': 'not-ok'}, {'check': 'lease-area', 'result': 'ok'}]


def test_what_is_not_in_order_needs_a_note_and_a_check_must_be_one(desk):
    assert say(desk, 'identity', 'not-ok', '  ').get_json()['code'] == 'reason-missing'
    assert say(desk, 'charter', 'ok').status_code == 404
    assert say(desk, 'identity', 'perhaps').status_code == 422


def test_nothing_passes_before_every_check_is_in_order(desk):
    assert send(desk, 'legal-passes').get_json()['facts'] == {'open': CHECKS, 'not_ok': [], 'papers': []}
    for check in CHECKS[1:]:
        say(desk, check, 'ok')
    say(desk, 'identity', 'not-ok', 'Другое лицо')
    refused = send(desk, 'legal-passes')
    assert (refused.status_code, refused.get_json()['code']) == (409, 'checks-open')
    assert refused.get_json()['facts'] == {'open': [], 'not_ok': ['identity'], 'papers': []}
    assert stage(desk) == 'checking'


def test_a_passed_check_opens_the_inspection_of_the_empty_room(desk, service):
    for check in CHECKS:
        say(desk, check, 'not-applicable' if check == 'lease-term' else 'ok')
    version = seen(desk)['version']
    assert send(desk, 'legal-passes', version).status_code == 200
    assert stage(desk) == 'surveying'
    assert send(desk, 'legal-passes', version).get_json()['code'] == 'version-stale'
    assert say(desk, 'identity', 'not-ok', 'поздно').get_json()['code'] == 'act-not-possible'
    with service.app_context():
        opened = db.session.scalars(sa.select(Inspection).where(Inspection.application_id == desk.id)).all()
        assert [(each.kind, each.stage) for each in opened] == [('self_assessment', 'empty')]
        told = db.session.scalars(sa.select(Notice.kind).where(Notice.recipient_id == desk.anna.account.id)).all()
    assert 'application.checked' in told
    assert {each['state'] for each in desk.shown()['items']} == {'accepted'}


def test_what_goes_back_says_what_and_why_and_only_that_is_checked_anew(desk, service):
    for check in CHECKS:
        say(desk, check, 'ok')
    say(desk, 'lease-area', 'not-ok', 'Площадь другая')
    items = [
        {'kind': 'paper', 'id': 'lease', 'reason': 'Нет второй страницы'},
        {'kind': 'field', 'id': 'area_m2', 'reason': 'В договоре 60 м²'},
    ]
    assert send(desk, 'paper-returns', items=items).status_code == 200
    assert stage(desk) == 'amending'
    shown = desk.shown()
    assert shown['returned_fields'] == [{'id': 'area_m2', 'reason': 'В договоре 60 м²'}]
    lease = desk.paper('lease')
    assert (lease['state'], lease['returned']['reason']) == ('returned', 'Нет второй страницы')
    with service.app_context():
        notice = db.session.scalars(sa.select(Notice).where(Notice.kind == 'papers.returned')).one()
        assert 'страницы' not in str(notice.facts)
        entry = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'application.return-papers')).one()
        assert entry.facts == {'items': ['paper:lease', 'field:area_m2']}
    assert send(desk, 'legal-passes').get_json()['code'] == 'act-not-possible'
    assert desk.put('lease', papers.pdf(2)).status_code == 200
    desk.enter('checking')
    assert results(desk) == {
        'identity': 'ok', 'registration': 'ok', 'lease-address': 'open', 'lease-area': 'open', 'lease-term': 'open',
        'complete': 'open',
    }  # fmt: skip


@pytest.mark.parametrize(
    ('items', 'code'),
    [
        ([], 'nothing-returned'),
        ([{'kind': 'paper', 'id': 'lease', 'reason': ' '}], 'reason-missing'),
        ([{'kind': 'paper', 'id': 'deed', 'reason': 'x'}], 'not-found'),
        ([{'kind': 'field', 'id': 'ogrn', 'reason': 'x'}], 'not-found'),
        ([{'kind': 'paper', 'id': 'lease', 'reason': 'x'}] * 2, 'not-found'),
    ],
)
def test_what_cannot_go_back_is_refused_and_nothing_moves(desk, items, code):
    assert send(desk, 'paper-returns', items=items).get_json()['code'] == code
    assert stage(desk) == 'checking'
    assert {each['state'] for each in desk.shown()['items']} == {'checked'}


def test_another_reviewer_who_has_it_open_is_not_pushed_aside(desk, service, sign_in):
    add_account(service, Role.REVIEWER, 'second@demo.test', 'Лев')
    lev = sign_in('second@demo.test')
    assert lev.put(at(desk, 'lock'), json={}).status_code == 200
    for answer in (
        say(desk, 'identity', 'ok'),
        send(desk, 'paper-returns', items=[{'kind': 'paper', 'id': 'lease', 'reason': 'x'}]),
        send(desk, 'legal-passes'),
    ):
        assert answer.get_json()['code'] == 'application-locked'
    assert desk.rita.put(at(desk, 'lock'), json={'take_over': True}).status_code == 200
    assert say(desk, 'identity', 'ok').status_code == 200


def test_a_lease_that_ends_next_week_is_a_warning_for_both_sides_and_no_refusal(desk):
    desk.enter('draft')
    until = (clock.day('Europe/Moscow') + timedelta(days=7)).isoformat()
    assert desk.anna.put(f'{desk.path}/lease/facts', json={**LEASE, 'until': until}).status_code == 200
    assert desk.shown()['missing'] == []
    assert desk.paper('lease')['warning'] == 'ends-soon'
    desk.enter('checking')
    said = seen(desk)
    assert said['days_left'] in (6, 7)
    assert next(each['agrees'] for each in said['facts'] if each['id'] == 'until') is False
    assert next(each['warning'] for each in said['papers'] if each['id'] == 'lease') == 'ends-soon'


def test_the_queue_shows_what_is_to_be_checked_and_a_refusal_ends_it(desk):
    listed = desk.rita.get('/api/v1/queue').get_json()
    assert [(each['id'], each['stage']) for each in listed['items']] == [(str(desk.id), 'checking')]
    said = desk.rita.post(
        at(desk, 'decisions'),
        json={'verdict': 'refuse', 'items': [], 'reason': 'Договор поддельный'},
        headers={'If-Match': seen(desk)['version']},
    )
    assert said.status_code in (200, 201), said.text
    assert stage(desk) == 'refused'


def test_others_may_not_see_them(desk, service, sign_in):
    for person in (desk.anna, desk.chief, sign_in('inspector')):
        assert person.get(at(desk, 'legal-checks')).status_code == 403
    desk.enter('draft')
    assert desk.rita.get(at(desk, 'legal-checks')).status_code == 404
    assert desk.rita.get(f'/api/v1/applications/{uuid.uuid4()}/legal-checks').status_code == 404
