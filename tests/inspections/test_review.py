"""Queue, twin report, decisions and planning, over HTTP on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event

from app.accounts.models import Account
from app.audit import AuditEntry
from app.db import db, transaction
from inspections import operations
from tests.inspections.field_work import AT, PLACE, Field
from tests.inspections.phone import picture
from tests.support.people import Person

SignIn = Callable[[str], Person]
TOLD = {'CLI-01': 26.0, 'STO-06': 3, 'SIG-02': 350, 'STO-05': 'yes'}
FOUND = {'CLI-01': 23.4, 'STO-06': 2, 'SIG-02': 180, 'STO-05': 'no', 'CLI-02': 13.0}


def comparison(person: Person, application_id: uuid.UUID) -> dict[str, Any]:
    answer = person.get(f'/api/v1/applications/{application_id}/comparison')
    assert answer.status_code == 200, answer.get_json()
    said: dict[str, Any] = answer.get_json()
    return said


def items_of(said: dict[str, Any]) -> dict[str, Any]:
    return {item['id']: item for item in said['items']}


def decide(person: Person, application_id: uuid.UUID, version: int | None, **said: Any) -> Any:
    headers = {} if version is None else {'If-Match': f'"{version}"'}
    return person.post(f'/api/v1/applications/{application_id}/decisions', json=said, headers=headers)


def test_a_finished_pair_stands_in_the_queue_with_its_summary(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.pair(TOLD, FOUND)
    field_work.apply()
    queue = sign_in('reviewer').get('/api/v1/queue').get_json()
    assert [each['id'] for each in queue['items']] == [str(application_id)]
    assert {whose: count['n'] for whose, count in queue['counts'].items() if whose != 'overdue'} == {
        'all': 1, 'waiting': 1, 'mine': 0, 'free': 1, 'others': 0,
    }  # fmt: skip
    summary = queue['items'][0]['summary']
    assert summary['disagreements'] == 4
    assert summary['critical_bad'] == 2
    assert summary['self_assessment']['verdict'] == 'ready'
    assert summary['visit']['verdict'] == 'not-ready'
    assert queue['items'][0]['address'] == PLACE.address


def test_the_queue_asks_the_database_as_often_for_many_as_for_one(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    reviewer = sign_in('reviewer')

    def queries() -> int:
        asked: list[str] = []
        with service.app_context():
            engine = db.engine

            def count(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
                asked.append(statement)

            event.listen(engine, 'before_cursor_execute', count)
        assert reviewer.get('/api/v1/queue').status_code == 200
        event.remove(engine, 'before_cursor_execute', count)
        return len([each for each in asked if each.lstrip().upper().startswith('SELECT')])

    field_work.pair()
    queries()
    one = queries()
    field_work.pair()
    field_work.pair()
    assert queries() == one


def test_the_twin_report_shows_both_voices_and_marks_what_differs(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    field_work.fill(application_id, 'applicant', TOLD, notes={'SIG-02': 'По макету «из письма» 🪧'})
    field_work.visit(application_id)
    field_work.fill(application_id, 'inspector', FOUND)
    said = comparison(sign_in('reviewer'), application_id)
    items = items_of(said)
    assert [(each['kind'], each['state']) for each in said['reports']] == [
        ('self_assessment', 'sealed'),
        ('visit', 'sealed'),
    ]
    assert len(items) == 60
    assert {name for name, item in items.items() if item['difference']['is'] == 'differs'} == set(TOLD)
    letters = items['SIG-02']
    assert [(cell['value'], cell['outcome'], cell['note']) for cell in letters['cells']] == [
        (350, 'ok', 'По макету «из письма» 🪧'),
        (180, 'bad', None),
    ]
    assert letters['difference']['facts']['apart'] == 170
    assert items['CLI-02']['difference']['is'] == 'same'  # 13.4 and 13.0: within what two tapes may differ by
    assert items['STO-03']['difference']['is'] == 'empty'  # only the inspector is asked
    assert len(items['STO-03']['cells']) == 1
    assert said['standing']['critical_bad'] == ['CLI-01', 'STO-06']
    assert said['reports'][1]['receipt']['inspection'] == said['reports'][1]['inspection_id']
    assert items['CLI-01']['cells'][0]['signals'] == [
        {'code': 'photos-missing', 'severity': 'check', 'facts': {'have': 0, 'need': 2}}
    ]


def test_a_photo_of_the_package_says_which_picture_it_is(field_work: Field, sign_in: SignIn, service: Flask) -> None:
    application_id = field_work.apply()
    inspection = field_work.latest(application_id, 'self_assessment')
    phone = field_work.phone('applicant')
    place = {'status': 'denied'}
    with service.app_context():
        phone.meet(AT)
        for seed, more in enumerate(({'shot': 'approach'}, {}, {'shot': ['no', 'word']})):
            phone.shoot(inspection.id, 'SIG-01', picture(seed), place, AT, **more)
        phone.hand_over(AT)
    item = items_of(comparison(sign_in('reviewer'), application_id))['SIG-01']
    assert [each['shot'] for each in item['cells'][0]['photos']] == ['approach', None, None]
    assert [each['id'] for each in item['shots']] == ['facade', 'approach']
    assert item['shots'][1]['title']['ru'] == 'Вид с подхода'


def test_the_report_names_the_language_in_which_the_applicant_reads(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id, reviewer = field_work.apply(), sign_in('reviewer')
    before = comparison(reviewer, application_id)
    with service.app_context(), transaction():
        applicant = sa.update(Account).where(Account.id == field_work.accounts['applicant'].id)
        db.session.execute(applicant.values(locale='en'))
    after = comparison(reviewer, application_id)
    assert (before['locale'], after['locale']) == ('ru', 'en')
    assert before['seen'] == after['seen']  # another language is no other report


def test_an_unanswered_report_has_a_row_for_every_item(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    said = comparison(sign_in('reviewer'), application_id)
    assert len(said['items']) == 60
    assert said['reports'][0]['verdict']['is'] == 'incomplete'
    assert all(item['difference']['is'] == 'empty' for item in said['items'])
    assert sum(bool(item['cells']) for item in said['items']) >= 40


def test_returned_items_become_a_recheck_of_the_one_who_must_fix(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.pair(TOLD, FOUND)
    reviewer, version = sign_in('reviewer'), field_work.application(application_id).version
    items = [
        {'id': 'CLI-01', 'reason': 'Не хватает 1,6 м²'},
        {'id': 'SIG-02', 'reason': 'Повесьте крупную вывеску'},
        {'id': 'STO-06', 'reason': 'Проверьте ещё раз', 'to': 'inspector'},
    ]
    answer = decide(reviewer, application_id, version, verdict='return', items=items, reason='Почти готово')
    assert answer.status_code == 201, answer.get_json()
    said = answer.get_json()
    assert said['application']['stage'] == 'fixing'
    by_kind = {each['kind']: each for each in said['rechecks']}
    own, visit = by_kind['self_assessment'], by_kind['visit']
    assert (own['stage'], own['state'], [each['id'] for each in own['items']]) == (
        'recheck',
        'planned',
        ['CLI-01', 'SIG-02'],
    )
    assert own['assignee']['id'] == str(field_work.accounts['applicant'].id)
    assert own['previous_id'] == comparison(reviewer, application_id)['reports'][0]['inspection_id']
    assert visit['assignee']['id'] == str(field_work.accounts['inspector'].id)
    assert [each['reason'] for each in visit['items']] == ['Проверьте ещё раз']
    again = decide(reviewer, application_id, version, verdict='accept')
    assert (again.status_code, again.get_json()['code']) == (412, 'version-stale')


def test_a_fixed_item_counts_and_the_application_comes_back(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.pair(TOLD, FOUND)
    reviewer, version = sign_in('reviewer'), field_work.application(application_id).version
    items = [{'id': 'CLI-01', 'reason': 'Площадь'}, {'id': 'STO-06', 'reason': 'Камера'}]
    assert decide(reviewer, application_id, version, verdict='return', items=items).status_code == 201
    sealed = field_work.latest(application_id, 'visit')
    field_work.fill(application_id, 'applicant', {'CLI-01': 25.4, 'STO-06': 3}, at=AT)
    said = comparison(reviewer, application_id)
    assert said['application']['stage'] == 'reviewing'
    assert said['standing']['critical_bad'] == []
    assert said['application']['summary']['critical_bad'] == 0
    area = items_of(said)['CLI-01']
    assert [cell['value'] for cell in area['cells']] == [26.0, 23.4, 25.4]
    assert area['difference']['is'] == 'differs'  # the inspector still says 23.4
    assert said['reports'][2]['returned'] == [
        {'id': 'CLI-01', 'reason': 'Площадь'},
        {'id': 'STO-06', 'reason': 'Камера'},
    ]
    assert field_work.latest(application_id, 'visit').receipt == sealed.receipt
    accepted = decide(reviewer, application_id, field_work.application(application_id).version, verdict='accept')
    assert accepted.get_json()['application']['stage'] == 'accepted'


def test_a_refusal_needs_a_reason_and_ends_open_inspections(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    field_work.visit(application_id)
    reviewer, version = sign_in('reviewer'), field_work.application(application_id).version
    wordless = decide(reviewer, application_id, version, verdict='refuse', reason='  ')
    assert (wordless.status_code, wordless.get_json()['code']) == (422, 'reason-missing')
    refused = decide(reviewer, application_id, version, verdict='refuse', reason='Дом под снос')
    assert refused.status_code == 201, refused.get_json()
    detail = reviewer.get(f'/api/v1/applications/{application_id}').get_json()
    assert detail['stage'] == 'refused'
    assert {each['state'] for each in detail['inspections']} == {'cancelled'}
    assert detail['decisions'][0]['reason'] == 'Дом под снос'
    assert 'refuse' in [each['kind'] for each in detail['events']]


@pytest.mark.parametrize(
    ('said', 'status', 'code'),
    [
        ({'verdict': 'return', 'items': []}, 422, 'nothing-returned'),
        ({'verdict': 'return', 'items': [{'id': 'CLI-01', 'reason': ' '}]}, 422, 'reason-missing'),
        ({'verdict': 'return', 'items': [{'id': 'ZZZ-99', 'reason': 'a'}]}, 422, 'unknown-item'),
        ({'verdict': 'return', 'items': [{'id': 'CLI-01', 'reason': 'a'}] * 2}, 409, 'act-not-possible'),
        ({'verdict': 'accept', 'items': [{'id': 'CLI-01', 'reason': 'a'}]}, 422, 'invalid-request'),
        ({'verdict': 'burn'}, 422, 'invalid-request'),
    ],
)
def test_a_decision_that_cannot_be_taken_changes_nothing(
    field_work: Field, sign_in: SignIn, said: dict[str, Any], status: int, code: str
) -> None:
    application_id = field_work.pair()
    before = field_work.application(application_id)
    answer = decide(sign_in('reviewer'), application_id, before.version, **said)
    assert (answer.status_code, answer.get_json()['code']) == (status, code)
    after = field_work.application(application_id)
    assert (after.version, after.stage) == (before.version, before.stage)


def test_a_decision_must_name_the_version_that_was_seen(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.pair()
    assert decide(sign_in('reviewer'), application_id, None, verdict='accept').status_code == 428


def test_nothing_is_accepted_before_both_voices_have_spoken(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    answer = decide(
        sign_in('reviewer'), application_id, field_work.application(application_id).version, verdict='accept'
    )
    assert (answer.status_code, answer.get_json()['code']) == (409, 'act-not-possible')


def test_a_decision_is_all_or_nothing(field_work: Field, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    application_id = field_work.pair()
    before = field_work.application(application_id)

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError('power cut')

    monkeypatch.setattr(operations, 'bump', fail)
    said = {'verdict': 'return', 'items': [{'id': 'CLI-01', 'reason': 'a'}]}
    assert decide(sign_in('reviewer'), application_id, before.version, **said).status_code == 500
    after = field_work.application(application_id)
    assert (after.stage, after.version) == ('reviewing', before.version)
    detail = sign_in('reviewer').get(f'/api/v1/applications/{application_id}').get_json()
    assert detail['decisions'] == []
    assert len(detail['inspections']) == 2


def test_a_decision_is_written_into_the_audit(field_work: Field, sign_in: SignIn, service: Flask) -> None:
    application_id = field_work.pair()
    decide(sign_in('reviewer'), application_id, field_work.application(application_id).version, verdict='accept')
    with service.app_context():
        entry = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'decision.accept')).one()
        assert (entry.subject, entry.account_id) == (str(application_id), field_work.accounts['reviewer'].id)


def test_an_administrator_plans_a_visit(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    administrator, version = sign_in('administrator'), field_work.application(application_id).version
    visit = {
        'assignee_id': str(field_work.accounts['inspector'].id),
        'due_at': '2026-12-01T12:00:00.000Z',
        'stage': 'empty',
    }
    path, headers = f'/api/v1/applications/{application_id}/visits', {'If-Match': f'"{version}"'}
    answer = administrator.post(path, json=visit, headers=headers)
    assert answer.status_code == 201, answer.get_json()
    assert (answer.get_json()['kind'], answer.get_json()['stage']) == ('visit', 'empty')
    assert administrator.post(path, json=visit, headers=headers).status_code == 412
    wrong = {**visit, 'assignee_id': str(field_work.accounts['applicant'].id)}
    fresh = {'If-Match': f'"{field_work.application(application_id).version}"'}
    assert administrator.post(path, json=wrong, headers=fresh).get_json()['code'] == 'not-an-inspector'


def test_an_applicant_sees_their_own_application_without_the_reviewers_summary(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id = field_work.pair(TOLD, FOUND)
    own = sign_in('applicant').get(f'/api/v1/applications/{application_id}')
    assert own.status_code == 200
    assert 'summary' not in own.get_json()
    from tests.support.people import add_account

    add_account(service, 'applicant', 'other@example.org', 'Другой')
    assert sign_in('other@example.org').get(f'/api/v1/applications/{application_id}').status_code == 404


@pytest.mark.parametrize('role', ['applicant', 'inspector'])
def test_the_twin_report_and_the_queue_are_the_reviewers(field_work: Field, sign_in: SignIn, role: str) -> None:
    application_id = field_work.apply()
    assert sign_in(role).get(f'/api/v1/applications/{application_id}/comparison').status_code == 403
    assert sign_in(role).get('/api/v1/queue').status_code == 403
