"""What may be done with an open point: open it, say its hours, schedule its next inspection, close it."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from app import audit, clock, problems
from app.applications import operations as applications
from app.applications.models import Application, Decision, Stage
from app.applications.states import AT_WORK
from app.db import db
from app.rules import operations as rules
from inspections import operations as inspections
from inspections.points import risk
from inspections.points.models import Point, PointAct, PointHours
from inspections.review import comparison, reports
from inspections.trial import deciding
from inspections.trial import operations as trials

YEAR = timedelta(days=365)
CLOSED = 'point-closed'  # stands for a reason
Days = list[list[str] | None]


def entered(application: Application, by: uuid.UUID | None, zone: str, at: datetime) -> None:
    """The application stands in a stage anew: the point of it opens, is closed for a time, or for good, or is inspected
    again later. Twice is the same as once."""
    point = of(application)
    if application.stage == Stage.OPENED:
        point = point or _open(application, at)
        point.suspended_at = None
        schedule(application, point, zone, at)
    elif point is None:
        return  # it was stopped before it had opened
    elif application.stage == Stage.SUSPENDED:
        point.suspended_at = point.suspended_at or at
        schedule(application, point, zone, at)
    elif application.stage == Stage.STOPPED:
        point.closed_at, point.revisit_on = point.closed_at or at, None
        inspections.cancel_open(application, CLOSED, by, at)


def of(application: Application) -> Point | None:
    """The point of an application, once it has opened."""
    found: Point | None = db.session.scalar(sa.select(Point).where(Point.application_id == application.id))
    return found


def require(application: Application) -> Point:
    """The same; refuses where it has not opened yet."""
    point = of(application)
    if point is None:
        raise problems.NotFound(application_id=str(application.id))
    return point


def by_code(code: str) -> tuple[Point, Application]:
    """The point with this code; refuses when there is none."""
    point: Point | None = db.session.scalar(sa.select(Point).where(Point.code == code))
    if point is None:
        raise problems.NotFound(code=code)
    return point, applications.find(point.application_id)


def standing(point: Point) -> str:
    """What anybody may know: whether it is open, closed for a time, or for good."""
    if point.closed_at is not None:
        return 'closed'
    return 'suspended' if point.suspended_at is not None else 'open'


def say_hours(application: Application, hours_id: uuid.UUID, days: Days, how: str, by: uuid.UUID, at: datetime) -> None:
    """When it is open from now on; sent twice it is the same as once. The id comes from the owner."""
    point = require(application)
    known: PointHours | None = db.session.get(PointHours, hours_id)
    if known is not None:
        if known.point_id != point.id or known.by_id != by:
            raise problems.NotFound(hours_id=str(hours_id))
        return
    if application.stage not in AT_WORK:
        raise problems.ActNotPossible(stage=application.stage, act='hours', possible=[])
    said = PointHours(id=hours_id, point_id=point.id, days=days, how=how.strip(), by_id=by, created_at=at)
    db.session.add(said)
    db.session.flush()
    audit.record(by, 'point.hours', application.id, {'hours': str(hours_id)}, at)


def hours_of(point: Point) -> PointHours | None:
    """What its owner has said last of its hours."""
    query = sa.select(PointHours).where(PointHours.point_id == point.id)
    found: PointHours | None = db.session.scalar(query.order_by(PointHours.created_at.desc()).limit(1))
    return found


def schedule(application: Application, point: Point, zone: str, at: datetime) -> None:
    """When it is to be inspected again: the days of its risk, from today on. The timeline says so when it has moved."""
    found = risk.assess(_known(application, point, at))
    on = clock.day(zone, at) + rules.term(risk.TERMS[found.level])
    if (point.revisit_on, point.risk, point.reasons) == (on, found.level, found.reasons):
        return
    point.revisit_on, point.risk, point.reasons = on, found.level, found.reasons
    applications.note(application, 'revisit', None, {'on': on.isoformat(), 'risk': found.level}, at)


def listed(states: Sequence[str], after: tuple[date, uuid.UUID] | None, limit: int) -> list[tuple[Point, Application]]:
    """Points with their applications, one more than `limit`: those to be inspected soonest first, those closed for
    good last."""
    last = sa.func.coalesce(Point.revisit_on, date.max)
    query = sa.select(Point, Application).join(Application, Application.id == Point.application_id)
    wanted = [WHERE[each] for each in states]
    if wanted:
        query = query.where(sa.or_(*wanted))
    if after:
        query = query.where(sa.or_(last > after[0], sa.and_(last == after[0], Point.id > after[1])))
    rows = db.session.execute(query.order_by(last, Point.id).limit(limit + 1))
    return [(row.Point, row.Application) for row in rows]


WHERE: Mapping[str, sa.ColumnElement[bool]] = {
    'open': sa.and_(Point.closed_at.is_(None), Point.suspended_at.is_(None)),
    'suspended': sa.and_(Point.closed_at.is_(None), Point.suspended_at.is_not(None)),
    'closed': Point.closed_at.is_not(None),
}


def _open(application: Application, at: datetime) -> Point:
    point = Point(
        application_id=application.id,
        code=f'{secrets.randbelow(10**12):012}',
        revisit_on=None,
        risk='low',
        reasons=[],
        created_at=at,
    )
    db.session.add(point)
    db.session.flush()
    return point


def _known(application: Application, point: Point, at: datetime) -> dict[str, int]:
    """What weighs, counted: names of risk.WEIGHTS."""
    own = reports.of_applications([application.id], at, photos=False).get(application.id, [])
    now = comparison.standing(own)
    recent = sa.and_(Decision.application_id == application.id, Decision.created_at >= max(point.created_at, at - YEAR))
    decided = list(db.session.scalars(sa.select(Decision).where(recent)))
    acts = sa.select(sa.func.count()).select_from(PointAct)
    acts = acts.where(PointAct.point_id == point.id, PointAct.created_at > at - YEAR)
    sanctions = db.session.scalar(acts.where(PointAct.kind.in_(('warn', 'suspend')))) or 0
    returned = [item for each in decided if each.verdict == 'return' for item in each.items]
    trial = trials.current(application)
    extended = trial is not None and any(each.verdict == 'extend' for each in deciding.decisions(trial))
    return {
        'critical': len(now.critical_bad) if now else 0,
        'sanctions': sanctions + sum(each.verdict == 'refuse' for each in decided),
        'returned': sum(each['to'] == 'applicant' for each in returned),
        'extended': int(extended),
        'differs': comparison.summary(own)['disagreements'] // 3,
        'young': int(at - point.created_at < YEAR),
    }
