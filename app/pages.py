"""The built PWA: its files, those of the builds before it, and its first page for every address that is not a file."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, current_app, request, send_from_directory
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join

from app import builds, problems
from app.accounts.session import public
from app.compression import brotli, gzipped
from app.settings import Settings

OF_A_COMPUTER = 'line.html'  # where a point's computer measures its line
FOREVER = 'public, max-age=31536000, immutable'


class OutsideApi(PathConverter):
    """Any path that is not the API's, so that the API's own 404 and 405 stay true."""

    regex = r'(?!api(?:/|$))[^/].*?'


pages = Blueprint('pages', __name__)
mimetypes.add_type('application/manifest+json', '.webmanifest')
mimetypes.add_type('text/javascript', '.js')


@pages.route('/')
@pages.route('/<outside_api:path>')
@public
def page(path: str = 'index.html') -> Response:
    """A file of the PWA, else its first page, which finds the screen by the address."""
    answer = _send(*_found(path))
    answer.headers['Cache-Control'] = FOREVER if path.startswith('assets/') else 'no-cache'
    return answer


def _found(path: str) -> tuple[Path, str]:
    folder = _settings().pwa
    if _is_file(folder, path):
        return folder, path
    if path.startswith(f'{builds.ASSETS}/'):
        for former in builds.kept(_settings().data):
            if _is_file(former, path):
                return former, path
    if '.' in path.rsplit('/', 1)[-1] and path != 'index.html':
        raise problems.NotFound()
    first = OF_A_COMPUTER if path == 'line' or path.startswith('line/') else 'index.html'
    if not (folder / first).is_file():
        raise problems.NotFound(what='The browser part has not been built. Run «make run».')
    return folder, first


def _is_file(folder: Path, path: str) -> bool:
    named = safe_join(str(folder), path)
    return named is not None and Path(named).is_file()


def _send(folder: Path, path: str) -> Response:
    answer = send_from_directory(folder, path, conditional=False)
    answer.vary.add('Accept-Encoding')
    file = folder / path
    coding, packed = ('br', small) if (small := brotli(file)) else ('gzip', gzipped(file))
    if packed:
        etag, _ = answer.get_etag()
        answer.direct_passthrough = False
        answer.set_data(packed)
        answer.headers['Content-Encoding'] = coding
        answer.set_etag(f'{etag}-{coding}')
    answer.make_conditional(request)
    return answer


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
