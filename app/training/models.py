"""What is kept of training: who learns, links, what was read, tries, certificates."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row, db


class Member(Row):
    """Somebody of a point's staff; their id comes from the applicant. `sealed`: the name, under the applicant's key.

    `key_hash`: hex SHA-256 of what their own phone shows instead of an account; none before they have come.
    `removed_at`: since when they belong to the point no more; what they have learnt stays.
    """

    __tablename__ = 'training_members'
    __table_args__ = (sa.CheckConstraint("role IN ('owner', 'manager', 'operator')", name='role'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    applicant_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    role: Mapped[str] = mapped_column(sa.String(10))
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    key_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True, default=None)
    came_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class Invitation(Row):
    """A link for one member, good once; its secret is made of its id."""

    __tablename__ = 'training_invitations'

    member_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('training_members.id'), index=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class PageRead(db.Model):  # type: ignore[name-defined,misc]
    """A member has read this page of this course."""

    __tablename__ = 'training_pages'

    member_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('training_members.id'), primary_key=True)
    course: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    page: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    at: Mapped[datetime]


class Attempt(Row):
    """One try at the questions of a course; its id comes from the member's phone. Never changed."""

    __tablename__ = 'training_attempts'

    member_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('training_members.id'), index=True)
    course: Mapped[str] = mapped_column(sa.String(40))
    version: Mapped[str] = mapped_column(sa.String(12))
    answers: Mapped[dict[str, Any]] = mapped_column(Json)
    right: Mapped[int]
    total: Mapped[int]
    passed: Mapped[bool]


class Certificate(Row):
    """A member has passed every course. `code`: by which anybody checks it."""

    __tablename__ = 'training_certificates'

    member_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('training_members.id'), unique=True)
    code: Mapped[str] = mapped_column(sa.String(12), unique=True)
