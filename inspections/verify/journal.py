"""Recomputes the journal: each phone's numbers, hashes, links and notes of the server, and the photos it announced."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.accounts.models import Account
from app.db import db
from inspections import receipts
from inspections.models import Device, Hole, Inspection, Operation, Photo, Quarantined, Release
from inspections.recorded import hashes, said_in

AT_ONCE = 500
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Row:
    """An operation with what stands in its text."""

    kept: Operation
    said: Said


def disagreements() -> Iterator[str]:
    """One sentence for each operation that is not what came, in its place, with its photo."""
    owners = {row.id: row.account_id for row in db.session.execute(sa.select(Device.id, Device.account_id))}
    settled = settled_operations()
    erased = _erased()
    lost: dict[str, list[tuple[int, int]]] = {}
    for hole in db.session.scalars(sa.select(Hole).order_by(Hole.id)):
        lost.setdefault(hole.device_id, []).append((hole.first, hole.last))
    for device in db.session.scalars(sa.select(Device).order_by(Device.id)).all():
        for sentence in _device(device, lost.get(device.id, []), owners, settled, erased):
            yield f'device {device.id}: {sentence}'
    yield from _refused(erased)
    yield from _nowhere()


def settled_operations() -> frozenset[str]:
    """Ids of those that were released when their authors had gone on from them: applied, and changing nothing."""
    return frozenset(db.session.scalars(sa.select(Release.op).where(Release.outcome == 'settled')))


def _erased() -> frozenset[uuid.UUID]:
    """Inspections and people of whom nothing is kept any more."""
    inspections = db.session.scalars(sa.select(Inspection.id).where(Inspection.erased_at.is_not(None)))
    return frozenset(inspections) | frozenset(
        db.session.scalars(sa.select(Account.id).where(Account.erased_at.is_not(None)))
    )


def _device(
    device: Device,
    gaps: list[tuple[int, int]],
    owners: Mapping[str, uuid.UUID],
    settled: frozenset[str],
    erased: frozenset[uuid.UUID],
) -> Iterator[str]:
    mine = sa.select(Operation).where(Operation.device_id == device.id).order_by(Operation.n)
    photos = {each.op: each for each in db.session.scalars(sa.select(Photo).where(Photo.device_id == device.id))}
    expected, before = 1, None
    for kept in db.session.scalars(mine.execution_options(yield_per=AT_ONCE)):
        expected = _behind(gaps, expected, kept.n)
        if kept.n != expected:
            yield f'operation {expected} is not there'
        if kept.n - 1 != (before.n if before else 0):
            before = None  # what it follows from is not here
        row = _Row(kept, said_in(kept.text))
        yield from _as_received(row, erased)
        yield from _linked(row, before)
        yield from _noted(row, owners)
        yield from _announced(row, photos, settled)
        expected, before = kept.n + 1, kept
    end = before.hash if before else None
    if _behind(gaps, expected, device.last + 1) != device.last + 1:
        yield f'operation {expected} is not there, {device.last} were taken'
    elif device.last_hash is not None and end != device.last_hash:
        yield 'its last operation is not the one that was taken last'
    for op in sorted(photos):
        yield f'photo {photos[op].sha256} of {op} was attached by no operation'


def _behind(gaps: list[tuple[int, int]], expected: int, n: int) -> int:
    """The number that must come next when nothing is known before `n` but these gaps."""
    for first, last in gaps:
        if first <= expected <= last < n:
            expected = last + 1
    return expected


def _as_received(row: _Row, erased: frozenset[uuid.UUID]) -> Iterator[str]:
    kept, said = row.kept, row.said
    if kept.hash not in hashes(kept.text) and not _is_stripped(said, erased, kept.inspection_id):
        yield f'operation {kept.n} is not what was received'
    elif said.get('n') != kept.n:
        yield f'operation {kept.n} holds the words of operation {said.get("n")}'
    elif kept.verdict == 'applied' and _columns(kept) != (
        said.get('inspection_id'),
        said.get('kind'),
        said.get('field'),
    ):
        yield f'operation {kept.n} is filed under what it does not say'


def _is_stripped(said: Said, erased: frozenset[uuid.UUID], *whose: uuid.UUID | None) -> bool:
    """Whether it says nothing any more, because it was said in or by what has been erased."""
    return said.get('erased') is True and 'value' not in said and not erased.isdisjoint(each for each in whose if each)


def _columns(kept: Operation) -> tuple[str | None, str, str | None]:
    return (str(kept.inspection_id) if kept.inspection_id else None, kept.kind, kept.field)


def _linked(row: _Row, before: Operation | None) -> Iterator[str]:
    chained = row.said.get('prev_hash') == (before.hash if before else None)
    if chained and not row.kept.chained:
        yield f'operation {row.kept.n} is said not to follow from the one before it, and does'
    elif row.kept.chained and not chained:
        yield f'operation {row.kept.n} is said to follow from the one before it, and does not'


def _noted(row: _Row, owners: Mapping[str, uuid.UUID]) -> Iterator[str]:
    """A phone that has become another device keeps the notes that it was given as the former one."""
    nonce, n = row.said.get('nonce'), row.kept.n
    if nonce is None:
        return
    made = receipts.note(nonce)
    if made is None:
        yield f'operation {n} holds a note of the last contact that this server did not make'
    elif made[0] not in owners or owners[made[0]] != row.kept.account_id:
        yield f'operation {n} holds a note that was given to another device, {made[0]}'


def _announced(row: _Row, photos: dict[str, Photo], settled: frozenset[str]) -> Iterator[str]:
    """Takes the photo of this operation out of `photos`. What is `settled` counts as applied and attached nothing."""
    kept, value = row.kept, row.said.get('value')
    photo = photos.pop(f'{kept.device_id}:{kept.n}', None)
    if kept.verdict != 'applied':
        if photo is not None:
            yield f'operation {kept.n} was refused, and its photo is attached'
        return
    if kept.kind != 'photo.attach' or not isinstance(value, dict):
        return
    if photo is None:
        if f'{kept.device_id}:{kept.n}' not in settled:
            yield f'the photo of operation {kept.n} is not there'
    elif (photo.sha256, photo.item, photo.said) != (value.get('sha256'), str(kept.field).partition('/')[0], value):
        yield f'the photo of operation {kept.n} is not the one that it attached'
    elif photo.inspection_id != kept.inspection_id:
        yield f'the photo of operation {kept.n} is attached to another inspection'


def _refused(erased: frozenset[uuid.UUID]) -> Iterator[str]:
    """A refused operation is kept with its value, as it came."""
    kept = sa.exists().where(Quarantined.device_id == Operation.device_id, Quarantined.n == Operation.n)
    lacking = sa.select(Operation.device_id, Operation.n).where(Operation.verdict == 'refused', ~kept)
    for row in db.session.execute(lacking.order_by(Operation.device_id, Operation.n)):
        yield f'device {row.device_id}: operation {row.n} was refused and is not in quarantine'
    query = sa.select(Quarantined).order_by(Quarantined.device_id, Quarantined.n, Quarantined.hash)
    for each in db.session.scalars(query.execution_options(yield_per=AT_ONCE)):
        stripped = _is_stripped(said_in(each.text), erased, each.inspection_id, each.account_id)
        if each.hash not in hashes(each.text) and not stripped:
            yield f'device {each.device_id}: operation {each.n} in quarantine is not what was received'


def _nowhere() -> Iterator[str]:
    there = sa.exists().where(Inspection.id == Operation.inspection_id)
    lacking = sa.select(Operation.inspection_id).where(Operation.verdict == 'applied', ~there).distinct()
    for inspection_id in db.session.scalars(lacking):
        yield f'inspection {inspection_id}: is not there, and operations were applied to it'
