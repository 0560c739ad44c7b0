"""What is kept of what was done, and of each time that the record was recomputed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row


class AuditEntry(Row):
    """One act. `hash` covers the whole entry and the hash before it, so that a change or a gap shows.

    The indexes are the orders in which they are read: all, of an act, of a person, of a person's act, about something.
    """

    __tablename__ = 'audit'
    __table_args__ = (
        sa.Index('ix_audit_at', 'at', 'seq'),
        sa.Index('ix_audit_act', 'act', 'at', 'seq'),
        sa.Index('ix_audit_account', 'account_id', 'at', 'seq'),
        sa.Index('ix_audit_account_act', 'account_id', 'act', 'at', 'seq'),
        sa.Index('ix_audit_subject', 'subject', 'at', 'seq'),
    )

    seq: Mapped[int | None] = mapped_column(unique=True, default=None)
    at: Mapped[datetime]
    account_id: Mapped[uuid.UUID | None]
    act: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str | None] = mapped_column(sa.String(100))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    hash: Mapped[str | None] = mapped_column(sa.String(64), default=None)


class AuditCheck(Row):
    """One recomputing of the chain: asked for at `created_at`, by a person or once a day.

    `seen` of `total` entries so far; at the end `broken` is the first number that is not as it was, and `why`:
    `link` (changed, gone, put in, moved), `cut` (the end is gone), `end` (another chain stands there);
    `stopped` when it came to no end.
    """

    __tablename__ = 'audit_checks'
    __table_args__ = (
        sa.CheckConstraint("why IN ('link', 'cut', 'end', 'stopped')", name='why'),
        sa.Index('ix_audit_checks_created_at', 'created_at'),
    )

    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'))
    total: Mapped[int] = mapped_column(default=0)
    seen: Mapped[int] = mapped_column(default=0)
    last: Mapped[str | None] = mapped_column(sa.String(64), default=None)
    broken: Mapped[int | None] = mapped_column(default=None)
    why: Mapped[str | None] = mapped_column(sa.String(10), default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
