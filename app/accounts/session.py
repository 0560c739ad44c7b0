"""Who is asking, and whether their role may."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Request, current_app, g, request

from app import clock, problems
from app.accounts import operations
from app.accounts.models import Account, Role
from app.settings import Settings

View = TypeVar('View', bound=Callable[..., Any])
ACCESS = '_osmotr_access'
EVERYBODY = frozenset({'everybody'})


def allowed(*roles: Role, even_blocked: bool = False) -> Callable[[View], View]:
    """Let only these roles in. `even_blocked` is for handing over work, which ends in quarantine."""

    def mark(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            account = signed_in()
            if account.blocked and not even_blocked:
                raise problems.AccountBlocked()
            if Role(account.role) not in roles:
                raise problems.NotAllowed(role=account.role)
            return view(*args, **kwargs)

        setattr(guarded, ACCESS, frozenset(roles))
        return guarded  # type: ignore[return-value]

    return mark


def public(view: View) -> View:
    """Let everybody in, signed in or not."""
    setattr(view, ACCESS, EVERYBODY)
    return view


def signed_in() -> Account:
    """The person who asks; refuses when nobody has signed in."""
    account = maybe_signed_in()
    if account is None:
        raise problems.NotSignedIn()
    return account


def maybe_signed_in() -> Account | None:
    """The person who asks, or none."""
    if 'account' not in g:
        token = request.cookies.get(cookie_name(request))
        g.account = operations.account_of(token, clock.now()) if token else None
    account: Account | None = g.account
    return account


def cookie_name(asked: Request) -> str:
    """`__Host-osmotr` where browsers send it back, which is https only."""
    return '__Host-osmotr' if asked.is_secure or _settings().https else 'osmotr'


def cookie_options(asked: Request) -> dict[str, Any]:
    """How the session's cookie is set: no script reads it, no other site sends it."""
    secure = asked.is_secure or _settings().https
    return {'secure': secure, 'httponly': True, 'samesite': 'Lax', 'path': '/', 'max_age': _settings().session_days * 86400}


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
