"""Whose an application is: a reviewer takes it, gives it back, or takes over what another one has."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db
from inspections import touched
from inspections.desk.models import Taken


def take(application_id: uuid.UUID, *, by: Account, at: datetime, take_over: bool = False) -> None:
    """It is theirs from now on; twice is once. Refuses what another one has, unless the person takes it over."""
    applications.find(application_id, lock=True)
    taken = db.session.get(Taken, application_id, populate_existing=True)
    if taken is not None and taken.by_id == by.id:
        return
    if taken is None:
        db.session.add(Taken(application_id=application_id, by_id=by.id, at=at))
    else:
        holder = _still_decides(taken.by_id)
        if holder is not None and not take_over:
            raise problems.ApplicationTaken(who=holder)
        taken.by_id, taken.at = by.id, at
    audit.record(by.id, 'application.take', application_id, {}, at)
    touched.touch([application_id], whole=False)


def give_back(application_id: uuid.UUID, *, by: Account, at: datetime) -> None:
    """Nobody's again; an administrator gives back anybody's. What is another's stays theirs, without a word."""
    applications.find(application_id, lock=True)
    taken = db.session.get(Taken, application_id, populate_existing=True)
    if taken is None or (taken.by_id != by.id and by.role != Role.ADMINISTRATOR):
        return
    db.session.delete(taken)
    audit.record(by.id, 'application.give-back', application_id, {'of': str(taken.by_id)}, at)
    touched.touch([application_id], whole=False)


def appealed(application: Application, _by: uuid.UUID | None, at: datetime) -> None:
    """An appeal is nobody's: whoever refused may not decide it."""
    taken = db.session.get(Taken, application.id, populate_existing=True)
    if taken is not None:
        db.session.delete(taken)
        audit.record(None, 'application.give-back', application.id, {'of': str(taken.by_id)}, at)
    touched.touch([application.id], whole=False)


def _still_decides(account_id: uuid.UUID) -> str | None:
    """The name of a reviewer who is one still."""
    query = sa.select(Account.name).where(Account.id == account_id, Account.role == Role.REVIEWER)
    return db.session.scalar(query.where(Account.blocked_at.is_(None)))
