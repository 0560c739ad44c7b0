"""Argon2id, never more than two at once: each takes 64 MB and a tenth of a second."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()
_slots = BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """The text to keep instead of the password."""
    with _slots:
        return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one. Without a hash it takes as long and says no: nobody learns who is known."""
    with _slots:
        try:
            return _hasher.verify(password_hash or _nobody(), password) and bool(password_hash)
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return _hasher.hash('nobody has this password')
