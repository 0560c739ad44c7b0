"""Legal checks over HTTP: what a reviewer sees, says, lets pass and gives back."""

from __future__ import annotations

import uuid
from typing import Any

from flask import current_app

from app import clock
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications.api import entered
from app.applications.models import Application
from app.db import snapshot, transaction
from app.papers import access
from app.questionnaire import operations as questionnaire
from app.rest import Blueprint, check_version, etag
from app.settings import Settings
from inspections.legal import operations as rules
from inspections.legal.schemas import LegalChecks, NewResult, PaperReturns

legal = Blueprint('legal', __name__, url_prefix='/api/v1', description='Legal checks')
OF = '/applications/<uuid:application_id>'
Answer = tuple[dict[str, Any], dict[str, str]]


@legal.route(f'{OF}/legal-checks', methods=['GET'])
@legal.response(200, LegalChecks)
@allowed(Role.REVIEWER)
def get_checks(application_id: uuid.UUID) -> Answer:
    """The checks with their results, facts side by side, and the papers."""
    return _shown(application_id)


@legal.route(f'{OF}/legal-checks/<check>', methods=['PUT'])
@legal.arguments(NewResult)
@legal.response(200, LegalChecks)
@allowed(Role.REVIEWER)
def put_result(said: dict[str, Any], application_id: uuid.UUID, check: str) -> Answer:
    """Say what was found; every change is kept. Refused while another reviewer has the application open."""
    by, at = signed_in(), clock.now()
    with transaction():
        application = access.readable(application_id, by, lock=True)
        answers = _answers(application)
        rules.say(application, check, said['result'], said['note'], answers=answers, by=by, settings=_settings(), at=at)
    return _shown(application_id)


@legal.route(f'{OF}/legal-passes', methods=['POST'])
@legal.response(200, LegalChecks)
@allowed(Role.REVIEWER)
def let_pass(application_id: uuid.UUID) -> Answer:
    """The papers are in order: the application goes on to the inspection of the empty room."""
    by, at = signed_in(), clock.now()
    with transaction():
        application = access.readable(application_id, by, lock=True)
        check_version(application.version)
        rules.let_pass(application, answers=_answers(application), by=by, at=at)
        entered(application, by.id, at)
    return _shown(application_id)


@legal.route(f'{OF}/paper-returns', methods=['POST'])
@legal.arguments(PaperReturns)
@legal.response(200, LegalChecks)
@allowed(Role.REVIEWER)
def give_back(said: dict[str, Any], application_id: uuid.UUID) -> Answer:
    """Give papers and answers back, each with its reason; the applicant sees exactly these."""
    by, at = signed_in(), clock.now()
    with transaction():
        application = access.readable(application_id, by, lock=True)
        check_version(application.version)
        answers = _answers(application)
        rules.give_back(application, said['items'], answers=answers, by=by, settings=_settings(), at=at)
        entered(application, by.id, at)
    return _shown(application_id)


def _shown(application_id: uuid.UUID) -> Answer:
    with snapshot():
        application = access.readable(application_id, signed_in())
        seen = rules.shown(application, _answers(application), _settings(), clock.now())
    return seen, etag(application.version)


def _answers(application: Application) -> dict[str, Any]:
    return questionnaire.answers(_settings().data, application)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
