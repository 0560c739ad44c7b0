"""Plays seeds: the real server over loopback, the real core of the phones in Node, then the invariants."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tests.faults import invariants, world
from tests.faults.removed import HOME, Removal, tree_without
from tests.faults.stage import stage
from tests.faults.troubles import errands_of, suffering
from tests.support.postgres import Cluster, cluster
from tests.support.server import Server, serving

FOLDER = Path(__file__).resolve().parent
STEPS = 110
AWAY_S = 3.0
PATIENCE_S = 1800


@dataclass
class Outcome:
    """What a run found: violations by seed, and how often each step was made."""

    violations: dict[int, list[str]] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    saved: int = 0
    struck: int = 0

    @classmethod
    def of(cls, parts: Iterable[Outcome]) -> Outcome:
        """Several runs as one."""
        whole = cls()
        for each in parts:
            whole.violations |= each.violations
            whole.saved += each.saved
            whole.struck += each.struck
            for name, count in each.steps.items():
                whole.steps[name] = whole.steps.get(name, 0) + count
        return whole

    def said(self, database: str, rule: str | None) -> str:
        """Every violation, with the command that shows it again."""
        lines = []
        for seed, found in sorted(self.violations.items()):
            without = f' --without {rule}' if rule else ''
            lines.append(f'seed {seed}: .venv/bin/python -m tests.faults --database {database} --seed {seed}{without}')
            lines += [f'    {each}' for each in found[:6]]
        return '\n'.join(lines)


class Soak(Protocol):
    """Watches the server during a long and even run."""

    def begin(self, server: Server) -> dict[str, Any]:
        """The server runs: returns the pace of the phones, `rest_ms` and `until`."""

    def end(self) -> None:
        """The phones are done."""


def play(
    seeds: range,
    where: Cluster | None,
    without: Removal | None = None,
    processes: int = 2,
    trouble: str | None = None,
    steps: int = STEPS,
    away_s: float = AWAY_S,
    soak: Soak | None = None,
) -> Outcome:
    """Play the seeds on a PostgreSQL (a SQLite file when there is none), without a rule, or while a trouble strikes.

    A restore concerns everybody whose server it is, so then each seed has a server of its own. What goes away is away
    for `away_s` seconds. A soak takes as many of the seeds as its time allows.
    """
    if trouble == 'restore' and len(seeds) > 1:
        return Outcome.of(play(range(seed, seed + 1), where, without, 1, trouble, steps) for seed in seeds)
    home = Path(tempfile.mkdtemp(prefix='osmotr-faults-'))
    try:
        data = home / 'data'
        data.mkdir()
        url = where.make(f'faults_{os.getpid()}_{seeds.start}') if where else f'sqlite:///{data / "osmotr.sqlite3"}'
        server_tree, pwa = tree_without(without, home / 'tree')
        bundle = _bundle(pwa, home)
        told = {'OSMOTR_DEMO': '0', 'OSMOTR_JOBS_IN_PROCESS': '1' if soak else '0', 'OSMOTR_LOG': 'ERROR'}
        with stage(trouble, data, seeds.start) as around:
            planned = world.make(data, url, seeds)
            with serving(data, url, tree=server_tree, **told, **around.environment) as server:
                shares = [planned[number::processes] for number in range(processes)]
                plan = {
                    'password': world.PASSWORD, 'steps': steps, 'troubled': trouble is not None,
                    'errands': str(errands_of(server)) if trouble == 'restore' else None,
                    'clocks': trouble == 'clock', 'pace': soak and soak.begin(server),
                }  # fmt: skip
                with (
                    ThreadPoolExecutor(processes) as pool,
                    suffering(trouble, server, where, around, seeds.start, away_s) as suffered,
                ):
                    plan |= {'origin': server.url, 'line': suffered.line}
                    found = list(pool.map(lambda share: _phones(bundle, home, plan, share), shares))
                if soak:
                    soak.end()
                outcome = _judge(data, url, around.files, planned, [each for share in found for each in share])
                outcome.struck = outcome.steps.get('jump', 0) if trouble == 'clock' else suffered.struck()
        return outcome
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _phones(bundle: Path, home: Path, plan: dict[str, Any], share: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not share:
        return []
    file = home / f'plan-{share[0]["seed"]}.json'
    file.write_text(json.dumps({**plan, 'seeds': share}))
    done = subprocess.run(
        [node(), '--max-old-space-size=2048', bundle, file],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or (len(told) < len(share) and not plan['pace']):
        raise RuntimeError(
            f'the phones stopped at seed {share[min(len(told), len(share) - 1)]["seed"]}: {done.stderr[-3000:]}'
        )
    if done.stderr and told:
        told[-1]['violations'].append('stderr: ' + done.stderr[:500])
    return told


def _judge(data: Path, url: str, files: Path, planned: list[dict[str, Any]], told: list[dict[str, Any]]) -> Outcome:
    outcome = Outcome()
    with invariants.reading(data, url, files):
        plans = {each['seed']: each for each in planned}
        for each in told:
            found = [*each['violations'], *invariants.broken(plans[each['seed']], each)]
            if found:
                outcome.violations[each['seed']] = found
            outcome.saved += len(each['saved'])
            for name, count in each['steps'].items():
                outcome.steps[name] = outcome.steps.get(name, 0) + count
    return outcome


def _bundle(pwa: Path, home: Path) -> Path:
    """The phones, built for Node. They lie beside the `pwa` they are made of, as in the tree."""
    phones = FOLDER / 'phones'
    if pwa != HOME / 'pwa':
        phones = pwa.parent / 'tests' / 'faults' / 'phones'
        shutil.copytree(FOLDER / 'phones', phones)
    out = home / 'bundle'
    done = subprocess.run(
        [node(), FOLDER / 'bundle.mjs', pwa, phones, out], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f'the phones could not be built: {done.stderr[-3000:]}')
    return out / 'phones.mjs'


def node() -> str:
    """Where Node is; raises RuntimeError when it is missing."""
    found = shutil.which('node', path=f'{HOME / ".venv" / "bin"}:{os.environ.get("PATH", "")}')
    if found is None:
        raise RuntimeError('Node is missing: install requirements-dev.txt')
    return found


@contextmanager
def database(kind: str, durable: bool = False) -> Iterator[Cluster | None]:
    """Where databases of this kind are: null for SQLite, whose file is made on the spot."""
    if kind == 'sqlite':
        yield None
        return
    with cluster(durable) as running:
        yield running
