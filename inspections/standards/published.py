"""Versions of the standards that a point was not inspected by yet: what each changes for it, and from when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
Compared = tuple[int, str]  # a version of the checklist, and a profile


@dataclass(frozen=True, slots=True)
class Standard:
    """A published version. `name`: `brand-max@2027-01-01` of a profile, `pvz-default/3` of a checklist; `due_on`: from
    this day of the network on it holds."""

    name: str
    kind: str
    title: Texts
    published_at: datetime
    due_on: date
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Known:
    """Up to when a point knows what was published: `profile_at` it was handed in under its profile, `checklist_at` its
    last visit before opening was planned."""

    profile_at: datetime
    checklist_at: datetime


class Shelf:
    """What was published, read once for as many points as are asked about in one unit of work."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        query = sa.select(ChecklistVersion).where(ChecklistVersion.checklist_id == checklists.DEFAULT)
        self.versions = list(db.session.scalars(query.order_by(ChecklistVersion.version)))
        self._profiles: dict[str, list[ProfileVersion]] = {}
        self._changes: dict[tuple[Compared, Compared], Sequence[Change]] = {}
        self._terms: dict[datetime, timedelta] = {}

    def since(self, application: Application, known: Known) -> list[Standard]:
        """Those that change something for this point, the newest first; what it knows changes nothing."""
        found = [*self._of_profiles(application, known), *self._of_checklists(application, known)]
        telling = [each for each in found if each.changes]
        return sorted(telling, key=lambda each: (each.published_at, each.name), reverse=True)

    def held_on(self, application: Application, known: Known, day: date) -> Compared:
        """By which version of the checklist and which profile this point is inspected on a day: a newer one is asked
        once the time that it gives is over."""
        profiles = self._of(application)
        refs = [
            _ref(each)
            for each in profiles
            if each.valid_from <= day
            and (each.published_at <= known.profile_at or self.due_on(each.published_at, each.valid_from) <= day)
            and not self._is_past(each, profiles)
        ]
        versions = [
            each.version
            for each in self.versions
            if each.published_at <= known.checklist_at or self.due_on(each.published_at, None) <= day
        ]
        first = self.versions[0].version
        return max(versions, default=first), max(refs, default=application.profile)

    def due_on(self, published_at: datetime, valid_from: date | None) -> date:
        """The day that the version names, if it was to come when it was published; else the network's term."""
        published_on = clock.day(self.zone, published_at)
        if valid_from is not None and valid_from > published_on:
            return valid_from
        if published_at not in self._terms:
            self._terms[published_at] = rules.term_at(TERM, published_at)
        return published_on + self._terms[published_at]

    def _of_profiles(self, application: Application, known: Known) -> Iterator[Standard]:
        profiles = self._of(application)
        for former, each in pairwise(profiles):
            version = self._version_at(each.published_at)
            if each.published_at <= known.profile_at or version is None or self._is_past(each, profiles):
                continue
            yield Standard(
                name=_ref(each),
                kind='profile',
                title=each.content['title'],
                published_at=each.published_at,
                due_on=self.due_on(each.published_at, each.valid_from),
                changes=self._differences((version, _ref(former)), (version, _ref(each))),
            )

    def _of_checklists(self, application: Application, known: Known) -> Iterator[Standard]:
        for former, each in pairwise(self.versions):
            if each.published_at <= known.checklist_at:
                continue
            due_on = self.due_on(each.published_at, None)
            held = [
                one
                for one in self._of(application)
                if one.published_at <= each.published_at and one.valid_from <= due_on
            ]
            ref = _ref(held[-1]) if held else application.profile
            yield Standard(
                name=f'{each.checklist_id}/{each.version}',
                kind='checklist',
                title=each.content['title'],
                published_at=each.published_at,
                due_on=due_on,
                changes=self._differences((former.version, ref), (each.version, ref)),
            )

    def _differences(self, before: Compared, after: Compared) -> Sequence[Change]:
        if (before, after) not in self._changes:
            former, later = (checklists.resolve(checklists.DEFAULT, *each) for each in (before, after))
            self._changes[before, after] = changes(former, later)
        return self._changes[before, after]

    def _of(self, application: Application) -> list[ProfileVersion]:
        """The versions of its profile, by the day from which each holds."""
        name = application.profile.partition('@')[0]
        if name not in self._profiles:
            query = sa.select(ProfileVersion).where(
                ProfileVersion.profile_id == name, ProfileVersion.checklist_id == checklists.DEFAULT
            )
            self._profiles[name] = list(db.session.scalars(query.order_by(ProfileVersion.valid_from)))
        return self._profiles[name]

    def _version_at(self, at: datetime) -> int | None:
        known = [each.version for each in self.versions if each.published_at <= at]
        return known[-1] if known else None

    def _is_past(self, profile: ProfileVersion, profiles: Sequence[ProfileVersion]) -> bool:
        """A later one held already when it was published: it never will."""
        published_on = clock.day(self.zone, profile.published_at)
        return any(
            profile.valid_from < each.valid_from <= published_on and each.published_at <= profile.published_at
            for each in profiles
        )


def _ref(profile: ProfileVersion) -> str:
    return f'{profile.profile_id}@{profile.valid_from.isoformat()}'
