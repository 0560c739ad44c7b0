"""Applications over HTTP: the list, a new one, and what the resources of one application ask of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import current_app

from app import clock, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations, views
from app.applications.models import Application, Stage
from app.applications.schemas import (
    AppealShape,
    ApplicationPage,
    ApplicationQuery,
    ApplicationShape,
    NewAppeal,
    NewApplication,
)
from app.db import transaction
from app.rest import PAGE, Blueprint, etag

applications = Blueprint('applications', __name__, url_prefix='/api/v1', description='Applications for premises')
Entered = Callable[[Application, uuid.UUID | None, datetime], None]


@applications.route('/applications', methods=['GET'])
@applications.arguments(ApplicationQuery, location='query')
@applications.response(200, ApplicationPage)
@allowed(Role.APPLICANT, Role.REVIEWER, Role.ADMINISTRATOR)
def list_applications(query: dict[str, Any]) -> dict[str, Any]:
    """Applications, the earliest promise first; an applicant sees their own."""
    account = signed_in()
    own = account.id if account.role == Role.APPLICANT else None
    rows = operations.list_page(applicant_id=own, stages=query['stage'], after=read_cursor(query['cursor']), limit=PAGE)
    return {'items': views.many(rows[:PAGE]), 'next': write_cursor(rows[PAGE - 1]) if len(rows) > PAGE else None}


@applications.route('/applications', methods=['POST'])
@applications.arguments(NewApplication)
@applications.response(201, ApplicationShape)
@allowed(Role.ADMINISTRATOR)
def create_application(new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Open an application for an applicant; their self-assessment opens with it."""
    by, at = signed_in().id, clock.now()
    with transaction():
        applicant = people.find(new.pop('applicant_id'))
        application = operations.create(applicant=applicant, **new, by=by, at=at)
        entered(application, by, at)
    return views.many([application])[0], etag(application.version)


@applications.route('/applications/<uuid:application_id>/appeals', methods=['POST'])
@applications.arguments(NewAppeal)
@applications.response(201, AppealShape)
@allowed(Role.APPLICANT)
def file_appeal(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Say that one does not agree with the refusal of one's application: another reviewer will look at it."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = operations.find(application_id, lock=True)
        if application.applicant_id != by:
            raise problems.NotFound(application_id=str(application_id))
        filed, news = operations.appeal(application, appeal_id=said['id'], reason=said['reason'], by=by, at=at)
        if news:
            entered(application, by, at)
    return views.happened([], [], [filed])['appeals'][0], etag(application.version)


def entered(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    """Let the floors above do what belongs to the stage that the application has entered (STAGE_ENTERED in wsgi.py)."""
    reactions: Mapping[str, Entered] = current_app.extensions['osmotr_stage_entered']
    if reaction := reactions.get(application.stage):
        reaction(application, by, at)


def readable(application_id: uuid.UUID, *, lock: bool = False) -> Application:
    """The application, for its applicant and for the network; a draft is its applicant's alone."""
    account, application = signed_in(), operations.find(application_id, lock=lock)
    mine = application.applicant_id == account.id
    if not mine and (account.role == Role.APPLICANT or application.stage == Stage.DRAFT):
        raise problems.NotFound(application_id=str(application_id))
    return application


def write_cursor(application: Application) -> str:
    """Where the page after this application begins."""
    return f'{application.turn_at.isoformat()}~{application.id}'


def read_cursor(text: str | None) -> tuple[datetime, uuid.UUID] | None:
    """The place a cursor names; refuses one that was not made here."""
    if text is None:
        return None
    try:
        moment, _, name = text.partition('~')
        return datetime.fromisoformat(moment).astimezone(UTC), uuid.UUID(name)
    except (ValueError, OverflowError):
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']}) from None
