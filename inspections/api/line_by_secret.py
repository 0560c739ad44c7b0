"""Measuring in the name of a line test, without an account: who knows its code gets a secret, and measures by that."""

from __future__ import annotations

import socket
import time
import uuid
from contextlib import suppress
from typing import Any

from flask import Flask, Response, current_app, request

from app import bodies, clock, limits, problems
from app.accounts.session import public
from app.connection.api_by_link import moved
from app.db import snapshot, transaction
from app.rest import Blueprint
from app.security import from_any_tool
from inspections.api.line import fresh, seconds_left
from inspections.api.line_schemas import MOST_RUNS, Claim, Clocked, Code, LineResult, Measured, Run, RunAmount
from inspections.line import connecting, results
from inspections.line import counting as rules
from inspections.line import operations as tests
from inspections.line.counting import Meter, Moved

line_by_secret = Blueprint(
    'line_by_secret', __name__, url_prefix='/api/v1', description='Measuring in the name of a line test'
)
BY = '/line/by/<secret>'
MINI = f'{BY}/mini/<int:run>'
LARGEST_SIDE = 3000


@line_by_secret.route('/line-claims', methods=['POST'])
@line_by_secret.arguments(Code)
@line_by_secret.response(201, Claim)
@public
def claim(said: dict[str, str]) -> dict[str, Any]:
    """Trade a code for the right to measure; the computer of the point does this, without an account."""
    limits.hit('line-code', request.remote_addr or '')
    at = clock.now()
    with transaction():
        test, secret = tests.claim(said['code'], request.remote_addr or '', at)
    left = seconds_left(test, at)
    return {'secret': secret, 'code': test.code, 'expires_at': test.expires_at, 'expires_in_s': left}


@line_by_secret.route(f'{BY}/ping', methods=['GET'])
@line_by_secret.response(204)
@public
def ping(secret: str) -> Response:
    """Nothing, as fast as it can be said: not even the secret is looked up, which would be measured with it."""
    return fresh(Response(status=204))


@line_by_secret.route(f'{BY}/downloads', methods=['GET'])
@line_by_secret.arguments(RunAmount, location='query')
@line_by_secret.response(200, content_type='application/octet-stream')
@public
def download(asked: dict[str, int], secret: str) -> Response:
    """Random bytes, counted as the other side confirms them."""
    return _sending(secret, asked['run'], asked['bytes'])


@line_by_secret.route(f'{BY}/uploads', methods=['POST'])
@line_by_secret.arguments(Run, location='query')
@line_by_secret.response(200, Clocked)
@public
def upload(asked: dict[str, int], secret: str) -> dict[str, Any]:
    """Count the body and clock it."""
    return _receiving(secret, asked['run'])


@line_by_secret.route(f'{BY}/result', methods=['PUT'])
@line_by_secret.arguments(Measured)
@line_by_secret.response(200, LineResult)
@public
def hand_in(said: dict[str, Any], secret: str) -> dict[str, Any]:
    """File the result. It is refused when it could not have come from the bytes that were counted; twice is once."""
    at = clock.now()
    with transaction():
        test = tests.hand_in(secret, **said, at=at)
        if test.application_id is not None:
            moved(connecting.report(test, request.headers.get('User-Agent', ''), at), at)
    return results.shown(test)


# The paths of Speedtest Mini, so that the library speedtest-cli can measure against this server.


@line_by_secret.route(f'{MINI}/', methods=['GET'])
@line_by_secret.response(200, content_type='text/html')
@public
def mini(secret: str, run: int) -> Response:
    """What the library reads to learn where to send."""
    with snapshot():
        tests.of_secret(secret, clock.now())
    return Response('upload_extension: "php"\n', mimetype='text/plain')


@line_by_secret.route(f'{MINI}/speedtest/latency.txt', methods=['GET'])
@line_by_secret.response(200, content_type='text/plain')
@public
def mini_latency(secret: str, run: int) -> Response:
    """The words that the library expects."""
    return fresh(Response('test=test\n', mimetype='text/plain'))


