"""Takes bytes under their hash, files them, and lets the inspection know."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO

import sqlalchemy as sa

from app import jobs, problems
from app.accounts.models import Account, Role
from app.db import db, insert_missing, rows_of
from app.files.arriving import Arriving, Taken, TooLarge, WrongOffset
from app.files.store import ORIGINALS, FileStore
from inspections import bare, content, operations, touched
from inspections.evidence import pixels, place
from inspections.models import Access, Inspection, Photo, PhotoBytes
from inspections.states import State

PHOTOS, BYTES, INSPECTIONS = rows_of(Photo), rows_of(PhotoBytes), rows_of(Inspection)
NAMED = (PHOTOS.c.account_id == sa.bindparam('account'), PHOTOS.c.sha256 == sa.bindparam('name'))
OPEN_STILL = PHOTOS.c.inspection_id.in_(sa.select(INSPECTIONS.c.id).where(INSPECTIONS.c.state != 'sealed'))
MISSING = (  # what was said to be lost and comes after all is welcome until the seal
    *NAMED,
    sa.or_(PHOTOS.c.state == 'missing', sa.and_(PHOTOS.c.state == 'lost', OPEN_STILL)),
)
ADD = sa.insert(PHOTOS)
ANNOUNCED = sa.select(PHOTOS.c.said).where(*NAMED).limit(1)
WAS_LOST = sa.exists().where(*NAMED, PHOTOS.c.inspection_id == INSPECTIONS.c.id, PHOTOS.c.state == 'lost')
WAITING = (
    sa.select(INSPECTIONS.c.id, INSPECTIONS.c.state, WAS_LOST.label('was_lost'))
    .where(INSPECTIONS.c.id.in_(sa.select(PHOTOS.c.inspection_id).where(*MISSING)))
    .order_by(INSPECTIONS.c.id)
    .with_for_update()
)
MISSING_OF = sa.select(PHOTOS.c.sha256).where(
    PHOTOS.c.device_id == sa.bindparam('device'), PHOTOS.c.state == 'missing', PHOTOS.c.detached.is_(False)
)
STORE = sa.update(PHOTOS).where(*MISSING).values(state='stored').returning(PHOTOS.c.op)


def announced(
    inspection: Inspection,
    account_id: uuid.UUID,
    premises: tuple[float, float],
    op: str,
    device_id: str,
    said: dict[str, Any],
    amendment: bool,
    at: datetime,
) -> dict[str, Any]:
    """The row of a photo that this account will send. `said` is {sha256, item, state, said}; `premises` in degrees."""
    where = place.position(said['said'].get('position'))
    away = place.distance_m(where.latitude, where.longitude, *premises) if isinstance(where, place.Fix) else None
    return {
        'op': op,
        'inspection_id': inspection.id,
        'account_id': account_id,
        'device_id': device_id,
        'sha256': said['sha256'],
        'item': said['item'],
        'said': said['said'],
        'state': said['state'],
        'amendment': amendment,
        'announced_at': at,
        'distance_m': away,
        'fix': place.digits(said['said'].get('position')),
    }


def announce(rows: Sequence[dict[str, Any]], at: datetime) -> None:
    """Remember the photos of `announced`; those whose bytes this account has sent before can be looked at."""
    if rows:
        db.session.connection().execute(ADD, rows)
        jobs.enqueue_all('photo.check', [{'op': each['op']} for each in rows if each['state'] == 'stored'], at)


def detach(inspection_id: uuid.UUID, op: str) -> None:
    """The photo that `op` attached is not wanted any more; its bytes are kept."""
    wanted = sa.update(Photo).where(Photo.op == op, Photo.inspection_id == inspection_id)
    db.session.execute(wanted.values(detached=True).execution_options(synchronize_session=False))


def lose(inspection: Inspection, op: str, device_id: str, sha256: str, at: datetime) -> None:
    """The phone no longer has these bytes; those that came in time stay.

    A photo that finishing named and whose announcement was refused gets a row that says so, beside the content.
    """
    named = (Photo.sha256 == sha256, Photo.inspection_id == inspection.id)
    missing = sa.update(Photo).where(*named, Photo.state == 'missing').values(state='lost')
    db.session.execute(missing.execution_options(synchronize_session=False))
    touched.touch_handed_in(inspection.id)
    if sha256 in (inspection.named_photos or ()) and db.session.scalar(sa.select(Photo.op).where(*named)) is None:
        said = {'sha256': sha256, 'item': '', 'state': 'lost', 'said': {}}
        row = announced(inspection, inspection.assignee_id, (0, 0), op, device_id, said, True, at)
        db.session.connection().execute(ADD, [{**row, 'detached': True}])


def sent_by(account_id: uuid.UUID, hashes: Sequence[str]) -> frozenset[str]:
    """Which of these photos this account has sent already."""
    if not hashes:
        return frozenset()
    query = sa.select(PhotoBytes.sha256).where(PhotoBytes.account_id == account_id, PhotoBytes.sha256.in_(set(hashes)))
    return frozenset(db.session.scalars(query))


def missing_of(device_id: str) -> list[str]:
    """Every hash that this device announced and whose bytes its account has not sent."""
    return sorted(set(db.session.connection().scalars(MISSING_OF, {'device': device_id})))


def require_announced(account: Account, sha256: str) -> int | None:
    """Refuse bytes that no operation of this account names; returns how many bytes were announced, if that was said."""
    said = db.session.connection().execute(ANNOUNCED, {'account': account.id, 'name': sha256}).scalar_one_or_none()
    if said is None:
        raise problems.PhotoNotAnnounced(sha256=sha256)
    size = said.get('bytes')
    return size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else None


def size_sent(account: Account, sha256: str) -> int | None:
    """How many bytes of this photo the account has sent, if all of them have been kept."""
    query = sa.select(PhotoBytes.size).where(PhotoBytes.account_id == account.id, PhotoBytes.sha256 == sha256)
    return db.session.scalar(query)


def part_of(account: Account, sha256: str) -> str:
    """What the part of a photo is called while it arrives: nobody continues another one's."""
    return f'{account.id.hex}-{sha256}'


