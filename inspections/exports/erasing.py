"""Files that were made of a person's applications, and how they are let go before their time."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from inspections.exports.models import Export
from inspections.exports.operations import SHELF


def held(account_id: uuid.UUID) -> Held:
    """Files that staff have made and not let go yet."""
    return {
        'exports': [
            {'kind': each.kind, 'at': each.created_at, 'expires_at': each.expires_at} for each in _of(account_id)
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All of them: they hold the name and can be made again without it."""
    found = _of(account_id)
    for each in found:
        db.session.delete(each)
    db.session.flush()
    hashes = {each.sha256 for each in found if each.sha256}
    elsewhere = set(db.session.scalars(sa.select(Export.sha256).where(Export.sha256.in_(hashes))))
    return Erased({'exports': len(found)}, files=[(SHELF, each) for each in sorted(hashes - elsewhere)])


def named(hashes: Collection[str]) -> set[str]:
    """Those of these files that an export names."""
    found = db.session.scalars(sa.select(Export.sha256).where(Export.sha256.in_(hashes)))
    return {each for each in found if each}


def _of(account_id: uuid.UUID) -> list[Export]:
    ids = [each.id for each in applications.of(account_id)]
    return list(db.session.scalars(sa.select(Export).where(Export.application_id.in_(ids)).order_by(Export.id)))
