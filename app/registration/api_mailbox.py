"""The letters of the demo on a page; a route only where `Settings.mailbox` says so."""

from __future__ import annotations

import ipaddress
from typing import Any

from flask import current_app, request

from app import problems
from app.accounts.session import public
from app.db import snapshot
from app.notifications import operations
from app.notifications.post import written
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
        items = [(due.letter, written(settings, due)) for due in kept]
    return {
        'items': [
            {'id': letter.id, 'at': letter.created_at, 'to': letter.address, 'subject': said.subject, 'text': said.text}
            for letter, said in items
        ]
    }


def _require_this_machine() -> None:
    """Behind a proxy of this machine everybody comes from it; whoever was passed on is not let in."""
    try:
        here = ipaddress.ip_address(request.remote_addr or '').is_loopback
    except ValueError:
        here = False
    if not here or any(request.headers.get(each) for each in FORWARDED):
        raise problems.NotFound()
