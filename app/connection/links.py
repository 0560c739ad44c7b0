"""Links by which somebody without an account does one thing of a connection: tests a computer, or confirms an access.

The token of a link and the short code that is typed instead of it are made of its id under this installation's key
(`app/tokens`): rows hold the token's digest alone. A computer that opens one shows a key of its own from then on, which
it made itself, so that an opening whose answer was lost can be said again.
"""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from app import audit, problems
from app.applications import operations as applications
from app.applications.models import Application
from app.connection import accesses, states
from app.connection.computer import SIGNS, family, spelled
from app.connection.models import Link
from app.db import db
from app.tokens import hash_of, token_of

GOOD_FOR = timedelta(hours=24)
CODE = 8  # signs out of 18: eleven thousand million codes


def make(
    data: Path, application: Application, *, link_id: uuid.UUID, purpose: str, access_id: uuid.UUID | None,
    by: uuid.UUID, at: datetime,
) -> None:  # fmt: skip
    """A link for a computer, or for whoever received an access; the one before is good no more. Under the same id it is
    the same one."""
    known: Link | None = db.session.get(Link, link_id)
    if known is not None:
        find(application, link_id)
        return
    states.require_stage(application.stage, states.LINK_FOR[purpose])
    if access_id is not None:
        states.follow(accesses.state_of(accesses.find(application, access_id).id), 'confirm')
    former = newest(application.id, purpose, access_id)
    if former is not None and state_of(former, at) in states.LINK_LIVES:
        former.revoked_at = at
    link = Link(
        id=link_id, application_id=application.id, purpose=purpose, access_id=access_id,
        token_hash=hash_of(token_of(data, link_id)), expires_at=at + GOOD_FOR, by_id=by, created_at=at,
    )  # fmt: skip
    db.session.add(link)
    db.session.flush()
    audit.record(by, 'connection.link', application.id, {'link': str(link.id), 'purpose': purpose}, at)


def revoke(application: Application, link_id: uuid.UUID, by: uuid.UUID, at: datetime) -> None:
    """Nobody does anything by this link any more; twice is the same as once."""
    link = find(application, link_id)
    if state_of(link, at) in states.LINK_LIVES:
        link.revoked_at = at
        audit.record(by, 'connection.unlink', application.id, {'link': str(link.id), 'purpose': link.purpose}, at)


def revoke_all(application: Application, at: datetime) -> None:
    """The application has ended, and with it every link."""
    live = sa.update(Link).where(Link.application_id == application.id, Link.revoked_at.is_(None))
    db.session.execute(live.values(revoked_at=at), execution_options={'synchronize_session': 'fetch'})


def open_on_computer(data: Path, said: Mapping[str, str], agent: str, at: datetime) -> tuple[Application, Link]:
    """The link of this `token` or short `code`, opened by the computer that shows this `key` from now on. Refuses a
    link that is unknown, over, revoked, or open on another computer."""
    key = hash_of(said['key'])
    found = _by(Link.key_hash == key)
    opened = found is not None
    if found is None:
        found = _by(Link.token_hash == hash_of(said['token'])) if 'token' in said else _by_code(data, said['code'], at)
    if found is None or found.purpose != 'computer':
        raise problems.LinkUnknown()
    application, link = _locked(found)
    require_good(link, at)
    if opened:
        return application, link
    if link.used_at is not None:
        raise problems.LinkUsed()
    states.require_stage(application.stage, 'test')
    link.used_at, link.key_hash, link.agent = at, key, family(agent)
    audit.record(None, 'connection.open', application.id, {'link': str(link.id)}, at)
    return application, link


def of_key(key: str, at: datetime, *, lock: bool = False) -> tuple[Application, Link]:
    """The link that the computer with this key has opened, and its application; refuses when it is good no more."""
    link = _by(Link.key_hash == hash_of(key))
    if link is None:
        raise problems.LinkUnknown()
    application, link = _locked(link) if lock else (applications.find(link.application_id), link)
    require_good(link, at)
    return application, link


def to_receive(token: str, at: datetime, *, lock: bool = False) -> tuple[Application, Link]:
    """The link by which an access is confirmed; refuses one that is unknown, used, over or revoked."""
    found = _by(Link.token_hash == hash_of(token))
    if found is None or found.purpose != 'receipt':
        raise problems.LinkUnknown()
    application, link = _locked(found) if lock else (applications.find(found.application_id), found)
    require_good(link, at)
    return application, link


def confirm(data: Path, token: str, last: str, at: datetime) -> tuple[Application, Link, int | None]:
    """Say by a link that a secret was received; the same signs twice are the same as once. How many tries are left when
    they are wrong, which is counted: the caller refuses after it has committed."""
    application, link = to_receive(token, at, lock=True)
    assert link.access_id is not None
    if link.used_at is not None and not accesses.ends(data, link.access_id, last):
        raise problems.LinkUsed()
    left = accesses.confirm(data, application, link.access_id, last, None, at, link_id=link.id)
    if left is None and link.used_at is None:
        link.used_at = at
    return application, link, left


def find(application: Application, link_id: uuid.UUID) -> Link:
    """A link of this application; refuses that of another as if there were none."""
    link: Link | None = db.session.get(Link, link_id)
    if link is None or link.application_id != application.id:
        raise problems.NotFound(link_id=str(link_id))
    return link


def newest(application_id: uuid.UUID, purpose: str, access_id: uuid.UUID | None) -> Link | None:
    """The one that was made last."""
    same = Link.access_id.is_(None) if access_id is None else Link.access_id == access_id
    query = sa.select(Link).where(Link.application_id == application_id, Link.purpose == purpose, same)
    found: Link | None = db.session.scalar(query.order_by(Link.created_at.desc(), Link.id.desc()).limit(1))
    return found


def state_of(link: Link, at: datetime) -> str:
    """open, used, expired or revoked; «working» while the computer that has opened it may report."""
    if link.revoked_at is not None:
        return 'revoked'
    if link.used_at is not None and link.purpose == 'receipt':
        return 'used'
    if link.expires_at <= at:
        return 'expired'
    return 'open' if link.used_at is None else 'working'


def require_good(link: Link, at: datetime) -> None:
    """Refuse one that is over or revoked."""
    if link.revoked_at is not None:
        raise problems.LinkRevoked()
    if link.expires_at <= at and not (link.purpose == 'receipt' and link.used_at is not None):
        raise problems.LinkExpired()


def code_of(data: Path, link_id: uuid.UUID) -> str:
    """The short code of a link for a computer: eight signs that look the same in both alphabets."""
    number = int(hash_of(f'code {token_of(data, link_id)}'), 16)
    signs = []
    for _ in range(CODE):
        number, sign = divmod(number, len(SIGNS))
        signs.append(SIGNS[sign])
    return ''.join(signs)


def _by_code(data: Path, code: str, at: datetime) -> Link | None:
    """No row holds a code: those of the links that may still be opened are made anew."""
    waiting = sa.select(Link).where(
        Link.purpose == 'computer', Link.used_at.is_(None), Link.revoked_at.is_(None), Link.expires_at > at
    )
    typed = spelled(code).encode()
    return next(
        (each for each in db.session.scalars(waiting) if hmac.compare_digest(code_of(data, each.id).encode(), typed)),
        None,
    )


def _by(condition: sa.ColumnElement[bool]) -> Link | None:
    found: Link | None = db.session.scalar(sa.select(Link).where(condition))
    return found


def _locked(link: Link) -> tuple[Application, Link]:
    """Both as they stand now that nobody else changes them."""
    application = applications.find(link.application_id, lock=True)
    db.session.refresh(link)
    return application, link
