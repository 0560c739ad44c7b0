"""Which changes of the standards a person has confirmed, and how that is erased with their points."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from inspections.standards.models import StandardConfirmation


def held(account_id: uuid.UUID) -> Held:
    """Each confirmation: of which point, which version, when."""
    numbers = {each.id: each.number for each in applications.of(account_id)}
    query = sa.select(StandardConfirmation).where(StandardConfirmation.application_id.in_(numbers))
    return {
        'standards': [
            {'application': numbers[each.application_id], 'standard': each.standard, 'at': each.created_at}
            for each in db.session.scalars(query.order_by(StandardConfirmation.created_at))
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All of them: the point is closed by the erasure, and nobody will ask any more."""
    ids = [each.id for each in applications.of(account_id)]
    gone = sa.delete(StandardConfirmation).where(StandardConfirmation.application_id.in_(ids))
    return Erased({'standards': len(list(db.session.scalars(gone.returning(StandardConfirmation.id))))})
