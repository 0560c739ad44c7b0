"""Test periods over HTTP: how one stands, problems, the decision, the report that it was made on."""

from __future__ import annotations

import uuid
from typing import Any

from flask import current_app

from app import clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications.api import entered, readable
from app.applications.models import Application
from app.db import snapshot, transaction
from app.rest import Blueprint
from app.settings import Settings
from inspections.desk import locks
from inspections.review import operations as review
from inspections.trial import deciding, operations, troubles, views
from inspections.trial.deciding import Verdict
from inspections.trial.models import Trial
from inspections.trial.schemas import NewMending, NewTrialDecision, NewTrouble, SeenTrialReport, TrialShape
from inspections.trial.troubles import Said

trial = Blueprint('trial', __name__, url_prefix='/api/v1', description='Test periods')
OF = '/applications/<uuid:application_id>/trial'
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)


@trial.route(OF, methods=['GET'])
@trial.response(200, TrialShape)
@allowed(Role.APPLICANT, *STAFF)
def get_trial(application_id: uuid.UUID) -> dict[str, Any]:
    """Its days, trends, problems and decisions."""
    return _shown(application_id)


@trial.route(f'{OF}/troubles', methods=['POST'])
@trial.arguments(NewTrouble)
@trial.response(201, TrialShape)
@allowed(Role.APPLICANT, Role.REVIEWER)
def write_trouble(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Write a problem down: what, who mends it, until when, and the photo that shows it."""
    by, at = signed_in(), clock.now()
    told = Said(said['what'], said['owner'], said['due_on'], said['before'])
    with transaction():
        application = readable(application_id, lock=True)
        settings = _settings()
        troubles.write(settings.data, settings.zone, application, _begun(application), said['id'], told, by.id, at)
    return _shown(application_id)


@trial.route(f'{OF}/troubles/<uuid:trouble_id>/mending', methods=['PUT'])
@trial.arguments(NewMending)
@trial.response(200, TrialShape)
@allowed(Role.APPLICANT)
def mend(said: dict[str, str], application_id: uuid.UUID, trouble_id: uuid.UUID) -> dict[str, Any]:
    """Close a problem by a photo of a daily list."""
    by, at = signed_in(), clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        troubles.close(application, _begun(application), trouble_id, said['after'], by.id, at)
    return _shown(application_id)


@trial.route(f'{OF}/decisions', methods=['POST'])
@trial.arguments(NewTrialDecision)
@trial.response(201, TrialShape)
@allowed(Role.REVIEWER)
def decide(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Pass, extend or stop, on the report that was seen. Refused while another reviewer has the application open."""
    by, at, settings = signed_in(), clock.now(), _settings()
    verdict = Verdict(said['verdict'], said['reason'], said['ends_on'], said['sha256'])
    with transaction():
        review.locked(application_id)  # the lists that a decision closes, before their application
        application = readable(application_id, lock=True)
        locks.require_free(application, by.id, at)
        before = application.stage
        period = _begun(application)
        deciding.decide(settings.data, settings.zone, application, period, said['id'], verdict, by.id, at)
        if application.stage != before:
            entered(application, by.id, at)
    return _shown(application_id)


@trial.route(f'{OF}/decisions/<uuid:decision_id>/report', methods=['GET'])
@trial.response(200, SeenTrialReport)
@allowed(Role.APPLICANT, *STAFF)
def seen_report(application_id: uuid.UUID, decision_id: uuid.UUID) -> dict[str, Any]:
    """The report as it was seen by who decided."""
    with snapshot():
        return deciding.seen(_begun(readable(application_id)), decision_id)


def _shown(application_id: uuid.UUID) -> dict[str, Any]:
    at, settings = clock.now(), _settings()
    with snapshot():
        return views.shown(settings.data, settings.zone, readable(application_id), at)


def _begun(application: Application) -> Trial:
    found = operations.current(application)
    if found is None:
        raise problems.NotFound(application_id=str(application.id))
    return found


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
