"""What a twin report costs the server: 60 items and 80 photos, among more and more applications, on both databases."""

from __future__ import annotations

import gzip
import http.client
import io
import json
import os
import tempfile
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade
from PIL import Image

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications.models import Application
from app.db import db, transaction, uuid7
from app.settings import Settings
from benchmarks.rows import Row, median, percentile
from checklists import operations as checklists
from inspections import operations
from inspections.demo.people import Place, apply_for
from inspections.demo.phone import Phone
from inspections.demo.shots import Premises
from inspections.demo.work import Spot, Work, fill
from inspections.models import Inspection, Photo, Signal
from inspections.review import deciding
from inspections.review import operations as review
from tests.support.postgres import cluster
from tests.support.server import Server, serving

SIZES = (1_000, 10_000, 100_000)
PHOTOS, RUNS, WARM = 80, 60, 5
BUDGET = '≤ 50 ms'
PLACE = Place('applicant@bench.test', 'Тверь, ул. Лесная, 7', 56.8587, 35.9176)
RETURNED = ('CLI-01', 'SIG-02', 'STO-06')
BOTH = ('SIG-01', 'SIG-02', 'SIG-06', 'ENT-01', 'ENT-02', 'DSK-01', 'CLI-01', 'STO-06')


def measure() -> Sequence[Row]:
    """The middle of many answers at each size; the floor of the larger ones is the smallest."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix='osmotr-twin-') as folder:
        rows += _on('SQLite', Path(folder) / 'sqlite', None)
    with tempfile.TemporaryDirectory(prefix='osmotr-twin-') as folder, cluster(durable=True) as postgres:
        rows += _on('PostgreSQL', Path(folder) / 'data', postgres.make('twin'))
    return rows


def _on(name: str, data: Path, url: str | None) -> list[Row]:
    from wsgi import build

    data.mkdir()
    app = build(Settings(data=data, database_url=url, demo=False))
    with app.app_context():
        upgrade()
        token, path = _case()
    rows: list[Row] = []
    there, smallest = 0, None
    for size in SIZES:
        _multiply(app, size - there)
        there = size
        with serving(data, url, OSMOTR_DEMO='0', OSMOTR_JOBS_IN_PROCESS='0', OSMOTR_LOG='ERROR') as server:
            seconds, sent, said = _ask(server.port, token, path)
            before = _cpu(server)
            again, _, _ = _ask(server.port, token, path)
            cpu = (_cpu(server) - before) / (len(again) + WARM)
        work = f'twin report on {name}, {size:,} applications'
        note = f'{len(said["items"])} items, {_photos(said)} photos, {len(said["reports"])} reports, p50 of {RUNS}'
        rows.append(Row(work, median(seconds) * 1000, 'ms', BUDGET, smallest, note))
        rows.append(Row('– time of a core, each', cpu * 1000, 'ms', '–'))
        rows.append(Row('– p95', percentile(seconds, 0.95) * 1000, 'ms', '–'))
        smallest = smallest or median(seconds) * 1000
    rows.append(Row('– compressed', sent / 1000, 'kB', '–'))
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return rows


def _ask(port: int, token: str, path: str) -> tuple[list[float], int, dict[str, Any]]:
    """As a browser does, on one connection: seconds of each answer, its bytes on the line, what it said."""
    line, seconds, content = http.client.HTTPConnection('127.0.0.1', port, timeout=60), [], b''
    for number in range(WARM + RUNS):
        began = time.perf_counter()
        line.request('GET', path, headers={'Cookie': f'osmotr={token}', 'Accept-Encoding': 'gzip'})
        answer = line.getresponse()
        content = answer.read()
        assert answer.status == 200, content[:500]
        if number >= WARM:
            seconds.append(time.perf_counter() - began)
    line.close()
    said: dict[str, Any] = json.loads(gzip.decompress(content) if content[:2] == b'\x1f\x8b' else content)
    return seconds, len(content), said


def _cpu(server: Server) -> float:
    """Seconds that the server and its workers have had of a core: what a busy machine does not change."""
    assert server.process
    ticks = 0
    for entry in Path('/proc').iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and os.getpgid(int(entry.name)) == server.process.pid:
                ticks += sum(int(each) for each in (entry / 'stat').read_text().rpartition(')')[2].split()[11:13])
    return ticks / os.sysconf('SC_CLK_TCK')


def _photos(said: dict[str, Any]) -> int:
    return sum(len(cell['photos']) for item in said['items'] for cell in item['cells'])


def _case() -> tuple[str, str]:
    """A self-assessment, a visit and a recheck with all their answers and 80 photos; a reviewer's session, the path."""
    at = clock.now()
    with transaction():
        checklists.publish_library(at - timedelta(days=60))
        people = {role: _person(role, at) for role in ('administrator', 'reviewer', 'inspector', 'applicant')}
        token = accounts.open_session(people['reviewer'], 30, at)
    by = {'admin@demo.test': people['administrator'], PLACE.owner: people['applicant']}
    application = apply_for(PLACE, by, at - timedelta(days=20))
    work = Work(PLACE, Premises(), Spot(6, 4, 9), {'CLI-01': 23.4, 'SIG-02': 180}, only=frozenset())
    phones = {role: Phone(people[role], 'bench') for role in ('inspector', 'applicant')}
    _fill(phones['applicant'], _newest(application, 'self_assessment'), work, PHOTOS // 2, at - timedelta(days=18))
    with transaction():
        fresh = review.locked(application.id)
        visit = operations.plan_visit(
            fresh, inspector=people['inspector'], stage='finished', due_at=at, by=None, at=at - timedelta(days=16)
        )
    _fill(phones['inspector'], visit, work, PHOTOS // 2 - len(RETURNED), at - timedelta(days=12))
    items = [{'id': each, 'reason': 'Исправьте.', 'to': 'applicant'} for each in RETURNED]
    with transaction():
        fresh = review.locked(application.id)
        deciding.decide(fresh, verdict='return', items=items, reason='', by=people['reviewer'], at=at)
    fixed = replace(work, special={'CLI-01': 25.6, 'SIG-02': 320})
    _fill(phones['applicant'], _newest(application, 'self_assessment'), fixed, len(RETURNED), at, RETURNED)
    with transaction():
        for photo in db.session.scalars(sa.select(Photo)):
            photo.distance_m = 12.0
            _notice(photo)
    return token, f'/api/v1/applications/{application.id}/comparison'


def _person(role: str, at: datetime) -> Account:
    return accounts.create(
        email=f'{role}@bench.test', name=role, role=Role(role), secret=accounts.secret_of('osmotr-demo'), locale='ru',
        by=None, at=at,
    )  # fmt: skip


def _newest(application: Application, kind: str) -> Inspection:
    query = sa.select(Inspection).where(Inspection.application_id == application.id, Inspection.kind == kind)
    return db.session.scalars(query.order_by(Inspection.id.desc()).limit(1)).one()


def _fill(
    phone: Phone, inspection: Inspection, work: Work, photos: int, began: datetime, items: Sequence[str] = BOTH
) -> None:
    phone.meet(began)
    place = {'latitude': PLACE.latitude, 'longitude': PLACE.longitude, 'accuracy': 9, 'age_ms': 900}
    for number in range(photos):
        phone.shoot(inspection.id, items[number % len(items)], _picture(inspection.id, number), place, began)
    fill(phone, inspection, work, began)


def _picture(inspection: uuid.UUID, number: int) -> bytes:
    made = io.BytesIO()
    image = Image.new('RGB', (64, 48), (number % 256, inspection.bytes[-1], inspection.bytes[-2]))
    image.save(made, 'JPEG')
    return made.getvalue()


def _notice(photo: Photo) -> None:
    """Two signals for each photo, as the checks would leave them."""
    for code, facts in (('near-duplicate', {'number': 12, 'item': 'SIG-01'}), ('from-file', {})):
        db.session.add(
            Signal(photo_op=photo.op, inspection_id=photo.inspection_id, code=code, severity='check', facts=facts)
        )


def _multiply(app: Flask, count: int) -> None:
    """So many more applications like the first one, each with two reports of one photo, its operation and signal."""
    from inspections.models import Operation

    with app.app_context():
        first = db.session.scalars(sa.select(Application).order_by(Application.number)).first()
        assert first is not None
        found = db.session.scalar(sa.select(sa.func.max(Application.number)))
        rows: dict[Any, list[dict[str, Any]]] = {
            table.__table__: [] for table in (Application, Inspection, Photo, Signal, Operation)
        }
        number = int(found or 0)
        inspection = db.session.scalars(sa.select(Inspection)).first()
        photo, operation = (
            db.session.scalars(sa.select(Photo)).first(),
            db.session.scalars(sa.select(Operation)).first(),
        )
        like = {type(each): _plain(each) for each in (first, inspection, photo, operation)}
        for _ in range(count):
            number += 1
            application_id = uuid7()
            rows[Application.__table__].append({**like[Application], 'id': application_id, 'number': number})
            for kind in ('self_assessment', 'visit'):
                own, op = uuid7(), f'{operation.device_id}:{1_000_000 + 2 * number + (kind == "visit")}'
                rows[Inspection.__table__].append(
                    {**like[Inspection], 'id': own, 'application_id': application_id, 'kind': kind, 'stage': 'finished',
                     'fields': {}, 'photos': [], 'code': None, 'previous_id': None}
                )  # fmt: skip
                rows[Photo.__table__].append({**like[Photo], 'op': op, 'inspection_id': own})
                rows[Operation.__table__].append(
                    {**like[Operation], 'n': int(op.split(':')[1]), 'inspection_id': own, 'kind': 'photo.attach'}
                )
                rows[Signal.__table__].append(
                    {'id': uuid7(), 'photo_op': op, 'inspection_id': own, 'code': 'from-file', 'severity': 'note',
                     'facts': {}, 'created_at': clock.now()}
                )  # fmt: skip
        with transaction():
            for table, made in rows.items():
                for start in range(0, len(made), 5000):
                    db.session.execute(sa.insert(table), made[start : start + 5000])
        with db.engine.begin() as connection:
            connection.execute(sa.text('ANALYZE'))
        db.session.remove()


def _plain(row: Any) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in sa.inspect(type(row)).column_attrs}
