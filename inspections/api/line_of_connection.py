"""The line tests of a point's connection over HTTP: of who is signed in, and of the computer that a link has opened."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from flask import request

from app import clock, limits, problems
from app.accounts.models import Role
from app.accounts.session import allowed, public, signed_in
from app.applications import operations as applications
from app.connection import links
from app.connection.api_by_link import ME, key
from app.db import transaction
from app.rest import Blueprint
from inspections.api.line import seconds_left
from inspections.api.line_schemas import ConnectionLine, NewConnectionLine
from inspections.line import connecting
from inspections.models import LineTest

line_of_connection = Blueprint(
    'line_of_connection', __name__, url_prefix='/api/v1', description='The line of a point that is connected'
)


@line_of_connection.route('/applications/<uuid:application_id>/connection/line-tests/<uuid:test_id>', methods=['PUT'])
@line_of_connection.arguments(NewConnectionLine)
@line_of_connection.response(200, ConnectionLine)
@allowed(Role.APPLICANT)
def open_own_line_test(said: dict[str, int], application_id: uuid.UUID, test_id: uuid.UUID) -> dict[str, Any]:
    """Open a line test of one's own connection; its result becomes that of the self-test."""
    account, at = signed_in(), clock.now()
    limits.hit('line-test', str(account.id))
    with transaction():
        application = applications.find(application_id, lock=True)
        if application.applicant_id != account.id:
            raise problems.NotFound(application_id=str(application_id))
        test, secret = connecting.open_test(
            test_id, application, cameras=said['cameras'], link=None, by=account.id, address=_here(), at=at
        )
        return _shown(test, secret, at)


@line_of_connection.route(f'{ME}/line-tests/<uuid:test_id>', methods=['PUT'])
@line_of_connection.arguments(NewConnectionLine)
@line_of_connection.response(200, ConnectionLine)
@public
def open_line_test_by_link(said: dict[str, int], test_id: uuid.UUID) -> dict[str, Any]:
    """Open a line test on the computer of a link."""
    at = clock.now()
    with transaction():
        application, link = links.of_key(key(), at, lock=True)
        limits.hit('line-test', str(link.id))
        test, secret = connecting.open_test(
            test_id, application, cameras=said['cameras'], link=link, by=link.by_id, address=_here(), at=at
        )
        return _shown(test, secret, at)


def _here() -> str:
    return request.remote_addr or ''


def _shown(test: LineTest, secret: str | None, at: datetime) -> dict[str, Any]:
    return {'id': test.id, 'state': test.state, 'secret': secret, 'expires_in_s': seconds_left(test, at)}
