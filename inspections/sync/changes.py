"""What a phone has missed since its cursor: folded inspections, in the order of their last change."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.accounts.models import Account
from app.applications.models import Application
from app.db import db
from app.rest import moment
from inspections import content
from inspections.models import Access, Counter, Device, Inspection, Operation
from inspections.states import State

PAGE = 200
RECEIPTS = 50


def counter() -> Counter:
    """The counter's row: its value and the epoch."""
    return db.session.scalars(sa.select(Counter).where(Counter.id == 1)).one()


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
    }


def refused_of(device_id: str) -> list[dict[str, Any]]:
    """Every refusal of this device's operations, so that it learns of each even when an answer was lost."""
    query = sa.select(Operation.n, Operation.code, Operation.facts).where(
        Operation.device_id == device_id, Operation.verdict == 'refused'
    )
    return [
        {'n': row.n, 'code': row.code, 'facts': row.facts or {}}
        for row in db.session.execute(query.order_by(Operation.n))
    ]


def receipts_of(account_id: uuid.UUID, device_id: str) -> list[dict[str, Any]]:
    """The newest receipts of inspections that this device has finished."""
    finished_here = Inspection.finished_by.startswith(f'{device_id}:', autoescape=True)
    query = sa.select(Inspection.receipt).where(
        Inspection.assignee_id == account_id, Inspection.state == State.SEALED, finished_here
    )
    return [each for each in db.session.scalars(query.order_by(Inspection.sealed_at.desc()).limit(RECEIPTS)) if each]


def _keys(account_id: uuid.UUID, start: int, limit: int) -> list[tuple[int, uuid.UUID, bool]]:
    """(key, inspection, readable) after `start`, in order.

    The key is the greater of the inspection's own number and the reader's access row. Each half is read in the order
    of its index and stops at `limit`, so that a question costs the same however many inspections there are.
    """
    here = sa.and_(Access.inspection_id == Inspection.id, Access.account_id == account_id)
    newer = sa.and_(Access.can_read, Inspection.changed_seq > Access.changed_seq)
    by_access = (
        sa.select(Access.changed_seq, Access.inspection_id, Access.can_read)
        .where(Access.account_id == account_id, Access.changed_seq > start)
        .where(~sa.exists().where(Inspection.id == Access.inspection_id, newer).correlate(Access))
        .order_by(Access.changed_seq)
    )
    by_change = (
        sa.select(Inspection.changed_seq, Inspection.id, sa.true())
        .where(Inspection.changed_seq > start, sa.exists().where(here, newer).correlate(Inspection))
        .order_by(Inspection.changed_seq)
    )
    found = [*db.session.execute(by_access.limit(limit)), *db.session.execute(by_change.limit(limit))]
    return sorted((key, inspection_id, bool(can_read)) for key, inspection_id, can_read in found)[:limit]


def _folded(account: Account, ids: Sequence[uuid.UUID]) -> list[dict[str, Any]]:
    if not ids:
        return []
    own = set(db.session.scalars(sa.select(Device.id).where(Device.account_id == account.id)))
    query = (
        sa.select(Inspection, Application)
        .join(Application, Application.id == Inspection.application_id)
        .where(Inspection.id.in_(ids))
    )
    rows = db.session.execute(query).all()
    photos = content.photos_of([inspection for inspection, _ in rows])
    found = {
        inspection.id: _fold(inspection, application, photos[inspection.id], own) for inspection, application in rows
    }
    return [found[each] for each in ids]


def _fold(
    inspection: Inspection, application: Application, photos: list[dict[str, Any]], own_devices: set[str]
) -> dict[str, Any]:
    """One inspection as its assignee's phone keeps it."""
    said: dict[str, Any] = {
        'id': str(inspection.id),
        'kind': inspection.kind,
        'stage': inspection.stage,
        'state': inspection.state,
        'application_id': str(application.id),
        'number': application.number,
        'assignee_id': str(inspection.assignee_id),
        'due_at': moment(inspection.due_at),
        'changed_seq': inspection.changed_seq,
        'premises': {
            'address': application.address,
            'latitude': application.latitude,
            'longitude': application.longitude,
            'radius_m': application.radius_m,
        },
        'checklist': {
            'id': inspection.checklist_id,
            'version': inspection.checklist_version,
            'profile': inspection.profile,
        },
        'fields': inspection.fields,
        'photos': photos,
        'line_tests': [],
        'seen': {device: n for device, n in inspection.seen.items() if device in own_devices},
    }
    optional = {
        'previous_id': str(inspection.previous_id) if inspection.previous_id else None,
        'items': inspection.items,
        'amendments': inspection.amendments or None,
        'receipt': inspection.receipt,
        'started_at': moment(inspection.started_at) if inspection.started_at else None,
        'finished_at': moment(inspection.finished_at) if inspection.finished_at else None,
    }
    return said | {name: value for name, value in optional.items() if value is not None}
