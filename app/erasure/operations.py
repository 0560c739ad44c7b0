"""What may be done: tell a person what is kept, erase it, do it again after a restore, let proof go in its time."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import audit, jobs, problems
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.accounts.passwords import matches
from app.applications import erasing as applications
from app.applications import road, states
from app.applications.models import Application
from app.db import db, one_at_a_time
from app.erasing import Erasing, Held
from app.erasure import ledger
from app.erasure.ledger import Line
from app.erasure.models import Erasure
from app.vault import operations as vault
from app.vault.models import PersonKey

FINISH = 'erasure.finish'
ENDS = ('withdraw', 'close')  # an application on its way, a point at work
Entered = Callable[[Application, uuid.UUID | None, datetime], None]

log = logging.getLogger('osmotr.erasure')


@dataclass(frozen=True, slots=True)
class House:
    """`data`: the folder of the ledger. `parts`: who keeps something of people, those above first (ERASES in wsgi.py).
    `entered`: what else happens when an application enters a stage."""

    data: Path
    parts: Sequence[Erasing]
    entered: Entered


@dataclass(frozen=True, slots=True)
class Asked:
    """How the person asked: on their own page (`self`), or on paper with its number and day (YYYY-MM-DD)."""

    how: str
    reference: str | None = None
    on: str | None = None


def held(house: House, account_id: uuid.UUID) -> Held:
    """What is kept of a person: {what: rows}."""
    found: dict[str, Any] = {}
    for part in reversed(house.parts):
        found |= part.held(account_id)
    return found


def open_applications(account_id: uuid.UUID) -> list[Application]:
    """Those that an erasure would withdraw, and the points that it would close."""
    return [each for each in applications.of(account_id) if _ending(each)]


def _ending(application: Application) -> str | None:
    return next((act for act in ENDS if states.may(application.stage, act, Role.APPLICANT)), None)


def require_own_password(account: Account, password: str) -> None:
    """Refuse when it is not theirs. Slow on purpose, so no transaction is open."""
    if not matches(account.password_hash, password):
        raise problems.PasswordWrong()


def erase(
    house: House, account_id: uuid.UUID, asked: Asked, *, withdraw: bool, by: uuid.UUID, at: datetime
) -> tuple[Erasure, bool]:
    """Erase what is kept of an applicant, in the caller's transaction; whether this is news: twice is once.

    Refuses while an application is open, unless it may be withdrawn. The ledger has its line, on the disk, before this
    returns: should the transaction not be committed, it is done at the next start.
    """
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)  # as the ledger writes it
    person = people.find(account_id, lock=True)
    if person.erased:
        return of(account_id), False
    if person.role != Role.APPLICANT:
        raise problems.NotAnApplicant(account_id=str(account_id))
    applications.of(account_id, lock=True)
    waiting = open_applications(account_id)
    if waiting and not withdraw:
        raise problems.ApplicationsOpen(numbers=[each.number for each in waiting])
    one_at_a_time('erasures')
    highest = db.session.scalar(sa.select(sa.func.max(Erasure.act))) or 0
    wanted = ledger.line(highest + 1, account_id, at, by, asked.how, asked.reference, asked.on)
    made = _do(house, wanted, at)
    written = ledger.append(house.data, wanted)
    made.act = written.act
    facts = {'act': made.act, 'how': made.how, 'gone': made.gone, 'kept': made.kept}
    audit.record(by, 'erasure.make', account_id, facts, at)
    db.session.flush()
    return made, True


def of(account_id: uuid.UUID) -> Erasure:
    """The erasure of this account; refuses when there was none."""
    found: Erasure | None = db.session.scalar(sa.select(Erasure).where(Erasure.account_id == account_id))
    if found is None:
        raise problems.NotFound(account_id=str(account_id))
    return found


def entries(erasure: Erasure) -> list[audit.AuditEntry]:
    """The extract of the audit that belongs to an erasure, in the order of the chain."""
    numbers = [str(each.id) for each in applications.of(erasure.account_id)]
    about = audit.AuditEntry.subject.in_([str(erasure.account_id), *numbers])
    times = [each for each in (erasure.created_at, erasure.replayed_at) if each]
    expired = sa.and_(audit.AuditEntry.act == 'erasure.expire', audit.AuditEntry.subject == str(erasure.account_id))
    query = sa.select(audit.AuditEntry).where(sa.or_(sa.and_(audit.AuditEntry.at.in_(times), about), expired))
    return list(db.session.scalars(query.order_by(audit.AuditEntry.seq)))


def numbers_of(erasure: Erasure) -> list[int]:
    """The applications of the person, by number."""
    return [each.number for each in applications.of(erasure.account_id)]


def replay(house: House, at: datetime) -> int:
    """Make the database follow the ledger, and the ledger the database; returns how many people were erased again."""
    written = ledger.accounts(ledger.read(house.data))
    known = {each.account_id: each for each in db.session.scalars(sa.select(Erasure).order_by(Erasure.act))}
    again = 0
    for each in written.values():
        person = db.session.get(Account, each.account_id, populate_existing=True)
        if person is None or (person.erased and each.account_id in known):
            continue  # a backup from before they came, or as it should be
        _replay(house, each, at)
        again += 1
    for account_id, erasure in known.items():
        if account_id not in written:
            log.error('the ledger of erasures lacked act %s: it is written again', erasure.act)
            ledger.append(house.data, _line_of(erasure))
    return again


def expire(house: House, at: datetime) -> int:
    """Let go of the proof whose time has come; returns of how many people."""
    due = sa.select(Erasure).where(Erasure.kept_until <= at).with_for_update()
    found = list(db.session.scalars(due))
    for erasure in found:
        applications.of(erasure.account_id, lock=True)
        more = _apply(house, erasure.account_id, at)
        erasure.gone = _sum(erasure.gone, more.gone)
        erasure.kept, erasure.kept_until = more.kept, more.kept_until
        erasure.files, erasure.finished_at = [*erasure.files, *more.files], None
        audit.record(None, 'erasure.expire', erasure.account_id, {'act': erasure.act, 'gone': more.gone}, at)
        jobs.enqueue(FINISH, {'erasure_id': str(erasure.id)}, at)
    return len(found)


def disagreements(data: Path) -> Iterator[str]:
    """One sentence for each thing in which ledger and database do not agree."""
    try:
        written = ledger.accounts(ledger.read(data))
    except ledger.Broken as reason:
        yield f'erasures: {reason}'
        return
    known = {each.account_id: each.act for each in db.session.scalars(sa.select(Erasure))}
    query = sa.select(Account.id, Account.erased_at, PersonKey.destroyed_at)
    rows = db.session.execute(query.outerjoin(PersonKey, PersonKey.account_id == Account.id)).all()
    for row in rows:
        if row.id in written and row.erased_at is None:
            yield f'account {row.id}: was erased by act {written[row.id].act} and is there again'
        if row.erased_at is not None and row.id not in known:
            yield f'account {row.id}: is erased, and no act says so'
        if row.erased_at is not None and row.destroyed_at is None:
            yield f'account {row.id}: is erased, and its key is not destroyed'
    for account_id, act in known.items():
        if account_id not in written:
            yield f'erasures: act {act} is not in the ledger'
        elif written[account_id].act != act:
            yield f'erasures: act {act} is act {written[account_id].act} in the ledger'


def _replay(house: House, written: Line, at: datetime) -> None:
    people.find(written.account_id, lock=True)
    applications.of(written.account_id, lock=True)
    former = db.session.scalar(sa.select(Erasure).where(Erasure.account_id == written.account_id))
    if former is not None:
        db.session.delete(former)
        db.session.flush()
    made = _do(house, written, at)
    made.replayed_at = at
    facts = {'act': made.act, 'how': made.how, 'gone': made.gone, 'kept': made.kept, 'again': True}
    audit.record(None, 'erasure.make', written.account_id, facts, at)


def _do(house: House, wanted: Line, at: datetime) -> Erasure:
    """The same for the first time and again: a database that was put back has its applications open."""
    for application in open_applications(wanted.account_id):
        road.act(application, _ending(application) or '', {}, wanted.account_id, at)
        house.entered(application, wanted.account_id, at)
    db.session.flush()
    made = _apply(house, wanted.account_id, at)
    vault.destroy(wanted.account_id, uuid.UUID(wanted.by), at)
    made.act, made.by_id, made.how = wanted.act, uuid.UUID(wanted.by), wanted.how
    made.reference, made.asked_on, made.created_at = wanted.reference, wanted.asked_on, wanted.moment
    db.session.add(made)
    db.session.flush()
    jobs.enqueue(FINISH, {'erasure_id': str(made.id)}, at)
    return made


def _apply(house: House, account_id: uuid.UUID, at: datetime) -> Erasure:
    """What every part says, in one; not of the session yet."""
    made = Erasure(account_id=account_id, gone={}, kept={}, kept_until=None, files=[])
    for part in house.parts:
        said = part.erase(account_id, at)
        db.session.flush()
        made.gone, made.kept = _sum(made.gone, said.gone), _sum(made.kept, said.kept)
        made.files = [*made.files, *([shelf, sha256] for shelf, sha256 in said.files)]
        if said.until is not None:
            made.kept_until = max(made.kept_until or said.until, said.until)
    return made


def _sum(one: dict[str, Any], other: Any) -> dict[str, int]:
    names = [*one, *(name for name in other if name not in one)]
    return {name: count for name in names if (count := one.get(name, 0) + other.get(name, 0))}


def _line_of(erasure: Erasure) -> Line:
    return ledger.line(
        erasure.act, erasure.account_id, erasure.created_at, erasure.by_id, erasure.how, erasure.reference,
        erasure.asked_on,
    )  # fmt: skip
