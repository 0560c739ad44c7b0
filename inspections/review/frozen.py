"""What a reviewer saw when they decided: the twin report as canonical JSON, named by its SHA-256."""

from __future__ import annotations

import gzip
import hashlib
import json
import uuid
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785

from app import problems
from app.applications.models import Decision
from app.db import db
from app.rest import moment, sayable
from inspections.models import Snapshot

FASTEST = 1  # a report of 60 items packs to a tenth all the same


def canonical(report: Mapping[str, Any]) -> bytes:
    """The report as RFC 8785 writes it: the same report gives the same bytes, whoever writes it down."""
    return rfc8785.dumps(plain(report))


def named(content: bytes) -> str:
    """By which name a report goes: hex SHA-256 of its canonical text."""
    return hashlib.sha256(content).hexdigest()


def keep(decision: Decision, content: bytes) -> None:
    """Store what was seen, beside the decision that names it."""
    packed = gzip.compress(content, FASTEST, mtime=0)
    db.session.add(Snapshot(decision_id=decision.id, packed=packed))


def keep_anew(decision: Decision, content: bytes) -> None:
    """Store what was seen without what had to be erased of it, in the place of what is there."""
    kept = db.session.get_one(Snapshot, decision.id)
    kept.packed = gzip.compress(content, FASTEST, mtime=0)


def opened(application_id: uuid.UUID, decision_id: uuid.UUID) -> dict[str, Any]:
    """A decision's report as it was seen, and whether it still is what the decision names; refuses when there is none.

    `holds` is false when a single byte has changed since; then `report` is null unless it can still be read.
    """
    decision: Decision | None = db.session.get(Decision, decision_id)
    if decision is None or decision.application_id != application_id or decision.snapshot is None:
        raise problems.NotFound(decision_id=str(decision_id))
    content = unpacked(decision_id)
    try:
        report = json.loads(content) if content is not None else None
    except ValueError:
        report = None
    holds = content is not None and named(content) == decision.snapshot
    return {
        'decision_id': decision.id,
        'at': decision.created_at,
        'sha256': decision.snapshot,
        'holds': holds,
        'report': report,
    }


def unpacked(decision_id: uuid.UUID) -> bytes | None:
    """The bytes that were kept; none when they are not there, or no gzip any more."""
    kept: Snapshot | None = db.session.get(Snapshot, decision_id)
    try:
        return gzip.decompress(kept.packed) if kept is not None else None
    except (OSError, EOFError, zlib.error):
        return None


def plain(value: Any) -> Any:
    """As it stands on the wire: ids and moments are text, and so are numbers that JavaScript cannot hold."""
    if isinstance(value, str):
        return str(value) if value.isascii() else sayable(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, int) and abs(value) >= 2**53:
        return str(value)
    return sayable(value)
