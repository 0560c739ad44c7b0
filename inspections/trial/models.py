"""What is kept of test periods: their terms, the list of each day, problems, decisions."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row, db


class Trial(Row):
    """One test period of an application, since `began_on`, a day of the network's clock. An application that was
    withdrawn and taken up again gets another one."""

    __tablename__ = 'trials'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    began_on: Mapped[date]


class TrialTerm(Row):
    """From which day until which it lasts, both included; the newest row holds. Between two of them it waited for a
    decision, and nobody was asked for lists. `decision_id`: which extension says so."""

    __tablename__ = 'trial_terms'

    trial_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('trials.id'), index=True)
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    decision_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('trial_decisions.id'), default=None)


class TrialDay(db.Model):  # type: ignore[name-defined,misc]
    """The list of one day: an inspection of the kind `daily`. A day has one, whoever asks for it and how often."""

    __tablename__ = 'trial_days'

    trial_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('trials.id'), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    inspection_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('inspections.id'), unique=True)


class Trouble(Row):
    """A problem of the test period; its id comes from who writes it down. `sealed`: {what, owner} under the applicant's
    key. `before_op`: the photo of a daily list that shows it."""

    __tablename__ = 'trial_troubles'

    trial_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('trials.id'), index=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    due_on: Mapped[date]
    before_op: Mapped[str | None] = mapped_column(sa.String(50))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class TroubleClosing(db.Model):  # type: ignore[name-defined,misc]
    """A problem is over: `after_op` is the photo of a daily list that shows it."""

    __tablename__ = 'trial_closings'

    trouble_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('trial_troubles.id'), primary_key=True)
    after_op: Mapped[str] = mapped_column(sa.String(50))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    at: Mapped[datetime]


class TrialDecision(Row):
    """What a reviewer decided; its id comes from them. Never changed.

    `digest`: hex SHA-256 of the report as they saw it, `packed` that report, canonical JSON, gzipped; it names nobody.
    `sealed`: why, under the applicant's key.
    """

    __tablename__ = 'trial_decisions'
    __table_args__ = (sa.CheckConstraint("verdict IN ('pass', 'extend', 'stop')", name='verdict'),)

    trial_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('trials.id'), index=True)
    verdict: Mapped[str] = mapped_column(sa.String(10))
    advice: Mapped[str] = mapped_column(sa.String(10))
    ends_on: Mapped[date | None]
    sealed: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    digest: Mapped[str] = mapped_column(sa.String(64))
    packed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
