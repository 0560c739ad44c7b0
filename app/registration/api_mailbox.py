"""The letters of the demo on a page; a route only where `Settings.mailbox` says so."""

from __future__ import annotations

import ipaddress
from typing import Any

from flask import current_app, request

from app import problems
from app.accounts.session import is_this_machine, public
from app.db import snapshot
from app.notifications import operations
from app.notifications.operations import Due
from app.notifications.post import written
from app.notifications.wording import Wording
from app.registration.schemas import KeptLetters
from app.rest import PAGE, Blueprint
from app.settings import Settings

mailbox = Blueprint('mailbox', __name__, url_prefix='/api/v1', description='The letters of the demo')
FORWARDED = ('Forwarded', 'X-Forwarded-For', 'X-Real-IP')


@mailbox.route('/mailbox', methods=['GET'])
@mailbox.response(200, KeptLetters)
@public
def list_kept_letters() -> dict[str, Any]:
    """Letters that no mail server was there for, as they would be sent."""
    _require_this_machine()
    settings: Settings = current_app.extensions['osmotr_settings']
    with snapshot():
        kept = operations.kept_letters(PAGE)
        return {'items': [_shown(due, written(settings, due)) for due in kept]}


def _shown(due: Due, said: Wording) -> dict[str, Any]:
    return {
        'id': due.letter.id,
        'at': due.letter.created_at,
        'to': due.letter.address,
        'locale': due.recipient.locale,
        'subject': said.subject,
        'text': said.text,
    }


def _require_this_machine() -> None:
    """Behind a proxy of this machine everybody comes from it, so whoever was passed on is not let in; nor is a page of
    somebody else whose name was made to lead here."""
    try:
        here = ipaddress.ip_address(request.remote_addr or '').is_loopback
    except ValueError:
        here = False
    if not here or not is_this_machine(request) or any(request.headers.get(each) for each in FORWARDED):
        raise problems.NotFound()
