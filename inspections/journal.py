"""Takes a batch from a phone: skips what it has seen, applies the rest, gives a verdict on each."""

from __future__ import annotations

import hashlib
import json
import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import rfc8785
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from app import audit, problems
from app.accounts.models import Account
from app.applications import operations as applications
from app.db import db, rows_of
from checklists import operations as checklists
from inspections import content, edits, operations, photos
from inspections.models import Device, Hole, Inspection, Operation, Quarantined
from inspections.states import OPEN

log = logging.getLogger('osmotr.journal')
MAX_OPERATIONS = 1000
Place = tuple[float, float]
ADD = sa.insert(rows_of(Operation))


@dataclass(slots=True)
class Entry:
    """One operation as it came, with its canonical text and what was decided about it."""

    n: int
    said: Mapping[str, Any]
    text: str
    hash: str
    broken: str | None = None
    inspection_id: uuid.UUID | None = None
    problem: problems.Problem | None = None
    seq: int | None = None
    chained: bool = False


@dataclass(slots=True)
class _Batch:
    """What the operations of one transaction share: whose they are, what they change, which photos they announce."""

    device: Device
    account: Account
    at: datetime
    premises: Mapping[uuid.UUID, Place]
    changed: dict[uuid.UUID, Inspection] = field(default_factory=dict)
    to_come: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Taken:
    """What became of a batch: a verdict for each operation, and where the device stands now."""

    last: int
    last_hash: str | None
    verdicts: list[dict[str, Any]]


def take(
    device_id: str, account: Account, first_kept: int | None, sent: Sequence[Mapping[str, Any]], at: datetime
) -> Taken:
    """Take the operations in the caller's transaction. Locks: device → inspections by id → application → counter."""
    device = _own_device(device_id, account)
    device.contacted_at = at
    entries = [_entry(each) for each in sent]
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
    locking = (
        sa.select(Device).where(Device.id == device_id).with_for_update().execution_options(populate_existing=True)
    )
    device: Device | None = db.session.scalar(locking)
    if device is None:
        raise problems.UnknownDevice(device=device_id)
    if device.account_id != account.id:
        raise problems.DeviceOfAnother(device=device_id)
    return device


def _entry(said: Mapping[str, Any]) -> Entry:
    try:
        raw = rfc8785.dumps(dict(said))
        broken = 'nul' if b'\\u0000' in raw else None
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raw, broken = json.dumps(said, sort_keys=True).encode(), type(error).__name__
    entry = Entry(int(said['n']), said, raw.decode(), hashlib.sha256(raw).hexdigest(), broken)
    try:
        entry.inspection_id = uuid.UUID(str(said.get('inspection_id')))
    except ValueError:
        entry.inspection_id = None
    return entry


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
    if _quarantine(device, account, entry, problem, at):
        audit.record(account.id, 'device.collision', device.id, {'n': entry.n}, at)
        log.error('device %s sent number %s twice with other content', device.id, entry.n)
    return _verdict(entry.n, problem, 'refused')


def _apply_all(device: Device, account: Account, fresh: Sequence[Entry], at: datetime) -> None:
    """The whole batch at once; if anything unexpected happens, one by one: a poisoned operation stops only itself."""
    try:
        with db.session.begin_nested():
            _apply(device, account, fresh, at)
    except OperationalError:
        raise
    except Exception:
        log.exception('device %s: a batch of %s fell over, taking it one by one', device.id, len(fresh))
        for entry in fresh:
            _apply_alone(device, account, entry, at)


def _apply_alone(device: Device, account: Account, entry: Entry, at: datetime) -> None:
    try:
        with db.session.begin_nested():
            _apply(device, account, [entry], at)
    except OperationalError:
        raise
    except Exception:
        log.exception('device %s: operation %s fell over', device.id, entry.n)
        entry.broken = 'server-fault'
        entry.text = json.dumps(entry.said, sort_keys=True)  # ASCII: any database takes it
        with db.session.begin_nested():
            _apply(device, account, [entry], at)


def _apply(device: Device, account: Account, fresh: Sequence[Entry], at: datetime) -> None:
    inspections = operations.locked(each.inspection_id for each in fresh if each.inspection_id)
    items = {
        each.id: checklists.items_of(each.checklist_id, each.checklist_version, each.profile)
        for each in inspections.values()
    }
    batch = _Batch(device, account, at, _premises(fresh, inspections))
    sent_bytes = photos.sent_by(account.id, _hashes(fresh))
    before = device.last_hash if device.last else None
    for entry in fresh:
        entry.problem = None
        entry.chained, before = before == entry.said.get('prev_hash'), entry.hash
        inspection = inspections.get(entry.inspection_id) if entry.inspection_id else None
        try:
            theirs = _require_may_write(entry, inspection, account)
            op = f'{device.id}:{entry.n}'
            step = edits.Step(op, entry.said, theirs, items[theirs.id], account.id, at, sent_bytes)
            edits.apply(step)
            _after(step, batch)
        except problems.Problem as problem:
            entry.problem = problem
            _quarantine(device, account, entry, problem, at)
        if inspection is not None and inspection.assignee_id == account.id:
            inspection.seen = {**inspection.seen, device.id: entry.n}
            batch.changed[inspection.id] = inspection
    photos.announce(batch.to_come, at)
    _write(batch, fresh)


