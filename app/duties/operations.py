"""What may be done with the duties of an open point: enter a day, remind, take over what was said before."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from app import audit, clock, problems
from app.applications import operations as applications
from app.applications.models import Application, Event
from app.db import db
from app.duties import states
from app.duties.kinds import KINDS, Kind
from app.duties.models import DutyEntry, DutyReminder
from app.notifications import operations as notifications
from app.papers import lease
from app.papers.models import Paper
from app.rest import moment
from app.rules import operations as rules

FARTHEST_YEARS = 50
NOTICE_OF = {'lacking': 'duty.lacking', 'short': 'duty.lacking', 'ended': 'duty.ended', 'soon': 'duty.ends'}
NAMES = uuid.UUID('5f0c7ad2-30f4-4f7e-9f05-3f8f6f6b1a27')  # of entries that the service itself makes


@dataclass(frozen=True, slots=True)
class Known:
    """What the checklist and the inspections say of an item: how much is asked, and what was answered last, by whom,
    when, in which inspection."""

    norm: int | None = None
    value: Any = None
    at: datetime | None = None
    by_id: uuid.UUID | None = None
    inspection_id: uuid.UUID | None = None


class Asking(Protocol):
    """{item: what is known of it}; those above know of checklists and inspections (wsgi.py)."""

    def __call__(self, application: Application, items: Sequence[str], day: date) -> Mapping[str, Known]:
        """Of these items of this application, as they are asked on this day."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody enters: a last day, or a figure, or that there is no end."""

    until: date | None
    figure: int | None
    endless: bool


def enter(
    application: Application, name: str, said: Said, *, entry_id: uuid.UUID, norm: int | None, today: date,
    by: uuid.UUID, at: datetime,
) -> DutyEntry:  # fmt: skip
    """A new day of a duty; sent twice it is the same as once. Refuses a day that is over, and what the duty does not
    ask. `norm`: how much of its figure is asked today."""
    kind = of(name)
    known: DutyEntry | None = db.session.get(DutyEntry, entry_id)
    if known is not None:
        if (known.application_id, known.kind) != (application.id, name):
            raise problems.NotFound(entry_id=str(entry_id))
        return known
    states.require(application.stage, 'enter-duty')
    until, figure = _checked(kind, said, today)
    entry = DutyEntry(
        id=entry_id, application_id=application.id, kind=name, until=until, figure=figure,
        norm=norm if figure is not None else None, by_id=by, created_at=at,
    )  # fmt: skip
    db.session.add(entry)
    db.session.flush()
    facts = {'duty': name, 'until': until and until.isoformat(), 'figure': figure}
    audit.record(by, 'duty.enter', application.id, facts, at)
    for notice in sorted(set(NOTICE_OF.values())):  # whoever has not read that it waits need not
        notifications.settled(notice, application.id, at, {'duty': name})
    return entry


def remind(
    application: Application, name: str, *, reminder_id: uuid.UUID, zone: str, by: uuid.UUID, at: datetime
) -> DutyReminder:
    """Tell the applicant that it is their move; once a day, and only where it is."""
    kind = of(name)
    known: DutyReminder | None = db.session.get(DutyReminder, reminder_id)
    if known is not None:
        if (known.application_id, known.kind) != (application.id, name):
            raise problems.NotFound(reminder_id=str(reminder_id))
        return known
    states.require(application.stage, 'remind-duty')
    today = clock.day(zone, at)
    stands = states.standing(kind, newest(application.id).get(name), today)
    if stands.whose_move != 'applicant':
        raise problems.DutyInOrder(duty=name)
    last = reminded(application.id).get(name)
    if last is not None and clock.day(zone, last) == today:
        raise problems.DutyRemindedToday(duty=name)
    reminder = DutyReminder(id=reminder_id, application_id=application.id, kind=name, by_id=by, created_at=at)
    db.session.add(reminder)
    db.session.flush()
    audit.record(by, 'duty.remind', application.id, {'duty': name}, at)
    tell(application, name, [application.applicant_id], zone, at)
    return reminder


def tell(application: Application, name: str, to: Sequence[uuid.UUID], zone: str, at: datetime) -> None:
    """Say to these people how a duty stands that waits for the applicant."""
    entry = newest(application.id).get(name)
    stands = states.standing(KINDS[name], entry, clock.day(zone, at))
    facts: dict[str, Any] = {**applications.headline(application), 'duty': name}
    if entry is not None and entry.until is not None:
        facts['due_at'] = moment(clock.noon(zone, entry.until))
    if stands.days_left is not None:
        facts['days_left'] = abs(stands.days_left)
    if stands.state == 'short' and entry is not None:
        facts |= {'figure': entry.figure, 'norm': entry.norm}
    notifications.tell(NOTICE_OF[stands.state], to, application.id, facts, at)


