"""The rows of the queue follow from what they are made of, whatever happens, and verify says when they do not."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from PIL import Image

from app import clock
from app.applications import operations as applications
from app.db import db, snapshot, transaction
from inspections import operations
from inspections.desk import ownership, projection
from inspections.desk.models import DeskRow, DeskTerm
from inspections.models import Inspection
from inspections.review import deciding
from inspections.review import operations as review
from inspections.states import OPEN
from tests.inspections.field_work import AT, NEAR, Field
from tests.inspections.pictures import jpeg
from tests.support import people

ACTS = 40
ODD = {'STO-05': 'no', 'CLI-01': 23.4}


def wrong(service: Flask) -> list[str]:
    with service.app_context(), snapshot():
        return list(projection.disagreements())


class Walk:
    """Acts at random on three applications; what is not possible now is left out."""

    def __init__(self, field: Field, seed: int) -> None:
        self.field, self.draw = field, random.Random(seed)
        self.clock = AT
        self.ids = [field.apply() for _ in range(3)]
        self.done: list[str] = []

    def step(self) -> None:
        self.clock += timedelta(minutes=7)
        act = self.draw.choice([self.fill, self.fill, self.visit, self.decide, self.reassign, self.cancel, self.take])
        if act(self.draw.choice(self.ids)):
            self.done.append(act.__name__)

    def fill(self, application_id: Any) -> bool:
        role = self.draw.choice(['applicant', 'inspector'])
        with self.field.service.app_context():
            kind = 'self_assessment' if role == 'applicant' else 'visit'
            query = sa.select(Inspection).where(Inspection.application_id == application_id, Inspection.kind == kind)
            newest = db.session.scalars(query.order_by(Inspection.id.desc()).limit(1)).first()
            mine = newest is not None and newest.assignee_id == self.field.accounts[role].id
        if newest is None or newest.state not in OPEN or not mine:
            return False
        self.field.fill(application_id, role, ODD if self.draw.random() < 0.5 else None, at=self.clock)
        return True

    def visit(self, application_id: Any) -> bool:
        if self.field.application(application_id).stage not in ('inspecting', 'reviewing', 'fixing'):
            return False
        self.field.visit(application_id, at=self.clock)
        return True

    def decide(self, application_id: Any) -> bool:
        stage = self.field.application(application_id).stage
        verdict = self.draw.choice(['return', 'return', 'accept', 'refuse'])
        if stage != 'reviewing':
            return False
        items = [{'id': 'CLI-01', 'reason': 'Площадь', 'to': 'applicant'}] if verdict == 'return' else []
        with self.field.service.app_context(), transaction():
            application = review.locked(application_id)
            by = self.field.accounts['reviewer']
            deciding.decide(application, verdict=verdict, items=items, reason='Так', by=by, at=self.clock)
        return True

    def reassign(self, application_id: Any) -> bool:
        with self.field.service.app_context(), transaction():
            inspection = self._open(application_id)
            if inspection is None:
                return False
            other = self.draw.choice([self.field.accounts['inspector'], self.field.accounts['other']])
            inspector = db.session.merge(other)
            by = self.field.accounts['administrator'].id
            operations.reassign(inspection, inspector=inspector, due_at=None, by=by, at=self.clock)
        return True

    def cancel(self, application_id: Any) -> bool:
        if self.draw.random() < 0.7:
            return False
        with self.field.service.app_context(), transaction():
            inspection = self._open(application_id)
            if inspection is None:
                return False
            by = self.field.accounts['administrator'].id
            operations.cancel(inspection, reason='', by=by, at=self.clock)
        return True

    def take(self, application_id: Any) -> bool:
        act = self.draw.choice([ownership.take, ownership.give_back])
        with self.field.service.app_context(), transaction():
            act(application_id, by=self.field.accounts['reviewer'], at=self.clock)
        return True

    def _open(self, application_id: Any) -> Inspection | None:
        query = sa.select(Inspection).where(Inspection.application_id == application_id, Inspection.kind == 'visit')
        return db.session.scalars(query.where(Inspection.state.in_(OPEN)).limit(1)).first()


@pytest.mark.parametrize('seed', [1, 2, 3])
def test_after_acts_at_random_every_row_is_what_it_would_be_made_anew(
    field_work: Field, service: Flask, seed: int
) -> None:
    people.add_account(service, 'inspector', 'other@demo.test', 'Мария')
    field_work.accounts['other'] = people.speak_as(service, 'other@demo.test').account
    walk = Walk(field_work, seed)
    for _ in range(ACTS):
        walk.step()
        if walk.done and len(walk.done) % 5 == 0:
            assert wrong(service) == [], walk.done
    assert wrong(service) == [], walk.done
    assert {'fill', 'visit', 'take'} <= set(walk.done)


def test_signals_that_are_filed_later_stand_in_the_row(field_work: Field, service: Flask, sign_in: Any) -> None:
    from inspections.demo.work import Odd

    application_id = field_work.apply()
    odd = {
        'SIG-01': Odd(jpeg(Image.new('RGB', (1200, 900))), NEAR, {}),
        'STO-01': Odd(jpeg(Image.new('RGB', (1200, 900))), NEAR, {}),
    }
    field_work.fill(application_id, 'applicant', odd=odd)
    field_work.run_jobs()
    said = sign_in('reviewer').get('/api/v1/queue', query_string={'signals': 'true', 'stage': 'inspecting'})
    (row,) = said.get_json()['items']
    assert row['summary']['signals'] > 0
    assert wrong(service) == []


@pytest.mark.parametrize(
    ('harm', 'sentence'),
    [
        (sa.update(DeskRow).values(stage='accepted', signals=7), 'the queue says otherwise of it: signals, stage'),
        (sa.update(DeskRow).values(voices={}), 'the queue says otherwise of it: voices'),
        (sa.delete(DeskTerm).where(DeskTerm.term == 'a:STO-05=no'), 'is not found by what it says'),
        (sa.delete(DeskRow), 'is not in the queue'),
    ],
)
def test_verify_finds_a_row_that_was_changed(field_work: Field, service: Flask, harm: Any, sentence: str) -> None:
    field_work.pair(None, ODD)
    with service.app_context(), transaction():
        if sentence.endswith('queue'):
            db.session.execute(sa.delete(DeskTerm))
        db.session.execute(harm)
    assert wrong(service) == [f'application 1001: {sentence}']
    said = service.test_cli_runner().invoke(args=['verify'])
    assert (said.exit_code, f'application 1001: {sentence}' in said.output) == (1, True)


def test_a_database_from_before_gets_its_rows_at_the_start(
    field_work: Field, service: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        field_work.pair(None, ODD)
    with service.app_context(), transaction():
        db.session.execute(sa.delete(DeskTerm))
        db.session.execute(sa.delete(DeskRow).where(DeskRow.number < 1003))
        db.session.execute(sa.update(DeskRow).values(form=0, stage='accepted'))  # made by an older rule
    monkeypatch.setattr(projection, 'AT_ONCE', 2)
    heard: list[int] = []
    with service.app_context():
        assert projection.fill(heard.append) == 3
    with service.app_context():
        assert projection.fill(heard.append) == 0
    assert (wrong(service), heard) == ([], [2])


def test_a_draft_is_not_told_of(field_work: Field, service: Flask, sign_in: Callable[[str], Any]) -> None:
    """Nothing that a phone writes before it finishes changes the row, so that writing costs nothing more."""
    application_id = field_work.apply()
    inspection = field_work.latest(application_id, 'self_assessment')
    phone = field_work.phone('applicant')
    with service.app_context():
        phone.meet(AT)
        phone.say(inspection.id, 'answer.set', 'STO-05', 'no', AT)
        phone.hand_over(AT)
    said = sign_in('reviewer').get('/api/v1/queue', query_string={'stage': 'inspecting'}).get_json()
    voice = said['items'][0]['summary']['self_assessment']
    assert (voice['state'], voice['percent'], voice['verdict']) == ('started', None, None)
    found = sign_in('reviewer').get('/api/v1/queue', query_string={'stage': 'inspecting', 'answer': 'STO-05:no'})
    assert found.get_json()['items'] == []
    assert wrong(service) == []


def test_a_promise_that_is_broken_needs_no_writing(field_work: Field, service: Flask, sign_in: Any) -> None:
    field_work.pair()
    clock.set_source(lambda: AT + timedelta(days=100))
    assert sign_in('reviewer').get('/api/v1/queue').get_json()['counts']['overdue']['n'] == 1
    assert wrong(service) == []


def test_an_application_is_gone_from_those_to_decide_when_it_is_decided(
    field_work: Field, service: Flask, sign_in: Any
) -> None:
    application_id = field_work.pair()
    with service.app_context(), transaction():
        application = review.locked(application_id)
        by = field_work.accounts['reviewer']
        deciding.decide(application, verdict='accept', items=[], reason='', by=by, at=AT)
    rita = sign_in('reviewer')
    assert rita.get('/api/v1/queue', query_string={'stage': 'reviewing'}).get_json()['items'] == []
    (row,) = rita.get('/api/v1/queue', query_string={'stage': 'accepted'}).get_json()['items']
    with service.app_context():
        assert row['version'] == applications.find(application_id).version
