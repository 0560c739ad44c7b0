"""Bytes on their way in: written to the local disk first. What a cut line leaves behind can be continued."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from io import BufferedRandom
from pathlib import Path

from flask import current_app

PART = re.compile(r'[0-9a-f]{32}-[0-9a-f]{64}')


@dataclass(frozen=True, slots=True)
class Taken:
    """A whole file in a temporary place, synced to the disk: its hash, how many bytes, and where."""

    sha256: str
    size: int
    path: Path


class TooLarge(Exception):
    """More bytes came than are taken."""


class WrongOffset(Exception):
    """The bytes do not continue the part where it ends now."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Arriving:
    """The folder of files that are not whole yet. A part is called `<account, 32 digits>-<sha256>`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, chunks: Iterable[bytes], limit: int) -> Taken:
        """Write a stream into a file of its own, hashing it; raises TooLarge past `limit` bytes and leaves nothing."""
        handle, name = tempfile.mkstemp(dir=self.folder, prefix='whole-')
        path = Path(name)
        digest, size = hashlib.sha256(), 0
        try:
            with os.fdopen(handle, 'wb') as file:
                for chunk in chunks:
                    size += len(chunk)
                    if size > limit:
                        raise TooLarge
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Taken(digest.hexdigest(), size, path)

    def discard(self, taken: Taken) -> None:
        """Throw a taken file away."""
        taken.path.unlink(missing_ok=True)

    def leave(self, taken: Taken, part: str) -> None:
        """A body that was cut becomes the part, unless a longer one is there."""
        with self._locked(part) as file, suppress(FileNotFoundError):
            if os.fstat(file.fileno()).st_size < taken.size:
                taken.path.replace(self._path(part))
        self.discard(taken)

    def offset(self, part: str) -> int:
        """How many bytes of the part are here."""
        with suppress(FileNotFoundError):
            return self._path(part).stat().st_size
        return 0

    def append(self, part: str, offset: int, chunks: Iterable[bytes], limit: int) -> int:
        """Continue the part at `offset`; returns where it ends then. A body that is cut leaves what came.

        Raises WrongOffset when the part does not end at `offset`, also when somebody else continues it meanwhile: the
        newest line wins over one that hangs. Raises TooLarge before more than `limit` bytes are kept.
        """
        end = offset
        with self._locked(part) as file:
            _require_end(file, end)
        for chunk in chunks:
            if end + len(chunk) > limit:
                raise TooLarge
            with self._locked(part) as file:
                _require_end(file, end)
                file.write(chunk)
                file.flush()
            end += len(chunk)
        return end

    def whole(self, part: str) -> Taken:
        """The part is complete: hash it and make it durable. Nobody can continue it from now on."""
        with self._locked(part) as file:
            handle, name = tempfile.mkstemp(dir=self.folder, prefix='whole-')
            os.close(handle)
            path = Path(name)
            self._path(part).replace(path)
            file.seek(0)
            digest = hashlib.file_digest(file, 'sha256').hexdigest()
            os.fsync(file.fileno())
        return Taken(digest, path.stat().st_size, path)

    def sweep(self, older_than: timedelta) -> int:
        """Remove what nobody has continued for so long; returns how many files went."""
        before, gone = time.time() - older_than.total_seconds(), 0
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    gone += 1
        return gone

    def forget(self, account_id: uuid.UUID) -> int:
        """Remove whatever of this account has not arrived whole; returns how many parts went."""
        parts = list(self.folder.glob(f'{account_id.hex}-*'))
        for path in parts:
            path.unlink(missing_ok=True)
        return len(parts)

    def _path(self, part: str) -> Path:
        if not PART.fullmatch(part):
            raise ValueError('not the name of a part')
        return self.folder / part

    @contextmanager
    def _locked(self, part: str) -> Iterator[BufferedRandom]:
        """The part's file, made if there is none; nobody else writes, renames or replaces it meanwhile."""
        path = self._path(part)
        while True:
            with path.open('a+b') as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                with suppress(FileNotFoundError):
                    if path.stat().st_ino == os.fstat(file.fileno()).st_ino:
                        yield file
                        return


def _require_end(file: BufferedRandom, offset: int) -> None:
    size = os.fstat(file.fileno()).st_size
    if size != offset:
        raise WrongOffset(size)


def current_arrivals() -> Arriving:
    """The folder of the running application."""
    arriving: Arriving = current_app.extensions['osmotr_arriving']
    return arriving
