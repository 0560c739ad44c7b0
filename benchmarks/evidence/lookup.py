"""How fast the nearest of 100,000 photos is found by its marks, on both databases, beside reading all marks."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask_migrate import upgrade

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Role
from app.db import db, rows_of, snapshot, transaction
from app.settings import Settings
from benchmarks.evidence import rooms
from benchmarks.evidence.walks import Spot, open_inspection
from benchmarks.rows import Row, median, percentile
from checklists import operations as checklists
from checklists.evidence import Thresholds
from inspections import neighbours
from inspections.evidence import marks, pixels
from inspections.models import Mark, Photo
from tests.support.postgres import cluster

PHOTOS, ASKED = 100_000, 60
SEEDS = 12  # rooms from whose real marks the others are made, so that marks crowd as those of rooms do
FAR = 28  # bits by which a made mark differs from a real one, at most


def measure() -> Sequence[Row]:
    """Median and 95th percentile of a whole look-up: bands, distances, fine marks, what the twin belongs to."""
    rows: list[Row] = []
    looks = [pixels.look(rooms.picture(seed, item)) for seed in range(SEEDS) for item in rooms.ITEMS]
    seen = [each for each in looks if isinstance(each, pixels.Look)]
    with tempfile.TemporaryDirectory(prefix='osmotr-bench-') as folder:
        data = Path(folder) / 'data'
        data.mkdir()
        rows += _measure(data, f'sqlite:///{data / "osmotr.sqlite3"}', 'SQLite', seen)
        with cluster() as running:
            rows += _measure(data, running.make('bench'), 'PostgreSQL', seen)
    return rows


def _measure(data: Path, url: str, name: str, looks: list[pixels.Look]) -> list[Row]:
    from wsgi import build

    app = build(Settings(data=data, database_url=url, demo=False))
    with app.app_context():
        upgrade()
        asked = _fill(looks)
        took, floors = [], []
        for op in asked:
            look = asked[op]
            took.append(_timed(lambda op=op, look=look: _look_up(op, look)))  # type: ignore[misc]
            if len(floors) < 5:
                floors.append(_timed(lambda look=look: _scan(look)))  # type: ignore[misc]
        db.session.remove()
        db.engine.dispose()
    floor = median(floors) * 1000
    work = f'near-duplicate among {PHOTOS:,} photos, {name} (floor: reading all marks)'
    return [
        Row(work, median(took) * 1000, 'ms', '≤ 50 ms', floor, f'median of {len(took)}'),
        Row('– p95', percentile(took, 0.95) * 1000, 'ms', '≤ 50 ms', floor),
    ]


def _look_up(op: str, look: pixels.Look) -> None:
    with snapshot():
        record = neighbours.record_of(op)
        assert record is not None
        found, _ = neighbours.near_twins(record, look, Thresholds())
    assert found, 'its own likeness was not found'


def _scan(look: pixels.Look) -> None:
    with snapshot():
        rows = db.session.execute(sa.select(Photo.op, Photo.dhash)).all()
    found = [op for op, dhash in rows if marks.bits_apart(dhash, look.dhash) <= marks.NEAREST]
    assert found


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _fill(looks: list[pixels.Look]) -> dict[str, pixels.Look]:
    """Photos of many inspections; returns some of the last inspection with their looks, to be asked for."""
    at, draw = clock.now() - timedelta(days=30), random.Random(1)
    with transaction():
        checklists.publish_library(at)
    with transaction():
        owner = accounts.create(
            email='owner@bench.test', name='owner', role=Role.APPLICANT, secret='', locale='ru', by=None, at=at
        )
    opened = [open_inspection(owner, owner, Spot(56.8, 35.9), number, at).id for number in range(200)]
    photos: list[dict[str, Any]] = []
    bands: list[dict[str, Any]] = []
    asked: dict[str, pixels.Look] = {}
    for number in range(PHOTOS):
        look, last = draw.choice(looks), number >= PHOTOS - ASKED
        turned = 0 if number < len(looks) else draw.randrange(FAR)
        dhash = (
            look.dhash if last else _turned(looks[number].dhash if number < len(looks) else look.dhash, turned, draw)
        )
        op = f'{number:032x}:{number + 1}'
        photos.append(
            {
                'op': op, 'inspection_id': opened[-1] if last else opened[number % 199], 'account_id': owner.id,
                'device_id': f'{number:032x}', 'sha256': f'{number:064x}', 'item': 'SIG-01', 'said': {},
                'state': 'stored', 'detached': False, 'amendment': False, 'distance_m': None, 'fix': None,
                'announced_at': at + timedelta(seconds=number), 'dhash': dhash,
                'glance': looks[number].glance if number < len(looks) else look.glance,
            }
        )  # fmt: skip
        bands += [{'key': key, 'photo_op': op, 'dhash': dhash} for key in marks.keys_of(dhash)]
        if last:
            asked[op] = look
    with transaction():
        for table, rows in ((rows_of(Photo), photos), (rows_of(Mark), bands)):
            for start in range(0, len(rows), 5000):
                db.session.execute(sa.insert(table), rows[start : start + 5000])
    if db.engine.dialect.name == 'postgresql':
        with db.engine.connect().execution_options(isolation_level='AUTOCOMMIT') as connection:
            connection.execute(sa.text('ANALYZE'))
    return asked


def _turned(mark: int, bits: int, draw: random.Random) -> int:
    for bit in draw.sample(range(63), bits):
        mark ^= 1 << bit
    return mark
