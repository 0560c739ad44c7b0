"""What is kept of legal checks: every result that was ever said."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row


class LegalResult(Row):
    """What a reviewer found in one check; never changed, the newest counts. `paper_id`: the handing in of the paper
    that was looked at. `note`: sealed under the applicant's key. `open` takes a result back."""

    __tablename__ = 'legal_results'
    __table_args__ = (
        sa.CheckConstraint("result IN ('ok', 'not-ok', 'not-applicable', 'open')", name='result'),
        sa.Index('ix_legal_results_application', 'application_id', 'created_at'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    check_id: Mapped[str] = mapped_column(sa.String(40))
    result: Mapped[str] = mapped_column(sa.String(20))
    paper_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('papers.id'))
    note: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
