"""Who is told that the time for a step of theirs runs out: a week and a day before, and once when it is over."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.applications.models import Application, Stage
from app.applications.operations import headline
from app.db import db
from app.notifications import operations as notifications
from app.rest import moment

DAYS = (1, 7)
OVERDUE_FOR = timedelta(days=30)  # who was away for longer is not written to
DAY = timedelta(days=1)
# stage: how its term is called in what is told once, and in the kinds of notices
REMINDED = {
    Stage.FIXING: 'fix',
    Stage.REPAIRING: 'repair',
    **dict.fromkeys((Stage.AMENDING, Stage.CONTRACTING, Stage.CONNECTING, Stage.TRAINING, Stage.CORRECTING), 'step'),
}


def remind(at: datetime) -> None:
    """Tell each applicant whose time for their step is short or over, once for each promise and term."""
    waiting = sa.select(Application).where(
        Application.stage.in_(REMINDED),
        Application.whose_move == 'applicant',
        Application.turn_at > at - OVERDUE_FOR,
        Application.turn_at <= at + max(DAYS) * DAY,
    )
    for each in db.session.scalars(waiting.order_by(Application.turn_at, Application.id)):
        _remind(each, each.turn_at, at)


def _remind(application: Application, promised: datetime, at: datetime) -> None:
    term = next((days for days in DAYS if promised - at <= days * DAY), max(DAYS)) if promised > at else 0
    facts = {**headline(application), 'stage': str(application.stage), 'due_at': moment(promised)}
    if term:
        facts['days_left'] = math.ceil((promised - at) / DAY)
    name = REMINDED[Stage(application.stage)]
    notifications.tell_once(
        f'{name} {application.id} {moment(promised)} {term}',
        f'{name}.reminder' if term else f'{name}.overdue',
        [application.applicant_id],
        application.id,
        facts,
        at,
    )
