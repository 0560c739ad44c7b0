"""What is kept of telling people: notices, letters, and what each person chose."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row


class LetterState(StrEnum):
    """Where a letter stands. `kept`: there was no mail server to give it to."""

    WAITING = 'waiting'
    SENT = 'sent'
    REFUSED = 'refused'
    WITHDRAWN = 'withdrawn'
    KEPT = 'kept'


class Notice(Row):
    """Something that one person is told. `facts` are what its kind names in kinds.py, all of it theirs to read.

    `about` is an application, without a key to it: this slice lies below. `once` names what is told a single time.
    """

    __tablename__ = 'notices'
    __table_args__ = (
        sa.UniqueConstraint('recipient_id', 'once', name='uq_notices_once'),
        sa.Index('ix_notices_own', 'recipient_id', 'created_at', 'id'),
        sa.Index(
            'ix_notices_unread',
            'recipient_id',
            sqlite_where=sa.text('read_at IS NULL'),
            postgresql_where=sa.text('read_at IS NULL'),
        ),
        sa.Index(
            'ix_notices_waiting',
            'about',
            sqlite_where=sa.text('read_at IS NULL'),
            postgresql_where=sa.text('read_at IS NULL'),
        ),
    )

    recipient_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'))
    kind: Mapped[str] = mapped_column(sa.String(40))
    about: Mapped[uuid.UUID | None]
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    once: Mapped[str | None] = mapped_column(sa.String(100), default=None)
    read_at: Mapped[datetime | None] = mapped_column(default=None)


class Letter(Row):
    """A notice on its way by e-mail. `message_id` never changes: by it a receiver knows a letter that comes again.

    `address` is where it was sent last, `reason` what the mail server said last.
    """

    __tablename__ = 'letters'
    __table_args__ = (
        sa.CheckConstraint("state IN ('waiting', 'sent', 'refused', 'withdrawn', 'kept')", name='state'),
        sa.Index('ix_letters_state', 'state', 'id'),
    )

    notice_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('notices.id', ondelete='CASCADE'), unique=True)
    message_id: Mapped[str] = mapped_column(sa.String(100), unique=True)
    state: Mapped[str] = mapped_column(sa.String(10), default=LetterState.WAITING)
    address: Mapped[str | None] = mapped_column(sa.String(254), default=None)
    tries: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str | None] = mapped_column(sa.String(300), default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)


class Choice(Row):
    """Whether a person wants this kind by this channel; without a row it is as the kind says."""

    __tablename__ = 'notice_choices'
    __table_args__ = (
        sa.UniqueConstraint('account_id', 'kind', 'channel'),
        sa.CheckConstraint("channel IN ('email')", name='channel'),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id', ondelete='CASCADE'))
    kind: Mapped[str] = mapped_column(sa.String(40))
    channel: Mapped[str] = mapped_column(sa.String(10))
    wanted: Mapped[bool]
