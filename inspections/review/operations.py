"""Queue, decisions, planning: one act, one transaction, calling applications.operations downward."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import problems
from app.accounts import operations as accounts
from app.applications import operations as applications
from app.applications import views
from app.applications.models import Application, Decision, Stage
from app.db import db
from checklists import operations as checklists
from inspections import operations, report_code
from inspections.models import Inspection
from inspections.review import comparison, reports
from inspections.review.reports import Report
from inspections.states import OPEN, State

QUEUED = (Stage.REVIEWING.value, Stage.FIXING.value)
RECHECK_DAYS = {'applicant': 28, 'inspector': 7}
KIND_OF = {'applicant': 'self_assessment', 'inspector': 'visit'}


def queue(rows: Sequence[Application], at: datetime) -> list[dict[str, Any]]:
    """Applications with what a reviewer wants to know before opening them; as many queries for fifty as for one."""
    ids = [each.id for each in rows]
    found, signals = reports.of_applications(ids, at, photos=False), reports.signals_of(ids)
    shown = views.many(rows)
    return [
        {**each, 'summary': comparison.summary(found.get(each['id'], []), signals.get(each['id'], 0))} for each in shown
    ]


def counts(at: datetime) -> dict[str, int]:
    """How many applications wait for a decision, how many of these are late, and how many are being fixed."""
    waiting = Application.stage == Stage.REVIEWING
    late = sa.and_(waiting, Application.promised_at < at)
    query = sa.select(
        sa.func.count().filter(waiting),
        sa.func.count().filter(late),
        sa.func.count().filter(Application.stage == Stage.FIXING),
    )
    found = db.session.execute(query.where(Application.stage.in_(QUEUED))).one()
    return dict(zip(('waiting', 'breaching', 'fixing'), found, strict=True))


def twin_report(application: Application, at: datetime) -> dict[str, Any]:
    """Both voices item by item, with everything that stands beside them."""
    own = reports.of_applications([application.id], at).get(application.id, [])
    rows = comparison.compare(own)
    now = comparison.standing(own)
    return {
        'application': {**views.many([application])[0], 'summary': comparison.summary(own, reports.noticed(own))},
        'reports': [_headline(each) for each in own],
        'standing': now.plain() if now else None,
        'items': [row.plain() for row in rows],
        'sections': _sections(own),
        'quarantine': reports.quarantined([each.inspection.id for each in own]),
    }


def decide(
    application: Application, *, verdict: str, items: list[dict[str, Any]], reason: str, by: uuid.UUID, at: datetime
) -> tuple[Decision, list[Inspection]]:
    """Accept, return items, or refuse. Returned items become new inspections of those who must fix them; a refusal ends
    the inspections that are still open."""
    if verdict == 'return':
        recipients = _recipients(application, items)
        decision = applications.decide(application, verdict, items, reason, by, at)
        return decision, [_recheck(application, to, items, previous, by, at) for to, previous in recipients.items()]
    still_open = _open_inspections(application) if verdict == 'refuse' else []
    decision = applications.decide(application, verdict, [], reason, by, at)
    for inspection in still_open:
        operations.cancel(inspection, reason=reason, by=by, at=at)
    return decision, []


def locked(application_id: uuid.UUID) -> Application:
    """The application for a decision or a plan: its inspections are locked first, as everybody does."""
    ids = sa.select(Inspection.id).where(Inspection.application_id == application_id, Inspection.state.in_(OPEN))
    operations.locked(db.session.scalars(ids).all())
    return applications.find(application_id, lock=True)


def plan_visit(
    application: Application, *, assignee_id: uuid.UUID, stage: str, due_at: datetime, by: uuid.UUID, at: datetime
) -> Inspection:
    """A visit for an inspector."""
    inspector = accounts.find(assignee_id)
    return operations.plan_visit(application, inspector=inspector, stage=stage, due_at=due_at, by=by, at=at)


def _recipients(application: Application, items: list[dict[str, Any]]) -> dict[str, Inspection]:
    """Who gets items back, with the newest inspection of theirs. Refuses items that are unknown or named twice, and a
    side that has not spoken yet."""
    ids = [each['id'] for each in items]
    query = sa.select(Inspection).where(Inspection.application_id == application.id, Inspection.state == State.SEALED)
    sealed = list(db.session.scalars(query.order_by(Inspection.id)))
    newest = {kind: [each for each in sealed if each.kind == kind][-1:] for kind in KIND_OF.values()}
    recipients: dict[str, Inspection] = {}
    for each in items:
        previous = newest[KIND_OF[each['to']]]
        if not previous or ids.count(each['id']) > 1:
            raise problems.ActNotPossible(act='return', item=each['id'], to=each['to'])
        inspection = recipients.setdefault(each['to'], previous[0])
        known = checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile)
        if each['id'] not in known:
            raise problems.UnknownItem(
                item=each['id'], checklist=inspection.checklist_id, version=inspection.checklist_version
            )
    return recipients


def _recheck(
    application: Application, to: str, items: list[dict[str, Any]], previous: Inspection, by: uuid.UUID, at: datetime
) -> Inspection:
    mine = [{'id': each['id'], 'reason': each['reason'].strip()} for each in items if each['to'] == to]
    return operations.assign(
        application,
        kind=previous.kind,
        stage='recheck',
        assignee_id=previous.assignee_id,
        due_at=at + timedelta(days=RECHECK_DAYS[to]),
        items=mine,
        previous=previous,
        by=by,
        at=at,
    )


def _open_inspections(application: Application) -> list[Inspection]:
    query = sa.select(Inspection).where(Inspection.application_id == application.id, Inspection.state.in_(OPEN))
    return list(db.session.scalars(query.order_by(Inspection.id)))


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
