"""Who is asking, and whether their role may."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Request, Response, current_app, g, request

from app import clock, problems
from app.accounts import operations, states
from app.accounts.models import Account, Role
from app.db import snapshot
from app.settings import Settings

View = TypeVar('View', bound=Callable[..., Any])
MARK = '_osmotr_access'


@dataclass(frozen=True, slots=True)
class Access:
    """The access row of one route: which roles, or everybody."""

    roles: frozenset[Role]
    everybody: bool = False
    even_blocked: bool = False
    even_unconfirmed: bool = False
    even_erased: bool = False


def allowed(
    *roles: Role, even_blocked: bool = False, even_unconfirmed: bool = False, even_erased: bool = False
) -> Callable[[View], View]:
    """Let only these roles in, and of them only who is confirmed and not blocked.

    `even_blocked` is for handing over work, which ends in quarantine; `even_unconfirmed` for what leads to being
    confirmed; `even_erased` for what a person whose data was erased may still be told.
    """

    def mark(view: View) -> View:
        access = Access(
            frozenset(roles), even_blocked=even_blocked, even_unconfirmed=even_unconfirmed, even_erased=even_erased
        )
        setattr(view, MARK, access)
        return view

    return mark


def public(view: View) -> View:
    """Let everybody in, signed in or not."""
    setattr(view, MARK, Access(frozenset(), everybody=True))
    return view


def access_of(view: Callable[..., Any]) -> Access | None:
    """The access row that a route declares; none when it forgot to."""
    return getattr(view, MARK, None)


def guard(app: Flask) -> None:
    """Ask for the access row before any part of a route runs, its reading of the body included."""

    @app.before_request
    def require_access() -> None:
        view = current_app.view_functions.get(request.endpoint or '')
        access = access_of(view) if view else None
        if access is None or access.everybody:
            return
        account = signed_in()
        if account.erased and not access.even_erased:
            raise problems.Erased(account_id=str(account.id))
        if account.blocked and not (access.even_blocked or (account.erased and access.even_erased)):
            raise problems.AccountBlocked()
        if not access.even_unconfirmed:
            states.require_confirmed(account)
        if Role(account.role) not in access.roles:
            raise problems.NotAllowed(role=account.role)


def require_access_rows(app: Flask) -> None:
    """Raise RuntimeError when a route does not say who may use it."""
    undeclared = sorted(name for name, view in app.view_functions.items() if access_of(view) is None)
    if undeclared:
        raise RuntimeError('These routes do not say who may use them: ' + ', '.join(undeclared))


def signed_in() -> Account:
    """The person who asks; refuses when nobody has signed in."""
    account = maybe_signed_in()
    if account is None:
        raise problems.NotSignedIn()
    return account


def maybe_signed_in() -> Account | None:
    """The person who asks, or none. A unit of work of its own: public routes call it before theirs, not within."""
    if 'account' not in g:
        token = request.cookies.get(cookie_name(request))
        g.account = None
        if token:
            with snapshot():  # nothing stays open while a slow body arrives
                g.account = operations.account_of(token, clock.now())
    account: Account | None = g.account
    return account


def require_safe_line(asked: Request) -> None:
    """Refuse to send a session over a line that others can read, except to this machine or to those who insist."""
    if not (is_secure(asked) or is_this_machine(asked) or _settings().insecure):
        raise problems.InsecureConnection()


def is_secure(asked: Request) -> bool:
    """Whether the person came by https, also when a proxy took it off."""
    public_host = urlsplit(_settings().public_url or '').netloc
    return asked.is_secure or (_settings().https and asked.host == public_host)


def let_in(answer: Response, token: str) -> Response:
    """The same answer with the cookie of this session."""
    days = _settings().session_days
    answer.set_cookie(cookie_name(request), token, max_age=days * 86400, **cookie_options(request))
    return answer


def cookie_name(asked: Request) -> str:
    """`__Host-osmotr` where browsers send it back, which is https only."""
    return '__Host-osmotr' if is_secure(asked) else 'osmotr'


def cookie_options(asked: Request) -> dict[str, Any]:
    """How the session's cookie is set: no script reads it, no other site sends it."""
    return {'secure': is_secure(asked), 'httponly': True, 'samesite': 'Lax', 'path': '/'}


def is_this_machine(asked: Request) -> bool:
    """Whether the address that was asked for names this very machine."""
    name = urlsplit(f'//{asked.host}').hostname or ''
    if name == 'localhost':
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
