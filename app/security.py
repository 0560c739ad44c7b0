"""What every answer carries and every write must show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from app import problems
from app.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:{tiles}; "
    "media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
READS = ('GET', 'HEAD', 'OPTIONS')
View = TypeVar('View', bound=Callable[..., Any])
MARK = '_osmotr_any_tool'


def from_any_tool(view: View) -> View:
    """A write that uses no session, and needs the secret in its address: a page that does not know it can do nothing,
    and a tool that is not ours may send it."""
    setattr(view, MARK, True)
    return view


def prepare(app: Flask, settings: Settings) -> None:
    """Check each write's origin, and put the safety headers on each answer."""

    policy = POLICY.format(tiles=f' {settings.tiles.origin}' if settings.tiles else '')

    @app.before_request
    def own_pages_only() -> None:
        if request.method in READS or getattr(current_app.view_functions.get(request.endpoint or ''), MARK, False):
            return
        site, origin = request.headers.get('Sec-Fetch-Site'), request.headers.get('Origin')
        same_origin = origin is None or urlsplit(origin).netloc in _own_hosts(settings)
        if request.headers.get('X-Osmotr') != '1' or not same_origin or site not in (None, 'same-origin', 'none'):
            raise problems.CrossSite()

    @app.after_request
    def safety_headers(answer: Response) -> Response:
        answer.headers.setdefault('Content-Security-Policy', policy)
        answer.headers['X-Content-Type-Options'] = 'nosniff'
        answer.headers['Referrer-Policy'] = 'same-origin'
        answer.headers['Permissions-Policy'] = 'camera=(self), geolocation=(self), microphone=()'
        answer.headers['Cross-Origin-Opener-Policy'] = 'same-origin'
        answer.headers['Cross-Origin-Resource-Policy'] = 'same-origin'
        if settings.https:
            answer.headers['Strict-Transport-Security'] = 'max-age=31536000'
        if request.path.startswith('/api/'):
            answer.headers.setdefault('Cache-Control', 'no-store')
        return answer


def _own_hosts(settings: Settings) -> set[str]:
    own = {request.host}
    if settings.public_url:
        own.add(urlsplit(settings.public_url).netloc)
    return own
