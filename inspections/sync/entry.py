"""One operation as it came from a phone: its canonical text, its hash, and what was decided about it."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from app import problems


@dataclass(slots=True)
class Entry:
    """One operation as it came, with its canonical text and what was decided about it."""

    n: int
    said: Mapping[str, Any]
    text: str
    hash: str
    broken: str | None = None
    inspection_id: uuid.UUID | None = None
    problem: problems.Problem | None = None
    seq: int | None = None
    chained: bool = False
    via: str = 'push'


def entry_of(said: Mapping[str, Any], via: str = 'push') -> Entry:
    """The operation with its canonical text (RFC 8785); `broken` says why it has none."""
    try:
        raw = rfc8785.dumps(dict(said))
        broken = 'nul' if b'\\u0000' in raw else None
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raw, broken = json.dumps(said, sort_keys=True).encode(), type(error).__name__
    entry = Entry(int(said['n']), said, raw.decode(), hashlib.sha256(raw).hexdigest(), broken, via=via)
    try:
        entry.inspection_id = uuid.UUID(str(said.get('inspection_id')))
    except ValueError:
        entry.inspection_id = None
    return entry
