"""Photos of an inspection for those outside: one copy, all copies, all originals with what proves them."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator
from typing import Any

from flask import Response, send_file, stream_with_context

from app import audit, clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.db import snapshot, transaction
from app.files.store import current_store
from app.rest import Blueprint
from inspections import copies as rules
from inspections import operations

copies = Blueprint('copies', __name__, url_prefix='/api/v1', description='Photos with time and place, to take away')
ZIP = 'application/zip'


@copies.route('/inspections/<uuid:inspection_id>/copies/<string(length=64):sha256>', methods=['GET'])
@copies.response(200, content_type='image/jpeg')
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def copy(inspection_id: uuid.UUID, sha256: str) -> Response:
    """A copy of one photo: the same pixels, with time, place and the hash of the original in its EXIF block."""
    store = current_store()
    with snapshot():
        shot = rules.shot(operations.find(inspection_id), sha256)
    _note('export.copy', inspection_id, {'sha256': sha256})
    with store.open(sha256) as file:
        name, content = rules.copy(shot, file.read())
    return send_file(io.BytesIO(content), download_name=name, as_attachment=True)


@copies.route('/inspections/<uuid:inspection_id>/copies', methods=['GET'])
@copies.response(200, content_type=ZIP)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def all_copies(inspection_id: uuid.UUID) -> Response:
    """Copies of all photos in one ZIP, by item and number."""
    return _archive(inspection_id, originals=False)


@copies.route('/inspections/<uuid:inspection_id>/originals', methods=['GET'])
@copies.response(200, content_type=ZIP)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def all_originals(inspection_id: uuid.UUID) -> Response:
    """All photos byte for byte, with their hashes, the manifest and the receipt: enough to verify without us."""
    return _archive(inspection_id, originals=True)


def _archive(inspection_id: uuid.UUID, *, originals: bool) -> Response:
    with snapshot():
        inspection = operations.find(inspection_id)
        shots = rules.shots(inspection)
        made = rules.archive(inspection, shots, current_store(), originals=originals)
    _note('export.originals' if originals else 'export.copies', inspection_id, {'photos': len(shots)})
    name = f'osmotr-{inspection.code or str(inspection.id)[:8]}{"-originals" if originals else ""}.zip'
    answer = Response(stream_with_context(_filled(made)), mimetype=ZIP)
    answer.headers['Content-Disposition'] = f'attachment; filename="{name}"'
    return answer


def _note(act: str, inspection_id: uuid.UUID, facts: dict[str, Any]) -> None:
    """Before the first byte leaves: what was taken away in part was taken away."""
    with transaction():
        audit.record(signed_in().id, act, inspection_id, facts, clock.now())


def _filled(made: Iterator[bytes]) -> Iterator[bytes]:
    """Without empty parts, which would end a chunked answer."""
    return (part for part in made if part)
