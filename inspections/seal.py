"""Whether a sealed inspection still is what its receipt was signed for, recomputed from what is held now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

from app.db import db
from app.files.store import FileStore
from app.rest import moment
from inspections import content, receipts, report_code
from inspections.models import Inspection, Operation
from inspections.states import State

Why = Literal['not-sealed', 'manifest', 'signature', 'other', 'time', 'finish', 'code', 'photo-gone', 'photo-changed']


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that does not agree, with what a person needs to find it."""

    why: Why
    facts: dict[str, Any] = field(default_factory=dict)


def broken(inspection: Inspection) -> Iterator[Broken]:
    """What does not agree between an inspection that was sealed and its receipt. Photos are judged by `photos`."""
    receipt = inspection.receipt
    if inspection.state != State.SEALED or not receipt:
        yield Broken('not-sealed', {'state': inspection.state})
        return
    if receipt.get('manifest') != receipts.manifest_hash(content.manifest(inspection)):
        yield Broken('manifest')
    if not receipts.is_ours(receipt):
        yield Broken('signature')
    if receipt.get('inspection') != str(inspection.id):
        yield Broken('other')
    if inspection.sealed_at is None or receipt.get('time') != moment(inspection.sealed_at):
        yield Broken('time')
    if not _finished(inspection):
        yield Broken('finish')
    if inspection.code != report_code.code_of(receipt):
        yield Broken('code')


def photos(inspection: Inspection, store: FileStore) -> Iterator[Broken]:
    """Which photos of the content are not byte for byte what they were. Reads every byte of each."""
    for each in content.numbered(inspection):
        if each.state != 'stored':
            continue
        now = sha256_in(store, each.sha256)
        where = {'item': each.item, 'number': each.number}
        if now is None:
            yield Broken('photo-gone', where)
        elif now != each.sha256:
            yield Broken('photo-changed', where)


def sha256_in(store: FileStore, name: str) -> str | None:
    """The hash of the bytes that lie under a name now; none when there are none."""
    try:
        with store.open(name) as file:
            return hashlib.file_digest(file, 'sha256').hexdigest()  # type: ignore[arg-type]
    except FileNotFoundError:
        return None


def _finished(inspection: Inspection) -> bool:
    """The operation that closed it is there, was applied and came no later than the seal."""
    device, _, n = (inspection.finished_by or '').partition(':')
    closing = sa.select(Operation.received_at).where(
        Operation.device_id == device,
        Operation.n == (int(n) if n.isdecimal() else 0),
        Operation.inspection_id == inspection.id,
        Operation.kind == 'inspection.finish',
        Operation.verdict == 'applied',
    )
    came = db.session.scalar(closing)
    return came is not None and inspection.sealed_at is not None and came <= inspection.sealed_at
