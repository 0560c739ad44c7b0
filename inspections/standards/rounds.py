"""The hourly round through the standards: owners are told of what was published, and again a week before it holds."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from flask import current_app

from app import clock, jobs
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, transaction
from app.duties.models import Warned
from app.duties.rounds import warned
from app.notifications import operations as notifications
from app.rest import moment
from app.settings import Settings
from inspections.standards import operations
from inspections.standards.published import Standard

KIND = 'standards.round'
EVERY = timedelta(hours=1)
BEFORE = 7  # days
AT_ONCE = -1  # the term of what is said when it is published


def entered(_application: Application, _by: uuid.UUID | None, at: datetime) -> None:
    """A point is open: rounds are made."""
    jobs.ask_for_round(KIND, at + EVERY)


def do(_payload: dict[str, Any]) -> None:
    """Job `standards.round` {}: look at each open point in a transaction of its own, and ask for the next round."""
    at = clock.now()
    with transaction():
        jobs.ask_for_round(KIND, at + EVERY)
        waiting = [each.id for each in operations.at_work()]
    jobs.each_alone(waiting, lambda name: look_after(applications.find(name, lock=True), at), 'the standards')


def begin(at: datetime) -> None:
    """Ask for a round when the service starts, if a point is open and none is waiting: a new version may come with a
    newer program."""
    if operations.at_work():
        jobs.ask_for_round(KIND, at)


def look_after(application: Application, at: datetime) -> None:
    """Tell the owner of each version that they have not confirmed: when it is there, and a week before it holds."""
    settings: Settings = current_app.extensions['osmotr_settings']
    today, had = clock.day(settings.zone, at), warned(application.id)
    for task in operations.tasks(application, settings.zone):
        if task.confirmed is not None:
            continue
        subject, left = f'standard {task.standard.name}', (task.standard.due_on - today).days
        if (subject, AT_ONCE) not in had:
            _warn(application, subject, AT_ONCE, at)
            if left <= BEFORE:
                _warn(application, subject, BEFORE, at)  # this says both
            _tell('standard.published', application, task.standard, settings.zone, at, today)
        elif 0 <= left <= BEFORE and (subject, BEFORE) not in had:
            _warn(application, subject, BEFORE, at)
            _tell('standard.ends', application, task.standard, settings.zone, at, today)


def _warn(application: Application, subject: str, term: int, at: datetime) -> None:
    db.session.add(Warned(application_id=application.id, subject=subject, term=term, at=at))
    db.session.flush()


def _tell(kind: str, application: Application, standard: Standard, zone: str, at: datetime, today: date) -> None:
    facts = {
        **applications.headline(application),
        'standard': standard.name,
        'items': [each.id for each in standard.changes],
        'due_at': moment(clock.noon(zone, standard.due_on)),
    }
    if kind == 'standard.ends':
        facts['days_left'] = (standard.due_on - today).days
    notifications.tell(kind, [application.applicant_id], application.id, facts, at)
