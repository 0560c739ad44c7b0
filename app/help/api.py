"""Help over HTTP: the thread of an application, the list of threads, published answers."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from flask import current_app

from app import clock, limits, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.applications.api import read_cursor
from app.applications.models import Application
from app.db import snapshot, transaction
from app.help import answers, operations
from app.help.models import PublishedAnswer
from app.help.schemas import (
    AnswerPage,
    AnswerShape,
    AnswersQuery,
    AnswerText,
    Asked,
    FoundAnswers,
    NewClosing,
    NewMessage,
    ThreadPage,
    ThreadQuery,
    ThreadShape,
    ThreadsQuery,
)
from app.rest import PAGE, Blueprint, etag, page, seen_version
from app.settings import Settings

help_desk = Blueprint('help', __name__, url_prefix='/api/v1', description='Help: threads and published answers')
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)


@help_desk.route('/applications/<uuid:application_id>/help', methods=['GET'])
@help_desk.arguments(ThreadQuery, location='query')
@help_desk.response(200, ThreadShape)
@allowed(Role.APPLICANT, *STAFF)
def get_thread(query: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """The talk about an application, the newest messages, whose move it is, and how long an answer takes."""
    account = signed_in()
    with snapshot():
        application = _own(applications.find(application_id))
        told = operations.read(_folder(), application, query['before'], staff=account.role in STAFF)
    return told, etag(told['version'])


@help_desk.route('/applications/<uuid:application_id>/help/messages', methods=['POST'])
@help_desk.arguments(NewMessage)
@help_desk.response(201, ThreadShape)
@allowed(Role.APPLICANT, *STAFF)
def write(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Ask, or for the network answer; an answer needs If-Match: somebody may have written since."""
    account, at, folder = signed_in(), clock.now(), _folder()
    written = {'message_id': said['id'], 'text': said['text'], 'by': account.id, 'at': at}
    with transaction():
        application = _own(applications.find(application_id, lock=True))
        if account.role in STAFF:
            operations.answer(folder, application, **written, seen=seen_version())
        else:
            if operations.look_up(application, said['id'], account.id) is None:
                limits.hit('help-message', str(account.id))
            operations.ask(folder, application, **written)
        told = operations.read(folder, application, None, staff=account.role in STAFF)
    return told, etag(told['version'])


@help_desk.route('/applications/<uuid:application_id>/help/closings', methods=['POST'])
@help_desk.arguments(NewClosing)
@help_desk.response(201, ThreadShape)
@allowed(*STAFF)
def close(said: dict[str, uuid.UUID], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Say that what waits needs no answer; needs If-Match."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = applications.find(application_id, lock=True)
        operations.close(application, message_id=said['id'], seen=seen_version(), by=by, at=at)
        told = operations.read(_folder(), application, None, staff=True)
    return told, etag(told['version'])


@help_desk.route('/help', methods=['GET'])
@help_desk.arguments(ThreadsQuery, location='query')
@help_desk.response(200, ThreadPage)
@allowed(*STAFF)
def list_threads(query: dict[str, Any]) -> dict[str, Any]:
    """Threads that wait for an answer, the earliest promise first; or answered ones, the last first."""
    waits, at = query['waits'], clock.now()
    with snapshot():
        rows = operations.list_page(
            _folder(), waits=waits, stage=query['stage'], after=read_cursor(query['cursor']), limit=PAGE
        )
        counts = operations.counts(at)
    return {**page(rows, PAGE, lambda row: _cursor(row, 'promised_at' if waits else 'last_at')), 'counts': counts}


@help_desk.route('/help/searches', methods=['POST'])
@help_desk.arguments(Asked)
@help_desk.response(200, FoundAnswers)
@allowed(Role.APPLICANT, *STAFF)
def search(asked: dict[str, str]) -> dict[str, Any]:
    """Published answers by words, which have no place in the address of a request. Only reads."""
    limits.hit('help-search', str(signed_in().id))
    with snapshot():
        return {'items': answers.search(asked['words'])}


@help_desk.route('/help/answers', methods=['GET'])
@help_desk.arguments(AnswersQuery, location='query')
@help_desk.response(200, AnswerPage)
@allowed(*STAFF)
def list_answers(query: dict[str, Any]) -> dict[str, Any]:
    """Every published answer as it stands, also those taken off, the last changed first."""
    with snapshot():
        rows = answers.list_page(after=query['cursor'], limit=PAGE)
    return page(rows, PAGE, lambda row: row.id)


@help_desk.route('/help/answers/<uuid:entry_id>', methods=['PUT'])
@help_desk.arguments(AnswerText)
@help_desk.response(200, AnswerShape)
@allowed(Role.ADMINISTRATOR)
def put_answer(said: dict[str, Any], entry_id: uuid.UUID) -> tuple[PublishedAnswer, dict[str, str]]:
    """Publish an answer for everybody, change it or take it off; needs If-Match, `"0"` for a new one."""
    by, at = signed_in().id, clock.now()
    with transaction():
        made = answers.publish(entry_id, **said, seen=seen_version(), by=by, at=at)
    return made, etag(made.version)


def _own(application: Application) -> Application:
    account = signed_in()
    if account.role == Role.APPLICANT and application.applicant_id != account.id:
        raise problems.NotFound(application_id=str(application.id))
    return application


def _folder() -> Path:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.data


def _cursor(row: dict[str, Any], place: str) -> str:
    return f'{row[place].isoformat()}~{row["application"]["id"]}'
