"""What may be done with a questionnaire: answer, read, hand in."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import problems
from app.applications import road, states
from app.applications.models import Application
from app.db import db
from app.questionnaire import fields
from app.questionnaire.models import Answer, Submission
from app.rules import operations as rules
from app.vault import operations as vault

CONTEXT = 'questionnaire {} {}'


@dataclass(frozen=True, slots=True)
class Standard:
    """By what a room of this format is judged now: `profile` names the format, `ref` its thresholds of today."""

    profile: str
    name: Mapping[str, str]
    ref: str
    checklist_id: str
    checklist_version: int


Need = Callable[[Application, Mapping[str, Any]], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is needed to hand an application in: the formats there are, and what other slices ask (SUBMISSION_NEEDS)."""

    standards: Sequence[Standard]
    needs: Sequence[Need]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a field, and when, by their phone."""

    value: Any
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What came of it: `kept`, `older` than what stands, or `wrong`, with why. `answer` is what stands now."""

    came: str
    answer: Typed | None
    code: str | None = None
    facts: Mapping[str, Any] | None = None


def answers(folder: Path, application: Application) -> dict[str, Any]:
    """Every answer that was given, also those that are not asked of this legal form, {field: value}; for whoever may
    read them. `folder`: where the master key is. Raises `problems.Erased` when the person's key was destroyed."""
    return {name: each.value for name, each in typed(folder, application).items() if each.value is not None}


def typed(folder: Path, application: Application) -> dict[str, Typed]:
    """The same with when it was typed, and with what was taken out again (null)."""
    rows = db.session.scalars(sa.select(Answer).where(Answer.application_id == application.id))
    return {each.field: _opened(folder, application, each) for each in rows}


def answer(folder: Path, application: Application, given: Mapping[str, Typed], at: datetime) -> dict[str, Standing]:
    """Keep what was typed, field by field: the later one stands, a wrong one hinders no other. Refuses while the
    questionnaire is not the applicant's to change."""
    require_open(application)
    rows = db.session.scalars(sa.select(Answer).where(Answer.application_id == application.id, Answer.field.in_(given)))
    kept = {each.field: each for each in rows}
    came = {name: _answer(folder, application, name, each, kept.get(name), at) for name, each in given.items()}
    db.session.flush()
    return came


def missing(application: Application, given: Mapping[str, Any], asked: Asked) -> list[dict[str, Any]]:
    """What keeps it from being handed in, [{kind, id}]: fields that are not answered, then what other slices need. A
    format that the network has given up since is asked again."""
    empty = [each.id for each in fields.asked(given) if each.required and given.get(each.id) is None]
    if 'profile' not in empty and _standard(given, asked) is None:
        empty.append('profile')
    lacking = [{'kind': 'field', 'id': each} for each in empty]
    return lacking + [dict(each) for need in asked.needs for each in need(application, given)]


def completeness(given: Mapping[str, Any]) -> tuple[int, int]:
    """How many of the questions that must be answered are, and how many there are for this legal form."""
    wanted = [each.id for each in fields.asked(given) if each.required]
    return sum(given.get(each) is not None for each in wanted), len(wanted)


def submit(
    folder: Path,
    application: Application,
    asked: Asked,
    *,
    submission_id: uuid.UUID,
    consent_version: int,
    by: uuid.UUID,
    at: datetime,
) -> tuple[Submission, bool]:
    """Hand it in. Whether this is news: sent twice it is the same as once. Refuses with the whole list of what is
    missing, and a consent to another text than the one in force."""
    known: Submission | None = db.session.get(Submission, submission_id)
    if known is not None:
        if known.application_id != application.id:
            raise problems.NotFound(submission_id=str(submission_id))
        return known, False
    states.follow(application.stage, 'submit')
    given = answers(folder, application)
    lacking, standard = missing(application, given, asked), _standard(given, asked)
    if lacking or standard is None:
        raise problems.SubmissionIncomplete(missing=lacking)
    consent = rules.current('consent')
    if consent.version != consent_version:
        raise problems.ConsentChanged(version=consent.version)
    submission = Submission(
        id=submission_id,
        application_id=application.id,
        consent_version=consent.version,
        profile=standard.ref,
        checklist_id=standard.checklist_id,
        checklist_version=standard.checklist_version,
        by_id=by,
        created_at=at,
    )
    db.session.add(submission)
    premises = road.Premises(
        address=given['address'],
        latitude=given['pin']['latitude'],
        longitude=given['pin']['longitude'],
        radius_m=given.get('radius_m', fields.RADIUS_M),
        profile=standard.ref,
    )
    facts = {'consent': consent.version, 'profile': standard.ref, 'checklist': standard.checklist_version}
    road.submit(application, premises, facts, by, at)
    return submission, True


def _standard(given: Mapping[str, Any], asked: Asked) -> Standard | None:
    return next((each for each in asked.standards if each.profile == given.get('profile')), None)


def require_open(application: Application) -> None:
    """Refuse unless it is a draft or given back to be amended."""
    if application.stage not in states.OPEN_QUESTIONNAIRE:
        raise problems.QuestionnaireClosed(stage=application.stage)


def _answer(
    folder: Path, application: Application, name: str, given: Typed, row: Answer | None, at: datetime
) -> Standing:
    stands = _opened(folder, application, row) if row else None
    field = fields.FIELDS.get(name)
    try:
        if field is None:
            raise fields.Wrong('field')
        value = None if given.value is None else field.check(given.value)
    except fields.Wrong as wrong:
        return Standing('wrong', stands, wrong.code, wrong.facts)
    changed_at = min(given.changed_at, at)  # a phone that is fast must not win for ever
    if stands and changed_at <= stands.changed_at:
        return Standing('kept' if stands.value == value else 'older', stands)
    now = Typed(value, changed_at)
    sealed = vault.seal(folder, application.applicant_id, _plain(value), _context(application.id, name))
    if row is None:
        row = Answer(application_id=application.id, field=name)
        db.session.add(row)
    row.sealed, row.changed_at, row.kept_at = sealed, changed_at, at
    return Standing('kept', now)


def _opened(folder: Path, application: Application, row: Answer) -> Typed:
    context = _context(application.id, row.field)
    plain = vault.open_sealed(folder, application.applicant_id, row.sealed, context)
    return Typed(json.loads(plain), row.changed_at)


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _context(application_id: uuid.UUID, field: str) -> str:
    return CONTEXT.format(application_id, field)
