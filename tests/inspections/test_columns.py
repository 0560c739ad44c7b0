"""A twin report of many reports: visits of three versions, no visit, photos that are not there; on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from app.db import db, transaction
from checklists import operations as checklists
from tests.inspections.field_work import AT, Field
from tests.inspections.phone import picture
from tests.support.checklists import next_version
from tests.support.people import Person

SignIn = Callable[[str], Person]
NOWHERE = {'status': 'denied'}


def comparison(person: Person, application_id: uuid.UUID) -> dict[str, Any]:
    answer = person.get(f'/api/v1/applications/{application_id}/comparison')
    assert answer.status_code == 200, answer.get_json()
    said: dict[str, Any] = answer.get_json()
    return said


def items_of(said: dict[str, Any]) -> dict[str, Any]:
    return {item['id']: item for item in said['items']}


def publish(service: Flask, text: str) -> None:
    with service.app_context(), transaction():
        assert checklists.publish_checklist(text, 'next.yaml', AT)[2]


@pytest.fixture
def three(field_work: Field, service: Flask) -> uuid.UUID:
    """A visit by each of three versions of the checklist. The third calls SIG-03 critical."""
    application_id = field_work.apply()
    field_work.fill(application_id, 'applicant', {'ENT-03': 'yes'}, at=AT - timedelta(days=9))
    third = next_version().replace('id: SIG-03, kind: yes-no, photos: 1', 'id: SIG-03, kind: yes-no, critical: true')
    for days, text in ((8, None), (6, next_version()), (4, third)):
        if text:
            publish(service, text)
        at = AT - timedelta(days=days)
        field_work.visit(application_id, at)
        field_work.fill(application_id, 'inspector', {'ENT-05': 85, 'SIG-05': 'no'}, at=at)
    return application_id


def test_visits_of_three_versions_stand_side_by_side(three: uuid.UUID, sign_in: SignIn) -> None:
    said = comparison(sign_in('reviewer'), three)
    told, first, second, third = (each['inspection_id'] for each in said['reports'])
    assert [each['checklist']['version'] for each in said['reports']] == [1, 1, 2, 3]
    items = items_of(said)
    assert items['ENT-09']['lacking'] == [told, first]
    assert [cell['inspection_id'] for cell in items['ENT-09']['cells']] == [second, third]
    assert items['SIG-05']['lacking'] == [second, third]
    assert [cell['value'] for cell in items['SIG-05']['cells']] == ['yes', 'no']
    assert items['SIG-01']['lacking'] == []


def test_an_answer_is_judged_and_told_as_its_own_version_asked(three: uuid.UUID, sign_in: SignIn) -> None:
    said = comparison(sign_in('reviewer'), three)
    first, second, third = (each['inspection_id'] for each in said['reports'][1:])
    items = items_of(said)
    width = {cell['inspection_id']: cell for cell in items['ENT-05']['cells']}
    assert items['ENT-05']['settings']['min'] == 90
    assert [width[each]['outcome'] for each in (first, second, third)] == ['ok', 'bad', 'bad']
    assert width[first]['asked_as']['settings']['min'] == 80
    assert width[third]['asked_as'] is None
    words = items['ENT-03']
    assert words['texts']['ru'].endswith('без звонка')
    assert words['cells'][0]['asked_as']['texts']['ru'].endswith('все часы работы')
    kinds = {cell['inspection_id']: cell['asked_as'] for cell in items['SIG-07']['cells']}
    assert (items['SIG-07']['kind'], kinds[first]['kind']) == ('yes-no', 'choice')
    lit = {cell['inspection_id']: cell['asked_as'] for cell in items['SIG-03']['cells']}
    assert items['SIG-03']['critical']
    assert lit[second]['critical'] is False


def test_the_day_of_a_visit_is_no_other_question(three: uuid.UUID, sign_in: SignIn) -> None:
    dated = [item for item in comparison(sign_in('reviewer'), three)['items'] if 'not_before' in item['settings']]
    assert dated
    assert {cell['asked_as'] is None for item in dated for cell in item['cells']} == {True}


def test_each_item_tells_the_clause_that_it_comes_from(three: uuid.UUID, sign_in: SignIn) -> None:
    items = items_of(comparison(sign_in('reviewer'), three))
    assert (items['SIG-01']['source'], items['SIG-01']['recommendation']) == ('базовые требования к пункту', False)
    assert (items['ENT-08']['source'], items['ENT-08']['recommendation']) == (None, True)
    assert items['SIG-02']['guidance']['ru'].startswith('Рулетка')


def test_without_a_visit_the_self_assessment_stands_alone(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    field_work.fill(application_id, 'applicant', {'CLI-01': 23.0})
    said = comparison(sign_in('reviewer'), application_id)
    assert [each['kind'] for each in said['reports']] == ['self_assessment']
    assert said['standing']['critical_bad'] == ['CLI-01']
    assert {item['difference']['is'] for item in said['items']} == {'empty'}


def test_an_application_without_any_report_is_an_empty_table(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id = field_work.apply()
    from inspections import operations

    with service.app_context(), transaction():
        inspection = db.session.merge(field_work.latest(application_id, 'self_assessment'))
        operations.cancel(inspection, reason='нет', by=None, at=AT)
    said = comparison(sign_in('reviewer'), application_id)
    assert (said['reports'], said['items'], said['standing']) == ([], [], None)


def test_photos_that_are_lost_or_late_say_when_they_were_announced(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id = field_work.apply()
    inspection, phone = field_work.latest(application_id, 'self_assessment'), field_work.phone('applicant')
    with service.app_context():
        phone.meet(AT)
        names = [phone.shoot(inspection.id, 'SIG-01', picture(seed), NOWHERE, AT) for seed in range(3)]
        sizes = [len(phone._bytes[name]) for name in names]
        for name in names[1:]:
            del phone._bytes[name]
        phone.say(inspection.id, 'photo.lost', None, {'sha256': names[1], 'reason': 'storage'}, AT)
        phone.hand_over(AT)
    cell = items_of(comparison(sign_in('reviewer'), application_id))['SIG-01']['cells'][0]
    assert [(each['sha256'], each['state'], each['bytes']) for each in cell['photos']] == list(
        zip(names, ['stored', 'lost', 'missing'], sizes, strict=True)
    )
    assert {each['announced_at'] for each in cell['photos']} == {'2026-11-20T09:00:00.000Z'}
    assert [each['code'] for each in cell['signals']] == ['photos-lost']


def test_the_database_is_asked_as_often_for_five_reports_as_for_two(
    field_work: Field, three: uuid.UUID, sign_in: SignIn, service: Flask
) -> None:
    two, reviewer = field_work.pair(), sign_in('reviewer')

    def queries(application_id: uuid.UUID) -> int:
        asked: list[str] = []
        with service.app_context():
            engine = db.engine

        def count(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            asked.append(statement)

        event.listen(engine, 'before_cursor_execute', count)
        try:
            comparison(reviewer, application_id)
        finally:
            event.remove(engine, 'before_cursor_execute', count)
        return len([each for each in asked if each.lstrip().upper().startswith('SELECT')])

    for application_id in (two, three):
        comparison(reviewer, application_id)
    assert queries(two) == queries(three)
