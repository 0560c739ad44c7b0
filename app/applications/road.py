"""What may be done on an application's road before and between the inspections: drafted, submitted, checked, repaired,
withdrawn, taken up again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app import audit, problems
from app.accounts.models import Account, Role
from app.applications import operations, states
from app.applications.models import Application
from app.applications.regions import region_of


@dataclass(frozen=True, slots=True)
class Premises:
    """Where the room is and by which thresholds it is judged; metres and degrees (WGS 84)."""

    address: str
    latitude: float
    longitude: float
    radius_m: float
    profile: str


def begin(applicant: Account, application_id: uuid.UUID, at: datetime) -> Application:
    """A draft of the applicant, under an id that comes from them: twice is the same as once."""
    if applicant.role != Role.APPLICANT or not applicant.active:
        raise problems.NotAnApplicant(account_id=str(applicant.id))
    known = operations.look_up(application_id)
    if known is not None:
        if known.applicant_id != applicant.id:
            raise problems.NotFound(application_id=str(application_id))
        return known
    application = operations.draft(applicant, application_id, at)
    operations.note(application, 'begun', applicant.id, {}, at)
    audit.record(applicant.id, 'application.begin', application.id, {'number': application.number}, at)
    return application


def submit(application: Application, premises: Premises, facts: dict[str, Any], by: uuid.UUID, at: datetime) -> None:
    """Hand it in, for the first time or amended. Whether anything is missing has been asked before. `facts`: the
    versions of what was agreed to and of the standards by which it will be judged."""
    stage = states.follow(application.stage, 'submit')
    application.address, application.region = premises.address.strip(), region_of(premises.address)
    application.latitude, application.longitude = premises.latitude, premises.longitude
    application.radius_m, application.profile = premises.radius_m, premises.profile
    application.submitted_at = at
    operations.enter(application, stage, at)
    operations.note(application, 'submitted', by, facts, at)
    audit.record(by, 'application.submit', application.id, facts, at)


def act(application: Application, name: str, facts: dict[str, Any], by: uuid.UUID, at: datetime) -> None:
    """Any other act of the table in states.py: the stage that follows, a line of the timeline and of the audit."""
    operations.enter(application, states.follow(application.stage, name), at)
    operations.note(application, name, by, facts, at)
    audit.record(by, f'application.{name}', application.id, facts, at)
