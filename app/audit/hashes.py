"""How an entry is hashed."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785

from app.rest import moment

BEGINNING = '0' * 64
COLUMNS = ('id', 'created_at', 'seq', 'at', 'account_id', 'act', 'subject', 'facts', 'hash')


def hash_of(entry: Mapping[str, Any], before: str, key: bytes) -> str:
    """HMAC-SHA256 of all columns but the hash itself, and of the hash before it: without the key nobody adds one."""
    said = [
        before,
        entry['seq'],
        str(entry['id']),
        _exactly(entry['created_at']),
        _exactly(entry['at']),
        _text(entry['account_id']),
        entry['act'],
        entry['subject'],
    ]
    # facts as their own canonical text: a database may write their numbers in another way than they came
    return hmac.digest(key, json.dumps(said).encode() + rfc8785.dumps(entry['facts']), 'sha256').hex()


def hash_of_before_0013(entry: Mapping[str, Any], before: str) -> str:
    """As entries were hashed before migration 0013: without a key, without the id, times to the millisecond."""
    said = {
        'seq': entry['seq'],
        'at': moment(entry['at']),
        'account': _text(entry['account_id']),
        'act': entry['act'],
        'subject': entry['subject'],
        'facts': entry['facts'],
        'before': before,
    }
    return hashlib.sha256(rfc8785.dumps(said)).hexdigest()


def _exactly(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec='microseconds')


def _text(value: uuid.UUID | None) -> str | None:
    return str(value) if value else None
