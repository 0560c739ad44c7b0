"""What is kept of a connection: accesses and what became of them, links, sheets, results of the self-test, training
orders."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row


class Access(Row):
    """The right of one person to work in the network's order program. Its id comes from who issues it.

    `sealed`: the person's name under the applicant's key (`app/vault`). `by_id`: none where the service issued it, for
    the owner.
    """

    __tablename__ = 'accesses'
    __table_args__ = (sa.CheckConstraint("role IN ('owner', 'manager', 'operator')", name='role'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    applicant_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    role: Mapped[str] = mapped_column(sa.String(10))
    login: Mapped[str] = mapped_column(sa.String(40), unique=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'))


class Showing(Row):
    """The secret of an access was shown, which happens once. `digest`: its hex SHA-256. `tries`: how often other signs
    were typed to confirm it."""

    __tablename__ = 'access_showings'

    access_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accesses.id'), unique=True)
    digest: Mapped[str] = mapped_column(sa.String(64))
    tries: Mapped[int] = mapped_column(default=0)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class Link(Row):
    """By which somebody without an account does one thing: tests a computer, or confirms an access. Its id comes from
    who makes it; its token, and the short code of one for a computer, are made of the id.

    `used_at`: when a computer opened it, or the access was confirmed by it. `key_hash`: hex SHA-256 of the key that
    this computer made for itself. `agent`: family of its browser.
    """

    __tablename__ = 'connection_links'
    __table_args__ = (
        sa.CheckConstraint("purpose IN ('computer', 'receipt')", name='purpose'),
        sa.CheckConstraint("(purpose = 'receipt') = (access_id IS NOT NULL)", name='access'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    purpose: Mapped[str] = mapped_column(sa.String(10))
    access_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accesses.id'))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    key_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True, default=None)
    agent: Mapped[str | None] = mapped_column(sa.String(40), default=None)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class Receipt(Row):
    """The person has the secret: they typed its last signs, as a guest of who is signed in (`by_id`) or by a link."""

    __tablename__ = 'access_receipts'

    access_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accesses.id'), unique=True)
    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'))
    link_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('connection_links.id'), default=None)


class Revocation(Row):
    """The access is good no more. `sealed`: why, under the applicant's key; none where the application ended."""

    __tablename__ = 'access_revocations'

    access_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accesses.id'), unique=True)
    sealed: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'))


class PrintedSheet(Row):
    """A sheet to be printed: `code` is typed back; `square` (QR), `bars` (EAN-13), `matrix` (DataMatrix) and `label`
    (Code 128) are read by the scanner. `tries`: how often another code was typed."""

    __tablename__ = 'connection_sheets'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    code: Mapped[str] = mapped_column(sa.String(6))
    square: Mapped[str] = mapped_column(sa.String(16))
    bars: Mapped[str] = mapped_column(sa.String(13))
    matrix: Mapped[str | None] = mapped_column(sa.String(16))
    label: Mapped[str | None] = mapped_column(sa.String(16))
    tries: Mapped[int] = mapped_column(default=0)


class Result(Row):
    """One part of the self-test was tried. `why`: what it did not pass for. `facts`: figures and names of abilities,
    nothing of a person. `agent`: family of the browser. `by_id`: none where a computer tried it by a link."""

    __tablename__ = 'connection_results'
    __table_args__ = (sa.CheckConstraint("part IN ('browser', 'scanner', 'printing', 'line')", name='part'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    part: Mapped[str] = mapped_column(sa.String(10))
    passed: Mapped[bool]
    why: Mapped[str | None] = mapped_column(sa.String(20))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    agent: Mapped[str] = mapped_column(sa.String(40))
    by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('accounts.id'))
    link_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('connection_links.id'), default=None)

    @property
    def by_link(self) -> bool:
        """Whether a computer tried it that nobody is signed in on."""
        return self.link_id is not None


class DrillOrder(Row):
    """A pretended order, which is nobody's: its number on the parcel, its cell, and the code that the buyer says."""

    __tablename__ = 'drill_orders'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    number: Mapped[str] = mapped_column(sa.String(12))
    cell: Mapped[str] = mapped_column(sa.String(4))
    code: Mapped[str] = mapped_column(sa.String(4))


class DrillStep(Row):
    """A step that was done with a training order."""

    __tablename__ = 'drill_steps'
    __table_args__ = (sa.UniqueConstraint('order_id', 'step'),)

    order_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('drill_orders.id'))
    step: Mapped[str] = mapped_column(sa.String(10))
