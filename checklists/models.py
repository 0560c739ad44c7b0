"""What is kept of checklists: published versions and profiles, frozen for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, db


class ChecklistVersion(db.Model):  # type: ignore[name-defined,misc]
    """A published version; `hash` tells whether another file says the same."""

    __tablename__ = 'checklist_versions'

    checklist_id: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    hash: Mapped[str] = mapped_column(sa.String(64))
    published_at: Mapped[datetime]


class ProfileVersion(db.Model):  # type: ignore[name-defined,misc]
    """A profile as it holds from one day on."""

    __tablename__ = 'profiles'

    profile_id: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    checklist_id: Mapped[str] = mapped_column(sa.String(60))
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    hash: Mapped[str] = mapped_column(sa.String(64))
    published_at: Mapped[datetime]
