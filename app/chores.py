"""What is done once a day: people are reminded, what nobody needs any more is tidied up, proof whose time has
come is let go, the audit is checked."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import clock, jobs
from app.accounts.models import SignIn
from app.applications import reminders
from app.audit import checks
from app.db import db, transaction
from app.erasure import operations as erasures
from app.erasure.house import current_house
from app.files.arriving import current_arrivals
from app.files.store import current_store
from app.notifications import operations as notifications
from app.papers import reminders as lease_reminders
from app.papers import retention
from app.registration import operations as registration
from app.registration.operations import FORGOTTEN_AFTER
from app.settings import Settings

KIND = 'chores'
EVERY = timedelta(days=1)
PARTS_KEPT = timedelta(days=7)
JOBS_KEPT = timedelta(days=30)

log = logging.getLogger('osmotr.chores')


def do(_payload: dict[str, Any]) -> None:
    """Job `chores` {}: remind, tidy up, and ask for tomorrow's."""
    at = clock.now()
    with transaction():
        reminders.remind(at)
    with transaction():
        lease_reminders.remind(_settings(), at)
    expired = retention.sweep(current_store(), at)
    gone = current_arrivals().sweep(PARTS_KEPT)
    with transaction():
        db.session.execute(sa.delete(jobs.Job).where(jobs.Job.done_at < at - JOBS_KEPT))
        db.session.execute(sa.delete(SignIn).where(SignIn.expires_at < at))
        notifications.forget(at)
        erasures.expire(current_house(), at)
        unconfirmed = registration.forget(at)
        checks.ask(None, at)
        jobs.ask_for_round(KIND, at + EVERY)
    if unconfirmed:
        log.info('%s accounts that nobody confirmed for %s days are gone', unconfirmed, FORGOTTEN_AFTER.days)
    if expired:
        log.info('the papers of %s applications are gone: their term is over', expired)
    if gone:
        log.info('%s parts of photos that nobody continued for %s days are gone', gone, PARTS_KEPT.days)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings


def begin() -> None:
    """Ask for the first round, unless one is waiting."""
    with transaction():
        jobs.ask_for_round(KIND, clock.now())
