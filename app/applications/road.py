"""What may be done on an application's road before and between the inspections: drafted, submitted, checked, repaired,
withdrawn, taken up again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app import audit, problems
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.applications import operations, states
from app.applications.models import Application
from app.applications.regions import region_of
from app.notifications import operations as notifications
from app.rest import moment

# act: what is told, and whom
TOLD: Mapping[str, tuple[str, Role]] = {
    'submit': ('application.submitted', Role.REVIEWER),
    'pass-check': ('application.checked', Role.APPLICANT),
    'return-papers': ('papers.returned', Role.APPLICANT),
    'withdraw': ('application.withdrawn', Role.REVIEWER),
    'come-back': ('application.resumed', Role.REVIEWER),
    'connected': ('connection.done', Role.APPLICANT),
}
# act: which room an inspector must be sent to, which nobody but an administrator can do
WANTS_A_VISIT: Mapping[str, str] = {'pass-check': 'empty', 'repaired': 'finished'}
# act: what was told before and waits for nobody any more
SETTLES: Mapping[str, tuple[str, ...]] = {
    'submit': ('papers.returned', 'application.resumed'),
    'pass-check': ('application.submitted',),
    'return-papers': ('application.submitted',),
    'repaired': ('visit.wanted', 'application.surveyed'),
    'withdraw': (
        'visit.wanted',
        'application.submitted',
        'application.inspected',
        'application.checked',
        'application.surveyed',
        'papers.returned',
        'appeal.filed',
    ),
    'come-back': ('application.withdrawn',),
    'connected': ('connection.ready',),
}


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
    operations.require_room_for_a_draft(applicant)
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
    _tell(application, 'submit', at)


def act(
    application: Application,
    name: str,
    facts: dict[str, Any],
    by: uuid.UUID | None,
    at: datetime,
    event_id: uuid.UUID | None = None,
) -> bool:
    """Any other act of the table in states.py: the stage that follows, a line of the timeline and of the audit, and who
    hears of it. Whether this is news: under an `event_id` of those who act, sent twice it is the same as once."""
    if event_id is not None and operations.happened(application, name, event_id):
        return False
    was_handed_in = application.submitted_at is not None
    operations.enter(application, states.follow(application.stage, name), at)
    if name == 'come-back':
        application.taken_up_at, application.surveyed_at = at, None
    operations.note(application, name, by, facts, at, event_id)
    audit.record(by, f'application.{name}', application.id, facts, at)
    if was_handed_in:  # of a draft nobody has heard yet
        _tell(application, name, at)
    return True


def _tell(application: Application, name: str, at: datetime) -> None:
    if name in SETTLES:
        notifications.all_settled(SETTLES[name], application.id, at)
    facts = operations.headline(application)
    if application.promised_at is not None:
        facts['due_at'] = moment(application.promised_at)
    if name in WANTS_A_VISIT:
        wanted = {**facts, 'stage': WANTS_A_VISIT[name]}
        notifications.tell('visit.wanted', people.ids_of(Role.ADMINISTRATOR), application.id, wanted, at)
    if name not in TOLD:
        return
    kind, role = TOLD[name]
    to = [application.applicant_id] if role == Role.APPLICANT else people.ids_of(role)
    notifications.tell(kind, to, application.id, facts, at)
