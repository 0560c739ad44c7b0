"""What is kept of a network's rules: every version of each."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row


class Rule(Row):
    """One version of one rule; never changed. Version 0 is what is shipped (`defaults.py`) and has no row."""

    __tablename__ = 'rules'
    __table_args__ = (sa.UniqueConstraint('kind', 'version'),)

    kind: Mapped[str] = mapped_column(sa.String(40))
    version: Mapped[int]
    value: Mapped[dict[str, Any]] = mapped_column(Json)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
