"""What stands before and beside a photo: its phone's earlier shots, its twins, equal positions; in a few queries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, rows_of
from checklists import operations as checklists
from checklists.evidence import Thresholds
from inspections import receipts
from inspections.evidence import marks, place
from inspections.evidence.known import Evidence, Shot, Stamp, Twin, Where
from inspections.evidence.pixels import Look, Undecodable
from inspections.models import Inspection, Mark, Operation, Photo

SHELTERED = 8.0  # spread of brightness below which a mark says nothing: black and blank pictures are all alike
SHOTS = 12  # earlier photos of the phone that are looked at, as many as `frozen_shots` may be
NEAR = 100  # the nearest marks are judged by the fine ones
TWINS = 30  # of the pictures that are most alike, those of other premises are said first
BANDS = rows_of(Mark)
MARKS_OF = sa.select(BANDS.c.photo_op, BANDS.c.dhash).where(BANDS.c.key.in_(sa.bindparam('keys', expanding=True)))


@dataclass(frozen=True, slots=True)
class Record:
    """A photo with everything that it belongs to. `n` is the number of the operation that attached it."""

    photo: Photo
    inspection: Inspection
    application: Application
    operation: Operation | None

    @property
    def n(self) -> int:
        """The attaching operation's number on its phone."""
        return int(self.photo.op.partition(':')[2])


def record_of(op: str) -> Record | None:
    """The photo that this operation attached; none when there is no such photo."""
    query = sa.select(Photo, Inspection, Application, Operation).join(Inspection, Inspection.id == Photo.inspection_id)
    query = query.join(Application, Application.id == Inspection.application_id)
    device, _, number = op.partition(':')
    query = query.outerjoin(Operation, sa.and_(Operation.device_id == device, Operation.n == int(number))).where(
        Photo.op == op
    )
    row = db.session.execute(query).one_or_none()
    return Record(*row) if row else None


def evidence_of(record: Record, got: str, look: Look | Undecodable) -> tuple[Evidence, list[str]]:
    """Everything the checks may ask of a photo whose bytes hash to `got`; and the operations of photos that look the
    same, were announced later and have been judged already: they did not know of this one, whose bytes came late."""
    photo, inspection, application = record.photo, record.inspection, record.application
    shots = _shots(record)
    thresholds = checklists.thresholds_of(inspection.profile)
    chained, written_before = _chain(record, shots[0][0] if shots else 0)
    near, later = near_twins(record, look, thresholds)
    evidence = Evidence(
        named=photo.sha256,
        got=got,
        look=look,
        said=photo.said,
        premises=applications.places([application.id])[application.id],
        allowed_m=application.radius_m,
        chained=chained,
        stamp=_stamp(record.operation) if record.operation else Stamp(None, None, photo.announced_at),
        thresholds=thresholds,
        began_at=inspection.started_at,
        written_before=written_before,
        before=[shot for _, shot in shots],
        same=_same(record),
        near=near,
        placed=_placed(record),
    )
    return evidence, later


def has_marks(look: Look | Undecodable) -> bool:
    """Whether a picture has enough in it to be told from others."""
    return isinstance(look, Look) and look.spread >= SHELTERED


def _shots(record: Record) -> list[tuple[int, Shot]]:
    """The phone's earlier photos with their numbers, newest first, whatever became of them since."""
    before = (Operation.device_id == record.photo.device_id, Operation.n < record.n)
    query = sa.select(Operation).where(*before, Operation.kind == 'photo.attach', Operation.verdict == 'applied')
    rows = db.session.scalars(query.order_by(Operation.n.desc()).limit(SHOTS))
    return [(each.n, _shot(record, each)) for each in rows]


def _shot(record: Record, operation: Operation) -> Shot:
    value = json.loads(operation.text).get('value')
    position = place.position(value.get('position') if isinstance(value, Mapping) else None)
    item = (operation.field or '').partition('/')[0]
    return Shot(item, operation.inspection_id == record.inspection.id, position, _stamp(operation))


def _chain(record: Record, last: int) -> tuple[bool, Stamp | None]:
    """Whether every record since the phone's photo number `last` follows from the one before; and when the one before
    this photo was written, if it is of the same inspection."""
    if record.operation is None:
        return True, None
    own = (Operation.device_id == record.photo.device_id, Operation.n <= record.n)
    broken = sa.select(Operation.n).where(*own, Operation.n > last, Operation.chained.is_(False)).limit(1)
    query = sa.select(Operation).where(*own, Operation.n == record.n - 1)
    before = db.session.scalars(query.where(Operation.inspection_id == record.inspection.id)).one_or_none()
    return db.session.scalar(broken) is None, _stamp(before) if before else None


