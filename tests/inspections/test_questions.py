"""Questions on an item: who may ask, who may answer, and where the answer stands, on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.inspections.field_work import Field
from tests.inspections.test_review import comparison, decide, items_of
from tests.support.people import Person, add_account

SignIn = Callable[[str], Person]


def ask(person: Person, application_id: uuid.UUID, **said: Any) -> Any:
    body = {'id': str(uuid.uuid4()), 'item': 'CLI-01', 'to': 'applicant', 'text': 'Где мерили?', **said}
    return person.post(f'/api/v1/applications/{application_id}/questions', json=body)


def reply(person: Person, question: dict[str, Any], text: str, answer_id: str | None = None) -> Any:
    path = f'/api/v1/applications/{question["application_id"]}/questions/{question["id"]}/answers'
    return person.post(path, json={'id': answer_id or str(uuid.uuid4()), 'text': text})


def test_the_answer_returns_to_the_item(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.pair()
    reviewer, applicant = sign_in('reviewer'), sign_in('applicant')
    before = field_work.application(application_id)
    asked = ask(reviewer, application_id, text=' Где <b>мерили</b>? ')
    assert asked.status_code == 201, asked.get_json()
    mine = applicant.get('/api/v1/questions').get_json()['items']
    assert [(each['text'], each['number'], each['texts']['ru'], each['answers']) for each in mine] == [
        ('Где <b>мерили</b>?', before.number, 'Общая площадь', [])
    ]
    assert reply(applicant, mine[0], 'У дальней стены').status_code == 201
    assert reply(applicant, mine[0], 'У дальней стены, рулеткой').status_code == 201
    item = items_of(comparison(reviewer, application_id))['CLI-01']
    assert [each['text'] for each in item['questions'][0]['answers']] == [
        'У дальней стены',
        'У дальней стены, рулеткой',
    ]
    assert item['questions'][0]['by']['id'] == str(reviewer.account.id)
    assert items_of(comparison(reviewer, application_id))['CLI-02']['questions'] == []
    after = field_work.application(application_id)
    assert (after.stage, after.whose_move) == (before.stage, before.whose_move)
    events = [each['kind'] for each in reviewer.get(f'/api/v1/applications/{application_id}').get_json()['events']]
    assert events[-3:] == ['question', 'question-answer', 'question-answer']


def test_asking_or_answering_twice_is_the_same_as_once(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.pair()
    reviewer, applicant = sign_in('reviewer'), sign_in('applicant')
    same = {'id': str(uuid.uuid4()), 'text': 'Где мерили?'}
    first, second = (ask(reviewer, application_id, **same) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.headers['ETag'] == second.headers['ETag']
    answer_id = str(uuid.uuid4())
    for _ in range(2):
        said = reply(applicant, first.get_json(), 'У стены', answer_id)
        assert [each['text'] for each in said.get_json()['answers']] == ['У стены']
    assert len(applicant.get('/api/v1/questions').get_json()['items']) == 1


def test_the_inspector_of_the_visit_is_asked_and_nobody_else_may_answer(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id = field_work.pair()
    add_account(service, 'inspector', 'other@demo.test', 'Мария')
    question = ask(sign_in('reviewer'), application_id, to='inspector').get_json()
    assert question['inspection_id'] == str(field_work.latest(application_id, 'visit').id)
    for thief in (sign_in('applicant'), sign_in('other@demo.test')):
        assert thief.get('/api/v1/questions').get_json()['items'] == []
        refused = reply(thief, question, 'Не я')
        assert (refused.status_code, refused.get_json()['code']) == (404, 'not-found')
    assert reply(sign_in('inspector'), question, 'Я').status_code == 201
    elsewhere = {**question, 'application_id': str(field_work.apply())}
    assert reply(sign_in('inspector'), elsewhere, 'Я').status_code == 404


@pytest.mark.parametrize(
    ('said', 'status', 'code'),
    [
        ({'text': '  '}, 422, 'reason-missing'),
        ({'item': 'ZZZ-99'}, 422, 'unknown-item'),
        ({'to': 'reviewer'}, 422, 'invalid-request'),
        ({'text': 'а' * 2001}, 422, 'invalid-request'),
        ({'inspection_id': '018f0000-0000-7000-8000-000000000000'}, 409, 'act-not-possible'),
    ],
)
def test_a_question_that_cannot_be_asked(
    field_work: Field, sign_in: SignIn, said: dict[str, Any], status: int, code: str
) -> None:
    application_id = field_work.pair()
    version = field_work.application(application_id).version
    answer = ask(sign_in('reviewer'), application_id, **said)
    assert (answer.status_code, answer.get_json()['code']) == (status, code)
    assert field_work.application(application_id).version == version


def test_nobody_is_asked_before_there_is_anybody_or_after_the_end(field_work: Field, sign_in: SignIn) -> None:
    application_id, reviewer = field_work.apply(), sign_in('reviewer')
    early = ask(reviewer, application_id, to='inspector')
    assert (early.status_code, early.get_json()['code']) == (409, 'act-not-possible')
    question = ask(reviewer, application_id).get_json()
    version = field_work.application(application_id).version
    assert decide(reviewer, application_id, version, verdict='refuse', reason='Нет').status_code == 201
    assert ask(reviewer, application_id).status_code == 409
    assert reply(sign_in('applicant'), question, 'И всё же').status_code == 201
