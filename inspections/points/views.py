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
from inspections.points import history, operations, states
from inspections.points.history import Past
from inspections.points.models import Point, PointHours


def shown(folder: Path, zone: str, application: Application, point: Point, role: str) -> dict[str, Any]:
    """The whole of it, for its owner and for the network."""
    past = history.of([(point, application)])[point.id]
    return {
        **_headline(application, point, past),
        **_hours(operations.hours_of(point)),
        'code': point.code,
        'zone': zone,
        'opened_at': point.created_at,
        'suspended_at': point.suspended_at,
        'closed_at': point.closed_at,
        'reasons': point.reasons,
        'visit': _visits([application]).get(application.id),
        'possible': states.possible(application.stage, role, [each.kind for each in past]),
        'wrong': history.wrong(past),
        'acts': _done(folder, application, past),
    }


def _done(folder: Path, application: Application, past: Sequence[Past]) -> list[dict[str, Any]]:
    why = history.reasons(folder, application.applicant_id, {each.id: each.sealed for each in past})
    people = accounts.named([each.by_id for each in past])
    return [
        {
            'id': each.id,
            'kind': each.kind,
            'reason': why.get(each.id, each.said),
            'due_on': each.due_on,
            'by': applications.person(people, each.by_id),
            'at': each.at,
        }
        for each in past
    ]


def rows(found: Sequence[tuple[Point, Application]]) -> list[dict[str, Any]]:
    """A list of points, with the visit that is on its way to each."""
    visits, past = _visits([application for _, application in found]), history.of(found)
    return [
        {
            **_headline(application, point, past[point.id]),
            'reasons': point.reasons,
            'visit': visits.get(application.id),
        }
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


def _headline(application: Application, point: Point, past: Sequence[Past]) -> dict[str, Any]:
    return {
        'application_id': application.id,
        'number': application.number,
        'address': application.address,
        'stage': application.stage,
        'standing': operations.standing(point),
        'revisit_on': point.revisit_on,
        'risk': point.risk,
        'fixed_at': history.fixed_at(point, past),
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
