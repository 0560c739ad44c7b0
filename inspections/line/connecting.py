"""A line test of a point's connection: opened for its self-test, and its proven figures handed down to it."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from app import jobs, problems
from app.applications import operations as applications
from app.applications.models import Application
from app.connection import computer, links
from app.connection import states as connection
from app.connection.models import Link
from app.db import db
from inspections import states
from inspections.line import operations
from inspections.models import LineTest
from inspections.states import LINE_OPEN, LineState


def open_test(
    test_id: uuid.UUID, application: Application, *, cameras: int, link: Link | None, by: uuid.UUID, address: str,
    at: datetime,
) -> tuple[LineTest, str | None]:  # fmt: skip
    """A test of the line that is to be enough for so many cameras, and the secret to measure it by; again is the same
    as once. Whatever test of this application still waits gives way to it. The application has been locked."""
    known: LineTest | None = db.session.get(LineTest, test_id, with_for_update=True)
    link_id = link and link.id
    if known is not None:
        if known.application_id != application.id or known.link_id != link_id:
            raise problems.NotFound(line_test_id=str(test_id))
        return known, operations.new_secret(known) if known.state in LINE_OPEN else None
    connection.require_stage(application.stage, 'test')
    waiting = sa.select(LineTest).where(LineTest.application_id == application.id, LineTest.state.in_(LINE_OPEN))
    operations.replace(waiting)
    test = LineTest(
        id=test_id, application_id=application.id, link_id=link_id, cameras=cameras, opened_by_id=by, means='computer',
        state=states.follow_line(LineState.WAITING, 'claim'), claims=1, expires_at=at + operations.LIVES,
        bytes_left=operations.BUDGET_BYTES, computer_address=address, created_at=at,
    )  # fmt: skip
    db.session.add(test)
    secret = operations.new_secret(test)
    db.session.flush()
    jobs.enqueue(operations.KIND, {'test_id': str(test_id)}, test.expires_at)
    return test, secret


def report(test: LineTest, agent: str, at: datetime) -> Application:
    """Its figures as a result of the self-test, under the same id; twice is the same as once. Refuses a link that was
    revoked meanwhile."""
    assert test.application_id is not None
    assert test.value is not None
    application = applications.find(test.application_id, lock=True)
    if test.link_id is not None:
        links.require_good(links.find(application, test.link_id), at)
    said = {figure: test.value[figure] for figure in ('download_mbps', 'upload_mbps', 'latency_ms')}
    computer.report(
        application, result_id=test.id, part='line', said={**said, 'cameras': test.cameras, 'internet': test.internet},
        agent=agent, by=None if test.link_id else test.opened_by_id, link_id=test.link_id, at=at,
    )  # fmt: skip
    return application
