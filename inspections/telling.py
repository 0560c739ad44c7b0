"""Who is told what of an inspection, in the words of app/notifications/kinds.py."""

from __future__ import annotations

import uuid
from datetime import datetime

from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.notifications.operations import tell
from app.rest import moment
from checklists import operations as checklists
from inspections.models import Inspection, Question, QuestionAnswer

ENDED = (Stage.WITHDRAWN, Stage.STOPPED)


def assigned(application: Application, inspection: Inspection, at: datetime) -> None:
    """Whoever must fix hears which items; a visit concerns both who makes it and who awaits it."""
    facts = {**applications.headline(application), 'due_at': moment(inspection.due_at)}
    if inspection.kind == 'visit':
        facts['stage'] = inspection.stage
        tell('visit.planned', [inspection.assignee_id], application.id, {**facts, **_leading(inspection)}, at)
        tell('visit.planned', [application.applicant_id], application.id, facts, at)
    elif inspection.items:
        known = checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile)
        items = [{**each, 'text': dict(known[each['id']].text)} for each in inspection.items]
        decided = applications.last_decision(application)
        letter = applications.letter_of(decided.id) if decided and inspection.kind == 'self_assessment' else None
        facts |= {**_leading(inspection), 'items': items, **({'letter': letter} if letter else {})}
        tell('items.returned', [inspection.assignee_id], application.id, facts, at)


def changed(inspection: Inspection, former: uuid.UUID, *, moved: bool, at: datetime) -> None:
    """Another date, another inspector: who was to come hears that they need not, the applicant only of the date."""
    if inspection.kind != 'visit':
        return
    application = applications.find(inspection.application_id)
    facts = {**applications.headline(application), 'due_at': moment(inspection.due_at)}
    leading = {**facts, **_leading(inspection)}
    if inspection.assignee_id != former:
        tell('visit.cancelled', [former], application.id, {**facts, 'handed_over': True}, at)
        planned = {**leading, 'stage': inspection.stage}
        tell('visit.planned', [inspection.assignee_id], application.id, planned, at)
    elif moved:
        tell('visit.moved', [inspection.assignee_id], application.id, leading, at)
    if moved:
        tell('visit.moved', [application.applicant_id], application.id, facts, at)


def cancelled(application: Application, inspection: Inspection, reason: str, at: datetime) -> None:
    """Nobody comes. After a refusal the applicant has heard something worse, with its reason; what ended with the
    application or with the point has none."""
    if inspection.kind != 'visit':
        return
    facts = {**applications.headline(application), 'due_at': moment(inspection.due_at)}
    if application.stage not in ENDED:
        facts['reason'] = reason
    tell('visit.cancelled', [inspection.assignee_id], application.id, {**facts, **_leading(inspection)}, at)
    if application.stage not in (Stage.REFUSED, *ENDED):
        tell('visit.cancelled', [application.applicant_id], application.id, facts, at)


def asked(application: Application, question: Question, at: datetime) -> None:
    """Whoever is asked; an inspector is led to the inspection it is about."""
    facts = {**applications.headline(application), 'item': question.item, 'question': question.text}
    leading = {'inspection': str(question.inspection_id)} if question.to == 'inspector' else {}
    tell('question.asked', [question.to_id], application.id, {**facts, **leading}, at)


def answered(application: Application, question: Question, given: QuestionAnswer, at: datetime) -> None:
    """Whoever asked."""
    facts = {'item': question.item, 'question': question.text, 'answer': given.text}
    tell(
        'question.answered', [question.asked_by_id], application.id, {**applications.headline(application), **facts}, at
    )


def _leading(inspection: Inspection) -> dict[str, str]:
    return {'inspection': str(inspection.id)}
