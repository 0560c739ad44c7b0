"""Photo bytes over HTTP."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request, send_file

from app import clock, uploads
from app.accounts.models import Role
from app.accounts.session import allowed, public, signed_in
from app.db import snapshot, transaction
from app.files.store import current_store
from app.rest import Blueprint
from app.settings import Settings
from inspections import receipts
from inspections.sync import photos as rules
from inspections.sync.schemas import PhotoSize, PublicKeys, StoredPhoto

photos = Blueprint('photos', __name__, url_prefix='/api/v1', description='Photo bytes, named by their SHA-256')


@photos.route('/photos/<string(length=64):sha256>', methods=['PUT'])
@photos.response(200, StoredPhoto)
@allowed(Role.APPLICANT, Role.INSPECTOR, even_blocked=True)
def put_photo(sha256: str) -> dict[str, Any]:
    """Take the whole body under its hash. 2xx only after it is durable."""
    account, settings = signed_in(), _settings()
    with snapshot():
        rules.require_announced(account, sha256)
    store = current_store()
    with uploads.body(settings.max_photo) as chunks:
        taken = rules.receive(store, sha256, chunks, request.content_length, settings.max_photo)
    store.keep(taken)
    with transaction():
        return rules.stored(account, sha256, taken.size, clock.now())


@photos.route('/photos/<string(length=64):sha256>', methods=['GET'])
@photos.arguments(PhotoSize, location='query')
@photos.response(200, content_type='image/jpeg')
@allowed(*Role)
def get_photo(query: dict[str, Any], sha256: str) -> Response:
    """The picture: its original bytes, or a smaller one without any metadata."""
    account, store, size = signed_in(), current_store(), query['size']
    with snapshot():
        found = rules.picture_for(account, store, sha256, size) if size else rules.open_for(account, store, sha256)
    answer = send_file(
        found,
        mimetype='image/jpeg' if size else 'application/octet-stream',
        download_name=f'{sha256[:12]}.jpg',
        as_attachment=not size,
    )
    answer.headers['Cache-Control'] = 'private, max-age=31536000, immutable'
    answer.headers['Vary'] = 'Cookie'
    return answer


@photos.route('/keys', methods=['GET'])
@photos.response(200, PublicKeys)
@public
def keys() -> dict[str, Any]:
    """The public keys that receipts can be checked with."""
    return {'items': receipts.public_keys(), 'next': None}


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
