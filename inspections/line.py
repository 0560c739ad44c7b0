"""Bytes to measure a line with, and what the server counted itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

MAX_BYTES = 25_000_000
CHUNK = 64 * 1024


def noise(count: int) -> Iterator[bytes]:
    """`count` random bytes: nothing on the way can make them fewer."""
    for at in range(0, count, CHUNK):
        yield os.urandom(min(CHUNK, count - at))


def clocked(chunks: Iterable[bytes], timer: Callable[[], float]) -> dict[str, float]:
    """Read all chunks: {bytes, ms}, in milliseconds from the first wait to the last byte. `timer` answers seconds."""
    began, count = timer(), 0
    for chunk in chunks:
        count += len(chunk)
    return {'bytes': count, 'ms': round((timer() - began) * 1000, 3)}
