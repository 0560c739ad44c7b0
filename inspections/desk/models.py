"""What the desk keeps: a row and words of each application to list and find it by, who took it, who has it open."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row, db

LONGEST_TERM = 80
BY_CODE_POINT = sa.String(LONGEST_TERM).with_variant(sa.String(LONGEST_TERM, collation='C'), 'postgresql')


class DeskRow(db.Model):  # type: ignore[name-defined,misc]
    """What lists say of an application; follows from other rows, and is written in the transaction that changes them.

    `verdict` and `percent` are how it stands by what has been handed in, `worst` is the gravest of its `signals`,
    `voices` {self_assessment, visit} as a summary has them; `inspector_id` is whose the newest visit is. `form`: by
    which rule of `portrait.py` the row was made.
    """

    __tablename__ = 'desk_rows'
    __table_args__ = (
        sa.Index('ix_desk_rows_stage', 'stage', 'turn_at', 'number', 'reviewer_id'),
        sa.Index('ix_desk_rows_reviewer', 'reviewer_id', 'stage', 'turn_at', 'number'),
        sa.Index('ix_desk_rows_form', 'form'),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), unique=True)
    stage: Mapped[str] = mapped_column(sa.String(20))
    turn_at: Mapped[datetime]
    region: Mapped[str] = mapped_column(sa.String(80))
    reviewer_id: Mapped[uuid.UUID | None]
    inspector_id: Mapped[uuid.UUID | None]
    verdict: Mapped[str | None] = mapped_column(sa.String(20))
    percent: Mapped[float | None]
    signals: Mapped[int]
    worst: Mapped[str | None] = mapped_column(sa.String(20))
    critical_bad: Mapped[int]
    disagreements: Mapped[int]
    voices: Mapped[dict[str, Any]] = mapped_column(Json)
    form: Mapped[int]


class DeskTerm(db.Model):  # type: ignore[name-defined,misc]
    """Something by which an application is found: a word of its address, an answer, its region (`terms.py`)."""

    __tablename__ = 'desk_terms'
    __table_args__ = (sa.Index('ix_desk_terms_term', 'term', 'number'), {'sqlite_with_rowid': False})

    number: Mapped[int] = mapped_column(
        sa.ForeignKey('desk_rows.number', ondelete='CASCADE'), primary_key=True, autoincrement=False
    )
    term: Mapped[str] = mapped_column(BY_CODE_POINT, primary_key=True)


class Taken(db.Model):  # type: ignore[name-defined,misc]
    """Which reviewer has taken an application; nobody has while there is no row."""

    __tablename__ = 'applications_taken'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), primary_key=True)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), index=True)
    at: Mapped[datetime]


class Lock(db.Model):  # type: ignore[name-defined,misc]
    """Who has an application open since when, and until when that holds unless they say again that they have."""

    __tablename__ = 'application_locks'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), primary_key=True)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime]


class SavedView(Row):
    """A filter that a person has given a name; its id comes from the page. `filter` as `FilterShape` has it."""

    __tablename__ = 'saved_views'

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), index=True)
    name: Mapped[str] = mapped_column(sa.String(60))
    filter: Mapped[dict[str, Any]] = mapped_column(Json)
