"""The store on the local disk; a name is proven to be a hash before it becomes a path."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from app.files.store import ORIGINALS, Taken, TooLarge

HASH = re.compile(r'[0-9a-f]{64}')
SHELF = re.compile(r'[a-z0-9-]+(/[a-z0-9-]+)?')


class LocalStore:
    """Files under `root`, as `<shelf>/ab/<sha256>`. A file that has its name has all its bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.arriving = root / 'arriving'
        self.arriving.mkdir(parents=True, exist_ok=True)
        self._shelves: set[str] = set()

    def take(self, chunks: Iterable[bytes], limit: int) -> Taken:
        handle, name = tempfile.mkstemp(dir=self.arriving)
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

    def keep(self, taken: Taken, shelf: str = ORIGINALS) -> None:
        target = self._path(taken.sha256, shelf)
        self._prepare(shelf)
        taken.path.replace(target)
        _sync_folder(target.parent)

    def discard(self, taken: Taken) -> None:
        taken.path.unlink(missing_ok=True)

    def put(self, sha256: str, content: bytes, shelf: str) -> None:
        taken = self.take([content], len(content))
        self.keep(Taken(sha256, taken.size, taken.path), shelf)

    def open(self, sha256: str, shelf: str = ORIGINALS) -> BinaryIO:
        return self._path(sha256, shelf).open('rb')

    def exists(self, sha256: str, shelf: str = ORIGINALS) -> bool:
        return self._path(sha256, shelf).is_file()

    def drop(self, sha256: str, shelf: str = ORIGINALS) -> None:
        self._path(sha256, shelf).unlink(missing_ok=True)

    def _path(self, sha256: str, shelf: str) -> Path:
        if not HASH.fullmatch(sha256) or not SHELF.fullmatch(shelf):
            raise ValueError('not the name of a file')
        return self.root / shelf / sha256[:2] / sha256

    def _prepare(self, shelf: str) -> None:
        """All folders of a shelf at once, so that keeping a photo costs no more than a file and its folder."""
        if shelf in self._shelves:
            return
        folder = self.root / shelf
        for number in range(256):
            (folder / f'{number:02x}').mkdir(parents=True, exist_ok=True)
        for each in (folder, *(parent for parent in folder.parents if parent.is_relative_to(self.root))):
            _sync_folder(each)
        self._shelves.add(shelf)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
