"""The hash-chained record of who did what."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime
from typing import Any

import rfc8785
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, db
from app.rest import moment

BEGINNING = '0' * 64


class AuditEntry(db.Model):  # type: ignore[name-defined,misc]
    """One act. `hash` covers the entry and the hash before it, so that a change or a gap shows."""

    __tablename__ = 'audit'

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    account_id: Mapped[uuid.UUID | None]
    act: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str | None] = mapped_column(sa.String(100))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    hash: Mapped[str] = mapped_column(sa.String(64))


def record(who: uuid.UUID | None, act: str, subject: object, facts: dict[str, Any], at: datetime) -> None:
    """Add an entry in the caller's transaction. Facts hold ids and codes, no personal data."""
    if db.session.get_bind().dialect.name == 'postgresql':
        db.session.execute(sa.text('SELECT pg_advisory_xact_lock(7240115)'))
    last = db.session.scalar(sa.select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1))
    entry = AuditEntry(seq=last.seq + 1 if last else 1, at=at, account_id=who, act=act, subject=str(subject), facts=facts)
    entry.hash = _hash(entry, last.hash if last else BEGINNING)
    db.session.add(entry)
    db.session.flush()


def broken_at() -> int | None:
    """The number of the first entry that does not follow from those before it; none when all do."""
    before, expected = BEGINNING, 1
    for entry in db.session.scalars(sa.select(AuditEntry).order_by(AuditEntry.seq)):
        if entry.seq != expected or entry.hash != _hash(entry, before):
            return expected
        before, expected = entry.hash, expected + 1
    return None


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
