"""What is kept of a questionnaire: each answer sealed, and each handing in."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row, db


class Answer(db.Model):  # type: ignore[name-defined,misc]
    """What an applicant has answered to one field, as JSON under their own key (`app/vault`); null says «nothing».

    `changed_at` is when they typed it, by their phone but never later than it arrived: the later one stands.
    """

    __tablename__ = 'questionnaire_answers'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), primary_key=True)
    field: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    changed_at: Mapped[datetime]
    kept_at: Mapped[datetime]


class Submission(Row):
    """One handing in: what was agreed to and by which standards the room will be judged. Never changed. Its id comes
    from the applicant."""

    __tablename__ = 'submissions'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    consent_version: Mapped[int]
    profile: Mapped[str] = mapped_column(sa.String(80))
    checklist_id: Mapped[str] = mapped_column(sa.String(60))
    checklist_version: Mapped[int]
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
