"""Writes into the record of who did what: each entry takes its place in the chain at COMMIT."""

from __future__ import annotations

import logging
import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.audit import end
from app.audit.end import End
from app.audit.hashes import BEGINNING, COLUMNS, hash_of
from app.audit.models import AuditEntry
from app.db import db, one_at_a_time

WRITTEN, ANEW, ENDS = 'audit', 'audit_anew', 'audit_ends'

log = logging.getLogger('osmotr.audit')


def record(who: uuid.UUID | None, act: str, subject: object, facts: dict[str, Any], at: datetime) -> None:
    """Add an entry in the caller's transaction; at COMMIT it takes its place in the chain.

    Facts hold ids and codes, no personal data. `who` is null for the service itself and the console.
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
    db.session.info[WRITTEN] = True


def explain_cut(at: datetime) -> None:
    """An older database stands here: say in its chain which end was known before, and go on from here.

    Writes nothing when the chain holds the end that is kept.
    """
    ended = end.kept(db.engine)
    if ended is not None and not holds(ended):
        record(None, 'audit.cut', None, ended._asdict(), at)
        db.session.info[ANEW] = True


def holds(ended: End) -> bool:
    """Whether this entry stands in the table as it stood when it was the last one."""
    found = sa.select(AuditEntry.hash).where(AuditEntry.seq == ended.seq)
    return db.session.scalar(found) == ended.hash


def holds_its_end() -> bool:
    """Whether the entry that is kept as the end of the chain stands in the table; true when none is kept."""
    ended = end.kept(db.engine)
    return ended is None or holds(ended)


def last() -> End | None:
    """The end of the chain in the table."""
    query = sa.select(AuditEntry.seq, AuditEntry.hash).where(AuditEntry.seq.is_not(None))
    found = db.session.execute(query.order_by(AuditEntry.seq.desc()).limit(1)).one_or_none()
    return End(found.seq or 0, found.hash or BEGINNING) if found else None


@event.listens_for(db.session, 'before_commit')
def _chain(session: Session) -> None:
    """Number and hash these entries last of all: the chain's lock is never held while another is awaited."""
    if session.in_nested_transaction() or not session.info.pop(WRITTEN, False):
        return
    session.flush()
    one_at_a_time('audit')
    whole, key = holds_its_end(), end.keys(db.engine)[0]
    seq, before = last() or (0, BEGINNING)
    for entry in session.scalars(sa.select(AuditEntry).where(AuditEntry.seq.is_(None)).order_by(AuditEntry.id)):
        entry.seq = seq = seq + 1
        entry.hash = before = hash_of({name: getattr(entry, name) for name in COLUMNS}, before, key)
    if whole or session.info.get(ANEW):
        session.info[ENDS] = End(seq, before)
    else:
        log.error('the audit does not hold the end that is kept beside it: it stays kept, see osmotr verify')


@event.listens_for(db.session, 'after_commit')
def _keep_end(session: Session) -> None:
    ended = session.info.pop(ENDS, None)
    if ended is not None:
        end.keep(session.get_bind().engine, ended, anew=session.info.pop(ANEW, False))


@event.listens_for(db.session, 'after_soft_rollback')
def _forget(session: Session, _previous: object) -> None:
    if not session.in_nested_transaction() and not session.in_transaction():
        for mark in (WRITTEN, ANEW, ENDS):
            session.info.pop(mark, None)
