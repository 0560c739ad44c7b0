"""A template filled with the facts of a site, the digest of that, and what differs between two editions. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.rules.contract import PLACE

Chapters = Sequence[Mapping[str, Any]]
LANGUAGES = ('ru', 'en')


def fill(template: Chapters, facts: Mapping[str, Mapping[str, str] | None]) -> list[dict[str, Any]]:
    """[{id, title, clauses: [{id, number, text}]}] with every place filled; chapters and clauses are numbered from 1.

    `facts`: {place: {ru, en}}; a fact that is not known leaves a line to write on.
    """
    return [
        {
            'id': chapter['id'],
            'title': chapter['title'],
            'clauses': [
                {'id': clause['id'], 'number': f'{one}.{two}', 'text': _filled(clause['text'], facts)}
                for two, clause in enumerate(chapter['clauses'], 1)
            ],
        }
        for one, chapter in enumerate(template, 1)
    ]


def wanted(template: Chapters) -> set[str]:
    """The places that stand in a template."""
    texts = [clause['text'] for chapter in template for clause in chapter['clauses']]
    return {place for text in texts for language in LANGUAGES for place in PLACE.findall(text[language])}


def plain(chapters: Chapters) -> bytes:
    """The one way to write an edition down: JSON, names sorted, nothing between."""
    return json.dumps(chapters, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()


def digest_of(content: bytes) -> str:
    """Hex SHA-256 of an edition as `plain` writes it."""
    return hashlib.sha256(content).hexdigest()


def clauses(chapters: Chapters) -> dict[str, Mapping[str, Any]]:
    """{id: clause} in their order."""
    return {clause['id']: clause for chapter in chapters for clause in chapter['clauses']}


def differences(before: Chapters, after: Chapters) -> list[dict[str, Any]]:
    """[{id, number, before, after}] of each clause that is new, changed or gone; texts as {ru, en}, none where it was
    not. A clause that only has another number is the same."""
    were, are = clauses(before), clauses(after)
    changed = [
        _difference(name, were.get(name), clause)
        for name, clause in are.items()
        if name not in were or were[name]['text'] != clause['text']
    ]
    return changed + [_difference(name, clause, None) for name, clause in were.items() if name not in are]


def _difference(name: str, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> dict[str, Any]:
    known = now or was or {}
    return {'id': name, 'number': known['number'], 'before': was and was['text'], 'after': now and now['text']}


def _filled(text: Mapping[str, str], facts: Mapping[str, Mapping[str, str] | None]) -> dict[str, str]:
    def of(language: str) -> str:
        def put(found: Any) -> str:
            fact = facts.get(found.group(1))
            return fact[language] if fact else '________'

        return PLACE.sub(put, text[language])

    return {language: of(language) for language in LANGUAGES}
