"""Checklists over HTTP: read only; publishing is done on the console."""

from __future__ import annotations

from typing import Any

from flask import Response, after_this_request, current_app, request

from app import clock
from app.accounts.models import Role
from app.accounts.session import allowed, public
from app.db import snapshot
from app.rest import Blueprint
from app.settings import Settings
from checklists import operations, wire
from checklists.requirements import requirements
from checklists.schemas import ChecklistPage, ChecklistShape, ProfilePage, ProfileQuery, RequirementsShape

checklists = Blueprint(
    'checklists', __name__, url_prefix='/api/v1', description='What is asked, and with which thresholds'
)
FROZEN = {'Cache-Control': 'private, max-age=31536000, immutable'}
FOR_EVERYBODY = {'Cache-Control': 'public, max-age=300'}


@checklists.route('/checklists', methods=['GET'])
@checklists.response(200, ChecklistPage)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def list_checklists() -> dict[str, Any]:
    """Every checklist with its versions."""
    return {'items': operations.list_checklists(), 'next': None}


@checklists.route('/profiles', methods=['GET'])
@checklists.response(200, ProfilePage)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def list_profiles() -> dict[str, Any]:
    """Every profile with its thresholds."""
    return {'items': operations.list_profiles(), 'next': None}


@checklists.route('/checklists/<checklist_id>/versions/<int:version>', methods=['GET'])
@checklists.arguments(ProfileQuery, location='query')
@checklists.response(200, ChecklistShape)
@allowed(*Role)
def read_checklist(query: dict[str, Any], checklist_id: str, version: int) -> tuple[dict[str, Any], dict[str, str]]:
    """One frozen version with a profile's thresholds put in; it never changes."""
    ref = query['profile']
    content = wire.served(operations.resolve(checklist_id, version, ref))
    profile = wire.profile_named(wire.profile_in(operations.require_profile(ref).content)) if ref is not None else None
    return {**content, 'version': version, 'profile': profile}, FROZEN


@checklists.route('/requirements', methods=['GET'])
@checklists.response(200, RequirementsShape)
@public
def read_requirements() -> tuple[dict[str, Any], dict[str, str]]:
    """What premises must be like today, in every format of a point, and what is going to change."""
    settings: Settings = current_app.extensions['osmotr_settings']
    day = clock.day(settings.zone)
    after_this_request(_unless_known)
    with snapshot():
        return requirements(operations.DEFAULT, day), FOR_EVERYBODY


def _unless_known(answer: Response) -> Response:
    """Nothing but «the same as you have» for who names what they have."""
    if answer.status_code == 200:
        answer.add_etag(weak=True)
        answer.make_conditional(request)
    return answer
