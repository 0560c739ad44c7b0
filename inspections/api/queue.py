"""The reviewers' desk over HTTP: the queue, whose an application is, who has it open, saved views."""

from __future__ import annotations

import base64
import binascii
import uuid
from datetime import UTC, datetime
from typing import Any

from app import clock, problems
from app.accounts import operations as accounts
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.db import snapshot, transaction
from app.rest import PAGE, Blueprint
from inspections.desk import listing, locks, ownership, rows, saved_views
from inspections.desk.schemas import (
    FilterChoices,
    LockAnswer,
    NewView,
    Queue,
    QueueQuery,
    SavedFilter,
    Search,
    TakeOver,
    Views,
    ViewShape,
    filter_of,
)

queue = Blueprint('queue', __name__, url_prefix='/api/v1', description='The reviewers’ desk')


@queue.route('/queue', methods=['GET'])
@queue.arguments(QueueQuery, location='query')
@queue.response(200, Queue)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def get_queue(query: dict[str, Any]) -> dict[str, Any]:
    """Applications that wait for a decision or are being fixed, the earliest promise first."""
    return _page(query)


@queue.route('/queue/searches', methods=['POST'])
@queue.arguments(Search)
@queue.response(200, Queue)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def search_queue(query: dict[str, Any]) -> dict[str, Any]:
    """The queue by words of an address or a name, which have no place in the address of a request. Only reads."""
    return _page(query)


@queue.route('/queue/choices', methods=['GET'])
@queue.response(200, FilterChoices)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def get_choices() -> dict[str, Any]:
    """What the filter may be set to: regions and inspectors by name."""
    with snapshot():
        return {'regions': listing.regions(), 'inspectors': accounts.with_role(Role.INSPECTOR)}


@queue.route('/queue/views', methods=['GET'])
@queue.response(200, Views)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def get_views() -> dict[str, Any]:
    """One's own saved views, the oldest first."""
    return {'items': saved_views.of(signed_in().id)}


@queue.route('/queue/views/<uuid:view_id>', methods=['PUT'])
@queue.arguments(NewView)
@queue.response(200, ViewShape)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def put_view(new: dict[str, Any], view_id: uuid.UUID) -> Any:
    """Save a filter under a name; the id comes from the page, so that sending it twice is sending it once."""
    wanted = SavedFilter().dump(new['filter'])
    with transaction():
        return saved_views.keep(view_id, name=new['name'], wanted=wanted, by=signed_in().id, at=clock.now())


@queue.route('/queue/views/<uuid:view_id>', methods=['DELETE'])
@queue.response(204)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def delete_view(view_id: uuid.UUID) -> None:
    """Forget a view."""
    with transaction():
        saved_views.drop(view_id, by=signed_in().id)


@queue.route('/applications/<uuid:application_id>/reviewer', methods=['PUT'])
@queue.arguments(TakeOver)
@queue.response(204)
@allowed(Role.REVIEWER)
def take(said: dict[str, Any], application_id: uuid.UUID) -> None:
    """Take an application: it is mine to decide."""
    with transaction():
        ownership.take(application_id, by=signed_in(), at=clock.now(), take_over=said['take_over'])


@queue.route('/applications/<uuid:application_id>/reviewer', methods=['DELETE'])
@queue.response(204)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def give_back(application_id: uuid.UUID) -> None:
    """Give it back: it is nobody's."""
    with transaction():
        ownership.give_back(application_id, by=signed_in(), at=clock.now())


@queue.route('/applications/<uuid:application_id>/lock', methods=['GET'])
@queue.response(200, LockAnswer)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def get_lock(application_id: uuid.UUID) -> dict[str, Any]:
    """Who has the application open."""
    with snapshot():
        applications.find_submitted(application_id)
        held = locks.of(application_id, clock.now())
    return {'lock': held.plain() if held else None}


@queue.route('/applications/<uuid:application_id>/lock', methods=['PUT'])
@queue.arguments(TakeOver)
@queue.response(200, LockAnswer)
@allowed(Role.REVIEWER)
def put_lock(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Say that I have the application open; again and again while I do. Refused while another reviewer has it."""
    with transaction():
        held = locks.take(application_id, by=signed_in(), at=clock.now(), take_over=said['take_over'])
    return {'lock': held.plain()}


@queue.route('/applications/<uuid:application_id>/lock', methods=['DELETE'])
@queue.response(204)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def delete_lock(application_id: uuid.UUID) -> None:
    """I have closed it. An administrator breaks anybody's lock."""
    with transaction():
        locks.release(application_id, by=signed_in(), at=clock.now())


def _page(query: dict[str, Any]) -> dict[str, Any]:
    after, at = _read(query['cursor']), clock.now()
    with snapshot():
        search = listing.Search(filter_of(query), by=signed_in().id, at=at)
        found = search.page(after, PAGE + 1)
        counts = search.counts() if after is None else None
        items = [rows.ready(each) for each in rows.numbered([each.number for each in found[:PAGE]], at)]
    return {'items': items, 'next': _write(found[PAGE - 1]) if len(found) > PAGE else None, 'counts': counts}


def _write(last: listing.Found) -> str:
    text = f'{last.turn_at.isoformat()}~{last.number}'
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')


def _read(text: str | None) -> listing.Place | None:
    if text is None:
        return None
    try:
        said = base64.b64decode(text + '=' * (-len(text) % 4), altchars=b'-_', validate=True).decode()
        moment, _, number = said.partition('~')
        place = datetime.fromisoformat(moment).astimezone(UTC), int(number)
        if not 0 <= place[1] < 2**31:
            raise ValueError
        return place
    except (ValueError, OverflowError, binascii.Error):
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']}) from None
