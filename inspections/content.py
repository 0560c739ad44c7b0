"""What an inspection holds: its photos with the state of each, whether nothing is missing, and what the seal covers."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.db import db, rows_of
from inspections.models import Inspection, Photo
from inspections.states import State

PHOTOS = rows_of(Photo)
LACKING = sa.select(PHOTOS.c.inspection_id).where(
    PHOTOS.c.inspection_id.in_(sa.bindparam('inspections', expanding=True)),
    PHOTOS.c.state == 'missing',
    PHOTOS.c.detached.is_(False),
    PHOTOS.c.amendment.is_(False),
)


def photos_of(inspections: Sequence[Inspection | sa.Row[Any]]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """The photos of each inspection's content, with `state`: missing, stored or lost.

    An inspection keeps what was said of a photo; whether its bytes came is kept in one place, the photo's row.
    """
    query = sa.select(Photo.op, Photo.state).where(
        Photo.inspection_id.in_([each.id for each in inspections if each.photos]), Photo.state != 'stored'
    )
    others = {row.op: row.state for row in db.session.execute(query)}
    return {
        each.id: [{**photo, 'state': others.get(photo['op'], 'stored')} for photo in each.photos]
        for each in inspections
    }


@dataclass(frozen=True, slots=True)
class Numbered:
    """A photo of the content as people call it: the `number`-th of its item, from 1, in the order of attaching."""

    item: str
    number: int
    sha256: str
    state: str
    op: str


def numbered(inspection: Inspection) -> list[Numbered]:
    """The photos of the content, each with its number within its item."""
    counts: Counter[str] = Counter()
    found = []
    for each in photos_of([inspection])[inspection.id]:
        counts[each['item']] += 1
        found.append(Numbered(each['item'], counts[each['item']], each['sha256'], each['state'], each['op']))
    return found


def whole(inspections: Sequence[Inspection]) -> list[Inspection]:
    """Those that are finished and lack no photo: each one of their content, and each one that finishing named, is
    stored or said to be lost. One whose announcement was refused is neither.
    """
    finished = [each for each in inspections if each.state == State.FINISHED]
    if not finished:
        return []
    ids = [each.id for each in finished]
    lacking, here = lacking_photos(ids), _settled(ids)
    ready = [each for each in finished if each.id not in lacking]
    return [each for each in ready if here.get(each.id, frozenset()).issuperset(each.named_photos or ())]


def lacking_photos(inspection_ids: Sequence[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Which of these inspections wait for the bytes of a photo of their content."""
    return frozenset(db.session.connection().scalars(LACKING, {'inspections': list(inspection_ids)}))


def _settled(inspection_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """The hashes of photos of these inspections that nothing more is to come of."""
    query = sa.select(Photo.inspection_id, Photo.sha256).where(
        Photo.inspection_id.in_(inspection_ids), Photo.state != 'missing'
    )
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    for row in db.session.execute(query):
        found[row.inspection_id].add(row.sha256)
    return found


def manifest(inspection: Inspection) -> dict[str, Any]:
    """All that the seal covers: each value with the operation that set it, each photo by its hash."""
    photos = photos_of([inspection])[inspection.id]
    return {
        'inspection': str(inspection.id),
        'checklist': {
            'id': inspection.checklist_id,
            'version': inspection.checklist_version,
            'profile': inspection.profile,
        },
        'fields': inspection.fields,
        'photos': sorted([each['item'], each['sha256'], each['op'], each['state']] for each in photos),
        'named_photos': sorted(inspection.named_photos or ()),
        'finished_by': inspection.finished_by,
    }
