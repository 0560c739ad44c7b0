"""What a trouble needs around the server before it starts: a disk that can fill up, a bucket that can go away."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.s3 import BUCKET, Bucket, bucket

DISK = '96m'
ERROR = b'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
SLOW_S = 1.5


@dataclass
class StoreLine:
    """The way to a bucket: `good`, `away` (nobody there), `slow`, or `errors` (three of ten connections)."""

    store: Bucket
    draw: random.Random
    port: int = 0
    mode: str = 'good'
    _open: set[socket.socket] = field(default_factory=set)

    def turn(self, mode: str) -> None:
        """Change it; connections that stand are cut, so that none keeps what was."""
        self.mode = mode
        for each in list(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def carry(self, caller: socket.socket) -> None:
        """Carry one connection both ways."""
        self._open.add(caller)
        with suppress(OSError), caller:
            if self.mode == 'away':
                return
            if self.mode == 'slow':
                time.sleep(SLOW_S)
            if self.mode == 'errors' and self.draw.random() < 0.3:
                caller.recv(65536)
                caller.sendall(ERROR)
                return
            with socket.create_connection(('127.0.0.1', self.store.port)) as server:
                back = threading.Thread(target=_copy, args=(server, caller), daemon=True)
                back.start()
                _copy(caller, server)
                back.join(30)
        self._open.discard(caller)


@dataclass
class Stage:
    """Settings for the server, the folder in which the bytes of photos lie, and the way to its bucket."""

    environment: dict[str, str]
    files: Path
    store: StoreLine | None = None


@contextmanager
def stage(trouble: str | None, data: Path, seed: int) -> Iterator[Stage]:
    """Everything for one run of a trouble. Raises RuntimeError when this machine cannot do it."""
    if trouble == 'disk-full':
        with _small_disk(data):
            yield Stage({}, data / 'files')
    elif trouble == 'store-away':
        with bucket(data.parent / 'bucket') as store, _line_to(store, seed) as line:
            told = store.told
            environment = {
                'OSMOTR_S3_BUCKET': told.bucket,
                'OSMOTR_S3_ENDPOINT': f'http://127.0.0.1:{line.port}',
                'OSMOTR_S3_KEY_ID': told.key_id,
                'OSMOTR_S3_SECRET': told.secret,
            }
            yield Stage(environment, data.parent / 'bucket' / BUCKET, line)
    else:
        yield Stage({}, data / 'files')


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    mounted = subprocess.run(
        ['mount', '-t', 'tmpfs', '-o', f'size={DISK}', 'tmpfs', str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        raise RuntimeError(f'a small disk needs the right to mount one: {mounted.stderr.strip()}')
    try:
        yield
    finally:
        subprocess.run(['umount', '--lazy', str(folder)], check=True)


@contextmanager
def _line_to(store: Bucket, seed: int) -> Iterator[StoreLine]:
    line = StoreLine(store, random.Random(seed))
    with socket.create_server(('127.0.0.1', 0), backlog=200) as listener:
        line.port = listener.getsockname()[1]

        def accept() -> None:
            with suppress(OSError):
                while True:
                    caller, _ = listener.accept()
                    threading.Thread(target=line.carry, args=(caller,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield line
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            line.turn('away')


def _copy(source: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while content := source.recv(65536):
            to.sendall(content)
    with suppress(OSError):
        to.shutdown(socket.SHUT_WR)


def fill(folder: Path) -> Path:
    """Write until the disk takes no more; returns the file to be removed for room."""
    ballast = folder / 'ballast'
    with suppress(OSError), ballast.open('wb', buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1 << 6):
            with suppress(OSError):
                while file.write(os.urandom(size)):
                    pass
    return ballast
