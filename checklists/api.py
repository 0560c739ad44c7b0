"""Checklists over HTTP: read only; publishing is done on the console."""

from __future__ import annotations

from typing import Any

from app.accounts.models import Role
from app.accounts.session import allowed
from app.rest import Blueprint
from checklists import operations, wire
from checklists.schemas import ChecklistPage, ChecklistShape, ProfilePage, ProfileQuery

checklists = Blueprint(
    'checklists', __name__, url_prefix='/api/v1', description='What is asked, and with which thresholds'
)
FROZEN = {'Cache-Control': 'private, max-age=31536000, immutable'}


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
    content = wire.checklist_out(operations.resolve(checklist_id, version, ref))
    for section in content['sections']:
        for item in section['items']:
            if item['shown_if']:
                item['shown_if'] = {'item': item['shown_if']['item'], 'values': item['shown_if']['in']}
    profile = wire.profile_named(wire.profile_in(operations.require_profile(ref).content)) if ref is not None else None
    return {**content, 'version': version, 'profile': profile}, FROZEN
