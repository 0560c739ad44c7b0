"""What the service knows of an item by itself: the figure stands in the inspector's form when they open it.

An item names its source in the setting `filled_by`. The phone answers with what it was told, as its inspector, who sees
where the figure comes from and may say another one; what was answered before is left alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.db import db, transaction
from app.training import operations as training
from checklists import operations as checklists
from checklists.definition import Item
from inspections import operations
from inspections.models import Inspection
from inspections.states import OPEN

VISIT, RECHECK = 'visit', 'recheck'
Figure = dict[str, Any]  # {value, words: {ru, en}}: as it stands on the wire
Known = dict[str, Figure]  # by item


def of(rows: Sequence[Any]) -> dict[uuid.UUID, Known]:
    """{inspection: what is known of its items}, of rows of open visits; the others have none."""
    visits = [each for each in rows if each.state in OPEN and each.kind == VISIT]
    found: dict[uuid.UUID, Known] = {}
    for source, figures in SOURCES.items():
        told = figures({each.application_id for each in visits}) if visits else {}
        for each in visits:
            figure = told.get(each.application_id)
            if figure and (filled := _filled(each, source)):
                found.setdefault(each.id, {}).update(dict.fromkeys(filled, figure))
    return found


def tell_anew(payload: dict[str, Any]) -> None:
    """Job `training.changed` {application}: tell the phones of its open visits again. Done again it tells the same.

    A job of its own: whoever finishes a visit locks it before its application, and the training has locked that.
    """
    with transaction():
        visits = sa.select(Inspection.id).where(
            Inspection.application_id == uuid.UUID(payload['application']),
            Inspection.state.in_(OPEN),
            Inspection.kind == VISIT,
        )
        operations.bump(list(operations.locked(list(db.session.scalars(visits))).values()))


def _filled(visit: Any, source: str) -> list[str]:
    items = checklists.items_of(visit.checklist_id, visit.checklist_version, visit.profile)
    return [
        name
        for name, item in items.items()
        if _is_asked(item, visit.stage) and item.settings.get('filled_by') == source
    ]


def _is_asked(item: Item, stage: str) -> bool:
    """At most: what a recheck asks of these, and what is shown, the phone knows."""
    return 'inspector' in item.asked_of and (stage == RECHECK or stage in item.stages)


def _trained(application_ids: set[uuid.UUID]) -> dict[uuid.UUID, Figure]:
    """Which part of the staff has passed every course, in whole percent; nothing where there is no staff yet."""
    return {
        name: {
            'value': training.percent(passed, staff),
            'words': {
                'ru': f'По данным обучения: сдали {passed} из {staff}.',
                'en': f'By the training records: {passed} of {staff} have passed.',
            },
        }
        for name, (passed, staff) in training.counted(application_ids).items()
    }


SOURCES: Mapping[str, Callable[[set[uuid.UUID]], dict[uuid.UUID, Figure]]] = {'training': _trained}
