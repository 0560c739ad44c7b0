"""What goes with a decision, over HTTP: the letter before it is sent, and what the reviewer saw."""

from __future__ import annotations

import uuid
from typing import Any

from app import clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.db import snapshot
from app.rest import Blueprint, etag
from inspections.review import deciding, frozen
from inspections.review.letter_schemas import LetterDraft, Letters, SnapshotShape

decisions = Blueprint('decisions', __name__, url_prefix='/api/v1', description='Letters, and what reviewers saw')


@decisions.route('/applications/<uuid:application_id>/letters', methods=['POST'])
@decisions.arguments(LetterDraft)
@decisions.response(200, Letters)
@allowed(Role.REVIEWER)
def preview_letter(draft: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """The letter that would go with this decision, in both languages; nothing is kept."""
    by, at = signed_in(), clock.now()
    with snapshot():
        application = applications.find_submitted(application_id)
        letters = deciding.letters(application, **draft, by=by, at=at)
    return letters, etag(application.version)


@decisions.route('/applications/<uuid:application_id>/decisions/<uuid:decision_id>/snapshot', methods=['GET'])
@decisions.response(200, SnapshotShape)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def get_snapshot(application_id: uuid.UUID, decision_id: uuid.UUID) -> dict[str, Any]:
    """What the reviewer saw when they decided, and whether it is still what the decision names."""
    with snapshot():
        return frozen.opened(application_id, decision_id)
