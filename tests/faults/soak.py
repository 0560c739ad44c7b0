"""Twenty phones at an even pace for a long time: the memory of the server stands, its log is empty, nothing is lost."""

from __future__ import annotations

import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.run import Outcome, play
from tests.support.server import Server

PROCESSES = 7  # of two to four phones each: twenty at a time
REST_MS, SEEDS_A_MINUTE = 400, 60
WARM, WINDOW, GROWTH = 0.25, 0.15, 0.05


@dataclass
class Sampler:
    """Samples the memory of the server's workers once a second, and looks into its log at the end."""

    minutes: float
    resident: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _server: Server | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def begin(self, server: Server) -> dict[str, Any]:
        """The pace of the phones: a rest after each step, no new day after the time is up."""
        self._server = server
        threading.Thread(target=self._sample, daemon=True).start()
        return {'rest_ms': REST_MS, 'until': int((time.time() + self.minutes * 60) * 1000)}

    def end(self) -> None:
        """Stop sampling; the log of a server that only says errors is empty."""
        self._stop.set()
        assert self._server
        said = self._server.log.read_text(errors='replace').splitlines()
        self.errors = [each for each in said if 'ERROR' in each or 'Traceback' in each]

    @property
    def growth(self) -> float:
        """How much more memory there is at the end than after the warm-up: medians of windows."""
        count = len(self.resident)
        wide, after = max(1, int(count * WINDOW)), int(count * WARM)
        first = statistics.median(self.resident[after : after + wide])
        return statistics.median(self.resident[-wide:]) / first - 1

    def _sample(self) -> None:
        assert self._server and self._server.process
        while not self._stop.wait(1):
            self.resident.append(sum(map(resident_kb, workers(self._server.process.pid))))


def soak(minutes: float) -> tuple[str, list[str], Outcome]:
    """What was done, and what broke."""
    sampler = Sampler(minutes)
    seeds = range(30_001, 30_001 + int(minutes * SEEDS_A_MINUTE) + PROCESSES)
    outcome = play(seeds, None, processes=PROCESSES, soak=sampler)
    growth = sampler.growth
    broken = [f'the log says {each}' for each in sampler.errors]
    if growth >= GROWTH:
        broken.append(f'the memory grew by {growth:.1%}')
    resident = f'{sampler.resident[0] // 1024} MB at first, {sampler.resident[-1] // 1024} MB at the end'
    done = f'{minutes:g} min, about 20 phones, {outcome.saved} writings, {resident}, {growth:+.1%} after warm-up'
    return done, broken, outcome


def workers(master: int) -> list[int]:
    """The processes that a server has begun, without those that they begin for a picture."""
    return [int(each) for each in Path(f'/proc/{master}/task/{master}/children').read_text().split()]


def resident_kb(pid: int) -> int:
    """What a process holds in memory; nothing when it has just gone."""
    try:
        status = Path(f'/proc/{pid}/status').read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith('VmRSS')), 0)