def _stamp(operation: Operation) -> Stamp:
    sent: Mapping[str, Any] = json.loads(operation.text)
    nonce = sent.get('nonce')
    contact = receipts.nonce_time(nonce, operation.device_id) if isinstance(nonce, str) else None
    return Stamp(_moment(sent.get('device_time')), contact, operation.received_at)


def _same(record: Record) -> list[Twin]:
    return [_twin(record, row) for row in _others(record, _before(record), Photo.sha256 == record.photo.sha256)]


def _placed(record: Record) -> list[Twin]:
    """Earlier photos of other inspections with the same digits of the position."""
    digits = place.digits(record.photo.said.get('position'))
    if digits is None:
        return []
    elsewhere = (Photo.fix == digits, Photo.inspection_id != record.inspection.id)
    return [_twin(record, row) for row in _others(record, _before(record), *elsewhere)]


def near_twins(record: Record, look: Look | Undecodable, most: Thresholds) -> tuple[list[Twin], list[str]]:
    """Photos announced before this one that look the same; and the operations of those announced after it."""
    if not isinstance(look, Look) or not has_marks(look):
        return [], []
    near = _near_marks(look.dhash, most.near_bits)
    alike = {op: marks.likeness(glance, look.glance) for op, glance in _glances(record, near)}
    best = sorted((-likeness, op) for op, likeness in alike.items() if likeness >= most.likeness_percent)
    twins, later = [], []
    for row in _others(record, Photo.op.in_([op for _, op in best[:TWINS]])):
        photo: Photo = row.Photo
        if (photo.announced_at, photo.op) < (record.photo.announced_at, record.photo.op):
            twins.append(_twin(record, row, near[photo.op], alike[photo.op]))
        else:
            later.append(photo.op)
    return twins, later


def _near_marks(dhash: int, most: float) -> dict[str, int]:
    """{operation id: bits of 64 in which it differs} of the photos with the nearest marks, at most NEAR of them."""
    rows = db.session.connection().execute(MARKS_OF, {'keys': marks.keys_near(dhash)})
    apart = {op: marks.bits_apart(mark, dhash) for op, mark in rows}
    near = sorted((bits, op) for op, bits in apart.items() if bits <= most)
    return {op: bits for bits, op in near[:NEAR]}


def _glances(record: Record, near: Mapping[str, int]) -> list[tuple[str, str]]:
    """The fine marks of these photos, but not of this one and of the same bytes."""
    query = sa.select(Photo.op, Photo.glance).where(Photo.op.in_(list(near)), Photo.glance.is_not(None))
    rows = db.session.execute(query.where(Photo.op != record.photo.op, Photo.sha256 != record.photo.sha256))
    return [(op, glance) for op, glance in rows if glance]


def _before(record: Record) -> sa.ColumnElement[bool]:
    photo = record.photo
    return sa.or_(
        Photo.announced_at < photo.announced_at, sa.and_(Photo.announced_at == photo.announced_at, Photo.op < photo.op)
    )


def _others(record: Record, *conditions: sa.ColumnElement[bool]) -> Sequence[Any]:
    """Photos with what they belong to, but not those of this one's own place: the same item of the same inspection."""
    photo = record.photo
    own_place = sa.and_(Photo.inspection_id == photo.inspection_id, Photo.item == photo.item)
    query = sa.select(Photo, Inspection, Application).join(Inspection, Inspection.id == Photo.inspection_id)
    query = query.join(Application, Application.id == Inspection.application_id)
    query = query.where(*conditions, sa.not_(own_place), Photo.detached.is_(False))
    return db.session.execute(query.order_by(Photo.announced_at, Photo.op).limit(TWINS)).all()


def _twin(record: Record, row: Any, bits: int | None = None, likeness: float | None = None) -> Twin:
    application: Application = row.Application
    where: Where = 'same-premises'
    if application.id != record.application.id:
        where = 'other-premises'
    elif row.Inspection.id == record.inspection.id:
        where = 'same-inspection'
    photo: Photo = row.Photo
    return Twin(
        where=where,
        number=application.number,
        address=application.address,
        inspection_id=str(row.Inspection.id),
        item=photo.item,
        announced_at=photo.announced_at,
        sha256=photo.sha256,
        said=photo.said,
        stored=photo.state == 'stored',
        bits=bits,
        likeness=likeness,
    )


def _moment(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None
