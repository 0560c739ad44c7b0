"""What a file store can do: keep, put, open, exists, drop. Everything is addressed by the SHA-256 of its original."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from flask import current_app

ORIGINALS = 'originals'
HASH = re.compile(r'[0-9a-f]{64}')
SHELF = re.compile(r'[a-z0-9-]+(/[a-z0-9-]+)?')


class FileStore(Protocol):
    """A place for bytes. `shelf` keeps derived pictures apart from originals.

    Whatever keeps the place from answering is raised as the problem StorageAway, or as OSError on a disk.
    """

    def keep(self, file: Path, sha256: str, shelf: str = ORIGINALS) -> None:
        """Take a whole, synced file over under its name, durably; the file is gone afterwards."""

    def put(self, sha256: str, content: bytes, shelf: str) -> None:
        """Keep `content` under the hash of the original it was made from, durably."""

    def open(self, sha256: str, shelf: str = ORIGINALS) -> BinaryIO:
        """The bytes; FileNotFoundError when they are not here."""

    def exists(self, sha256: str, shelf: str = ORIGINALS) -> bool:
        """Whether the bytes are here."""

    def drop(self, sha256: str, shelf: str = ORIGINALS) -> None:
        """Remove the bytes; nothing happens when they are not here."""

    def names(self, shelf: str = ORIGINALS) -> Iterator[str]:
        """The SHA-256 of every file on a shelf, in no order."""


def name_of(sha256: str, shelf: str) -> str:
    """Where a file stands in any store: `<shelf>/ab/<sha256>`; raises ValueError when that cannot be a name."""
    if not HASH.fullmatch(sha256) or not SHELF.fullmatch(shelf):
        raise ValueError('not the name of a file')
    return f'{shelf}/{sha256[:2]}/{sha256}'


def sha256_of(content: bytes) -> str:
    """Hex SHA-256, 64 digits."""
    return hashlib.sha256(content).hexdigest()


def current_store() -> FileStore:
    """The store of the running application."""
    store: FileStore = current_app.extensions['osmotr_files']
    return store
