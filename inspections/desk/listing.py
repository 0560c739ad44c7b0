"""Finds applications by a filter, the earliest promise first, and counts them; a page costs the same in any table.

Two ways, chosen by how many applications have the rarest of the wanted terms. Few: those are looked at and sorted.
Many: the list is walked in its order, and each row is asked for the terms, so that a page is full soon.
"""

from __future__ import annotations

import heapq
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.applications.models import Stage
from app.db import db, rows_of
from inspections.desk import terms
from inspections.desk.models import DeskRow, DeskTerm
from inspections.desk.terms import Wanted

ROWS, TERMS = rows_of(DeskRow), rows_of(DeskTerm)
FEW = 1000
EXAMINED = 2000  # of each stage, for the counts: what lies behind is «more»
AT_ONCE = 500
BEHIND_ALL = '\U0010ffff'
QUEUED = (Stage.REVIEWING, Stage.FIXING)
STAGES: dict[str, tuple[Stage, ...]] = {
    'all': QUEUED,
    'waiting': (Stage.REVIEWING,),
    'mine': (Stage.REVIEWING,),
    'free': (Stage.REVIEWING,),
    'overdue': (Stage.REVIEWING,),
    'others': (Stage.FIXING,),
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


def applications(wanted: Filter, *, by: uuid.UUID, at: datetime) -> Iterator[list[Found]]:
    """All of them, some hundred at a time: for whoever writes the whole list into a file."""
    search, after = _Search(wanted, by, at), None
    while rows := search.page(after, AT_ONCE):
        yield rows
        after = place_of(rows[-1])


def counts(wanted: Filter, *, by: uuid.UUID, at: datetime) -> dict[str, dict[str, Any]]:
    """{whose: {n, more}} of what the rest of the filter leaves; `more` when only the first ones have been counted."""
    search = _Search(wanted, by, at)
    stages = {stage for whose in WHOSE for stage in _stages(wanted, whose)}
    by_stage = {stage: search.count(stage) for stage in stages}
    return {whose: _sum([by_stage[stage][whose] for stage in _stages(wanted, whose)]) for whose in WHOSE}


def place_of(row: Found) -> Place:
    """Where the list goes on behind this row."""
    return row['turn_at'], row['number']


def regions() -> list[str]:
    """Every region there is, by name."""
    column = ROWS.c.region
    return list(db.session.connection().scalars(sa.select(column).where(column != '').distinct().order_by(column)))


class _Search:
    """One filter of one person, with the numbers that the rare terms leave, when there are such."""

    def __init__(self, wanted: Filter, by: uuid.UUID, at: datetime) -> None:
        self.filter, self.by, self.at = wanted, by, at
        self.candidates: frozenset[int] | None = frozenset() if wanted.impossible() else None
        self.common: list[Wanted] = []
        for each in wanted.wanted():
            few = _few_of(each)
            if few is None:
                self.common.append(each)
            else:
                self.candidates = few if self.candidates is None else self.candidates & few

    def page(self, after: Place | None, limit: int) -> list[Found]:
        if self.candidates is not None and not self.candidates:
            return []
        stages = _stages(self.filter, self.filter.whose)
        if self.candidates is not None:
            return self._rows(self._query(after, limit).where(ROWS.c.stage.in_(stages)))
        found = [self._rows(self._query(after, limit).where(ROWS.c.stage == stage)) for stage in stages]
        return list(heapq.merge(*found, key=place_of))[:limit] if len(found) > 1 else found[0]

    def count(self, stage: str) -> dict[str, tuple[int, bool]]:
        """{whose: (how many, whether there may be more)} of one stage."""
        if self.candidates is not None and not self.candidates:
            return dict.fromkeys(WHOSE, (0, False))
        first = sa.select(ROWS.c.number, ROWS.c.turn_at, ROWS.c.reviewer_id).where(ROWS.c.stage == stage)
        if self.candidates is not None:
            first = first.where(ROWS.c.number.in_(self.candidates))
        else:
            first = first.order_by(ROWS.c.turn_at, ROWS.c.number).limit(EXAMINED)
        some = first.subquery()
        late, fits = some.c.turn_at < self.at, self._fits(some)
        kinds = ((), (some.c.reviewer_id == self.by,), (some.c.reviewer_id.is_(None),), (late,))
        numbers = sa.select(
            sa.func.count(),
            sa.func.count().filter(late),
            *(sa.func.count().filter(*fits, *kind) if fits or kind else sa.func.count() for kind in kinds),
        )
        found = db.session.connection().execute(numbers.select_from(some)).one()
        examined, behind, every, mine, free, overdue = (int(each) for each in found)
        more = self.candidates is None and examined == EXAMINED
        return {
            **dict.fromkeys(('all', 'waiting', 'others'), (every, more)),
            'mine': (self._count_mine(stage) if more else mine, False),
            'free': (free, more),
            'overdue': (overdue, more and behind == examined),
        }

    def _count_mine(self, stage: str) -> int:
        own = sa.select(sa.func.count()).where(ROWS.c.reviewer_id == self.by, ROWS.c.stage == stage)
        return int(db.session.connection().scalar(own.where(*self._fits(ROWS))) or 0)

    def _fits(self, rows: Any) -> list[sa.ColumnElement[bool]]:
        return [_has(each, rows) for each in self.common]

    def _query(self, after: Place | None, limit: int) -> sa.Select[Any]:
        query = sa.select(ROWS).order_by(ROWS.c.turn_at, ROWS.c.number).limit(limit)
        if self.candidates is not None:
            query = query.where(ROWS.c.number.in_(self.candidates))
        if self.filter.whose == 'mine':
            query = query.where(ROWS.c.reviewer_id == self.by)
        if self.filter.whose == 'free':
            query = query.where(ROWS.c.reviewer_id.is_(None))
        if self.filter.whose == 'overdue':
            query = query.where(ROWS.c.turn_at < self.at)
        if after is not None:
            query = query.where(sa.tuple_(ROWS.c.turn_at, ROWS.c.number) > after)
        return query.where(*self._fits(ROWS))

    def _rows(self, query: sa.Select[Any]) -> list[Found]:
        return [dict(row) for row in db.session.connection().execute(query).mappings()]


def _stages(wanted: Filter, whose: str) -> Sequence[str]:
    own = STAGES[whose]
    if not wanted.stages:
        return own
    if whose == 'others':
        return [each for each in wanted.stages if each in (Stage.INSPECTING, Stage.FIXING)]
    return wanted.stages


def _few_of(wanted: Wanted) -> frozenset[int] | None:
    """The numbers that have a term, when those are few."""
    query = sa.select(TERMS.c.number).where(_is(wanted)).limit(FEW + 1)
    found = db.session.connection().scalars(query).all()
    return frozenset(found) if len(found) <= FEW else None


def _has(wanted: Wanted, rows: Any) -> sa.ColumnElement[bool]:
    """Asked row by row: a planner that gathered all who have a common term would read half of the index."""
    there = sa.select(TERMS.c.number).where(TERMS.c.number == rows.c.number, _is(wanted)).limit(1)
    return there.correlate(rows).scalar_subquery().is_not(None)


def _is(wanted: Wanted) -> sa.ColumnElement[bool]:
    if wanted.prefix:
        return sa.and_(TERMS.c.term >= wanted.term, TERMS.c.term < wanted.term + BEHIND_ALL)
    return TERMS.c.term == wanted.term


def _sum(parts: Sequence[tuple[int, bool]]) -> dict[str, Any]:
    return {'n': sum(n for n, _ in parts), 'more': any(more for _, more in parts)}
