"""What is kept of open points: the point, the hours it has told, and what was done against it."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class Point(Row):
    """An application has become a point; the row was made when it opened.

    `code`: by which anybody finds its public page. `revisit_on`: by which day of the network it is to be inspected
    again, `risk` and `reasons` ([{code, count, points}]) say why then; none once it has closed. `suspended_at`: since
    when it is closed for a time, whatever else is going on.
    """

    __tablename__ = 'points'

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), unique=True)
    code: Mapped[str] = mapped_column(sa.String(12), unique=True)
    revisit_on: Mapped[date | None] = mapped_column(index=True)
    risk: Mapped[str] = mapped_column(sa.String(10))
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)
    suspended_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class PointHours(Row):
    """When a point is open, as its owner says it; the newest row holds. `days`: from Monday to Sunday, none for a day
    off, else [opens, closes] as HH:MM. `how`: how to find it, for everybody to read."""

    __tablename__ = 'point_hours'

    point_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('points.id'), index=True)
    days: Mapped[list[list[str] | None]] = mapped_column(sa.JSON)
    how: Mapped[str] = mapped_column(sa.String(300))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class PointAct(Row):
    """What was done to an open point; its id comes from who did it. `sealed`: why, under the applicant's key. `due_on`:
    by which day it is to be put right."""

    __tablename__ = 'point_acts'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('warn', 'suspend', 'restore', 'stop', 'approve', 'fixed', 'close')", name='kind'),
    )

    point_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('points.id'), index=True)
    kind: Mapped[str] = mapped_column(sa.String(10))
    sealed: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    due_on: Mapped[date | None]
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
