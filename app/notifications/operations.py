"""What may be done with notices: tell, list, read, choose; and what becomes of a letter."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import jobs, problems
from app.accounts import operations as people
from app.accounts.models import Account
from app.db import db, rows_of, uuid7
from app.notifications import kinds, states
from app.notifications.kinds import EMAIL
from app.notifications.models import Choice, Letter, LetterState, Notice

POST = 'letter.post'
KEPT_FOR = timedelta(days=365)
MESSAGE_ID = '<{}@letters.osmotr>'
NOTICES, LETTERS = rows_of(Notice), rows_of(Letter)


@dataclass(frozen=True, slots=True)
class Due:
    """A letter that may go now, and to whom."""

    letter: Letter
    notice: Notice
    recipient: Account


def tell(kind: str, to: Sequence[uuid.UUID], about: uuid.UUID | None, facts: dict[str, Any], at: datetime) -> None:
    """Tell each of these people once, in the caller's transaction: who is blocked hears nothing, who wants letters of
    this kind gets one. `facts` are those that kinds.py names, and nothing that a recipient may not read."""
    _tell(kind, to, about, facts, at, None)


def tell_once(
    once: str, kind: str, to: Sequence[uuid.UUID], about: uuid.UUID | None, facts: dict[str, Any], at: datetime
) -> None:
    """The same, but nobody is told `once` (at most 100 letters) a second time."""
    had = sa.select(Notice.recipient_id).where(Notice.recipient_id.in_(to), Notice.once == once)
    told = set(db.session.scalars(had))
    _tell(kind, [each for each in to if each not in told], about, facts, at, once)


def kept_letters(limit: int) -> list[Due]:
    """Letters that no mail server was there for, the newest first."""
    query = sa.select(Letter, Notice, Account).join(Notice, Notice.id == Letter.notice_id)
    query = query.join(Account, Account.id == Notice.recipient_id).where(Letter.state == LetterState.KEPT)
    return [Due(*row) for row in db.session.execute(query.order_by(Letter.id.desc()).limit(limit))]


def settled(kind: str, about: uuid.UUID, at: datetime, said: Mapping[str, str] | None = None) -> None:
    """What was told waits for nobody any more: those who have not read it need not. `said`: only what says this."""
    all_settled((kind,), about, at, said)


def all_settled(
    kinds_told: Collection[str], about: uuid.UUID, at: datetime, said: Mapping[str, str] | None = None
) -> None:
    """The same of several kinds, in one statement."""
    waiting = sa.update(NOTICES).where(
        NOTICES.c.about == about, NOTICES.c.kind.in_(kinds_told), NOTICES.c.read_at.is_(None)
    )
    for name, value in (said or {}).items():
        waiting = waiting.where(NOTICES.c.facts[name].as_string() == value)
    db.session.connection().execute(waiting.values(read_at=at))


def list_page(recipient: uuid.UUID, *, after: uuid.UUID | None, limit: int) -> list[Notice]:
    """A person's notices, the newest first, one more than `limit`."""
    query = sa.select(Notice).where(Notice.recipient_id == recipient, Notice.kind.not_in(kinds.LETTERS_ONLY))
    if after:
        query = query.where(sa.tuple_(Notice.created_at, Notice.id) < _place(after, recipient))
    return list(db.session.scalars(query.order_by(Notice.created_at.desc(), Notice.id.desc()).limit(limit + 1)))


def unread(recipient: uuid.UUID) -> int:
    """How many a person has not read."""
    query = sa.select(sa.func.count()).where(Notice.recipient_id == recipient, Notice.read_at.is_(None))
    query = query.where(Notice.kind.not_in(kinds.LETTERS_ONLY))
    return db.session.scalar(query) or 0


def read(notice_id: uuid.UUID, by: uuid.UUID, at: datetime) -> None:
    """Mark one as read. Twice is the same as once; refuses a notice of somebody else as if there were none."""
    _place(notice_id, by)
    _read(by, at, NOTICES.c.id == notice_id)


def read_up_to(newest: uuid.UUID, by: uuid.UUID, at: datetime) -> None:
    """Mark this one as read and all before it; what came after it has not been seen."""
    _read(by, at, sa.tuple_(NOTICES.c.created_at, NOTICES.c.id) <= _place(newest, by))


def choices(account: Account) -> dict[str, bool]:
    """For each kind that concerns this person, whether it comes by e-mail."""
    query = sa.select(Choice.kind, Choice.wanted).where(Choice.account_id == account.id, Choice.channel == EMAIL)
    chosen = {row.kind: row.wanted for row in db.session.execute(query)}
    return {name: chosen.get(name, kinds.goes_by_email(name, account.role)) for name in kinds.of_role(account.role)}


def choose(account: Account, wanted: Mapping[str, bool], at: datetime) -> None:
    """Keep what a person wants by e-mail. Refuses kinds that do not concern them."""
    strange = sorted(set(wanted) - set(kinds.of_role(account.role)))
    if strange:
        raise problems.InvalidRequest(fields={'choices': strange})
    query = sa.select(Choice).where(Choice.account_id == account.id, Choice.channel == EMAIL)
    kept = {each.kind: each for each in db.session.scalars(query)}
    for kind, wants in wanted.items():
        if kind in kept:
            kept[kind].wanted = wants
        else:
            db.session.add(Choice(account_id=account.id, kind=kind, channel=EMAIL, wanted=wants, created_at=at))


