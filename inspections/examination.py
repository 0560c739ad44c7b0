"""Looks at a stored photo in the background and files what the checks say of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import clock
from app.applications.models import Application
from app.db import db, snapshot, transaction
from app.files.store import current_store
from inspections import receipts
from inspections.evidence import checks, pixels
from inspections.evidence.checks import Evidence, Twin, Where
from inspections.evidence.pixels import Look, Undecodable
from inspections.models import Inspection, Mark, Operation, Photo, Signal

BANDS = (11, 11, 11, 11, 10, 10)  # two marks that differ in at most five of 64 bits are equal in one band of six
SHELTERED = 8.0  # spread of brightness below which a mark says nothing: black and blank pictures are all alike
CANDIDATES = 500


@dataclass(frozen=True, slots=True)
class _Record:
    """A photo with everything that it belongs to."""

    photo: Photo
    inspection: Inspection
    application: Application
    operation: Operation | None


def check_photo(payload: dict[str, Any]) -> None:
    """Job `photo.check` {op}: replace the photo's signals. Twice is the same as once."""
    with snapshot():
        record = _record(payload['op'])
    if record is None or record.photo.state != 'stored':
        return
    with current_store().open(record.photo.sha256) as file:
        content = file.read()
    got, look = hashlib.sha256(content).hexdigest(), pixels.look(content)
    with snapshot():
        evidence = _evidence(record, got, look)
    _file(record, look, checks.check(evidence))


def keys_of(dhash: int) -> list[int]:
    """The bands of a mark, each with its place: near marks share at least one."""
    rest, keys = dhash & (1 << 64) - 1, []
    for place, width in enumerate(BANDS):
        keys.append(place << 16 | rest & (1 << width) - 1)
        rest >>= width
    return keys


def _file(record: _Record, look: Look | Undecodable, said: Iterable[checks.Said]) -> None:
    op, at = record.photo.op, clock.now()
    dhash = look.dhash if isinstance(look, Look) else None
    with transaction():
        photo = db.session.scalars(sa.select(Photo).where(Photo.op == op).with_for_update()).one()
        photo.dhash = dhash
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
        if dhash is not None and isinstance(look, Look) and look.spread >= SHELTERED:
            db.session.add_all(Mark(key=key, photo_op=op) for key in keys_of(dhash))


def _record(op: str) -> _Record | None:
    query = sa.select(Photo, Inspection, Application, Operation).join(Inspection, Inspection.id == Photo.inspection_id)
    query = query.join(Application, Application.id == Inspection.application_id)
    device, _, number = op.partition(':')
    query = query.outerjoin(Operation, sa.and_(Operation.device_id == device, Operation.n == int(number))).where(
        Photo.op == op
    )
    row = db.session.execute(query).one_or_none()
    return _Record(*row) if row else None


def _evidence(record: _Record, got: str, look: Look | Undecodable) -> Evidence:
    photo, application, operation = record.photo, record.application, record.operation
    sent: Mapping[str, Any] = json.loads(operation.text) if operation else {}
    nonce = sent.get('nonce')
    return Evidence(
        named=photo.sha256,
        got=got,
        look=look,
        said=photo.said,
        premises=(application.latitude, application.longitude),
        allowed_m=application.radius_m,
        chained=operation.chained if operation else True,
        device_time=_moment(sent.get('device_time')),
        contact_at=receipts.nonce_time(nonce, photo.device_id) if isinstance(nonce, str) else None,
        received_at=operation.received_at if operation else photo.announced_at,
        same=_same(record),
        near=_near(record, look),
    )


def _same(record: _Record) -> list[Twin]:
    return [_twin(record, row) for row in _earlier(record, Photo.sha256 == record.photo.sha256)]


def _near(record: _Record, look: Look | Undecodable) -> list[Twin]:
    if not isinstance(look, Look) or look.spread < SHELTERED:
        return []
    alike = sa.select(Mark.photo_op).where(Mark.key.in_(keys_of(look.dhash)))
    rows = _earlier(record, Photo.op.in_(alike), Photo.sha256 != record.photo.sha256)
    near = [(row, pixels.bits_apart(row.Photo.dhash, look.dhash)) for row in rows if row.Photo.dhash is not None]
    return [_twin(record, row, bits) for row, bits in near if bits <= checks.NEAR_BITS]


def _earlier(record: _Record, *conditions: sa.ColumnElement[bool]) -> list[Any]:
    """Photos announced before this one, but not those of its own place: the same item of the same inspection."""
    photo = record.photo
    before = sa.or_(
        Photo.announced_at < photo.announced_at, sa.and_(Photo.announced_at == photo.announced_at, Photo.op < photo.op)
    )
    own_place = sa.and_(Photo.inspection_id == photo.inspection_id, Photo.item == photo.item)
    query = sa.select(Photo, Inspection, Application).join(Inspection, Inspection.id == Photo.inspection_id)
    query = query.join(Application, Application.id == Inspection.application_id)
    query = query.where(*conditions, before, sa.not_(own_place), Photo.detached.is_(False))
    return list(db.session.execute(query.order_by(Photo.announced_at, Photo.op).limit(CANDIDATES)))


def _twin(record: _Record, row: Any, bits: int | None = None) -> Twin:
    application: Application = row.Application
    where: Where = 'same-premises'
    if application.id != record.application.id:
        where = 'other-premises'
    elif row.Inspection.id == record.inspection.id:
        where = 'same-inspection'
    return Twin(
        where,
        application.number,
        application.address,
        str(row.Inspection.id),
        row.Photo.item,
        row.Photo.announced_at,
        bits,
    )


def _moment(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None
