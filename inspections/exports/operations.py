"""What may be done with exports: ask for one, make it in the background, find it again, let it go."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import sqlalchemy as sa

from app import audit, clock, jobs, problems
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications import operations as applications
from app.db import db, snapshot, transaction
from app.files.arriving import Arriving, current_arrivals
from app.files.store import FileStore, current_store
from inspections.exports import case, document, printing
from inspections.exports.models import Export

SHELF = 'exports'
KEPT = timedelta(days=7)
MAKE, FORGET = 'export.make', 'export.forget'
LARGEST = 8 * 1024**3
TELL_S = 0.4  # how often the row says how far it is
SUFFIX = {'pdf': 'pdf', 'case': 'zip'}

log = logging.getLogger('osmotr.exports')


def ask(
    export_id: uuid.UUID,
    application_id: uuid.UUID,
    *,
    kind: str,
    locale: str,
    zone: str,
    home: str,
    by: Account,
    at: datetime,
) -> Export:
    """An export to be made; again is the same as once. Refuses an id that names another one."""
    application = applications.find_submitted(application_id)
    known = db.session.get(Export, export_id, with_for_update=True)
    if known is not None:
        if (known.application_id, known.asked_by_id, known.kind, known.locale) != (application_id, by.id, kind, locale):
            raise problems.ActNotPossible(act='export', export_id=str(export_id))
        return known
    export = Export(
        id=export_id, application_id=application_id, asked_by_id=by.id, kind=kind, locale=locale, zone=zone, home=home,
        state='waiting', done=0, total=0, expires_at=at + KEPT, created_at=at,
    )  # fmt: skip
    db.session.add(export)
    db.session.flush()
    jobs.enqueue(MAKE, {'export_id': str(export_id)}, at)
    jobs.enqueue(FORGET, {'export_id': str(export_id)}, export.expires_at)
    audit.record(by.id, f'export.{kind}', application.id, {'export': str(export_id), 'locale': locale}, at)
    return export


def find(export_id: uuid.UUID, application_id: uuid.UUID, by: Account) -> Export:
    """An export of one's own; refuses when there is none."""
    export = db.session.get(Export, export_id)
    if export is None or export.application_id != application_id or export.asked_by_id != by.id:
        raise problems.NotFound(export_id=str(export_id))
    return export


def own(application_id: uuid.UUID, by: Account, at: datetime) -> list[Export]:
    """The exports of an application that this person asked for and that are still kept, the newest first."""
    query = sa.select(Export).where(Export.application_id == application_id, Export.asked_by_id == by.id)
    return list(db.session.scalars(query.where(Export.expires_at > at).order_by(Export.created_at.desc()).limit(20)))


def open_file(export: Export, store: FileStore) -> BinaryIO:
    """Its bytes; refuses while there are none, and when they have been let go."""
    if export.state != 'ready' or export.sha256 is None:
        raise problems.ActNotPossible(act='download', state=export.state)
    try:
        return store.open(export.sha256, SHELF)
    except FileNotFoundError:
        raise problems.NotFound(export_id=str(export.id)) from None


def file_name(export: Export, number: int) -> str:
    """«osmotr-1003-2026-11-27.pdf»."""
    return f'osmotr-{number}-{export.created_at:%Y-%m-%d}.{SUFFIX[export.kind]}'


def make(payload: dict[str, Any]) -> None:
    """Job `export.make` {export_id}: make the file and keep it. What is ready stays as it is."""
    export_id = uuid.UUID(payload['export_id'])
    with transaction():
        export = db.session.get(Export, export_id, with_for_update=True)
        if export is None or export.state in ('ready', 'failed'):
            return
        export.state, export.done = 'working', 0
    try:
        _make(export)
    except printing.NotDrawn as error:
        log.error('export %s cannot be drawn: %s', export_id, error)
        _set(export_id, state='failed')


def forget(payload: dict[str, Any]) -> None:
    """Job `export.forget` {export_id}: the row goes, and its file unless another export has the same."""
    with transaction():
        export = db.session.get(Export, uuid.UUID(payload['export_id']), with_for_update=True)
        if export is None:
            return
        sha256 = export.sha256
        db.session.delete(export)
    if sha256 is not None:
        _drop(sha256)


def _make(export: Export) -> None:
    store, arriving = current_store(), current_arrivals()
    with snapshot():
        application = applications.find(export.application_id)
        by = accounts.find(export.asked_by_id)
        told = document.of_now(
            application, clock.now(), by=by.name, locale=export.locale, zone=export.zone, home=export.home
        )
        papers = case.papers(application.id) if export.kind == 'case' else None
    pieces = printing.steps(told) + (len(papers.photos) if papers else 0)
    with TemporaryDirectory(prefix='osmotr-export-') as folder:
        step = _Telling(export.id, pieces)
        pdf = printing.draw(told, store, Path(folder), step)
        parts = _read(pdf) if papers is None else case.archive(papers, told, pdf, store, step)
        sha256, size = _keep(parts, store, arriving)
    if not _set(export.id, state='ready', sha256=sha256, bytes=size, done=pieces, total=pieces):
        _drop(sha256)  # another worker was quicker, or nobody wants it any more


def _keep(parts: Iterator[bytes], store: FileStore, arriving: Arriving) -> tuple[str, int]:
    taken = arriving.take(parts, LARGEST)
    try:
        store.keep(taken.path, taken.sha256, SHELF)
    except BaseException:
        arriving.discard(taken)
        raise
    return taken.sha256, taken.size


def _read(path: Path) -> Iterator[bytes]:
    with path.open('rb') as file:
        while part := file.read(1 << 20):
            yield part


def _set(export_id: uuid.UUID, **values: Any) -> bool:
    """Whether it was still being made."""
    with transaction():
        working = sa.update(Export).where(Export.id == export_id, Export.state == 'working')
        changed = db.session.execute(working.values(**values).returning(Export.id))
        return changed.first() is not None


def _drop(sha256: str) -> None:
    """Let a file go, unless another export has the same."""
    with snapshot():
        used = db.session.scalar(sa.select(Export.id).where(Export.sha256 == sha256).limit(1))
    if used is None:
        current_store().drop(sha256, SHELF)


class _Telling:
    """Counts the pieces, and now and then writes down how many there are."""

    def __init__(self, export_id: uuid.UUID, total: int) -> None:
        self.export_id, self.total, self.done, self._told = export_id, total, 0, time.monotonic()
        _set(export_id, total=total, done=0)

    def __call__(self) -> None:
        self.done = min(self.done + 1, self.total)
        if time.monotonic() - self._told >= TELL_S:
            self._told = time.monotonic()
            _set(self.export_id, done=self.done)
