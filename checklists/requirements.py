"""What premises must be like: the newest checklist, and by format of a point the profile of today and those to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from app.db import db
from checklists import operations, wire
from checklists.definition import Checklist, Item, with_profile
from checklists.models import ChecklistVersion, ProfileVersion

SET_BY_PROFILE = ('asked_of', 'critical', 'recommendation', 'settings')


def requirements(checklist_id: str, day: date) -> dict[str, Any]:
    """The checklist without thresholds of any profile, and `formats`: which items each profile changes, and to what.

    `day` is the network's own. A format whose first profile is still to come has none `in_force`. Refuses an unknown
    checklist. Holds nothing of any person.
    """
    version = operations.latest_version(checklist_id)
    checklist = operations.resolve(checklist_id, version, None)
    published = db.session.get_one(ChecklistVersion, (checklist_id, version)).published_at
    return {
        **wire.served(checklist),
        'version': version,
        'published_at': published,
        'day': day.isoformat(),
        'formats': [_format(checklist, each, day) for each in _profiles(checklist_id)],
    }


def _profiles(checklist_id: str) -> Iterable[list[ProfileVersion]]:
    """The versions of each profile, the oldest first."""
    query = sa.select(ProfileVersion).where(ProfileVersion.checklist_id == checklist_id)
    rows = db.session.scalars(query.order_by(ProfileVersion.profile_id, ProfileVersion.valid_from))
    return [list(versions) for _, versions in groupby(rows, lambda row: row.profile_id)]


def _format(checklist: Checklist, versions: Sequence[ProfileVersion], day: date) -> dict[str, Any]:
    begun = [each for each in versions if each.valid_from <= day]
    return {
        'id': versions[0].profile_id,
        'in_force': _thresholds(checklist, begun[-1]) if begun else None,
        'coming': [_thresholds(checklist, each) for each in versions if each.valid_from > day],
    }


def _thresholds(checklist: Checklist, row: ProfileVersion) -> dict[str, Any]:
    profile = wire.profile_in(row.content)
    pairs = zip(checklist.items(), with_profile(checklist, profile).items(), strict=True)
    return {
        'ref': profile.ref,
        'valid_from': profile.valid_from.isoformat(),
        'title': dict(profile.title),
        'basis': dict(profile.basis),
        'items': {own.id: _set(ours) for own, ours in pairs if _set(own) != _set(ours)},
    }


def _set(item: Item) -> dict[str, Any]:
    said = wire.item_out(item)
    return {name: said[name] for name in SET_BY_PROFILE}
