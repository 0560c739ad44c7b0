"""Takes bytes under their hash, files them, and lets the inspection know."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO

import sqlalchemy as sa

from app import jobs, problems
from app.accounts.models import Account, Role
from app.db import db
from app.files.store import ORIGINALS, FileStore, Taken, TooLarge
from inspections import operations
from inspections.evidence import pixels, place
from inspections.models import Access, Inspection, Photo, PhotoBytes


def announce(
    op: str,
    inspection: Inspection,
    account_id: uuid.UUID,
    device_id: str,
    said: dict[str, Any],
    amendment: bool,
    at: datetime,
) -> None:
    """Remember that a photo of this hash is to come. `said` is {sha256, item, state, said}."""
    premises = operations.premises_of(inspection)
    where = place.position(said['said'].get('position'))
    away = (
        place.distance_m(where.latitude, where.longitude, premises.latitude, premises.longitude)
        if isinstance(where, place.Fix)
        else None
    )
    db.session.add(
        Photo(
            op=op,
            inspection_id=inspection.id,
            account_id=account_id,
            device_id=device_id,
            sha256=said['sha256'],
            item=said['item'],
            said=said['said'],
            state=said['state'],
            amendment=amendment,
            announced_at=at,
            distance_m=away,
        )
    )
    if said['state'] == 'stored':
        jobs.enqueue('photo.check', {'op': op}, at)


def sent_by(account_id: uuid.UUID, hashes: Sequence[str]) -> frozenset[str]:
    """Which of these photos this account has sent already."""
    if not hashes:
        return frozenset()
    query = sa.select(PhotoBytes.sha256).where(PhotoBytes.account_id == account_id, PhotoBytes.sha256.in_(set(hashes)))
    return frozenset(db.session.scalars(query))


def missing_of(device_id: str) -> list[str]:
    """Every hash that this device announced and whose bytes its account has not sent."""
    query = sa.select(Photo.sha256).where(
        Photo.device_id == device_id, Photo.state == 'missing', Photo.detached.is_(False)
    )
    return sorted(set(db.session.scalars(query)))


def require_announced(account: Account, sha256: str) -> None:
    """Refuse bytes that no operation of this account names."""
    query = sa.select(Photo.op).where(Photo.sha256 == sha256, Photo.account_id == account.id)
    if db.session.scalar(query.limit(1)) is None:
        raise problems.PhotoNotAnnounced(sha256=sha256)


def receive(store: FileStore, sha256: str, chunks: Iterable[bytes], length: int | None, limit: int) -> Taken:
    """Read the whole body into a temporary file and see that it is what its name promises.

    Outside any transaction: a slow phone holds no lock.
    """
    try:
        taken = store.take(chunks, limit)
    except TooLarge:
        raise problems.BodyTooLarge(limit=limit) from None
    if length is not None and taken.size < length:
        store.discard(taken)
        raise problems.PhotoCutShort(sha256=sha256, got=taken.size, expected=length)
    if taken.sha256 != sha256:
        store.discard(taken)
        raise problems.PhotoMismatch(sha256=sha256, got=taken.sha256)
    return taken


def stored(account: Account, sha256: str, size: int, at: datetime) -> dict[str, Any]:
    """The bytes are durable: say so in every inspection of this account that names them; seal what is whole."""
    if db.session.get(PhotoBytes, (account.id, sha256)) is None:
        db.session.add(PhotoBytes(account_id=account.id, sha256=sha256, size=size, received_at=at))
    named = sa.select(Photo).where(Photo.sha256 == sha256, Photo.account_id == account.id)
    waiting = [each for each in db.session.scalars(named) if each.state == 'missing']
    touched = operations.locked(each.inspection_id for each in waiting)
    db.session.flush()
    for photo in waiting:
        photo.state = 'stored'
        jobs.enqueue('photo.check', {'op': photo.op}, at)
    for inspection in touched.values():
        inspection.photos = [
            {**each, 'state': 'stored'} if each['sha256'] == sha256 and each['state'] == 'missing' else each
            for each in inspection.photos
        ]
    sealing = [each for each in touched.values() if operations.ready_to_seal(each)]
    for inspection in sealing:
        operations.seal(inspection, at)
    if touched:
        operations.bump(list(touched.values()))
    for inspection in sealing:
        operations.sign(inspection, at)
    receipt = next((each.receipt for each in sealing), None)
    return {'state': 'stored', **({'receipt': receipt} if receipt else {})}


def open_for(account: Account, store: FileStore, sha256: str) -> BinaryIO:
    """The bytes, for somebody who may see them; refuses everybody else as if there were none."""
    if not _may_see(account, sha256) or not store.exists(sha256, ORIGINALS):
        raise problems.NotFound(sha256=sha256)
    return store.open(sha256, ORIGINALS)


def picture_for(account: Account, store: FileStore, sha256: str, size: int) -> BinaryIO:
    """The picture, its long side at most `size` pixels, upright, without metadata; made at the first view and kept."""
    shelf = f'thumbnails/{size}'
    with open_for(account, store, sha256) as original:
        if not store.exists(sha256, shelf):
            store.put(sha256, pixels.thumbnail(original.read(), size), shelf)
    return store.open(sha256, shelf)


def _may_see(account: Account, sha256: str) -> bool:
    if account.role in (Role.REVIEWER, Role.ADMINISTRATOR):
        return db.session.scalar(sa.select(Photo.op).where(Photo.sha256 == sha256).limit(1)) is not None
    if db.session.get(PhotoBytes, (account.id, sha256)) is not None:
        return True
    readable = sa.select(Photo.op).join(Access, Access.inspection_id == Photo.inspection_id)
    mine = (Photo.sha256 == sha256, Photo.state == 'stored', Access.account_id == account.id, Access.can_read.is_(True))
    return db.session.scalar(readable.where(*mine).limit(1)) is not None
