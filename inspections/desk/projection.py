"""Keeps the desk rows: written in the transaction that changes what they follow from, made anew where they lack."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.accounts.models import Account, Role
from app.applications.models import Application
from app.db import db, put, rows_of, transaction, uuid7
from inspections import touched
from inspections.desk.models import DeskRow, DeskTerm, Lock, Taken
from inspections.desk.portrait import FORM, Portrait, portrait
from inspections.models import Inspection
from inspections.review import reports
from inspections.states import HANDED_IN, State

ROWS, TERMS = rows_of(DeskRow), rows_of(DeskTerm)
AT_ONCE = 100
OF_A_DRAFT = frozenset(('assignee_id', 'finished_at', 'items'))
MATTERS = OF_A_DRAFT | {'state', 'fields', 'checklist_version', 'amendments'}  # of an inspection
OF_THE_HEAD = frozenset(('stage', 'turn_at', 'promised_at', 'whose_move', 'updated_at', 'version'))
APPLICATIONS, TAKEN, HOLDERS = rows_of(Application), rows_of(Taken), rows_of(Account).alias('holders')
REVIEWER = (
    sa.select(TAKEN.c.by_id)
    .join(HOLDERS, HOLDERS.c.id == TAKEN.c.by_id)
    .where(HOLDERS.c.role == Role.REVIEWER, HOLDERS.c.blocked_at.is_(None))
)
ITS_REVIEWER = REVIEWER.where(TAKEN.c.application_id == APPLICATIONS.c.id).correlate(APPLICATIONS).scalar_subquery()
FOUND = (
    sa.select(Application, Account.name, ITS_REVIEWER)
    .join(Account, Account.id == Application.applicant_id)
    .order_by(Application.id)
)
HEADS = (
    sa.update(ROWS)
    .where(ROWS.c.application_id == APPLICATIONS.c.id, APPLICATIONS.c.id.in_(sa.bindparam('touched', expanding=True)))
    .values(stage=APPLICATIONS.c.stage, turn_at=APPLICATIONS.c.turn_at, reviewer_id=ITS_REVIEWER)
)
DECIDES = (Role.REVIEWER, Role.ADMINISTRATOR)


def settle(touched_ids: Mapping[uuid.UUID, bool]) -> None:
    """Write what the transaction has touched: {application: whether more than its stage, promise and reviewer}."""
    refresh([each for each, whole in touched_ids.items() if whole])
    heads = [each for each, whole in touched_ids.items() if not whole]
    if heads:
        db.session.connection().execute(HEADS, {'touched': heads})


def refresh(application_ids: Collection[uuid.UUID]) -> None:
    """Write the rows of these applications as they follow now. Locks them: two who change one application's
    inspections at once each see what the other has done."""
    made = _portraits(application_ids, lock=True)
    if not made:
        return
    put(ROWS, [each.row for each in made])
    _write_terms(made, _terms_of([each.row['number'] for each in made]))


def fill(say_progress: Callable[[int], None]) -> int:
    """Make the rows that are not there, or were made by an older rule; returns how many. Each hundred is a transaction
    of its own, so that a start that is stopped goes on where it was."""
    made, last = 0, AT_ONCE
    while last == AT_ONCE:
        with transaction():
            last = _refresh_some()
        made += last
        if last == AT_ONCE:
            say_progress(made)
    return made


def refresh_lacking() -> None:
    """The same in the caller's transaction."""
    while _refresh_some() == AT_ONCE:
        pass


def disagreements() -> Iterator[str]:
    """One sentence for each row that does not follow from what it was made of."""
    yield from disagreements_of(db.session.scalars(sa.select(Application.id).order_by(Application.number)).all())


def disagreements_of(application_ids: Sequence[uuid.UUID]) -> Iterator[str]:
    """The same for some applications."""
    for at in range(0, len(application_ids), AT_ONCE):
        made = _portraits(application_ids[at : at + AT_ONCE], lock=False)
        numbers = [each.row['number'] for each in made]
        rows = {each.number: each for each in db.session.scalars(sa.select(DeskRow).where(DeskRow.number.in_(numbers)))}
        kept = _terms_of(numbers)
        for each in made:
            row, name = rows.get(each.row['number']), f'application {each.row["number"]}'
            if row is None:
                yield f'{name}: is not in the queue'
                continue
            wrong = sorted(column for column, value in each.row.items() if getattr(row, column) != value)
            if wrong:
                yield f'{name}: the queue says otherwise of it: {", ".join(wrong)}'
            if kept[row.number] != each.terms:
                yield f'{name}: is not found by what it says'


