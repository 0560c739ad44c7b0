"""Large bodies, read as they arrive; slow ones never take all the threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flask import Flask, current_app, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from app import problems
from app.settings import Settings

CHUNK = 64 * 1024


def prepare(app: Flask, settings: Settings) -> None:
    """Keep a quarter of the threads for everything that is not an upload."""
    app.extensions['osmotr_uploads'] = threading.BoundedSemaphore(max(1, settings.threads * 3 // 4))


@contextmanager
def body(limit: int) -> Iterator[Iterator[bytes]]:
    """The request's body in chunks, as they come. Refuses more than `limit` bytes; asks to come back when too many run.

    A body that ends early simply ends: who knows how long it should be must count.
    """
    request.max_content_length = limit
    if request.content_length is not None and request.content_length > limit:
        raise problems.BodyTooLarge(limit=limit)
    slots: threading.BoundedSemaphore = current_app.extensions['osmotr_uploads']
    if not slots.acquire(blocking=False):
        raise problems.TryLater(retry_after_s=5)
    try:
        yield _chunks(limit)
    finally:
        slots.release()


def _chunks(limit: int) -> Iterator[bytes]:
    taken = 0
    try:
        while chunk := request.stream.read(CHUNK):
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
