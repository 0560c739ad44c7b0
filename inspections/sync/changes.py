"""What a phone has missed since its cursor: folded inspections, in the order of their last change."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app import wire
from app.accounts.models import Account
from app.applications.models import Application
from app.db import db, rows_of
from app.rest import moment
from checklists import operations as checklists
from inspections import content, known
from inspections.line import results as line_results
from inspections.models import Access, Counter, Device, Inspection, Operation, Release
from inspections.states import State

PAGE = 200
RECEIPTS = 50
ACCESS, INSPECTIONS, OPERATIONS = rows_of(Access), rows_of(Inspection), rows_of(Operation)
DEVICES, RELEASES, APPLICATIONS = rows_of(Device), rows_of(Release), rows_of(Application)
ACCOUNT: sa.BindParameter[Any] = sa.bindparam('account')
START: sa.BindParameter[Any] = sa.bindparam('start')
LIMIT: sa.BindParameter[Any] = sa.bindparam('limit')

# Statements that every phone asks every minute are built once.
HERE = sa.and_(ACCESS.c.inspection_id == INSPECTIONS.c.id, ACCESS.c.account_id == ACCOUNT)
NEWER = sa.and_(ACCESS.c.can_read, INSPECTIONS.c.changed_seq > ACCESS.c.changed_seq)
BY_ACCESS = (
    sa.select(ACCESS.c.changed_seq, ACCESS.c.inspection_id, ACCESS.c.can_read)
    .where(ACCESS.c.account_id == ACCOUNT, ACCESS.c.changed_seq > START)
    .where(~sa.exists().where(INSPECTIONS.c.id == ACCESS.c.inspection_id, NEWER).correlate(ACCESS))
    .order_by(ACCESS.c.changed_seq)
    .limit(LIMIT)
)
BY_CHANGE = (
    sa.select(INSPECTIONS.c.changed_seq, INSPECTIONS.c.id, sa.true())
    .where(INSPECTIONS.c.changed_seq > START, sa.exists().where(HERE, NEWER).correlate(INSPECTIONS))
    .order_by(INSPECTIONS.c.changed_seq)
    .limit(LIMIT)
)
REFUSED = (
    sa.select(OPERATIONS.c.n, OPERATIONS.c.code, OPERATIONS.c.facts)
    .where(OPERATIONS.c.device_id == sa.bindparam('device'), OPERATIONS.c.verdict == 'refused')
    .order_by(OPERATIONS.c.n)
)
RECEIPTS_HERE = (
    sa.select(INSPECTIONS.c.receipt)
    .where(INSPECTIONS.c.assignee_id == ACCOUNT, INSPECTIONS.c.state == State.SEALED)
    .where(INSPECTIONS.c.finished_by.startswith(sa.bindparam('device_prefix')))
    .order_by(INSPECTIONS.c.sealed_at.desc())
    .limit(RECEIPTS)
)
OWN_DEVICES = sa.select(DEVICES.c.id).where(DEVICES.c.account_id == ACCOUNT)
RELEASED = (
    sa.select(RELEASES.c.device_id, RELEASES.c.n, RELEASES.c.hash)
    .join(DEVICES, DEVICES.c.id == RELEASES.c.device_id)
    .join(OPERATIONS, sa.and_(OPERATIONS.c.device_id == RELEASES.c.device_id, OPERATIONS.c.n == RELEASES.c.n))
    .where(DEVICES.c.account_id == ACCOUNT, RELEASES.c.op.is_not(None), OPERATIONS.c.hash == RELEASES.c.hash)
    .order_by(RELEASES.c.device_id, RELEASES.c.n)
)
COUNTER = sa.select(Counter).where(Counter.id == 1)
OF_INSPECTION = (
    'id', 'kind', 'stage', 'state', 'application_id', 'assignee_id', 'due_at', 'changed_seq', 'checklist_id',
    'checklist_version', 'profile', 'photos', 'seen', 'previous_id', 'items', 'amendments', 'receipt',
    'started_at', 'finished_at',
)  # fmt: skip
OF_APPLICATION = ('number', 'address', 'latitude', 'longitude', 'radius_m')
FOLDED = (
    sa.select(
        *(INSPECTIONS.c[name] for name in OF_INSPECTION),
        sa.cast(INSPECTIONS.c.fields, sa.Text).label('fields'),  # by far the most of it
        *(APPLICATIONS.c[name] for name in OF_APPLICATION),
    )
    .join(APPLICATIONS, APPLICATIONS.c.id == INSPECTIONS.c.application_id)
    .where(INSPECTIONS.c.id.in_(sa.bindparam('wanted', expanding=True)))
)


def counter() -> Counter:
    """The counter's row: its value and the epoch."""
    return db.session.scalars(COUNTER).one()


