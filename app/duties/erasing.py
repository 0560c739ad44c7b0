"""The days that were entered for a person's points, and how they are erased with them."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from app.applications import erasing as applications
from app.db import db
from app.duties.models import DutyEntry, DutyReminder, Warned
from app.erasing import Erased, Held


def held(account_id: uuid.UUID) -> Held:
    """Each day, of which duty of which point, and who entered it: the person or the network."""
    numbers = {each.id: each.number for each in applications.of(account_id)}
    query = sa.select(DutyEntry).where(DutyEntry.application_id.in_(numbers)).order_by(DutyEntry.created_at)
    return {
        'duties': [
            {
                'application': numbers[each.application_id],
                'duty': each.kind,
                'until': each.until and each.until.isoformat(),
                'figure': each.figure,
                'own': each.by_id == account_id,
                'at': each.created_at,
            }
            for each in db.session.scalars(query)
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All days, reminders and warnings of the person's points."""
    ids = [each.id for each in applications.of(account_id)]
    gone = len(list(db.session.scalars(sa.select(DutyEntry.id).where(DutyEntry.application_id.in_(ids)))))
    for table in (Warned, DutyReminder, DutyEntry):
        db.session.execute(sa.delete(table).where(table.application_id.in_(ids)))
    return Erased({'duties': gone})
