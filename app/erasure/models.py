"""What is kept of an erasure: which numbers went, which stay and until when. Nothing of the person."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row


class Erasure(Row):
    """One person whose data was erased at `created_at`; `act` is the number of the paper that says so.

    `how`: asked for on the person's own page, or on paper, which `reference` and `asked_on` name. `gone`, `kept`:
    {what: how many}; what is kept goes at `kept_until`. `files`: [[shelf, SHA-256]] whose bytes go with it,
    `finished_at` says when they and the freed pages of the database had. `replayed_at`: an older database was put back,
    and it was done again. `letter`: what became of the last letter. No key leads to `accounts`: it outlives a restore.
    """

    __tablename__ = 'erasures'
    __table_args__ = (
        sa.CheckConstraint("how IN ('self', 'paper')", name='how'),
        sa.CheckConstraint("letter IN ('sent', 'refused', 'away', 'none')", name='letter'),
    )

    act: Mapped[int] = mapped_column(unique=True)
    account_id: Mapped[uuid.UUID] = mapped_column(unique=True)
    by_id: Mapped[uuid.UUID]
    how: Mapped[str] = mapped_column(sa.String(10))
    reference: Mapped[str | None] = mapped_column(sa.String(40), default=None)
    asked_on: Mapped[str | None] = mapped_column(sa.String(10), default=None)
    gone: Mapped[dict[str, Any]] = mapped_column(Json)
    kept: Mapped[dict[str, Any]] = mapped_column(Json)
    kept_until: Mapped[datetime | None] = mapped_column(default=None)
    files: Mapped[list[Any]] = mapped_column(Json)
    letter: Mapped[str] = mapped_column(sa.String(10), default='none')
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    replayed_at: Mapped[datetime | None] = mapped_column(default=None)
