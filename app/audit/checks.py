"""Recomputes the chain in the background, once a day and when somebody asks, and keeps what was found."""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import clock, jobs
from app.audit import chain, end
from app.audit.models import AuditCheck
from app.audit.walk import Walk
from app.db import db, one_at_a_time, snapshot, transaction

KIND = 'audit.check'
LONGEST = timedelta(days=1)  # whoever has not ended by then does not run any more

log = logging.getLogger('osmotr.audit')


def ask(by: uuid.UUID | None, at: datetime) -> AuditCheck:
    """Ask for a check in the caller's transaction; one that has not ended yet is everybody's, for a day."""
    one_at_a_time(KIND)
    running: AuditCheck | None = db.session.scalar(_newest().where(AuditCheck.finished_at.is_(None)))
    if running is not None and running.created_at > at - LONGEST:
        return running
    if running is not None:
        running.why, running.finished_at = 'stopped', at
    check = AuditCheck(by_id=by, created_at=at)
    db.session.add(check)
    db.session.flush()
    jobs.enqueue(KIND, {'check': str(check.id)}, at)
    return check


def do(payload: dict[str, Any]) -> None:
    """Job `audit.check` {check}: walk along the chain; after each few thousand entries the row says how far."""
    check_id = uuid.UUID(payload['check'])
    with snapshot():
        if db.session.get_one(AuditCheck, check_id).finished_at is not None:
            return
        kept = end.kept(db.engine)
        longest = chain.last()
    walk = Walk([kept] if kept else [])
    _say(check_id, total=longest.seq if longest else 0, seen=0)
    while True:
        with snapshot():
            found = walk.step()
        if found is not None:
            break
        _say(check_id, seen=walk.seen)
    if found.broken is not None:
        log.error('the audit is broken at entry %s (%s)', found.broken, found.why)
    _say(
        check_id,
        seen=found.entries,
        total=max(found.entries, longest.seq if longest else 0),
        last=found.last,
        broken=found.broken,
        why=found.why,
        finished_at=clock.now(),
    )


def standing() -> tuple[AuditCheck | None, AuditCheck | None]:
    """The check that runs now, and the last one that has ended."""
    running = db.session.scalar(_newest().where(AuditCheck.finished_at.is_(None)))
    ended = _newest().where(AuditCheck.finished_at.is_not(None), AuditCheck.why.is_distinct_from('stopped'))
    return running, db.session.scalar(ended)


def _newest() -> sa.Select[AuditCheck]:
    return sa.select(AuditCheck).order_by(AuditCheck.created_at.desc(), AuditCheck.id.desc()).limit(1)


def _say(check_id: uuid.UUID, **known: Any) -> None:
    with transaction():
        db.session.execute(sa.update(AuditCheck).where(AuditCheck.id == check_id).values(**known))
