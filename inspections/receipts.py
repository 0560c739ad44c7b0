"""The signed note that an inspection arrived whole, and the short note of the last contact."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from flask import current_app

from app.files.durable import secret
from app.rest import moment

CASE = b'osmotr-case\n'


def manifest_hash(manifest: dict[str, Any]) -> str:
    """Hex SHA-256 of the manifest's canonical text (RFC 8785)."""
    return hashlib.sha256(rfc8785.dumps(manifest)).hexdigest()


def sign(inspection_id: str, manifest: str, seq: int, at: datetime) -> dict[str, Any]:
    """The receipt: {inspection, manifest, seq, time, key_id, signature}.

    The signature (Ed25519, base64) covers the canonical text (RFC 8785) of the other five.
    """
    key, key_id = _signing_key(_folder())
    said: dict[str, Any] = {
        'inspection': inspection_id,
        'manifest': manifest,
        'seq': seq,
        'time': moment(at),
        'key_id': key_id,
    }
    return {**said, 'signature': base64.b64encode(key.sign(rfc8785.dumps(said))).decode()}


def case_signature(manifest: bytes) -> dict[str, str]:
    """The signature of a case's manifest: {key_id, signature}, over its bytes with the word `osmotr-case` before them,
    so that it can never pass for that of a receipt."""
    key, key_id = _signing_key(_folder())
    return {'key_id': key_id, 'signature': base64.b64encode(key.sign(CASE + manifest)).decode()}


def public_keys() -> list[dict[str, str]]:
    """The keys that receipts can be checked with, the one in use first: raw Ed25519 public keys, base64."""
    former = sorted(_folder().glob('receipt.ed25519.before-*'), reverse=True)
    keys = [_signing_key(_folder())[0], *(Ed25519PrivateKey.from_private_bytes(path.read_bytes()) for path in former)]
    raw = [each.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw) for each in keys]
    return [
        {'key_id': _key_id(each), 'algorithm': 'Ed25519', 'public_key': base64.b64encode(each).decode()} for each in raw
    ]


def is_ours(receipt: dict[str, Any]) -> bool:
    """Whether a receipt carries the signature of one of our keys."""
    said = {name: value for name, value in receipt.items() if name != 'signature'}
    for key in public_keys():
        if key['key_id'] == receipt.get('key_id'):
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key['public_key']))
            with suppress(InvalidSignature, ValueError, KeyError):
                public.verify(base64.b64decode(receipt['signature']), rfc8785.dumps(said))
                return True
    return False


def nonce(device: str, at: datetime) -> str:
    """A note that only this server could have made at this moment: `<time>.<device>.<HMAC-SHA-256, 32 digits>`."""
    said = f'{moment(at)}.{device}'
    return f'{said}.{_mac(said)}'


def note(text: object) -> tuple[str, datetime] | None:
    """(device, time) of a nonce: for whom this server made it, and when; none when it was not made here."""
    if not isinstance(text, str) or text.count('.') < 2:
        return None
    said, _, mac = text.rpartition('.')
    time, _, whose = said.rpartition('.')
    if not any(hmac.compare_digest(mac.encode(), _mac(said, each).encode()) for each in _secrets()):
        return None
    return whose, datetime.fromisoformat(time)


def nonce_time(text: str | None, device: str) -> datetime | None:
    """When the nonce was made for this device; none when it was not made here or was changed."""
    made = note(text)
    return made[1] if made is not None and made[0] == device else None


def _mac(said: str, secret_of_then: bytes | None = None) -> str:
    key = _secret(_folder()) if secret_of_then is None else secret_of_then
    return hmac.new(key, said.encode('utf-8', 'replace'), hashlib.sha256).hexdigest()[:32]


def _secrets() -> Iterator[bytes]:
    """The secret in use, then those that a restore has put aside: phones keep the notes of their time."""
    yield _secret(_folder())
    for path in sorted(_folder().glob('nonce.secret.before-*'), reverse=True):
        yield path.read_bytes()


def _folder() -> Path:
    folder: Path = current_app.extensions['osmotr_settings'].data / 'keys'
    return folder


@lru_cache(maxsize=8)
def _signing_key(folder: Path) -> tuple[Ed25519PrivateKey, str]:
    raw = secret(folder / 'receipt.ed25519')
    key = Ed25519PrivateKey.from_private_bytes(raw)
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return key, _key_id(public)


def _key_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:16]


@lru_cache(maxsize=8)
def _secret(folder: Path) -> bytes:
    return secret(folder / 'nonce.secret')
