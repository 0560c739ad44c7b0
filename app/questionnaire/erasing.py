"""What a person has answered in their questionnaires, and how it is erased: rows go, and the key of all copies does."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from app.questionnaire import operations
from app.questionnaire.models import Answer, Submission
from app.settings import Settings


def held(account_id: uuid.UUID) -> Held:
    """The answers, opened; and which consent was given with each handing in."""
    settings: Settings = current_app.extensions['osmotr_settings']
    own = applications.of(account_id)
    given = [(each.number, operations.answers(settings.data, each)) for each in own]
    submitted = sa.select(Submission).where(Submission.application_id.in_([each.id for each in own]))
    return {
        'questionnaire': [{'application': number, **answers} for number, answers in given if answers],
        'submissions': [
            {'at': each.created_at, 'consent_version': each.consent_version}
            for each in db.session.scalars(submitted.order_by(Submission.id))
        ],
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All answers, also of applications that prove a decision: nothing was decided by them alone."""
    ids = [each.id for each in applications.of(account_id)]
    gone = sa.delete(Answer).where(Answer.application_id.in_(ids)).returning(Answer.field)
    return Erased({'questionnaire': len(db.session.execute(gone).all())})
