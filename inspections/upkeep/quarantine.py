"""The quarantine as an administrator reads it: what was refused, of whom, for which inspection and item, and why."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import problems
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications.views import person
from app.db import db
from app.rest import sayable
from checklists import operations as checklists
from checklists.wire import asked_out
from inspections import listing
from inspections.models import Device, Inspection, Operation, Quarantined, Release
from inspections.quarantine import RELEASED, WAITS

Key = tuple[str, int, str]
KEY = (Quarantined.device_id, Quarantined.n, Quarantined.hash)
PLACE = (Quarantined.created_at, *KEY)
OF_CODE = {'server-fault': 'fault', 'account-blocked': 'blocked'}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: those that wait or those that were released; of a phone, of an inspection."""

    released: bool = False
    phone: str | None = None
    inspection_id: uuid.UUID | None = None


def page(wanted: Wanted, after: tuple[datetime, str, int, str] | None, limit: int) -> list[Quarantined]:
    """Entries, the newest first, one more than `limit`."""
    query = sa.select(Quarantined).where(RELEASED if wanted.released else WAITS).limit(limit + 1)
    if wanted.phone:
        names = sa.select(Device.id).where(sa.or_(Device.id == wanted.phone, Device.phone_id == wanted.phone))
        query = query.where(Quarantined.device_id.in_(names))
    if wanted.inspection_id:
        query = query.where(Quarantined.inspection_id == wanted.inspection_id)
    if after is not None:
        query = query.where(sa.tuple_(*PLACE) < after)
    return list(db.session.scalars(query.order_by(*(each.desc() for each in PLACE))))


def find(device_id: str, n: int, digest: str) -> Quarantined:
    """One entry; refuses when there is none."""
    found: Quarantined | None = db.session.get(Quarantined, (device_id, n, digest))
    if found is None:
        raise problems.NotFound(device=device_id, n=n)
    return found


def rows(entries: Sequence[Quarantined]) -> list[dict[str, Any]]:
    """Each entry with all that a person needs to judge it, in a few queries."""
    phones = _by_id(Device, Device.id, {each.device_id for each in entries})
    inspections = _by_id(Inspection, Inspection.id, {each.inspection_id for each in entries if each.inspection_id})
    told = {each['id']: each for each in listing.rows(list(inspections.values()))}
    tries, own = _tries(entries), _with_their_number(entries)
    people = accounts.named([each.account_id for each in entries] + [each.by_id for each in tries.values()])
    return [
        _row(
            each,
            phones[each.device_id],
            inspections.get(each.inspection_id),
            told.get(each.inspection_id),
            _tried(tries.get(_key(each)), people),
            _key(each) in own,
            people,
        )
        for each in entries
    ]


def _row(
    entry: Quarantined,
    phone: Device,
    inspection: Inspection | None,
    told: Mapping[str, Any] | None,
    tried: dict[str, Any] | None,
    has_its_number: bool,
    people: dict[uuid.UUID, Account],
) -> dict[str, Any]:
    said = sayable(json.loads(entry.text))
    field, kind = _text(said.get('field')), _text(said.get('kind'))
    return {
        'device': entry.device_id,
        'n': entry.n,
        'hash': entry.hash,
        'phone': phone.name,
        'author': person(people, entry.account_id),
        'sort': OF_CODE.get(entry.code, 'refused') if has_its_number else 'collision',
        'via': entry.via,
        'kind': kind or '',
        'field': field,
        'value': said.get('value'),
        'device_time': _text(said.get('device_time')),
        'received_at': entry.created_at,
        'inspection': told,
        'item': _item(inspection, field),
        'code': entry.code,
        'facts': entry.facts,
        'tried': tried,
    }


def _item(inspection: Inspection | None, field: str | None) -> dict[str, Any] | None:
    """The question, if a version up to that of the inspection has it."""
    if inspection is None or field is None:
        return None
    versions = checklists.items_through(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    name = field.partition('/photos/')[0]
    return next((asked_out(items[name]) for items in versions if name in items), None)


def _tries(entries: Sequence[Quarantined]) -> dict[Key, Release]:
    """The newest try of each entry."""
    query = sa.select(Release).where(
        sa.tuple_(Release.device_id, Release.n, Release.hash).in_([_key(each) for each in entries])
    )
    found = db.session.scalars(query.order_by(Release.id)) if entries else ()
    return {(each.device_id, each.n, each.hash): each for each in found}


def _with_their_number(entries: Sequence[Quarantined]) -> set[Key]:
    """Those that stand in the journal under their own number; the number of the others is another operation's."""
    key = (Operation.device_id, Operation.n, Operation.hash)
    query = sa.select(*key).where(sa.tuple_(*key).in_([_key(each) for each in entries]))
    return {(device, n, digest) for device, n, digest in db.session.execute(query)} if entries else set()


def _tried(tried: Release | None, people: dict[uuid.UUID, Account]) -> dict[str, Any] | None:
    if tried is None:
        return None
    return {'at': tried.created_at, 'by': person(people, tried.by_id), 'outcome': tried.outcome, 'op': tried.op}


def _key(entry: Quarantined) -> Key:
    return entry.device_id, entry.n, entry.hash


def _by_id(model: Any, column: Any, ids: set[Any]) -> dict[Any, Any]:
    return {each.id: each for each in db.session.scalars(sa.select(model).where(column.in_(ids)))} if ids else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
