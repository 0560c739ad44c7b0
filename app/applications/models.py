"""What is kept of an application."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row


class Stage(StrEnum):
    """Where an application stands."""

    DRAFT = 'draft'
    CHECKING = 'checking'
    AMENDING = 'amending'
    SURVEYING = 'surveying'
    REPAIRING = 'repairing'
    INSPECTING = 'inspecting'
    REVIEWING = 'reviewing'
    FIXING = 'fixing'
    ACCEPTED = 'accepted'
    CONTRACTING = 'contracting'
    CONNECTING = 'connecting'
    TRAINING = 'training'
    TRYING = 'trying'
    CONCLUDING = 'concluding'
    OPENED = 'opened'
    SUPERVISING = 'supervising'
    CORRECTING = 'correcting'
    SUSPENDED = 'suspended'
    STOPPED = 'stopped'
    REFUSED = 'refused'
    APPEALED = 'appealed'
    WITHDRAWN = 'withdrawn'


class Application(Row):
    """One applicant's request for one premises.

    `number` is what people call it by; `profile` names its thresholds, as `brand-max@2026-01-01`. A draft has no
    position yet, an empty address and no profile. `turn_at` is what lists go by: the promise, or the far future when
    nothing is promised. `surveyed_at`: since when the empty room has been looked at, where that is done.
    `taken_up_at`: when it was last taken up again; what was inspected before does not count any more.
    `erased_at`: since when nothing but its number and its stage is left.
    """

    __tablename__ = 'applications'
    __table_args__ = (
        sa.CheckConstraint(
            "stage IN ('draft', 'checking', 'amending', 'surveying', 'repairing', 'inspecting', 'reviewing', "
            "'fixing', 'accepted', 'contracting', 'connecting', 'training', 'trying', 'concluding', 'opened', "
            "'supervising', 'correcting', 'suspended', 'stopped', 'refused', 'appealed', 'withdrawn')",
            name='stage',
        ),
        sa.CheckConstraint(
            "whose_move IN ('applicant', 'inspector', 'reviewer', 'administrator', 'nobody')", name='whose_move'
        ),
        sa.Index('ix_applications_turn', 'turn_at', 'id'),
        sa.Index('ix_applications_queue', 'stage', 'turn_at', 'id'),
        sa.Index('ix_applications_own', 'applicant_id', 'turn_at', 'id'),
    )

    number: Mapped[int] = mapped_column(unique=True)
    applicant_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    address: Mapped[str] = mapped_column(sa.String(500))
    region: Mapped[str] = mapped_column(sa.String(80), default='', server_default='')
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    radius_m: Mapped[float] = mapped_column(default=100.0)
    profile: Mapped[str] = mapped_column(sa.String(80))
    stage: Mapped[str] = mapped_column(sa.String(20))
    whose_move: Mapped[str] = mapped_column(sa.String(20))
    promised_at: Mapped[datetime | None]
    turn_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    surveyed_at: Mapped[datetime | None] = mapped_column(default=None)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    taken_up_at: Mapped[datetime | None] = mapped_column(default=None)
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Decision(Row):
    """What a reviewer decided, with the reasons; never changed.

    `stage`: in which it was decided; a refusal on an appeal is final. `due_at`: by when what was returned is to be
    fixed. `snapshot`: SHA-256 (hex) of what the reviewer saw. All three are null in decisions of before.
    """

    __tablename__ = 'decisions'
    __table_args__ = (sa.CheckConstraint("verdict IN ('accept', 'return', 'refuse', 'resume')", name='verdict'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    verdict: Mapped[str] = mapped_column(sa.String(10))
    reason: Mapped[str] = mapped_column(sa.Text, default='')
    items: Mapped[list[Any]] = mapped_column(Json)
    made_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    stage: Mapped[str | None] = mapped_column(sa.String(20), default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    snapshot: Mapped[str | None] = mapped_column(sa.String(64), default=None)


class Letter(Row):
    """What was written to the applicant with a decision: as it was made, and as it was sent. Never changed."""

    __tablename__ = 'decision_letters'
    __table_args__ = (sa.CheckConstraint("locale IN ('ru', 'en')", name='locale'),)

    decision_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('decisions.id'), unique=True)
    locale: Mapped[str] = mapped_column(sa.String(2))
    generated: Mapped[str] = mapped_column(sa.Text)
    text: Mapped[str] = mapped_column(sa.Text)


class Appeal(Row):
    """The applicant does not agree with a refusal; once for each refusal. Its id comes from them. Never changed."""

    __tablename__ = 'appeals'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    decision_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('decisions.id'), unique=True)
    reason: Mapped[str] = mapped_column(sa.Text)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class Event(Row):
    """Something that happened to an application, for its timeline. Never changed."""

    __tablename__ = 'application_events'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
