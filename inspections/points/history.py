"""What was done to a point and decided after visits to it, the newest first, and what that says of it."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from app.applications.models import Application, Decision, Stage
from app.db import db
from app.vault import operations as vault
from inspections.points import states
from inspections.points.models import Point, PointAct
from inspections.points.states import DECIDED

WHAT = 'point act'  # with its id: what a reason is sealed with


@dataclass(frozen=True, slots=True)
class Past:
    """What was done to a point, or decided after a visit to it. `sealed` or `said`: why."""

    id: uuid.UUID
    kind: str
    due_on: date | None
    by_id: uuid.UUID
    at: datetime
    sealed: bytes | None = None
    said: str | None = None


def of(some: Sequence[tuple[Point, Application]]) -> dict[uuid.UUID, list[Past]]:
    """{point: what was done to it and what was decided after visits to it, the newest first}; every point is there."""
    by_application = {application.id: point.id for point, application in some}
    found: dict[uuid.UUID, list[Past]] = {point.id: [] for point, _ in some}
    for act in db.session.scalars(sa.select(PointAct).where(PointAct.point_id.in_(found))):
        found[act.point_id].append(Past(act.id, act.kind, act.due_on, act.by_id, act.created_at, act.sealed))
    query = sa.select(Decision).where(Decision.application_id.in_(by_application))
    for made in db.session.scalars(query.where(Decision.stage == Stage.SUPERVISING)):
        kind, said = DECIDED[made.verdict], made.reason or None
        own = found[by_application[made.application_id]]
        own.append(Past(made.id, kind, None, made.made_by_id, made.created_at, said=said))
    for each in found.values():
        each.sort(key=lambda one: (one.at, one.id), reverse=True)
    return found


def fixed_at(point: Point, past: Sequence[Past]) -> datetime | None:
    """Since when its owner says that all is put right, while the network has not said a word to it."""
    open_still = point.closed_at is None
    return past[0].at if open_still and states.is_said_fixed([each.kind for each in past]) else None


def wrong(past: Sequence[Past]) -> uuid.UUID | None:
    """What is to be put right: the newest act or decision that found something wrong and was not settled since."""
    if not states.is_wrong([each.kind for each in past]):
        return None
    return next(each.id for each in past if each.kind in states.FOUND_WRONG)


def is_settled(past: Sequence[Past], act_id: uuid.UUID) -> bool:
    """Whether something that settles it has followed this act."""
    later = itertools.takewhile(lambda each: each.id != act_id, past)
    return any(each.kind in states.SETTLED for each in later)


def reasons(folder: Path, applicant_id: uuid.UUID, sealed: Mapping[uuid.UUID, bytes | None]) -> dict[uuid.UUID, str]:
    """{act: why}; without those where nothing was sealed or the key is gone."""
    return vault.open_words(folder, applicant_id, WHAT, sealed)
