"""By which words an application is found, and what a search means by its words. Pure.

One inverted index serves every filter: words `w:елка`, answers `a:SIG-02=yes`, region `r:тверь`, inspector `i:<id>`,
verdict `v:not-ready`, signals `s`. «ё» is «е», capitals are small letters.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.folding import LONGEST_WORD, folded
from checklists.definition import Item
from checklists.kinds.registry import KINDS

MOST_WORDS, MOST_ASKED = 80, 8
LONGEST_VALUE = 30
SIGNALS = 's'
AS_THEY_ARE = ('yes-no', 'choice')


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term that must be there, or any that begins so."""

    term: str
    prefix: bool = False


def words(*texts: str) -> set[str]:
    """The terms of the words of these texts."""
    return {f'w:{word}' for word in [each for text in texts for each in folded(text)][:MOST_WORDS]}


def asked(search: str) -> list[Wanted]:
    """What a search wants: every word, by its beginning; a number as a whole."""
    unique = dict.fromkeys(folded(search))
    return [Wanted(f'w:{word}', prefix=not word.isdecimal()) for word in list(unique)[:MOST_ASKED]]


def answers(asked_items: Mapping[str, Item], given: Mapping[str, Any]) -> set[str]:
    """The terms of the answers: what was chosen; of figures and the like whether they pass."""
    return {
        answer(item, told) for item in asked_items if item in given for told in _told(asked_items[item], given[item])
    }


def answer(item: str, told: str) -> str:
    """An answer to an item, as the word that `values` gives it."""
    return f'a:{item[:40]}={told[:LONGEST_VALUE]}'


def region(name: str) -> str:
    """Premises of a region."""
    return f'r:{" ".join(folded(name))}'[: LONGEST_WORD * 2]


def inspector(account_id: uuid.UUID) -> str:
    """Somebody's visit."""
    return f'i:{account_id.hex}'


def verdict(conclusion: str) -> str:
    """How it stands."""
    return f'v:{conclusion}'


def _told(item: Item, value: Any) -> Iterator[str]:
    kind = KINDS[item.kind]
    if value is None or not kind.is_complete(value, item.settings):
        return
    if item.kind in AS_THEY_ARE:
        yield str(value)
    elif item.kind == 'choices':
        yield from _each(value)
    else:
        yield kind.outcome(value, item.settings) or 'answered'


def _each(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        yield str(value)
