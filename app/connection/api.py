"""Connections over HTTP: the applicant hands accesses over, tests the computer, makes links and leads a training order;
the network looks on."""

from __future__ import annotations

import io
import uuid
from datetime import datetime
from typing import Any

from flask import Response, current_app, request, send_file

from app import clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.applications.api import entered, readable
from app.applications.models import Application
from app.connection import accesses, computer, drill, links, operations, paper, views
from app.connection.schemas import (
    ConnectionShape,
    NewAccess,
    NewDrill,
    NewLink,
    NewReceipt,
    NewRevocation,
    NewSheet,
    NewShowing,
    NewStep,
    NewTestResult,
    SheetDrawing,
    ShownSecret,
)
from app.db import snapshot, transaction
from app.rest import Blueprint
from app.settings import Settings

connections = Blueprint('connections', __name__, url_prefix='/api/v1', description='The connection of a point')
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)
PDF = 'application/pdf'
OF = '/applications/<uuid:application_id>/connection'


@connections.route(OF, methods=['GET'])
@connections.response(200, ConnectionShape)
@allowed(Role.APPLICANT, *STAFF)
def get_connection(application_id: uuid.UUID) -> dict[str, Any]:
    """Accesses, the self-test, the training order, and what is left to do."""
    with snapshot():
        return _shown(readable(application_id))


@connections.route(f'{OF}/accesses', methods=['POST'])
@connections.arguments(NewAccess)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT)
def issue_access(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Issue an access to somebody who works at the point."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        accesses.issue(_folder(), application, access_id=said['id'], role=said['role'], name=said['name'], by=by, at=at)
        return _shown(application)


@connections.route(f'{OF}/accesses/<uuid:access_id>/showings', methods=['POST'])
@connections.arguments(NewShowing)
@connections.response(201, ShownSecret)
@allowed(Role.APPLICANT)
def show_secret(said: dict[str, Any], application_id: uuid.UUID, access_id: uuid.UUID) -> Any:
    """The secret of an access, once; a second showing is refused."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        secret = accesses.show(_folder(), application, access_id, said['id'], by, at)
        login = accesses.find(application, access_id).login
        told = {'login': login, 'secret': secret, 'connection': _shown(application)}
    return told, {'Cache-Control': 'no-store'}


@connections.route(f'{OF}/accesses/<uuid:access_id>/receipt', methods=['PUT'])
@connections.arguments(NewReceipt)
@connections.response(200, ConnectionShape)
@allowed(Role.APPLICANT)
def confirm_access(said: dict[str, str], application_id: uuid.UUID, access_id: uuid.UUID) -> dict[str, Any]:
    """Confirm that it was received, by the last four signs of its secret."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        left = accesses.confirm(_folder(), application, access_id, said['last'], by, at)
        told = _moved(application, by, at)
    if left is not None:
        raise problems.AccessSigns(left=left)
    return told


@connections.route(f'{OF}/accesses/<uuid:access_id>/revocations', methods=['POST'])
@connections.arguments(NewRevocation)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT, Role.REVIEWER)
def revoke_access(said: dict[str, Any], application_id: uuid.UUID, access_id: uuid.UUID) -> dict[str, Any]:
    """End an access, with a reason."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        accesses.revoke(
            _folder(), application, access_id=access_id, revocation_id=said['id'], reason=said['reason'], by=by, at=at
        )
        return _shown(application)


@connections.route(f'{OF}/sheets', methods=['POST'])
@connections.arguments(NewSheet)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT)
def make_sheet(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """A new sheet to be printed; the code of the one before is good no more."""
    at = clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        computer.make_sheet(application, said['id'], at)
        return _shown(application)


@connections.route(f'{OF}/sheets/<uuid:sheet_id>/paper', methods=['GET'])
@connections.response(200, content_type=PDF)
@allowed(Role.APPLICANT)
def get_sheet(application_id: uuid.UUID, sheet_id: uuid.UUID) -> Response:
    """The sheet as a PDF."""
    with snapshot():
        application = readable(application_id)
        content = paper.draw(computer.find_sheet(application, sheet_id), signed_in().locale)
    answer = send_file(io.BytesIO(content), mimetype=PDF, download_name='test-sheet.pdf')
    answer.headers['Cache-Control'] = 'no-store'
    return answer


@connections.route(f'{OF}/sheets/<uuid:sheet_id>', methods=['GET'])
@connections.response(200, SheetDrawing)
@allowed(Role.APPLICANT)
def get_sheet_drawing(application_id: uuid.UUID, sheet_id: uuid.UUID) -> dict[str, Any]:
    """The sheet as a page draws it for its printer."""
    with snapshot():
        return views.to_print(computer.find_sheet(readable(application_id), sheet_id))


@connections.route(f'{OF}/links', methods=['POST'])
@connections.arguments(NewLink)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT)
def make_link(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """A link for a computer that nobody is signed in on, or for whoever received an access: good once, for a day."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        links.make(
            _folder(),
            application,
            link_id=said['id'],
            purpose=said['purpose'],
            access_id=said['access_id'],
            by=by,
            at=at,
        )
        return _shown(application)


@connections.route(f'{OF}/links/<uuid:link_id>', methods=['DELETE'])
@connections.response(200, ConnectionShape)
@allowed(Role.APPLICANT)
def revoke_link(application_id: uuid.UUID, link_id: uuid.UUID) -> dict[str, Any]:
    """Close a link, also for the computer that has opened it."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        links.revoke(application, link_id, by, at)
        return _shown(application)


@connections.route(f'{OF}/results', methods=['POST'])
@connections.arguments(NewTestResult)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT)
def report_result(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """What came of one part of the self-test; a wrong code of a sheet is no result, and is counted."""
    by, at, agent = signed_in().id, clock.now(), request.headers.get('User-Agent', '')
    with transaction():
        application = readable(application_id, lock=True)
        left = computer.take(application, said, agent=agent, by=by, at=at)
        told = _moved(application, by, at)
    if left is not None:
        raise problems.SheetCodeWrong(left=left)
    return told


@connections.route(f'{OF}/drills', methods=['POST'])
@connections.arguments(NewDrill)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT)
def begin_drill(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Begin a training order, or another one in the place of the last."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        drill.begin(application, said['id'], by, at)
        return _shown(application)


@connections.route(f'{OF}/drills/<uuid:order_id>/steps', methods=['POST'])
@connections.arguments(NewStep)
@connections.response(201, ConnectionShape)
@allowed(Role.APPLICANT)
def do_step(said: dict[str, str], application_id: uuid.UUID, order_id: uuid.UUID) -> dict[str, Any]:
    """Do the next step of a training order."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        drill.do(application, order_id, said['step'], said['said'], by, at)
        return _moved(application, by, at)


def _moved(application: Application, by: uuid.UUID, at: datetime) -> dict[str, Any]:
    """The connection after an act, and the application one stage further when nothing is missing any more."""
    if operations.complete(application, by, at):
        entered(application, by, at)
    return _shown(application)


def _shown(application: Application) -> dict[str, Any]:
    settings: Settings = current_app.extensions['osmotr_settings']
    home = settings.public_url or request.host_url.rstrip('/')
    return views.shown(settings.data, application, clock.now(), home, own=signed_in().role == Role.APPLICANT)


def _folder() -> Any:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.data
