"""What is kept of a person as an account, and how it is erased: a row stays that names nobody."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.accounts import operations
from app.accounts.models import SignIn
from app.db import db
from app.erasing import Erased, Held

ADDRESS = 'erased-{}@erased.invalid'  # RFC 2606: no letter can be sent there
NAME = {'ru': 'Стёртый человек', 'en': 'Erased person'}
TOLD_FOR = timedelta(days=400)  # longer than any cookie: so long a phone of theirs learns why nobody is there


def held(account_id: uuid.UUID) -> Held:
    """The account and when sessions of it were opened."""
    account = operations.find(account_id)
    names = ('address', 'name', 'phone', 'role', 'locale', 'created_at', 'confirmed_at')
    sessions = sa.select(SignIn).where(SignIn.account_id == account_id).order_by(SignIn.created_at)
    return {
        'account': [{name: getattr(account, name) for name in names}],
        'sessions': [
            {'opened_at': each.created_at, 'expires_at': each.expires_at} for each in db.session.scalars(sessions)
        ],
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """Name, e-mail, phone and password go; sessions stay for no other use than to be told so."""
    account = operations.find(account_id)
    if account.erased_at is not None:
        return Erased()
    account.email, account.name = ADDRESS.format(account.id.hex), NAME[account.locale]
    account.claimed_email = account.phone = None
    account.password_hash = ''
    account.erased_at, account.blocked_at = at, account.blocked_at or at
    account.version += 1
    ended = sa.update(SignIn).where(SignIn.account_id == account_id).values(expires_at=at + TOLD_FOR)
    sessions = db.session.execute(ended.returning(SignIn.id), execution_options={'synchronize_session': False}).all()
    return Erased({'account': 1, 'sessions': len(sessions)})
