"""What may be done with a test period: begin, open and close the lists of its days, end."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app import clock
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Stage
from app.db import db
from app.notifications import operations as notifications
from app.rest import moment
from checklists import operations as checklists
from inspections import operations as inspections
from inspections import states
from inspections.models import Inspection
from inspections.trial.models import Trial, TrialDay, TrialTerm

CHECKLIST = 'pvz-daily'
DAY = timedelta(days=1)
AHEAD = DAY  # a phone has tomorrow's list today, so that a morning without a network loses no day
GRACE = timedelta(days=2)  # so long a list waits for a phone that was without a network
EVENING = 19  # o'clock by the network: from then on who has not filled in today's list is reminded
OVER = 'day-over'  # stands for a reason


def begin(application: Application, zone: str, at: datetime) -> Trial:
    """The test period of an application that has entered `trying`: from today, for the term it was promised. One that
    goes on (extended) stays the same; twice is the same as once."""
    known = current(application)
    if known is not None:
        return known
    trial = Trial(application_id=application.id, began_on=clock.day(zone, at), created_at=at)
    db.session.add(trial)
    db.session.flush()
    last = max(clock.day(zone, application.promised_at or at) - DAY, trial.began_on)
    db.session.add(TrialTerm(trial_id=trial.id, begins_on=trial.began_on, ends_on=last, created_at=at))
    db.session.flush()
    return trial


def current(application: Application) -> Trial | None:
    """The test period that counts: none of before the application was withdrawn and taken up again."""
    query = sa.select(Trial).where(Trial.application_id == application.id).order_by(Trial.id.desc()).limit(1)
    if application.taken_up_at is not None:
        query = query.where(Trial.created_at >= application.taken_up_at)
    found: Trial | None = db.session.scalar(query)
    return found


def terms(trial: Trial) -> list[TrialTerm]:
    """Each term that it was given, oldest first."""
    query = sa.select(TrialTerm).where(TrialTerm.trial_id == trial.id)
    return list(db.session.scalars(query.order_by(TrialTerm.id)))


def ends_on(trial: Trial) -> date:
    """Its last day."""
    return terms(trial)[-1].ends_on


def days(trial: Trial) -> list[date]:
    """Each day of it, oldest first; days on which it waited for a decision are none of them."""
    return [
        each.begins_on + timedelta(days=count)
        for each in terms(trial)
        for count in range((each.ends_on - each.begins_on).days + 1)
    ]


def lists(trial: Trial) -> dict[date, Inspection]:
    """{day: its list}, oldest first."""
    query = sa.select(TrialDay.day, Inspection).join(Inspection, Inspection.id == TrialDay.inspection_id)
    rows = db.session.execute(query.where(TrialDay.trial_id == trial.id).order_by(TrialDay.day))
    return {row.day: row.Inspection for row in rows}


def look_after(application: Application, zone: str, at: datetime) -> None:
    """What time brings: where nobody has begun it, the beginning; lists of today and tomorrow, lists that nobody fills
    in any more, a reminder in the evening, the end. The application is locked. Done again it changes nothing more."""
    if application.stage not in (Stage.TRYING, Stage.CONCLUDING):
        return
    trial = begin(application, zone, at) if application.stage == Stage.TRYING else current(application)
    if trial is None:
        return
    today, asked, there = clock.day(zone, at), days(trial), lists(trial)
    for day, each in there.items():
        if each.state in states.OPEN and day + GRACE < today:
            inspections.cancel(inspections.find(each.id, lock=True), reason=OVER, by=None, at=at)
    if application.stage != Stage.TRYING:
        return
    if today > asked[-1]:
        _end(application, trial, at)
        return
    for day in (today, today + AHEAD):
        if day in asked and day not in there:
            _open_list(application, trial, day, zone, at)
    _remind(application, there.get(today), today, zone, at)


def close_lists(trial: Trial, reason: str, by: uuid.UUID, at: datetime) -> None:
    """What has not been handed in will not be any more: the period has been decided on."""
    waiting = [each.id for each in lists(trial).values() if each.state in states.OPEN]
    for each in inspections.locked(waiting).values():
        inspections.cancel(each, reason=reason, by=by, at=at)


def end_of(day: date, zone: str) -> datetime:
    """The moment at which a day of the network ends."""
    return datetime.combine(day + DAY, time(), ZoneInfo(zone))


def _open_list(application: Application, trial: Trial, day: date, zone: str, at: datetime) -> None:
    """Under the standards in force on its day. It is due at noon, so that phones of every zone call it by its day."""
    list_of_day = inspections.assign(
        application,
        kind=inspections.DAILY,
        stage='finished',
        assignee_id=application.applicant_id,
        due_at=clock.noon(zone, day),
        by=None,
        at=at,
        checklist=CHECKLIST,
        profile=_in_force(application.profile, day),
    )
    db.session.add(TrialDay(trial_id=trial.id, day=day, inspection_id=list_of_day.id))
    db.session.flush()


def _in_force(profile: str, day: date) -> str:
    name = profile.partition('@')[0]
    return next((each.ref for each in checklists.standards(day) if each.profile == name), profile)


def _remind(application: Application, list_of_today: Inspection | None, day: date, zone: str, at: datetime) -> None:
    if list_of_today is None:
        return
    if list_of_today.state in states.HANDED_IN:
        notifications.settled('trial.reminder', application.id, at)
    elif at.astimezone(ZoneInfo(zone)).hour >= EVENING:
        facts = {**applications.headline(application), 'inspection': str(list_of_today.id)}
        once = f'trial {list_of_today.id}'
        notifications.tell_once(once, 'trial.reminder', [application.applicant_id], application.id, facts, at)


def _end(application: Application, trial: Trial, at: datetime) -> None:
    road.act(application, 'trial-ended', {'trial': str(trial.id)}, None, at)
    notifications.settled('trial.reminder', application.id, at)
    facts = applications.headline(application)
    if application.promised_at is not None:
        facts['due_at'] = moment(application.promised_at)
    to = [application.applicant_id, *people.ids_of(Role.REVIEWER)]
    notifications.tell('trial.ended', to, application.id, facts, at)
