"""Makes a backup and takes one back.

A backup is a folder `<name>` with `database.sqlite3`, `keys/` and, written last of all, `manifest.json`. The files of
all backups of one place lie beside them in `files/`, once each, under their hash; so do the keys of people, in
`people/`, and the ledger of erasures: who is erased is gone from every backup, those of before too.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import sqlalchemy as sa

from app import audit
from app.accounts.models import Account
from app.audit.chain import last
from app.backup import person_keys, rows
from app.db import db, snapshot, transaction
from app.erasure import finishing, ledger
from app.files.arriving import Arriving
from app.files.durable import write_text
from app.files.local import LocalStore
from app.files.store import FileStore

FORMAT = 1
CHUNK = 1024 * 1024
LIMIT = 1 << 40


class Unusable(Exception):
    """This folder cannot be taken back; says why."""


@dataclass
class Done:
    """What was copied, and the files whose bytes are not what their name promises, or are not there."""

    folder: Path
    rows: dict[str, int]
    files: int = 0
    copied: int = 0
    damaged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def make(place: Path, data: Path, store: FileStore, at: datetime) -> Done:
    """Write a backup into `place`. The rows first, in one state; every file they name is durable by then."""
    folder = place / at.strftime('%Y-%m-%dT%H-%M-%SZ')
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    with snapshot():
        connection = db.session.connection()
        done = Done(folder, rows.copy_out(connection, folder / 'database.sqlite3', person_keys.APART))
        person_keys.keep(place)
        revision = rows.revision(db.session.connection())
        ended = last()
        taken = finishing.files_taken()
    try:
        ledger.merge(data, place)
    except ledger.Broken:
        done.damaged.append(ledger.NAME)
    kept = LocalStore(place / 'files')
    arriving = Arriving(place / 'files' / 'arriving')
    names = []
    for sha256 in store.names():
        if not kept.exists(sha256):
            with store.open(sha256) as file:
                if not _keep(file, sha256, kept, arriving):
                    done.damaged.append(sha256)
                    continue
            done.copied += 1
        names.append(sha256)
    done.files = len(names)
    for sha256 in taken - set(names):
        kept.drop(sha256)
    if (data / 'keys').is_dir():
        shutil.copytree(data / 'keys', folder / 'keys')
    manifest = {
        'format': FORMAT,
        'made_at': at.isoformat(),
        'revision': revision,
        'rows': done.rows,
        'audit': ended and ended._asdict(),
        'database': _hash(folder / 'database.sqlite3'),
        'files': sorted(names),
        'damaged': sorted(done.damaged),
    }
    write_text(folder / 'manifest.json', json.dumps(manifest, indent=1))
    with transaction():
        audit.record(None, 'backup.make', folder.name, _figures(done), at)
    return done


def take_back(
    folder: Path,
    data: Path,
    store: FileStore,
    *,
    upgrade: Callable[[Path], None],
    begin_new_life: Callable[[], None],
    at: datetime,
) -> Done:
    """Replace what is here with the backup in `folder`. Files first, then all rows in one transaction.

    `upgrade` brings the copied database file to the present shape; `begin_new_life` runs in that transaction.
    """
    manifest = read(folder)
    done = Done(folder, {})
    kept, arriving = LocalStore(folder.parent / 'files'), Arriving(data / 'files' / 'arriving')
    for sha256 in manifest['files']:
        if store.exists(sha256):
            done.files += 1
        elif not kept.exists(sha256):
            done.missing.append(sha256)
        else:
            with kept.open(sha256) as file:
                whole = _keep(file, sha256, store, arriving)
            (done.damaged.append(sha256) if not whole else None)
            done.files += whole
            done.copied += whole
    try:
        ledger.merge(folder.parent, data)
        ledger.read(data)
    except ledger.Broken as reason:
        raise Unusable(f'who was erased is not known: {reason}') from None
    _take_keys(folder / 'keys', data / 'keys', at)
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / 'database.sqlite3'
        shutil.copyfile(folder / 'database.sqlite3', copy)
        upgrade(copy)
        with transaction():
            done.rows = rows.copy_in(copy, db.session.connection())
            lacking = person_keys.take(folder.parent)
            audit.record(None, 'backup.restore', folder.name, {'made_at': manifest['made_at'], **_figures(done)}, at)
            begin_new_life()
            taken = finishing.files_taken()
            done.missing = [each for each in done.missing if each not in taken]
            done.missing += [f'the key of person {each}' for each in lacking - person_keys.of_erased(lacking)]
    return done


def holds_people() -> bool:
    """Whether anybody has an account here; a database without tables holds nobody."""
    with snapshot():
        if not sa.inspect(db.session.connection()).has_table(Account.__tablename__):
            return False
        return db.session.scalar(sa.select(Account.id).limit(1)) is not None


def read(folder: Path) -> dict[str, Any]:
    """The manifest of a backup; raises Unusable when it is not whole or not one of ours."""
    try:
        manifest: dict[str, Any] = json.loads((folder / 'manifest.json').read_text())
    except (OSError, ValueError):
        raise Unusable(f'{folder} has no readable manifest.json: the backup was not finished') from None
    if manifest.get('format') != FORMAT:
        raise Unusable(f'{folder} is of format {manifest.get("format")}, this version reads {FORMAT}')
    if _hash(folder / 'database.sqlite3') != manifest['database']:
        raise Unusable(f'{folder / "database.sqlite3"} is not what was written: its hash differs')
    return manifest


def _figures(done: Done) -> dict[str, int]:
    rows_in_all = sum(done.rows.values())
    return {'rows': rows_in_all, 'files': done.files, 'damaged': len(done.damaged), 'missing': len(done.missing)}


def _keep(file: BinaryIO, sha256: str, store: FileStore, arriving: Arriving) -> bool:
    """Copy one file; false when its bytes are not those that its name promises."""
    taken = arriving.take(iter(lambda: file.read(CHUNK), b''), LIMIT)
    if taken.sha256 != sha256:
        arriving.discard(taken)
        return False
    store.keep(taken.path, sha256)
    return True


def _take_keys(source: Path, target: Path, at: datetime) -> None:
    """Keys that differ from ours replace them; ours stay beside, receipts may have been signed with them."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for key in sorted(source.iterdir()) if source.is_dir() else ():
        ours = target / key.name
        if ours.exists():
            if ours.read_bytes() == key.read_bytes():
                continue
            ours.rename(ours.with_name(f'{ours.name}.before-{at:%Y%m%dT%H%M%SZ}'))
        shutil.copyfile(key, ours)
        ours.chmod(0o600)


def _hash(path: Path) -> str:
    with path.open('rb') as file:
        return hashlib.file_digest(file, 'sha256').hexdigest()
