"""Questions of reviewers on one item, and what the asked person answered."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications import operations as applications
from app.applications import views
from app.applications.models import Application, Stage
from app.applications.states import BEFORE_OPENING
from app.db import db
from checklists import operations as checklists
from inspections import operations as inspections
from inspections import telling
from inspections.models import Inspection, Question, QuestionAnswer
from inspections.states import State

OVER = (Stage.ACCEPTED, *BEFORE_OPENING, Stage.STOPPED, Stage.REFUSED, Stage.WITHDRAWN)
VOICE = {'applicant': 'self_assessment', 'inspector': 'visit'}
SHOWN = 100


def ask(
    application: Application,
    *,
    question_id: uuid.UUID,
    item: str,
    inspection_id: uuid.UUID | None,
    to: str,
    text: str,
    by: uuid.UUID,
    at: datetime,
) -> tuple[Question, bool]:
    """Ask whoever fills in that side. Whether this is news: sent twice it is the same as once.

    `inspection_id`: which report it is about, else the newest of that side. Whose move it is does not change.
    """
    known: Question | None = db.session.get(Question, question_id)
    if known is not None:
        if known.application_id != application.id or known.asked_by_id != by:
            raise problems.NotFound(question_id=str(question_id))
        return known, False
    if application.stage in OVER:
        raise problems.ActNotPossible(stage=application.stage, act='ask', possible=[])
    if not text.strip():
        raise problems.ReasonMissing(field='text')
    inspection = _about(application, inspection_id, VOICE[to])
    if item not in checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile):
        raise problems.UnknownItem(item=item, checklist=inspection.checklist_id, version=inspection.checklist_version)
    if to == 'inspector':
        inspections.require_inspector(accounts.find(inspection.assignee_id))
    question = Question(
        id=question_id,
        application_id=application.id,
        inspection_id=inspection.id,
        item=item,
        to=to,
        to_id=inspection.assignee_id,
        asked_by_id=by,
        text=text.strip(),
        created_at=at,
    )
    db.session.add(question)
    facts = {'question': str(question_id), 'item': item, 'to': to}
    applications.note_change(application, 'question', facts, by, at)
    audit.record(by, 'question.ask', application.id, facts, at)
    telling.asked(application, question, at)
    return question, True


def answer(
    application: Application, question: Question, *, answer_id: uuid.UUID, text: str, by: uuid.UUID, at: datetime
) -> tuple[QuestionAnswer, bool]:
    """Answer a question, or correct the answer: what was said before stays. Sent twice it is the same as once."""
    known: QuestionAnswer | None = db.session.get(QuestionAnswer, answer_id)
    if known is not None:
        if known.question_id != question.id or known.by_id != by:
            raise problems.NotFound(answer_id=str(answer_id))
        return known, False
    if not text.strip():
        raise problems.ReasonMissing(field='text')
    given = QuestionAnswer(id=answer_id, question_id=question.id, by_id=by, text=text.strip(), created_at=at)
    db.session.add(given)
    db.session.flush()
    facts = {'question': str(question.id), 'item': question.item}
    applications.note_change(application, 'question-answer', facts, by, at)
    audit.record(by, 'question.answer', application.id, facts, at)
    telling.answered(application, question, given, at)
    return given, True


def find(application_id: uuid.UUID, question_id: uuid.UUID, asked: uuid.UUID) -> Question:
    """The question that this person is asked; anybody else hears that there is none."""
    question: Question | None = db.session.get(Question, question_id)
    if question is None or question.application_id != application_id or question.to_id != asked:
        raise problems.NotFound(question_id=str(question_id))
    return question


def by_item(application_id: uuid.UUID) -> dict[str, list[dict[str, Any]]]:
    """{item: its questions with their answers, oldest first}."""
    query = sa.select(Question).where(Question.application_id == application_id)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in plain(list(db.session.scalars(query.order_by(Question.created_at, Question.id)))):
        found[each['item']].append(each)
    return dict(found)


def put_to(account: Account) -> list[dict[str, Any]]:
    """The newest questions that this person is asked, with the words of the item and where it is."""
    query = sa.select(Question, Application, Inspection).where(Question.to_id == account.id)
    query = query.join(Application, Application.id == Question.application_id)
    query = query.join(Inspection, Inspection.id == Question.inspection_id)
    rows = db.session.execute(query.order_by(Question.id.desc()).limit(SHOWN)).all()
    told = plain([question for question, _, _ in rows])
    return [
        {
            **each,
            'number': application.number,
            'address': application.address,
            'texts': _texts(inspection, each['item']),
        }
        for each, (_, application, inspection) in zip(told, rows, strict=True)
    ]


def plain(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Questions with all their answers, oldest first, and names, in two queries."""
    if not questions:
        return []
    query = sa.select(QuestionAnswer).where(QuestionAnswer.question_id.in_([each.id for each in questions]))
    answers: dict[uuid.UUID, list[QuestionAnswer]] = defaultdict(list)
    for given in db.session.scalars(query.order_by(QuestionAnswer.created_at, QuestionAnswer.id)):
        answers[given.question_id].append(given)
    people = accounts.named([person for each in questions for person in (each.asked_by_id, each.to_id)])
    return [
        {
            'id': each.id,
            'application_id': each.application_id,
            'inspection_id': each.inspection_id,
            'item': each.item,
            'to': each.to,
            'asked': views.person(people, each.to_id),
            'by': views.person(people, each.asked_by_id),
            'text': each.text,
            'at': each.created_at,
            'answers': [{'id': given.id, 'text': given.text, 'at': given.created_at} for given in answers[each.id]],
        }
        for each in questions
    ]


def _about(application: Application, inspection_id: uuid.UUID | None, kind: str) -> Inspection:
    query = sa.select(Inspection).where(
        Inspection.application_id == application.id, Inspection.kind == kind, Inspection.state != State.CANCELLED
    )
    if inspection_id is not None:
        query = query.where(Inspection.id == inspection_id)
    found: Inspection | None = db.session.scalar(query.order_by(Inspection.id.desc()).limit(1))
    if found is None:
        raise problems.ActNotPossible(act='ask', to=kind, stage=application.stage, possible=[])
    return found


def _texts(inspection: Inspection, item: str) -> dict[str, str]:
    known = checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile).get(item)
    return dict(known.text) if known else {'ru': item, 'en': item}
