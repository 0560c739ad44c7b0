"""Questions on an item over HTTP: reviewers ask, applicants and inspectors answer."""

from __future__ import annotations

import uuid
from typing import Any

from app import clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.db import snapshot, transaction
from app.rest import Blueprint, etag
from inspections.review import questions as asking
from inspections.review.question_schemas import NewQuestion, NewQuestionAnswer, PutQuestions, QuestionShape

questions = Blueprint('questions', __name__, url_prefix='/api/v1', description='Questions on an item and their answers')


@questions.route('/questions', methods=['GET'])
@questions.response(200, PutQuestions)
@allowed(Role.APPLICANT, Role.INSPECTOR)
def list_questions() -> dict[str, Any]:
    """The newest questions that I am asked."""
    account = signed_in()
    with snapshot():
        return {'items': asking.put_to(account)}


@questions.route('/applications/<uuid:application_id>/questions', methods=['POST'])
@questions.arguments(NewQuestion)
@questions.response(201, QuestionShape)
@allowed(Role.REVIEWER)
def ask(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Ask the applicant or the inspector about an item; whose move it is does not change."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = applications.find(application_id, lock=True)
        question, _ = asking.ask(application, question_id=said.pop('id'), **said, by=by, at=at)
        told = asking.plain([question])[0]
    return told, etag(application.version)


@questions.route('/applications/<uuid:application_id>/questions/<uuid:question_id>/answers', methods=['POST'])
@questions.arguments(NewQuestionAnswer)
@questions.response(201, QuestionShape)
@allowed(Role.APPLICANT, Role.INSPECTOR)
def answer(
    said: dict[str, Any], application_id: uuid.UUID, question_id: uuid.UUID
) -> tuple[dict[str, Any], dict[str, str]]:
    """Answer a question that I am asked, or correct my answer: what I said before stays."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = applications.find(application_id, lock=True)
        question = asking.find(application_id, question_id, by)
        asking.answer(application, question, answer_id=said['id'], text=said['text'], by=by, at=at)
        told = asking.plain([question])[0]
    return told, etag(application.version)
