"""Training over HTTP: the applicant's roster, the courses, and the phones of those who learn without an account."""

from __future__ import annotations

import io
import uuid
from datetime import datetime
from typing import Any

from flask import Response, current_app, request, send_file

from app import clock, limits, problems
from app.accounts.models import Account, Role
from app.accounts.session import allowed, public, signed_in
from app.applications import operations as applications
from app.applications.api import entered, readable
from app.applications.models import Application
from app.db import snapshot, transaction
from app.rest import Blueprint
from app.rules import operations as rules
from app.settings import Settings
from app.training import calendar, certificate, courses, operations, views
from app.training.models import Member
from app.training.schemas import (
    CameShape,
    CertificateQuery,
    CheckedCertificate,
    CourseLibrary,
    LearnerShape,
    LearnSecret,
    Learnt,
    NewEnd,
    NewInvitation,
    NewMember,
    TrainingShape,
)

training = Blueprint('training', __name__, url_prefix='/api/v1', description='The training of the staff of a point')
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)
KEY = 'X-Osmotr-Learner'
OF_APPLICATION = '/applications/<uuid:application_id>/training'


@training.route(OF_APPLICATION, methods=['GET'])
@training.response(200, TrainingShape)
@allowed(Role.APPLICANT, *STAFF)
def get_training(application_id: uuid.UUID) -> dict[str, Any]:
    """Who learns and how far they are."""
    with snapshot():
        return _shown(readable(application_id))


@training.route(f'{OF_APPLICATION}/members', methods=['POST'])
@training.arguments(NewMember)
@training.response(201, TrainingShape)
@allowed(Role.APPLICANT)
def add_member(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Put somebody on the roster."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.add(
            _settings().data, application, member_id=said['id'], name=said['name'], role=said['role'], by=by, at=at
        )
        return _shown(application)


@training.route(f'{OF_APPLICATION}/members/<uuid:member_id>/invitations', methods=['POST'])
@training.arguments(NewInvitation)
@training.response(201, TrainingShape)
@allowed(Role.APPLICANT)
def invite_member(said: dict[str, Any], application_id: uuid.UUID, member_id: uuid.UUID) -> dict[str, Any]:
    """A link for a member: good once, for thirty days; the one before is good no more."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.invite(_settings().data, application, member_id, invitation_id=said['id'], by=by, at=at)
        return _shown(application)


@training.route(f'{OF_APPLICATION}/members/<uuid:member_id>', methods=['DELETE'])
@training.response(200, TrainingShape)
@allowed(Role.APPLICANT)
def remove_member(application_id: uuid.UUID, member_id: uuid.UUID) -> dict[str, Any]:
    """Take somebody off the roster; what they have learnt stays."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.remove(application, member_id, by, at)
        return _shown(application)