def take(letter_id: uuid.UUID, *, server: bool) -> Due | None:
    """The letter, if it is still to be sent, with the address of this moment. Without a mail server it is kept."""
    letter = _locked(letter_id)
    if letter is None or letter.state != LetterState.WAITING:
        return None
    notice = db.session.get_one(Notice, letter.notice_id)
    recipient = people.find(notice.recipient_id)
    if not server:
        letter.state, letter.reason = states.follow(letter.state, 'keep'), 'no mail server'
        letter.address = recipient.address
        return None
    if recipient.blocked:
        letter.state, letter.reason = states.follow(letter.state, 'withdraw'), 'blocked'
        return None
    letter.address, letter.tries = recipient.address, letter.tries + 1
    return Due(letter, notice, recipient)


def settle(letter_id: uuid.UUID, act: str, reason: str | None, at: datetime) -> None:
    """What the mail server said: `acknowledge`, `refuse` or `postpone`. What has come to its end stays so."""
    letter = _locked(letter_id)
    if letter is None or letter.state != LetterState.WAITING:
        return
    letter.state = states.follow(letter.state, act)
    letter.reason = reason[:300] if reason else None
    letter.sent_at = at if letter.state == LetterState.SENT else None


def letters_page(wanted: Sequence[str], *, after: uuid.UUID | None, limit: int) -> list[tuple[Letter, Notice]]:
    """Letters in these states with their notices, the newest first, one more than `limit`."""
    query = sa.select(Letter, Notice).join(Notice, Notice.id == Letter.notice_id).order_by(Letter.id.desc())
    if wanted:
        query = query.where(Letter.state.in_(wanted))
    if after:
        query = query.where(Letter.id < after)
    return [(row[0], row[1]) for row in db.session.execute(query.limit(limit + 1))]


def letters_not_sent() -> dict[str, int]:
    """How many letters stand in each state but the sent ones."""
    query = sa.select(Letter.state, sa.func.count()).where(Letter.state != LetterState.SENT).group_by(Letter.state)
    found = {row[0]: row[1] for row in db.session.execute(query)}
    return {state.value: found.get(state.value, 0) for state in LetterState if state != LetterState.SENT}


def forget(at: datetime) -> None:
    """Notices of more than a year ago go, and their letters with them."""
    db.session.execute(sa.delete(Notice).where(Notice.created_at < at - KEPT_FOR))


def _tell(
    kind: str,
    to: Sequence[uuid.UUID],
    about: uuid.UUID | None,
    facts: dict[str, Any],
    at: datetime,
    once: str | None,
) -> None:
    if kind not in kinds.KINDS:
        raise KeyError(kind)
    found = people.named(to)
    listed = [found[each] for each in dict.fromkeys(to) if each in found and not found[each].blocked]
    if not listed:
        return
    connection = db.session.connection()
    told = {account.id: uuid7() for account in listed}
    common = {'kind': kind, 'about': about, 'facts': facts, 'once': once, 'created_at': at}
    notices = [{**common, 'id': notice, 'recipient_id': account} for account, notice in told.items()]
    connection.execute(sa.insert(NOTICES), notices)
    names = {notice: uuid7() for notice in (told[each.id] for each in _who_wants_letters(kind, listed))}
    if not names:
        return
    letters = [
        {
            'id': name,
            'notice_id': notice,
            'message_id': MESSAGE_ID.format(name.hex),
            'state': LetterState.WAITING,
            'tries': 0,
            'created_at': at,
        }
        for notice, name in names.items()
    ]
    connection.execute(sa.insert(LETTERS), letters)
    jobs.enqueue_all(POST, [{'letter_id': str(name)} for name in names.values()], at)


def _who_wants_letters(kind: str, listed: Sequence[Account]) -> list[Account]:
    query = sa.select(Choice.account_id, Choice.wanted).where(
        Choice.account_id.in_([each.id for each in listed]), Choice.kind == kind, Choice.channel == EMAIL
    )
    chosen = {row.account_id: row.wanted for row in db.session.execute(query)}
    return [each for each in listed if chosen.get(each.id, kinds.goes_by_email(kind, each.role))]


def _place(notice_id: uuid.UUID, recipient: uuid.UUID) -> tuple[datetime, uuid.UUID]:
    """Where a notice stands among those of its recipient; refuses one of somebody else as if there were none."""
    found = sa.select(Notice.created_at).where(Notice.id == notice_id, Notice.recipient_id == recipient)
    created_at = db.session.scalar(found)
    if created_at is None:
        raise problems.NotFound(notice_id=str(notice_id))
    return created_at, notice_id


def _read(by: uuid.UUID, at: datetime, which: sa.ColumnElement[bool]) -> None:
    own = sa.update(NOTICES).where(which, NOTICES.c.recipient_id == by, NOTICES.c.read_at.is_(None))
    db.session.connection().execute(own.values(read_at=at))


def _locked(letter_id: uuid.UUID) -> Letter | None:
    return db.session.get(Letter, letter_id, with_for_update=True, populate_existing=True)
