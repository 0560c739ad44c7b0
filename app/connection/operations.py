"""When a connection begins, ends, and is complete."""

from __future__ import annotations

import uuid
from datetime import datetime

from flask import current_app

from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Stage
from app.connection import accesses, computer, drill, links, states
from app.notifications import operations as notifications
from app.rest import moment
from app.settings import Settings


def begin(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    """The application has entered the stage: the owner's access waits to be handed over."""
    settings: Settings = current_app.extensions['osmotr_settings']
    accesses.issue_owners(settings.data, application, at)
    told = {**applications.headline(application), 'due_at': moment(application.promised_at or at)}
    notifications.tell('connection.ready', [application.applicant_id], application.id, told, at)


def end(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    """The application was withdrawn or stopped: nobody works by its accesses and links any more."""
    accesses.revoke_all(application, by, at)
    links.revoke_all(application, at)
    notifications.settled('connection.ready', application.id, at)


def missing(application: Application) -> list[str]:
    """What is left to do: owner, a part of the self-test, drill."""
    owners = [each for each in accesses.in_force(application.id) if each.role == 'owner']
    left = [] if any(accesses.state_of(each.id) == 'confirmed' for each in owners) else ['owner']
    stands = computer.newest(computer.results(application))
    left += [part for part in states.PARTS if part not in stands or not stands[part].passed]
    return left if drill.finished(application) else [*left, 'drill']


def complete(application: Application, by: uuid.UUID | None, at: datetime) -> bool:
    """Whether this was the last thing missing: then the application goes on to the training."""
    if application.stage != Stage.CONNECTING or missing(application):
        return False
    road.act(application, 'connected', {}, by, at)
    return True
