"""Open points over HTTP: for their owners, for the network, and one page for anybody."""

from __future__ import annotations

import io
import uuid
from datetime import date
from typing import Any

from flask import Response, current_app, request, send_file

from app import clock, limits, problems
from app.accounts.models import Role
from app.accounts.session import allowed, public, signed_in
from app.applications.api import entered, readable
from app.db import snapshot, transaction
from app.rest import PAGE, Blueprint
from app.settings import Settings
from inspections.desk import locks
from inspections.points import acts, certificate, operations, views
from inspections.points.acts import Said
from inspections.points.schemas import (
    CertificateOfPoint,
    NewHours,
    NewPointAct,
    Points,
    PointShape,
    PointsQuery,
    PublicPoint,
)
from inspections.points.states import KINDS
from inspections.review import operations as review

points = Blueprint('points', __name__, url_prefix='/api/v1', description='Open points')
OF = '/applications/<uuid:application_id>/point'
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)


@points.route('/points', methods=['GET'])
@points.arguments(PointsQuery, location='query')
@points.response(200, Points)
@allowed(*STAFF)
def list_points(query: dict[str, Any]) -> dict[str, Any]:
    """The points of the network, who is to be inspected soonest first."""
    after = _read_cursor(query['cursor'])
    with snapshot():
        found = operations.listed(query['standing'], after, PAGE)
        page, more = found[:PAGE], len(found) > PAGE
        cursor = f'{page[-1][0].revisit_on or date.max}~{page[-1][0].id}' if more else None
        return {'items': views.rows(page), 'next': cursor}


@points.route(OF, methods=['GET'])
@points.response(200, PointShape)
@allowed(Role.APPLICANT, *STAFF)
def get_point(application_id: uuid.UUID) -> dict[str, Any]:
    """The point of an application, once it has opened."""
    return _shown(application_id)


@points.route(f'{OF}/hours', methods=['POST'])
@points.arguments(NewHours)
@points.response(201, PointShape)
@allowed(Role.APPLICANT)
def say_hours(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Say when the point is open, for everybody to read."""
    by, at = signed_in(), clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.say_hours(application, said['id'], said['days'], said['how'], by.id, at)
    return _shown(application_id)


@points.route(f'{OF}/acts', methods=['POST'])
@points.arguments(NewPointAct)
@points.response(201, PointShape)
@allowed(Role.APPLICANT, Role.REVIEWER)
def act_on_point(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Warn, suspend, restore or stop the point; its owner says that what was found is put right, or closes it. The
    network is refused while another reviewer has it open."""
    by, settings = signed_in(), _settings()
    if KINDS[said['kind']].by != by.role:
        raise problems.NotAllowed(act=said['kind'])
    wanted = Said(said['kind'], said['reason'], said['due_on'], said['answers'])
    with transaction():
        readable(application_id)
        application, at = review.locked(application_id), clock.now()  # acts stand in the order in which they are done
        if by.role != Role.APPLICANT:
            locks.require_free(application, by.id, at)
        before = application.stage
        news = acts.do(settings.data, settings.zone, application, said['id'], wanted, by.id, at)
        if news and application.stage != before:
            entered(application, by.id, at)
    return _shown(application_id)


@points.route(f'{OF}/certificate', methods=['GET'])
@points.arguments(CertificateOfPoint, location='query')
@points.response(200, content_type='application/pdf')
@allowed(Role.APPLICANT, *STAFF)
def get_certificate_of_point(query: dict[str, str], application_id: uuid.UUID) -> Response:
    """The certificate of the point on paper."""
    settings, at = _settings(), clock.now()
    with snapshot():
        application = readable(application_id)
        point = operations.require(application)
        if point.closed_at is not None:
            raise problems.ActNotPossible(stage=application.stage, act='certificate', possible=[])
        content = certificate.draw(
            number=application.number,
            address=application.address,
            link=f'{settings.address}/point/{point.code}',
            opened_at=point.created_at,
            at=at,
            locale=query['locale'],
            zone=clock.zone(settings.zone),
        )
    name = f'point-{application.number}.pdf'
    answer = send_file(io.BytesIO(content), mimetype='application/pdf', download_name=name, as_attachment=True)
    answer.headers['Cache-Control'] = 'no-store'
    return answer


@points.route('/points/<point_code>', methods=['GET'])
@points.response(200, PublicPoint)
@public
def get_public_point(point_code: str) -> dict[str, Any]:
    """Where a point is, whether it works now, and its hours."""
    limits.hit('check', request.remote_addr or '')
    with snapshot():
        return views.public(_settings().zone, *operations.by_code(point_code))


def _shown(application_id: uuid.UUID) -> dict[str, Any]:
    settings, by = _settings(), signed_in()
    with snapshot():
        application = readable(application_id)
        return views.shown(settings.data, settings.zone, application, operations.require(application), by.role)


def _read_cursor(text: str | None) -> tuple[date, uuid.UUID] | None:
    if text is None:
        return None
    day, _, name = text.partition('~')
    try:
        return date.fromisoformat(day), uuid.UUID(name)
    except ValueError:
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']}) from None


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
