"""The statements behind the list: each is put together once and kept; who asks, when and for what comes as values.

Putting a union of a dozen walks together costs more than asking a database for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.db import UtcDateTime, rows_of
from inspections.desk.models import BY_CODE_POINT, DeskRow, DeskTerm
from inspections.desk.terms import Wanted

ROWS, TERMS = rows_of(DeskRow), rows_of(DeskTerm)
KEPT = 200  # kinds of questions, the most lately asked ones
BEHIND_ALL = '\U0010ffff'
BY, AT = sa.bindparam('by', type_=sa.Uuid()), sa.bindparam('at', type_=UtcDateTime())
PLACE = (ROWS.c.turn_at, ROWS.c.number)
Asked = sa.Select[Any] | sa.CompoundSelect[Any]
Prefixes = tuple[bool, ...]  # of each term: whether any that begins so will do


def place(name: str, turn_at: Any, number: int) -> dict[str, Any]:
    """The values of a place in the list, by its name: `after` or `last`."""
    return {f'{name}_at': turn_at, f'{name}_number': number}


def values(wanted: Sequence[Wanted]) -> dict[str, str]:
    """The values of these terms."""
    return {
        name: text
        for at, each in enumerate(wanted)
        for name, text in ((f'term_{at}', each.term), (f'behind_{at}', each.term + BEHIND_ALL))
        if each.prefix or name.startswith('term')
    }


def prefixes(wanted: Sequence[Wanted]) -> Prefixes:
    """The kind of these terms."""
    return tuple(each.prefix for each in wanted)


@lru_cache(KEPT)
def walk(stages: tuple[str, ...], whose: str, terms: Prefixes, after: bool, last: bool, limit: int) -> Asked:
    """Numbers and moments, the first of each stage in order, behind the place `after`, before `last`."""
    walks = [_walk(stage, whose, terms, after, last, limit) for stage in stages]
    return walks[0] if len(walks) == 1 else sa.union_all(*[sa.select(each.subquery()) for each in walks])


@lru_cache(KEPT)
def counting(stages: tuple[str, ...], terms: Prefixes, examined: int) -> Asked:
    """A row of each stage: its name, how many were looked at, how many of them are late, and of those that fit all,
    this person's, nobody's, late ones."""
    return sa.union_all(*[_counting(stage, terms, examined) for stage in stages])


@lru_cache(KEPT)
def counting_mine(stages: tuple[str, ...], terms: Prefixes) -> Asked:
    """A row of each stage in which this person has any: its name, how many."""
    own = sa.select(ROWS.c.stage, sa.func.count()).where(ROWS.c.reviewer_id == BY, ROWS.c.stage.in_(stages))
    return own.where(*_having_all(terms)).group_by(ROWS.c.stage)


@lru_cache(KEPT)
def fitting(rare: Prefixes, common: Prefixes) -> Asked:
    """Numbers, moments, stages and reviewers of all that have these terms, the rare ones first among the values."""
    having = [ROWS.c.number.in_(sa.select(TERMS.c.number).where(_is(at, each))) for at, each in enumerate(rare)]
    columns = (ROWS.c.number, ROWS.c.turn_at, ROWS.c.stage, ROWS.c.reviewer_id)
    return sa.select(*columns).where(*having, *_having_all(common, len(rare))).order_by(*PLACE)


@lru_cache(KEPT)
def probing(terms: Prefixes, limit: int) -> Asked:
    """A row of each term: its place among them, how many have it, counted up to `limit`, and the highest number of
    those."""
    probes = []
    for at, prefix in enumerate(terms):
        some = sa.select(TERMS.c.number).where(_is(at, prefix)).limit(limit).subquery()
        probes.append(sa.select(sa.literal(at), sa.func.count(), sa.func.max(some.c.number)).select_from(some))
    return sa.union_all(*probes)


def _walk(stage: str, whose: str, terms: Prefixes, after: bool, last: bool, limit: int) -> sa.Select[Any]:
    first = sa.select(ROWS.c.number, ROWS.c.turn_at).where(ROWS.c.stage == stage)
    if whose == 'mine':
        first = first.where(ROWS.c.reviewer_id == BY)
    if whose == 'free':
        first = first.where(ROWS.c.reviewer_id.is_(None))
    if whose == 'overdue':
        first = first.where(ROWS.c.turn_at < AT)
    if after:
        first = first.where(sa.tuple_(*PLACE) > _named('after'))
    if last:
        first = first.where(sa.tuple_(*PLACE) < _named('last'))
    return first.where(*_having_all(terms)).order_by(*PLACE).limit(limit)


def _counting(stage: str, terms: Prefixes, examined: int) -> sa.Select[Any]:
    fits = sa.and_(sa.true(), *_having_all(terms)).label('fits')
    first = sa.select(ROWS.c.turn_at, ROWS.c.reviewer_id, fits).where(ROWS.c.stage == stage)
    some = first.order_by(*PLACE).limit(examined).subquery()
    late, count = some.c.turn_at < AT, sa.func.count()
    numbers: list[Any] = [
        sa.literal(stage),
        count,
        count.filter(late),
        count.filter(some.c.fits),
        count.filter(some.c.fits, some.c.reviewer_id == BY),
        count.filter(some.c.fits, some.c.reviewer_id.is_(None)),
        count.filter(some.c.fits, late),
    ]
    return sa.select(*numbers).select_from(some)


def _having_all(terms: Prefixes, begin: int = 0) -> list[sa.ColumnElement[bool]]:
    return [_has(begin + at, prefix) for at, prefix in enumerate(terms)]


def _has(at: int, prefix: bool) -> sa.ColumnElement[bool]:
    """Asked row by row: a planner that gathered all who have a common term would read half of the index."""
    there = sa.select(TERMS.c.number).where(TERMS.c.number == ROWS.c.number, _is(at, prefix)).limit(1)
    return there.correlate(ROWS).scalar_subquery().is_not(None)


def _is(at: int, prefix: bool) -> sa.ColumnElement[bool]:
    term = sa.bindparam(f'term_{at}', type_=BY_CODE_POINT)
    if prefix:
        return sa.and_(TERMS.c.term >= term, TERMS.c.term < sa.bindparam(f'behind_{at}', type_=BY_CODE_POINT))
    return TERMS.c.term == term


def _named(name: str) -> sa.Tuple:
    return sa.tuple_(
        sa.bindparam(f'{name}_at', type_=UtcDateTime()), sa.bindparam(f'{name}_number', type_=sa.Integer())
    )
