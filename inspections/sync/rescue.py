"""Takes in a rescue file: the unsent work of one person, as if their phone had handed it over itself."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account, Role
from app.db import db, snapshot, transaction
from app.files.arriving import Arriving, Taken, TooLarge
from app.files.store import FileStore
from inspections import envelope, receipts
from inspections.models import Device
from inspections.sync import devices, journal, photos
from inspections.sync.parcel import Parcel, Photo

SHOWN = 100


@dataclass(slots=True)
class Report:
    """What became of a file. `refused` names at most 100 operations; `absent` photos could not be read on the phone."""

    account: Account
    made_at: datetime
    operations: dict[str, int] = field(default_factory=lambda: {'applied': 0, 'known': 0, 'refused': 0})
    photos: dict[str, int] = field(default_factory=lambda: {'stored': 0, 'known': 0, 'refused': 0, 'absent': 0})
    refused: list[dict[str, Any]] = field(default_factory=list)

    def decided(self, device: str, verdicts: Iterable[dict[str, Any]]) -> None:
        """Count the verdicts on operations of a device."""
        for each in verdicts:
            self.operations[each['verdict']] += 1
            if each['verdict'] == 'refused' and len(self.refused) < SHOWN:
                self.refused.append({'device': device, **{name: each[name] for name in ('n', 'code', 'facts')}})


@dataclass(frozen=True, slots=True)
class Place:
    """Where files arrive, where they are kept, where the keys lie; the largest photo in bytes."""

    arriving: Arriving
    store: FileStore
    keys: Path
    max_photo: int


def receive(place: Place, chunks: Iterator[bytes], length: int | None, limit: int) -> Taken:
    """Read the whole body into a temporary file; what is not for this server is refused at its first bytes."""
    beginning = b''
    while len(beginning) < envelope.HEADER and (chunk := next(chunks, b'')):
        beginning += chunk
    envelope.require_ours(beginning[: envelope.HEADER], place.keys)
    try:
        taken = place.arriving.take(_after(beginning, chunks), limit)
    except TooLarge:
        raise problems.BodyTooLarge(limit=limit) from None
    if length is not None and taken.size < length:
        place.arriving.discard(taken)
        raise problems.RescueCut()
    return taken


def take_in(place: Place, file: BinaryIO, by: Account, at: datetime) -> Report:
    """See that the file is whole, ours and this person's; only then take from it. Again changes nothing.

    Operations go through the journal in transactions of their own, photos after them. What stops halfway, for want of
    room or of the store, has been taken as far as it came, and the same file goes on from there.
    """
    owner, named = _inspect(place, file, by)
    parcel = Parcel(envelope.segments(file, place.keys))
    report = Report(owner, parcel.label['made_at'])
    for device, operations in parcel.operations():
        _hand_over(device, parcel.label['app_version'], owner, operations, report, at)
    for photo in parcel.photos():
        outcome = _file(place, owner, photo, photo.sha256 in named, at)
        report.photos[outcome] += 1
    parcel.end()
    with transaction():
        devices.photos_came([each['device'] for each in parcel.label['devices']], report.photos['stored'])
        facts = {'made_at': f'{report.made_at:%Y-%m-%dT%H:%M:%SZ}', **report.operations}
        audit.record(by.id, 'rescue.taken', owner.id, {**facts, 'photos': report.photos}, at)
    return report


def _inspect(place: Place, file: BinaryIO, by: Account) -> tuple[Account, set[str]]:
    """Read the file to its end and change nothing; returns whose it is and which photos its operations name."""
    parcel = Parcel(envelope.segments(file, place.keys))
    with snapshot():
        owner = _owner(parcel.label, by)
    named: set[str] = set()
    for _device, operations in parcel.operations():
        for said in operations:
            value = said.get('value')
            if said.get('kind') == 'photo.attach' and isinstance(value, dict) and isinstance(value.get('sha256'), str):
                named.add(value['sha256'])
    for photo in parcel.photos():
        for _chunk in photo.chunks:
            pass
    parcel.end()
    return owner, named


def _owner(label: dict[str, Any], by: Account) -> Account:
    """Whose work it is; refuses that of others. An administrator may bring anybody's, if a phone of theirs made it."""
    account_id: uuid.UUID = label['account_id']
    if by.role != Role.ADMINISTRATOR and by.id != account_id:
        raise problems.RescueOfAnother()
    owner = db.session.get(Account, account_id)
    if owner is None:
        raise problems.RescueOfAnother()
    if owner.erased:
        raise problems.Erased(account_id=str(owner.id))
    ids = {each['device'] for each in label['devices']}
    nonces = [nonce for each in label['devices'] for nonce in each['nonces']]
    makers = {maker for nonce in nonces if (maker := _maker(nonce)) is not None}
    found = db.session.execute(sa.select(Device.id, Device.account_id).where(Device.id.in_(ids | makers))).all()
    foreign = [each.id for each in found if each.account_id != account_id and each.id in ids]
    if foreign:
        raise problems.DeviceOfAnother(device=foreign[0])
    own = {each.id for each in found if each.account_id == account_id}
    if by.id != account_id and not own & makers:
        raise problems.RescueUnproved()
    return owner


def _maker(nonce: str) -> str | None:
    """The device that this server once gave the nonce to: nobody else can know it."""
    device = nonce.rpartition('.')[0].rpartition('.')[2]
    return device if receipts.nonce_time(nonce, device) is not None else None


def _hand_over(
    said: dict[str, Any],
    app_version: str,
    owner: Account,
    operations: list[dict[str, Any]],
    report: Report,
    at: datetime,
) -> None:
    """One batch in one transaction, as a push. The file holds all that the phone had: what lies between is a hole."""
    device_id, left = said['device'], operations
    first_kept: int | None = None
    with transaction():
        account = db.session.get_one(Account, owner.id)
        device = db.session.get(Device, device_id, with_for_update=True)
        if device is None:
            device = devices.enrol(device_id, account, said['name'], app_version, at)
        contacted_at = device.contacted_at
        verdicts: list[dict[str, Any]] = []
        while left:
            taken = journal.take(device_id, account, first_kept, left, at, via='rescue')
            verdicts += taken.verdicts
            left = left[len(taken.verdicts) :]
            first_kept = left[0]['n'] if left else None
        device.contacted_at = contacted_at  # the phone itself has not been heard
    report.decided(device_id, verdicts)


def _file(place: Place, owner: Account, photo: Photo, named: bool, at: datetime) -> str:
    """`stored`, `known`, `refused` or `absent`. Photos of operations in quarantine are kept with them."""
    if photo.size == 0:
        return 'absent'
    with snapshot():
        known, wanted = photos.size_sent(owner, photo.sha256), named or _is_announced(owner, photo.sha256)
    if known is not None or not wanted or photo.size > place.max_photo:
        for _chunk in photo.chunks:
            pass
        if known is None:
            return 'refused'
    else:
        taken = place.arriving.take(photo.chunks, place.max_photo)
        if taken.sha256 != photo.sha256:
            place.arriving.discard(taken)
            return 'refused'
        _keep(place, taken)
    with transaction():
        photos.stored(owner, photo.sha256, photo.size, at)
    return 'stored' if known is None else 'known'


def _keep(place: Place, taken: Taken) -> None:
    try:
        place.store.keep(taken.path, taken.sha256)
    except BaseException:
        place.arriving.discard(taken)
        raise


def _is_announced(owner: Account, sha256: str) -> bool:
    try:
        photos.require_announced(owner, sha256)
    except problems.PhotoNotAnnounced:
        return False
    return True


def _after(beginning: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield beginning
    yield from chunks
