"""What is kept of the keys: each wrapped by a master key that is not in the database."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db


class PersonKey(db.Model):  # type: ignore[name-defined,misc]
    """The key of one person. Once destroyed it has no bytes, and nobody gets another one under this account."""

    __tablename__ = 'person_keys'
    __table_args__ = (sa.CheckConstraint('(wrapped IS NULL) = (destroyed_at IS NOT NULL)', name='destroyed'),)

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), primary_key=True)
    wrapped: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    created_at: Mapped[datetime]
    destroyed_at: Mapped[datetime | None] = mapped_column(default=None)
