"""When an operation was written on its phone, between two times of the server, and whether it continues the one before.

What may be said of a photo by this (docs/evidence.md): that it is byte for byte the one that was recorded in the
application between these times. Not that it was taken then, nor where, nor that it is genuine.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import rfc8785
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.db import db
from inspections import receipts
from inspections.models import Device, Operation

Chain = Literal['holds', 'first', 'broken', 'changed']


@dataclass(frozen=True, slots=True)
class Record:
    """One operation in time: after the server's note of `since`, by the server before `until`.

    `since` is none when the phone had not heard the server, or says a note that this server never gave to a phone of
    this person. `chain`: it `holds` the hash of the operation before it, is the `first` of its phone, does not continue
    the one that is there (`broken`), or is not what came (`changed`).
    """

    op: str
    n: int
    since: datetime | None
    until: datetime
    chain: Chain


def of_photos(inspection_ids: Sequence[uuid.UUID]) -> dict[str, Record]:
    """{op: record} of everything that attached a photo to these inspections, in two queries at most."""
    if not inspection_ids:
        return {}
    before = aliased(Operation)
    query = (
        sa.select(Operation, before.hash.label('before'))
        .outerjoin(before, sa.and_(before.device_id == Operation.device_id, before.n == Operation.n - 1))
        .where(Operation.inspection_id.in_(inspection_ids), Operation.kind == 'photo.attach')
    )
    rows = [(row.Operation, row.before) for row in db.session.execute(query)]
    notes = {row.device_id + f':{row.n}': _note(row) for row, _ in rows}
    owners = _owners({row.device_id for row, _ in rows} | {note[0] for note in notes.values() if note})
    found: dict[str, Record] = {}
    for row, hash_before in rows:
        op = f'{row.device_id}:{row.n}'
        found[op] = Record(op, row.n, _since(row, notes[op], owners), row.received_at, chain(row, hash_before))
    return found


def chain(row: Operation, hash_before: str | None) -> Chain:
    """How an operation stands to the one before it on its phone, by the hashes of what is stored."""
    if hashlib.sha256(row.text.encode()).hexdigest() != row.hash and row.hash not in hashes(row.text):
        return 'changed'
    said = said_in(row.text).get('prev_hash')
    if said != hash_before:
        return 'broken'
    return 'holds' if hash_before else 'first'


def _note(row: Operation) -> tuple[str, datetime] | None:
    return receipts.note(said_in(row.text).get('nonce'))


def _since(row: Operation, note: tuple[str, datetime] | None, owners: Mapping[str, uuid.UUID]) -> datetime | None:
    """A phone that has become another device keeps the notes that it was given as the former one."""
    if note is None or owners.get(note[0]) != owners.get(row.device_id) or note[1] > row.received_at:
        return None
    return note[1]


def _owners(devices: set[str]) -> dict[str, uuid.UUID]:
    if not devices:
        return {}
    rows = db.session.execute(sa.select(Device.id, Device.account_id).where(Device.id.in_(devices)))
    return {row.id: row.account_id for row in rows}


def hashes(text: str) -> set[str]:
    """What an operation of this text may be hashed to: one that no database could keep is kept escaped."""
    found = {hashlib.sha256(text.encode()).hexdigest()}
    with suppress(ValueError, RecursionError, rfc8785.CanonicalizationError):
        found.add(hashlib.sha256(rfc8785.dumps(json.loads(text))).hexdigest())
    return found


def said_in(text: str) -> Mapping[str, Any]:
    """What an operation says; nothing when its text cannot be read."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
