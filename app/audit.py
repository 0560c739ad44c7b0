"""The hash-chained record of who did what."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime
from typing import Any

import rfc8785
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Json, Row, db, one_at_a_time
from app.rest import moment

BEGINNING = '0' * 64


class AuditEntry(Row):
    """One act. `hash` covers the entry and the hash before it, so that a change or a gap shows."""

    __tablename__ = 'audit'

    seq: Mapped[int | None] = mapped_column(unique=True, default=None)
    at: Mapped[datetime]
    account_id: Mapped[uuid.UUID | None]
    act: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str | None] = mapped_column(sa.String(100))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    hash: Mapped[str | None] = mapped_column(sa.String(64), default=None)


def record(who: uuid.UUID | None, act: str, subject: object, facts: dict[str, Any], at: datetime) -> None:
    """Add an entry in the caller's transaction; at COMMIT it takes its place in the chain.

    Facts hold ids and codes, no personal data.
    """
    db.session.add(
        AuditEntry(
            at=at,
            account_id=who,
            act=act,
            subject=None if subject is None else str(subject),
            facts=facts,
            created_at=at,
        )
    )
    db.session.info['audit'] = True


def broken_at() -> int | None:
    """The number of the first entry that does not follow from those before it; none when all do."""
    before, expected = BEGINNING, 1
    for entry in db.session.scalars(sa.select(AuditEntry).order_by(AuditEntry.seq)):
        if entry.seq != expected or entry.hash != _hash(entry, before):
            return expected
        before, expected = entry.hash, expected + 1
    return None


@event.listens_for(db.session, 'before_commit')
def _chain(session: Session) -> None:
    """Number and hash these entries last of all: the chain's lock is never held while another is awaited."""
    if session.in_nested_transaction() or not session.info.pop('audit', False):
        return
    session.flush()
    one_at_a_time('audit')
    last = session.scalar(
        sa.select(AuditEntry).where(AuditEntry.seq.is_not(None)).order_by(AuditEntry.seq.desc()).limit(1)
    )
    seq, before = (last.seq or 0, last.hash or BEGINNING) if last else (0, BEGINNING)
    for entry in session.scalars(sa.select(AuditEntry).where(AuditEntry.seq.is_(None)).order_by(AuditEntry.id)):
        entry.seq = seq = seq + 1
        entry.hash = before = _hash(entry, before)


@event.listens_for(db.session, 'after_soft_rollback')
def _forget(session: Session, _previous: object) -> None:
    if not session.in_nested_transaction() and not session.in_transaction():
        session.info.pop('audit', None)


def _hash(entry: AuditEntry, before: str) -> str:
    said = {
        'seq': entry.seq,
        'at': moment(entry.at),
        'account': str(entry.account_id) if entry.account_id else None,
        'act': entry.act,
        'subject': entry.subject,
        'facts': entry.facts,
        'before': before,
    }
    return hashlib.sha256(rfc8785.dumps(said)).hexdigest()
