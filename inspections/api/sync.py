"""The talk with a phone over HTTP: enrol, hand over, hear."""

from __future__ import annotations

import re
from typing import Any

from app import clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.db import snapshot, transaction
from app.rest import Blueprint, moment
from inspections import receipts
from inspections.sync import changes, devices, journal, photos, standing
from inspections.sync.schemas import DEVICE, Changes, DeviceShape, NewDevice, Pull, Push, Pushed

sync = Blueprint('sync', __name__, url_prefix='/api/v1', description='The talk with a phone')
FIELD_WORK = (Role.APPLICANT, Role.INSPECTOR)


@sync.route('/devices/<device>', methods=['PUT'])
@sync.arguments(NewDevice)
@sync.response(200, DeviceShape)
@allowed(*FIELD_WORK, even_blocked=True)
def enrol(said: dict[str, Any], device: str) -> dict[str, Any]:
    """Bind a phone to the account; again is the same as once. With `account_id` only that account is let in."""
    if not re.fullmatch(DEVICE, device):
        raise problems.InvalidRequest(fields={'device': ['32 lower-case hex digits.']})
    if said.get('account_id', signed_in().id) != signed_in().id:
        raise problems.DeviceOfAnother(device=device)
    with transaction():
        row = devices.enrol(device, signed_in(), said['name'], said['app_version'], clock.now())
    return {'device': row.id, 'last': row.last, 'last_hash': row.last_hash}


@sync.route('/sync/operations', methods=['POST'])
@sync.arguments(Push)
@sync.response(200, Pushed)
@allowed(*FIELD_WORK, even_blocked=True)
def push(sent: dict[str, Any]) -> dict[str, Any]:
    """Hand over operations; the answer has a verdict for each, and tells what the server still lacks."""
    account, at, told = signed_in(), clock.now(), standing.read(sent['standing'])
    with transaction():
        devices.succeed(sent['device'], account, told)
        taken = journal.take(sent['device'], account, sent['first_kept'], sent['operations'], at)
        devices.told(sent['device'], told, at)
    with snapshot():
        missing, epoch = photos.missing_of(sent['device']), changes.counter().epoch
        earned = changes.receipts_of(account.id, sent['device'])
    return {
        'epoch': epoch,
        'last': taken.last,
        'last_hash': taken.last_hash,
        'verdicts': taken.verdicts,
        'missing_photos': missing,
        'receipts': earned,
        'nonce': receipts.nonce(sent['device'], at),
        'server_time': moment(at),
    }


@sync.route('/sync/changes', methods=['GET'])
@sync.arguments(Pull, location='query')
@sync.response(200, Changes)
@allowed(*FIELD_WORK, even_blocked=True)
def pull(asked: dict[str, Any]) -> dict[str, Any]:
    """What the phone has missed."""
    account, at = signed_in(), clock.now()
    with snapshot():
        devices.require_own(asked['device'], account)
        found = changes.since(account, asked['device'], asked['cursor'], asked['epoch'])
    return {**found, 'nonce': receipts.nonce(asked['device'], at), 'server_time': moment(at)}
