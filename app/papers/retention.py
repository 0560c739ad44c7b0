"""What goes once a day: papers whose term is over, bytes that never became a file, and what was taken out."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from app import audit
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, transaction
from app.files.store import FileStore
from app.papers.models import Paper, PaperFile
from app.papers.states import ENDED
from app.rules import operations as rules

UNFINISHED_FOR = timedelta(days=1)
DROPPED_AGAIN_FOR = timedelta(days=7)  # the store may have been away when they were taken out
AT_ONCE = 200


def sweep(store: FileStore, at: datetime) -> int:
    """Remove what is due; returns of how many applications. The bytes go first: a sweep that is cut short is done again
    from the beginning, and dropping twice is the same as once."""
    with transaction():
        term = rules.term('keep_papers')
    _drop_unfinished(store, at)
    gone = 0
    while ids := _over(at - term):
        for each in ids:
            _remove(each, store, at)
        gone += len(ids)
    return gone


def _over(before: datetime) -> list[object]:
    """Applications that ended so long ago and have files still."""
    query = (
        sa.select(Application.id)
        .where(Application.stage.in_(ENDED), Application.updated_at < before)
        .where(
            sa.exists().where(
                Paper.application_id == Application.id,
                PaperFile.paper_id == Paper.id,
                PaperFile.removed_at.is_(None),
            )
        )
        .limit(AT_ONCE)
    )
    with transaction():
        return list(db.session.scalars(query))


def _remove(application_id: object, store: FileStore, at: datetime) -> None:
    files = (
        sa.select(PaperFile)
        .join(Paper, Paper.id == PaperFile.paper_id)
        .where(Paper.application_id == application_id, PaperFile.removed_at.is_(None))
    )
    with transaction():
        names = [each.sha256 for each in db.session.scalars(files)]
    for name in names:
        store.drop(name)
    with transaction():
        application = applications.find(application_id, lock=True)  # type: ignore[arg-type]
        gone = list(db.session.scalars(files))
        for each in gone:
            each.removed_at = at
        db.session.execute(sa.update(Paper).where(Paper.application_id == application.id).values(facts=None))
        audit.record(None, 'paper.expire', application.id, {'files': len(gone)}, at)


def _drop_unfinished(store: FileStore, at: datetime) -> None:
    cut = sa.select(PaperFile).where(PaperFile.stored_at.is_(None), PaperFile.created_at < at - UNFINISHED_FOR)
    out = sa.select(PaperFile.sha256).where(PaperFile.removed_at > at - DROPPED_AGAIN_FOR)
    with transaction():
        unfinished = [(each.id, each.sha256) for each in db.session.scalars(cut)]
        again = list(db.session.scalars(out))
    for name in (*again, *(sha256 for _, sha256 in unfinished)):
        store.drop(name)
    with transaction():
        ids = [each for each, _ in unfinished]
        db.session.execute(sa.delete(PaperFile).where(PaperFile.id.in_(ids), PaperFile.stored_at.is_(None)))
