"""What is left of an erasure once its rows are gone: bytes of files, parts of uploads, freed pages."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Collection
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import clock, jobs
from app.db import db, overwrite_freed, snapshot, transaction
from app.erasure.models import Erasure
from app.files.arriving import current_arrivals
from app.files.store import current_store

Named = Callable[[Collection[str]], set[str]]

log = logging.getLogger('osmotr.erasure')


def finish(payload: dict[str, Any]) -> None:
    """Job `erasure.finish` {erasure_id}: again is the same as once. Raises `jobs.Later` while a reader holds the log of
    the database."""
    with snapshot():
        erasure = db.session.get(Erasure, uuid.UUID(payload['erasure_id']))
    if erasure is None or erasure.finished_at is not None:
        return
    with snapshot():
        named = _named({sha256 for _, sha256 in erasure.files})
    for shelf, sha256 in erasure.files:
        if sha256 not in named:
            current_store().drop(sha256, shelf)
    current_arrivals().forget(erasure.account_id)
    if not overwrite_freed():
        raise jobs.Later('somebody reads the database: its freed pages are not overwritten yet')
    with transaction():
        done = sa.update(Erasure).where(Erasure.id == erasure.id, Erasure.finished_at.is_(None))
        db.session.execute(done.values(finished_at=clock.now()))


def files_taken() -> set[str]:
    """SHA-256 of files that erasures took, and that nothing has named again."""
    files = {sha256 for files in db.session.scalars(sa.select(Erasure.files)) for _, sha256 in files}
    return files - _named(files)


def _named(hashes: Collection[str]) -> set[str]:
    """Those that a row names now: the same bytes may have come again from somebody else."""
    asked: list[Named] = current_app.extensions['osmotr_files_named']
    return set().union(*(each(hashes) for each in asked)) if hashes else set()
