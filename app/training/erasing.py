"""The staff whom a person has put on the roster, and how they are erased with them."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from app.settings import Settings
from app.training import operations
from app.training.models import Attempt, Certificate, Invitation, Member, PageRead


def held(account_id: uuid.UUID) -> Held:
    """Each member by name and role, and since when they are trained."""
    settings: Settings = current_app.extensions['osmotr_settings']
    numbers = {each.id: each.number for each in applications.of(account_id)}
    found = db.session.scalars(sa.select(Member).where(Member.application_id.in_(numbers)).order_by(Member.id)).all()
    return {
        'staff': [
            {
                'application': numbers[each.application_id],
                'name': operations.name_of(settings.data, each),
                'role': each.role,
                'at': each.created_at,
            }
            for each in found
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All members with what they have learnt: their certificates are unknown from then on."""
    ids = [each.id for each in applications.of(account_id)]
    members = list(db.session.scalars(sa.select(Member.id).where(Member.application_id.in_(ids))))
    for table in (Certificate, Attempt, PageRead, Invitation):
        db.session.execute(sa.delete(table).where(table.member_id.in_(members)))
    db.session.execute(sa.delete(Member).where(Member.id.in_(members)))
    return Erased({'staff': len(members)})
