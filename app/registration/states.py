"""What may follow what for a link and for a registration."""

from __future__ import annotations

from datetime import datetime

from app import problems
from app.accounts.models import Account
from app.registration.models import Link, Registration


def require_usable(link: Link, at: datetime) -> None:
    """Refuse a link that was used or has expired."""
    if link.used_at is not None:
        raise problems.LinkUsed()
    if link.expires_at <= at:
        raise problems.LinkExpired()


def require_open(account: Account, registration: Registration | None) -> Registration:
    """The registration, if it is still to be confirmed; refuses when it is, and when staff made the account."""
    if registration is None or account.confirmed:
        raise problems.ActNotPossible(state='confirmed', act='correct')
    return registration


def require_unproved(account: Account, registration: Registration | None) -> Registration:
    """The registration, if its e-mail is still to be proved."""
    found = require_open(account, registration)
    if found.proved_at is not None:
        raise problems.ActNotPossible(state='proved', act='correct')
    return found


def standing(account: Account, registration: Registration | None) -> str:
    """`waiting` for the e-mail to be confirmed, `phone-taken` when only a number is lacking, `confirmed`."""
    if account.confirmed:
        return 'confirmed'
    return 'phone-taken' if registration and registration.proved_at else 'waiting'
