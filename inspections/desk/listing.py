"""Finds applications by a filter, the earliest promise first, and counts them; a page costs the same in any table.

Two ways, chosen by how many applications have the rarest of the wanted terms. Few: those are looked at and sorted.
Many: the list is walked in its order, and each row is asked for the terms, so that a page is full soon.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.applications.models import Stage
from app.applications.states import BEFORE_OPENING
from app.db import db, rows_of
from inspections.desk import statements, terms
from inspections.desk.models import DeskRow
from inspections.desk.terms import Wanted

ROWS = rows_of(DeskRow)
FEW = 1000
EXAMINED, ASKED = 500, 100  # of each stage, for the counts: seen, or each asked for terms; what lies behind is «more»
AT_ONCE = 500
# the fullest first: a page is seldom made of more
TO_DECIDE = (
    *(Stage.REVIEWING, Stage.CHECKING, Stage.APPEALED),
    *(Stage.ACCEPTED, Stage.CONCLUDING, Stage.SUPERVISING),
)
THEIRS = (Stage.AMENDING, Stage.FIXING, *BEFORE_OPENING[:-1], Stage.CORRECTING, Stage.SUSPENDED)
QUEUED = (*TO_DECIDE, *THEIRS)
STAGES: dict[str, tuple[Stage, ...]] = {
    'all': QUEUED,
    'waiting': TO_DECIDE,
    'mine': TO_DECIDE,
    'free': TO_DECIDE,
    'overdue': TO_DECIDE,
    'others': THEIRS,
}
WHOSE = tuple(STAGES)
Place = tuple[datetime, int]
Counted = tuple[int, bool]  # how many, and whether there may be more


@dataclass(frozen=True, slots=True)
class Found:
    """An application of the list and its place there."""

    number: int
    turn_at: datetime

    @property
    def place(self) -> Place:
        """Where the list goes on behind it."""
        return self.turn_at, self.number


@dataclass(frozen=True, slots=True)
class _Candidate(Found):
    stage: str
    reviewer_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted: `whose` is one of WHOSE; without `stages` those that belong to it. `answers` are (item, value),
    `search` words. All of it must hold."""

    whose: str = 'all'
    stages: tuple[str, ...] = ()
    region: str | None = None
    inspector_id: uuid.UUID | None = None
    verdict: str | None = None
    signals: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    search: str = ''

    def wanted(self) -> list[Wanted]:
        """The terms that an application must have."""
        found = [Wanted(terms.answer(item, value)) for item, value in self.answers]
        found += [Wanted(terms.region(self.region))] if self.region else []
        found += [Wanted(terms.inspector(self.inspector_id))] if self.inspector_id else []
        found += [Wanted(terms.verdict(self.verdict))] if self.verdict else []
        found += [Wanted(terms.SIGNALS)] if self.signals else []
        return [*found, *terms.asked(self.search)]

    def impossible(self) -> bool:
        """Whether the search holds no word at all, as «—» does: then nothing is found, rather than everything."""
        return bool(self.search.strip()) and not terms.asked(self.search)


def numbers(wanted: Filter, *, by: uuid.UUID, at: datetime) -> list[int]:
    """The numbers of all of them, as they stand at this moment: for whoever writes the whole list into a file."""
    search, found, after = Search(wanted, by=by, at=at), [], None
    while page := search.page(after, AT_ONCE):
        found += [row.number for row in page]
        after = page[-1].place
    return found


def regions() -> list[str]:
    """Every region there is, by name."""
    column = ROWS.c.region
    return list(db.session.connection().scalars(sa.select(column).where(column != '').distinct().order_by(column)))


