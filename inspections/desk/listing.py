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
from inspections.desk import terms
from inspections.desk.models import DeskRow, DeskTerm
from inspections.desk.terms import Wanted

ROWS, TERMS = rows_of(DeskRow), rows_of(DeskTerm)
FEW = 1000
EXAMINED, ASKED = 500, 200  # of each stage, for the counts: seen, or each asked for terms; what lies behind is «more»
AT_ONCE = 500
BEHIND_ALL = '\U0010ffff'
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
Found = dict[str, Any]


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


def page(wanted: Filter, *, by: uuid.UUID, at: datetime, after: Place | None, limit: int) -> list[Found]:
    """Desk rows as dictionaries of their columns, one more than `limit`; `by` asks, and has seen all up to `after`."""
    return _Search(wanted, by, at).page(after, limit + 1)


def numbers(wanted: Filter, *, by: uuid.UUID, at: datetime) -> list[int]:
    """The numbers of all of them, as they stand at this moment: for whoever writes the whole list into a file."""
    search, found, after = _Search(wanted, by, at), [], None
    while page := search.page(after, AT_ONCE):
        found += [row['number'] for row in page]
        after = place_of(page[-1])
    return found


def counts(wanted: Filter, *, by: uuid.UUID, at: datetime) -> dict[str, dict[str, Any]]:
    """{whose: {n, more}} of what the rest of the filter leaves; `more` when only the first ones have been counted."""
    search = _Search(wanted, by, at)
    stages = {stage for whose in WHOSE for stage in _stages(wanted, whose)}
    by_stage = search.count(sorted(stages))
    return {whose: _sum([by_stage[stage][whose] for stage in _stages(wanted, whose)]) for whose in WHOSE}


def place_of(row: Found) -> Place:
    """Where the list goes on behind this row."""
    return row['turn_at'], row['number']


