"""By which words a published answer is found, and which of those that share words with a question come first. Pure.

People ask in sentences, so not every word must be there. A word is compared by its beginning, without the end that
Russian inflects; a word that few answers have says more than one that most of them have.
"""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from app.folding import folded

MOST_WORDS, MOST_ASKED = 400, 12
IN_QUESTION = 2.0  # a word of the question tells more of what it is about than one of the answer
CLOSE_TO_BEST = 0.4


class Hit(NamedTuple):
    """An asked word (by its place) that an entry has."""

    asked: int
    entry_id: uuid.UUID
    in_question: bool


def words_of(question: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, bool]:
    """{word: whether it stands in the question}, of both languages."""
    asked = [word for text in question.values() for word in folded(text)]
    told = [word for text in answer.values() for word in folded(text)]
    found = dict.fromkeys([*asked, *told][:MOST_WORDS], False)
    return {**found, **{word: True for word in asked if word in found}}


def beginnings(words: str) -> list[str]:
    """The beginnings that a search asks for, each once. A single letter says nothing unless there is nothing else."""
    asked = list(dict.fromkeys(folded(words)))
    telling = [word for word in asked if len(word) > 1] or asked
    return list(dict.fromkeys(_without_end(word) for word in telling))[:MOST_ASKED]


def ranked(hits: Iterable[Hit], entries: int) -> list[uuid.UUID]:
    """Entries, the best first, without those that share much less with the question than the best one."""
    by_word: dict[int, dict[uuid.UUID, bool]] = {}
    for hit in hits:
        of_word = by_word.setdefault(hit.asked, {})
        of_word[hit.entry_id] = of_word.get(hit.entry_id, False) or hit.in_question
    scores: dict[uuid.UUID, float] = {}
    for of_word in by_word.values():
        rare = math.log(1 + entries / len(of_word))
        for entry_id, in_question in of_word.items():
            scores[entry_id] = scores.get(entry_id, 0.0) + rare * (IN_QUESTION if in_question else 1.0)
    best = max(scores.values(), default=0.0)
    close = [entry for entry, score in scores.items() if score >= best * CLOSE_TO_BEST]
    return sorted(close, key=lambda entry: (-scores[entry], entry))


def _without_end(word: str) -> str:
    if word.isdecimal() or len(word) < 4:
        return word
    return word[:-2] if len(word) > 5 else word[:-1]
