"""Who is told that a lease ends: sixty, thirty and seven days before, once each."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import datetime

import sqlalchemy as sa

from app import problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications.models import Application, Stage
from app.applications.operations import headline
from app.applications.states import AT_WORK
from app.db import db
from app.notifications import operations as notifications
from app.papers import lease
from app.papers.models import Paper
from app.settings import Settings

DAYS = (7, 30, 60)
# of open points app/duties reminds
SILENT = (Stage.DRAFT, Stage.REFUSED, Stage.WITHDRAWN, Stage.STOPPED, *AT_WORK)


def remind(settings: Settings, at: datetime) -> None:
    """Tell the applicant and the reviewers of each lease that comes to its end. The days are sealed: every lease is
    opened once a day, which costs less than a millisecond each."""
    newest = (
        sa.select(Application, Paper)
        .join(Paper, Paper.application_id == Application.id)
        .where(Paper.name == lease.NAME, Paper.facts.is_not(None), Application.stage.not_in(SILENT))
        .order_by(Application.id, Paper.number.desc())
    )
    seen = set()
    reviewers = people.ids_of(Role.REVIEWER)
    for application, paper in db.session.execute(newest.execution_options(yield_per=500)).all():
        if application.id not in seen:
            seen.add(application.id)
            with suppress(problems.Erased):
                _remind(application, paper, settings, reviewers, at)


def _remind(
    application: Application, paper: Paper, settings: Settings, reviewers: list[uuid.UUID], at: datetime
) -> None:
    facts = lease.facts_of(settings.data, application, paper)
    left = lease.days_left(facts, lease.today(at, settings.zone)) if facts else None
    if left is None or not 0 <= left <= max(DAYS):
        return
    term = next(days for days in DAYS if left <= days)
    notifications.tell_once(
        f'lease {paper.id} {term}',
        'lease.ends',
        [application.applicant_id, *reviewers],
        application.id,
        {**headline(application), 'days_left': left},
        at,
    )
