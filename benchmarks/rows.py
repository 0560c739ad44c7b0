"""One measured row, and how rows become a table."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
MEASUREMENTS = HOME / 'docs' / 'measurements.md'
HEAD = '| work | measured | floor | ratio | budget |'


@dataclass(frozen=True)
class Row:
    """`measured` and `floor` are in `unit`; no floor where there is nothing simpler to compare with."""

    work: str
    measured: float
    unit: str
    budget: str
    floor: float | None = None
    note: str = ''

    def cells(self) -> tuple[str, ...]:
        """The row as the table shows it."""
        ratio = f'{self.measured / self.floor:.2f} ×' if self.floor else '–'
        floor = f'{self.floor:.4g} {self.unit}' if self.floor is not None else '–'
        note = f' ({self.note})' if self.note else ''
        return f'{self.work}{note}', f'{self.measured:.4g} {self.unit}', floor, ratio, self.budget


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    return '\n'.join([HEAD, '|---|---|---|---|---|', *('| ' + ' | '.join(row.cells()) + ' |' for row in rows)])


def append(rows: Sequence[Row], command: str) -> None:
    """Add the table to docs/measurements.md, with when, what and where it was measured."""
    MEASUREMENTS.parent.mkdir(exist_ok=True)
    before = MEASUREMENTS.read_text('utf-8') if MEASUREMENTS.exists() else '# Measurements\n'
    day = datetime.now(UTC).strftime('%Y-%m-%d %H:%M UTC')
    machine = f'{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}'
    said = f'\n## {day}, {_commit()}\n\n`{command}` on {machine}.\n\n{table(rows)}\n'
    MEASUREMENTS.write_text(before.rstrip('\n') + '\n' + said, 'utf-8')


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def _commit() -> str:
    done = subprocess.run(
        ['git', 'rev-parse', '--short', 'HEAD'], cwd=HOME, capture_output=True, text=True, check=False
    )
    return f'commit {done.stdout.strip()}' if done.returncode == 0 else 'no commit'
