"""What is done to an open point: warned, closed for a time, let go on, closed for good."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from app import audit, clock, problems
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Decision, Stage
from app.db import db
from app.notifications import operations as notifications
from app.rest import moment
from app.vault import operations as vault
from inspections.points import operations, states
from inspections.points.models import Point, PointAct
from inspections.points.states import KINDS

WHAT = 'point act'  # with its id: what a reason is sealed with
LONGEST_DAYS = 90  # from today that may be given at once


@dataclass(frozen=True, slots=True)
class Said:
    """An act as it is asked for."""

    kind: str
    reason: str
    due_on: date | None


def do(
    folder: Path, zone: str, application: Application, act_id: uuid.UUID, said: Said, by: uuid.UUID, at: datetime
) -> bool:
    """Do it; whether this is news: sent twice it is the same as once. Refuses in a stage where it may not happen, and
    without a reason or a day to come where one is due."""
    point, kind = operations.require(application), KINDS[said.kind]
    known: PointAct | None = db.session.get(PointAct, act_id)
    if known is not None:
        if known.point_id != point.id or known.by_id != by:
            raise problems.NotFound(act_id=str(act_id))
        return False
    _require_possible(application, said.kind)
    if kind.reason and not said.reason.strip():
        raise problems.ReasonMissing(field='reason')
    if kind.due:
        _require_ahead(said.due_on, clock.day(zone, at))
    due_on = said.due_on if kind.due else None
    db.session.add(
        PointAct(
            id=act_id,
            point_id=point.id,
            kind=said.kind,
            sealed=vault.seal_words(folder, application.applicant_id, WHAT, act_id, said.reason),
            due_on=due_on,
            by_id=by,
            created_at=at,
        )
    )
    db.session.flush()
    facts = {'act': str(act_id), **({'due_on': due_on.isoformat()} if due_on else {})}
    if kind.moves:
        road.act(application, said.kind, facts, by, at)
    else:
        applications.note_change(application, said.kind, facts, by, at)
        audit.record(by, f'application.{said.kind}', application.id, facts, at)
        operations.schedule(application, point, zone, at)
    if kind.by != Role.APPLICANT:
        told = {**applications.headline(application), 'act': said.kind}
        if due_on is not None:
            told['due_at'] = moment(clock.noon(zone, due_on))
        notifications.tell('point.acted', [application.applicant_id], application.id, told, at)
    return True


def of(point: Point) -> list[PointAct]:
    """What was done to it, the newest first."""
    query = sa.select(PointAct).where(PointAct.point_id == point.id)
    return list(db.session.scalars(query.order_by(PointAct.created_at.desc(), PointAct.id.desc())))


def decisions(application: Application) -> list[Decision]:
    """What was decided after visits to it."""
    query = sa.select(Decision).where(Decision.application_id == application.id)
    return list(db.session.scalars(query.where(Decision.stage == Stage.SUPERVISING)))


def reasons(folder: Path, applicant_id: uuid.UUID, found: Sequence[PointAct]) -> dict[uuid.UUID, str]:
    """{act: why}; without those where nothing was said or the key is gone."""
    return vault.open_words(folder, applicant_id, WHAT, {each.id: each.sealed for each in found})


def _require_possible(application: Application, name: str) -> None:
    if not states.is_possible(application.stage, name):
        raise problems.ActNotPossible(
            stage=application.stage, act=name, possible=states.possible(application.stage, KINDS[name].by)
        )


def _require_ahead(due_on: date | None, today: date) -> None:
    if due_on is None or due_on <= today:
        raise problems.DueTooEarly(due_at=due_on.isoformat() if due_on else None, after=today.isoformat())
    if (due_on - today).days > LONGEST_DAYS:
        raise problems.InvalidRequest(fields={'due_on': [f'At most {LONGEST_DAYS} days from today.']})
