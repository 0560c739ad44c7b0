"""What a reviewer waits for: pages of the queue, filtered, searched and counted, in small and large databases of either
kind; and what finishing and deciding cost now that they write its rows."""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.db import db, transaction
from benchmarks import desk_filler
from benchmarks.desk_filler import COMMON, RARE
from benchmarks.rows import Row, median
from checklists import operations as checklists
from inspections import touched
from inspections.demo import answers
from inspections.demo.phone import Phone
from inspections.review import deciding
from inspections.review import operations as review
from tests.support.postgres import cluster

SIZES = (1_000, 10_000, 100_000)
RUNS, WRITTEN, ANSWERS = 25, 30, 40


@dataclass
class Asked:
    """One question of the desk and how it is asked."""

    work: str
    ask: Callable[[FlaskClient], Any]


def measure() -> Sequence[Row]:
    """Medians at the server, by its own client: reading the request, the queries, writing the answer."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix='osmotr-bench-') as folder, cluster() as running:
        for name in ('SQLite', 'PostgreSQL'):
            smallest: dict[str, float] = {}
            for size in SIZES:
                data = Path(folder) / f'{name}-{size}'
                data.mkdir()
                url = f'sqlite:///{data / "osmotr.sqlite3"}' if name == 'SQLite' else running.make(f'queue_{size}')
                with desk_filler.service(data, url) as app:
                    token = desk_filler.fill(app, size)
                    took = _measure(app, token)
                    smallest = smallest or took
                    rows += [
                        Row(f'{work}, {size:,} applications, {name}', ms, 'ms', '≤ 15 ms', floor, f'median of {RUNS}')
                        for work, ms in took.items()
                        for floor in [smallest[work] if size != SIZES[0] else None]
                    ]
                    if size == SIZES[0]:
                        rows += _cost_of_writing(app, name)
    return rows


def _measure(app: Flask, token: str) -> dict[str, float]:
    desk = app.test_client()
    desk.set_cookie('osmotr', token)
    desk.environ_base['HTTP_X_OSMOTR'] = '1'
    plain: dict[str, Any] = {'cursor': _cursor(desk, {}, 20)}
    common: dict[str, Any] = {'answer': COMMON, 'cursor': _cursor(desk, {'answer': COMMON}, 20)}
    asked = [
        Asked('queue, page 1 with counts', lambda desk: desk.get('/api/v1/queue')),
        Asked('queue, page 21', lambda desk: desk.get('/api/v1/queue', query_string=plain)),
        Asked('– filtered on an answer of most, page 1', lambda desk: _filtered(desk, COMMON)),
        Asked('– the same, page 21', lambda desk: desk.get('/api/v1/queue', query_string=common)),
        Asked('– filtered on an answer of few, page 1', lambda desk: _filtered(desk, RARE)),
        Asked(
            '– four filters',
            lambda desk: _filtered(desk, COMMON, region='Тверь', verdict='ready', whose='free'),
        ),
        Asked('– search of two words', lambda desk: _search(desk, 'твер елоч')),
        Asked('– search of a number', lambda desk: _search(desk, '1777')),
        Asked('– search that finds nothing', lambda desk: _search(desk, 'твер сызрань')),
    ]
    return {each.work: _median_ms(lambda each=each: each.ask(desk)) for each in asked}  # type: ignore[misc]


def _filtered(desk: FlaskClient, answer: str, **more: str) -> Any:
    return desk.get('/api/v1/queue', query_string={'answer': answer, **more})


def _search(desk: FlaskClient, words: str) -> Any:
    return desk.post('/api/v1/queue/searches', json={'search': words})


def _cursor(desk: FlaskClient, wanted: dict[str, Any], pages: int) -> str | None:
    """Where the page behind so many others begins, or the last one that there is."""
    cursor: str | None = None
    for _ in range(pages):
        said = desk.get('/api/v1/queue', query_string={**wanted, **({'cursor': cursor} if cursor else {})}).get_json()
        if said['next'] is None:
            break
        cursor = said['next']
    return cursor


def _median_ms(ask: Callable[[], Any]) -> float:
    for _ in range(3):
        assert ask().status_code == 200
    return median([_timed(ask) for _ in range(RUNS)]) * 1000


def _timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _cost_of_writing(app: Flask, name: str) -> list[Row]:
    """What a phone's pushes and a decision cost with the rows of the desk, and without, in turn."""
    took: dict[str, dict[bool, list[float]]] = {}
    for number in range(2 * WRITTEN):
        with app.app_context(), _desk(number % 2 == 0) as with_desk:
            for work, seconds in _one_life(number):
                took.setdefault(work, {True: [], False: []})[with_desk].append(seconds)
            db.session.remove()
    return [
        Row(f'{work}, {name}', median(each[True]) * 1000, 'ms', '≤ 1.2 × without', median(each[False]) * 1000,
            f'floor: without the rows of the desk, median of {WRITTEN}')
        for work, each in took.items()
    ]  # fmt: skip


@contextmanager
def _desk(kept: bool) -> Iterator[bool]:
    notices, settles = list(touched._notices), list(touched._settles)
    if not kept:
        touched._notices.clear()
        touched._settles.clear()
    yield kept
    touched._notices[:], touched._settles[:] = notices, settles


def _one_life(number: int) -> Iterator[tuple[str, float]]:
    at = clock.now()
    with transaction():
        applicant = accounts.by_email('applicant@bench.test')
        assert applicant is not None
        application = desk_filler.application_of(applicant, at)
        inspection = desk_filler.latest(application)
    phone = Phone(applicant, f'phone {number}')
    phone.meet(at)
    items = checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    phone.say(inspection.id, 'inspection.start', None, None, at)
    yield 'push: start', _timed(lambda: phone.hand_over(at))
    for name, item in list(items.items())[:ANSWERS]:
        phone.say(inspection.id, 'answer.set', name, answers.answer(item, {}, at.date()), at)
    yield f'push: {ANSWERS} answers', _timed(lambda: phone.hand_over(at))
    phone.say(inspection.id, 'inspection.finish', None, {'photos': []}, at)
    yield 'push: finish, and the seal', _timed(lambda: phone.hand_over(at))
    yield 'decision', _timed(lambda: _refuse(application.id, applicant, at))


def _refuse(application_id: uuid.UUID, by: Account, at: datetime) -> None:
    with transaction():
        deciding.decide(review.locked(application_id), verdict='refuse', items=[], reason='Так', by=by, at=at)
