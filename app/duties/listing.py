"""The duties of every open point in one list: what is lacking first, then by the day on which it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.applications.models import Application
from app.applications.states import AT_WORK
from app.db import db
from app.duties.kinds import KINDS
from app.duties.models import DutyEntry

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)  # what is lacking, and what has no end


class Place(NamedTuple):
    """Where a duty stands in the list."""

    day: date
    number: int
    kind: str


class Listed(NamedTuple):
    """A duty of a point in the list."""

    place: Place
    application: Application
    entry: DutyEntry | None


def page(*, today: date, waiting: bool, after: Place | None, limit: int) -> list[Listed]:
    """One more than `limit` of them. `waiting`: only those that are the applicant's move."""
    ranked = sa.select(
        DutyEntry.id,
        DutyEntry.application_id,
        DutyEntry.kind,
        sa.func.row_number()
        .over(
            partition_by=(DutyEntry.application_id, DutyEntry.kind),
            order_by=(DutyEntry.created_at.desc(), DutyEntry.id.desc()),
        )
        .label('rank'),
    ).subquery()
    names = sa.union_all(*(sa.select(sa.literal(name).label('kind')) for name in KINDS)).subquery()
    day = sa.case(
        (DutyEntry.id.is_(None), sa.literal(FIRST, sa.Date)),
        (DutyEntry.figure < DutyEntry.norm, sa.literal(FIRST, sa.Date)),
        (DutyEntry.until.is_(None), sa.literal(LAST, sa.Date)),
        else_=DutyEntry.until,
    )
    query = (
        sa.select(day.label('day'), names.c.kind, Application, DutyEntry)
        .select_from(Application)
        .join(names, sa.true())
        .outerjoin(
            ranked,
            sa.and_(ranked.c.application_id == Application.id, ranked.c.kind == names.c.kind, ranked.c.rank == 1),
        )
        .outerjoin(DutyEntry, DutyEntry.id == ranked.c.id)
        .where(Application.stage.in_(AT_WORK), Application.erased_at.is_(None))
        .order_by(day, Application.number, names.c.kind)
        .limit(limit + 1)
    )
    if waiting:
        query = query.where(day <= sa.case(_horizons(today), value=names.c.kind))
    if after:
        query = query.where(sa.tuple_(day, Application.number, names.c.kind) > sa.tuple_(*_literals(after)))
    found = db.session.execute(query).all()
    return [Listed(Place(row[0], row[2].number, row[1]), row[2], row[3]) for row in found]


def _horizons(today: date) -> dict[str, Any]:
    """{kind: until which day one ends soon}."""
    return {name: sa.literal(today + timedelta(days=max(kind.warns)), sa.Date) for name, kind in KINDS.items()}


def _literals(place: Place) -> tuple[Any, ...]:
    return (sa.literal(place.day, sa.Date), sa.literal(place.number), sa.literal(place.kind))