class Search:
    """One filter of one person at one moment. `candidates`: all that fit, when a rare term leaves few; `common`: the
    terms by which rows are asked one by one, the rarest first."""

    def __init__(self, wanted: Filter, *, by: uuid.UUID, at: datetime) -> None:
        self.filter, self.by, self.at = wanted, by, at
        rare: list[Wanted] = []
        common: list[tuple[int, Wanted]] = []
        for each, found, last in _probed(wanted.wanted()):
            if found > FEW:
                common.append((-last, each))
            else:
                rare.append(each)
        self.common = [each for _, each in sorted(common, key=lambda pair: pair[0])]
        self.candidates = self._fitting(rare) if rare else [] if wanted.impossible() else None

    def page(self, after: Place | None, limit: int) -> list[Found]:
        """Those behind `after`, as many as `limit` at most."""
        stages = _stages(self.filter, self.filter.whose)
        if not stages:
            return []
        if self.candidates is not None:
            return self._page_of_candidates(stages, after, limit)
        fullest, *others = stages
        found = self._walked((fullest,), after, None, limit)
        if others:
            last = found[-1].place if len(found) == limit else None  # nothing behind it is on this page
            found = sorted(found + self._walked(tuple(others), after, last, limit), key=lambda each: each.place)[:limit]
        return found

    def counts(self) -> dict[str, dict[str, Any]]:
        """{whose: {n, more}} of what the rest of the filter leaves; `more` when only the first ones were counted."""
        stages = tuple(sorted({stage for whose in WHOSE for stage in _stages(self.filter, whose)}))
        by_stage = self._counted_candidates(stages) if self.candidates is not None else self._counted(stages)
        return {whose: _sum([by_stage[each][whose] for each in _stages(self.filter, whose)]) for whose in WHOSE}

    def _counted_candidates(self, stages: Sequence[str]) -> dict[str, dict[str, Counted]]:
        here: dict[str, list[_Candidate]] = {stage: [] for stage in stages}
        for each in self.candidates or ():
            here.get(each.stage, []).append(each)
        return {
            stage: {whose: (sum(self._is(each, whose) for each in some), False) for whose in WHOSE}
            for stage, some in here.items()
        }

    def _counted(self, stages: tuple[str, ...]) -> dict[str, dict[str, Counted]]:
        examined = ASKED if self.common else EXAMINED
        terms = statements.prefixes(self.common)
        told = self._execute(statements.counting(stages, terms, examined), self.common)
        full = tuple(stage for stage, seen, *_ in told if seen == examined)
        owned = dict(self._execute(statements.counting_mine(full, terms), self.common)) if full else {}
        counted = {}
        for stage, seen, behind, every, mine, free, overdue in told:
            more = stage in full
            counted[stage] = {
                **dict.fromkeys(('all', 'waiting', 'others'), (every, more)),
                'mine': (owned.get(stage, 0) if more else mine, False),
                'free': (free, more),
                'overdue': (overdue, more and behind == seen),
            }
        return counted

    def _is(self, one: _Candidate, whose: str) -> bool:
        if whose == 'mine':
            return one.reviewer_id == self.by
        if whose == 'free':
            return one.reviewer_id is None
        return whose != 'overdue' or one.turn_at < self.at

    def _fitting(self, rare: Sequence[Wanted]) -> list[_Candidate]:
        asked = statements.fitting(statements.prefixes(rare), statements.prefixes(self.common))
        return [_Candidate(*row) for row in self._execute(asked, [*rare, *self.common])]

    def _page_of_candidates(self, stages: Sequence[str], after: Place | None, limit: int) -> list[Found]:
        fitting = (
            each
            for each in self.candidates or ()
            if each.stage in stages and self._is(each, self.filter.whose) and (after is None or each.place > after)
        )
        return list(itertools.islice(fitting, limit))

    def _walked(self, stages: tuple[str, ...], after: Place | None, last: Place | None, limit: int) -> list[Found]:
        terms = statements.prefixes(self.common)
        asked = statements.walk(stages, self.filter.whose, terms, after is not None, last is not None, limit)
        places = [statements.place(end, *at) for end, at in (('after', after), ('last', last)) if at]
        return [Found(*row) for row in self._execute(asked, self.common, *places)]

    def _execute(self, asked: statements.Asked, terms: Sequence[Wanted], *more: dict[str, Any]) -> Sequence[Any]:
        values: dict[str, Any] = {'by': self.by, 'at': self.at, **statements.values(terms)}
        for each in more:
            values |= each
        return db.session.connection().execute(asked, values).all()


def _stages(wanted: Filter, whose: str) -> Sequence[str]:
    own = STAGES[whose]
    if not wanted.stages:
        return own
    if whose == 'others':
        return [each for each in wanted.stages if each in (Stage.INSPECTING, *THEIRS)]
    return wanted.stages


def _probed(wanted: Sequence[Wanted]) -> list[tuple[Wanted, int, int]]:
    """Each term, how many have it, counted up to one more than few, and the highest number among those."""
    if not wanted:
        return []
    asked = statements.probing(statements.prefixes(wanted), FEW + 1)
    found: Sequence[Any] = db.session.connection().execute(asked, statements.values(wanted)).all()
    return [(wanted[place], count, last or 0) for place, count, last in found]


def _sum(parts: Sequence[tuple[int, bool]]) -> dict[str, Any]:
    return {'n': sum(n for n, _ in parts), 'more': any(more for _, more in parts)}