@line_by_secret.route(f'{MINI}/speedtest/random<int:side>x<int:other>.jpg', methods=['GET'])
@line_by_secret.response(200, content_type='image/jpeg')
@public
def mini_download(secret: str, run: int, side: int, other: int) -> Response:
    """As many random bytes as such a picture has."""
    if not 0 < side == other <= LARGEST_SIDE:
        raise problems.NotFound()
    return _sending(secret, run, 2 * side * side)


@line_by_secret.route(f'{MINI}/speedtest/upload.php', methods=['POST'])
@line_by_secret.response(200, content_type='text/plain')
@public
@from_any_tool
def mini_upload(secret: str, run: int) -> Response:
    """Count the body."""
    clocked = _receiving(secret, run)
    return Response(f'size={clocked["bytes"]}', mimetype='text/plain')


def _sending(secret: str, run: int, count: int) -> Response:
    _require_run(run)
    give_back = bodies.line_place()
    try:
        with transaction():
            test_id = tests.reserve(secret, count, clock.now())
    except BaseException:
        give_back()
        raise
    line: socket.socket | None = request.environ.get('gunicorn.socket')
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    transfer = _Sending(app, test_id, run, count, line, give_back)
    answer = Response(transfer.chunks(), mimetype='application/octet-stream')
    answer.content_length = count
    answer.call_on_close(transfer.end)
    return fresh(answer)


class _Sending:
    """One counted download: what flowed is written down when it ends, however it ends."""

    def __init__(
        self, app: Flask, test_id: uuid.UUID, run: int, count: int, line: socket.socket | None, give_back: Any
    ) -> None:
        self._app, self._line, self._give_back = app, line, give_back
        self._test_id, self._run, self._count = test_id, run, count
        self._began, self._ended = clock.now(), False
        self._meter = Meter(time.perf_counter, lambda: rules.unconfirmed(line))

    def chunks(self) -> Any:
        """The bytes; a reader that falls silent is not waited for."""
        _patience(self._line, rules.LONGEST_MS / 1000)
        rules.hold_little(self._line)
        try:
            yield from self._meter.send(self._count)
        finally:
            self.end()

    def end(self) -> None:
        """Once: write down what flowed, and give the place back."""
        if self._ended:
            return
        self._ended = True
        _patience(self._line, None)
        rules.hold_little(self._line, 0)
        try:
            with self._app.app_context():  # that of the request is over by now
                _write_down(self._test_id, self._run, 'down', self._count, self._meter.moved(), self._began)
        finally:
            self._give_back()


def _receiving(secret: str, run: int) -> dict[str, Any]:
    _require_run(run)
    count = request.content_length or rules.MAX_BYTES
    if count > rules.MAX_BYTES:
        raise problems.BodyTooLarge(limit=rules.MAX_BYTES)
    give_back = bodies.line_place()
    try:
        with transaction():
            test_id = tests.reserve(secret, count, clock.now())
        began = clock.now()
        line: socket.socket | None = request.environ.get('gunicorn.socket')
        _patience(line, rules.LONGEST_MS / 1000)
        with bodies.body(rules.MAX_BYTES, rules.HEARD_CHUNK) as chunks:
            said = rules.clocked(chunks, time.perf_counter)
        _patience(line, None)
        moved = Moved(said['bytes'], said['ms'], said['marks'])
        _write_down(test_id, run, 'up', count, moved, began)
    finally:
        give_back()
    return {'began_at': began.timestamp() * 1000, **said}


def _require_run(run: int) -> None:
    if not 1 <= run <= MOST_RUNS:
        raise problems.NotFound()


def _write_down(test_id: uuid.UUID, run: int, way: str, reserved: int, moved: Moved, began: Any) -> None:
    with transaction():
        tests.flowed(test_id, run, way, reserved, moved, began)


def _patience(line: socket.socket | None, seconds: float | None) -> None:
    if line is not None:
        with suppress(OSError):
            line.settimeout(seconds)
