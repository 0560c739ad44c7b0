"""Who has an application open: others see it, and decide only when they say that they take over.

A lock holds for ten minutes by the server's clock and is renewed while its page is open. One that reaches further
into the future was written under another clock and holds nobody; nor does that of a person who may not be here.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, rows_of
from app.rest import moment
from inspections.desk.models import Lock

TERM = timedelta(minutes=10)
SLACK = timedelta(minutes=1)  # who waited for the row has an earlier moment than who wrote it meanwhile
HOLDS = (Role.REVIEWER, Role.ADMINISTRATOR)
APPLICATIONS, LOCKS, HOLDERS = rows_of(Application), rows_of(Lock), rows_of(Account).alias('holders')
COLUMNS = (
    HOLDERS.c.id.label('held_by'),
    HOLDERS.c.name.label('holder'),
    LOCKS.c.since.label('held_since'),
    LOCKS.c.until.label('held_until'),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that holds."""

    by_id: uuid.UUID
    name: str
    since: datetime
    until: datetime

    def plain(self) -> dict[str, Any]:
        """As it stands on the wire."""
        return {'by': {'id': self.by_id, 'name': self.name}, 'since': moment(self.since), 'until': moment(self.until)}


def beside(rows: sa.FromClause, application_id: sa.ColumnElement[uuid.UUID]) -> sa.FromClause:
    """The same rows, each with COLUMNS of the lock on its application if one holds; asked with `holding`."""
    until = LOCKS.c.until
    still = sa.and_(until > sa.bindparam('now'), until <= sa.bindparam('latest'))
    may = sa.and_(HOLDERS.c.role.in_(HOLDS), HOLDERS.c.blocked_at.is_(None))
    locked = rows.outerjoin(LOCKS, sa.and_(LOCKS.c.application_id == application_id, still))
    return locked.outerjoin(HOLDERS, sa.and_(HOLDERS.c.id == LOCKS.c.by_id, may))


def holding(at: datetime) -> dict[str, datetime]:
    """The values of a query `beside` locks."""
    return {'now': at, 'latest': at + TERM + SLACK}


def told(row: Any) -> Held | None:
    """The lock that stands beside a row."""
    return Held(row.held_by, row.holder, row.held_since, row.held_until) if row.held_by else None


def of(application_id: uuid.UUID, at: datetime) -> Held | None:
    """The lock that holds now."""
    one = sa.select(*COLUMNS).select_from(beside(APPLICATIONS, APPLICATIONS.c.id))
    one = one.where(APPLICATIONS.c.id == application_id)
    found = db.session.connection().execute(one, holding(at)).one_or_none()
    return told(found) if found else None


def take(application_id: uuid.UUID, *, by: Account, at: datetime, take_over: bool = False) -> Held:
    """Open it, or say that it is open still; twice is once. Refuses while another one has it open, unless the person
    takes it over."""
    applications.find(application_id, lock=True)
    held = of(application_id, at)
    if held and held.by_id != by.id:
        if not take_over:
            raise _refusal(held)
        audit.record(by.id, 'lock.take-over', application_id, {'from': str(held.by_id)}, at)
    mine = held is not None and held.by_id == by.id
    row = db.session.get(Lock, application_id, populate_existing=True)
    if row is None:
        row = Lock(application_id=application_id)
        db.session.add(row)
    row.by_id, row.until = by.id, at + TERM
    row.since = held.since if held and mine else at
    return Held(by.id, by.name, row.since, row.until)


def release(application_id: uuid.UUID, *, by: Account, at: datetime) -> None:
    """It is not open any more. An administrator breaks the lock of anybody; of another's, others let go of nothing."""
    applications.find(application_id, lock=True)
    row = db.session.get(Lock, application_id, populate_existing=True)
    if row is None or (row.by_id != by.id and by.role != Role.ADMINISTRATOR):
        return
    if row.by_id != by.id:
        audit.record(by.id, 'lock.break', application_id, {'from': str(row.by_id)}, at)
    db.session.delete(row)


def release_all(by_id: uuid.UUID) -> None:
    """Whoever signs out has nothing open."""
    db.session.execute(sa.delete(Lock).where(Lock.by_id == by_id))


def require_free(application: Application, by: uuid.UUID, at: datetime) -> None:
    """Refuse a decision while another one has the application open. The application is locked by the caller."""
    held = of(application.id, at)
    if held and held.by_id != by:
        raise _refusal(held)


def _refusal(held: Held) -> problems.ApplicationLocked:
    return problems.ApplicationLocked(who=held.name, until=moment(held.until))
