"""Takes a batch from a phone: skips what it has seen, applies the rest, gives a verdict on each."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from app import audit, problems
from app.accounts.models import Account
from app.db import db
from inspections.models import Device, Hole, Operation
from inspections.sync import batch
from inspections.sync.entry import Entry, entry_of

log = logging.getLogger('osmotr.journal')
MAX_OPERATIONS = 1000
LOCKED_DEVICE = (
    sa.select(Device)
    .where(Device.id == sa.bindparam('device'))
    .with_for_update()
    .execution_options(populate_existing=True)
)


@dataclass(slots=True)
class Taken:
    """What became of a batch: a verdict for each operation, and where the device stands now."""

    last: int
    last_hash: str | None
    verdicts: list[dict[str, Any]]


def take(
    device_id: str,
    account: Account,
    first_kept: int | None,
    sent: Sequence[Mapping[str, Any]],
    at: datetime,
    via: str = 'push',
) -> Taken:
    """Take the operations in the caller's transaction. Locks: device → inspections by id → application → counter."""
    device = _own_device(device_id, account)
    device.contacted_at = at
    entries = [entry_of(each, via) for each in sent]
    verdicts: dict[int, dict[str, Any]] = {}
    known = _journaled(device, [each.n for each in entries])
    fresh: list[Entry] = []
    last = _skip_hole(device, first_kept, at)
    for entry in entries:
        if entry.n <= last:
            verdicts[entry.n] = _said_before(device, account, entry, known.get(entry.n), fresh, at)
        elif entry.n == last + 1:
            fresh.append(entry)
            last = entry.n
        else:
            break
    if fresh:
        _apply_all(device, account, fresh, at)
        device.last, device.last_hash = fresh[-1].n, fresh[-1].hash
        for entry in fresh:
            verdicts.setdefault(entry.n, _verdict(entry.n, entry.problem, 'applied'))
    return Taken(device.last, device.last_hash, [verdicts[n] for n in sorted(verdicts)])


def _own_device(device_id: str, account: Account) -> Device:
    device = locked_device(device_id)
    if device.account_id != account.id:
        raise problems.DeviceOfAnother(device=device_id)
    return device


def locked_device(device_id: str) -> Device:
    """The device, locked until the transaction ends; refuses one that is unknown."""
    device: Device | None = db.session.scalar(LOCKED_DEVICE, {'device': device_id})
    if device is None:
        raise problems.UnknownDevice(device=device_id)
    return device


def _journaled(device: Device, numbers: Sequence[int]) -> dict[int, Operation]:
    if not numbers or min(numbers) > device.last:
        return {}
    query = sa.select(Operation).where(
        Operation.device_id == device.id, Operation.n.between(min(numbers), max(numbers))
    )
    return {each.n: each for each in db.session.scalars(query)}


def _skip_hole(device: Device, first_kept: int | None, at: datetime) -> int:
    if first_kept is not None and first_kept > device.last + 1:
        db.session.add(Hole(device_id=device.id, first=device.last + 1, last=first_kept - 1, created_at=at))
        audit.record(
            device.account_id, 'device.hole', device.id, {'first': device.last + 1, 'last': first_kept - 1}, at
        )
        log.error('device %s no longer has operations %s to %s', device.id, device.last + 1, first_kept - 1)
        device.last, device.last_hash = first_kept - 1, None
    return device.last


def _said_before(
    device: Device, account: Account, entry: Entry, before: Operation | None, fresh: Sequence[Entry], at: datetime
) -> dict[str, Any]:
    twin = next((each for each in fresh if each.n == entry.n), None)
    if before is not None and before.hash == entry.hash:
        if before.verdict == 'applied':
            return {'n': entry.n, 'verdict': 'known'}
        return {'n': entry.n, 'verdict': 'refused', 'code': before.code, 'facts': before.facts}
    if twin is not None and twin.hash == entry.hash:
        return {'n': entry.n, 'verdict': 'known'}
    problem = (
        problems.Collision(n=entry.n) if before is not None or twin is not None else problems.OutOfOrder(n=entry.n)
    )
    if batch.quarantine(device, account, entry, problem, at):
        audit.record(account.id, 'device.collision', device.id, {'n': entry.n}, at)
        log.error('device %s sent number %s twice with other content', device.id, entry.n)
    return _verdict(entry.n, problem, 'refused')


def _apply_all(device: Device, account: Account, fresh: Sequence[Entry], at: datetime) -> None:
    """The whole batch at once; if anything unexpected happens, one by one: a poisoned operation stops only itself."""
    before = device.last_hash if device.last else None
    try:
        with db.session.begin_nested():
            batch.apply(device, account, fresh, before, at)
    except OperationalError:
        raise
    except Exception:
        log.exception('device %s: a batch of %s fell over, taking it one by one', device.id, len(fresh))
        for entry in fresh:
            _apply_alone(device, account, entry, before, at)
            before = entry.hash


def _apply_alone(device: Device, account: Account, entry: Entry, before: str | None, at: datetime) -> None:
    try:
        with db.session.begin_nested():
            batch.apply(device, account, [entry], before, at)
    except OperationalError:
        raise
    except Exception:
        log.exception('device %s: operation %s fell over', device.id, entry.n)
        entry.broken = 'server-fault'
        entry.text = json.dumps(entry.said, sort_keys=True)  # ASCII: any database takes it
        with db.session.begin_nested():
            batch.apply(device, account, [entry], before, at)


def _verdict(n: int, problem: problems.Problem | None, otherwise: str) -> dict[str, Any]:
    if problem is None:
        return {'n': n, 'verdict': otherwise}
    return {'n': n, 'verdict': 'refused', 'code': problem.code, 'facts': problem.facts}
