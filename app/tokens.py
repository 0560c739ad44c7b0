"""Secrets of links: made again from an id under this installation's key, so that no database holds one.

A letter that is sent a second time must be the same letter, so its link cannot be made up anew for it.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from base64 import urlsafe_b64encode
from pathlib import Path

from app.files.durable import secret

KEY = 'links.secret'


def token_of(data: Path, link_id: uuid.UUID) -> str:
    """The secret of this link: 256 bits as 43 letters. `data` is the data folder, whose `keys/` holds the key."""
    made = hmac.digest(secret(data / 'keys' / KEY), link_id.bytes, hashlib.sha256)
    return urlsafe_b64encode(made).decode().rstrip('=')


def digits_of(token: str) -> str:
    """Six digits made of a token: what a person types from a letter. Guessed one time in a million."""
    return f'{int.from_bytes(hashlib.sha256(token.encode()).digest()[:8]) % 1_000_000:06}'


def hash_of(token: str) -> str:
    """What is kept of a token: hex SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()
