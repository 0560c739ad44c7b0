"""Photo bytes over HTTP."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, current_app, request, send_file

from app import audit, bodies, clock, problems
from app.accounts.models import Account, Role
from app.accounts.session import allowed, public, signed_in
from app.db import snapshot, transaction
from app.files.arriving import Taken, current_arrivals
from app.files.store import current_store
from app.rest import Blueprint
from app.settings import Settings
from inspections import envelope, receipts
from inspections.sync import photos as rules
from inspections.sync.schemas import PhotoSize, PublicKeys, StoredPhoto

TUS, PART = '1.0.0', 'application/offset+octet-stream'
photos = Blueprint('photos', __name__, url_prefix='/api/v1', description='Photo bytes, named by their SHA-256')


@photos.route('/photos/<string(length=64):sha256>', methods=['PUT'])
@photos.response(200, StoredPhoto)
@allowed(Role.APPLICANT, Role.INSPECTOR, even_blocked=True)
def put_photo(sha256: str) -> dict[str, Any]:
    """Take the whole body under its hash. 2xx only after it is durable."""
    account, limit = signed_in(), _settings().max_photo
    with snapshot():
        rules.require_announced(account, sha256)
    with bodies.body(limit) as chunks:
        taken = rules.receive(current_arrivals(), account, sha256, chunks, request.content_length, limit)
    return _keep(account, taken)


@photos.route('/photos/<string(length=64):sha256>', methods=['HEAD'])
@photos.response(200)
@allowed(Role.APPLICANT, Role.INSPECTOR, even_blocked=True)
def photo_offset(sha256: str) -> Response:
    """How many bytes of the photo are here (tus 1.0). Stands before GET, which would answer HEAD too."""
    account, _ = signed_in(), _require_tus()
    with snapshot():
        announced, sent = rules.require_announced(account, sha256), rules.size_sent(account, sha256)
    offset = sent if sent is not None else current_arrivals().offset(rules.part_of(account, sha256))
    return _told(Response(status=200), offset, sent or announced)


@photos.route('/photos/<string(length=64):sha256>', methods=['PATCH'])
@photos.response(204)
@allowed(Role.APPLICANT, Role.INSPECTOR, even_blocked=True)
def continue_photo(sha256: str) -> Response:
    """Continue the photo where it ends here (tus 1.0). Whole, it is as durable as after PUT when 204 is said."""
    account, limit, offset = signed_in(), _settings().max_photo, _require_tus()
    with snapshot():
        announced, sent = rules.require_announced(account, sha256), rules.size_sent(account, sha256)
    if sent is not None:
        if offset != sent:
            raise problems.UploadMisplaced(sha256=sha256, offset=sent)
        with transaction():
            rules.stored(account, sha256, sent, clock.now())  # an inspection may have named it just then
        return _told(Response(status=204), sent, sent)
    if announced is None:
        raise problems.InvalidRequest(fields={'bytes': ['Was not announced: send the photo whole.']})
    with bodies.body(limit) as chunks:
        end, taken = rules.proceed(current_arrivals(), account, sha256, offset, announced, chunks, limit)
    if taken is not None:
        _keep(account, taken)
    return _told(Response(status=204), end, announced)


@photos.route('/photos/<string(length=64):sha256>', methods=['GET'])
@photos.arguments(PhotoSize, location='query')
@photos.response(200, content_type='image/jpeg')
@allowed(*Role)
def get_photo(query: dict[str, Any], sha256: str) -> Response:
    """The picture to look at, whole or smaller, without any metadata."""
    account, store, size = signed_in(), current_store(), query['size']
    with snapshot():
        found = rules.picture_for(account, store, sha256, size) if size else rules.bare_for(account, store, sha256)
    answer = send_file(found, mimetype='image/jpeg' if size else rules.kind_of(found), download_name=sha256[:12])
    answer.headers['Cache-Control'] = 'private, max-age=31536000, immutable'
    answer.headers['Vary'] = 'Cookie'
    return answer


@photos.route('/photos/<string(length=64):sha256>/original', methods=['GET'])
@photos.response(200, content_type='application/octet-stream')
@allowed(*Role)
def get_original(sha256: str) -> Response:
    """The bytes that were sealed, to compute their hash from. Never drawn: metadata that came in them is in them."""
    account, store = signed_in(), current_store()
    with snapshot():
        found = rules.open_for(account, store, sha256)
    with transaction():
        audit.record(account.id, 'export.original', sha256, {}, clock.now())
    return send_file(found, mimetype='application/octet-stream', download_name=sha256[:12], as_attachment=True)


@photos.route('/keys', methods=['GET'])
@photos.response(200, PublicKeys)
@public
def keys() -> dict[str, Any]:
    """The public keys that receipts can be checked with, and the one that rescue files are closed to."""
    key_id, point = envelope.public_key(_settings().data / 'keys')
    rescue = {'key_id': key_id, 'algorithm': 'ECDH-P256', 'public_key': base64.b64encode(point).decode()}
    return {'items': receipts.public_keys(), 'next': None, 'rescue': rescue}


def _keep(account: Account, taken: Taken) -> dict[str, Any]:
    try:
        current_store().keep(taken.path, taken.sha256)
    except (problems.StorageAway, OSError):
        current_arrivals().leave(taken, rules.part_of(account, taken.sha256))  # what came need not be sent again
        raise
    with transaction():
        return rules.stored(account, taken.sha256, taken.size, clock.now())


def _require_tus() -> int:
    """The offset that the phone believes in; zero when it only asks."""
    if request.headers.get('Tus-Resumable', TUS) != TUS:
        raise problems.ProtocolUnknown(spoken=[TUS])
    if request.method == 'PATCH' and request.mimetype != PART:
        raise problems.WrongContentType(taken=[PART])
    offset = request.headers.get('Upload-Offset', '0' if request.method == 'HEAD' else '')
    if not offset.isdecimal() or len(offset) > 15:
        raise problems.InvalidRequest(fields={'Upload-Offset': ['A whole number of bytes.']})
    return int(offset)


def _told(answer: Response, offset: int, length: int | None) -> Response:
    answer.headers['Tus-Resumable'] = TUS
    answer.headers['Upload-Offset'] = str(offset)
    if length is not None:
        answer.headers['Upload-Length'] = str(length)
    return answer


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
