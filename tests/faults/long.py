"""What takes longer than a test run, in parts of at most 40 minutes: the fault table in full, all screens in all looks.

python -m tests.faults.long kill-server-sqlite order
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.faults import altered, browsers, order, together, upgrades
from tests.faults.notice import noticed
from tests.faults.rules import RULES
from tests.faults.run import AWAY_S, Outcome, database, node, play
from tests.faults.soak import soak

HOME = Path(__file__).resolve().parents[2]
MEASUREMENTS = HOME / 'docs' / 'measurements.md'
KILL_SEEDS, SEEDS_A_ROUND = range(10_001, 20_000), 24
SCHEDULES, SEEDS_A_SERVER = 2000, 250


@dataclass(frozen=True)
class Line:
    """One line of the table: what was done, how often, and what broke."""

    fault: str
    done: str
    broken: list[str]
    seconds: float

    def cells(self) -> str:
        """The line in Markdown; the first sentences of what broke stand below the table."""
        return f'| {self.fault} | {self.done} | {len(self.broken)} | {self.seconds:.0f} s |'


def schedules(kind: str, seeds: range) -> tuple[str, list[str]]:
    """Seeded schedules of real phones over a bad network, a new server for every few hundred."""
    with database(kind) as where:
        begins = range(seeds.start, seeds.stop, SEEDS_A_SERVER)
        outcome = Outcome.of(play(range(first, min(first + SEEDS_A_SERVER, seeds.stop)), where) for first in begins)
    return f'seeds {seeds.start}–{seeds.stop - 1}, {outcome.saved} writings', _said(outcome, kind)


def _thousands(part: int) -> range:
    return range((part - 1) * SCHEDULES + 1, part * SCHEDULES + 1)


def trouble(kind: str, name: str, times: int, away_s: float = AWAY_S) -> tuple[str, list[str]]:
    """The same phones while something dies, until it has died `times` times; what goes away is away for `away_s`."""
    with database(kind, durable=True) as where:
        whole, first = Outcome(), KILL_SEEDS.start
        while whole.struck < times:
            count = min(SEEDS_A_ROUND, times) if name == 'restore' else SEEDS_A_ROUND
            whole = Outcome.of([whole, play(range(first, first + count), where, trouble=name, away_s=away_s)])
            first += count
    done = f'{whole.struck} times, seeds {KILL_SEEDS.start}–{first - 1}, {whole.saved} writings'
    return done, _said(whole, kind)


def clocks(seeds: range) -> tuple[str, list[str]]:
    """Seeded schedules of phones whose clocks are two days off, jump, begin again in 1970, change their zone."""
    outcome = play(seeds, None, trouble='clock')
    done = f'seeds {seeds.start}–{seeds.stop - 1}, {outcome.struck} jumps, {outcome.saved} writings'
    return done, _said(outcome, 'sqlite')


def parallel(kind: str, times: int) -> tuple[str, list[str]]:
    """The same push five times at once."""
    with database(kind) as where:
        figure = together.same_push(where, times)
    return f'{figure.done} pushes × {together.PARALLEL}', figure.broken


def changes(kind: str, seconds: float, held_s: float) -> tuple[str, list[str]]:
    """Writers against the feed of changes."""
    with database(kind) as where:
        figure = together.feed(where, seconds, held_s)
    return (
        f'{together.WRITERS} writers × {seconds:.0f} s, {figure.done} operations, one held {held_s:.0f} s',
        figure.broken,
    )


def writes(times: int) -> tuple[str, list[str]]:
    """The order of the writes on upload."""
    figure = order.photos(times)
    return f'{figure.done} photos', figure.broken


def removed() -> tuple[str, list[str]]:
    """Each rule taken out of a copy, one at a time: the faults of real products, made again."""
    missed = [f'{name}: not noticed that {each.why}' for name, each in RULES.items() if not noticed(each)]
    return f'{len(RULES)} rules taken out one at a time, {len(RULES) - len(missed)} noticed', missed


def browser(figure: browsers.Figure) -> tuple[str, list[str]]:
    """A real Chromium that dies under the hand."""
    return f'{figure.done} times, {figure.said}', figure.broken


def storage(faults: int, quotas: int) -> tuple[str, list[str]]:
    """IndexedDB that fails under the real core of the phone: at random moments, and for want of room."""
    told = {**os.environ, 'VITE_STORAGE_FAULTS': str(faults), 'VITE_QUOTAS': str(quotas)}
    with tempfile.TemporaryDirectory(prefix='osmotr-storage-') as folder:
        out = Path(folder) / 'report.json'
        run = [node(), 'node_modules/vitest/vitest.mjs', 'run', 'src/core/kept/storage-faults.test.ts']
        subprocess.run([*run, '--reporter=json', f'--outputFile={out}'], cwd=HOME / 'pwa', env=told, check=False)
        report = json.loads(out.read_text('utf-8'))
    tests = [each for file in report['testResults'] for each in file['assertionResults']]
    broken = [f'{each["title"]}: {each["status"]}' for each in tests if each['status'] != 'passed']
    if len(tests) != faults + quotas:
        broken.append(f'{len(tests)} played of {faults + quotas}')
    return f'{faults} faults, {quotas} quotas', broken or ([] if report['success'] else ['something else broke'])


def changed_audit(times: int) -> tuple[str, list[str]]:
    """Seeded changes of the audit's table, on both databases; each must be found."""
    done, broken = [], []
    for kind in ('sqlite', 'postgresql'):
        with database(kind) as where, tempfile.TemporaryDirectory(prefix='osmotr-audit-') as folder:
            address = where.make('altered') if where else f'sqlite:///{folder}/osmotr.sqlite3'
            found = altered.play(range(times), Path(folder) / 'data', address)
        done.append(f'{kind}: {found.figures()}')
        broken += [f'{kind}, {each}' for each in found.missed]
    return '; '.join(done), broken


