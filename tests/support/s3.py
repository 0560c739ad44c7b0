"""A real S3 server for tests: rclone on loopback, with one bucket in a folder; it can be taken away and come back."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.settings import S3
from tests.support.postgres import free_port

KEY, SECRET, BUCKET = 'osmotr-test', 'only-for-tests', 'osmotr'
RCLONE = Path(sys.executable).with_name('rclone')
START_S = 20
BUCKETS = 400


@dataclass
class Bucket:
    """The running server and where its bucket lies."""

    folder: Path
    port: int
    given: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def told(self) -> S3:
        """What the service must be told to use it."""
        return S3(BUCKET, f'http://127.0.0.1:{self.port}', KEY, SECRET)

    def another(self) -> S3:
        """A further, empty bucket on this server."""
        self.given += 1
        return replace(self.told, bucket=f'{BUCKET}-{self.given}')

    def start(self) -> None:
        """Start it and wait until it listens; raises RuntimeError when it does not."""
        for name in (BUCKET, *(f'{BUCKET}-{number}' for number in range(1, BUCKETS))):  # it looks for them once
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        address, key = f'127.0.0.1:{self.port}', f'{KEY},{SECRET}'
        command = [str(RCLONE), 'serve', 's3', '--addr', address, '--auth-key', key, '--config', '/dev/null']
        self.process = subprocess.Popen(
            [*command, str(self.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + START_S
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(('127.0.0.1', self.port)) == 0:
                    return
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError('the S3 server did not start')
            time.sleep(0.02)

    def stop(self) -> None:
        """Take it away at once."""
        if self.process:
            self.process.kill()
            self.process.wait(10)
            self.process = None


@contextmanager
def bucket(folder: Path) -> Iterator[Bucket]:
    """A server for as long as the block lasts."""
    running = Bucket(folder, free_port())
    try:
        running.start()
        yield running
    finally:
        running.stop()
