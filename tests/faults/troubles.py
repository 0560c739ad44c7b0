"""What happens behind the phones' backs while they play: the server dies, its database dies, yesterday comes back."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import Cluster
from tests.support.server import Server

Trouble = Callable[[Server, threading.Event, random.Random], None]


class Troubles:
    """What one run may suffer, by name. Each goes on until it is told to stop, and leaves everything running."""

    def __init__(self, cluster: Cluster | None) -> None:
        self.cluster = cluster
        self.count = 0

    def kill_server(self, server: Server, stop: threading.Event, draw: random.Random) -> None:
        """SIGKILL to the server and its worker, at a random moment."""
        while not stop.wait(draw.uniform(0.1, 1.5)):
            server.kill()
            self.count += 1
            server.start()

    def kill_database(self, server: Server, stop: threading.Event, draw: random.Random) -> None:
        """SIGKILL to every process of PostgreSQL; it repairs itself when it comes back."""
        assert self.cluster, 'only with --database postgresql'
        while not stop.wait(draw.uniform(0.5, 3)):
            self.cluster.kill()
            self.count += 1
            stop.wait(draw.uniform(0, 1))
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


NAMES = ('kill-server', 'kill-database', 'restore')


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


@contextmanager
def suffering(name: str | None, server: Server, cluster: Cluster | None, seed: int) -> Iterator[Callable[[], int]]:
    """The trouble of this name for as long as the block lasts; gives a function that tells how often it struck."""
    troubles, stop, failed = Troubles(cluster), threading.Event(), []
    if name is None:
        yield lambda: 0
        return

    def suffer() -> None:
        try:
            getattr(troubles, name.replace('-', '_'))(server, stop, random.Random(seed))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=suffer, name=name)
    thread.start()
    try:
        yield lambda: troubles.count
    finally:
        stop.set()
        thread.join()
    if failed:
        raise failed[0]