def regions() -> list[str]:
    """Every region there is, by name."""
    column = ROWS.c.region
    return list(db.session.connection().scalars(sa.select(column).where(column != '').distinct().order_by(column)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    stage: str
    turn_at: datetime
    reviewer_id: uuid.UUID | None


class _Search:
    """One filter of one person. `candidates`: all that fit, when a rare term leaves few; `common`: the terms by which
    rows are asked one by one, the rarest first."""

    def __init__(self, wanted: Filter, by: uuid.UUID, at: datetime) -> None:
        self.filter, self.by, self.at = wanted, by, at
        rare: list[Wanted] = []
        common: list[tuple[int, Wanted]] = []
        for each in wanted.wanted():
            found, last = _probe(each)
            if found > FEW:
                common.append((-last, each))
            else:
                rare.append(each)
        self.common = [each for _, each in sorted(common, key=lambda pair: pair[0])]
        self.examined = ASKED if self.common else EXAMINED
        self.candidates = self._fitting(rare) if rare else [] if wanted.impossible() else None

    def page(self, after: Place | None, limit: int) -> list[Found]:
        stages = _stages(self.filter, self.filter.whose)
        if self.candidates is not None:
            return self._page_of_candidates(stages, after, limit)
        fullest, *others = stages
        found = self._rows(self._walk(fullest, after, None, limit))
        if others:
            last = place_of(found[-1]) if len(found) == limit else None  # nothing behind it is on this page
            walks = [sa.select(self._walk(stage, after, last, limit).subquery()) for stage in others]
            found = sorted(found + self._rows(sa.union_all(*walks)), key=place_of)[:limit]
        return found

    def count(self, stages: Sequence[str]) -> dict[str, dict[str, tuple[int, bool]]]:
        """{stage: {whose: (how many, whether there may be more)}}."""
        if self.candidates is not None:
            return {stage: self._count_candidates(stage) for stage in stages}
        asked = sa.union_all(*[self._counting(stage) for stage in stages])
        return {stage: self._counted(stage, *found) for stage, *found in db.session.connection().execute(asked)}

    def _count_candidates(self, stage: str) -> dict[str, tuple[int, bool]]:
        here = [each for each in self.candidates or () if each.stage == stage]
        return {whose: (sum(self._is(each, whose) for each in here), False) for whose in WHOSE}

    def _counting(self, stage: str) -> sa.Select[*tuple[Any, ...]]:
        """One row: the stage, how many were looked at, how many of them are late, and of those that fit all, this
        person's, nobody's, late ones."""
        fits = sa.and_(sa.true(), *self._fits()).label('fits')
        first = sa.select(ROWS.c.turn_at, ROWS.c.reviewer_id, fits).where(ROWS.c.stage == stage)
        some = first.order_by(ROWS.c.turn_at, ROWS.c.number).limit(self.examined).subquery()
        late, count = some.c.turn_at < self.at, sa.func.count()
        numbers = sa.select(
            sa.literal(stage),
            count,
            count.filter(late),
            count.filter(some.c.fits),
            count.filter(some.c.fits, some.c.reviewer_id == self.by),
            count.filter(some.c.fits, some.c.reviewer_id.is_(None)),
            count.filter(some.c.fits, late),
        )
        return numbers.select_from(some)

    def _counted(
        self, stage: str, examined: int, behind: int, every: int, mine: int, free: int, overdue: int
    ) -> dict[str, tuple[int, bool]]:
        more = examined == self.examined
        return {
            **dict.fromkeys(('all', 'waiting', 'others'), (every, more)),
            'mine': (self._count_mine(stage) if more else mine, False),
            'free': (free, more),
            'overdue': (overdue, more and behind == examined),
        }

    def _is(self, one: _Candidate, whose: str) -> bool:
        if whose == 'mine':
            return one.reviewer_id == self.by
        if whose == 'free':
            return one.reviewer_id is None
        return whose != 'overdue' or one.turn_at < self.at

    def _fitting(self, rare: Sequence[Wanted]) -> list[_Candidate]:
        columns = (ROWS.c.number, ROWS.c.stage, ROWS.c.turn_at, ROWS.c.reviewer_id)
        having = [ROWS.c.number.in_(sa.select(TERMS.c.number).where(_is(each))) for each in rare]
        query = sa.select(*columns).where(*having, *self._fits())
        found = [_Candidate(*row) for row in db.session.connection().execute(query)]
        return sorted(found, key=lambda each: (each.turn_at, each.number))

    def _page_of_candidates(self, stages: Sequence[str], after: Place | None, limit: int) -> list[Found]:
        fitting = (
            each.number
            for each in self.candidates or ()
            if each.stage in stages
            and self._is(each, self.filter.whose)
            and (after is None or (each.turn_at, each.number) > after)
        )
        numbers = list(itertools.islice(fitting, limit))
        return sorted(self._rows(sa.select(ROWS).where(ROWS.c.number.in_(numbers))), key=place_of) if numbers else []

    def _walk(self, stage: str, after: Place | None, last: Place | None, limit: int) -> sa.Select[Any]:
        query = sa.select(ROWS).where(ROWS.c.stage == stage).order_by(ROWS.c.turn_at, ROWS.c.number).limit(limit)
        if self.filter.whose == 'mine':
            query = query.where(ROWS.c.reviewer_id == self.by)
        if self.filter.whose == 'free':
            query = query.where(ROWS.c.reviewer_id.is_(None))
        if self.filter.whose == 'overdue':
            query = query.where(ROWS.c.turn_at < self.at)
        if after is not None:
            query = query.where(sa.tuple_(ROWS.c.turn_at, ROWS.c.number) > after)
        if last is not None:
            query = query.where(sa.tuple_(ROWS.c.turn_at, ROWS.c.number) < last)
        return query.where(*self._fits())

    def _count_mine(self, stage: str) -> int:
        own = sa.select(sa.func.count()).where(ROWS.c.reviewer_id == self.by, ROWS.c.stage == stage)
        return int(db.session.connection().scalar(own.where(*self._fits())) or 0)

    def _fits(self) -> list[sa.ColumnElement[bool]]:
        return [_has(each) for each in self.common]

    def _rows(self, query: sa.Executable) -> list[Found]:
        return [dict(row) for row in db.session.connection().execute(query).mappings()]


def _stages(wanted: Filter, whose: str) -> Sequence[str]:
    own = STAGES[whose]
    if not wanted.stages:
        return own
    if whose == 'others':
        return [each for each in wanted.stages if each in (Stage.INSPECTING, *THEIRS)]
    return wanted.stages


def _probe(wanted: Wanted) -> tuple[int, int]:
    """How many have a term, counted up to one more than few, and the highest number among those."""
    some = sa.select(TERMS.c.number).where(_is(wanted)).limit(FEW + 1).subquery()
    found = db.session.connection().execute(sa.select(sa.func.count(), sa.func.max(some.c.number)))
    count, last = found.one()
    return int(count), int(last or 0)


def _has(wanted: Wanted) -> sa.ColumnElement[bool]:
    """Asked row by row: a planner that gathered all who have a common term would read half of the index."""
    there = sa.select(TERMS.c.number).where(TERMS.c.number == ROWS.c.number, _is(wanted)).limit(1)
    return there.correlate(ROWS).scalar_subquery().is_not(None)


def _is(wanted: Wanted) -> sa.ColumnElement[bool]:
    if wanted.prefix:
        return sa.and_(TERMS.c.term >= wanted.term, TERMS.c.term < wanted.term + BEHIND_ALL)
    return TERMS.c.term == wanted.term


def _sum(parts: Sequence[tuple[int, bool]]) -> dict[str, Any]:
    return {'n': sum(n for n, _ in parts), 'more': any(more for _, more in parts)}
