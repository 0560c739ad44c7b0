"""What is done to an open point: warned, closed for a time, let go on, closed for good; said to be put right."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app import audit, clock, problems
from app.accounts import operations as people
from app.accounts.models import Role
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Stage
from app.db import db
from app.notifications import operations as notifications
from app.rest import moment
from app.rules import operations as rules
from app.vault import operations as vault
from inspections.points import history, operations, states
from inspections.points.models import Point, PointAct
from inspections.points.states import KINDS

LONGEST_DAYS = 90  # from today that may be given at once


@dataclass(frozen=True, slots=True)
class Said:
    """An act as it is asked for. `answers`: the act that is said to be put right, as its owner has seen it."""

    kind: str
    reason: str
    due_on: date | None
    answers: uuid.UUID | None = None


def do(
    folder: Path, zone: str, application: Application, act_id: uuid.UUID, said: Said, by: uuid.UUID, at: datetime
) -> bool:
    """Do it; whether this is news: sent twice it is the same as once. Refuses in a stage where it may not happen, and
    without a reason or a day to come where one is due."""
    point, kind = operations.require(application), KINDS[said.kind]
    known: PointAct | None = db.session.get(PointAct, act_id)
    if known is not None:
        if known.point_id != point.id or known.by_id != by:
            raise problems.NotFound(act_id=str(act_id))
        return False
    _require_possible(application, point, said)
    if kind.reason and not said.reason.strip():
        raise problems.ReasonMissing(field='reason')
    if kind.due:
        _require_ahead(said.due_on, clock.day(zone, at))
    due_on = said.due_on if kind.due else None
    db.session.add(
        PointAct(
            id=act_id,
            point_id=point.id,
            kind=said.kind,
            sealed=vault.seal_words(folder, application.applicant_id, history.WHAT, act_id, said.reason),
            due_on=due_on,
            by_id=by,
            created_at=at,
        )
    )
    db.session.flush()
    facts = {'act': str(act_id), **({'due_on': due_on.isoformat()} if due_on else {})}
    if kind.moves:
        road.act(application, said.kind, facts, by, at)
    else:
        applications.note_change(application, said.kind, facts, by, at)
        audit.record(by, f'application.{said.kind}', application.id, facts, at)
        _pass_move(zone, application, said.kind, due_on, at)
        if kind.by != Role.APPLICANT:
            operations.schedule(application, point, zone, at)  # what its owner says moves no inspection away
    if said.kind == 'fixed':
        notifications.tell('point.fixed', network(), application.id, said_fixed(application, over=False), at)
    elif kind.by != Role.APPLICANT:
        told = {**applications.headline(application), 'act': said.kind}
        if due_on is not None:
            told['due_at'] = moment(clock.noon(zone, due_on))
        notifications.tell('point.acted', [application.applicant_id], application.id, told, at)
    return True


def _pass_move(zone: str, application: Application, kind: str, due_on: date | None, at: datetime) -> None:
    """While nothing else is going on: its owner is told what is wrong, has put it right, or need do no more."""
    if application.stage not in (Stage.OPENED, Stage.SUSPENDED):
        return
    if kind == 'warn' and due_on is not None:
        applications.hand_over(application, Role.APPLICANT, clock.noon(zone, due_on), at)
    elif kind == 'fixed':
        applications.hand_over(application, Role.REVIEWER, at + rules.term('reviewing'), at)
    elif kind == 'approve':
        applications.hand_over(application, 'nobody', None, at)


def network() -> list[uuid.UUID]:
    """Who answers an owner, and who plans visits."""
    return [*people.ids_of(Role.REVIEWER), *people.ids_of(Role.ADMINISTRATOR)]


def said_fixed(application: Application, *, over: bool) -> dict[str, Any]:
    """What the network is told of a point that is said to be put right; `over`: it was not answered in time."""
    until = application.promised_at
    return {**applications.headline(application), 'due_at': until and moment(until), 'over': over}


def _require_possible(application: Application, point: Point, said: Said) -> None:
    past = history.of([(point, application)])[point.id]
    kinds = [each.kind for each in past]
    unseen = said.kind == 'fixed' and said.answers != history.wrong(past)
    if unseen or not states.is_possible(application.stage, said.kind, kinds):
        possible = states.possible(application.stage, KINDS[said.kind].by, kinds)
        raise problems.ActNotPossible(stage=application.stage, act=said.kind, possible=possible)


def _require_ahead(due_on: date | None, today: date) -> None:
    if due_on is None or due_on <= today:
        raise problems.DueTooEarly(due_at=due_on.isoformat() if due_on else None, after=today.isoformat())
    if (due_on - today).days > LONGEST_DAYS:
        raise problems.InvalidRequest(fields={'due_on': [f'At most {LONGEST_DAYS} days from today.']})
