"""What may be done with legal checks: see them, say a result, let the application pass, give papers back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import add
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications import road, states
from app.applications import views as application_views
from app.applications.models import Application, Stage
from app.db import db, uuid7
from app.papers import lease, views
from app.papers import operations as papers
from app.papers.operations import Standing
from app.papers.states import State
from app.questionnaire import fields as questions
from app.rules import operations as rules
from app.settings import Settings
from app.vault import operations as vault
from inspections.desk import locks
from inspections.legal import facts
from inspections.legal.checks import Check, asked
from inspections.legal.models import LegalResult

ROAD = ('surveying', 'repairing', 'inspecting', 'reviewing')  # what lies between the papers and the opening
PASSED = ('ok', 'not-applicable')
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A check with everything that was said in it, oldest first, and the result that stands: `open` when what was
    looked at has been replaced since, or handed in anew after it was not in order."""

    check: Check
    result: str
    said: Sequence[LegalResult]


def found(application: Application, standings: Sequence[Standing]) -> list[Found]:
    """Every check that is asked of this application."""
    now = {each.name: each.paper.id if each.paper else None for each in standings}
    said: dict[str, list[LegalResult]] = {}
    query = sa.select(LegalResult).where(LegalResult.application_id == application.id)
    for each in db.session.scalars(query.order_by(LegalResult.created_at, LegalResult.id)):
        said.setdefault(each.check_id, []).append(each)
    checks = asked(now)
    return [
        Found(each, _standing(application, each, said.get(each.id, []), now), said.get(each.id, [])) for each in checks
    ]


def say(
    application: Application, check_id: str, result: str, note: str, *, answers: Answers, by: Account,
    settings: Settings, at: datetime,
) -> None:  # fmt: skip
    """A reviewer's result of one check, a row of its own; saying the same again changes nothing. What is not in order
    needs a note."""
    _require_checking(application, by, at, 'pass-check')
    standings = papers.standings(application, answers)
    here = next((each for each in found(application, standings) if each.check.id == check_id), None)
    if here is None:
        raise problems.NotFound(check=check_id)
    note = note.strip()
    if result == 'not-ok' and not note:
        raise problems.ReasonMissing(field='note')
    if here.said and here.result == result and _note(application, here.said[-1], settings) == note:
        return
    paper = next((each.paper for each in standings if each.name == here.check.paper), None)
    row = LegalResult(
        id=uuid7(), application_id=application.id, check_id=check_id, result=result, paper_id=paper and paper.id,
        by_id=by.id, created_at=at,
    )  # fmt: skip
    row.note = vault.seal(settings.data, application.applicant_id, note.encode(), _context(row)) if note else None
    db.session.add(row)
    audit.record(by.id, 'legal.check', application.id, {'check': check_id, 'result': result}, at)


def let_pass(application: Application, *, answers: Answers, by: Account, at: datetime) -> None:
    """All is in order: the application goes on. Refuses while a check is open or not in order, or a paper lacks."""
    _require_checking(application, by, at, 'pass-check')
    standings = papers.standings(application, answers)
    checks = found(application, standings)
    lacking = {
        'open': [each.check.id for each in checks if each.result == 'open'],
        'not_ok': [each.check.id for each in checks if each.result == 'not-ok'],
        'papers': [each.name for each in standings if each.state in (State.MISSING, State.RETURNED)],
    }
    if any(lacking.values()) or not standings:
        raise problems.ChecksOpen(**lacking)
    road.act(application, 'pass-check', {}, by.id, at)


def give_back(
    application: Application, items: Sequence[dict[str, str]], *, answers: Answers, by: Account, settings: Settings,
    at: datetime,
) -> None:  # fmt: skip
    """Papers and answers go back to the applicant, each with its reason; only these may be changed."""
    _require_checking(application, by, at, 'return-papers')
    fields = [each.id for each in questions.asked(answers)]
    papers.give_back(application, answers, fields, items, settings, by.id, at)
    named = [f'{each["kind"]}:{each["id"]}' for each in items]
    road.act(application, 'return-papers', {'items': named}, by.id, at)


def shown(application: Application, answers: Answers, settings: Settings, at: datetime) -> dict[str, Any]:
    """Everything of the checks as a reviewer sees it."""
    standings = papers.standings(application, answers)
    checks = found(application, standings)
    people = accounts.named([application.applicant_id, *(each.by_id for one in checks for each in one.said)])
    today = lease.today(at, settings.zone)
    the_lease = next((each for each in standings if each.name == lease.NAME), None)
    told = lease.facts_of(settings.data, application, the_lease.told) if the_lease else None
    terms = reduce(add, (rules.term(each) for each in ROAD))
    name = people[application.applicant_id].name
    said = {each.id: answers[each.id] for each in questions.asked(answers) if each.id in answers}
    rows = facts.compare(said, told, applicant=name, today=today, road=terms)
    return {
        'application': application_views.many([application])[0],
        'checks': [_check(application, each, settings, people) for each in checks],
        'facts': rows,
        'fields': [each.id for each in questions.asked(answers)],
        'papers': [views.one(application, each, settings, today) for each in standings],
        'open': application.stage == Stage.CHECKING,
        'days_left': lease.days_left(told, today) if told else None,
    }


def _standing(
    application: Application, check: Check, said: Sequence[LegalResult], now: Mapping[str, uuid.UUID | None]
) -> str:
    if not said:
        return 'open'
    last = said[-1]
    since = application.submitted_at is None or last.created_at >= application.submitted_at
    same = check.paper is not None and last.paper_id is not None and last.paper_id == now.get(check.paper)
    return last.result if since or (last.result in PASSED and same) else 'open'


def _require_checking(application: Application, by: Account, at: datetime, act: str) -> None:
    states.follow(application.stage, act)
    locks.require_free(application, by.id, at)


def _check(
    application: Application, one: Found, settings: Settings, people: dict[uuid.UUID, Account]
) -> dict[str, Any]:
    return {
        'id': one.check.id,
        'paper': one.check.paper,
        'facts': list(one.check.facts),
        'result': one.result,
        'history': [
            {
                'result': each.result,
                'note': _note(application, each, settings),
                'by': application_views.person(people, each.by_id),
                'at': each.created_at,
            }
            for each in reversed(one.said)
        ],
    }


def _note(application: Application, row: LegalResult, settings: Settings) -> str:
    if row.note is None:
        return ''
    return vault.open_sealed(settings.data, application.applicant_id, row.note, _context(row)).decode()


def _context(row: LegalResult) -> str:
    return f'legal {row.id}'
