"""What is kept of duties: every day that was entered, reminders of the network, warnings that went out."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row, db


class DutyEntry(Row):
    """A day that was entered for a duty; the newest of its kind counts. Never changed.

    `until`: the last day, null where there is no end. `figure`: how many days are kept, `norm`: how many were asked
    then. `source`: `typed` under an id of whoever typed it, or what was said in a `paper` or an `inspection`, whose id
    is `source_id`. `created_at`: when it was said.
    """

    __tablename__ = 'duty_entries'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('lease', 'extinguisher', 'archive')", name='kind'),
        sa.CheckConstraint("source IN ('typed', 'paper', 'inspection')", name='source'),
        sa.Index('ix_duty_entries_newest', 'application_id', 'kind', 'created_at'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    kind: Mapped[str] = mapped_column(sa.String(20))
    until: Mapped[date | None] = mapped_column(default=None)
    figure: Mapped[int | None] = mapped_column(default=None)
    norm: Mapped[int | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(sa.String(12), default='typed')
    source_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'), default=None)


class DutyReminder(Row):
    """The network reminded the applicant of a duty; the id comes from who reminded."""

    __tablename__ = 'duty_reminders'
    __table_args__ = (sa.CheckConstraint("kind IN ('lease', 'extinguisher', 'archive')", name='kind'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class Warned(db.Model):  # type: ignore[name-defined,misc]
    """Somebody was warned of `subject` (a duty and its day) at `term`: days before its end, 0, or weeks after it."""

    __tablename__ = 'duty_warnings'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), primary_key=True)
    subject: Mapped[str] = mapped_column(sa.String(100), primary_key=True)
    term: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
