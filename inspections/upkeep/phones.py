"""The phones as an administrator sees them: who holds unsent work, who is silent, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.accounts import operations as accounts
from app.accounts.models import Account
from app.db import db
from inspections.models import Device, Hole, Quarantined
from inspections.quarantine import WAITS

MOST_HOLES = 20
SPEAKS = Device.phone_id.is_(None)
ONLY_THERE = sa.or_(Device.unsent_operations > Device.last - Device.told_last, Device.unsent_photos > 0)
TURN = sa.case((ONLY_THERE, 0), else_=1)
PHONE = sa.func.coalesce(Device.phone_id, Device.id)
NAMES = aliased(Device)
REFUSED = (
    sa.exists()
    .where(sa.or_(NAMES.id == Device.id, NAMES.phone_id == Device.id), Quarantined.device_id == NAMES.id, WAITS)
    .correlate(Device)
)
ATTENTION = sa.or_(ONLY_THERE, REFUSED)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the list a phone stands: first those with unsent work, and of these the longest silent."""

    turn: int
    contacted_at: datetime
    id: str


def page(after: Place | None, limit: int, attention: bool = False) -> list[Device]:
    """Phones, the worst first, one more than `limit`; with `attention` only those with unsent or refused work."""
    query = sa.select(Device).where(SPEAKS).order_by(TURN, Device.contacted_at, Device.id).limit(limit + 1)
    if attention:
        query = query.where(ATTENTION)
    if after is not None:
        later = sa.tuple_(Device.contacted_at, Device.id) > (after.contacted_at, after.id)
        turn = sa.literal(after.turn)
        query = query.where(sa.or_(turn < TURN, sa.and_(turn == TURN, later)))
    return list(db.session.scalars(query))


def place(device: Device) -> Place:
    """Where this phone stands in the list."""
    return Place(0 if _unsent(device) else 1, device.contacted_at, device.id)


def counts() -> dict[str, int]:
    """How many phones there are, how many want attention, how many refused operations wait."""
    query = sa.select(sa.func.count(), sa.func.count().filter(ATTENTION)).where(SPEAKS)
    phones, attention = db.session.execute(query).one()
    waiting = db.session.scalar(sa.select(sa.func.count()).select_from(Quarantined).where(WAITS))
    return {'phones': phones, 'attention': attention, 'quarantined': waiting or 0}


def rows(devices: Sequence[Device]) -> list[dict[str, Any]]:
    """Each phone with its person, its holes and how many of its operations are in quarantine."""
    people = accounts.named([each.account_id for each in devices])
    ids = [each.id for each in devices]
    holes, quarantined = _holes(ids), _quarantined(ids)
    return [_row(each, people[each.account_id], holes[each.id], quarantined.get(each.id, 0)) for each in devices]


def _row(device: Device, person: Account, holes: Sequence[Hole], quarantined: int) -> dict[str, Any]:
    return {
        'id': device.id,
        'name': device.name,
        'app_version': device.app_version,
        'account': {'id': person.id, 'name': person.name, 'role': person.role, 'blocked': person.blocked},
        'enrolled_at': device.enrolled_at,
        'contacted_at': device.contacted_at,
        'told_at': device.told_at,
        'unsent': {
            'operations': _operations(device),
            'photos': device.unsent_photos,
            'since': device.unsent_since if _unsent(device) else None,
        },
        'storage': device.storage,
        'holes': [
            {'device': each.device_id, 'first': each.first, 'last': each.last, 'found_at': each.created_at}
            for each in holes[:MOST_HOLES]
        ],
        'lost_numbers': sum(each.last - each.first + 1 for each in holes),
        'quarantined': quarantined,
    }


def _operations(device: Device) -> int:
    """What came since the phone said how it stands, in a rescue file, is not only there any more."""
    return max(0, device.unsent_operations - (device.last - device.told_last))


def _unsent(device: Device) -> bool:
    return _operations(device) + device.unsent_photos > 0


def _holes(phones: Sequence[str]) -> dict[str, list[Hole]]:
    """The holes of each phone under all its names, the newest first."""
    found: dict[str, list[Hole]] = defaultdict(list)
    query = sa.select(Hole, PHONE).join(Device, Device.id == Hole.device_id).where(PHONE.in_(phones))
    for hole, phone in db.session.execute(query.order_by(Hole.id.desc())):
        found[phone].append(hole)
    return found


def _quarantined(phones: Sequence[str]) -> dict[str, int]:
    query = sa.select(PHONE, sa.func.count()).select_from(Quarantined)
    query = query.join(Device, Device.id == Quarantined.device_id).where(PHONE.in_(phones), WAITS)
    return {row[0]: row[1] for row in db.session.execute(query.group_by(PHONE))}
