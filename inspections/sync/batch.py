"""Applies new operations to their inspections, and writes them into the journal under numbers of the counter."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import problems
from app.accounts.models import Account
from app.applications import operations as applications
from app.db import db, rows_of
from checklists import operations as checklists
from inspections import content, operations
from inspections.models import Device, Inspection, Operation, Quarantined
from inspections.states import OPEN
from inspections.sync import edits, photos
from inspections.sync.entry import Entry

ADD = sa.insert(rows_of(Operation))
UNKEEPABLE = re.compile('[\x00\ud800-\udfff]')
Place = tuple[float, float]


@dataclass(slots=True)
class _Batch:
    """What the operations of one transaction share: whose they are, what they change, which photos they announce."""

    device: Device
    account: Account
    at: datetime
    inspections: Mapping[uuid.UUID, Inspection]
    premises: Mapping[uuid.UUID, Place]
    sent_bytes: frozenset[str]
    newest: Mapping[str, int]
    changed: dict[uuid.UUID, Inspection] = field(default_factory=dict)
    to_come: list[dict[str, Any]] = field(default_factory=list)

    def inspection_of(self, entry: Entry) -> Inspection | None:
        """The inspection that an operation names, if there is one."""
        return self.inspections.get(entry.inspection_id) if entry.inspection_id else None


def apply(device: Device, account: Account, fresh: Sequence[Entry], before: str | None, at: datetime) -> None:
    """Apply the operations in their order; a refused one goes into quarantine and stops nobody.

    `before` is the hash of the operation that stands before the first of them.
    """
    batch = _begin(device, account, fresh, at)
    for entry in fresh:
        entry.problem = None
        entry.chained, before = before == entry.said.get('prev_hash'), entry.hash
        inspection = batch.inspection_of(entry)
        try:
            _step(batch, entry, _require_may_write(entry, inspection, account))
        except problems.Problem as problem:
            entry.problem = problem
            quarantine(device, account, entry, problem, at)
        if inspection is not None and inspection.assignee_id == account.id:
            inspection.seen = {**inspection.seen, device.id: entry.n}
            batch.changed[inspection.id] = inspection
    photos.announce(batch.to_come, at)
    sealing = _number(batch, fresh)
    db.session.connection().execute(ADD, [_row(batch, each) for each in fresh])
    _sign(sealing, at)


def release(
    device: Device, account: Account, entry: Entry, known: Operation | None, settled: bool, at: datetime
) -> None:
    """Apply one refused operation after all; an administrator answers for its author. Raises the refusal.

    `known` is its row in the journal, which gets another verdict; without it the operation is a new one of the device.
    One that is `settled` has been replaced by its author already: it counts as applied and changes nothing.
    """
    batch = _begin(device, account, [entry], at)
    inspection = _require_released(entry, batch.inspection_of(entry), account)
    if not settled:
        _step(batch, entry, inspection)
    decided = max(entry.n, inspection.seen.get(device.id, 0))
    inspection.seen = {**inspection.seen, device.id: decided}
    batch.changed[inspection.id] = inspection
    photos.announce(batch.to_come, at)
    sealing = _number(batch, [entry])
    if known is None:
        db.session.connection().execute(ADD, [_row(batch, entry)])
    else:
        known.verdict, known.code, known.facts, known.seq = 'applied', None, None, entry.seq
    _sign(sealing, at)


def _begin(device: Device, account: Account, fresh: Sequence[Entry], at: datetime) -> _Batch:
    inspections = operations.locked(each.inspection_id for each in fresh if each.inspection_id)
    sent_bytes = photos.sent_by(account.id, _hashes(fresh))
    return _Batch(device, account, at, inspections, _premises(fresh, inspections), sent_bytes, _newest(fresh))


def _step(batch: _Batch, entry: Entry, inspection: Inspection) -> None:
    op = f'{batch.device.id}:{entry.n}'
    versions = checklists.items_through(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    newest = batch.newest.get(inspection.checklist_id, 0)
    step = edits.Step(op, entry.said, inspection, versions, newest, batch.account.id, batch.at, batch.sent_bytes)
    edits.apply(step)
    _after(step, batch)


def _premises(fresh: Sequence[Entry], inspections: Mapping[uuid.UUID, Inspection]) -> dict[uuid.UUID, Place]:
    """Where the rooms are; asked for only when photos come, whose distance is then known."""
    if not _hashes(fresh):
        return {}
    return applications.places([each.application_id for each in inspections.values()])


def _newest(fresh: Sequence[Entry]) -> dict[str, int]:
    """The newest version of each checklist; asked for only when a draft moves."""
    moves = any(each.said.get('kind') == 'inspection.move_version' for each in fresh)
    return checklists.newest_versions() if moves else {}


def _hashes(fresh: Sequence[Entry]) -> list[str]:
    values = (each.said.get('value') for each in fresh if each.said.get('kind') == 'photo.attach')
    return [value['sha256'] for value in values if isinstance(value, dict) and isinstance(value.get('sha256'), str)]


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


def _require_released(entry: Entry, inspection: Inspection | None, account: Account) -> Inspection:
    """The inspection into which an administrator lets this author write: it is, or once was, theirs."""
    if entry.broken:
        raise problems.InvalidOperation(reason=entry.broken)
    if inspection is None:
        raise problems.UnknownInspection(inspection_id=str(entry.said.get('inspection_id'))[:60])
    finishing = entry.said.get('kind') == 'inspection.finish'
    once = inspection.assignee_id == account.id or (not finishing and operations.was_assigned(inspection, account))
    if not once:
        raise problems.NotAssigned(inspection_id=str(inspection.id))
    return inspection


def _after(step: edits.Step, batch: _Batch) -> None:
    """What a step wants done besides the fold. The photos to come are gathered and written together."""
    inspection, at = step.inspection, batch.at
    if step.announced is not None:
        premises, amendment = batch.premises[inspection.application_id], inspection.state not in OPEN
        row = photos.announced(
            inspection, batch.account.id, premises, step.op, batch.device.id, step.announced, amendment, at
        )
        batch.to_come.append(row)
    if step.detached is not None or step.lost is not None:
        photos.announce(batch.to_come, at)
        batch.to_come.clear()
    if step.detached is not None:
        photos.detach(inspection.id, step.detached)
    if step.lost is not None:
        photos.lose(inspection, step.op, batch.device.id, step.lost, at)
    if step.finished is not None:
        operations.finished(inspection, op=step.op, photos=step.finished, by=batch.account.id, at=at)


def _number(batch: _Batch, fresh: Sequence[Entry]) -> list[Inspection]:
    """Close what has become whole, and take a number for each operation; returns what is to be signed."""
    sealing = content.whole(list(batch.changed.values()))
    for each in sealing:
        operations.seal(each, batch.at)
    first = operations.take_numbers(len(fresh)) - len(fresh) + 1
    for number, entry in enumerate(fresh, first):
        entry.seq = number
        if entry.inspection_id in batch.changed:
            batch.changed[entry.inspection_id].changed_seq = number
    return sealing


def _sign(sealing: Sequence[Inspection], at: datetime) -> None:
    for each in sealing:
        operations.sign(each, at)
    db.session.flush()


def _row(batch: _Batch, entry: Entry) -> dict[str, Any]:
    name, problem = entry.said.get('field'), entry.problem
    return {
        'device_id': batch.device.id,
        'n': entry.n,
        'inspection_id': entry.inspection_id,
        'account_id': batch.account.id,
        'kind': _keepable(str(entry.said.get('kind')))[:60],
        'field': _keepable(name)[:200] if isinstance(name, str) else None,
        'text': entry.text,
        'hash': entry.hash,
        'chained': entry.chained,
        'verdict': 'refused' if problem else 'applied',
        'code': problem.code if problem else None,
        'facts': problem.facts if problem else None,
        'seq': entry.seq,
        'received_at': batch.at,
    }


def _keepable(text: str) -> str:
    """Without what a database cannot keep; the operation's own text has all of it, escaped."""
    return UNKEEPABLE.sub('', text)


def quarantine(device: Device, account: Account, entry: Entry, problem: problems.Problem, at: datetime) -> bool:
    """Keep a refused operation with its value; false when it is kept already."""
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
            via=entry.via,
            created_at=at,
        )
    )
    return True
