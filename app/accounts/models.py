"""What is kept of a person: the account and its sessions."""

from __future__ import annotations

import enum
import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class Role(enum.StrEnum):
    """What a person does here. One account has one role."""

    APPLICANT = 'applicant'
    INSPECTOR = 'inspector'
    REVIEWER = 'reviewer'
    ADMINISTRATOR = 'administrator'


class Account(Row):
    """A person. `email` is kept in lower case; `blocked_at` says since when they may not sign in.

    `erased_at`: since when this row names nobody; it is blocked, too, for ever.
    """

    __tablename__ = 'accounts'
    __table_args__ = (
        sa.CheckConstraint("role IN ('applicant', 'inspector', 'reviewer', 'administrator')", name='role'),
        sa.CheckConstraint("locale IN ('ru', 'en')", name='locale'),
    )

    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    role: Mapped[str] = mapped_column(sa.String(20), index=True)
    locale: Mapped[str] = mapped_column(sa.String(2), default='ru')
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    @property
    def blocked(self) -> bool:
        """Whether the person may not sign in."""
        return self.blocked_at is not None

    @property
    def erased(self) -> bool:
        """Whether nothing is kept of the person any more."""
        return self.erased_at is not None


class SignIn(Row):
    """One session of one person: the hash of its token, never the token."""

    __tablename__ = 'sign_ins'

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'), index=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime]
