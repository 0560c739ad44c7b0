"""The applicant's side of the road over HTTP: a draft, its questionnaire, handing it in, and the acts that follow."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from flask import current_app

from app import clock, limits, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.applications import road, states, views
from app.applications.api import entered
from app.applications.models import Application
from app.applications.schemas import ApplicationShape
from app.db import transaction
from app.questionnaire import geocoder, operations
from app.questionnaire.operations import Asked, Need, Standard, Standing, Typed
from app.questionnaire.schemas import (
    AnsweredShape,
    FoundShape,
    NewAct,
    NewSubmission,
    QuestionnaireShape,
    Sought,
    SubmissionShape,
    Typing,
)
from app.rest import Blueprint, etag
from app.rules import operations as rules
from app.settings import Settings

questionnaires = Blueprint(
    'questionnaires', __name__, url_prefix='/api/v1', description='Questionnaires, and the road of their applications'
)


@questionnaires.route('/applications/<uuid:application_id>/draft', methods=['PUT'])
@questionnaires.response(200, ApplicationShape)
@allowed(Role.APPLICANT)
def begin_draft(application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Begin an application under an id that the phone has made; twice is the same as once."""
    account, at = signed_in(), clock.now()
    with transaction():
        application = road.begin(account, application_id, at)
    return _shown(application)


@questionnaires.route('/applications/<uuid:application_id>/questionnaire', methods=['GET'])
@questionnaires.response(200, QuestionnaireShape)
@allowed(Role.APPLICANT)
def read_questionnaire(application_id: uuid.UUID) -> dict[str, Any]:
    """One's own questionnaire: what was answered, what is missing, what may be chosen."""
    application = _own(application_id)
    typed = operations.typed(_settings().data, application)
    consent, asked = rules.current('consent'), _asked()
    return {
        **_state(application, {name: each.value for name, each in typed.items() if each.value is not None}, asked),
        'answers': typed,
        'open': application.stage in states.OPEN_QUESTIONNAIRE,
        'consent': {'version': consent.version, 'text': consent.value},
        'formats': [{'id': each.profile, 'name': each.name, 'ref': each.ref} for each in asked.standards],
        'geocoder': _settings().geocoder_url is not None,
    }


@questionnaires.route('/applications/<uuid:application_id>/questionnaire', methods=['PATCH'])
@questionnaires.arguments(Typing)
@questionnaires.response(200, AnsweredShape)
@allowed(Role.APPLICANT)
def answer_questionnaire(given: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Keep what was typed: per field the later one stands, and a wrong one is refused alone."""
    at, folder = clock.now(), _settings().data
    typed = {name: _typed(each) for name, each in given.items()}
    with transaction():
        application = _own(application_id, lock=True)
        came = operations.answer(folder, application, typed, at)
        answers = operations.answers(folder, application)
    return {**_state(application, answers, _asked()), 'fields': {name: _came(each) for name, each in came.items()}}


@questionnaires.route('/applications/<uuid:application_id>/submissions', methods=['POST'])
@questionnaires.arguments(NewSubmission)
@questionnaires.response(201, SubmissionShape)
@allowed(Role.APPLICANT)
def submit_application(said: dict[str, Any], application_id: uuid.UUID) -> tuple[Any, dict[str, str]]:
    """Hand the application in; refused with the list of what is missing."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = _own(application_id, lock=True)
        submission, news = operations.submit(
            _settings().data,
            application,
            _asked(),
            submission_id=said['id'],
            consent_version=said['consent_version'],
            by=by,
            at=at,
        )
        if news:
            entered(application, by, at)
    return submission, etag(application.version)


@questionnaires.route('/applications/<uuid:application_id>/withdrawals', methods=['POST'])
@questionnaires.arguments(NewAct)
@questionnaires.response(201, ApplicationShape)
@allowed(Role.APPLICANT)
def withdraw(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Take one's application back: whatever was planned is cancelled; one may come back to it."""
    return _act(application_id, 'withdraw', said['id'])


@questionnaires.route('/applications/<uuid:application_id>/comebacks', methods=['POST'])
@questionnaires.arguments(NewAct)
@questionnaires.response(201, ApplicationShape)
@allowed(Role.APPLICANT)
def come_back(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Take a withdrawn application up again: it is a draft with the answers of before."""
    return _act(application_id, 'come-back', said['id'])


@questionnaires.route('/applications/<uuid:application_id>/repairs', methods=['POST'])
@questionnaires.arguments(NewAct)
@questionnaires.response(201, ApplicationShape)
@allowed(Role.APPLICANT)
def declare_repaired(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Say that the repair is finished: the inspection of the finished room opens."""
    return _act(application_id, 'repaired', said['id'])


@questionnaires.route('/places', methods=['POST'])
@questionnaires.arguments(Sought)
@questionnaires.response(200, FoundShape)
@allowed(Role.APPLICANT)
def find_place(said: dict[str, Any]) -> dict[str, Any]:
    """Where an address is, by the network's geocoder: a POST, so that no address stands in an address."""
    template = _settings().geocoder_url
    if template is None:
        raise problems.NotFound(setting='OSMOTR_GEOCODER_URL')
    limits.hit('geocode', str(signed_in().id))
    try:
        return {'place': geocoder.find(template, said['address'])}
    except geocoder.Away:
        raise problems.GeocoderAway() from None


def _act(application_id: uuid.UUID, name: str, event_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    by, at = signed_in().id, clock.now()
    with transaction():
        application = _own(application_id, lock=True)
        if road.act(application, name, {}, by, at, event_id):
            entered(application, by, at)
    return _shown(application)


def _own(application_id: uuid.UUID, *, lock: bool = False) -> Application:
    application = applications.find(application_id, lock=lock)
    if application.applicant_id != signed_in().id:
        raise problems.NotFound(application_id=str(application_id))
    return application


def _shown(application: Application) -> tuple[dict[str, Any], dict[str, str]]:
    return views.many([application])[0], etag(application.version)


def _typed(given: Any) -> Typed:
    """What was sent for a field. One that is not known here has not been looked at: when it was typed is no matter."""
    if isinstance(given, dict) and isinstance(given.get('changed_at'), datetime):
        return Typed(given['value'], given['changed_at'])
    return Typed(None, clock.now())


def _came(standing: Standing) -> dict[str, Any]:
    wrong = standing.code and {'code': standing.code, 'facts': standing.facts}
    return {'came': standing.came, 'answer': standing.answer, 'wrong': wrong}


def _state(application: Application, answers: dict[str, Any], asked: Asked) -> dict[str, Any]:
    answered, wanted = operations.completeness(answers)
    return {
        'missing': operations.missing(application, answers, asked),
        'completeness': {'answered': answered, 'asked': wanted},
    }


def _asked() -> Asked:
    standards: Callable[[date], Sequence[Standard]] = current_app.extensions['osmotr_standards']
    needs: Sequence[Need] = current_app.extensions['osmotr_submission_needs']
    return Asked(standards(clock.day(_settings().zone)), needs)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
