"""A test period as plain values, as both sides see it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from app import clock
from app.accounts import operations as accounts
from app.applications import views as applications
from app.applications.models import Application
from inspections.models import Photo
from inspections.trial import deciding, operations, reporting, troubles
from inspections.trial.models import Trial


def shown(folder: Path, zone: str, application: Application, at: datetime) -> dict[str, Any]:
    """The whole of it; `trial` is none before it has begun."""
    trial = operations.current(application)
    about = {'stage': application.stage, 'whose_move': application.whose_move, 'promised_at': application.promised_at}
    return {**about, 'trial': _whole(folder, zone, application, trial, at) if trial else None}


def _whole(folder: Path, zone: str, application: Application, trial: Trial, at: datetime) -> dict[str, Any]:
    today = clock.day(zone, at)
    report = reporting.made(trial, today)
    found, made = troubles.of(trial), deciding.decisions(trial)
    pictures = troubles.photos(trial)
    by_op = {photo.op: _photo(day, photo) for day, photo in pictures}
    ids = {each.by_id for each, _ in found} | {each.by_id for each in made}
    people = accounts.named(list(ids | {closing.by_id for _, closing in found if closing}))
    words = troubles.words(folder, application.applicant_id, [each for each, _ in found])
    why = deciding.reasons(folder, application.applicant_id, made)
    return {
        'id': trial.id,
        'today': today,
        'report': report,
        'sha256': reporting.frozen_form(report)[1],
        'troubles': [
            {
                'id': each.id,
                **words[each.id],
                'due_on': each.due_on,
                'overdue': closing is None and each.due_on < today,
                'by': applications.person(people, each.by_id),
                'at': each.created_at,
                'before': by_op.get(each.before_op or ''),
                'closed_at': closing and closing.at,
                'after': closing and by_op.get(closing.after_op),
            }
            for each, closing in found
        ],
        'photos': [by_op[photo.op] for _, photo in pictures if photo.state == 'stored'],
        'decisions': [
            {
                'id': each.id,
                'verdict': each.verdict,
                'advice': each.advice,
                'reason': why.get(each.id),
                'ends_on': each.ends_on,
                'sha256': each.digest,
                'by': applications.person(people, each.by_id),
                'at': each.created_at,
            }
            for each in made
        ],
    }


def _photo(day: date, photo: Photo) -> dict[str, Any]:
    return {'op': photo.op, 'sha256': photo.sha256, 'item': photo.item, 'day': day, 'at': photo.announced_at}
