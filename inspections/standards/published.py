"""Versions of the standards that were published while a point was open, what each changes for it, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

import sqlalchemy as sa

from app import clock
from app.applications.models import Application
from app.db import db
from app.rules import operations as rules
from checklists import operations as checklists
from checklists.changes import Change, changes
from checklists.definition import Texts
from checklists.models import ChecklistVersion, ProfileVersion

TERM = 'standards'  # of the network's rule: how long a point has where a change names no day of its own


@dataclass(frozen=True, slots=True)
class Standard:
    """A published version. `name`: `brand-max@2027-01-01` of a profile, `pvz-default/3` of a checklist; `due_on`: from
    this day of the network on it holds; `before`, `after`: {checklist version, profile} that are compared."""

    name: str
    kind: str
    title: Texts
    published_at: datetime
    due_on: date
    before: tuple[int, str]
    after: tuple[int, str]

    def changes(self) -> Sequence[Change]:
        """What it changes, item by item; nothing of it moves any more."""
        former, later = (checklists.resolve(checklists.DEFAULT, *each) for each in (self.before, self.after))
        return changes(former, later)


def since(application: Application, opened_at: datetime, zone: str) -> list[Standard]:
    """Those that change something for this point, the newest first. What was there when it opened changes nothing."""
    profile_id = application.profile.partition('@')[0]
    profiles, versions = _profiles(profile_id), _versions()
    found = [
        *_of_profiles(profiles, versions, opened_at, zone),
        *_of_checklists(profiles, versions, application.profile, opened_at, zone),
    ]
    return sorted(
        (each for each in found if each.changes()), key=lambda each: (each.published_at, each.name), reverse=True
    )


def due_on(published_at: datetime, valid_from: date | None, zone: str) -> date:
    """The day that the version names, if it was to come when it was published; else the network's term from then on."""
    published_on = clock.day(zone, published_at)
    if valid_from is not None and valid_from > published_on:
        return valid_from
    return published_on + rules.term_at(TERM, published_at)


def _of_profiles(
    profiles: Sequence[ProfileVersion], versions: Sequence[ChecklistVersion], opened_at: datetime, zone: str
) -> list[Standard]:
    found = []
    for place, each in enumerate(profiles):
        version = _known_at(versions, each.published_at)
        former = profiles[place - 1] if place else None
        if each.published_at <= opened_at or former is None or version is None or _is_past(each, profiles, zone):
            continue
        found.append(
            Standard(
                name=_ref(each),
                kind='profile',
                title=each.content['title'],
                published_at=each.published_at,
                due_on=due_on(each.published_at, each.valid_from, zone),
                before=(version.version, _ref(former)),
                after=(version.version, _ref(each)),
            )
        )
    return found


def _of_checklists(
    profiles: Sequence[ProfileVersion],
    versions: Sequence[ChecklistVersion],
    own: str,
    opened_at: datetime,
    zone: str,
) -> list[Standard]:
    found = []
    for former, each in pairwise(versions):
        if each.published_at <= opened_at:
            continue
        day = due_on(each.published_at, None, zone)
        held = [one for one in profiles if one.published_at <= each.published_at and one.valid_from <= day]
        ref = _ref(held[-1]) if held else own
        found.append(
            Standard(
                name=f'{each.checklist_id}/{each.version}',
                kind='checklist',
                title=each.content['title'],
                published_at=each.published_at,
                due_on=day,
                before=(former.version, ref),
                after=(each.version, ref),
            )
        )
    return found


def _is_past(profile: ProfileVersion, profiles: Sequence[ProfileVersion], zone: str) -> bool:
    """A later one held already when it was published: it never will."""
    published_on = clock.day(zone, profile.published_at)
    return any(
        each.valid_from > profile.valid_from
        and each.valid_from <= published_on
        and each.published_at <= profile.published_at
        for each in profiles
    )


def _known_at(versions: Sequence[ChecklistVersion], at: datetime) -> ChecklistVersion | None:
    known = [each for each in versions if each.published_at <= at]
    return known[-1] if known else None


def _profiles(profile_id: str) -> Sequence[ProfileVersion]:
    """The versions of a profile, by the day from which each holds."""
    query = sa.select(ProfileVersion).where(
        ProfileVersion.profile_id == profile_id, ProfileVersion.checklist_id == checklists.DEFAULT
    )
    return list(db.session.scalars(query.order_by(ProfileVersion.valid_from)))


def _versions() -> Sequence[ChecklistVersion]:
    query = sa.select(ChecklistVersion).where(ChecklistVersion.checklist_id == checklists.DEFAULT)
    return list(db.session.scalars(query.order_by(ChecklistVersion.version)))


def _ref(profile: ProfileVersion) -> str:
    return f'{profile.profile_id}@{profile.valid_from.isoformat()}'
