"""Bodies of requests, read as they arrive; slow ones never take all the threads."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from flask import Flask, current_app, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from app import problems
from app.settings import Settings

CHUNK, WORDS_CHUNK = 64 * 1024, 4 * 1024
AT_ONCE_S = 0.3
SILENCE_S = 20
PATIENCE_S, SLOWEST_BYTES_A_S = 60, 1_000


def prepare(app: Flask, settings: Settings) -> None:
    """Half of the threads for uploads, a quarter for words that come slowly, and the rest for whoever is quick.

    Of these a quarter may be measuring lines.
    """
    app.extensions['osmotr_uploads'] = threading.BoundedSemaphore(max(1, settings.threads // 2))
    app.extensions['osmotr_slow_words'] = threading.BoundedSemaphore(max(1, settings.threads // 4))
    app.extensions['osmotr_lines'] = threading.BoundedSemaphore(max(1, settings.threads // 4))
    app.before_request(_take_words)


@contextmanager
def body(limit: int, chunk: int = CHUNK) -> Iterator[Iterator[bytes]]:
    """The request's body in pieces of `chunk` bytes, as they come.

    Refuses more than `limit` bytes; asks to come back when too many run.

    A body that ends early simply ends: who knows how long it should be must count.
    """
    request.max_content_length = limit
    if request.content_length is not None and request.content_length > limit:
        raise problems.BodyTooLarge(limit=limit)
    with _slot('osmotr_uploads'):
        yield _chunks(limit, chunk)


def line_place() -> Callable[[], None]:
    """Take one of the places for bytes that measure a line, a quarter of the threads; answers how it is given back.

    Raises TryLater when all are taken.
    """
    places: threading.BoundedSemaphore = current_app.extensions['osmotr_lines']
    if not places.acquire(blocking=False):
        raise _busy()
    return places.release


def _take_words() -> None:
    """Read a JSON body before its view asks for it: at once when it is here, else in one of the slots for slow ones.

    Raises TryLater when these are taken, and when it comes slower than from a phone at the edge of its cell.
    """
    line: socket.socket | None = request.environ.get('gunicorn.socket')
    if line is None or not request.is_json or not request.content_length:
        return
    parts: list[bytes] = []
    try:
        if not _read(line, parts, time.monotonic() + AT_ONCE_S):
            with _slot('osmotr_slow_words'):
                patience_s = PATIENCE_S + request.content_length / SLOWEST_BYTES_A_S
                if not _read(line, parts, time.monotonic() + patience_s):
                    raise _busy()
    finally:
        line.settimeout(None)
    request._cached_data = b''.join(parts)


def _read(line: socket.socket, parts: list[bytes], until: float) -> bool:
    """Read what is left of the body; false when it is not here in time. What has come waits in the stream."""
    while (left := until - time.monotonic()) > 0:
        line.settimeout(min(left, SILENCE_S))
        try:
            chunk = request.stream.read(WORDS_CHUNK)
        except ClientDisconnected as error:
            if isinstance(error.__context__, TimeoutError):
                return False
            raise
        if not chunk:
            return True
        parts.append(chunk)
    return False


@contextmanager
def _slot(name: str) -> Iterator[None]:
    slots: threading.BoundedSemaphore = current_app.extensions[name]
    if not slots.acquire(blocking=False):
        raise _busy()
    try:
        yield
    finally:
        slots.release()


def _busy() -> problems.Problem:
    """Hear no more of this body: else the server waits some seconds for its end, and the thread with it."""
    line: socket.socket | None = request.environ.get('gunicorn.socket')
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RD)
    return problems.TryLater(retry_after_s=5)


def _chunks(limit: int, size: int) -> Iterator[bytes]:
    taken = 0
    try:
        while chunk := request.stream.read(size):
            taken += len(chunk)
            if taken > limit:
                raise problems.BodyTooLarge(limit=limit)
            yield chunk
    except RequestEntityTooLarge:
        raise problems.BodyTooLarge(limit=limit) from None
    except ClientDisconnected:
        yield from _held()


def _held() -> Iterator[bytes]:
    """What had come, and was held back to fill a chunk, when the line broke: asked again, the stream gives it out."""
    with suppress(ClientDisconnected, OSError):
        while chunk := request.stream.read(CHUNK):
            yield chunk
