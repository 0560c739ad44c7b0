"""What may be done in the thread of an application: ask, answer, say that no answer is needed; and reading it.

Words are sealed under the applicant's key with the context `help <message id>`: with the key they are gone everywhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as accounts
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications import views
from app.applications.models import Application
from app.db import db
from app.help.models import Message, PublishedAnswer, Thread
from app.notifications import operations as notifications
from app.rest import moment
from app.rules import operations as rules
from app.vault import operations as vault

TERM = 'help'
COUNTED, ENOUGH = 20, 5
SHOWN = 100


class Usual(NamedTuple):
    """How long an answer takes, in seconds: the median of the last `answers`, or the network's term when there are not
    enough of them to speak of (`answers` is 0 then)."""

    seconds: int
    answers: int


def ask(
    folder: Path, application: Application, *, message_id: uuid.UUID, text: str, by: uuid.UUID, at: datetime
) -> Message:
    """A question of the applicant; sent twice it is the same as once. Reviewers hear of the first one that waits."""
    known = look_up(application, message_id, by)
    if known is not None:
        return known
    thread, news = _thread(application, at), None
    if thread.waits_since is None:
        thread.waits_since, thread.promised_at = at, at + rules.term(TERM)
        news = {**applications.headline(application), 'due_at': moment(thread.promised_at)}
    message = _write(folder, application, thread, message_id, 'question', text, by, at)
    audit.record(by, 'help.ask', application.id, {'message': str(message_id), 'stage': application.stage}, at)
    notifications.settled('help.answered', application.id, at)
    if news is not None:
        notifications.tell('help.asked', accounts.ids_of(Role.REVIEWER), application.id, news, at)
    return message


def answer(
    folder: Path,
    application: Application,
    *,
    message_id: uuid.UUID,
    text: str,
    seen: int,
    by: uuid.UUID,
    at: datetime,
) -> Message:
    """An answer of the network to all that it has `seen` (the thread's version); sent twice it is the same as once.
    Refuses when somebody has written since."""
    known = look_up(application, message_id, by)
    if known is not None:
        return known
    thread = _unchanged(application, seen, at)
    waited = thread.waits_since
    message = _write(folder, application, thread, message_id, 'answer', text, by, at)
    message.waited_s = None if waited is None else round((at - waited).total_seconds())
    _settle(application, thread, at)
    audit.record(by, 'help.answer', application.id, {'message': str(message_id), 'stage': application.stage}, at)
    told = applications.headline(application)
    notifications.tell('help.answered', [application.applicant_id], application.id, told, at)
    return message


def close(application: Application, *, message_id: uuid.UUID, seen: int, by: uuid.UUID, at: datetime) -> Message:
    """Say that what waits needs no answer («спасибо»); twice is the same as once. Refuses when somebody has written
    since, and when nothing waits."""
    known = look_up(application, message_id, by)
    if known is not None:
        return known
    thread = _unchanged(application, seen, at)
    if thread.waits_since is None:
        raise problems.ActNotPossible(stage=application.stage, act='close', possible=['answer'])
    message = _write(Path(), application, thread, message_id, 'closing', None, by, at)
    _settle(application, thread, at)
    audit.record(by, 'help.close', application.id, {'message': str(message_id), 'stage': application.stage}, at)
    return message


def look_up(application: Application, message_id: uuid.UUID, by: uuid.UUID) -> Message | None:
    """The message that came under this id before; refuses one of another thread or person as if there were none."""
    known: Message | None = db.session.get(Message, message_id)
    if known is not None and (known.application_id != application.id or known.by_id != by):
        raise problems.NotFound(message_id=str(message_id))
    return known


def version_of(application_id: uuid.UUID) -> int:
    """How many messages the thread has; what If-Match of an answer names."""
    return db.session.scalar(sa.select(Thread.version).where(Thread.application_id == application_id)) or 0


def read(folder: Path, application: Application, before: uuid.UUID | None, *, staff: bool) -> dict[str, Any]:
    """The newest messages of a thread (those before one of them), oldest first, with whose move it is. `staff` also
    sees what was published of it. The text is null where it cannot be read any more."""
    query = sa.select(Message).where(Message.application_id == application.id)
    if before is not None:
        last = db.session.get(Message, before)
        if last is None or last.application_id != application.id:
            raise problems.NotFound(message_id=str(before))
        query = query.where(Message.place < last.place)
    newest = list(db.session.scalars(query.order_by(Message.place.desc()).limit(SHOWN + 1)))
    shown = newest[:SHOWN][::-1]
    thread: Thread | None = db.session.get(Thread, application.id)
    usual_now = usual()
    return {
        'application': _headed([application])[application.id],
        'messages': _plain(folder, shown, staff=staff),
        'earlier': len(newest) > SHOWN,
        'waits_since': thread and thread.waits_since,
        'promised_at': thread and thread.promised_at,
        'usual_s': usual_now.seconds,
        'usual_of': usual_now.answers,
        'term_days': rules.term(TERM).days,
        'version': thread.version if thread else 0,
    }


def usual() -> Usual:
    """How long people wait for an answer."""
    query = sa.select(Message.waited_s).where(Message.waited_s.is_not(None))
    waited = list(db.session.scalars(query.order_by(Message.created_at.desc()).limit(COUNTED)))
    if len(waited) < ENOUGH:
        return Usual(round(rules.term(TERM).total_seconds()), 0)
    return Usual(max(60, round(median(each for each in waited if each is not None))), len(waited))


def list_page(
    folder: Path,
    *,
    waits: bool,
    stage: str | None,
    after: tuple[datetime, uuid.UUID] | None,
    limit: int,
) -> list[dict[str, Any]]:
    """Threads with their last words, one more than `limit`: those that wait by their promise, the earliest first;
    answered ones by their last message, the newest first."""
    place = Thread.promised_at if waits else Thread.last_at
    query = sa.select(Thread, Application).join(Application, Application.id == Thread.application_id)
    query = query.where(Thread.waits_since.is_not(None) if waits else Thread.waits_since.is_(None))
    if stage:
        query = query.where(Application.stage == stage)
    if after:
        here = sa.tuple_(place, Thread.application_id)
        query = query.where(here > after if waits else here < after)
    order = (place, Thread.application_id) if waits else (place.desc(), Thread.application_id.desc())
    rows = [(row[0], row[1]) for row in db.session.execute(query.order_by(*order).limit(limit + 1))]
    words, headed = _last_words(folder, [each.id for _, each in rows]), _headed([each for _, each in rows])
    return [
        {
            'application': headed[application.id],
            'waits_since': thread.waits_since,
            'promised_at': thread.promised_at,
            'last_at': thread.last_at,
            'last': words.get(application.id),
            'messages': thread.version,
        }
        for thread, application in rows
    ]


def counts(at: datetime) -> dict[str, int]:
    """How many threads wait for an answer, and for how many it is late."""
    waiting = sa.select(sa.func.count()).select_from(Thread).where(Thread.waits_since.is_not(None))
    return {
        'waiting': db.session.scalar(waiting) or 0,
        'overdue': db.session.scalar(waiting.where(Thread.promised_at < at)) or 0,
    }


def _thread(application: Application, at: datetime) -> Thread:
    """The thread, begun when there is none. The application is locked, so nobody else begins it."""
    thread: Thread | None = db.session.get(Thread, application.id, populate_existing=True)
    if thread is None:
        thread = Thread(application_id=application.id, waits_since=None, promised_at=None, last_at=at, version=0)
        db.session.add(thread)
    return thread


def _unchanged(application: Application, seen: int, at: datetime) -> Thread:
    thread = _thread(application, at)
    if thread.version != seen:
        raise problems.VersionStale(version=thread.version)
    return thread


def _write(
    folder: Path,
    application: Application,
    thread: Thread,
    message_id: uuid.UUID,
    kind: str,
    text: str | None,
    by: uuid.UUID,
    at: datetime,
) -> Message:
    if text is not None and not text.strip():
        raise problems.ReasonMissing(field='text')
    sealed = text and vault.seal(folder, application.applicant_id, text.strip().encode(), _context(message_id))
    thread.version += 1
    thread.last_at = at
    message = Message(
        id=message_id,
        application_id=application.id,
        place=thread.version,
        applicant_id=application.applicant_id,
        by_id=by,
        kind=kind,
        stage=application.stage,
        sealed=sealed,
        created_at=at,
    )
    db.session.add(message)
    db.session.flush()
    return message


def _settle(application: Application, thread: Thread, at: datetime) -> None:
    thread.waits_since = thread.promised_at = None
    notifications.settled('help.asked', application.id, at)


def _context(message_id: uuid.UUID) -> str:
    return f'help {message_id}'


def texts(folder: Path, messages: Sequence[Message]) -> dict[uuid.UUID, str | None]:
    """{message: its words}, none where the key was destroyed; a closing is not among them."""
    sealed = [(each.applicant_id, each.sealed, _context(each.id)) for each in messages if each.sealed is not None]
    opened = vault.open_all(folder, sealed)
    named = [each.id for each in messages if each.sealed is not None]
    return {name: None if plain is None else plain.decode() for name, plain in zip(named, opened, strict=True)}


def _plain(folder: Path, messages: Sequence[Message], *, staff: bool) -> list[dict[str, Any]]:
    people = accounts.named([each.by_id for each in messages])
    words, published = texts(folder, messages), _published(messages) if staff else {}
    return [
        {
            'id': each.id,
            'kind': each.kind,
            'stage': each.stage,
            'by': views.person(people, each.by_id),
            'at': each.created_at,
            'text': words.get(each.id),
            'published': published.get(each.id),
        }
        for each in messages
    ]


def _published(messages: Sequence[Message]) -> dict[uuid.UUID, uuid.UUID]:
    """{message: the entry that was made of it}."""
    query = sa.select(PublishedAnswer.message_id, PublishedAnswer.entry_id)
    query = query.where(PublishedAnswer.message_id.in_([each.id for each in messages]))
    return {row.message_id: row.entry_id for row in db.session.execute(query)}


def _last_words(folder: Path, application_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str | None]:
    """{application: the words of its last message that has any}."""
    ranked = sa.func.row_number().over(partition_by=Message.application_id, order_by=Message.place.desc())
    query = sa.select(Message.id, ranked.label('rank')).where(
        Message.application_id.in_(application_ids), Message.sealed.is_not(None)
    )
    newest = query.subquery()
    last = list(
        db.session.scalars(sa.select(Message).join(newest, newest.c.id == Message.id).where(newest.c.rank == 1))
    )
    words = texts(folder, last)
    return {each.application_id: words[each.id] for each in last}


def _headed(found: Sequence[Application]) -> dict[uuid.UUID, dict[str, Any]]:
    people = accounts.named([each.applicant_id for each in found])
    return {
        each.id: {
            'id': each.id,
            'number': each.number,
            'address': each.address,
            'stage': each.stage,
            'applicant': views.person(people, each.applicant_id),
        }
        for each in found
    }
