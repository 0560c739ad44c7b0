"""What leaves the house: the report on paper, the case, and lists of a hundred thousand."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app import clock
from app.accounts.models import Role
from app.db import db, transaction
from app.settings import Settings
from benchmarks import desk_filler, filler
from benchmarks.rows import HOME, Row

PHOTOS = 80
SIZES = (1_000, 10_000, 100_000)
LISTS = ('csv', 'xlsx', 'geojson')


def measure() -> Sequence[Row]:
    """Each export in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory(prefix='osmotr-reports-') as folder:
        return [*_one(Path(folder) / 'one'), *_lists(Path(folder) / 'many')]


def _one(data: Path) -> Sequence[Row]:
    app = filler.service(data)
    with app.app_context():
        application = filler.whole(PHOTOS)
        db.session.remove()
        db.engine.dispose()
    rows: list[Row] = []
    for kind in ('pdf', 'case'):
        for what in ('first', 'again'):
            said = _child(data, 'file', kind, str(application))
            note = 'photos made small first' if what == 'first' else 'small photos are kept'
            budget = '≤ 5 s' if kind == 'pdf' else '–'
            rows.append(
                Row(
                    f'{kind.upper()} of 60 items and {PHOTOS} photos, {what} time',
                    said['seconds'],
                    's',
                    budget,
                    note=note,
                )
            )
            if what == 'first':
                rows.append(Row('– memory: service and drawing together', said['megabytes'], 'MB', '≤ 300 MB'))
                rows.append(Row('– size', said['bytes'] / 1e6, 'MB', '–'))
    return rows


def _lists(folder: Path) -> Sequence[Row]:
    rows, first = [], {}
    for size in SIZES:
        with desk_filler.service(folder / str(size)) as app:
            desk_filler.fill(app, size)
        for kind in LISTS:
            said = _child(folder / str(size), 'list', kind)
            each = said['seconds'] * 1000 / size
            floor = first.get(kind)
            first.setdefault(kind, each)
            rows.append(Row(f'{kind.upper()} of {size:,} applications: 1,000 rows', each, 's', '≤ 1.3 × 1,000', floor))
            rows.append(Row('– memory of the process', said['megabytes'], 'MB', 'flat'))
    return rows


def _child(data: Path, *asked: str) -> dict[str, float]:
    command = [sys.executable, '-m', 'benchmarks.reports', str(data), *asked]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True, timeout=900)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _file(kind: str, application: str) -> int:
    """Make an export as the job does; its size."""
    from inspections.exports import operations
    from inspections.exports.models import Export

    export = uuid.uuid4()
    with transaction():
        operations.ask(
            export, uuid.UUID(application), kind=kind, locale='ru', zone='Europe/Moscow', home='https://osmotr.example',
            by=filler.person(Role.REVIEWER), at=clock.now(),
        )  # fmt: skip
    operations.make({'export_id': str(export)})
    found = db.session.get(Export, export, populate_existing=True)
    assert found is not None
    assert found.state == 'ready'
    return found.bytes or 0


def _list(kind: str) -> int:
    """Make a list as a request does; its size."""
    from inspections.desk.listing import Filter
    from inspections.exports import tables, workbook
    from inspections.exports.words.speech import Speech

    listed, say = tables.Listed(Filter(), filler.person(Role.REVIEWER).id, clock.now()), Speech('ru')
    if kind == 'xlsx':
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / 'list.xlsx'
            workbook.write(path, listed, say)
            return path.stat().st_size
    parts = tables.csv_lines(listed, say) if kind == 'csv' else tables.geojson(listed)
    return sum(len(part.encode()) for part in parts)


def _run(data: str, what: str, *asked: str) -> None:
    from wsgi import build

    app = build(Settings(data=Path(data), demo=False, jobs_in_process=False))
    acts: dict[str, Callable[..., Any]] = {'file': _file, 'list': _list}
    with app.app_context(), _peaks() as peaks:
        began = time.perf_counter()
        size = acts[what](*asked)
        seconds = time.perf_counter() - began
        db.session.remove()
        db.engine.dispose()
    print(json.dumps({'seconds': seconds, 'megabytes': sum(peaks.values()), 'bytes': size}))


@contextmanager
def _peaks() -> Iterator[dict[str, float]]:
    """{process: its peak in megabytes} of this one and of each that it starts: decoding and drawing have their own.

    A child's ru_maxrss would count its parent too, as it stood when the child began.
    """
    peaks: dict[str, float] = {}
    over = threading.Event()

    def look() -> None:
        own = Path('/proc/self/task')
        while True:
            children = ' '.join(each.read_text() for each in own.glob('*/children'))
            for pid in ('self', *children.split()):
                with suppress(OSError, StopIteration):
                    lines = Path(f'/proc/{pid}/status').read_text().splitlines()
                    peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith('VmHWM'))
                    peaks[pid] = max(peaks.get(pid, 0.0), peak)
            if over.wait(0.02):
                return

    watching = threading.Thread(target=look)
    watching.start()
    try:
        yield peaks
    finally:
        over.set()
        watching.join()


if __name__ == '__main__':
    _run(*sys.argv[1:])
