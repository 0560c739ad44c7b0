"""What is kept of an export that is made in the background."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class Export(Row):
    """One file that somebody asked for; its id comes from the page. It is let go at `expires_at`.

    `done` of `total` pieces are made. `sha256` names the file on its shelf; `home` is the address under which reports
    are checked, `zone` the time zone of the person, by its IANA name.
    """

    __tablename__ = 'exports'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('pdf', 'case')", name='kind'),
        sa.CheckConstraint("state IN ('waiting', 'working', 'ready', 'failed')", name='state'),
        sa.Index('ix_exports_own', 'application_id', 'asked_by_id'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    asked_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    kind: Mapped[str] = mapped_column(sa.String(10))
    locale: Mapped[str] = mapped_column(sa.String(5))
    zone: Mapped[str] = mapped_column(sa.String(60))
    home: Mapped[str] = mapped_column(sa.String(300))
    state: Mapped[str] = mapped_column(sa.String(10), default='waiting')
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str | None] = mapped_column(sa.String(64), index=True, default=None)
    bytes: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    expires_at: Mapped[datetime]
