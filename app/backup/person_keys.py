"""The keys of people, kept beside all backups of one place: a destroyed one is gone from those of before as well.

`people/<account>` holds a key as the database does, wrapped. The master key lies in the `keys/` of each backup.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import sqlalchemy as sa

from app.accounts.models import Account
from app.db import db, rows_of
from app.files.durable import sync_folder
from app.vault.models import PersonKey

FOLDER = 'people'
APART_MARK = b''
KEYS = rows_of(PersonKey)
APART = {KEYS: {'wrapped': APART_MARK}}


def keep(place: Path) -> None:
    """Write every key that is not there yet, and remove those that have been destroyed."""
    folder = place / FOLDER
    for row in db.session.connection().execute(sa.select(KEYS.c.account_id, KEYS.c.wrapped)):
        path = folder / str(row.account_id)
        if row.wrapped is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != row.wrapped:
            folder.mkdir(mode=0o700, exist_ok=True)
            _write(path, row.wrapped)
    if folder.is_dir():
        sync_folder(folder)


def take(place: Path) -> set[uuid.UUID]:
    """Put the keys back into the rows of the caller's transaction; one that is not there is
    destroyed. Returns whose."""
    connection = db.session.connection()
    lacking = set()
    for row in connection.execute(sa.select(KEYS).where(KEYS.c.wrapped == APART_MARK)).all():
        path = place / FOLDER / str(row.account_id)
        mine = sa.update(KEYS).where(KEYS.c.account_id == row.account_id)
        if path.exists():
            connection.execute(mine.values(wrapped=path.read_bytes()))
        else:
            connection.execute(mine.values(wrapped=None, destroyed_at=row.created_at))
            lacking.add(row.account_id)
    return lacking


def of_erased(ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these people whose key had to go."""
    return set(db.session.scalars(sa.select(Account.id).where(Account.id.in_(ids), Account.erased_at.is_not(None))))


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(f'{path.name}.new')
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, 'wb') as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
