"""Lets a refused operation in after all: an administrator answers for its author, the rules for all else."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from app import audit, problems
from app.accounts.models import Account
from app.db import db
from inspections.models import Device, Inspection, Operation, Photo, Quarantined, Release
from inspections.sync import batch, journal, registers
from inspections.sync.entry import entry_of

log = logging.getLogger('osmotr.release')
TIME_OF_HLC = 20  # digits of `<ms>-<counter>`: a phone that becomes another device keeps them


@dataclass(frozen=True, slots=True)
class _Case:
    """One entry of the quarantine: who said what on which phone, and its row in the journal if it has one."""

    device: Device
    author: Account
    kept: Quarantined
    said: Mapping[str, Any]
    known: Operation | None


def release(device_id: str, n: int, digest: str, by: Account, at: datetime) -> Release:
    """Apply the operation in the caller's transaction, or keep it with the reason of today; released twice is once.

    Locks as a push does: device → inspection → application → counter.
    """
    device = journal.locked_device(device_id)
    kept = db.session.get(Quarantined, (device_id, n, digest), populate_existing=True)
    if kept is None:
        raise problems.NotFound(device=device_id, n=n)
    before: Release | None = db.session.scalar(_released(kept))
    if before is not None:
        return before
    case = _Case(device, db.session.get_one(Account, kept.account_id), kept, json.loads(kept.text), _known(kept))
    tried = Release(device_id=device_id, n=n, hash=digest, by_id=by.id, created_at=at)
    was = kept.code
    refused = _try(case, tried, at)
    if refused is not None:
        _stay(case, tried, refused)
    db.session.add(tried)
    facts = {'was': was, 'outcome': tried.outcome, 'code': tried.code, 'op': tried.op}
    audit.record(by.id, 'quarantine.release', f'{device_id}:{n}', facts, at)
    return tried


def _released(kept: Quarantined) -> sa.Select[Release]:
    entry = (Release.device_id == kept.device_id, Release.n == kept.n, Release.hash == kept.hash)
    return sa.select(Release).where(*entry, Release.op.is_not(None)).limit(1)


def _known(kept: Quarantined) -> Operation | None:
    """Its row in the journal; none when another operation has its number, or nobody."""
    row = db.session.get(Operation, (kept.device_id, kept.n), populate_existing=True)
    return row if row is not None and row.hash == kept.hash else None


def _try(case: _Case, tried: Release, at: datetime) -> problems.Problem | None:
    """Fill in what came of it; returns the refusal when nothing came of it."""
    try:
        with db.session.begin_nested():
            tried.outcome, tried.op = _under_its_number(case, at) if case.known else _under_another(case, at)
    except OperationalError:
        raise
    except problems.Problem as problem:
        return problem
    except Exception:
        log.exception('device %s: operation %s fell over again', case.device.id, case.kept.n)
        return problems.ServerFault()
    return None


def _stay(case: _Case, tried: Release, problem: problems.Problem) -> None:
    tried.outcome, tried.code, tried.facts = 'refused', problem.code, problem.facts
    case.kept.code, case.kept.facts = problem.code, problem.facts
    if case.known is not None:
        case.known.code, case.known.facts = problem.code, problem.facts


def _under_its_number(case: _Case, at: datetime) -> tuple[str, str]:
    entry = entry_of(case.said)
    op = f'{case.device.id}:{entry.n}'
    settled = _is_settled(case, op)
    batch.release(case.device, case.author, entry, case.known, settled, at)
    return 'settled' if settled else _outcome(case, op), op


def _under_another(case: _Case, at: datetime) -> tuple[str, str]:
    """Its number is another one's. It is said again by a device of its own, as the phone would say it again."""
    twin = _twin(case)
    if twin is not None:
        return 'here', twin
    device = _stand_in(case)
    entry = entry_of({**case.said, 'n': 1, 'prev_hash': None})
    op, entry.chained = f'{device.id}:1', True
    settled = _is_settled(case, op)
    batch.release(device, case.author, entry, None, settled, at)
    device.last, device.last_hash = 1, entry.hash
    return 'settled' if settled else _outcome(case, op), op


def _stand_in(case: _Case) -> Device:
    """A device whose one operation this is; always the same for the same entry."""
    kept, phone = case.kept, case.device
    device = Device(
        id=hashlib.sha256(f'{kept.device_id}:{kept.n}:{kept.hash}'.encode()).hexdigest()[:32],
        account_id=phone.account_id,
        name=phone.name,
        app_version=phone.app_version,
        enrolled_at=phone.enrolled_at,
        contacted_at=phone.contacted_at,
        phone_id=phone.phone_id or phone.id,
    )
    db.session.add(device)
    db.session.flush()
    return device


def _is_settled(case: _Case, op: str) -> bool:
    """Its author has gone on from it already: something applied was written over it, or the photo is attached."""
    rows = _applied(case).where(Operation.text.contains(f'"{op}"', autoescape=True))
    for text in db.session.scalars(rows):
        later = json.loads(text)
        if later.get('base') == op or op in (later.get('also') or ()):
            return True
    item, photo, sha256 = str(case.said.get('field')).partition('/photos/')
    if case.said.get('kind') != 'photo.attach' or not photo:
        return False
    there = (Photo.inspection_id == case.kept.inspection_id, Photo.item == item, Photo.sha256 == sha256)
    return db.session.scalar(sa.select(Photo.op).where(*there, Photo.detached.is_(False)).limit(1)) is not None


def _twin(case: _Case) -> str | None:
    """The same edit under another number: the phone has said it again since."""
    same = (Operation.kind == str(case.said.get('kind'))[:60], Operation.account_id == case.author.id)
    columns = (Operation.device_id, Operation.n, Operation.text)
    for device, n, text in db.session.execute(_applied(case).where(*same).with_only_columns(*columns)):
        if _moment_and_value(json.loads(text)) == _moment_and_value(case.said):
            return f'{device}:{n}'
    return None


def _applied(case: _Case) -> sa.Select[str]:
    """The texts of what was applied to the same field of the same inspection."""
    field = case.said.get('field')
    return sa.select(Operation.text).where(
        Operation.inspection_id == case.kept.inspection_id,
        Operation.verdict == 'applied',
        Operation.field == field if isinstance(field, str) else Operation.field.is_(None),
    )


def _moment_and_value(said: Mapping[str, Any]) -> tuple[Any, ...]:
    return said.get('value'), said.get('device_time'), str(said.get('hlc'))[:TIME_OF_HLC]


def _outcome(case: _Case, op: str) -> str:
    """How the applied operation stands in its inspection: `shown`, `beside` the winner, or as an `amendment`."""
    inspection = db.session.get_one(Inspection, case.kept.inspection_id)
    if any(each['op'] == op for each in inspection.amendments):
        return 'amendment'
    kind = str(case.said.get('kind'))
    if kind not in registers.KINDS:
        return 'shown'
    register = registers.register_of(inspection.fields, kind, str(case.said.get('field')))
    return 'shown' if register is not None and register['op'] == op else 'beside'