def in_browsers(tests: str, setting: str) -> tuple[str, list[str]]:
    """Journeys of a folder or file, with every way that one run of `make test` leaves out."""
    told = {**os.environ, setting: 'every'}
    run = [sys.executable, '-m', 'pytest', '-q', '-n', '2', '--dist', 'loadfile', tests]
    done = subprocess.run(run, cwd=HOME, env=told, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    failed = [line for line in lines if line.startswith(('FAILED', 'ERROR'))]
    return lines[-1].strip('= ') if lines else 'nothing', failed or ([] if done.returncode == 0 else lines[-12:])


def long_day(minutes: float) -> tuple[str, list[str]]:
    """Twenty phones at an even pace."""
    done, broken, outcome = soak(minutes)
    return done, [*broken, *_said(outcome, 'sqlite')]


FULL: dict[str, Callable[[], tuple[str, list[str]]]] = {
    'schedules-sqlite': lambda: schedules('sqlite', _thousands(1)),
    'schedules-postgresql': lambda: schedules('postgresql', _thousands(1)),
    # with the first 2,000 they are 10,000: played once, not before each release
    **{f'schedules-sqlite-{part}': partial(schedules, 'sqlite', _thousands(part)) for part in range(2, 6)},
    'kill-server-sqlite': lambda: trouble('sqlite', 'kill-server', 100),
    'kill-server-postgresql': lambda: trouble('postgresql', 'kill-server', 100),
    'kill-database': lambda: trouble('postgresql', 'kill-database', 50),
    'database-away': lambda: trouble('postgresql', 'database-away', 5, 60),
    'disk-full': lambda: trouble('sqlite', 'disk-full', 100),
    'store-away': lambda: trouble('sqlite', 'store-away', 3, 300),
    'bad-network-sqlite': lambda: trouble('sqlite', 'bad-network', 5000),
    'bad-network-postgresql': lambda: trouble('postgresql', 'bad-network', 5000),
    'restore-sqlite': lambda: trouble('sqlite', 'restore', 50),
    'restore-postgresql': lambda: trouble('postgresql', 'restore', 50),
    'same-push-sqlite': lambda: parallel('sqlite', 1000),
    'same-push-postgresql': lambda: parallel('postgresql', 1000),
    'feed-sqlite': lambda: changes('sqlite', 60, 10),  # a writer waits 15 s for SQLite's only one
    'feed-postgresql': lambda: changes('postgresql', 60, 30),
    'order': lambda: writes(200),
    'chromium-kill': lambda: browser(browsers.killed_at_work(50)),
    'picker-kill': lambda: browser(browsers.killed_at_picker(50)),
    'tabs': lambda: browser(browsers.two_tabs(1000, 20)),
    'upgrades': lambda: browser(upgrades.every_way()),
    'clock': lambda: clocks(range(20_001, 20_501)),
    'storage': lambda: storage(200, 20),
    'audit': lambda: changed_audit(1000),
    'removed-rules': removed,
    'soak': lambda: long_day(20),
    # every screen in both languages, by day and by night, on a phone and on a desk
    'screens': lambda: in_browsers('tests/browser/screens', 'OSMOTR_SCREENS'),
    # from the first question of a visitor, for each legal form
    'road': lambda: in_browsers('tests/browser/test_whole_road.py', 'OSMOTR_ROAD'),
}


def main() -> int:
    """Zero when nothing broke; a part that cannot run says why and counts as broken."""
    asked = argparse.ArgumentParser(prog='python -m tests.faults.long', description=__doc__)
    asked.add_argument('parts', nargs='*', choices=[[], *FULL], help='which; all when none is named')
    asked.add_argument('--no-write', action='store_true', help='only print')
    told = asked.parse_args()
    lines = []
    for name in told.parts or FULL:
        print(f'{name} …', file=sys.stderr, flush=True)
        began = time.monotonic()
        try:
            done, broken = FULL[name]()
        except RuntimeError as error:
            done, broken = 'not run', [str(error)]
        lines.append(Line(name, done, broken, time.monotonic() - began))
        print('\n'.join([lines[-1].cells(), *lines[-1].broken]), flush=True)
    text = _table(lines)
    if not told.no_write:
        _append(text, ' '.join(['make test-long', *([f'PART="{" ".join(told.parts)}"'] if told.parts else [])]))
    return 1 if any(line.broken for line in lines) else 0


def _said(outcome: Outcome, kind: str) -> list[str]:
    return outcome.said(kind, None).splitlines()


def _table(lines: list[Line]) -> str:
    rows = ['| fault | done | broken | time |', '|---|---|---|---|', *(line.cells() for line in lines)]
    worse = [f'- {line.fault}: {each.strip()}' for line in lines for each in line.broken[:12]]
    return '\n'.join([*rows, *([''] if worse else []), *worse])


def _append(text: str, command: str) -> None:
    day = datetime.now(UTC).strftime('%Y-%m-%d %H:%M UTC')
    git = subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], cwd=HOME, capture_output=True, text=True, check=False)
    machine = f'{platform.system()} {platform.machine()}, {os.cpu_count()} cores'
    said = f'\n## {day}, commit {git.stdout.strip() or "unknown"}: faults\n\n`{command}` on {machine}.\n\n{text}\n'
    MEASUREMENTS.write_text(MEASUREMENTS.read_text('utf-8').rstrip('\n') + '\n' + said, 'utf-8')


if __name__ == '__main__':
    sys.exit(main())
