"""What happens while the phones play: servers die, yesterday comes back, disks fill up, lines are bad."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.badline import bad_line
from tests.faults.stage import Stage, fill
from tests.support.postgres import Cluster
from tests.support.server import Server

NAMES = ('kill-server', 'kill-database', 'database-away', 'restore', 'disk-full', 'store-away', 'bad-network', 'clock')


@dataclass
class Troubles:
    """What one run may suffer, by name. Each goes on until it is told to stop, and leaves everything running."""

    cluster: Cluster | None
    stage: Stage
    away_s: float
    count: int = 0

    def kill_server(self, server: Server, stop: threading.Event, draw: random.Random) -> None:
        """SIGKILL to the server and its worker, at a random moment."""
        while self._waits(stop, draw, 0.1, 1.5):
            server.kill()
            self.count += 1
            server.start()

    def kill_database(self, server: Server, stop: threading.Event, draw: random.Random) -> None:
        """SIGKILL to every process of PostgreSQL; it repairs itself when it comes back."""
        assert self.cluster, 'only with --database postgresql'
        while self._waits(stop, draw, 0.5, 3):
            self.cluster.kill()
            self.count += 1
            stop.wait(draw.uniform(0, 1))
            self.cluster.start()

    def database_away(self, server: Server, stop: threading.Event, draw: random.Random) -> None:
        """PostgreSQL is not there for a while; the server stays and says so."""
        assert self.cluster, 'only with --database postgresql'
        while self._waits(stop, draw, 1, 4):
            self.cluster.stop()
            self.count += 1
            stop.wait(self.away_s)
            self.cluster.start()

    def restore(self, server: Server, stop: threading.Event, _draw: random.Random) -> None:
        """A backup is made while the server runs; later the server goes back to it. The phones say when, by a file."""
        place, errands = server.data / 'backups', errands_of(server)
        while not stop.wait(0.05):
            if (errands / 'backup').exists():
                osmotr(server, 'backup', str(place))
                (errands / 'backup').unlink()
            elif (errands / 'restore').exists():
                newest = max(path for path in place.iterdir() if path.name != 'files')
                server.stop()
                osmotr(server, 'restore', str(newest), '--replace')
                self.count += 1
                server.start()
                (errands / 'restore').unlink()

    def disk_full(self, server: Server, stop: threading.Event, draw: random.Random) -> None:
        """The disk with the database and the photos takes no more for a while."""
        while self._waits(stop, draw, 0.3, 2):
            ballast = fill(server.data)
            self.count += 1
            stop.wait(draw.uniform(0.3, 1.5))
            ballast.unlink()

    def store_away(self, _server: Server, stop: threading.Event, draw: random.Random) -> None:
        """The bucket is away, then slow, then answers three of ten connections with an error, then is good again."""
        assert self.stage.store
        while self._waits(stop, draw, 0.3, 2):
            for mode, seconds in (('away', self.away_s), ('slow', 5.0), ('errors', 5.0)):
                self.stage.store.turn(mode)
                self.count += 1
                if stop.wait(seconds):
                    break
            self.stage.store.turn('good')

    def _waits(self, stop: threading.Event, draw: random.Random, least: float, most: float) -> bool:
        """Until it strikes again, and whether it does; the first time soon: phones may be done soon."""
        longer = 1 + self.count / 20  # on a busy machine phones must get further between two strokes than one lasts
        return not stop.wait(draw.uniform(least, most) * longer if self.count else draw.uniform(0.2, 0.6))


@dataclass(frozen=True)
class Suffering:
    """Where the phones find the server, and how often the trouble has struck until now."""

    line: str
    struck: Callable[[], int]


@contextmanager
def suffering(
    name: str | None, server: Server, cluster: Cluster | None, stage: Stage, seed: int, away_s: float
) -> Iterator[Suffering]:
    """The trouble of this name for as long as the block lasts."""
    if name in (None, 'clock'):  # of their clocks only the phones know
        yield Suffering(server.url, lambda: 0)
    elif name == 'bad-network':
        with bad_line(server.port, seed) as line:
            yield Suffering(line.url, lambda: line.struck)
    else:
        troubles, stop, failed = Troubles(cluster, stage, away_s), threading.Event(), []

        def suffer() -> None:
            try:
                getattr(troubles, name.replace('-', '_'))(server, stop, random.Random(seed))
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=suffer, name=name)
        thread.start()
        try:
            yield Suffering(server.url, lambda: troubles.count)
        finally:
            stop.set()
            thread.join()
        if failed:
            raise failed[0]


def errands_of(server: Server) -> Path:
    """Where the phones leave word that it is time for something."""
    folder = server.data / 'errands'
    folder.mkdir(exist_ok=True)
    return folder


def osmotr(server: Server, *words: str) -> None:
    """The console command on the server's data; raises RuntimeError with what it said when it fails."""
    told = {**os.environ, 'OSMOTR_DATA': str(server.data), 'OSMOTR_DEMO': '0', **server.environment}
    if server.database_url:
        told['OSMOTR_DATABASE_URL'] = server.database_url
    command = [sys.executable, '-c', 'from wsgi import cli; cli()', *words]
    done = subprocess.run(command, cwd=server.tree, env=told, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f'osmotr {" ".join(words)}: {done.stdout[-500:]} {done.stderr[-1500:]}')