def since(account: Account, device_id: str, cursor: int, epoch: int, limit: int = PAGE) -> dict[str, Any]:
    """One page of the reader's feed. All statements must see one state of the database."""
    present = counter()
    start = cursor if epoch == present.epoch and cursor <= present.value else 0
    keys = _keys(account.id, start, limit + 1)
    shown, more = keys[:limit], len(keys) > limit
    wanted = [inspection_id for _, inspection_id, can_read in shown if can_read]
    return {
        'epoch': present.epoch,
        'cursor': shown[-1][0] if more else max(start, present.value),
        'from': start,
        'more': more,
        'removed': [inspection_id for _, inspection_id, can_read in shown if not can_read],
        'inspections': _folded(account, wanted),
        'refused': refused_of(device_id),
        'released': released_of(account.id),
        'newest': checklists.newest_versions(),
    }


def refused_of(device_id: str) -> list[dict[str, Any]]:
    """Every refusal of this device's operations, so that it learns of each even when an answer was lost."""
    rows = db.session.connection().execute(REFUSED, {'device': device_id})
    return [{'n': row.n, 'code': row.code, 'facts': row.facts or {}} for row in rows]


def released_of(account_id: uuid.UUID) -> list[dict[str, Any]]:
    """Every operation of this person's devices that was refused and stands in its inspection after all."""
    rows = db.session.connection().execute(RELEASED, {'account': account_id})
    return [{'device': row.device_id, 'n': row.n, 'hash': row.hash} for row in rows]


def receipts_of(account_id: uuid.UUID, device_id: str) -> list[dict[str, Any]]:
    """The newest receipts of inspections that this device has finished."""
    asked = {'account': account_id, 'device_prefix': f'{device_id}:'}
    return [each for each in db.session.connection().scalars(RECEIPTS_HERE, asked) if each]


def _keys(account_id: uuid.UUID, start: int, limit: int) -> list[tuple[int, uuid.UUID, bool]]:
    """(key, inspection, readable) after `start`, in order.

    The key is the greater of the inspection's own number and the reader's access row. Each half is read in the order
    of its index and stops at `limit`, so that a question costs the same however many inspections there are.
    """
    asked, connection = {'account': account_id, 'start': start, 'limit': limit}, db.session.connection()
    found = [*connection.execute(BY_ACCESS, asked), *connection.execute(BY_CHANGE, asked)]
    return sorted((key, inspection_id, bool(can_read)) for key, inspection_id, can_read in found)[:limit]


def _folded(account: Account, ids: Sequence[uuid.UUID]) -> list[dict[str, Any]]:
    if not ids:
        return []
    own = set(db.session.connection().scalars(OWN_DEVICES, {'account': account.id}))
    rows: Sequence[Any] = db.session.connection().execute(FOLDED, {'wanted': list(ids)}).all()
    photos, lines, told = content.photos_of(rows), line_results.of_inspections(ids), known.of(rows)
    found = {each.id: _fold(each, photos[each.id], own) | {'line_tests': lines.get(each.id, [])} for each in rows}
    for name, figures in told.items():
        found[name]['known'] = figures
    return [found[each] for each in ids]


def _fold(row: Any, photos: list[dict[str, Any]], own_devices: set[str]) -> dict[str, Any]:
    """One inspection as its assignee's phone keeps it."""
    said: dict[str, Any] = {
        'id': str(row.id),
        'kind': row.kind,
        'stage': row.stage,
        'state': row.state,
        'application_id': str(row.application_id),
        'number': row.number,
        'assignee_id': str(row.assignee_id),
        'due_at': moment(row.due_at),
        'changed_seq': row.changed_seq,
        'premises': {
            'address': row.address,
            'latitude': row.latitude,
            'longitude': row.longitude,
            'radius_m': row.radius_m,
        },
        'checklist': {
            'id': row.checklist_id,
            'version': row.checklist_version,
            'profile': row.profile,
        },
        'fields': wire.read(row.fields),
        'photos': photos,
        'seen': {device: n for device, n in row.seen.items() if device in own_devices},
    }
    optional = {
        'previous_id': str(row.previous_id) if row.previous_id else None,
        'items': row.items,
        'amendments': row.amendments or None,
        'receipt': row.receipt,
        'started_at': moment(row.started_at) if row.started_at else None,
        'finished_at': moment(row.finished_at) if row.finished_at else None,
    }
    return said | {name: value for name, value in optional.items() if value is not None}
