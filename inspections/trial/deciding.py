"""How a test period is decided on: passed, extended or stopped, with the report that was seen."""

from __future__ import annotations

import gzip
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import clock, problems
from app.applications import operations as applications
from app.applications import road, states
from app.applications.models import Application, Stage
from app.db import db
from app.notifications import operations as notifications
from app.rest import moment
from app.training import operations as training
from app.vault import operations as vault
from inspections.review import frozen
from inspections.trial import operations, reporting
from inspections.trial.models import Trial, TrialDecision, TrialTerm

LONGEST = timedelta(days=90)  # from today that a period may be extended at once
FASTEST = 1
WHAT = 'trial decision'  # with its id: what a reason is sealed with


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided: `pass`, `extend` (with the new last day) or `stop`; `seen` is the digest of the report."""

    verdict: str
    reason: str
    ends_on: date | None
    seen: str


def decide(
    folder: Path,
    zone: str,
    application: Application,
    trial: Trial,
    decision_id: uuid.UUID,
    said: Verdict,
    by: uuid.UUID,
    at: datetime,
) -> None:
    """Decide, with the report as it was seen; sent twice it is the same as once. Refuses when the report has changed
    since, without a reason where one is due (another verdict than the advice, to extend, to stop), and to open a point
    with somebody on its roster who has not passed every course."""
    known: TrialDecision | None = db.session.get(TrialDecision, decision_id)
    if known is not None:
        if known.trial_id != trial.id or known.by_id != by:
            raise problems.NotFound(decision_id=str(decision_id))
        return
    states.follow(application.stage, said.verdict)
    if application.stage not in (Stage.TRYING, Stage.CONCLUDING):  # an open point is stopped elsewhere
        raise problems.ActNotPossible(stage=application.stage, act=said.verdict, possible=[])
    if said.verdict == 'pass' and (untrained := training.unready(application)):
        raise problems.TrainingOpen(members=[str(each.id) for each in untrained])
    today = clock.day(zone, at)
    report = reporting.made(trial, today)
    content, digest = reporting.frozen_form(report)
    if digest != said.seen:
        raise problems.TrialReportChanged(sha256=digest)
    if not said.reason.strip() and (said.verdict != 'pass' or report['advice'] != 'pass'):
        raise problems.ReasonMissing(field='reason')
    if said.verdict == 'extend':
        _require_later(said.ends_on, max(today, operations.ends_on(trial)), today)
    decision = TrialDecision(
        id=decision_id,
        trial_id=trial.id,
        verdict=said.verdict,
        advice=report['advice'],
        ends_on=said.ends_on if said.verdict == 'extend' else None,
        sealed=vault.seal_words(folder, application.applicant_id, WHAT, decision_id, said.reason),
        digest=digest,
        packed=gzip.compress(content, FASTEST, mtime=0),
        by_id=by,
        created_at=at,
    )
    db.session.add(decision)
    db.session.flush()
    if said.verdict != 'extend':
        operations.close_lists(trial, f'trial-{said.verdict}', by, at)
    facts = {'decision': str(decision_id), 'sha256': digest, 'advice': report['advice']}
    road.act(application, said.verdict, facts, by, at)
    if decision.ends_on is not None:
        _extend(application, trial, decision, today, decision.ends_on, zone, at)
    _tell(application, decision, at)


def decisions(trial: Trial) -> list[TrialDecision]:
    """What was decided, oldest first."""
    query = sa.select(TrialDecision).where(TrialDecision.trial_id == trial.id)
    return list(db.session.scalars(query.order_by(TrialDecision.created_at, TrialDecision.id)))


def reasons(folder: Path, applicant_id: uuid.UUID, found: Sequence[TrialDecision]) -> dict[uuid.UUID, str]:
    """{decision: why}; without those where nothing was said or the key is gone."""
    return vault.open_words(folder, applicant_id, WHAT, {each.id: each.sealed for each in found})


def seen(trial: Trial, decision_id: uuid.UUID) -> dict[str, Any]:
    """The report that a decision was made on, and whether it still is what the decision names."""
    decision: TrialDecision | None = db.session.get(TrialDecision, decision_id)
    if decision is None or decision.trial_id != trial.id:
        raise problems.NotFound(decision_id=str(decision_id))
    try:
        content = gzip.decompress(decision.packed)
        report = json.loads(content)
    except (OSError, EOFError, ValueError):
        return {'sha256': decision.digest, 'holds': False, 'report': None}
    holds = frozen.named(content) == decision.digest
    return {'sha256': decision.digest, 'holds': holds, 'report': report}


def _require_later(ends_on: date | None, after: date, today: date) -> None:
    if ends_on is None or ends_on <= after:
        raise problems.DueTooEarly(due_at=ends_on.isoformat() if ends_on else None, after=after.isoformat())
    if ends_on > today + LONGEST:
        raise problems.InvalidRequest(fields={'ends_on': [f'At most {LONGEST.days} days from today.']})


def _extend(
    application: Application,
    trial: Trial,
    decision: TrialDecision,
    today: date,
    ends_on: date,
    zone: str,
    at: datetime,
) -> None:
    term = TrialTerm(trial_id=trial.id, begins_on=today, ends_on=ends_on, decision_id=decision.id, created_at=at)
    db.session.add(term)
    db.session.flush()
    application.promised_at = application.turn_at = operations.end_of(ends_on, zone)


def _tell(application: Application, decision: TrialDecision, at: datetime) -> None:
    """Why is read in the application: it is kept under its applicant's key alone."""
    notifications.settled('trial.ended', application.id, at)
    notifications.settled('trial.reminder', application.id, at)
    facts = {**applications.headline(application), 'verdict': decision.verdict}
    if decision.ends_on is not None and application.promised_at is not None:
        facts['due_at'] = moment(application.promised_at)
    notifications.tell('trial.decided', [application.applicant_id], application.id, facts, at)
