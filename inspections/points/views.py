"""Open points as plain values: for both sides, for a list, for anybody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.applications import views as applications
from app.applications.models import Application
from app.db import db
from inspections import states as inspection_states
from inspections.models import Inspection
from inspections.points import acts, operations, states
from inspections.points.models import Point, PointHours


def shown(folder: Path, zone: str, application: Application, point: Point, role: str) -> dict[str, Any]:
    """The whole of it, for its owner and for the network."""
    return {
        **_headline(application, point),
        **_hours(operations.hours_of(point)),
        'code': point.code,
        'zone': zone,
        'opened_at': point.created_at,
        'suspended_at': point.suspended_at,
        'closed_at': point.closed_at,
        'reasons': point.reasons,
        'visit': _visits([application]).get(application.id),
        'possible': states.possible(application.stage, role),
        'acts': _done(folder, application, point),
    }


def _done(folder: Path, application: Application, point: Point) -> list[dict[str, Any]]:
    """What was done to it and what was decided after visits, the newest first."""
    done, decided = acts.of(point), acts.decisions(application)
    why = acts.reasons(folder, application.applicant_id, done)
    people = accounts.named([each.by_id for each in done] + [each.made_by_id for each in decided])
    found = [(each.id, each.kind, why.get(each.id), each.due_on, each.by_id, each.created_at) for each in done]
    for each in decided:
        reason = each.reason or None
        found.append((each.id, states.DECIDED[each.verdict], reason, None, each.made_by_id, each.created_at))
    return [
        {'id': key, 'kind': kind, 'reason': reason, 'due_on': due_on, 'by': applications.person(people, by), 'at': at}
        for key, kind, reason, due_on, by, at in sorted(found, key=lambda each: (each[5], each[0]), reverse=True)
    ]


def rows(found: Sequence[tuple[Point, Application]]) -> list[dict[str, Any]]:
    """A list of points, with the visit that is on its way to each."""
    visits = _visits([application for _, application in found])
    return [
        {**_headline(application, point), 'reasons': point.reasons, 'visit': visits.get(application.id)}
        for point, application in found
    ]


def public(zone: str, point: Point, application: Application) -> dict[str, Any]:
    """What anybody may know: where it is, whether it works, its hours. Nothing of who owns it."""
    return {
        'number': application.number,
        'address': application.address,
        'standing': operations.standing(point),
        'opened_at': point.created_at,
        'zone': zone,
        **_hours(operations.hours_of(point)),
    }


def _headline(application: Application, point: Point) -> dict[str, Any]:
    return {
        'application_id': application.id,
        'number': application.number,
        'address': application.address,
        'stage': application.stage,
        'standing': operations.standing(point),
        'revisit_on': point.revisit_on,
        'risk': point.risk,
    }


def _hours(said: PointHours | None) -> dict[str, Any]:
    return {'days': said.days if said else None, 'how': said.how if said else ''}


def _visits(some: Sequence[Application]) -> dict[Any, dict[str, Any]]:
    """{application: the visit that is on its way, by when}."""
    query = sa.select(Inspection).where(
        Inspection.application_id.in_([each.id for each in some]),
        Inspection.kind == 'visit',
        Inspection.state.in_(inspection_states.UNSEALED),
    )
    ordered = query.order_by(Inspection.due_at.desc(), Inspection.id)
    return {
        each.application_id: {'inspection_id': each.id, 'due_at': each.due_at, 'stage': each.stage}
        for each in db.session.scalars(ordered)
    }
