"""Looks at a stored photo in the background and files what the checks say of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from app import clock, jobs
from app.db import db, snapshot, transaction
from app.files.store import current_store
from inspections import neighbours, touched
from inspections.evidence import checks, marks, pixels, place
from inspections.evidence.known import Said
from inspections.evidence.pixels import Look, Undecodable
from inspections.models import Mark, Photo, Signal
from inspections.neighbours import Record


def check_photo(payload: dict[str, Any]) -> None:
    """Job `photo.check` {op}: replace the photo's signals. Twice is the same as once."""
    with snapshot():
        record = neighbours.record_of(payload['op'])
    if record is None or record.photo.state != 'stored':
        return
    with current_store().open(record.photo.sha256) as file:
        content = file.read()
    got, look = hashlib.sha256(content).hexdigest(), pixels.look(content)
    with snapshot():
        evidence, later = neighbours.evidence_of(record, got, look)
    first = record.photo.glance is None
    _file(record, look, checks.check(evidence), later if first else ())


def _file(record: Record, look: Look | Undecodable, said: Iterable[Said], again: Iterable[str]) -> None:
    """`again`: photos to be judged once more, now that this one is known."""
    op, at = record.photo.op, clock.now()
    with transaction():
        photo = db.session.scalars(sa.select(Photo).where(Photo.op == op).with_for_update()).one()
        photo.fix = place.digits(photo.said.get('position'))
        db.session.execute(sa.delete(Signal).where(Signal.photo_op == op))
        db.session.execute(sa.delete(Mark).where(Mark.photo_op == op))
        for each in said:
            filed = Signal(
                photo_op=op,
                inspection_id=photo.inspection_id,
                code=each.code,
                severity=each.severity,
                facts=dict(each.facts),
                created_at=at,
            )
            db.session.add(filed)
        photo.dhash, photo.glance = (look.dhash, look.glance) if isinstance(look, Look) else (None, None)
        if isinstance(look, Look) and neighbours.has_marks(look):
            db.session.add_all(Mark(key=key, photo_op=op, dhash=look.dhash) for key in marks.keys_of(look.dhash))
        jobs.enqueue_all('photo.check', [{'op': each} for each in again], at)
        touched.touch_handed_in(photo.inspection_id)
