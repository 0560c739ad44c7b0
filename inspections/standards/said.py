"""What the checklist of today asks of a point, and what its inspections answered last."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.applications.models import Application
from app.db import db
from app.duties.operations import Known
from checklists import operations as checklists
from checklists.definition import Item
from checklists.models import ProfileVersion
from inspections.models import Inspection
from inspections.operations import DAILY
from inspections.states import HANDED_IN


@dataclass(frozen=True, slots=True)
class Answer:
    """The newest answer to an item, and the inspection that gave it."""

    value: Any
    inspection_id: uuid.UUID
    kind: str
    by_id: uuid.UUID
    at: datetime


def duty_items(application: Application, items: Sequence[str], day: date) -> Mapping[str, Known]:
    """{item: how much of it is asked on this day, and what was answered last} of those that the checklist has."""
    asked = _items_of_day(application, day)
    said = answers(application.id, items)
    return {
        name: _known(asked[name].settings.get('min') if name in asked else None, said.get(name))
        for name in items
        if name in asked or name in said
    }


def answers(application_id: uuid.UUID, items: Collection[str]) -> dict[str, Answer]:
    """{item: its newest answer} of the inspections that were handed in; lists of the test period are none."""
    query = sa.select(Inspection).where(
        Inspection.application_id == application_id,
        Inspection.kind != DAILY,
        Inspection.state.in_(HANDED_IN),
        Inspection.finished_at.is_not(None),
    )
    return newest(db.session.scalars(query.order_by(Inspection.finished_at, Inspection.id)), items)


def newest(oldest_first: Iterable[Inspection], items: Collection[str]) -> dict[str, Answer]:
    """The same of these inspections."""
    found: dict[str, Answer] = {}
    for each in oldest_first:
        for name in items:
            value = (each.fields.get(name) or {}).get('value')
            if value is not None and each.finished_at is not None:
                found[name] = Answer(value, each.id, each.kind, each.assignee_id, each.finished_at)
    return found


def profile_on(profile_id: str, day: date) -> str | None:
    """The ref of this profile that holds on this day."""
    query = sa.select(sa.func.max(ProfileVersion.valid_from)).where(
        ProfileVersion.profile_id == profile_id, ProfileVersion.valid_from <= day
    )
    found: date | None = db.session.scalar(query)
    return f'{profile_id}@{found.isoformat()}' if found else None


def _items_of_day(application: Application, day: date) -> Mapping[str, Item]:
    ref = profile_on(application.profile.partition('@')[0], day)
    version = checklists.newest_versions().get(checklists.DEFAULT)
    if ref is None or version is None:
        return {}
    return checklists.items_of(checklists.DEFAULT, version, ref)


def _known(norm: Any, said: Answer | None) -> Known:
    asked = int(norm) if isinstance(norm, int | float) and not isinstance(norm, bool) else None
    if said is None:
        return Known(asked)
    return Known(asked, said.value, said.at, said.by_id, said.inspection_id)
