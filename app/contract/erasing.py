"""The contracts of a person, and how they are erased: the text, what was read, the signature and its paper."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.contract import operations, signing
from app.contract.models import Code, Contract, Mark, Reader, Recall, Signature
from app.db import db
from app.erasing import Erased, Held
from app.files.store import ORIGINALS
from app.settings import Settings


def held(account_id: uuid.UUID) -> Held:
    """Each edition with its text, and the signature under it."""
    settings: Settings = current_app.extensions['osmotr_settings']
    numbers = {each.id: each.number for each in applications.of(account_id)}
    found = db.session.scalars(sa.select(Contract).where(Contract.application_id.in_(numbers)).order_by(Contract.id))
    return {
        'contracts': [
            {
                'application': numbers[each.application_id],
                'version': each.version,
                'at': each.created_at,
                'chapters': operations.chapters_of(settings.data, each),
                'signed': _signed(settings, each),
            }
            for each in found.all()
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All editions. Whoever has a contract in force is not erased before it has ended: the application is open."""
    ids = [each.id for each in applications.of(account_id)]
    contracts = list(db.session.scalars(sa.select(Contract.id).where(Contract.application_id.in_(ids))))
    signed = sa.delete(Signature).where(Signature.contract_id.in_(contracts)).returning(Signature.file)
    files = list(db.session.scalars(signed))
    for table in (Code, Reader, Mark, Recall):
        db.session.execute(sa.delete(table).where(table.contract_id.in_(contracts)))
    db.session.execute(sa.delete(Contract).where(Contract.id.in_(contracts)))
    return Erased({'contracts': len(contracts)}, files=[(ORIGINALS, name) for name in files])


def named(hashes: Collection[str]) -> set[str]:
    """Those of these files that are signed papers."""
    return set(db.session.scalars(sa.select(Signature.file).where(Signature.file.in_(hashes))))


def _signed(settings: Settings, contract: Contract) -> dict[str, object] | None:
    signature = operations.signature_of(contract)
    return signature and {'at': signature.created_at, **signing.who_of(settings.data, signature)}
