"""A visit that is sealed by a phone of a test, and what may be done to it behind the server's back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app.db import db, transaction
from app.files.store import current_store
from inspections.models import Inspection
from tests.inspections.phone import Phone, picture


@dataclass(frozen=True)
class Sealed:
    """Two items with three photos, two of them of SIG-01; `code` as it is kept, `photos` their hashes in order."""

    inspection: str
    code: str
    photos: list[str]
    receipt: dict[str, Any]


def seal(service: Flask, phone: Phone, visit: str, seeds: tuple[int, ...] = (1, 2, 3)) -> Sealed:
    """Answer two items, attach a photo for each seed (the last one to ENT-01), hand over, finish."""
    told = phone.push([])
    phone.answer(visit, 'CLI-01', 24, nonce=told['nonce'])
    phone.write(visit, 'note.set', 'CLI-01', 'Мерил Иван Осипов, тел. +7 900 000-00-00')
    contents = [picture(seed) for seed in seeds]
    items = ['SIG-01'] * (len(seeds) - 1) + ['ENT-01']
    photos = [phone.attach(visit, item, each) for item, each in zip(items, contents, strict=True)]
    phone.write(visit, 'inspection.finish', None, {'photos': photos})
    phone.push()
    answers = [phone.send_photo(each).json for each in contents]
    with service.app_context():
        code = db.session.scalars(sa.select(Inspection.code).where(Inspection.receipt.is_not(None))).one()
        db.session.remove()
    assert code
    return Sealed(visit, code, photos, answers[-1]['receipt'])


def spoil(service: Flask, *statements: Any) -> None:
    """Change rows as somebody at the database would."""
    with service.app_context(), transaction():
        for each in statements:
            db.session.execute(each)


def spoil_photo(service: Flask, sha256: str, content: bytes | None) -> None:
    """Put other bytes under the name of a photo, or take it away."""
    with service.app_context():
        if content is None:
            current_store().drop(sha256)
        else:
            current_store().put(sha256, content, 'originals')
