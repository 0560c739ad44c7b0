"""What may be done with accounts: create, change, sign in, sign out."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NewType

import sqlalchemy as sa

from app import audit, problems
from app.accounts import states
from app.accounts.models import Account, Role, SignIn
from app.accounts.passwords import hash_password, matches
from app.db import db, one_at_a_time

MIN_PASSWORD = 8
Secret = NewType('Secret', str)
SIGNED_IN = (
    sa.select(Account)
    .join(SignIn, SignIn.account_id == Account.id)
    .where(SignIn.token_hash == sa.bindparam('token'), SignIn.expires_at > sa.bindparam('at'))
)


def secret_of(password: str) -> Secret:
    """What is kept instead of a password; refuses a short one. Slow: made while no transaction is open."""
    if len(password) < MIN_PASSWORD:
        raise problems.InvalidRequest(fields={'password': [f'At least {MIN_PASSWORD} characters.']})
    return Secret(hash_password(password))


def create(
    *, email: str, name: str, role: str, secret: Secret, locale: str, by: uuid.UUID | None, at: datetime
) -> Account:
    """A new account; refuses an e-mail that another one has. `by` is null on the console."""
    email = email.strip().lower()
    if db.session.scalar(sa.select(Account.id).where(Account.email == email)):
        raise problems.EmailTaken(email=email)
    account = Account(
        email=email,
        name=name.strip(),
        role=Role(role),
        locale=locale,
        password_hash=secret,
        created_at=at,
    )
    db.session.add(account)
    db.session.flush()
    audit.record(by, 'account.create', account.id, {'role': account.role}, at)
    return account


def change(
    account: Account,
    *,
    by: uuid.UUID,
    at: datetime,
    name: str | None = None,
    role: str | None = None,
    locale: str | None = None,
    blocked: bool | None = None,
    secret: Secret | None = None,
) -> Account:
    """Change what is given. A new password ends every session; blocking does not: a phone still hands over its work."""
    if account.erased:
        raise problems.Erased(account_id=str(account.id))
    if (blocked is True and not account.blocked) or (role is not None and role != account.role):
        states.require_may_lose_powers(account, _other_administrators(account))
    if secret is not None:
        account.password_hash = secret
    if blocked is not None:
        account.blocked_at = (account.blocked_at or at) if blocked else None
    account.name = name.strip() if name is not None else account.name
    account.role = Role(role) if role is not None else account.role
    account.locale = locale or account.locale
    account.version += 1
    if secret is not None:
        db.session.execute(sa.delete(SignIn).where(SignIn.account_id == account.id))
    changed = {'name': name, 'role': role, 'locale': locale, 'blocked': blocked, 'password': secret}
    facts = {name: said for name, said in changed.items() if said is not None and name in ('role', 'blocked')}
    fields = sorted(name for name, said in changed.items() if said is not None)
    audit.record(by, 'account.change', account.id, {'fields': fields, **facts}, at)
    return account


def find(account_id: uuid.UUID, *, lock: bool = False) -> Account:
    """The account; refuses when there is none. With `lock` nobody else changes an account meanwhile."""
    if lock:
        one_at_a_time('accounts')  # two administrators must not block each other at once
    account = db.session.get(Account, account_id, with_for_update=lock or None, populate_existing=lock)
    if account is None:
        raise problems.NotFound(account_id=str(account_id))
    return account


def named(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Account]:
    """Accounts by id, in one query."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {each.id: each for each in db.session.scalars(sa.select(Account).where(Account.id.in_(wanted)))}


def ids_of(role: Role) -> list[uuid.UUID]:
    """Everybody of this role who may sign in."""
    return list(db.session.scalars(sa.select(Account.id).where(Account.role == role, Account.blocked_at.is_(None))))


def list_page(after: uuid.UUID | None, limit: int, role: str | None = None) -> list[Account]:
    """Accounts by e-mail, one more than `limit`, behind the account `after`: an e-mail has no place in an address."""
    query = sa.select(Account).order_by(Account.email).limit(limit + 1)
    if after:
        query = query.where(Account.email > sa.select(Account.email).where(Account.id == after).scalar_subquery())
    if role:
        query = query.where(Account.role == role)
    return list(db.session.scalars(query))


def with_role(role: Role) -> list[Account]:
    """Everybody who has this role and may sign in, by name."""
    query = sa.select(Account).where(Account.role == role, Account.blocked_at.is_(None))
    return list(db.session.scalars(query.order_by(Account.name, Account.id)))


def by_email(email: str) -> Account | None:
    """The account with this e-mail, if there is one."""
    return db.session.scalar(sa.select(Account).where(Account.email == email.strip().lower()))


def require_password(account: Account | None, password: str) -> Account:
    """The account, if this is its password. The refusal does not tell whether the e-mail is known."""
    if not matches(account.password_hash if account else None, password) or account is None or account.blocked:
        raise problems.SignInRefused()
    return account


def open_session(account: Account, days: int, at: datetime) -> str:
    """A new session; the token is told once and only its hash is kept."""
    token = secrets.token_urlsafe(32)
    db.session.add(
        SignIn(account_id=account.id, token_hash=_hash(token), expires_at=at + timedelta(days=days), created_at=at)
    )
    db.session.execute(sa.delete(SignIn).where(SignIn.expires_at < at))
    audit.record(account.id, 'session.open', account.id, {}, at)
    return token


def close_session(token: str, at: datetime) -> None:
    """End one session; nothing happens when it has ended."""
    ended = sa.delete(SignIn).where(SignIn.token_hash == _hash(token)).returning(SignIn.account_id)
    for account_id in db.session.scalars(ended).all():
        audit.record(account_id, 'session.close', account_id, {}, at)


def note_refusal(account: Account, left: int, at: datetime) -> None:
    """Somebody who is not this person, or is blocked, wanted to sign in; `left` more will be noted this hour."""
    why = 'blocked' if account.blocked else 'password'
    audit.record(None, 'session.refuse', account.id, {'why': why, 'left': left}, at)


def account_of(token: str, at: datetime) -> Account | None:
    """Whose session this is; none when it is unknown or has expired. A blocked account is returned too."""
    return db.session.scalar(SIGNED_IN, {'token': _hash(token), 'at': at})


def _other_administrators(account: Account) -> int:
    query = sa.select(sa.func.count()).select_from(Account)
    others = query.where(Account.role == Role.ADMINISTRATOR, Account.blocked_at.is_(None), Account.id != account.id)
    return db.session.scalar(others) or 0


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
