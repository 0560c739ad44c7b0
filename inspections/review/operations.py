"""Twin reports, planning: one act, one transaction, calling applications.operations downward."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.applications import operations as applications
from app.applications import views
from app.applications.models import Application
from app.db import db
from inspections import operations, report_code
from inspections.models import Inspection
from inspections.review import comparison, questions, reports
from inspections.review.reports import Report


def twin_report(application: Application, at: datetime) -> dict[str, Any]:
    """Both voices item by item, with everything that stands beside them."""
    return told(application, reports.of_applications([application.id], at).get(application.id, []))


def told(application: Application, own: Sequence[Report]) -> dict[str, Any]:
    """The twin report of reports that have been gathered already."""
    rows = comparison.compare(own)
    now = comparison.standing(own)
    asked = questions.by_item(application.id)
    return {
        'application': {**views.many([application])[0], 'summary': comparison.summary(own)},
        'reports': [_headline(each) for each in own],
        'standing': now.plain() if now else None,
        'items': [{**row.plain(), 'questions': asked.get(row.item.id, [])} for row in rows],
        'sections': _sections(own),
        'quarantine': reports.quarantined([each.inspection.id for each in own]),
    }


def locked(application_id: uuid.UUID) -> Application:
    """The application for a decision or a plan: its inspections are locked first, as everybody does. Those that are
    closed too: what is still to be added to them waits."""
    ids = sa.select(Inspection.id).where(Inspection.application_id == application_id)
    operations.locked(db.session.scalars(ids).all())
    return applications.find(application_id, lock=True)


def plan_visit(
    application: Application,
    *,
    assignee_id: uuid.UUID,
    stage: str,
    due_at: datetime,
    by: uuid.UUID,
    at: datetime,
    asked: tuple[int, str] | None = None,
) -> Inspection:
    """A visit for an inspector; `asked` as `operations.plan_visit` has it."""
    inspector = accounts.find(assignee_id)
    return operations.plan_visit(
        application, inspector=inspector, stage=stage, due_at=due_at, by=by, at=at, asked=asked
    )


def _headline(report: Report) -> dict[str, Any]:
    inspection = report.inspection
    return {
        'inspection_id': inspection.id,
        'kind': inspection.kind,
        'stage': inspection.stage,
        'state': inspection.state,
        'by': {'id': report.by.id, 'name': report.by.name} if report.by else None,
        'started_at': inspection.started_at,
        'finished_at': inspection.finished_at,
        'sealed_at': inspection.sealed_at,
        'due_at': inspection.due_at,
        'previous_id': inspection.previous_id,
        'returned': inspection.items,
        'checklist': {
            'id': inspection.checklist_id,
            'version': inspection.checklist_version,
            'profile': inspection.profile,
        },
        'verdict': comparison.own_verdict(report).plain(),
        'receipt': inspection.receipt,
        'code': inspection.code and report_code.written(inspection.code),
    }


def _sections(own: Sequence[Report]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for report in reversed(own):
        for section in report.checklist.sections:
            found.setdefault(section.id, {'id': section.id, 'title': dict(section.title)})
    return list(found.values())
