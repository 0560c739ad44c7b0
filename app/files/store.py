"""What a file store can do: put, open, exists, drop. Everything is addressed by the SHA-256 of its original."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from flask import current_app

ORIGINALS = 'originals'


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes that lie in a temporary place: their hash, how many, and where."""

    sha256: str
    size: int
    path: Path


class FileStore(Protocol):
    """A place for bytes. `shelf` keeps derived pictures apart from originals."""

    def take(self, chunks: Iterable[bytes], limit: int) -> Taken:
        """Write a stream into a temporary file, hashing; raises TooLarge past `limit` bytes."""

    def keep(self, taken: Taken, shelf: str = ORIGINALS) -> None:
        """Give taken bytes their name, durably: fsync of the file and of its folder."""

    def discard(self, taken: Taken) -> None:
        """Throw taken bytes away."""

    def put(self, sha256: str, content: bytes, shelf: str) -> None:
        """Keep `content` under the hash of the original it was made from, durably."""

    def open(self, sha256: str, shelf: str = ORIGINALS) -> BinaryIO:
        """The bytes; FileNotFoundError when they are not here."""

    def exists(self, sha256: str, shelf: str = ORIGINALS) -> bool:
        """Whether the bytes are here."""

    def drop(self, sha256: str, shelf: str = ORIGINALS) -> None:
        """Remove the bytes; nothing happens when they are not here."""


class TooLarge(Exception):
    """More bytes came than are taken."""


def sha256_of(content: bytes) -> str:
    """Hex SHA-256, 64 digits."""
    return hashlib.sha256(content).hexdigest()


def current_store() -> FileStore:
    """The store of the running application."""
    store: FileStore = current_app.extensions['osmotr_files']
    return store
