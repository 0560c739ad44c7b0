"""Who hears of visits, returned items, decisions and finished pairs."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.accounts.models import Account
from app.db import db
from app.notifications.models import Notice
from tests.inspections.field_work import Field
from tests.support import people

LETTER = 'Здравствуйте!\n\nПишу сама.\n'


@pytest.fixture
def told(service: Flask) -> Any:
    """What was told since one asked last: (role, kind) in order of their names, and the facts of each."""
    seen: set[Any] = set()

    def since() -> dict[tuple[str, str], dict[str, Any]]:
        with service.app_context():
            rows = db.session.execute(
                sa.select(Notice.id, Notice.kind, Notice.facts, Account.email).join(
                    Account, Account.id == Notice.recipient_id
                )
            ).all()
        fresh = [row for row in rows if row.id not in seen]
        seen.update(row.id for row in fresh)
        assert len({(row.email, row.kind) for row in fresh}) == len(fresh)
        return {(row.email.partition('@')[0], row.kind): row.facts for row in fresh}

    return since


def test_a_visit_that_is_planned_moved_given_away_and_cancelled(
    service: Flask, field_work: Field, sign_in: Any, told: Any
) -> None:
    chief = sign_in('administrator')
    maria = people.add_account(service, 'inspector', 'maria@demo.test')
    application = field_work.apply()
    assert told() == {}
    visit = field_work.visit(application)
    planned = told()
    assert set(planned) == {('inspector', 'visit.planned'), ('applicant', 'visit.planned')}
    assert planned['inspector', 'visit.planned']['inspection'] == str(visit)
    assert 'inspection' not in planned['applicant', 'visit.planned']

    def change(version: int, **said: Any) -> None:
        path = f'/api/v1/inspections/{visit}'
        answer = chief.patch(path, json=said, headers={'If-Match': f'"{version}"'})
        assert answer.status_code == 200, answer.get_json()

    change(1, due_at='2026-12-10T09:00:00Z')
    moved = told()
    assert set(moved) == {('inspector', 'visit.moved'), ('applicant', 'visit.moved')}
    assert moved['applicant', 'visit.moved']['due_at'] == '2026-12-10T09:00:00.000Z'
    change(2, due_at='2026-12-10T09:00:00Z')
    assert told() == {}
    change(3, assignee_id=str(maria.id))
    assert set(told()) == {('inspector', 'visit.cancelled'), ('maria', 'visit.planned')}
    cancelled = chief.post(f'/api/v1/inspections/{visit}/cancellations', json={'reason': 'Ремонт «не готов»'})
    assert cancelled.status_code == 201
    heard = told()
    assert set(heard) == {('maria', 'visit.cancelled'), ('applicant', 'visit.cancelled')}
    assert {each['reason'] for each in heard.values()} == {'Ремонт «не готов»'}


def test_a_finished_pair_is_told_to_reviewers_and_returned_items_to_who_must_fix(
    service: Flask, field_work: Field, sign_in: Any, told: Any
) -> None:
    people.add_account(service, 'reviewer', 'second@demo.test')
    application = field_work.pair()
    heard = told()
    assert sign_in('second@demo.test').get('/api/v1/notices?limit=0').get_json()['unread'] == 1
    assert {who for who, kind in heard if kind == 'application.inspected'} == {'reviewer', 'second'}
    reviewer, version = sign_in('reviewer'), field_work.application(application).version
    items = [{'id': 'CLI-01', 'reason': 'Мало места'}, {'id': 'STO-06', 'reason': 'Проверьте', 'to': 'inspector'}]
    path, match = f'/api/v1/applications/{application}/decisions', {'If-Match': f'"{version}"'}
    assert reviewer.post(path, json={'verdict': 'return', 'items': items}, headers=match).status_code == 201
    assert reviewer.post(path, json={'verdict': 'return', 'items': items}, headers=match).status_code == 412
    heard = told()
    assert set(heard) == {
        ('applicant', 'items.returned'), ('applicant', 'visit.planned'), ('inspector', 'visit.planned')
    }  # fmt: skip
    returned = heard['applicant', 'items.returned']
    assert [(each['id'], each['reason'], set(each['text'])) for each in returned['items']] == [
        ('CLI-01', 'Мало места', {'ru', 'en'})
    ]
    assert 'Мало места' in returned['letter']
    assert returned['inspection'] == str(field_work.latest(application, 'self_assessment').id)
    for who in ('reviewer', 'second@demo.test'):  # what one has decided does not wait for the other
        assert sign_in(who).get('/api/v1/notices?limit=0').get_json()['unread'] == 0
    notice = sign_in('applicant').get('/api/v1/notices').get_json()['items']
    assert [each['path'] for each in notice if each['kind'] == 'items.returned'] == [
        f'/inspections/{returned["inspection"]}'
    ]


@pytest.mark.parametrize(('verdict', 'kind'), [('accept', 'application.accepted'), ('refuse', 'application.refused')])
def test_a_decision_is_told_to_the_applicant_alone(
    field_work: Field, sign_in: Any, told: Any, verdict: str, kind: str
) -> None:
    application = field_work.pair()
    told()
    reviewer, version = sign_in('reviewer'), field_work.application(application).version
    answer = reviewer.post(
        f'/api/v1/applications/{application}/decisions',
        json={'verdict': verdict, 'reason': 'Так вышло', 'letter': {'locale': 'ru', 'text': LETTER}},
        headers={'If-Match': f'"{version}"'},
    )
    assert answer.status_code == 201, answer.get_json()
    heard = told()
    assert heard['applicant', kind]['letter'] == LETTER
    assert set(heard) == {('applicant', kind)}
    assert heard['applicant', kind]['reason'] == 'Так вышло'


def test_a_refusal_with_an_open_visit_tells_the_inspector_to_stay_and_the_applicant_once(
    field_work: Field, sign_in: Any, told: Any
) -> None:
    application = field_work.apply()
    field_work.visit(application)
    told()
    version = field_work.application(application).version
    answer = sign_in('reviewer').post(
        f'/api/v1/applications/{application}/decisions',
        json={'verdict': 'refuse', 'reason': 'Дом под снос'},
        headers={'If-Match': f'"{version}"'},
    )
    assert answer.status_code == 201, answer.get_json()
    assert set(told()) == {('applicant', 'application.refused'), ('inspector', 'visit.cancelled')}