def _premises(fresh: Sequence[Entry], inspections: Mapping[uuid.UUID, Inspection]) -> dict[uuid.UUID, Place]:
    """Where the rooms are; asked for only when photos come, whose distance is then known."""
    if not _hashes(fresh):
        return {}
    return applications.places([each.application_id for each in inspections.values()])


def _require_may_write(entry: Entry, inspection: Inspection | None, account: Account) -> Inspection:
    if entry.broken == 'server-fault':
        raise problems.ServerFault()
    if entry.broken:
        raise problems.InvalidOperation(reason=entry.broken)
    if account.blocked:
        raise problems.AccountBlocked()
    if inspection is None:
        raise problems.UnknownInspection(inspection_id=str(entry.said.get('inspection_id'))[:60])
    if inspection.assignee_id != account.id:
        raise problems.NotAssigned(inspection_id=str(inspection.id))
    return inspection


def _after(step: edits.Step, batch: _Batch) -> None:
    """What a step wants done besides the fold. The photos to come are gathered and written together."""
    inspection, at = step.inspection, batch.at
    if step.announced is not None:
        premises, amendment = batch.premises[inspection.application_id], inspection.state not in OPEN
        row = photos.announced(inspection, premises, step.op, batch.device.id, step.announced, amendment, at)
        batch.to_come.append(row)
    if step.detached is not None or step.lost is not None:
        photos.announce(batch.to_come, at)
        batch.to_come.clear()
    if step.detached is not None:
        photos.detach(inspection.id, step.detached)
    if step.lost is not None:
        photos.lose(inspection.id, step.lost)
    if step.finished is not None:
        operations.finished(inspection, op=step.op, photos=step.finished, by=batch.account.id, at=at)


def _write(batch: _Batch, fresh: Sequence[Entry]) -> None:
    """The journal's rows under their numbers; what has become whole is sealed and signed."""
    sealing = content.whole(list(batch.changed.values()))
    for each in sealing:
        operations.seal(each, batch.at)
    first = operations.take_numbers(len(fresh)) - len(fresh) + 1
    for number, entry in enumerate(fresh, first):
        entry.seq = number
        if entry.inspection_id in batch.changed:
            batch.changed[entry.inspection_id].changed_seq = number
    db.session.connection().execute(ADD, [_row(batch, each) for each in fresh])
    for each in sealing:
        operations.sign(each, batch.at)
    db.session.flush()


def _row(batch: _Batch, entry: Entry) -> dict[str, Any]:
    name, problem = entry.said.get('field'), entry.problem
    return {
        'device_id': batch.device.id,
        'n': entry.n,
        'inspection_id': entry.inspection_id,
        'account_id': batch.account.id,
        'kind': str(entry.said.get('kind'))[:60],
        'field': name[:200].replace('\x00', '') if isinstance(name, str) else None,
        'text': entry.text,
        'hash': entry.hash,
        'chained': entry.chained,
        'verdict': 'refused' if problem else 'applied',
        'code': problem.code if problem else None,
        'facts': problem.facts if problem else None,
        'seq': entry.seq,
        'received_at': batch.at,
    }


def _quarantine(device: Device, account: Account, entry: Entry, problem: problems.Problem, at: datetime) -> bool:
    if db.session.get(Quarantined, (device.id, entry.n, entry.hash)) is not None:
        return False
    db.session.add(
        Quarantined(
            device_id=device.id,
            n=entry.n,
            hash=entry.hash,
            inspection_id=entry.inspection_id,
            account_id=account.id,
            text=entry.text,
            code=problem.code,
            facts=problem.facts,
            created_at=at,
        )
    )
    return True


def _hashes(fresh: Sequence[Entry]) -> list[str]:
    values = (each.said.get('value') for each in fresh if each.said.get('kind') == 'photo.attach')
    return [value['sha256'] for value in values if isinstance(value, dict) and isinstance(value.get('sha256'), str)]


def _verdict(n: int, problem: problems.Problem | None, otherwise: str) -> dict[str, Any]:
    if problem is None:
        return {'n': n, 'verdict': otherwise}
    return {'n': n, 'verdict': 'refused', 'code': problem.code, 'facts': problem.facts}
