"""What of the chain is kept outside of the database: its end, so that nobody cuts it short, and the key of its hashes.

The end is written after COMMIT, so it may lag behind the table when the machine stops in between, and never leads.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Engine

from app.files.durable import secret, write_text

NAME, KEY = 'audit-end', 'audit.secret'
_folders: WeakKeyDictionary[Engine, Path] = WeakKeyDictionary()

log = logging.getLogger('osmotr.audit')


class End(NamedTuple):
    """The number and the hash of an entry that was the last one once."""

    seq: int
    hash: str


def keep_in(engine: Engine, folder: Path) -> None:
    """Say which data folder belongs to this database."""
    _folders[engine] = folder


def keys(engine: Engine) -> list[bytes]:
    """The key of new hashes, then those that a restore has put aside."""
    folder = _folders[engine] / 'keys'
    present = secret(folder / KEY)
    return [present, *(each.read_bytes() for each in sorted(folder.glob(f'{KEY}.before-*')))]


def kept(engine: Engine) -> End | None:
    """What stands in the file; none when there is no file yet, or nobody can read it."""
    folder = _folders.get(engine)
    if folder is None:
        return None
    try:
        said = json.loads((folder / NAME).read_text('utf-8'))
        return End(int(said['seq']), str(said['hash']))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        log.error('%s is not readable: the end of the audit is not known', folder / NAME)
        return None


def keep(engine: Engine, end: End, *, anew: bool = False) -> None:
    """Write the end, unless a later one stands there; `anew` replaces whatever does.

    The entry has been committed: a disk that takes no more only makes the file lag.
    """
    folder = _folders.get(engine)
    if folder is None:
        return
    try:
        with _alone(folder):
            before = kept(engine)
            if anew or before is None or before.seq < end.seq:
                write_text(folder / NAME, json.dumps(end._asdict()) + '\n')
    except OSError as error:
        log.error('the end of the audit could not be kept (%s)', error.strerror)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time, also among processes: the console writes entries while the server runs."""
    handle = os.open(folder / f'{NAME}.lock', os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
