"""Desk rows as people see them: with the application, names, and who has it open; a few queries for fifty."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.applications import views
from app.applications.models import Application
from app.db import db, rows_of
from inspections.desk import locks
from inspections.desk.models import DeskRow
from inspections.models import Inspection

ROWS, INSPECTIONS = rows_of(DeskRow), rows_of(Inspection)


def shown(rows: Sequence[dict[str, Any]], at: datetime) -> list[dict[str, Any]]:
    """Each row of a listing with its application."""
    ids = [row['application_id'] for row in rows]
    found = db.session.scalars(sa.select(Application).where(Application.id.in_(ids))) if ids else ()
    return _joined({each.id: each for each in found}, rows, at)


def numbered(numbers: Sequence[int], at: datetime) -> list[dict[str, Any]]:
    """The rows of these applications, in this order, as they stand now."""
    query = sa.select(ROWS).where(ROWS.c.number.in_(numbers))
    found = {row['number']: dict(row) for row in db.session.connection().execute(query).mappings()}
    return shown([found[each] for each in numbers if each in found], at)


def of_applications(some: Sequence[Application], at: datetime) -> list[dict[str, Any]]:
    """The same for applications that are at hand."""
    query = sa.select(ROWS).where(ROWS.c.application_id.in_([each.id for each in some]))
    rows = {row['application_id']: dict(row) for row in db.session.connection().execute(query).mappings()}
    return _joined({each.id: each for each in some}, [rows[each.id] for each in some if each.id in rows], at)


def _joined(
    applications: dict[uuid.UUID, Application], rows: Sequence[dict[str, Any]], at: datetime
) -> list[dict[str, Any]]:
    held = locks.of(list(applications), at) if applications else {}
    people = accounts.named([row[who] for row in rows for who in ('reviewer_id', 'inspector_id') if row[who]])
    plain = {each['id']: each for each in views.many(list(applications.values()))}
    states = _states(rows)
    return [
        {
            **plain[row['application_id']],
            'summary': {
                **{kind: voice and _voice(voice, states) for kind, voice in row['voices'].items()},
                'disagreements': row['disagreements'],
                'critical_bad': row['critical_bad'],
                'signals': row['signals'],
                'worst': row['worst'],
            },
            'verdict': row['verdict'],
            'percent': row['percent'],
            'reviewer': views.person(people, row['reviewer_id']),
            'inspector': views.person(people, row['inspector_id']),
            'lock': held[row['application_id']].plain() if row['application_id'] in held else None,
        }
        for row in rows
    ]


def _states(rows: Sequence[dict[str, Any]]) -> dict[uuid.UUID, str]:
    ids = [uuid.UUID(voice['inspection_id']) for row in rows for voice in row['voices'].values() if voice]
    if not ids:
        return {}
    query = sa.select(INSPECTIONS.c.id, INSPECTIONS.c.state).where(INSPECTIONS.c.id.in_(ids))
    return {row.id: row.state for row in db.session.connection().execute(query)}


def _voice(voice: dict[str, Any], states: dict[uuid.UUID, str]) -> dict[str, Any]:
    inspection_id = uuid.UUID(voice['inspection_id'])
    return {**voice, 'inspection_id': inspection_id, 'state': states.get(inspection_id)}
