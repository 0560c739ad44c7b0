"""What is done over HTTP by a link of a connection, without an account: a computer is tested, an access confirmed."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app, request

from app import clock, limits, problems
from app.accounts.session import public
from app.applications.api import entered
from app.applications.models import Application
from app.connection import computer, links, operations, views
from app.connection.schemas import (
    AccessByLink,
    ComputerShape,
    LinkToken,
    NewComputer,
    NewSheet,
    NewTestResult,
    SheetDrawing,
    SignsByLink,
)
from app.db import snapshot, transaction
from app.rest import Blueprint
from app.settings import Settings

connections_by_link = Blueprint(
    'connections_by_link', __name__, url_prefix='/api/v1', description='The connection of a point by a link'
)
KEY = 'X-Osmotr-Computer'
ME = '/test-computers/me'


@connections_by_link.route('/test-computers', methods=['POST'])
@connections_by_link.arguments(NewComputer)
@connections_by_link.response(201, ComputerShape)
@public
def open_link(said: dict[str, str]) -> dict[str, Any]:
    """Open a link on the computer that is to be tested; with the same key again it is the same computer."""
    limits.hit('link', request.remote_addr or '')
    at = clock.now()
    with transaction():
        application, link = links.open_on_computer(_folder(), said, request.headers.get('User-Agent', ''), at)
        return views.of_computer(application, link)


@connections_by_link.route(ME, methods=['GET'])
@connections_by_link.response(200, ComputerShape)
@public
def get_computer() -> dict[str, Any]:
    """How the self-test stands that this computer does."""
    with snapshot():
        return views.of_computer(*links.of_key(key(), clock.now()))


@connections_by_link.route(f'{ME}/sheets', methods=['POST'])
@connections_by_link.arguments(NewSheet)
@connections_by_link.response(201, ComputerShape)
@public
def make_sheet_by_link(said: dict[str, Any]) -> dict[str, Any]:
    """A new sheet to be printed; the code of the one before is good no more."""
    at = clock.now()
    with transaction():
        application, link = links.of_key(key(), at, lock=True)
        limits.hit('self-test', str(link.id))
        computer.make_sheet(application, said['id'], at)
        return views.of_computer(application, link)


@connections_by_link.route(f'{ME}/sheets/<uuid:sheet_id>', methods=['GET'])
@connections_by_link.response(200, SheetDrawing)
@public
def get_sheet_by_link(sheet_id: uuid.UUID) -> dict[str, Any]:
    """The sheet as the page draws it for its printer."""
    with snapshot():
        application, _ = links.of_key(key(), clock.now())
        return views.to_print(computer.find_sheet(application, sheet_id))


@connections_by_link.route(f'{ME}/results', methods=['POST'])
@connections_by_link.arguments(NewTestResult)
@connections_by_link.response(201, ComputerShape)
@public
def report_by_link(said: dict[str, Any]) -> dict[str, Any]:
    """What came of one part of the self-test; a wrong code of a sheet is no result, and is counted."""
    at, agent = clock.now(), request.headers.get('User-Agent', '')
    with transaction():
        application, link = links.of_key(key(), at, lock=True)
        limits.hit('self-test', str(link.id))
        left = computer.take(application, said, agent=agent, by=None, at=at, link_id=link.id)
        moved(application, at)
        told = views.of_computer(application, link)
    if left is not None:
        raise problems.SheetCodeWrong(left=left)
    return told


@connections_by_link.route('/access-readings', methods=['POST'])
@connections_by_link.arguments(LinkToken)
@connections_by_link.response(200, AccessByLink)
@public
def read_access(said: dict[str, str]) -> dict[str, Any]:
    """Which access a link is about. Only reads; a POST, so that its secret stands in no address."""
    limits.hit('link', request.remote_addr or '')
    with snapshot():
        application, link = links.to_receive(said['token'], clock.now())
        if link.used_at is not None:
            raise problems.LinkUsed()
        return views.of_receipt(application, link)


@connections_by_link.route('/access-receipts', methods=['POST'])
@connections_by_link.arguments(SignsByLink)
@connections_by_link.response(201, AccessByLink)
@public
def confirm_by_link(said: dict[str, str]) -> dict[str, Any]:
    """Confirm by a link that an access was received, with the last four signs of its secret."""
    limits.hit('link', request.remote_addr or '')
    at = clock.now()
    with transaction():
        application, link, left = links.confirm(_folder(), said['token'], said['last'], at)
        moved(application, at)
        told = views.of_receipt(application, link)
    if left is not None:
        raise problems.AccessSigns(left=left)
    return told


def key() -> str:
    """What the computer of a link shows instead of an account."""
    return request.headers.get(KEY, '')


def moved(application: Application, at: datetime) -> None:
    """The application goes one stage further when nothing is missing any more."""
    if operations.complete(application, None, at):
        entered(application, None, at)


def _folder() -> Path:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings.data
