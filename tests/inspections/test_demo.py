"""The demo network is honest data: it came the way that phones' work comes."""

from __future__ import annotations

import functools
import hashlib
import io
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from PIL import Image

from app import audit, clock, jobs
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications.models import Application
from app.db import db
from app.files.store import current_store
from inspections import demo
from inspections.demo import shots
from inspections.models import Inspection, Operation, Photo, Signal
from tests.support import people

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
drawn_once = functools.cache(shots.take)  # the drawings are the slow part, and the same on both databases


@pytest.fixture
def network(service: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(shots, 'take', drawn_once)
    clock.set_source(lambda: AT)
    with service.app_context():
        demo.load(AT)
    jobs.run_due(service)
    return service


def test_the_demo_network_is_whole_and_honest_and_loaded_once(network: Flask) -> None:
    """One walk over all of it: loading is slow, so it is done once a database."""
    has_everything_that_a_visitor_wants_to_see(network)
    every_record_is_chained_and_every_photo_is_what_its_name_says(network)
    the_finished_pair_gives_the_reviewer_something_to_decide(network)
    the_reviewer_sees_the_drawn_photos(network)
    a_second_time_changes_nothing(network)


def count(model: Any) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def has_everything_that_a_visitor_wants_to_see(network: Flask) -> None:
    with network.app_context():
        stages = Counter(db.session.scalars(sa.select(Application.stage)))
        assert stages == {'accepted': 1, 'fixing': 1, 'reviewing': 1, 'inspecting': 4}
        for email in ('applicant@demo.test', 'inspector@demo.test', 'reviewer@demo.test', 'admin@demo.test'):
            accounts.require_password(accounts.by_email(email), 'osmotr-demo')
        inspector, applicant = accounts.by_email('inspector@demo.test'), accounts.by_email('applicant@demo.test')
        assert inspector is not None
        assert applicant is not None
        planned = sa.select(Inspection).where(Inspection.state == 'planned').order_by(Inspection.due_at)
        visits = list(db.session.scalars(planned.where(Inspection.assignee_id == inspector.id)))
        assert len(visits) == 3
        assert AT < visits[0].due_at < AT + timedelta(hours=24)
        own = list(db.session.scalars(planned.where(Inspection.assignee_id == applicant.id)))
        assert [(each.kind, each.stage) for each in own] == [('self_assessment', 'finished')]
        returned = db.session.scalars(planned.where(Inspection.stage == 'recheck')).one()
        assert returned.previous_id is not None
        assert len(returned.items or []) == 2


def a_second_time_changes_nothing(network: Flask) -> None:
    tables = (Account, Application, Inspection, Operation, Photo, Signal, audit.AuditEntry)
    with network.app_context():
        before = [count(each) for each in tables]
        db.session.rollback()
        demo.load(AT + timedelta(days=1))
        assert [count(each) for each in tables] == before


def every_record_is_chained_and_every_photo_is_what_its_name_says(network: Flask) -> None:
    with network.app_context():
        assert audit.broken_at() is None
        assert set(db.session.scalars(sa.select(Operation.verdict))) == {'applied'}
        assert set(db.session.scalars(sa.select(Operation.chained))) == {True}
        for sha256, said in db.session.execute(sa.select(Photo.sha256, Photo.said)):
            with current_store().open(sha256) as file:
                content = file.read()
            assert hashlib.sha256(content).hexdigest() == sha256
            with Image.open(io.BytesIO(content)) as image:
                assert image.size == (said['width'], said['height']) == (1600, 1200)
        sealed = db.session.scalars(sa.select(Inspection).where(Inspection.state == 'sealed')).all()
        assert len(sealed) == 7
        assert all(each.receipt for each in sealed)


def the_finished_pair_gives_the_reviewer_something_to_decide(network: Flask) -> None:
    reviewer = people.speak_as(network, 'reviewer@demo.test')
    queue = reviewer.get('/api/v1/queue').get_json()
    first = queue['items'][0]
    assert first['summary']['disagreements'] == 6
    assert first['summary']['critical_bad'] == 2
    twin = reviewer.get(f'/api/v1/applications/{first["id"]}/comparison').get_json()
    codes = Counter(
        signal['code']
        for item in twin['items']
        for cell in item['cells']
        for photo in cell['photos']
        for signal in photo['signals']
        if signal['severity'] != 'note'
    )
    assert codes == {'same-bytes': 1, 'too-far': 1, 'old-file': 1}
    assert not [signal for item in twin['items'] for cell in item['cells'] for signal in cell['signals']]
    notes = [cell['note'] for item in twin['items'] for cell in item['cells'] if cell['note']]
    assert any('🪑' in note and '«' in note for note in notes)


def the_reviewer_sees_the_drawn_photos(network: Flask) -> None:
    reviewer: Callable[..., Any] = people.speak_as(network, 'reviewer@demo.test').get
    with network.app_context():
        sha256 = db.session.scalars(sa.select(Photo.sha256).limit(1)).one()
    answer = reviewer(f'/api/v1/photos/{sha256}?size=400')
    assert answer.status_code == 200
    with Image.open(io.BytesIO(answer.data)) as image:
        assert image.size == (400, 300)
