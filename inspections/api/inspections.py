"""Inspections over HTTP, for the desk: the list, another inspector or date, cancelling."""

from __future__ import annotations

import uuid
from typing import Any

from app import clock, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.db import transaction
from app.rest import PAGE, Blueprint, check_version, etag
from inspections import listing, operations
from inspections.schemas import Cancellation, InspectionChange, InspectionPage, InspectionQuery, InspectionRow

inspections = Blueprint('inspections', __name__, url_prefix='/api/v1', description='Visits and self-assessments')


@inspections.route('/inspections', methods=['GET'])
@inspections.arguments(InspectionQuery, location='query')
@inspections.response(200, InspectionPage)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def list_inspections(query: dict[str, Any]) -> dict[str, Any]:
    """Inspections, newest first."""
    after = _cursor(query['cursor'])
    found = listing.page(
        application_id=query['application_id'],
        assignee_id=query['assignee_id'],
        states=query['state'],
        after=after,
        limit=PAGE,
    )
    return {'items': listing.rows(found[:PAGE]), 'next': str(found[PAGE - 1].id) if len(found) > PAGE else None}


@inspections.route('/inspections/<uuid:inspection_id>', methods=['PATCH'])
@inspections.arguments(InspectionChange)
@inspections.response(200, InspectionRow)
@allowed(Role.ADMINISTRATOR)
def change_inspection(change: dict[str, Any], inspection_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Give a planned visit another inspector or date; needs If-Match."""
    with transaction():
        inspection = operations.find(inspection_id, lock=True)
        check_version(inspection.version)
        inspector = people.find(change['assignee_id']) if 'assignee_id' in change else None
        operations.reassign(
            inspection, inspector=inspector, due_at=change.get('due_at'), by=signed_in().id, at=clock.now()
        )
    return listing.rows([inspection])[0], etag(inspection.version)


@inspections.route('/inspections/<uuid:inspection_id>/cancellations', methods=['POST'])
@inspections.arguments(Cancellation)
@inspections.response(201, InspectionRow)
@allowed(Role.ADMINISTRATOR)
def cancel_inspection(said: dict[str, str], inspection_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Say that an inspection will not take place."""
    with transaction():
        inspection = operations.find(inspection_id, lock=True)
        operations.cancel(inspection, reason=said['reason'], by=signed_in().id, at=clock.now())
    return listing.rows([inspection])[0], etag(inspection.version)


def _cursor(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']}) from None
