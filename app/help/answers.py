"""What may be done with published answers: write a version, take one off, search, list."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.db import db, one_at_a_time, rows_of
from app.help import searching
from app.help.models import AnswerWord, Message, PublishedAnswer

FOUND = 10
WORDS = rows_of(AnswerWord)
LAST_OF_ALL = '\U0010ffff'


def publish(
    entry_id: uuid.UUID,
    *,
    question: Mapping[str, str],
    answer: Mapping[str, str],
    shown: bool,
    message_id: uuid.UUID | None,
    seen: int,
    by: uuid.UUID,
    at: datetime,
) -> PublishedAnswer:
    """A new version of an entry, or its first one. `seen` is the version that was changed, 0 for a new entry: refuses
    when there is a newer one. Publishing what stands there already changes nothing."""
    one_at_a_time('help.answers')
    before = current(entry_id)
    texts = {'question': _trimmed(question), 'answer': _trimmed(answer)}
    for name, each in texts.items():
        if not all(each.values()):
            raise problems.InvalidRequest(fields={name: ['A text in both languages.']})
    if before is not None and (before.question, before.answer, before.shown) == (*texts.values(), shown):
        return before
    if (before.version if before else 0) != seen:
        raise problems.VersionStale(version=before.version if before else 0)
    source = before.message_id if before else message_id
    if source is not None and db.session.get(Message, source) is None:
        raise problems.NotFound(message_id=str(source))
    made = PublishedAnswer(
        entry_id=entry_id,
        version=seen + 1,
        **texts,
        shown=shown,
        message_id=source,
        by_id=by,
        created_at=at,
    )
    db.session.add(made)
    db.session.flush()
    _index(made)
    audit.record(by, 'help.publish', entry_id, {'version': made.version, 'shown': shown}, at)
    return made


def current(entry_id: uuid.UUID) -> PublishedAnswer | None:
    """The newest version of an entry."""
    query = sa.select(PublishedAnswer).where(PublishedAnswer.entry_id == entry_id)
    found: PublishedAnswer | None = db.session.scalar(query.order_by(PublishedAnswer.version.desc()).limit(1))
    return found


def search(words: str) -> list[PublishedAnswer]:
    """Shown answers that share words with these, the best first; without words the newest ones."""
    asked = searching.beginnings(words)
    if not asked:
        query = _newest().where(PublishedAnswer.shown).order_by(PublishedAnswer.id.desc())
        return list(db.session.scalars(query.limit(FOUND)))
    hits = [hit for place, begins in enumerate(asked) for hit in _with(place, begins)]
    entries = sa.select(sa.func.count(sa.distinct(WORDS.c.entry_id)))
    best = searching.ranked(hits, db.session.scalar(entries) or 0)[:FOUND]
    return _in_order(best)


def list_page(*, after: uuid.UUID | None, limit: int) -> list[PublishedAnswer]:
    """Every entry at its newest version, also those taken off, the last changed first; one more than `limit`."""
    query = _newest().order_by(PublishedAnswer.id.desc()).limit(limit + 1)
    if after:
        query = query.where(PublishedAnswer.id < after)
    return list(db.session.scalars(query))


def _newest() -> sa.Select[Any]:
    last = sa.select(PublishedAnswer.entry_id, sa.func.max(PublishedAnswer.version).label('version'))
    newest = last.group_by(PublishedAnswer.entry_id).subquery()
    same = (newest.c.entry_id == PublishedAnswer.entry_id) & (newest.c.version == PublishedAnswer.version)
    return sa.select(PublishedAnswer).join(newest, same)


def _in_order(entries: Sequence[uuid.UUID]) -> list[PublishedAnswer]:
    found = list(db.session.scalars(_newest().where(PublishedAnswer.entry_id.in_(entries))))
    by_id: dict[uuid.UUID, PublishedAnswer] = {each.entry_id: each for each in found}
    return [by_id[each] for each in entries]


def _with(place: int, begins: str) -> list[searching.Hit]:
    query = sa.select(WORDS.c.entry_id, WORDS.c.in_question)
    query = query.where(WORDS.c.word >= begins, WORDS.c.word < begins + LAST_OF_ALL)
    return [searching.Hit(place, row.entry_id, row.in_question) for row in db.session.execute(query)]


def _index(made: PublishedAnswer) -> None:
    connection = db.session.connection()
    connection.execute(sa.delete(WORDS).where(WORDS.c.entry_id == made.entry_id))
    words = searching.words_of(made.question, made.answer) if made.shown else {}
    if words:
        rows = [{'word': word, 'entry_id': made.entry_id, 'in_question': asked} for word, asked in words.items()]
        connection.execute(sa.insert(WORDS), rows)


def _trimmed(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts[name].strip() for name in ('ru', 'en')}
