"""The code of a sealed report: short enough to type, too long to guess, made of the receipt's signature."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'  # Crockford's: without I, L, O and U, which are misread or misspelt
LENGTH = 12  # of 5 bits each: 60 bits
HEARD_AS = str.maketrans('OILАВЕКМНОРСТХ', '011ABEKMH0PCTX')  # the Cyrillic letters that look alike too


def code_of(receipt: Mapping[str, Any]) -> str:
    """Twelve letters: the first 60 bits of SHA-256 of the signature as it is written in the receipt (base64).

    Whoever cannot sign cannot foresee it; a report that is sealed anew has another one. Phones make the same
    (`pwa/src/core/report/report-code.ts`, `tests/contract/receipt.json`).
    """
    digest = hashlib.sha256(str(receipt.get('signature')).encode()).digest()
    bits = int.from_bytes(digest[:8]) >> 4
    return ''.join(LETTERS[bits >> 5 * place & 31] for place in reversed(range(LENGTH)))


def read(typed: str) -> str | None:
    """The code as a person typed it: small letters, spaces, hyphens, O for 0, I and L for 1; none when it is none."""
    heard = ''.join(each for each in typed.upper().translate(HEARD_AS) if each not in ' -–—\u00a0')
    return heard if len(heard) == LENGTH and all(each in LETTERS for each in heard) else None


def written(code: str) -> str:
    """As it stands on paper: ABCD-EFGH-JKMN."""
    return '-'.join(code[at : at + 4] for at in range(0, len(code), 4))
