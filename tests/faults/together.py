"""Many at once: the same push several times in parallel, and writers that race against the feed of changes."""

from __future__ import annotations

import bisect
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite

from tests.faults import world
from tests.faults.crowd import Speaker
from tests.support.postgres import Cluster
from tests.support.server import HOME, Server, serving

PARALLEL = 5
WRITERS = 6
ITEM = 'CLI-01'


@dataclass
class Figure:
    """What was done, how often, and what broke."""

    done: int
    broken: list[str]


@contextmanager
def crowd(where: Cluster | None, tree: Path = HOME) -> Iterator[tuple[Server, str, dict[str, Any]]]:
    """A server with the people of one seed, and the address of its database."""
    with tempfile.TemporaryDirectory(prefix='osmotr-crowd-') as folder:
        data = Path(folder) / 'data'
        data.mkdir()
        url = where.make(f'crowd_{time.monotonic_ns()}') if where else f'sqlite:///{data / "osmotr.sqlite3"}'
        plan = world.make(data, url, range(1, 2))[0]
        with serving(data, url, tree=tree, OSMOTR_DEMO='0', OSMOTR_JOBS_IN_PROCESS='0', OSMOTR_LOG='ERROR') as server:
            yield server, url, plan


def same_push(where: Cluster | None, times: int, tree: Path = HOME) -> Figure:
    """The same push five times in parallel: every operation is applied once, and everybody hears a true verdict."""
    broken: list[str] = []
    with crowd(where, tree) as (server, url, plan), ThreadPoolExecutor(PARALLEL) as pool:
        token, visit = plan['people'][0]['tokens'][0], _visit_of(plan, 0)
        speaker = Speaker(server, token).enrol()
        for number in range(times):
            sent = [speaker.write(visit, 'answer.set', ITEM, 20 + number % 9) for _ in range(4)]
            answers = list(pool.map(lambda _: speaker.push(sent), range(PARALLEL)))  # noqa: B023 it is done before the next
            if any(status != 200 for status, _ in answers):
                broken.append(f'push {number}: answered {[status for status, _ in answers]}')
                continue
            told = Counter((each['n'], each['verdict']) for _, said in answers for each in said['verdicts'])
            once = {(each['n'], 'applied'): 1 for each in sent} | {(each['n'], 'known'): PARALLEL - 1 for each in sent}
            if told != once:
                broken.append(f'push {number}: was told {told}')
        rows = _ask(url, 'SELECT count(*), count(DISTINCT n), max(n) FROM operations')[0]
        if tuple(rows) != (len(speaker.said),) * 3:
            broken.append(f'{len(speaker.said)} operations became {tuple(rows)}')
    return Figure(times, broken)


def feed(where: Cluster | None, seconds: float, held_s: float, tree: Path = HOME) -> Figure:
    """Writers race for `seconds`, and one transaction is held open for `held_s`: a reader misses nothing."""
    broken: list[str] = []
    with crowd(where, tree) as (server, url, plan):
        person = plan['people'][0]
        visits = [each['id'] for number, each in enumerate(plan['inspections']) if _assignee(plan, number) == 0]
        writers = [Speaker(server, person['tokens'][number % 6]).enrol() for number in range(WRITERS)]
        reader, held, stop = Speaker(server, person['tokens'][0]).enrol(), {}, threading.Event()
        passed: list[tuple[int, dict[str, dict[str, int]]]] = []
        threads = [
            threading.Thread(target=_write, args=(each, visits, stop, number)) for number, each in enumerate(writers)
        ]
        threads.append(threading.Thread(target=_hold, args=(url, held_s, stop)))
        for thread in threads:
            thread.start()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            before = reader.cursor
            for doc in reader.pull():
                if doc['changed_seq'] <= before:
                    broken.append(f'the feed went back to {doc["changed_seq"]} behind {before}')
                held[doc['id']] = doc
            passed.append((reader.cursor, {each: dict(doc['seen']) for each, doc in held.items()}))
        stop.set()
        for thread in threads:
            thread.join()
        while news := reader.pull():
            held |= {doc['id']: doc for doc in news}
        fresh = Speaker(server, person['tokens'][1]).enrol()
        truth: dict[str, Any] = {}
        while news := fresh.pull():
            truth |= {doc['id']: doc for doc in news}
        broken += [f'{each} was missed' for each in truth if held.get(each) != truth[each]]
        written = sum(len(each.said) for each in writers)
        broken += _passed_by(url, passed)
        rows = _ask(url, "SELECT count(*) FROM operations WHERE verdict = 'applied'")[0][0]
        broken += [f'{each.device} is not seen up to its end' for each in writers if not _seen(truth, each)]
        if rows != written:
            broken.append(f'{written} operations were answered, {rows} are there')
    return Figure(written, broken)


def _passed_by(url: str, passed: list[tuple[int, dict[str, dict[str, int]]]]) -> list[str]:
    """I5: when the cursor passes the number of an operation, its inspection has come. `passed`: what was held then."""
    cursors = [cursor for cursor, _ in passed]
    found = []
    for device, n, number, inspection in _ask(url, 'SELECT device_id, n, seq, inspection_id FROM operations'):
        at = bisect.bisect_left(cursors, number)
        if at < len(passed) and passed[at][1].get(str(uuid.UUID(str(inspection))), {}).get(device, 0) < n:
            found.append(f'I5: the cursor passed number {number}, the reader lacks {device}:{n}')
    return found


def _seen(truth: dict[str, Any], writer: Speaker) -> bool:
    """Two who fold the same inspection at once must not undo each other: its last word of each writer is the last."""
    return any(doc['seen'].get(writer.device) == len(writer.said) for doc in truth.values())


def _write(speaker: Speaker, visits: list[str], stop: threading.Event, number: int) -> None:
    while not stop.is_set():
        sent = [speaker.write(visits[number % len(visits)], 'answer.set', ITEM, 20 + len(speaker.said) % 9)]
        while True:  # the same words until they were heard
            try:
                if speaker.push(sent)[0] == 200:
                    break
            except OSError:
                pass
            time.sleep(0.05)


def _hold(url: str, seconds: float, stop: threading.Event) -> None:
    """A transaction that has taken a number of the counter and does not end for a while."""
    if url.startswith('sqlite'):
        connection = sqlite.connect(url.removeprefix('sqlite:///'), isolation_level=None, timeout=30)
        connection.execute('BEGIN IMMEDIATE')
        connection.execute('UPDATE counter SET value = value + 1')
        stop.wait(seconds)
        connection.execute('COMMIT')
        connection.close()
        return
    engine = sa.create_engine(url.replace('postgresql://', 'postgresql+psycopg://'))
    with engine.begin() as connection:
        connection.execute(sa.text('UPDATE counter SET value = value + 1'))
        stop.wait(seconds)
    engine.dispose()


def _ask(url: str, question: str) -> list[Any]:
    engine = sa.create_engine(url.replace('postgresql://', 'postgresql+psycopg://'))
    with engine.connect() as connection:
        rows = list(connection.execute(sa.text(question)))
    engine.dispose()
    return rows


def _assignee(plan: dict[str, Any], number: int) -> int:
    """Who has the visit of this number, as `world` gives them out."""
    return (int(plan['seed']) + number) % world.PEOPLE


def _visit_of(plan: dict[str, Any], person: int) -> str:
    number = next(each for each in range(world.INSPECTIONS) if _assignee(plan, each) == person)
    found: str = plan['inspections'][number]['id']
    return found
