"""One server on one data folder: who serves holds a lock, and what must not meet a running server asks for it."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

import click

PATIENCE_S = 3.0  # one that was told to stop may need a moment


def hold(data: Path) -> None:
    """Take the lock for as long as this process lives, and whatever it becomes; refuses when another one holds it."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(data / 'serving.lock', os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise click.ClickException(f'A server is running on {data}. Stop it first.') from None
            time.sleep(0.05)
    os.set_inheritable(handle, True)
