"""The words of a text as a search compares them: small letters, «ё» is «е», no signs."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r'[^\W_]+')
LONGEST_WORD = 40


def folded(text: str) -> list[str]:
    """The words of a text as they are compared, in their order."""
    plain = unicodedata.normalize('NFKC', text).casefold().replace('ё', 'е')
    return [word[:LONGEST_WORD] for word in WORD.findall(plain)]