def receive(
    arriving: Arriving, account: Account, sha256: str, chunks: Iterable[bytes], length: int | None, limit: int
) -> Taken:
    """Read the whole body into a temporary file and see that it is what its name promises.

    Outside any transaction: a slow phone holds no lock. A body that was cut is left as a part, to be continued.
    """
    try:
        taken = arriving.take(chunks, limit)
    except TooLarge:
        raise problems.BodyTooLarge(limit=limit) from None
    if length is not None and taken.size < length:
        arriving.leave(taken, part_of(account, sha256))
        raise problems.PhotoCutShort(sha256=sha256, got=taken.size, expected=length)
    return _require_true(arriving, taken, sha256)


def proceed(
    arriving: Arriving, account: Account, sha256: str, offset: int, length: int, chunks: Iterable[bytes], limit: int
) -> tuple[int, Taken | None]:
    """Continue the part at `offset`; returns where it ends now, and the file once all `length` bytes are here."""
    part = part_of(account, sha256)
    try:
        end = arriving.append(part, offset, chunks, min(length, limit))
    except TooLarge:
        raise problems.BodyTooLarge(limit=min(length, limit)) from None
    except WrongOffset as wrong:
        raise problems.UploadMisplaced(sha256=sha256, offset=wrong.offset) from None
    if end < length:
        return end, None
    return end, _require_true(arriving, arriving.whole(part), sha256)


def _require_true(arriving: Arriving, taken: Taken, sha256: str) -> Taken:
    if taken.sha256 != sha256:
        arriving.discard(taken)
        raise problems.PhotoMismatch(sha256=sha256, got=taken.sha256)
    return taken


def stored(account: Account, sha256: str, size: int, at: datetime) -> dict[str, Any]:
    """The bytes are durable: say so in every inspection of this account that names them; seal what is whole.

    Runs once for every photo of every phone, hence the plain statements. Locks: inspections by id → counter.
    """
    connection, mine = db.session.connection(), {'account': account.id, 'name': sha256}
    waiting = connection.execute(WAITING, mine).all()
    insert_missing(BYTES, {'account_id': account.id, 'sha256': sha256, 'size': size, 'received_at': at})
    if not waiting:
        return {'state': 'stored'}
    came = connection.scalars(STORE, mine).all()
    for each in waiting:
        if each.was_lost:
            touched.touch_handed_in(each.id)
    jobs.enqueue_all('photo.check', [{'op': op} for op in came], at)
    sealing = _whole([each.id for each in waiting if each.state == State.FINISHED])
    for inspection in sealing:
        operations.seal(inspection, at)
    sealed = {each.id for each in sealing}
    operations.bump_rows([each.id for each in waiting if each.id not in sealed])
    operations.bump(sealing)
    for inspection in sealing:
        operations.sign(inspection, at)
    receipt = next((each.receipt for each in sealing), None)
    return {'state': 'stored', **({'receipt': receipt} if receipt else {})}


def _whole(finished: Sequence[uuid.UUID]) -> list[Inspection]:
    """The inspections themselves, only when one has to be sealed."""
    if not finished:
        return []
    lacking = content.lacking_photos(finished)
    ready = [each for each in finished if each not in lacking]
    return content.whole(list(operations.locked(ready).values())) if ready else []


def open_for(account: Account, store: FileStore, sha256: str) -> BinaryIO:
    """The bytes, for somebody who may see them; refuses everybody else as if there were none."""
    if not _may_see(account, sha256) or not store.exists(sha256, ORIGINALS):
        raise problems.NotFound(sha256=sha256)
    return store.open(sha256, ORIGINALS)


def bare_for(account: Account, store: FileStore, sha256: str) -> BinaryIO:
    """The whole picture without metadata; refuses bytes that are no picture."""
    with open_for(account, store, sha256) as original:
        content = original.read()
    try:
        return io.BytesIO(bare.bare(content))
    except bare.NoPicture:
        raise problems.PhotoUndecodable(why='does-not-decode', looks_like=pixels.looks_like(content)) from None


def kind_of(picture: BinaryIO) -> str:
    """The type of a picture of `bare_for`, as a browser wants it."""
    kind = pixels.looks_like(picture.read(64))
    picture.seek(0)
    return f'image/{kind}'


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
