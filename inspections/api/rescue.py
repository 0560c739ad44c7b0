"""Rescue files over HTTP."""

from __future__ import annotations

from typing import Any

from flask import current_app, request

from app import bodies, clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.files.arriving import current_arrivals
from app.files.store import current_store
from app.rest import Blueprint, moment
from app.settings import Settings
from inspections.sync import rescue as rules
from inspections.sync.schemas import RescueReport

rescue = Blueprint('rescue', __name__, url_prefix='/api/v1', description='Work that a phone wrote into a file')


@rescue.route('/rescue', methods=['POST'])
@rescue.response(200, RescueReport)
@allowed(Role.APPLICANT, Role.INSPECTOR, Role.ADMINISTRATOR, even_blocked=True)
def take_in() -> dict[str, Any]:
    """Take in a rescue file: one's own, or, for an administrator, anybody's. Again is the same as once."""
    settings: Settings = current_app.extensions['osmotr_settings']
    account, limit = signed_in(), settings.max_rescue
    if account.blocked and account.role == Role.ADMINISTRATOR:
        raise problems.AccountBlocked()
    place = rules.Place(current_arrivals(), current_store(), settings.data / 'keys', settings.max_photo)
    with bodies.body(limit) as chunks:
        taken = rules.receive(place, chunks, request.content_length, limit)
    try:
        with taken.path.open('rb') as file:
            report = rules.take_in(place, file, account, clock.now())
    finally:
        place.arriving.discard(taken)
    return {
        'account': {'id': str(report.account.id), 'name': report.account.name},
        'made_at': moment(report.made_at),
        'operations': report.operations,
        'photos': report.photos,
        'refused': report.refused,
    }
