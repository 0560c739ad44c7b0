"""The phones of an account: who they are, and how they last said that they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account
from app.db import db
from inspections.models import Device
from inspections.sync.standing import Standing


def enrol(device_id: str, account: Account, name: str, app_version: str, at: datetime) -> Device:
    """The phone, bound to this account for ever; refuses the phone of somebody else."""
    device = db.session.get(Device, device_id, with_for_update=True)
    if device is None:
        device = Device(
            id=device_id,
            account_id=account.id,
            name=name,
            app_version=app_version,
            last=0,
            enrolled_at=at,
            contacted_at=at,
        )
        db.session.add(device)
        others = sa.select(sa.func.count()).where(Device.account_id == account.id, Device.id != device_id)
        facts = {'phones': 1 + (db.session.scalar(others) or 0)}
        audit.record(account.id, 'device.enrol', device_id, facts, at)
    if device.account_id != account.id:
        raise problems.DeviceOfAnother(device=device_id)
    device.name, device.app_version, device.contacted_at = name, app_version, at
    return device


def require_own(device_id: str, account: Account) -> Device:
    """The phone; refuses one that is unknown or somebody else's."""
    device = db.session.get(Device, device_id)
    if device is None:
        raise problems.UnknownDevice(device=device_id)
    if device.account_id != account.id:
        raise problems.DeviceOfAnother(device=device_id)
    return device


def succeed(device_id: str, account: Account, standing: Standing | None) -> None:
    """This device speaks for those that the phone was before. Before the inspections are locked."""
    if standing is None or not standing.former:
        return
    mine = (Device.id.in_(standing.former), Device.id != device_id, Device.account_id == account.id)
    news = sa.or_(Device.phone_id.is_(None), Device.phone_id != device_id)
    query = sa.select(Device).where(*mine, news).order_by(Device.id).with_for_update()
    for former in db.session.scalars(query).all():
        former.phone_id = device_id


def told(device_id: str, standing: Standing | None, at: datetime) -> None:
    """Keep how the phone stands, as of now. After its push was taken: `last` is where that left it."""
    if standing is None:
        return
    device = db.session.get_one(Device, device_id)
    device.told_at, device.told_last = at, device.last
    device.unsent_operations, device.unsent_photos = standing.operations, standing.photos
    waits = standing.operations + standing.photos > 0 and standing.oldest is not None
    device.unsent_since = at - standing.oldest if waits and standing.oldest is not None else None
    device.app_version, device.storage = standing.app_version, standing.kept_storage(at)
    device.phone_id = None  # who speaks, speaks for itself


def photos_came(device_ids: Sequence[str], count: int) -> None:
    """So many photos of this phone came another way than by its own pushes: they are no longer only there."""
    query = sa.select(Device).where(Device.id.in_(device_ids), Device.unsent_photos > 0).order_by(Device.id)
    for device in db.session.scalars(query.with_for_update()).all():
        came = min(count, device.unsent_photos)
        device.unsent_photos, count = device.unsent_photos - came, count - came
