"""What a phone hears: ten changes among many inspections, and the first pull of two hundred."""

from __future__ import annotations

import http.client
import json
import tempfile
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask_migrate import upgrade

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.db import db, transaction, uuid7
from app.settings import Settings
from benchmarks.rows import Row, median
from checklists import operations as checklists
from inspections import operations as inspections
from inspections.models import Access, Counter, Device, Inspection
from tests.support.server import serving

DEVICE = 'fe' * 16
CHANGED, ANSWERS, RUNS, FIRST = 10, 30, 15, 200
SIZES = (10_000, 100_000)
PROFILE = 'generic@2026-01-01'


@dataclass
class Heard:
    """What one question cost: seconds, bytes as they went over the line, requests."""

    seconds: float
    bytes: int
    requests: int


def measure() -> Sequence[Row]:
    """Time and compressed bytes, at two sizes of the database."""
    rows, at_size = [], {}
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix='osmotr-bench-') as folder:
            data = Path(folder) / 'data'
            data.mkdir()
            token, counter, epoch = _fill(data, size)
            with serving(data, OSMOTR_DEMO='0', OSMOTR_JOBS_IN_PROCESS='0', OSMOTR_LOG='ERROR') as server:
                _hear(server.port, token, counter, epoch)
                heard = [_hear(server.port, token, counter, epoch) for _ in range(RUNS)]
                at_size[size] = median([each.seconds for each in heard]) * 1000
                work = f'{CHANGED} changes among {size:,} inspections'
                floor = at_size[SIZES[0]] if size != SIZES[0] else None
                budget = '≤ 15 ms' if floor is None else '≤ 1.3 × that'
                rows.append(Row(work, at_size[size], 'ms', budget, floor, f'median of {RUNS}'))
                rows.append(Row('– compressed', heard[-1].bytes / 1000, 'kB', '≤ 4 kB'))
                if size == SIZES[0]:
                    first = [_hear(server.port, token, counter - CHANGED - FIRST, epoch) for _ in range(RUNS)]
                    seconds = median([each.seconds for each in first]) * 1000
                    rows.append(Row(f'first pull of {FIRST} inspections', seconds, 'ms', '≤ 40 ms'))
                    rows.append(Row('– compressed', first[-1].bytes / 1000, 'kB', '≤ 60 kB'))
                    rows.append(Row('– requests', first[-1].requests, '', '≤ 2'))
    return rows


def _hear(port: int, token: str, cursor: int, epoch: int) -> Heard:
    """Ask until there is no more, on one connection."""
    line = http.client.HTTPConnection('127.0.0.1', port, timeout=30)
    heard, began, more = Heard(0, 0, 0), time.perf_counter(), True
    while more:
        place = f'/api/v1/sync/changes?cursor={cursor}&epoch={epoch}&device={DEVICE}'
        line.request('GET', place, headers={'Cookie': f'osmotr={token}', 'Accept-Encoding': 'gzip'})
        answer = line.getresponse()
        content = answer.read()
        heard.requests += 1
        heard.bytes += len(content)
        heard.seconds = time.perf_counter() - began
        said = json.loads(_plain(content, answer.getheader('Content-Encoding')))
        cursor, more = said['cursor'], said['more']
    line.close()
    return heard


def _plain(content: bytes, encoding: str | None) -> bytes:
    import gzip

    return gzip.decompress(content) if encoding == 'gzip' else content


def _fill(data: Path, size: int) -> tuple[str, int, int]:
    """Make the database; returns a session, the cursor before the last changes, and the epoch."""
    from wsgi import build

    app = build(Settings(data=data, demo=False))
    with app.app_context():
        upgrade()
        with transaction():
            checklists.publish_library(clock.now())
        with transaction():
            inspector, model = _one_visit()
            token = accounts.open_session(inspector, 30, clock.now())
            db.session.add(
                Device(
                    id=DEVICE, account_id=inspector.id, name='Bench', app_version='bench', enrolled_at=clock.now(),
                    contacted_at=clock.now(),
                )
            )  # fmt: skip
        with transaction():
            _multiply(model, inspector, size)
            counter = db.session.scalars(sa.select(Counter)).one()
            counter.value = size + 1
            epoch = counter.epoch
        db.session.remove()
        db.engine.dispose()
    return token, size - CHANGED, epoch


def _one_visit() -> tuple[Account, Inspection]:
    at = clock.now()
    admin, applicant, inspector = (
        accounts.create(
            email=f'{name}@bench.test',
            name=name,
            role=role,
            secret=accounts.secret_of('osmotr-demo'),
            locale='ru',
            by=None,
            at=at,
        )
        for role, name in ((Role.ADMINISTRATOR, 'admin'), (Role.APPLICANT, 'applicant'), (Role.INSPECTOR, 'inspector'))
    )
    application = applications.create(
        applicant=applicant, address='Москва, дом 1', latitude=55.75, longitude=37.61, radius_m=200, profile=PROFILE,
        by=admin.id, at=at,
    )  # fmt: skip
    due = at + timedelta(days=1)
    return inspector, inspections.plan_visit(
        application, inspector=inspector, stage='finished', due_at=due, by=admin.id, at=at
    )


def _multiply(model: Inspection, inspector: Account, size: int) -> None:
    """Many visits like this one; only the newest have answers, as a feed's are."""
    names = list(checklists.items_of(model.checklist_id, model.checklist_version, PROFILE))[:ANSWERS]
    like = {column.name: getattr(model, column.name) for column in Inspection.__table__.columns}
    visits, access = [], []
    for number in range(1, size + 1):
        answered = number > size - CHANGED - FIRST
        one: dict[str, Any] = {
            **like,
            'id': uuid7(),
            'changed_seq': number,
            'fields': _answers(names) if answered else {},
        }
        visits.append(one)
        access.append({'account_id': inspector.id, 'inspection_id': one['id'], 'can_read': True, 'changed_seq': 1})
    for table, rows in ((Inspection.__table__, visits), (Access.__table__, access)):
        for start in range(0, len(rows), 5000):
            db.session.execute(sa.insert(table), rows[start : start + 5000])


def _answers(names: Sequence[str]) -> dict[str, Any]:
    device = uuid.uuid4().hex
    return {
        name: {
            'value': 'yes',
            'op': f'{device}:{n}',
            'hlc': f'{1_795_000_000_000 + n:015d}-0000-{device}',
            'conflicts': [],
        }
        for n, name in enumerate(names, 1)
    }
