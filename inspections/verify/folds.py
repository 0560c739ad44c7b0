"""Folds every inspection anew from its operations, and compares: nobody has written into it past the journal."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app import problems
from app.db import db
from checklists import operations as checklists
from inspections.models import Inspection, Operation
from inspections.states import State
from inspections.sync import edits
from inspections.verify.journal import settled_operations

AT_ONCE = 100
COMPARED = {
    'fields': 'its answers are not those that its operations give',
    'photos': 'its photos are not those that its operations give',
    'amendments': 'what was said after it was finished is not what its operations give',
    'named_photos': 'the photos that were named at its end are not those that its operations give',
    'finished_by': 'it was finished by another operation than it says',
}


def disagreements() -> Iterator[str]:
    """One sentence for each part of an inspection that does not follow from the operations that were applied to it."""
    settled = settled_operations()
    newest = checklists.newest_versions()
    ids = list(db.session.scalars(sa.select(Inspection.id).order_by(Inspection.id)))
    for at in range(0, len(ids), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        for inspection in db.session.scalars(sa.select(Inspection).where(Inspection.id.in_(some))).all():
            if inspection.erased_at is not None:
                continue
            try:
                again = _again(inspection, settled, newest.get(inspection.checklist_id, 0))
            except problems.Problem as problem:
                yield f'inspection {inspection.id}: an operation that was applied to it cannot be ({problem.code})'
                continue
            for name, sentence in COMPARED.items():
                if _plain(name, getattr(inspection, name)) != _plain(name, getattr(again, name)):
                    yield f'inspection {inspection.id}: {sentence}'


def _again(inspection: Inspection, settled: frozenset[str], newest: int) -> Inspection:
    """The same inspection, made of nothing but what was applied, in the order in which it was."""
    made = _blank(inspection)
    versions = checklists.items_through(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    rows = sa.select(Operation).where(Operation.inspection_id == inspection.id, Operation.verdict == 'applied')
    for each in db.session.scalars(rows.order_by(Operation.seq)):
        op = f'{each.device_id}:{each.n}'
        if op in settled:
            continue
        said: dict[str, Any] = json.loads(each.text)
        step = edits.Step(op, said, made, versions, newest, each.account_id, each.received_at, frozenset())
        edits.apply(step)
        if step.finished is not None:
            made.state, made.named_photos, made.finished_by = State.FINISHED, step.finished, op
    return made


def _blank(inspection: Inspection) -> Inspection:
    """Not of the session: it is never written."""
    return Inspection(
        id=uuid.UUID(int=0),
        checklist_id=inspection.checklist_id,
        checklist_version=inspection.checklist_version,
        profile=inspection.profile,
        state=State.PLANNED,
        fields={},
        photos=[],
        amendments=[],
    )


def _plain(name: str, value: Any) -> Any:
    """When an amendment came is not part of what was said: a release comes later than its operation."""
    if name == 'amendments':
        return [{part: said for part, said in each.items() if part != 'at'} for each in value]
    return value
