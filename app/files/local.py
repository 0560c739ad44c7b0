"""The store on the local disk; a name is proven to be a hash before it becomes a path."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.files.durable import sync_folder
from app.files.store import HASH, ORIGINALS, name_of


class LocalStore:
    """Files under `root`, as `<shelf>/ab/<sha256>`. A file that has its name has all its bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self._shelves: set[str] = set()

    def keep(self, file: Path, sha256: str, shelf: str = ORIGINALS) -> None:
        target = self._path(sha256, shelf)
        self._prepare(shelf)
        file.replace(target)
        sync_folder(target.parent)

    def put(self, sha256: str, content: bytes, shelf: str) -> None:
        target = self._path(sha256, shelf)
        self._prepare(shelf)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix='.')
        with os.fdopen(handle, 'wb') as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self.keep(Path(name), sha256, shelf)

    def open(self, sha256: str, shelf: str = ORIGINALS) -> BinaryIO:
        return self._path(sha256, shelf).open('rb')

    def exists(self, sha256: str, shelf: str = ORIGINALS) -> bool:
        return self._path(sha256, shelf).is_file()

    def drop(self, sha256: str, shelf: str = ORIGINALS) -> None:
        self._path(sha256, shelf).unlink(missing_ok=True)

    def names(self, shelf: str = ORIGINALS) -> Iterator[str]:
        for folder in sorted((self.root / shelf).glob('??')):
            yield from (path.name for path in folder.iterdir() if HASH.fullmatch(path.name))

    def _path(self, sha256: str, shelf: str) -> Path:
        return self.root / name_of(sha256, shelf)

    def _prepare(self, shelf: str) -> None:
        """All folders of a shelf at once, so that keeping a photo costs no more than a file and its folder."""
        if shelf in self._shelves:
            return
        folder = self.root / shelf
        for number in range(256):
            (folder / f'{number:02x}').mkdir(parents=True, exist_ok=True)
        for each in (folder, *(parent for parent in folder.parents if parent.is_relative_to(self.root))):
            sync_folder(each)
        self._shelves.add(shelf)