def take_over(application: Application, folder: Path, known: Mapping[str, Known], zone: str) -> None:
    """What was said of the duties before the point opened, or by a later visit: in the lease that was handed in, in the
    newest answers. Only what is newer than the last day entered; twice is the same as once."""
    stands = newest(application.id)
    for name, kind in KINDS.items():
        entry = _from_paper(application, name, kind, folder) if kind.paper else _from_answer(
            application, name, kind, known.get(kind.item or ''), zone
        )  # fmt: skip
        former = stands.get(name)
        if entry is None or (former and former.created_at >= entry.created_at):
            continue
        db.session.add(entry)
    db.session.flush()


def newest(application_id: uuid.UUID) -> dict[str, DutyEntry]:
    """{duty: the day that counts}."""
    return {each.kind: each for each in entries(application_id)}


def entries(application_id: uuid.UUID) -> list[DutyEntry]:
    """Every day that was ever entered, the oldest first."""
    query = sa.select(DutyEntry).where(DutyEntry.application_id == application_id)
    return list(db.session.scalars(query.order_by(DutyEntry.created_at, DutyEntry.id)))


def reminded(application_id: uuid.UUID) -> dict[str, datetime]:
    """{duty: when the network last reminded of it}."""
    query = sa.select(DutyReminder.kind, sa.func.max(DutyReminder.created_at))
    query = query.where(DutyReminder.application_id == application_id).group_by(DutyReminder.kind)
    return {row[0]: row[1] for row in db.session.execute(query)}


def opened_at(application: Application) -> datetime:
    """Since when the point has been open; where no event says so, since there is the application."""
    return openings([application.id]).get(application.id, application.created_at)


def openings(application_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, datetime]:
    """{application: since when its point has been open} of those that events speak of."""
    passed = sa.select(Event.application_id, sa.func.max(Event.created_at)).where(
        Event.application_id.in_(application_ids), Event.kind == 'pass'
    )
    return {row[0]: row[1] for row in db.session.execute(passed.group_by(Event.application_id))}


def of(name: str) -> Kind:
    """The kind of this name; refuses another one."""
    if name not in KINDS:
        raise problems.NotFound(duty=name)
    return KINDS[name]


def _checked(kind: Kind, said: Said, today: date) -> tuple[date | None, int | None]:
    if kind.again:
        if said.figure is None or said.until is not None or said.endless:
            raise problems.InvalidRequest(fields={'figure': ['How many days are kept, and nothing else.']})
        return today + rules.term(kind.again), said.figure
    if said.figure is not None or (said.until is None) != said.endless:
        raise problems.InvalidRequest(fields={'until': ['A last day, or that there is no end.']})
    if said.endless:
        if not kind.endless:
            raise problems.InvalidRequest(fields={'endless': ['This duty ends.']})
        return None, None
    assert said.until is not None
    if said.until < today:
        raise problems.DutyDayOver(until=said.until.isoformat())
    if said.until.year > today.year + FARTHEST_YEARS:
        raise problems.DutyDayTooFar(until=said.until.isoformat(), years=FARTHEST_YEARS)
    return said.until, None


def _from_paper(application: Application, name: str, kind: Kind, folder: Path) -> DutyEntry | None:
    query = sa.select(Paper).where(Paper.application_id == application.id, Paper.name == kind.paper)
    told = query.where(Paper.facts.is_not(None)).order_by(Paper.number.desc()).limit(1)
    paper: Paper | None = db.session.scalar(told)
    facts = lease.facts_of(folder, application, paper)
    if paper is None or facts is None:
        return None
    until = date.fromisoformat(facts['until']) if facts['until'] else None
    return DutyEntry(
        id=uuid.uuid5(NAMES, f'{name} {paper.id}'), application_id=application.id, kind=name, until=until,
        source='paper', source_id=paper.id, by_id=application.applicant_id, created_at=paper.created_at,
    )  # fmt: skip


def _from_answer(application: Application, name: str, kind: Kind, known: Known | None, zone: str) -> DutyEntry | None:
    if known is None or known.at is None or known.value is None:
        return None
    until, figure = None, None
    if kind.again:
        if isinstance(known.value, bool) or not isinstance(known.value, int | float):
            return None
        figure, until = int(known.value), clock.day(zone, known.at) + rules.term(kind.again)
    else:
        try:
            until = date.fromisoformat(str(known.value))
        except ValueError:
            return None
    return DutyEntry(
        id=uuid.uuid5(NAMES, f'{name} {known.inspection_id}'), application_id=application.id, kind=name, until=until,
        figure=figure, norm=known.norm if figure is not None else None, source='inspection',
        source_id=known.inspection_id, by_id=known.by_id, created_at=known.at,
    )  # fmt: skip
