"""What anybody may learn of a report by its code: that it is sealed, or what changed; never a word of its content."""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa

from app import problems
from app.db import db
from app.files.store import FileStore
from app.rest import moment
from inspections import content, receipts, report_code, seal
from inspections.models import Inspection


def find(typed: str) -> Inspection:
    """The inspection with this code, as a person typed it; refuses one that no report has."""
    code = report_code.read(typed)
    query = sa.select(Inspection).where(Inspection.code == code)
    found: Inspection | None = db.session.scalar(query) if code else None
    if found is None:
        raise problems.NotFound()
    return found


def told(inspection: Inspection, store: FileStore | None) -> dict[str, Any]:
    """Everything that is said of it. With a store, every byte of its photos is read again first.

    No address, no name, no answer, no place: who holds a printed report knows them, a stranger with a code need not.
    """
    found = list(seal.broken(inspection))
    if store is not None:
        found += seal.photos(inspection, store)
    receipt = inspection.receipt or {}
    photos = content.numbered(inspection)
    states = Counter(each.state for each in photos)
    answered = sorted(item for item, register in inspection.fields.items() if register.get('value') is not None)
    return {
        'code': report_code.written(inspection.code or ''),
        'standing': 'changed' if found else 'sealed',
        'broken': [{'why': each.why, 'facts': each.facts} for each in found],
        'bytes_read': store is not None,
        'kind': inspection.kind,
        'stage': inspection.stage,
        'checklist': {'id': inspection.checklist_id, 'version': inspection.checklist_version},
        'finished_at': inspection.finished_at and moment(inspection.finished_at),
        'sealed_at': receipt.get('time'),
        'amendments': len(inspection.amendments),
        'counts': {'answers': len(answered), 'photos': states['stored'], 'lost': states['lost']},
        'items': answered,
        'photos': [
            {'item': each.item, 'number': each.number, 'sha256': each.sha256, 'state': each.state} for each in photos
        ],
        'receipt': inspection.receipt,
        'key': next((key for key in receipts.public_keys() if key['key_id'] == receipt.get('key_id')), None),
    }
