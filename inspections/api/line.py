"""The measuring points of the line over HTTP, and the tests that a phone opens there."""

from __future__ import annotations

import time
import uuid
from datetime import datetime
from typing import Any

from flask import Response, current_app, request

from app import bodies, clock, limits, qr
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.db import snapshot, transaction
from app.rest import Blueprint
from inspections.api.line_schemas import Amount, Clocked, LineTestShape, NewLineTest
from inspections.line import counting as rules
from inspections.line import operations as tests
from inspections.line import results
from inspections.models import LineTest

line = Blueprint('line', __name__, url_prefix='/api/v1', description='Measuring the internet line against this server')
FIELD_WORK = (Role.APPLICANT, Role.INSPECTOR)


@line.route('/line/ping', methods=['GET'])
@line.response(204)
@allowed(*Role)
def ping() -> Response:
    """Nothing, as fast as it can be said."""
    return fresh(Response(status=204))


@line.route('/line/downloads', methods=['GET'])
@line.arguments(Amount, location='query')
@line.response(200, content_type='application/octet-stream')
@allowed(*Role)
def download(asked: dict[str, int]) -> Response:
    """Random bytes that cannot be compressed."""
    answer = Response(rules.noise(asked['bytes']), mimetype='application/octet-stream')
    answer.content_length = asked['bytes']
    return fresh(answer)


@line.route('/line/uploads', methods=['POST'])
@line.response(200, Clocked)
@allowed(*Role)
def upload() -> dict[str, Any]:
    """Read the body, keep nothing, and say how long it took to arrive."""
    with bodies.body(rules.MAX_BYTES, rules.HEARD_CHUNK) as chunks:
        began_at = time.time() * 1000
        return {'began_at': began_at, **rules.clocked(chunks, time.perf_counter)}


@line.route('/line-tests/<uuid:test_id>', methods=['PUT'])
@line.arguments(NewLineTest)
@line.response(200, LineTestShape)
@allowed(*FIELD_WORK)
def open_line_test(said: dict[str, Any], test_id: uuid.UUID) -> dict[str, Any]:
    """Open a line test for an inspection of one's own; again is the same as once."""
    account, at = signed_in(), clock.now()
    limits.hit('line-test', str(account.id))
    with transaction():
        test, secret = tests.open_test(test_id, **said, by=account, address=request.remote_addr or '', at=at)
    with snapshot():
        return _shown(test, secret, at)


@line.route('/line-tests/<uuid:test_id>', methods=['GET'])
@line.response(200, LineTestShape)
@allowed(*FIELD_WORK)
def get_line_test(test_id: uuid.UUID) -> dict[str, Any]:
    """How a line test of one's own stands."""
    with snapshot():
        return _shown(tests.find(test_id, signed_in()), None, clock.now())


def fresh(answer: Response) -> Response:
    """The answer as measuring needs it: nothing on the way keeps, changes or gathers it."""
    answer.headers['Cache-Control'] = 'no-store, no-transform'
    answer.headers['X-Accel-Buffering'] = 'no'
    return answer


def seconds_left(test: LineTest, at: datetime) -> int:
    """For how many whole seconds the test may still be measured."""
    return max(0, int((test.expires_at - at).total_seconds()))


def _shown(test: LineTest, secret: str | None, at: datetime) -> dict[str, Any]:
    public = current_app.extensions['osmotr_settings'].public_url or request.host_url.rstrip('/')
    address = f'{public}/line/{test.code}' if test.code else None
    return {
        'id': test.id,
        'inspection_id': test.inspection_id,
        'means': test.means,
        'state': test.state,
        'code': test.code,
        'address': address,
        'qr': qr.drawn(address) if address else None,
        'secret': secret,
        'expires_at': test.expires_at,
        'expires_in_s': seconds_left(test, at),
        'flowed': tests.progress(test),
        'result': results.shown(test) if test.value is not None else None,
    }
