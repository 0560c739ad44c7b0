"""What is kept of how a person came by their account, and how it is erased; that they agreed stays, without a name."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from app.db import db
from app.erasing import Erased, Held
from app.registration.models import Consent, Link, Registration


def held(account_id: uuid.UUID) -> Held:
    """What was claimed, which links were sent, what was agreed to."""
    claims = db.session.scalars(sa.select(Registration).where(Registration.account_id == account_id))
    links = db.session.scalars(sa.select(Link).where(Link.account_id == account_id).order_by(Link.id))
    agreed = db.session.scalars(sa.select(Consent).where(Consent.account_id == account_id).order_by(Consent.id))
    return {
        'registration': [{'phone': each.phone, 'at': each.created_at, 'proved_at': each.proved_at} for each in claims],
        'links': [{'purpose': each.purpose, 'email': each.email, 'at': each.created_at} for each in links],
        'consents': [{'kind': each.kind, 'version': each.version, 'at': each.created_at} for each in agreed],
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """The number that was claimed, and links with their addresses."""
    own = sa.delete(Registration).where(Registration.account_id == account_id).returning(Registration.id)
    claims = db.session.execute(own).all()
    links = db.session.execute(sa.delete(Link).where(Link.account_id == account_id).returning(Link.id)).all()
    agreed = db.session.scalar(sa.select(sa.func.count()).select_from(Consent).where(Consent.account_id == account_id))
    gone = {'registration': len(claims), 'links': len(links)}
    return Erased(gone, {'consents': agreed} if agreed else {})
