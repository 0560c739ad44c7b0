"""What may be done with an application."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.applications import states
from app.applications.models import Application, Decision, Event, Stage
from app.db import db, one_at_a_time
from app.notifications import operations as notifications
from app.rest import moment

FIRST_NUMBER = 1001
SAID = {'accept': 'application.accepted', 'refuse': 'application.refused'}  # who must fix hears it with their recheck
FAR = datetime(9999, 1, 1, tzinfo=UTC)  # stands for «no promise» in lists


def create(
    *,
    applicant: Account,
    address: str,
    latitude: float,
    longitude: float,
    radius_m: float,
    profile: str,
    by: uuid.UUID | None,
    at: datetime,
) -> Application:
    """A new application, in the stage of inspecting."""
    if applicant.role != Role.APPLICANT or applicant.blocked:
        raise problems.NotAnApplicant(account_id=str(applicant.id))
    one_at_a_time('application.number')
    last = db.session.scalar(sa.select(sa.func.max(Application.number)))
    application = Application(
        number=(last or FIRST_NUMBER - 1) + 1,
        applicant_id=applicant.id,
        address=address.strip(),
        latitude=latitude,
        longitude=longitude,
        radius_m=radius_m,
        profile=profile,
        submitted_at=at,
        created_at=at,
        version=0,
    )
    db.session.add(application)
    _enter(application, Stage.INSPECTING, at)
    db.session.flush()
    note(application, 'created', by, {}, at)
    audit.record(by, 'application.create', application.id, {'number': application.number}, at)
    return application


def find(application_id: uuid.UUID, *, lock: bool = False) -> Application:
    """The application; refuses when there is none. `lock` keeps others from changing it until the transaction ends."""
    query = sa.select(Application).where(Application.id == application_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    application: Application | None = db.session.scalar(query)
    if application is None:
        raise problems.NotFound(application_id=str(application_id))
    return application


def places(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[float, float]]:
    """Latitude and longitude of the premises of these applications, degrees, in one query."""
    query = sa.select(Application.id, Application.latitude, Application.longitude).where(Application.id.in_(set(ids)))
    return {row.id: (row.latitude, row.longitude) for row in db.session.execute(query)}


def list_page(
    *, applicant_id: uuid.UUID | None, stages: Sequence[str], after: tuple[datetime, uuid.UUID] | None, limit: int
) -> list[Application]:
    """Applications, the earliest promise first, one more than `limit`. Those without a promise come last."""
    query = sa.select(Application).order_by(Application.turn_at, Application.id).limit(limit + 1)
    if applicant_id:
        query = query.where(Application.applicant_id == applicant_id)
    if stages:
        query = query.where(Application.stage.in_(stages))
    if after:
        query = query.where(sa.tuple_(Application.turn_at, Application.id) > after)
    return list(db.session.scalars(query))


def decide(
    application: Application, verdict: str, items: list[dict[str, Any]], reason: str, by: uuid.UUID, at: datetime
) -> Decision:
    """Record a decision and move on. Refusing needs a reason, returning needs items with reasons."""
    stage = states.follow(application.stage, verdict)
    if verdict == 'refuse' and not reason.strip():
        raise problems.ReasonMissing(field='reason')
    if verdict == 'return' and not items:
        raise problems.NothingReturned()
    if any(not item['reason'].strip() for item in items):
        raise problems.ReasonMissing(items=[item['id'] for item in items if not item['reason'].strip()])
    decision = Decision(
        application_id=application.id, verdict=verdict, items=items, reason=reason.strip(), made_by_id=by, created_at=at
    )
    db.session.add(decision)
    _enter(application, stage, at)
    note(application, verdict, by, {'items': [item['id'] for item in items]}, at)
    audit.record(by, f'decision.{verdict}', application.id, {'items': [item['id'] for item in items]}, at)
    notifications.settled('application.inspected', application.id, at)
    if verdict in SAID:
        facts = {**headline(application), 'reason': decision.reason}
        notifications.tell(SAID[verdict], [application.applicant_id], application.id, facts, at)
    return decision


def visit_planned(application: Application, facts: dict[str, Any], by: uuid.UUID | None, at: datetime) -> None:
    """A visit has been planned: whatever was being reviewed waits for it."""
    _enter(application, states.follow(application.stage, 'visit-planned'), at)
    note(application, 'visit-planned', by, facts, at)


def note_inspection(
    application: Application, kind: str, facts: dict[str, Any], by: uuid.UUID | None, at: datetime
) -> None:
    """Something happened to an inspection of this application; the timeline and the version say so."""
    application.version += 1
    application.updated_at = at
    note(application, kind, by, facts, at)


def all_inspected(application: Application, at: datetime) -> None:
    """Nothing is left to inspect: it is the reviewer's move. Twice is the same as once."""
    if application.stage in (Stage.INSPECTING, Stage.FIXING):
        _enter(application, states.follow(application.stage, 'all-inspected'), at)
        note(application, 'reviewing', None, {}, at)
        facts = {**headline(application), 'due_at': application.promised_at and moment(application.promised_at)}
        notifications.tell('application.inspected', people.ids_of(Role.REVIEWER), application.id, facts, at)


def headline(application: Application) -> dict[str, Any]:
    """What every notice about an application says of it."""
    return {'number': application.number, 'address': application.address}


def hand_move_to(application: Application, whose_move: str) -> None:
    """Say whose move it is within the stage: while inspecting it passes from one to the other."""
    application.whose_move = whose_move


def note(application: Application, kind: str, by: uuid.UUID | None, facts: dict[str, Any], at: datetime) -> None:
    """Add an event to the timeline."""
    db.session.add(Event(application_id=application.id, kind=kind, by_id=by, facts=facts, created_at=at))


def history(application_id: uuid.UUID) -> tuple[list[Event], list[Decision]]:
    """What happened and what was decided, oldest first."""
    events = sa.select(Event).where(Event.application_id == application_id).order_by(Event.created_at, Event.id)
    decisions = (
        sa.select(Decision).where(Decision.application_id == application_id).order_by(Decision.created_at, Decision.id)
    )
    return list(db.session.scalars(events)), list(db.session.scalars(decisions))


def _enter(application: Application, stage: Stage, at: datetime) -> None:
    promise = states.promised(stage)
    application.stage = stage
    application.whose_move = states.STANDINGS[stage].whose_move
    application.promised_at = at + promise if promise else None
    application.turn_at = application.promised_at or FAR
    application.updated_at = at
    application.version = (application.version or 0) + 1
