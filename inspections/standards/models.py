"""What is kept of changed standards: who has confirmed which."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class StandardConfirmation(Row):
    """The owner of a point has read what a change means for it; the id comes from them. Never changed.

    `standard`: the version, a profile `brand-max@2027-01-01` or a checklist `pvz-default/3`.
    """

    __tablename__ = 'standard_confirmations'
    __table_args__ = (sa.UniqueConstraint('application_id', 'standard'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    standard: Mapped[str] = mapped_column(sa.String(80))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