def _refresh_some() -> int:
    lacking = db.session.scalars(_lacking().limit(AT_ONCE)).all()
    refresh(lacking)
    return len(lacking)


def _lacking() -> sa.Select[uuid.UUID]:
    there = sa.select(DeskRow.application_id).where(DeskRow.form >= FORM)
    return sa.select(Application.id).where(Application.id.not_in(there)).order_by(Application.number)


def _portraits(application_ids: Collection[uuid.UUID], *, lock: bool) -> list[Portrait]:
    ids = sorted(application_ids)
    if not ids:
        return []
    query = FOUND.where(Application.id.in_(ids))
    if lock:
        query = query.with_for_update(of=Application).execution_options(populate_existing=True)
    found = db.session.execute(query).all()
    if not found:
        return []
    any_day = max(application.updated_at for application, _, _ in found)  # only drafts are judged by the day it is
    spoken = reports.of_applications(ids, any_day, photos=False)
    return [
        portrait(
            application,
            spoken.get(application.id, []),
            reviewer_id=reviewer_id,
            applicant=name,
        )
        for application, name, reviewer_id in found
    ]


def _terms_of(numbers: Collection[int]) -> dict[int, set[str]]:
    kept: dict[int, set[str]] = defaultdict(set)
    if numbers:
        query = sa.select(TERMS.c.number, TERMS.c.term).where(TERMS.c.number.in_(numbers))
        for row in db.session.connection().execute(query):
            kept[row.number].add(row.term)
    return kept


def _write_terms(made: Sequence[Portrait], kept: dict[int, set[str]]) -> None:
    connection = db.session.connection()
    for each in made:
        number, before = each.row['number'], kept.get(each.row['number'], set())
        gone, come = before - each.terms, each.terms - before
        if gone:
            connection.execute(sa.delete(TERMS).where(TERMS.c.number == number, TERMS.c.term.in_(gone)))
        if come:
            connection.execute(sa.insert(TERMS), [{'number': number, 'term': term} for term in sorted(come)])


def _notice(session: Session) -> None:
    """Whatever is about to be written into applications and inspections touches them; who files signals says so."""
    for each in (*session.new, *session.dirty, *session.deleted):
        notice = NOTICES.get(type(each))
        if notice is not None:
            notice(session, each)


def _application(_session: Session, changed: Application) -> None:
    if changed.id is None:
        changed.id = uuid7()  # a new one has its row from the first, whether anything follows from it yet or not
    state: Any = sa.inspect(changed)
    names = {each.key for each in state.attrs if each.history.has_changes()}
    if names:
        touched.touch([changed.id], whole=not names <= OF_THE_HEAD)


def _inspection(_session: Session, changed: Inspection) -> None:
    """What a draft holds is not told of; that it has begun, or is sealed, is read where it stands."""
    state: Any = sa.inspect(changed)
    told = {name for name in MATTERS if state.attrs[name].history.has_changes()}
    cancelled = 'state' in told and changed.state == State.CANCELLED
    if cancelled or told & OF_A_DRAFT or (told - {'state'} and changed.state in HANDED_IN):
        touched.touch([changed.application_id])


def _account(session: Session, changed: Account) -> None:
    """Another name is found by other words; who may no longer decide has nothing in hand and nothing open."""
    state: Any = sa.inspect(changed)
    attributes = state.attrs
    with session.no_autoflush:
        if attributes['name'].history.has_changes() and changed.role == Role.APPLICANT:
            own = sa.select(Application.id).where(Application.applicant_id == changed.id)
            touched.touch(session.scalars(own))
        if attributes['role'].history.has_changes() or attributes['blocked_at'].history.has_changes():
            touched.touch(session.scalars(sa.select(Taken.application_id).where(Taken.by_id == changed.id)))
            if changed.blocked or changed.role not in DECIDES:
                session.execute(sa.delete(Lock).where(Lock.by_id == changed.id))


NOTICES: dict[type[Any], Any] = {
    Application: _application,
    Inspection: _inspection,
    Account: _account,
}
touched.settled_by(_notice, settle)
