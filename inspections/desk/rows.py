"""Desk rows as people see them: with the application, names, and who has it open; two queries for fifty."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.accounts.models import Account
from app.applications import views
from app.applications.models import Application
from app.db import db, rows_of
from app.rest import moment
from inspections.desk import locks
from inspections.desk.models import DeskRow
from inspections.models import Inspection

ROWS, INSPECTIONS, APPLICATIONS, ACCOUNTS = (rows_of(each) for each in (DeskRow, Inspection, Application, Account))
APPLICANTS, REVIEWERS, INSPECTORS = (ACCOUNTS.alias(name) for name in ('applicants', 'reviewers', 'inspectors'))
MOMENTS = ('promised_at', 'submitted_at', 'updated_at')
OWN = ('disagreements', 'critical_bad', 'signals', 'worst')
JOINED = sa.select(
    *[APPLICATIONS.c[name] for name in views.COLUMNS],
    *[ROWS.c[name] for name in (*OWN, 'voices', 'verdict', 'percent', 'reviewer_id', 'inspector_id')],
    APPLICATIONS.c.applicant_id,
    APPLICANTS.c.name.label('applicant'),
    REVIEWERS.c.name.label('reviewer'),
    INSPECTORS.c.name.label('inspector'),
    *locks.COLUMNS,
).select_from(
    locks.beside(
        ROWS.join(APPLICATIONS, APPLICATIONS.c.id == ROWS.c.application_id)
        .join(APPLICANTS, APPLICANTS.c.id == APPLICATIONS.c.applicant_id)
        .outerjoin(REVIEWERS, REVIEWERS.c.id == ROWS.c.reviewer_id)
        .outerjoin(INSPECTORS, INSPECTORS.c.id == ROWS.c.inspector_id),
        APPLICATIONS.c.id,
    )
)
NUMBERED = JOINED.where(ROWS.c.number.in_(sa.bindparam('numbers', expanding=True)))
OF_ONE = JOINED.where(ROWS.c.application_id == sa.bindparam('application_id'))
STATES = sa.select(INSPECTIONS.c.id, INSPECTIONS.c.state).where(
    INSPECTIONS.c.id.in_(sa.bindparam('ids', expanding=True))
)


def numbered(numbers: Sequence[int], at: datetime) -> list[dict[str, Any]]:
    """The rows of these applications, in this order, as they stand now."""
    if not numbers:
        return []
    found = db.session.connection().execute(NUMBERED, {'numbers': list(numbers), **locks.holding(at)})
    shown = {each['number']: each for each in _shown(found.all())}
    return [shown[each] for each in numbers if each in shown]


def ready(row: dict[str, Any]) -> dict[str, Any]:
    """The same row as it stands on the wire: fifty walks through its shape cost more than the queries."""
    return row | {name: row[name] and moment(row[name]) for name in MOMENTS}


def of_application(application_id: uuid.UUID, at: datetime) -> dict[str, Any]:
    """The same of one."""
    found = db.session.connection().execute(OF_ONE, {'application_id': application_id, **locks.holding(at)})
    return _shown([found.one()])[0]


def _shown(rows: Sequence[Any]) -> list[dict[str, Any]]:
    states = _states(rows)
    return [
        {
            **{name: getattr(row, name) for name in views.COLUMNS},
            'applicant': _person(row.applicant_id, row.applicant),
            'summary': {
                **{kind: voice and _voice(voice, states) for kind, voice in row.voices.items()},
                **{name: getattr(row, name) for name in OWN},
            },
            'verdict': row.verdict,
            'percent': row.percent,
            'reviewer': _person(row.reviewer_id, row.reviewer),
            'inspector': _person(row.inspector_id, row.inspector),
            'lock': (held := locks.told(row)) and held.plain(),
        }
        for row in rows
    ]


def _person(account_id: uuid.UUID | None, name: str | None) -> dict[str, Any] | None:
    return {'id': account_id, 'name': name} if account_id else None


def _states(rows: Sequence[Any]) -> dict[uuid.UUID, str]:
    ids = [uuid.UUID(voice['inspection_id']) for row in rows for voice in row.voices.values() if voice]
    return {row.id: row.state for row in db.session.connection().execute(STATES, {'ids': ids})} if ids else {}


def _voice(voice: dict[str, Any], states: dict[uuid.UUID, str]) -> dict[str, Any]:
    inspection_id = uuid.UUID(voice['inspection_id'])
    return {**voice, 'inspection_id': inspection_id, 'state': states.get(inspection_id)}
