"""A row of the queue, and every list made of it, says of an application what its twin report says."""

from __future__ import annotations

import csv
import io
import json
import uuid
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app.db import db, transaction
from inspections.models import Inspection
from tests.inspections.field_work import AT, Field
from tests.inspections.phone import picture
from tests.inspections.test_desk_rows import wrong
from tests.inspections.test_review import FOUND, TOLD, SignIn, comparison, decide
from tests.support.people import Person

NOWHERE = {'status': 'denied'}


def row_of(reviewer: Person, number: int) -> dict[str, Any]:
    found = reviewer.get('/api/v1/queue').get_json()['items']
    (row,) = [each for each in found if each['number'] == number]
    return dict(row)


def listed(reviewer: Person, kind: str, **wanted: Any) -> str:
    said = reviewer.post('/api/v1/exports/lists', json={'format': kind, 'locale': 'en', **wanted})
    assert said.status_code == 200
    return said.get_data(as_text=True)


def agree(reviewer: Person, application_id: uuid.UUID) -> dict[str, Any]:
    """The row of an application, when the report and the lists say the same of it."""
    said = comparison(reviewer, application_id)
    row = row_of(reviewer, said['application']['number'])
    assert (row['verdict'], row['percent']) == (said['standing']['is'], said['standing']['percent'])
    assert row['summary'] == said['application']['summary']
    (feature,) = json.loads(listed(reviewer, 'geojson'))['features']
    assert (feature['properties']['verdict'], feature['properties']['percent']) == (row['verdict'], row['percent'])
    (cells,) = csv.DictReader(io.StringIO(listed(reviewer, 'csv').removeprefix('\ufeff')))
    assert f'{row["percent"]:.10g}' in cells.values()
    return row


def test_after_a_recheck_the_row_has_the_verdict_and_the_percent_of_now(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    before = agree(reviewer, application_id)
    assert (before['verdict'], before['summary']['worst']) == ('not-ready', 'check')
    items = [{'id': each, 'reason': 'Так'} for each in ('CLI-01', 'STO-06')]
    version = field_work.application(application_id).version
    assert decide(reviewer, application_id, version, verdict='return', items=items).status_code == 201
    field_work.fill(application_id, 'applicant', {'CLI-01': 25.4, 'STO-06': 3}, at=AT)
    after = agree(reviewer, application_id)
    assert after['percent'] > after['summary']['visit']['percent']
    assert after['summary']['worst'] == 'attention'  # handed in without a new photo
    assert after['summary']['signals'] > before['summary']['signals']
    assert wrong(service) == []


def test_a_visit_that_is_only_planned_does_not_hide_the_self_assessment(field_work: Field, sign_in: SignIn) -> None:
    application_id = field_work.apply()
    field_work.fill(application_id, 'applicant', TOLD)
    field_work.visit(application_id)
    reviewer = sign_in('reviewer')
    own = comparison(reviewer, application_id)['application']['summary']['self_assessment']
    (feature,) = json.loads(listed(reviewer, 'geojson', stage=['inspecting']))['features']
    assert own['percent'] > 0
    assert {name: feature['properties'][name] for name in ('verdict', 'percent')} == {
        name: own[name] for name in ('verdict', 'percent')
    }


def test_what_is_added_to_a_finished_inspection_or_lost_stands_in_the_row(
    field_work: Field, sign_in: SignIn, service: Flask
) -> None:
    application_id, reviewer = field_work.pair(TOLD, FOUND), sign_in('reviewer')
    before = agree(reviewer, application_id)['summary']['signals']
    visit, phone = field_work.latest(application_id, 'visit'), field_work.phone('inspector')
    with service.app_context():
        name = phone.shoot(visit.id, 'SIG-01', picture(7), NOWHERE, AT)
        del phone._bytes[name]
        phone.hand_over(AT)
    assert wrong(service) == []
    added = agree(reviewer, application_id)['summary']['signals']
    assert added != before
    with service.app_context():
        phone.say(visit.id, 'photo.lost', None, {'sha256': name, 'reason': 'storage'}, AT)
        phone.hand_over(AT)
    assert wrong(service) == []
    assert agree(reviewer, application_id)['summary']['signals'] == added + 1
    with service.app_context(), transaction():  # as long as another photo is on its way
        db.session.execute(sa.update(Inspection).where(Inspection.id == visit.id).values(state='finished'))
    assert sign_in('inspector').put(f'/api/v1/photos/{name}', data=picture(7)).status_code == 200
    assert wrong(service) == []
