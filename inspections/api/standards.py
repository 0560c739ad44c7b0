"""Changed standards over HTTP: what they mean for a point, the owner's word, who has not given it."""

from __future__ import annotations

import uuid
from typing import Any

from flask import current_app

from app import clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications.api import readable
from app.applications.models import Application
from app.db import snapshot, transaction
from app.rest import Blueprint
from app.settings import Settings
from inspections.standards import operations, views
from inspections.standards.schemas import NewConfirmation, StandardRows, StandardsShape

standards = Blueprint('standards', __name__, url_prefix='/api/v1', description='Changed standards of open points')
OF = '/applications/<uuid:application_id>/standards'
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)


@standards.route(OF, methods=['GET'])
@standards.response(200, StandardsShape)
@allowed(Role.APPLICANT, *STAFF)
def get_standards(application_id: uuid.UUID) -> dict[str, Any]:
    """Every version since the point opened that changes something for it, with its own last answers."""
    with snapshot():
        return _shown(readable(application_id))


@standards.route(f'{OF}/confirmations', methods=['POST'])
@standards.arguments(NewConfirmation)
@standards.response(201, StandardsShape)
@allowed(Role.APPLICANT)
def confirm_standard(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """The owner has read it and will be ready: sent twice it is the same as once."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.confirm(application, said['standard'], confirmation_id=said['id'], zone=_zone(), by=by, at=at)
        return _shown(application)


@standards.route('/standards', methods=['GET'])
@standards.response(200, StandardRows)
@allowed(*STAFF)
def list_standards() -> dict[str, Any]:
    """Every version that concerns an open point, and who has not confirmed it."""
    with snapshot():
        return views.everywhere(_zone(), clock.day(_zone()))


def _shown(application: Application) -> dict[str, Any]:
    return views.shown(application, _zone(), clock.day(_zone()))


def _zone() -> str:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.zone
