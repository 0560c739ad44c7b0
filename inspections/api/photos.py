"""Photo bytes over HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Response, current_app, request, send_file
from werkzeug.exceptions import ClientDisconnected

from app import clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, public, signed_in
from app.db import snapshot, transaction
from app.files.store import current_store
from app.rest import Blueprint
from app.settings import Settings
from inspections import photos as rules
from inspections import receipts
from inspections.evidence import thumbnails
from inspections.schemas import PhotoSize, PublicKeys, StoredPhoto

photos = Blueprint('photos', __name__, url_prefix='/api/v1', description='Photo bytes, named by their SHA-256')


@photos.route('/photos/<string(length=64):sha256>', methods=['PUT'])
@photos.response(200, StoredPhoto)
@allowed(Role.APPLICANT, Role.INSPECTOR)
def put_photo(sha256: str) -> dict[str, Any]:
    """Take the whole body under its hash. 2xx only after it is durable."""
    account, settings = signed_in(), _settings()
    with snapshot():
        rules.require_announced(account, sha256)
    request.max_content_length = settings.max_photo
    if request.content_length is not None and request.content_length > settings.max_photo:
        raise problems.BodyTooLarge(limit=settings.max_photo)
    store = current_store()
    with _a_place():
        taken = rules.receive(store, sha256, _chunks(), request.content_length, settings.max_photo)
    store.keep(taken)
    with transaction():
        return rules.stored(account, sha256, taken.size, clock.now())


@photos.route('/photos/<string(length=64):sha256>', methods=['GET'])
@photos.arguments(PhotoSize, location='query')
@photos.response(200, content_type='image/jpeg')
@allowed(*Role)
def get_photo(query: dict[str, Any], sha256: str) -> Response:
    """The picture: its original bytes, or a smaller one without any metadata."""
    account, store = signed_in(), current_store()
    with snapshot():
        original = rules.open_for(account, store, sha256)
    with original:
        if query['size'] is None:
            answer = Response(original.read(), mimetype='application/octet-stream')
            answer.headers['Content-Disposition'] = f'attachment; filename="{sha256[:12]}.jpg"'
        else:
            answer = send_file(thumbnails.of(store, sha256, original, query['size']), mimetype='image/jpeg')
    answer.headers['Cache-Control'] = 'private, max-age=31536000, immutable'
    answer.headers['Vary'] = 'Cookie'
    return answer


@photos.route('/keys', methods=['GET'])
@photos.response(200, PublicKeys)
@public
def keys() -> dict[str, Any]:
    """The public keys that receipts can be checked with."""
    return {'items': receipts.public_keys(), 'next': None}


def _chunks() -> Iterator[bytes]:
    try:
        while chunk := request.stream.read(rules.CHUNK):
            yield chunk
    except ClientDisconnected:
        return  # the length tells that it was cut


_uploads = threading.Lock()
_uploading = 0


@contextmanager
def _a_place() -> Iterator[None]:
    """Uploads hold at most three quarters of the threads; the rest are asked to come back."""
    global _uploading
    with _uploads:
        if _uploading >= _settings().threads * 3 // 4:
            raise problems.TryLater(retry_after_s=5)
        _uploading += 1
    try:
        yield
    finally:
        with _uploads:
            _uploading -= 1


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
