"""The daily round through the open points: which are to be inspected again, whose warning comes to its day, whose
owner waits for an answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import clock, jobs
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, transaction
from app.notifications import operations as notifications
from app.rest import moment
from app.settings import Settings
from inspections import states
from inspections.models import Inspection
from inspections.points import acts, history
from inspections.points.models import Point, PointAct

KIND = 'points.round'
EVERY = timedelta(days=1)
A_DAY, MISSED_FOR = timedelta(days=1), timedelta(days=30)  # a service that was off for longer tells of none
AHEAD = timedelta(days=14)  # an inspector has to be found, and their week is planned


def do(_payload: dict[str, Any]) -> None:
    """Job `points.round` {}: tell, and ask for tomorrow's."""
    settings: Settings = current_app.extensions['osmotr_settings']
    at = clock.now()
    with transaction():
        remind(settings.zone, at)
        warn(settings.zone, at)
        ask_again(at)
        jobs.ask_for_round(KIND, at + EVERY)


def begin(at: datetime) -> None:
    """Ask for the first round, unless one is waiting."""
    jobs.ask_for_round(KIND, at)


def remind(zone: str, at: datetime) -> None:
    """Each point whose day is near and that nobody is on the way to: once two weeks before, and once on the day."""
    today = clock.day(zone, at)
    visited = sa.select(Inspection.application_id).where(
        Inspection.kind == 'visit', Inspection.state.in_(states.UNSEALED)
    )
    query = sa.select(Point, Application).join(Application, Application.id == Point.application_id)
    query = query.where(Point.revisit_on <= today + AHEAD, Point.closed_at.is_(None))
    for row in db.session.execute(query.where(Application.id.not_in(visited)).order_by(Point.revisit_on, Point.id)):
        point, application = row.Point, row.Application
        over = today >= point.revisit_on
        facts = {
            **applications.headline(application),
            'due_at': moment(clock.noon(zone, point.revisit_on)),
            'over': over,
            'risk': point.risk,
        }
        notifications.tell_once(
            f'revisit {point.id} {point.revisit_on} {"over" if over else "near"}',
            'point.revisit',
            people.ids_of(Role.ADMINISTRATOR),
            application.id,
            facts,
            at,
        )


def warn(zone: str, at: datetime) -> None:
    """Each warning that names a day: its owner hears a day before; owner and reviewers once that day is over. None that
    was settled: its owner has said that it is put right, or the network has."""
    today = clock.day(zone, at)
    query = sa.select(PointAct, Point, Application).join(Point, Point.id == PointAct.point_id)
    query = query.join(Application, Application.id == Point.application_id)
    query = query.where(
        PointAct.due_on <= today + A_DAY, PointAct.due_on > today - MISSED_FOR, Point.closed_at.is_(None)
    )
    found = db.session.execute(query.order_by(PointAct.due_on, PointAct.id)).all()
    past = history.of([(row.Point, row.Application) for row in found])
    for row in found:
        act, application = row.PointAct, row.Application
        if history.is_settled(past[row.Point.id], act.id):
            continue
        over = today > act.due_on
        facts = {
            **applications.headline(application),
            'due_at': moment(clock.noon(zone, act.due_on)),
            'over': over,
        }
        notifications.tell_once(
            f'warned {act.id} {"over" if over else "near"}',
            'point.warned',
            [application.applicant_id, *(people.ids_of(Role.REVIEWER) if over else ())],
            application.id,
            facts,
            at,
        )


def ask_again(at: datetime) -> None:
    """Each point whose owner says that all is put right and whom nobody has answered in time: the network, once."""
    query = sa.select(Point, Application).join(Application, Application.id == Point.application_id)
    waiting = query.where(Application.whose_move == Role.REVIEWER, Application.turn_at <= at, Point.closed_at.is_(None))
    found = [(row.Point, row.Application) for row in db.session.execute(waiting.order_by(Point.id))]
    past = history.of(found)
    for point, application in found:
        if history.fixed_at(point, past[point.id]) is not None:
            notifications.tell_once(
                f'fixed {past[point.id][0].id} over',
                'point.fixed',
                acts.network(),
                application.id,
                acts.said_fixed(application, over=True),
                at,
            )
