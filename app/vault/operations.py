"""What may be done with what is kept under a person's key: seal it, open it, destroy the key.

AES-256-GCM with a random nonce of 12 bytes before the sealed bytes (NIST SP 800-38D); keys are wrapped by RFC 3394.
`context` names where the bytes belong and is authenticated: what was sealed for one place does not open in another.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from app import audit, clock, problems
from app.db import db, insert_missing, rows_of
from app.files.durable import secret
from app.vault.models import PersonKey

MASTER = 'vault.secret'
NONCE = 12
KEYS = rows_of(PersonKey)


class Unreadable(Exception):
    """The sealed bytes are not what was sealed here, or the master key is another one."""


def seal(folder: Path, account_id: uuid.UUID, plain: bytes, context: str) -> bytes:
    """The bytes under the person's key, which is made when there is none. `folder`: where the master key is kept.
    Raises `problems.Erased` when the key was destroyed."""
    key = _key(folder, account_id) or _make(folder, account_id)
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context.encode())


def open_sealed(folder: Path, account_id: uuid.UUID, sealed: bytes, context: str) -> bytes:
    """What was sealed. Raises `problems.Erased` when the key was destroyed, `Unreadable` when the bytes are others."""
    key = _key(folder, account_id)
    if key is None:
        raise Unreadable(f'no key for {account_id}')
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context.encode())
    except (InvalidTag, ValueError):
        raise Unreadable(f'not what was sealed for {context}') from None


def open_all(folder: Path, sealed: Sequence[tuple[uuid.UUID, bytes, str]]) -> list[bytes | None]:
    """What was sealed for these people, as (whose, bytes, context); none in the place of what cannot be read any more.
    The keys are asked for once."""
    query = sa.select(KEYS.c.account_id, KEYS.c.wrapped).where(KEYS.c.account_id.in_({each[0] for each in sealed}))
    wrapped = {row.account_id: row.wrapped for row in db.session.connection().execute(query)} if sealed else {}
    keys: dict[uuid.UUID, AESGCM] = {}
    for account_id, each in wrapped.items():
        with suppress(Unreadable):
            if each is not None:
                keys[account_id] = AESGCM(_unwrapped(folder, each))
    return [_opened(keys.get(account_id), each, context) for account_id, each, context in sealed]


def seal_words(folder: Path, account_id: uuid.UUID, what: str, name: uuid.UUID, words: str) -> bytes | None:
    """What somebody wrote about `what`, of which `name` is the id; none where they wrote nothing."""
    plain = words.strip().encode()
    return seal(folder, account_id, plain, f'{what} {name}') if plain else None


def open_words(
    folder: Path, account_id: uuid.UUID, what: str, sealed: Mapping[uuid.UUID, bytes | None]
) -> dict[uuid.UUID, str]:
    """{id: words} of what `seal_words` sealed, without those that can be read no more."""
    said = {name: content for name, content in sealed.items() if content is not None}
    opened = open_all(folder, [(account_id, content, f'{what} {name}') for name, content in said.items()])
    return {name: plain.decode() for name, plain in zip(said, opened, strict=True) if plain is not None}


def destroy(account_id: uuid.UUID, by: uuid.UUID | None, at: datetime) -> None:
    """Let nobody open what was sealed for this person, ever; twice is the same as once."""
    insert_missing(KEYS, {'account_id': account_id, 'wrapped': None, 'created_at': at, 'destroyed_at': at})
    gone = sa.update(KEYS).where(KEYS.c.account_id == account_id, KEYS.c.destroyed_at.is_(None))
    if db.session.connection().execute(gone.values(wrapped=None, destroyed_at=at)).rowcount:
        audit.record(by, 'key.destroy', account_id, {}, at)


def _opened(key: AESGCM | None, sealed: bytes, context: str) -> bytes | None:
    if key is None:
        return None
    try:
        return key.decrypt(sealed[:NONCE], sealed[NONCE:], context.encode())
    except (InvalidTag, ValueError):
        return None


def _key(folder: Path, account_id: uuid.UUID) -> bytes | None:
    columns = sa.select(KEYS.c.wrapped, KEYS.c.destroyed_at).where(KEYS.c.account_id == account_id)
    row = db.session.connection().execute(columns).one_or_none()
    if row is None:
        return None
    if row.wrapped is None:
        raise problems.Erased(account_id=str(account_id))
    return _unwrapped(folder, row.wrapped)


def _unwrapped(folder: Path, wrapped: bytes) -> bytes:
    former = sorted((folder / 'keys').glob(f'{MASTER}.before-*'), reverse=True)
    for master in (secret(folder / 'keys' / MASTER), *(each.read_bytes() for each in former)):
        try:
            return aes_key_unwrap(master, wrapped)
        except InvalidUnwrap:
            continue
    raise Unreadable('the master key is another one')


def _make(folder: Path, account_id: uuid.UUID) -> bytes:
    wrapped = aes_key_wrap(secret(folder / 'keys' / MASTER), AESGCM.generate_key(256))
    values = {'account_id': account_id, 'wrapped': wrapped, 'created_at': clock.now(), 'destroyed_at': None}
    insert_missing(KEYS, values)  # whoever came first
    key = _key(folder, account_id)
    assert key is not None
    return key
