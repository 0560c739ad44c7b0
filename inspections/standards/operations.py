"""What may be done about changed standards: see what each changes for a point, confirm it, see who has not."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app import audit, problems
from app.applications.models import Application
from app.applications.states import AT_WORK
from app.db import db
from app.duties import states
from app.duties.operations import openings
from app.notifications import operations as notifications
from inspections.models import Inspection
from inspections.standards.models import StandardConfirmation
from inspections.standards.published import Compared, Known, Shelf, Standard
from inspections.states import HANDED_IN

TOLD = ('standard.published', 'standard.ends')


@dataclass(frozen=True, slots=True)
class Task:
    """A version that changes something for a point, and whether its owner has confirmed it."""

    standard: Standard
    confirmed: StandardConfirmation | None


def tasks(application: Application, zone: str) -> list[Task]:
    """The versions that the point was not inspected by yet and that change something for it, the newest first."""
    return tasks_of([application], zone).get(application.id, [])


def tasks_of(points: Sequence[Application], zone: str) -> dict[uuid.UUID, list[Task]]:
    """The same of many points, {application: tasks}, in a few queries."""
    working = [each for each in points if each.stage in AT_WORK]
    if not working:
        return {}
    names = [each.id for each in working]
    shelf, known, confirmed = Shelf(zone), known_to(working), confirmations(names)
    return {
        point.id: [Task(each, confirmed.get((point.id, each.name))) for each in shelf.since(point, known[point.id])]
        for point in working
    }


def asked_on(application: Application, day: date, zone: str) -> Compared | None:
    """By which version of the checklist and which profile a point at work is visited on a day; none for what is no
    point yet: it is asked the newest checklist under its own profile."""
    if application.stage not in AT_WORK:
        return None
    return Shelf(zone).held_on(application, known_to([application])[application.id], day)


def known_to(points: Sequence[Application]) -> dict[uuid.UUID, Known]:
    """{application: up to when it knows what was published}."""
    names = [each.id for each in points]
    opened = openings(names)
    query = sa.select(Inspection.application_id, Inspection.created_at).where(
        Inspection.application_id.in_(names), Inspection.kind == 'visit', Inspection.state.in_(HANDED_IN)
    )
    planned = {
        application_id: at
        for application_id, at in db.session.execute(query.order_by(Inspection.created_at))
        if application_id not in opened or at <= opened[application_id]
    }
    handed_in = {each.id: each.submitted_at or each.created_at for each in points}
    return {each: Known(profile_at=at, checklist_at=planned.get(each, at)) for each, at in handed_in.items()}


def confirm(
    application: Application, name: str, *, confirmation_id: uuid.UUID, zone: str, by: uuid.UUID, at: datetime
) -> StandardConfirmation:
    """The owner has read what this version changes; sent twice it is the same as once. Refuses a version that changes
    nothing for the point, and one that was confirmed already."""
    known: StandardConfirmation | None = db.session.get(StandardConfirmation, confirmation_id)
    if known is not None:
        if (known.application_id, known.standard) != (application.id, name):
            raise problems.NotFound(confirmation_id=str(confirmation_id))
        return known
    states.require(application.stage, 'confirm-standard')
    task = next((each for each in tasks(application, zone) if each.standard.name == name), None)
    if task is None:
        raise problems.StandardUnknown(standard=name)
    if task.confirmed is not None:
        raise problems.StandardConfirmed(standard=name)
    row = StandardConfirmation(
        id=confirmation_id, application_id=application.id, standard=name, by_id=by, created_at=at
    )
    db.session.add(row)
    db.session.flush()
    audit.record(by, 'standard.confirm', application.id, {'standard': name}, at)
    for kind in TOLD:
        notifications.settled(kind, application.id, at, {'standard': name})
    return row


def confirmations(
    application_ids: Sequence[uuid.UUID],
) -> Mapping[tuple[uuid.UUID, str], StandardConfirmation]:
    """{(application, standard): its confirmation}."""
    query = sa.select(StandardConfirmation).where(StandardConfirmation.application_id.in_(application_ids))
    return {(each.application_id, each.standard): each for each in db.session.scalars(query)}


def at_work() -> list[Application]:
    """Every open point, by its number."""
    query = sa.select(Application).where(Application.stage.in_(AT_WORK), Application.erased_at.is_(None))
    return list(db.session.scalars(query.order_by(Application.number)))
