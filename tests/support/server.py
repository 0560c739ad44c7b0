"""The real server, started as a person starts it, on a port of its own with a data folder of its own."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.settings import Settings
from app.start import server
from tests.support.postgres import free_port

HOME = Path(__file__).resolve().parents[2]
START_S = 90
CONSOLE = [sys.executable, '-c', 'from wsgi import cli; cli()']


@dataclass
class Server:
    """A running `osmotr start`; it can be killed and started again with the same data.

    With `ready` the data was prepared by a former start: only what that command ends in is started, in half the time.
    """

    data: Path
    database_url: str | None
    port: int
    environment: dict[str, str]
    tree: Path = HOME
    ready: bool = False
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f'http://127.0.0.1:{self.port}'

    @property
    def log(self) -> Path:
        """What it has printed."""
        return self.data / 'server.log'

    def start(self) -> None:
        """Start it and wait until it answers; raises RuntimeError with its last words when it does not."""
        with self.log.open('ab') as log:
            self.process = subprocess.Popen(
                self._command(), cwd=self.tree, env=self._told(), stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + START_S
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f'the server did not start: {self.log.read_text(errors="replace")[-2000:]}')
            time.sleep(0.05)

    def osmotr(self, *arguments: str) -> str:
        """What `osmotr …` prints beside the running server; raises CalledProcessError when it refuses."""
        done = subprocess.run(
            [*CONSOLE, *arguments], cwd=self.tree, env=self._told(), check=True, capture_output=True, text=True
        )
        return done.stdout

    def _told(self) -> dict[str, str]:
        return {
            **os.environ,
            'OSMOTR_DATA': str(self.data),
            'OSMOTR_PORT': str(self.port),
            'OSMOTR_SIGN_IN_LIMIT': '10000 per minute',
            'OSMOTR_SIGN_IN_ADDRESS_LIMIT': '10000 per minute',
            'OSMOTR_CHECK_LIMIT': '10000 per minute',
            'OSMOTR_REGISTRATION_LIMIT': '10000 per minute',
            'OSMOTR_REGISTRATION_ADDRESS_LIMIT': '10000 per minute',
            'OSMOTR_LINK_LIMIT': '10000 per minute',
            'OSMOTR_LETTER_LIMIT': '10000 per minute',
            'OSMOTR_LETTER_ADDRESS_LIMIT': '10000 per minute',
            'OSMOTR_LINE_CODE_LIMIT': '10000 per minute',
            'OSMOTR_LINE_TEST_LIMIT': '10000 per minute',
            **({'OSMOTR_DATABASE_URL': self.database_url} if self.database_url else {}),
            **self.environment,
        }

    def _command(self) -> list[str]:
        return server(Settings(port=self.port), 'wsgi:build()') if self.ready else [*CONSOLE, 'start']

    def answers(self) -> bool:
        """Whether it is up."""
        asked = http.client.HTTPConnection('127.0.0.1', self.port, timeout=2)
        try:
            asked.request('GET', '/health')
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def stop(self) -> None:
        """Ask it to end, and make it end."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(15)
        self.kill()

    def kill(self) -> None:
        """Kill it and its worker, with no time to say goodbye."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            self.process = None


@contextlib.contextmanager
def serving(
    data: Path, database_url: str | None = None, tree: Path = HOME, ready: bool = False, **environment: str
) -> Iterator[Server]:
    """A server for as long as the block lasts, from the code in `tree`; `environment` are further OSMOTR_* settings."""
    data.mkdir(parents=True, exist_ok=True)
    running = Server(data, database_url, free_port(), environment, tree, ready)
    try:
        running.start()
        yield running
    finally:
        running.stop()
