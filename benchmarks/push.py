"""One phone pushes its day, 20 inspections × (30 answers + 12 photos), against the simplest durable receiver."""

from __future__ import annotations

import http.client
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from app import jobs
from app.settings import Settings
from benchmarks import day_of_work
from benchmarks.day_of_work import DEVICE, PHOTOS, VISITS, DayOfWork
from benchmarks.rows import HOME, Row, median
from tests.support.postgres import free_port
from tests.support.server import serving

BATCH = 100  # what the phone sends at once, as in pwa/src/sync/push.ts
AT_ONCE = 2  # photos on their way together, as in pwa/src/sync/upload.ts
RUNS = 3


@dataclass
class Sent:
    """What one push cost. `cpu_s` is the receiver's."""

    wall_s: float
    cpu_s: float
    requests: int
    bytes: int


class Line:
    """One connection of the phone, which counts what goes over it."""

    def __init__(self, port: int, token: str) -> None:
        self.requests = self.bytes = 0
        self._connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60)
        self._always = {'X-Osmotr': '1', 'Cookie': f'osmotr={token}'}

    def ask(self, method: str, path: str, body: bytes, kind: str) -> dict[str, object]:
        """Ask and read the whole answer; anything but a success is an error."""
        self.requests += 1
        self.bytes += len(body) + len(path) + 120
        self._connection.request(method, '/api/v1' + path, body, {**self._always, 'Content-Type': kind})
        answer = self._connection.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f'{method} {path}: {answer.status} {said[:300]!r}')
        found: dict[str, object] = json.loads(said)
        return found


def measure() -> Sequence[Row]:
    """Wall time beside the floor, CPU of the server, bytes and requests, and what the checks cost later."""
    pictures = day_of_work.draw(VISITS * PHOTOS)
    ours, floors, checking = [], [], 0.0
    for run in range(RUNS):
        with tempfile.TemporaryDirectory(prefix='osmotr-bench-') as folder:
            data = Path(folder) / 'data'
            data.mkdir()
            day = day_of_work.prepare(data, pictures)
            floors.append(_push_to_floor(day, Path(folder)))
            with serving(data, OSMOTR_DEMO='0', OSMOTR_JOBS_IN_PROCESS='0', OSMOTR_LOG='ERROR') as server:
                assert server.process
                ours.append(_push(day, server.port, psutil.Process(server.process.pid)))
            if run == RUNS - 1:
                checking = _check_pictures(data)
    megabytes = day.payload / 1e6
    work = f'push of {VISITS} inspections, {megabytes:.0f} MB'
    wall, floor = median([each.wall_s for each in ours]), median([each.wall_s for each in floors])
    photos = len(day.photos)
    return [
        Row(work, wall, 's', '≤ 2 × floor', floor, f'median of {RUNS}'),
        Row(
            '– CPU of the server',
            median([each.cpu_s for each in ours]),
            's',
            '≤ 0.6 s',
            median([each.cpu_s for each in floors]),
        ),
        Row('– sent / payload', ours[-1].bytes / day.payload, '×', '≤ 1.005 ×', floors[-1].bytes / day.payload),
        Row('– requests', ours[-1].requests, '', '≤ 300', floors[-1].requests),
        Row('– picture checks later, CPU a photo', checking / photos * 1000, 'ms', '≤ 20 ms'),
    ]


def _push(day: DayOfWork, port: int, server: psutil.Process) -> Sent:
    """Words first, then the bytes the server lacks, two at a time; durable when the last answer is there."""
    lines = [Line(port, day.token) for _ in range(AT_ONCE)]
    cpu, began = _cpu(server), time.perf_counter()
    lines[0].ask(
        'PUT', f'/devices/{DEVICE}', json.dumps({'name': 'Bench', 'app_version': 'bench'}).encode(), 'application/json'
    )
    missing: set[str] = set()
    for at in range(0, len(day.operations), BATCH):
        said = {'device': DEVICE, 'epoch': 0, 'first_kept': 1, 'operations': day.operations[at : at + BATCH]}
        answer = lines[0].ask('POST', '/sync/operations', _text(said), 'application/json')
        assert all(each['verdict'] == 'applied' for each in answer['verdicts']), answer['verdicts']  # type: ignore[attr-defined]
        missing |= set(answer['missing_photos'])  # type: ignore[call-overload]
    assert missing == set(day.photos)
    _send_photos(day, lines)
    wall = time.perf_counter() - began
    receipts = lines[0].ask('POST', '/sync/operations', _text({**said, 'operations': []}), 'application/json')[
        'receipts'
    ]
    assert len(receipts) == VISITS, 'not everything was sealed'  # type: ignore[arg-type]
    return Sent(wall, _cpu(server) - cpu, sum(each.requests for each in lines), sum(each.bytes for each in lines))


def _push_to_floor(day: DayOfWork, folder: Path) -> Sent:
    with _floor(folder) as (port, receiver):
        lines = [Line(port, day.token) for _ in range(AT_ONCE)]
        cpu, began = _cpu(receiver), time.perf_counter()
        for at in range(0, len(day.operations), BATCH):
            lines[0].ask(
                'POST', '/sync/operations', _text({'operations': day.operations[at : at + BATCH]}), 'application/json'
            )
        _send_photos(day, lines)
        wall = time.perf_counter() - began
        return Sent(wall, _cpu(receiver) - cpu, sum(each.requests for each in lines), sum(each.bytes for each in lines))


def _send_photos(day: DayOfWork, lines: list[Line]) -> None:
    names = list(day.photos)

    def send(line: Line, share: list[str]) -> None:
        for name in share:
            line.ask('PUT', f'/photos/{name}', day.photos[name], 'image/jpeg')

    with ThreadPoolExecutor(len(lines)) as pool:
        list(pool.map(send, lines, [names[number :: len(lines)] for number in range(len(lines))]))


@contextmanager
def _floor(folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    home, port = folder / 'floor', free_port()
    home.mkdir()
    process = subprocess.Popen([sys.executable, '-m', 'benchmarks.floor_receiver', str(port), str(home)], cwd=HOME)
    try:
        deadline = time.monotonic() + 20
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError('the floor did not start')
            time.sleep(0.05)
        yield port, psutil.Process(process.pid)
    finally:
        process.kill()
        process.wait()


def _check_pictures(data: Path) -> float:
    """CPU seconds of the background checks of every photo, their decoder processes included."""
    from wsgi import build

    app = build(Settings(data=data, demo=False))
    before = _own_cpu()
    while jobs.run_due(app):
        pass
    return _own_cpu() - before


def _own_cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _cpu(process: psutil.Process) -> float:
    return sum(sum(each.cpu_times()[:2]) for each in [process, *process.children(recursive=True)])


def _text(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(',', ':')).encode()


def _listens(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0
