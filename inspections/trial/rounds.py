"""The hourly round through the test periods, and what happens when one begins."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import clock, jobs
from app.applications.models import Application, Stage
from app.db import db, transaction
from app.settings import Settings
from inspections.review import operations as review
from inspections.trial import operations

KIND = 'trial.round'
EVERY = timedelta(hours=1)
LOOKED_AFTER = (Stage.TRYING, Stage.CONCLUDING)


def entered(application: Application, _by: uuid.UUID | None, at: datetime) -> None:
    """The application has entered `trying`: its period begins or goes on, and today's list is there at once."""
    operations.look_after(application, _zone(), at)
    jobs.ask_for_round(KIND, at + EVERY)


def do(_payload: dict[str, Any]) -> None:
    """Job `trial.round` {}: look after each test period in a transaction of its own, and ask for the next round. One
    that cannot be looked after keeps no other one waiting."""
    at, zone = clock.now(), _zone()
    with transaction():
        jobs.ask_for_round(KIND, at + EVERY)
        waiting = _waiting()
    jobs.each_alone(waiting, lambda name: operations.look_after(review.locked(name), zone, at), 'the test period')


def begin(at: datetime) -> None:
    """Ask for a round when the service starts, if there is anything to look after and none is waiting."""
    if _waiting():
        jobs.ask_for_round(KIND, at)


def _waiting() -> list[uuid.UUID]:
    query = sa.select(Application.id).where(Application.stage.in_(LOOKED_AFTER)).order_by(Application.id)
    return list(db.session.scalars(query))


def _zone() -> str:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.zone