@training.route(f'{OF_APPLICATION}/ends', methods=['POST'])
@training.arguments(NewEnd)
@training.response(201, TrainingShape)
@allowed(Role.APPLICANT)
def end_training(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Say that all have learnt: the test period begins; refused with those who have not passed."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        if operations.finish(application, said['id'], by, at):
            entered(application, by, at)
        return _shown(application)


@training.route('/courses', methods=['GET'])
@training.response(200, CourseLibrary)
@public
def get_courses() -> dict[str, Any]:
    """Every course to be read; nothing of them is secret."""
    with snapshot():
        return views.library()


@training.route('/courses/<course_id>/webinar.ics', methods=['GET'])
@training.response(200, content_type='text/calendar')
@public
def get_webinar(course_id: str) -> Response:
    """The webinar of a course as a calendar file."""
    with snapshot():
        rule = rules.current(views.RULE)
    course = courses.every().get(course_id)
    webinar = (rule.value.get(course_id) or {}).get('webinar')
    if course is None or webinar is None:
        raise problems.NotFound(course=course_id)
    content = calendar.event(
        uid=f'{course_id}-{rule.version}@osmotr',
        starts_at=datetime.fromisoformat(webinar['at']),
        minutes=webinar['minutes'],
        title=course.content['title']['ru'],
        address=webinar['address'],
        written_at=clock.now(),
    )
    return send_file(
        io.BytesIO(content), mimetype='text/calendar', download_name=f'{course_id}.ics', as_attachment=True
    )


@training.route('/learners', methods=['POST'])
@training.arguments(LearnSecret)
@training.response(201, CameShape)
@public
def come(said: dict[str, str]) -> dict[str, Any]:
    """Open one's link: it is used by that, and the phone is told the key by which it is known from now on."""
    limits.hit('link', request.remote_addr or '')
    at = clock.now()
    with transaction():
        member, key = operations.come(said['token'], at)
        return {**views.learner(_settings().data, member), 'key': key}


@training.route('/learners/me', methods=['GET'])
@training.response(200, LearnerShape)
@public
def get_learner() -> dict[str, Any]:
    """Who learns on this phone."""
    with snapshot():
        return views.learner(_settings().data, _learner())


@training.route('/learners/me/progress', methods=['POST'])
@training.arguments(Learnt)
@training.response(200, LearnerShape)
@public
def learn(said: dict[str, Any]) -> dict[str, Any]:
    """Keep what was read and tried; sent twice it is the same as once."""
    at = clock.now()
    with transaction():
        member = _learner()
        applications.find(member.application_id, lock=True)
        operations.learn(member, said['pages'], said['attempts'], at)
        return views.learner(_settings().data, member)


@training.route('/learners/me/certificate', methods=['GET'])
@training.arguments(CertificateQuery, location='query')
@training.response(200, content_type='application/pdf')
@public
def get_own_certificate(query: dict[str, str]) -> Response:
    """The certificate of who learns on this phone."""
    with snapshot():
        return _paper(_learner(), query['locale'])


@training.route(f'{OF_APPLICATION}/members/<uuid:member_id>/certificate', methods=['GET'])
@training.arguments(CertificateQuery, location='query')
@training.response(200, content_type='application/pdf')
@allowed(Role.APPLICANT, *STAFF)
def get_certificate(query: dict[str, str], application_id: uuid.UUID, member_id: uuid.UUID) -> Response:
    """The certificate of a member."""
    with snapshot():
        return _paper(operations.find(readable(application_id), member_id), query['locale'])


@training.route('/certificates/<certificate_code>', methods=['GET'])
@training.response(200, CheckedCertificate)
@public
def check_certificate(certificate_code: str) -> dict[str, Any]:
    """Whether there is a certificate with this code: initials, when, what, and whether they still belong here."""
    limits.hit('check', request.remote_addr or '')
    with snapshot():
        return views.checked(_settings().data, *operations.by_code(certificate_code))


def _learner() -> Member:
    return operations.by_key(request.headers.get(KEY, ''))


def _paper(member: Member, locale: str) -> Response:
    settings = _settings()
    found = operations.certificate_of(member)
    if found is None:
        raise problems.NotFound(certificate=str(member.id))
    content = certificate.draw(
        name=operations.name_of(settings.data, member),
        courses=[each.content['title'][locale] for each in courses.every().values()],
        address=applications.find(member.application_id).address,
        code=found.code,
        link=f'{settings.address}/certificate/{found.code}',
        at=found.created_at,
        locale=locale,
        zone=clock.zone(settings.zone),
    )
    answer = send_file(
        io.BytesIO(content),
        mimetype='application/pdf',
        download_name=f'certificate-{found.code}.pdf',
        as_attachment=True,
    )
    answer.headers['Cache-Control'] = 'no-store'
    return answer


def _shown(application: Application) -> dict[str, Any]:
    account: Account = signed_in()
    return views.roster(_settings().data, application, clock.now(), own=account.role == Role.APPLICANT)


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
