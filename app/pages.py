"""The built PWA: its files, and its first page for every address that is not a file."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, current_app, request, send_from_directory
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join

from app import problems
from app.accounts.session import public
from app.compression import brotli, gzipped
from app.settings import Settings

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
    answer = _send(_found(path))
    answer.headers['Cache-Control'] = FOREVER if path.startswith('assets/') else 'no-cache'
    return answer


def _found(path: str) -> str:
    folder = _settings().pwa
    named = safe_join(str(folder), path)
    if named is not None and Path(named).is_file():
        return path
    if '.' in path.rsplit('/', 1)[-1] and path != 'index.html':
        raise problems.NotFound()
    if not (folder / 'index.html').is_file():
        raise problems.NotFound(what='The browser part has not been built. Run «make run».')
    return 'index.html'


def _send(path: str) -> Response:
    answer = send_from_directory(_settings().pwa, path, conditional=False)
    answer.vary.add('Accept-Encoding')
    file = _settings().pwa / path
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
