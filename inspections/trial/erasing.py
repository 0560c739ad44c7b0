"""What test periods keep of an applicant: problems in words, reasons; the figures name nobody and stay."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from app.settings import Settings
from inspections.trial import deciding, troubles
from inspections.trial.models import Trial, TrialDecision, Trouble, TroubleClosing


def held(account_id: uuid.UUID) -> Held:
    """Problems that were written down, and what was decided with its reason."""
    settings: Settings = current_app.extensions['osmotr_settings']
    found, decided = [], []
    for trial, number in _of(account_id):
        rows = troubles.of(trial)
        words = troubles.words(settings.data, account_id, [each for each, _ in rows])
        found += [
            {
                'application': number,
                **words[each.id],
                'due_on': each.due_on.isoformat(),
                'closed_at': closing and closing.at,
            }
            for each, closing in rows
        ]
        made = deciding.decisions(trial)
        why = deciding.reasons(settings.data, account_id, made)
        decided += [
            {'application': number, 'verdict': each.verdict, 'reason': why.get(each.id), 'at': each.created_at}
            for each in made
        ]
    return {'trial_troubles': found, 'trial_decisions': decided}


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All problems, and why it was decided as it was."""
    trials = [trial.id for trial, _ in _of(account_id)]
    gone = list(db.session.scalars(sa.select(Trouble.id).where(Trouble.trial_id.in_(trials))))
    db.session.execute(sa.delete(TroubleClosing).where(TroubleClosing.trouble_id.in_(gone)))
    db.session.execute(sa.delete(Trouble).where(Trouble.id.in_(gone)))
    decided = sa.update(TrialDecision).where(TrialDecision.trial_id.in_(trials))
    db.session.execute(decided.values(sealed=None), execution_options={'synchronize_session': False})
    return Erased({'trial_troubles': len(gone)})


def _of(account_id: uuid.UUID) -> list[tuple[Trial, int]]:
    numbers = {each.id: each.number for each in applications.of(account_id)}
    found = db.session.scalars(sa.select(Trial).where(Trial.application_id.in_(numbers)).order_by(Trial.id))
    return [(each, numbers[each.application_id]) for each in found]
