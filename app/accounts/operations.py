"""What may be done with accounts: create, change, sign in, sign out."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from types import EllipsisType
from typing import NewType

import sqlalchemy as sa

from app import audit, problems
from app.accounts import states
from app.accounts.models import Account, Role, SignIn
from app.accounts.passwords import hash_password, matches
from app.db import db, one_at_a_time

MIN_PASSWORD = 8
NOBODYS = 'unconfirmed.invalid'  # no mail is ever sent there (RFC 2606)
CLAIMS = 5  # of the registrations with one unconfirmed e-mail, so many of the last ones may sign in
Secret = NewType('Secret', str)
SIGNED_IN = (
    sa.select(Account)
    .join(SignIn, SignIn.account_id == Account.id)
    .where(SignIn.token_hash == sa.bindparam('token'), SignIn.expires_at > sa.bindparam('at'))
)


def secret_of(password: str, email: str | None = None) -> Secret:
    """What is kept instead of a password; refuses a short one, and the e-mail itself, whole or up to its @.

    Slow: made while no transaction is open.
    """
    if len(password) < MIN_PASSWORD:
        raise problems.InvalidRequest(fields={'password': [f'At least {MIN_PASSWORD} characters.']})
    whole = (email or '').strip().casefold()
    if whole and password.strip().casefold() in (whole, whole.partition('@')[0]):
        raise problems.PasswordIsEmail()
    return Secret(hash_password(password))


def create(
    *, email: str, name: str, role: str, secret: Secret, locale: str, by: uuid.UUID | None, at: datetime
) -> Account:
    """A new account by staff, which counts as confirmed; refuses an e-mail that another one has. `by` is null on the
    console."""
    account = _add(email, name, Role(role), secret, locale, at)
    account.confirmed_at = at
    audit.record(by, 'account.create', account.id, {'role': account.role}, at)
    return account


def register(*, email: str, name: str, secret: Secret, locale: str, at: datetime) -> Account:
    """An applicant's account by themselves. The e-mail is only claimed: nobody learns whether another one has it."""
    account = _add(f'{uuid.uuid4().hex}@{NOBODYS}', name, Role.APPLICANT, secret, locale, at)
    account.claimed_email = email.strip().lower()
    audit.record(account.id, 'account.register', account.id, {}, at)
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
    phone: str | EllipsisType | None = ...,
) -> Account:
    """Change what is given; refuses a number (E.164) that another account has. A new password ends every session;
    blocking does not: a phone still hands over its work."""
    if account.erased:
        raise problems.Erased(account_id=str(account.id))
    if (blocked is True and not account.blocked) or (role is not None and role != account.role):
        states.require_may_lose_powers(account, _other_administrators(account))
    if not isinstance(phone, EllipsisType):
        if phone is not None and has_phone(phone, but=account):
            raise problems.PhoneTaken()
        account.phone = phone
    if secret is not None:
        account.password_hash = secret
    if blocked is not None:
        account.blocked_at = (account.blocked_at or at) if blocked else None
    account.name = name.strip() if name is not None else account.name
    account.role = Role(role) if role is not None else account.role
    account.locale = locale or account.locale
    account.version += 1
    if secret is not None:
        end_sessions(account)
    changed = {'name': name, 'role': role, 'locale': locale, 'blocked': blocked, 'password': secret}
    facts = {name: said for name, said in changed.items() if said is not None and name in ('role', 'blocked')}
    fields = [name for name, said in changed.items() if said is not None] + (['phone'] if phone is not ... else [])
    audit.record(by, 'account.change', account.id, {'fields': sorted(fields), **facts}, at)
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
    """Everybody of this role who is active."""
    return list(db.session.scalars(sa.select(Account.id).where(*_active(role))))


def list_page(after: uuid.UUID | None, limit: int, role: str | None = None) -> list[Account]:
    """Confirmed accounts by e-mail, one more than `limit`, behind the account `after`: an e-mail has no place in an
    address."""
    query = sa.select(Account).where(Account.confirmed_at.is_not(None)).order_by(Account.email).limit(limit + 1)
    if after:
        query = query.where(Account.email > sa.select(Account.email).where(Account.id == after).scalar_subquery())
    if role:
        query = query.where(Account.role == role)
    return list(db.session.scalars(query))


def with_role(role: Role) -> list[Account]:
    """Everybody who has this role and is active, by name."""
    query = sa.select(Account).where(*_active(role))
    return list(db.session.scalars(query.order_by(Account.name, Account.id)))


def by_email(email: str) -> Account | None:
    """The account with this e-mail, if there is one."""
    return db.session.scalar(sa.select(Account).where(Account.email == email.strip().lower()))


def has_phone(phone: str, *, but: Account) -> bool:
    """Whether another account than `but` has this number."""
    found = sa.select(Account.id).where(Account.phone == phone, Account.id != but.id)
    return db.session.scalar(found) is not None


def claiming(email: str) -> list[Account]:
    """Accounts that claim this e-mail and have not proved it, the newest first."""
    return list(db.session.scalars(_claims(email).limit(CLAIMS)))


def all_claiming(email: str) -> list[Account]:
    """All of them, however many."""
    return list(db.session.scalars(_claims(email)))


def require_password(account: Account | None, password: str, claims: Sequence[Account] = ()) -> Account:
    """The account whose password this is: the one with the e-mail, or one of those that claim it.

    The refusal does not tell whether the e-mail is known.
    """
    for each in (account, *claims):
        if matches(each.password_hash if each else None, password) and each is not None and not each.blocked:
            return each
    raise problems.SignInRefused()


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


def end_sessions(account: Account) -> int:
    """End every session of this person; how many there were."""
    ended = sa.delete(SignIn).where(SignIn.account_id == account.id).returning(SignIn.id)
    return len(db.session.scalars(ended).all())


def note_refusal(account: Account, left: int, at: datetime) -> None:
    """Somebody who is not this person, or is blocked, wanted to sign in; `left` more will be noted this hour."""
    why = 'blocked' if account.blocked else 'password'
    audit.record(None, 'session.refuse', account.id, {'why': why, 'left': left}, at)


def account_of(token: str, at: datetime) -> Account | None:
    """Whose session this is; none when it is unknown or has expired. A blocked account is returned too."""
    return db.session.scalar(SIGNED_IN, {'token': _hash(token), 'at': at})


def _claims(email: str) -> sa.Select[tuple[Account]]:
    return sa.select(Account).where(Account.claimed_email == email.strip().lower()).order_by(Account.id.desc())


def _add(email: str, name: str, role: Role, secret: Secret, locale: str, at: datetime) -> Account:
    email = email.strip().lower()
    if by_email(email) is not None:
        raise problems.EmailTaken(email=email)
    account = Account(email=email, name=name.strip(), role=role, locale=locale, password_hash=secret, created_at=at)
    db.session.add(account)
    db.session.flush()
    return account


def _active(role: Role) -> tuple[sa.ColumnElement[bool], ...]:
    return Account.role == role, Account.blocked_at.is_(None), Account.confirmed_at.is_not(None)


def _other_administrators(account: Account) -> int:
    query = sa.select(sa.func.count()).select_from(Account)
    others = query.where(Account.role == Role.ADMINISTRATOR, Account.blocked_at.is_(None), Account.id != account.id)
    return db.session.scalar(others) or 0


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
