"""What is kept of a registration: what was claimed, the links that prove it, and what was agreed to."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class Purpose(StrEnum):
    """What a link is good for."""

    CONFIRMATION = 'confirmation'
    RESET = 'reset'


class Registration(Row):
    """Of somebody who made their own account: the number that becomes theirs after the e-mail, proved `proved_at`."""

    __tablename__ = 'registrations'

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'), unique=True)
    phone: Mapped[str] = mapped_column(sa.String(16))
    proved_at: Mapped[datetime | None] = mapped_column(default=None)


class Link(Row):
    """A link in a letter to `email`: good once, for one account and one purpose. Only its token's hash is kept."""

    __tablename__ = 'links'
    __table_args__ = (sa.CheckConstraint("purpose IN ('confirmation', 'reset')", name='purpose'),)

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'), index=True)
    purpose: Mapped[str] = mapped_column(sa.String(12))
    email: Mapped[str] = mapped_column(sa.String(254))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class Consent(Row):
    """That a person agreed at `created_at` to a text: its kind and the version they had before them."""

    __tablename__ = 'consents'

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'), index=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    version: Mapped[str] = mapped_column(sa.String(40))
