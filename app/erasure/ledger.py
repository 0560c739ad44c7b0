"""The ledger: which accounts have been erased, in a file that no restore takes back.

One line of JSON for each, in the order of their acts; `hash` covers the line and the hash before it. It holds ids,
times and numbers, and nothing of a person. A line is on the disk before its transaction is committed: a database that
lacks it is behind, and is made to follow (`operations.replay`).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import rfc8785

from app.files.durable import sync_folder
from app.rest import moment

NAME = 'erasures'
BEGINNING = '0' * 64


class Broken(Exception):
    """A line of the ledger does not follow from those before it; says which."""


@dataclass(frozen=True, slots=True)
class Line:
    """One erasure, as text and numbers. `at` to the millisecond, UTC."""

    act: int
    account: str
    at: str
    by: str
    how: str
    reference: str | None
    asked_on: str | None

    @property
    def account_id(self) -> uuid.UUID:
        """Whose data it was."""
        return uuid.UUID(self.account)

    @property
    def moment(self) -> datetime:
        """When it was erased."""
        return datetime.fromisoformat(self.at)


def line(
    act: int, account: uuid.UUID, at: datetime, by: uuid.UUID, how: str, reference: str | None, asked_on: str | None
) -> Line:
    """A line, of what the caller knows."""
    return Line(act, str(account), moment(at), str(by), how, reference, asked_on)


def read(folder: Path) -> list[Line]:
    """All lines; none when there is no ledger. Raises Broken. What a crash has cut off was never committed."""
    return [each for each, _ in _lines(folder / NAME)]


def append(folder: Path, wanted: Line) -> Line:
    """Write it durably, with a number above all others; an account that has a line keeps the one it has."""
    with _alone(folder):
        return _append(folder / NAME, wanted)


def merge(source: Path, target: Path) -> int:
    """Write what the ledger in one folder knows into that of another; returns how many lines that took."""
    lines = read(source)
    if not lines:
        return 0
    target.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        known = {each.account for each in read(target)}
        fresh = [each for each in lines if each.account not in known]
        for each in fresh:
            _append(target / NAME, each)
    return len(fresh)


def _append(path: Path, wanted: Line) -> Line:
    known = _lines(path)
    for each, _ in known:
        if each.account == wanted.account:
            return each
    last, before = known[-1] if known else (None, BEGINNING)
    if last is not None and wanted.act <= last.act:
        wanted = Line(**{**asdict(wanted), 'act': last.act + 1})
    text = json.dumps({**asdict(wanted), 'hash': _hash(wanted, before)}) + '\n'
    fresh = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.ftruncate(handle, _whole(handle))
        os.lseek(handle, 0, os.SEEK_END)
        os.write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    if fresh:
        sync_folder(path.parent)
    return wanted


def _lines(path: Path) -> list[tuple[Line, str]]:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return []
    found: list[tuple[Line, str]] = []
    before = BEGINNING
    for number, raw in enumerate(text[: text.rfind(b'\n') + 1].splitlines(), 1):
        try:
            said: dict[str, Any] = json.loads(raw)
            digest = said.pop('hash')
            each = Line(**said)
            if digest != _hash(each, before) or not (each.account_id and each.moment):
                raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Broken(f'line {number} of {path} does not follow from those before it') from None
        found.append((each, digest))
        before = digest
    return found


def _hash(wanted: Line, before: str) -> str:
    return hashlib.sha256(before.encode() + rfc8785.dumps(asdict(wanted))).hexdigest()


def _whole(handle: int) -> int:
    """Where the last whole line ends."""
    size = os.fstat(handle).st_size
    return os.pread(handle, size, 0).rfind(b'\n') + 1


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    handle = os.open(folder / f'{NAME}.lock', os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def accounts(lines: Sequence[Line]) -> dict[uuid.UUID, Line]:
    """The lines by whose they are."""
    return {each.account_id: each for each in lines}
