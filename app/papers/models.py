"""What is kept of papers: each handing in of one, its files in order, what was returned and why."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class Paper(Row):
    """One handing in of one paper; the newest of a name counts, those before it stay as they were.

    `name` is its id in the network's rule `papers`. `facts`: what was typed beside it, sealed (JSON, see `lease.py`).
    """

    __tablename__ = 'papers'
    __table_args__ = (sa.UniqueConstraint('application_id', 'name', 'number'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    name: Mapped[str] = mapped_column(sa.String(40))
    number: Mapped[int]
    facts: Mapped[bytes | None] = mapped_column(sa.LargeBinary, default=None)


class PaperFile(Row):
    """One file of a paper. Its id comes from the applicant; `sha256` names the sealed bytes in the file store.

    `leaves`: how many pages it draws. `size`: bytes as they were sent. `stored_at` is null until the bytes are durable.
    `removed_at`: the bytes are gone, taken out by the applicant before anybody had seen them or after their term.
    """

    __tablename__ = 'paper_files'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('pdf', 'jpeg', 'png')", name='kind'),
        sa.Index('ix_paper_files_paper', 'paper_id', 'position'),
    )

    paper_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('papers.id'))
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    kind: Mapped[str] = mapped_column(sa.String(10))
    leaves: Mapped[int]
    size: Mapped[int]
    stored_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class PaperReturn(Row):
    """Something that a reviewer gave back, with the reason, sealed under the applicant's key; never changed.

    `kind` is `paper`, with the handing in that was looked at, or `field`, a question of the questionnaire by its name.
    """

    __tablename__ = 'paper_returns'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('paper', 'field')", name='kind'),
        sa.Index('ix_paper_returns_application', 'application_id', 'created_at'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    kind: Mapped[str] = mapped_column(sa.String(10))
    name: Mapped[str] = mapped_column(sa.String(40))
    paper_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('papers.id'))
    reason: Mapped[bytes] = mapped_column(sa.LargeBinary)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
