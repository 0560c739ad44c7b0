"""Text goes over the line compressed: a phone in a basement counts every kilobyte."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request

SMALLEST = 600  # below it the saving is less than a network packet
KINDS = ('application/json', 'text/', 'application/manifest+json', 'image/svg+xml')


def prepare(app: Flask) -> None:
    """Compress every textual answer that is already in memory."""

    @app.after_request
    def compress(answer: Response) -> Response:
        if (answer.mimetype or '').startswith(KINDS):
            answer.vary.add('Accept-Encoding')
            if _worth(answer):
                answer.set_data(gzip.compress(answer.get_data(), 5, mtime=0))
                answer.headers['Content-Encoding'] = 'gzip'
        return answer


def gzipped(path: Path) -> bytes | None:
    """A file compressed once and remembered; none when it is not text or the asker does not take it."""
    if path.suffix not in ('.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt') or not _taken():
        return None
    return _gzipped(path, path.stat().st_mtime_ns)


def brotli(path: Path) -> bytes | None:
    """A file as the build packed it beside itself; none when that is older, or the asker does not take it."""
    packed = path.with_name(f'{path.name}.br')
    if not _taken('br') or not packed.is_file() or packed.stat().st_mtime_ns < path.stat().st_mtime_ns:
        return None
    return packed.read_bytes()


@lru_cache(maxsize=256)
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def _worth(answer: Response) -> bool:
    if answer.direct_passthrough or answer.is_streamed or 'Content-Encoding' in answer.headers or not _taken():
        return False
    return answer.status_code in (200, 201) and len(answer.get_data()) >= SMALLEST


def _taken(coding: str = 'gzip') -> bool:
    return request.accept_encodings.quality(coding) > 0
