"""Who has an application open: others see it, and decide only when they say that they take over.

A lock holds for ten minutes by the server's clock and is renewed while its page is open. One that reaches further
into the future was written under another clock and holds nobody; nor does that of a person who may not be here.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db
from app.rest import moment
from inspections.desk.models import Lock

TERM = timedelta(minutes=10)
SLACK = timedelta(minutes=1)  # who waited for the row has an earlier moment than who wrote it meanwhile
HOLDS = (Role.REVIEWER, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that holds."""

    by_id: uuid.UUID
    name: str
    since: datetime
    until: datetime

    def plain(self) -> dict[str, Any]:
        """As it stands on the wire."""
        return {'by': {'id': self.by_id, 'name': self.name}, 'since': self.since, 'until': self.until}


def of(application_ids: Sequence[uuid.UUID], at: datetime) -> dict[uuid.UUID, Held]:
    """The locks that hold now, in one query."""
    columns = (Lock.application_id, Lock.by_id, Account.name, Lock.since, Lock.until)
    query = sa.select(*columns).join(Account, Account.id == Lock.by_id)
    query = query.where(Lock.application_id.in_(application_ids), Lock.until > at, Lock.until <= at + TERM + SLACK)
    query = query.where(Account.role.in_(HOLDS), Account.blocked_at.is_(None))
    return {row[0]: Held(*row[1:]) for row in db.session.execute(query)}


def take(application_id: uuid.UUID, *, by: Account, at: datetime, take_over: bool = False) -> Held:
    """Open it, or say that it is open still; twice is once. Refuses while another one has it open, unless the person
    takes it over."""
    applications.find(application_id, lock=True)
    held = of([application_id], at).get(application_id)
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
    held = of([application.id], at).get(application.id)
    if held and held.by_id != by:
        raise _refusal(held)


def _refusal(held: Held) -> problems.ApplicationLocked:
    return problems.ApplicationLocked(who=held.name, until=moment(held.until))
