"""What a slice answers when it has erased a person: what is gone, what stays, which bytes are still to go."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Held = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Erased:
    """`gone`, `kept`: {what: how many}. `until`: when the last of what is kept goes. `files`: [(shelf, SHA-256)] whose
    bytes nothing names any more, to be dropped once the rows are gone for good."""

    gone: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    until: datetime | None = None
    files: Sequence[tuple[str, str]] = ()


class Erasing(Protocol):
    """The `erasing.py` of a slice that keeps something of people (ERASES in wsgi.py)."""

    def held(self, account_id: uuid.UUID) -> Held:
        """What is kept of this person: {what: rows of plain values}, to be read by them."""

    def erase(self, account_id: uuid.UUID, at: datetime) -> Erased:
        """Erase it in the caller's transaction; what is gone already is no fault."""
