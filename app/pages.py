"""The built PWA: its files, and its first page for every address that is not a file."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, current_app, send_from_directory
from werkzeug.security import safe_join

from app import problems
from app.accounts.session import public
from app.settings import Settings

pages = Blueprint('pages', __name__)
mimetypes.add_type('application/manifest+json', '.webmanifest')
mimetypes.add_type('text/javascript', '.js')


@pages.route('/', defaults={'path': 'index.html'})
@pages.route('/<path:path>')
@public
def page(path: str) -> Response:
    """A file of the PWA, else its first page, which finds the screen by the address."""
    folder = _settings().pwa
    if path.startswith('api/'):
        raise problems.NotFound()
    found = safe_join(str(folder), path)
    if found is None or not Path(found).is_file():
        if '.' in path.rsplit('/', 1)[-1]:
            raise problems.NotFound()
        path = 'index.html'
    if not (folder / path).is_file():
        raise problems.NotFound(what='The browser part has not been built. Run «make run».')
    answer = send_from_directory(folder, path)
    answer.headers['Cache-Control'] = 'public, max-age=31536000, immutable' if path.startswith('assets/') else 'no-cache'
    return answer


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
