"""The phones of an account."""

from __future__ import annotations

from datetime import datetime

from app import problems
from app.accounts.models import Account
from app.db import db
from inspections.models import Device


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
