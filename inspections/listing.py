"""Inspections as rows of a list, with addresses and names, in a few queries."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.applications import views
from app.applications.models import Application
from app.db import db
from inspections.models import Inspection
from inspections.operations import DAILY

COLUMNS = (
    'id', 'application_id', 'kind', 'stage', 'state', 'due_at', 'started_at', 'finished_at', 'sealed_at',
    'previous_id', 'items', 'version',
)  # fmt: skip


def page(
    *,
    application_id: uuid.UUID | None,
    assignee_id: uuid.UUID | None,
    states: Sequence[str],
    after: uuid.UUID | None,
    limit: int,
) -> list[Inspection]:
    """Inspections, newest first, one more than `limit`."""
    query = sa.select(Inspection).order_by(Inspection.id.desc()).limit(limit + 1)
    if application_id:
        query = query.where(Inspection.application_id == application_id)
    if assignee_id:
        query = query.where(Inspection.assignee_id == assignee_id)
    if states:
        query = query.where(Inspection.state.in_(states))
    if after:
        query = query.where(Inspection.id < after)
    return list(db.session.scalars(query))


def of_application(application_id: uuid.UUID) -> list[Inspection]:
    """All inspections of one application, oldest first; the lists of its test period stand in `trial`."""
    return list(
        db.session.scalars(
            sa.select(Inspection)
            .where(Inspection.application_id == application_id, Inspection.kind != DAILY)
            .order_by(Inspection.id)
        )
    )


def rows(inspections: Sequence[Inspection]) -> list[dict[str, Any]]:
    """Each inspection as a row of a list."""
    wanted = {each.application_id for each in inspections}
    found = db.session.scalars(sa.select(Application).where(Application.id.in_(wanted))) if wanted else ()
    applications = {each.id: each for each in found}
    people = accounts.named([each.assignee_id for each in inspections])
    return [
        {
            **{name: getattr(each, name) for name in COLUMNS},
            'number': applications[each.application_id].number,
            'address': applications[each.application_id].address,
            'assignee': views.person(people, each.assignee_id),
            'checklist': {'id': each.checklist_id, 'version': each.checklist_version, 'profile': each.profile},
        }
        for each in inspections
    ]
