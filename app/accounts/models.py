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
    """A person. `email` is kept in lower case, `phone` as E.164; `blocked_at` says since when they may not sign in.

    `confirmed_at`: the e-mail is known to be theirs; who was made by an administrator has it from the first. Until an
    address is proved it is only claimed (`claimed_email`, which others may claim too), and `email` is nobody's.

    `erased_at`: since when this row names nobody; it is blocked, too, for ever.
    """

    __tablename__ = 'accounts'
    __table_args__ = (
        sa.CheckConstraint("role IN ('applicant', 'inspector', 'reviewer', 'administrator')", name='role'),
        sa.CheckConstraint("locale IN ('ru', 'en')", name='locale'),
    )

    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    claimed_email: Mapped[str | None] = mapped_column(sa.String(254), index=True, default=None)
    name: Mapped[str] = mapped_column(sa.String(200))
    role: Mapped[str] = mapped_column(sa.String(20), index=True)
    locale: Mapped[str] = mapped_column(sa.String(2), default='ru')
    phone: Mapped[str | None] = mapped_column(sa.String(16), unique=True, index=True, default=None)
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
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

    @property
    def confirmed(self) -> bool:
        """Whether the person has shown that the e-mail is theirs."""
        return self.confirmed_at is not None

    @property
    def address(self) -> str:
        """Where letters go, and what the person calls their e-mail."""
        return self.claimed_email or self.email

    @property
    def active(self) -> bool:
        """Whether the person may be given something to do."""
        return self.confirmed and not self.blocked


class SignIn(Row):
    """One session of one person: the hash of its token, never the token."""

    __tablename__ = 'sign_ins'

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'), index=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime]
