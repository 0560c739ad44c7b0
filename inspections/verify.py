"""Recomputes all that can be recomputed: photos, operations, receipts, the audit; tells what does not agree."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress

import rfc8785
import sqlalchemy as sa

from app import audit
from app.db import db
from app.files.store import FileStore
from inspections import content, receipts
from inspections.models import Counter, Device, Hole, Inspection, Operation, Photo, Quarantined
from inspections.states import State

AT_ONCE = 500


def disagreements(store: FileStore) -> Iterator[str]:
    """One sentence for each thing that is not as it was written. Reads every byte of every photo."""
    broken = audit.broken_at()
    if broken is not None:
        yield f'audit: entry {broken} does not follow from those before it'
    yield from _operations()
    yield from _photos(store)
    yield from _receipts()
    counter = db.session.scalars(sa.select(Counter.value).where(Counter.id == 1)).one()
    highest = db.session.scalar(sa.select(sa.func.max(Inspection.changed_seq))) or 0
    if highest > counter:
        yield f'counter: stands at {counter}, below the change {highest} of an inspection'


def holes() -> list[Hole]:
    """Numbers that phones no longer had: known losses, in the order in which they were found."""
    return list(db.session.scalars(sa.select(Hole).order_by(Hole.id)))


def _operations() -> Iterator[str]:
    lost = holes()
    for device in db.session.scalars(sa.select(Device).order_by(Device.id)).all():
        gaps = [(hole.first, hole.last) for hole in lost if hole.device_id == device.id]
        mine = sa.select(Operation.n, Operation.text, Operation.hash).where(Operation.device_id == device.id)
        expected, end = 1, None
        for row in db.session.execute(mine.order_by(Operation.n).execution_options(yield_per=AT_ONCE)):
            expected = _behind(gaps, expected, row.n)
            if row.n != expected:
                yield f'device {device.id}: operation {expected} is not there'
            expected, end = row.n + 1, row.hash
            if row.hash not in _hashes(row.text):
                yield f'device {device.id}: operation {row.n} is not what was received'
        if _behind(gaps, expected, device.last + 1) != device.last + 1:
            yield f'device {device.id}: operation {expected} is not there, {device.last} were taken'
        elif device.last_hash is not None and end != device.last_hash:
            yield f'device {device.id}: its last operation is not the one that was taken last'
    yield from _refused()


def _behind(gaps: list[tuple[int, int]], expected: int, n: int) -> int:
    """The number that must come next when nothing is known before `n` but these gaps."""
    for first, last in gaps:
        if first <= expected <= last < n:
            expected = last + 1
    return expected


def _hashes(text: str) -> set[str]:
    """What an operation of this text may be hashed to: one that no database could keep is kept escaped."""
    found = {hashlib.sha256(text.encode()).hexdigest()}
    with suppress(ValueError, rfc8785.CanonicalizationError):
        found.add(hashlib.sha256(rfc8785.dumps(json.loads(text))).hexdigest())
    return found


def _refused() -> Iterator[str]:
    """A refused operation is kept with its value."""
    kept = sa.exists().where(Quarantined.device_id == Operation.device_id, Quarantined.n == Operation.n)
    lacking = sa.select(Operation.device_id, Operation.n).where(Operation.verdict == 'refused', ~kept)
    for row in db.session.execute(lacking.order_by(Operation.device_id, Operation.n)):
        yield f'device {row.device_id}: operation {row.n} was refused and is not in quarantine'


def _photos(store: FileStore) -> Iterator[str]:
    stored = sa.select(Photo.sha256).where(Photo.state == 'stored').distinct().order_by(Photo.sha256)
    for sha256 in db.session.scalars(stored).all():
        try:
            with store.open(sha256) as file:
                got = hashlib.file_digest(file, 'sha256').hexdigest()  # type: ignore[arg-type]
        except FileNotFoundError:
            yield f'photo {sha256}: is called stored and is not there'
        else:
            if got != sha256:
                yield f'photo {sha256}: its bytes have changed'


def _receipts() -> Iterator[str]:
    sealed = sa.select(Inspection).where(Inspection.state == State.SEALED).order_by(Inspection.id)
    for inspection in db.session.scalars(sealed.execution_options(yield_per=AT_ONCE)):
        receipt = inspection.receipt or {}
        if receipt.get('manifest') != receipts.manifest_hash(content.manifest(inspection)):
            yield f'inspection {inspection.id}: is not what its receipt was signed for'
        if not receipts.is_ours(receipt):
            yield f'inspection {inspection.id}: its receipt was not signed with a key of ours'
