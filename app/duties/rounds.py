"""The hourly round through the duties of open points: whoever has to be warned is, each time once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import clock, jobs, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications.models import Application
from app.applications.states import AT_WORK
from app.db import db, transaction
from app.duties import operations, states
from app.duties.kinds import ITEMS, KINDS
from app.duties.models import DutyEntry, Warned
from app.duties.operations import Asking
from app.settings import Settings

KIND = 'duties.round'
EVERY = timedelta(hours=1)


def entered(application: Application, _by: uuid.UUID | None, at: datetime) -> None:
    """The point has opened, or is open again after a visit: what was said before holds, and rounds are made."""
    _take_over(application, at)
    jobs.ask_for_round(KIND, at + EVERY)


def do(_payload: dict[str, Any]) -> None:
    """Job `duties.round` {}: look at each open point in a transaction of its own, and ask for the next round. One that
    cannot be looked at keeps no other one waiting."""
    at = clock.now()
    with transaction():
        jobs.ask_for_round(KIND, at + EVERY)
        waiting = _waiting()
    jobs.each_alone(waiting, lambda name: look_after(applications.find(name, lock=True), at), 'the duties')


def begin(at: datetime) -> None:
    """Ask for a round when the service starts, if a point is open and none is waiting."""
    if _waiting():
        jobs.ask_for_round(KIND, at)


def look_after(application: Application, at: datetime) -> None:
    """Warn of what ends or is lacking today. The applicant is told, and the reviewers of what has ended."""
    if application.stage not in AT_WORK or application.erased_at is not None:
        return
    stands = operations.newest(application.id)
    if len(stands) < len(KINDS):  # opened before there were duties
        _take_over(application, at)
        stands = operations.newest(application.id)
    today, had = _today(at), warned(application.id)
    for name, kind in KINDS.items():
        since = _since(application, stands.get(name))
        found = states.warning(name, kind, stands.get(name), since, today, had)
        if found is None:
            continue
        db.session.add(Warned(application_id=application.id, subject=found[0], term=found[1], at=at))
        db.session.flush()
        state = states.standing(kind, stands.get(name), today).state
        operations.tell(application, name, _told(application, state), _zone(), at)


def warned(application_id: uuid.UUID) -> Mapping[tuple[str, int], datetime]:
    """{(subject, term): when} of every warning that went out for this point."""
    query = sa.select(Warned).where(Warned.application_id == application_id)
    return {(each.subject, each.term): each.at for each in db.session.scalars(query)}


def _told(application: Application, state: str) -> Sequence[uuid.UUID]:
    reviewers = people.ids_of(Role.REVIEWER) if state == 'ended' else []
    return [application.applicant_id, *reviewers]


def _since(application: Application, entry: DutyEntry | None) -> date:
    return _today(entry.created_at if entry else operations.opened_at(application))


def _take_over(application: Application, at: datetime) -> None:
    asking: Asking = current_app.extensions['osmotr_duty_items']
    with suppress(problems.Erased):
        operations.take_over(application, _settings_folder(), asking(application, ITEMS, _today(at)), _zone())


def _waiting() -> list[uuid.UUID]:
    query = sa.select(Application.id).where(Application.stage.in_(AT_WORK), Application.erased_at.is_(None))
    return list(db.session.scalars(query.order_by(Application.id)))


def _today(at: datetime) -> date:
    return clock.day(_zone(), at)


def _zone() -> str:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.zone


def _settings_folder() -> Path:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.data
