"""Writes that survive a power cut: the bytes, and the name under which they stand."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write a small file whole or not at all: beside, synced, renamed, its folder synced."""
    fresh = path.with_name(f'{path.name}.new')
    with fresh.open('w', encoding='utf-8') as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def secret(path: Path) -> bytes:
    """32 random bytes that are made once; whoever comes second takes those of the first."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        fresh = path.with_name(f'{path.name}.{os.getpid()}.{os.urandom(4).hex()}')
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, 'wb') as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
        sync_folder(path.parent)
        fresh.unlink()
    return path.read_bytes()
