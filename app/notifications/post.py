"""The post: takes a letter whose time has come to the mail server, and files what came of it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app

from app import clock, jobs
from app.db import transaction
from app.notifications import operations, senders, wording
from app.notifications.operations import Due
from app.notifications.senders import Acknowledged, Outcome, Postponed, Refused
from app.notifications.wording import House, Reader, Wording
from app.settings import Settings
from app.tokens import token_of

PAUSE = timedelta(minutes=1)  # while no server answers, one letter a minute asks for all of them
ACTS = {Acknowledged: 'acknowledge', Refused: 'refuse', Postponed: 'postpone'}


def post(payload: dict[str, Any]) -> None:
    """Job `letter.post` {letter_id}: send it, if it is still to be sent. Raises `jobs.Later` to be called again."""
    settings: Settings = current_app.extensions['osmotr_settings']
    letter_id = uuid.UUID(payload['letter_id'])
    with transaction():
        due = operations.take(letter_id, server=settings.mail is not None)
    if due is None or settings.mail is None:
        return
    outcome = _send(settings, due)
    with transaction():
        operations.settle(letter_id, ACTS[type(outcome)], getattr(outcome, 'reason', None), clock.now())
        if isinstance(outcome, Postponed) and outcome.server:
            jobs.postpone(operations.POST, clock.now() + PAUSE)
    if isinstance(outcome, Postponed):
        raise jobs.Later('no mail server answers' if outcome.server else 'the mail server takes it later')


def written(settings: Settings, due: Due) -> Wording:
    """The letter in the language of its reader; whoever shows letters that were not sent calls this too."""
    reader = Reader(due.recipient.name, due.recipient.locale, due.recipient.role)
    house = House(settings.address, ZoneInfo(settings.zone))
    link = due.notice.facts.get('link')
    token = token_of(settings.data, uuid.UUID(link)) if link else ''
    return wording.letter(due.notice.kind, due.notice.about, due.notice.facts, reader, house, token)


def _send(settings: Settings, due: Due) -> Outcome:
    assert settings.mail is not None
    to = due.recipient.address
    message = senders.write(
        settings.mail,
        to=to,
        name=due.recipient.name if due.recipient.confirmed else '',  # nobody has words of theirs sent to a stranger
        message_id=due.letter.message_id,
        at=due.letter.created_at,
        said=written(settings, due),
    )
    return senders.send(settings.mail, message, to)
