"""What reviewers and administrators do with an application, over HTTP: read it, compare, decide, plan a visit."""

from __future__ import annotations

import uuid
from typing import Any

from flask import current_app

from app import clock, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications import operations as applications
from app.applications import views
from app.applications.api import entered
from app.applications.models import Stage
from app.db import snapshot, transaction
from app.rest import Blueprint, check_version, etag
from app.settings import Settings
from inspections import listing
from inspections.desk import locks
from inspections.desk import rows as desk
from inspections.review import deciding, frozen
from inspections.review import operations as review
from inspections.review.schemas import ApplicationDetail, Comparison, Decided, NewDecision
from inspections.schemas import InspectionRow, NewVisit
from inspections.standards import operations as standards

reviews = Blueprint('reviews', __name__, url_prefix='/api/v1', description='Twin reports, decisions')


@reviews.route('/applications/<uuid:application_id>', methods=['GET'])
@reviews.response(200, ApplicationDetail)
@allowed(Role.APPLICANT, Role.REVIEWER, Role.ADMINISTRATOR)
def get_application(application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """An application with all that happened to it; an applicant sees their own."""
    account, at = signed_in(), clock.now()
    with snapshot():
        own = account.role == Role.APPLICANT
        application = (applications.find if own else applications.find_submitted)(application_id)
        if own and application.applicant_id != account.id:
            raise problems.NotFound(application_id=str(application_id))
        shown = views.many([application])[0] if own else desk.of_application(application_id, at)
        happened = views.happened(*applications.history(application_id), applications.appeals(application_id))
        inspections = listing.rows(listing.of_application(application_id))
    return {**shown, **happened, 'inspections': inspections}, etag(application.version)


@reviews.route('/applications/<uuid:application_id>/comparison', methods=['GET'])
@reviews.response(200, Comparison)
@allowed(Role.REVIEWER, Role.ADMINISTRATOR)
def get_comparison(application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """The applicant's answers against the inspector's, item by item."""
    with snapshot():
        application = applications.find_submitted(application_id)
        report, locale = review.twin_report(application, clock.now()), deciding.locale_of(application)
    settings: Settings = current_app.extensions['osmotr_settings']
    seen = frozen.named(frozen.canonical(report))
    return {**report, 'tiles': settings.tiles, 'locale': locale, 'seen': seen}, etag(application.version)


@reviews.route('/applications/<uuid:application_id>/decisions', methods=['POST'])
@reviews.arguments(NewDecision)
@reviews.response(201, Decided)
@allowed(Role.REVIEWER)
def decide(said: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Accept, return items for fixing, or refuse; needs If-Match with the application's version."""
    by, at, sent = signed_in(), clock.now(), said.pop('letter')
    with transaction():
        application = review.locked(application_id)
        locks.require_free(application, by.id, at)
        check_version(application.version)
        supervised = application.stage == Stage.SUPERVISING
        decision, rechecks = deciding.decide(application, **said, sent=sent, by=people.find(by.id), at=at)
        if supervised:
            entered(application, by.id, at)
    with snapshot():
        told = views.happened([], [decision])['decisions'][0]
        shown, rows = desk.of_application(application_id, at), listing.rows(rechecks)
    return {'decision': told, 'application': shown, 'rechecks': rows}, etag(application.version)


@reviews.route('/applications/<uuid:application_id>/visits', methods=['POST'])
@reviews.arguments(NewVisit)
@reviews.response(201, InspectionRow)
@allowed(Role.ADMINISTRATOR)
def plan_visit(visit: dict[str, Any], application_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Plan a visit for an inspector; needs If-Match with the application's version."""
    with transaction():
        application = review.locked(application_id)
        check_version(application.version)
        settings: Settings = current_app.extensions['osmotr_settings']
        zone = settings.zone
        asked = standards.asked_on(application, clock.day(zone, visit['due_at']), zone)
        inspection = review.plan_visit(application, **visit, asked=asked, by=signed_in().id, at=clock.now())
    return listing.rows([inspection])[0], etag(inspection.version)
