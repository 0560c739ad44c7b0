"""Duties over HTTP: the applicant and the network see and enter days, the network reminds and lists all points."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from flask import current_app

from app import clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications.api import readable
from app.applications.models import Application
from app.db import snapshot, transaction
from app.duties import listing, operations, views
from app.duties.kinds import ITEMS, KINDS
from app.duties.listing import Listed, Place
from app.duties.operations import Asking, Known, Said
from app.duties.schemas import DutiesQuery, DutiesShape, DutyPage, NewDutyEntry, NewDutyReminder
from app.rest import PAGE, Blueprint, page
from app.settings import Settings

duties = Blueprint('duties', __name__, url_prefix='/api/v1', description='Standing duties of an open point')
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)
OF = '/applications/<uuid:application_id>/duties'


@duties.route(OF, methods=['GET'])
@duties.response(200, DutiesShape)
@allowed(Role.APPLICANT, *STAFF)
def get_duties(application_id: uuid.UUID) -> dict[str, Any]:
    """The duties of a point, how each stands today, and what was entered."""
    with snapshot():
        return _shown(readable(application_id), clock.now())


@duties.route(f'{OF}/<kind>/entries', methods=['POST'])
@duties.arguments(NewDutyEntry)
@duties.response(201, DutiesShape)
@allowed(Role.APPLICANT, Role.REVIEWER)
def enter_duty(said: dict[str, Any], application_id: uuid.UUID, kind: str) -> dict[str, Any]:
    """Enter a new day: sent twice it is the same as once."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.enter(
            application,
            kind,
            Said(said['until'], said['figure'], said['endless']),
            entry_id=said['id'],
            norm=_norm(application, kind, at),
            today=_today(at),
            by=by,
            at=at,
        )
        return _shown(application, at)


@duties.route(f'{OF}/<kind>/reminders', methods=['POST'])
@duties.arguments(NewDutyReminder)
@duties.response(201, DutiesShape)
@allowed(Role.REVIEWER)
def remind_of_duty(said: dict[str, Any], application_id: uuid.UUID, kind: str) -> dict[str, Any]:
    """Remind the applicant of a duty that waits for them; once a day."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.remind(application, kind, reminder_id=said['id'], zone=_settings().zone, by=by, at=at)
        return _shown(application, at)


@duties.route('/duties', methods=['GET'])
@duties.arguments(DutiesQuery, location='query')
@duties.response(200, DutyPage)
@allowed(*STAFF)
def list_duties(query: dict[str, Any]) -> dict[str, Any]:
    """Duties of all open points: what is lacking first, then by the day on which it ends."""
    today = _today(clock.now())
    with snapshot():
        found = listing.page(today=today, waiting=query['show'] == 'waiting', after=_place(query['cursor']), limit=PAGE)
        told = page(found, PAGE, _cursor)
        return {'items': views.listed(told['items'], today), 'next': told['next']}


def _cursor(each: Listed) -> str:
    return f'{each.place.day.isoformat()}.{each.place.number}.{each.place.kind}'


def _place(cursor: str | None) -> Place | None:
    if not cursor:
        return None
    try:
        day, number, kind = cursor.split('.')
        found = Place(date.fromisoformat(day), int(number), kind)
    except ValueError:
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']}) from None
    if kind not in KINDS or not 0 <= found.number < 2**31:
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']})
    return found


def _norm(application: Application, kind: str, at: datetime) -> int | None:
    item = operations.of(kind).item
    known = _known(application, at).get(item) if item else None
    return known.norm if known else None


def _known(application: Application, at: datetime) -> dict[str, Known]:
    asking: Asking = current_app.extensions['osmotr_duty_items']
    return dict(asking(application, ITEMS, _today(at)))


def _shown(application: Application, at: datetime) -> dict[str, Any]:
    return views.shown(application, _known(application, at), _today(at))


def _today(at: datetime) -> date:
    return clock.day(_settings().zone, at)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
