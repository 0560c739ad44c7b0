"""Bytes to measure a line with, and what the server counted itself."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

MAX_BYTES = 25_000_000
CHUNK, SMALLEST_CHUNK = 64 * 1024, 4 * 1024
HEARD_CHUNK = 4 * 1024  # of an upload: 32 ms of a megabit a second
MARK_MS = 20
QUICK_MS, FILLED_MS = 10, 200
HELD_BYTES = 32 * 1024  # that the kernel takes before they can travel: with more of them, nothing would be seen
LONGEST_MS = 30_000
LOOK_S = 0.004
TCP_CLOSED = 7
TCP_NOTSENT_LOWAT = 25  # Linux; Python names it from 3.12 on


@dataclass(frozen=True, slots=True)
class Moved:
    """What flowed in one transfer; `marks` is how it went: [milliseconds, bytes so far]."""

    bytes: int
    ms: float
    marks: list[list[float]]


def noise(count: int) -> Iterator[bytes]:
    """`count` random bytes: nothing on the way can make them fewer."""
    for at in range(0, count, CHUNK):
        yield os.urandom(min(CHUNK, count - at))


def clocked(chunks: Iterable[bytes], timer: Callable[[], float]) -> dict[str, Any]:
    """Read all chunks: {bytes, ms, marks}, in milliseconds from the first wait to the last byte.

    `marks` is how it went: [milliseconds, bytes so far], one every 20 ms at most and one at the end, so that whoever
    measures can leave out the time in which the connection gathers speed. `timer` answers seconds.
    """
    began, count = timer(), 0
    marks: list[list[float]] = []
    for chunk in chunks:
        count += len(chunk)
        ms = _since(began, timer)
        if not marks or ms - marks[-1][0] >= MARK_MS:
            marks.append([ms, count])
    ms = _since(began, timer)
    if marks and marks[-1][1] != count:
        marks.append([ms, count])
    return {'bytes': count, 'ms': ms, 'marks': marks}


class Meter:
    """Follows one download as the other side confirms it.

    `timer` answers seconds; `waiting` how many bytes the kernel holds that have not been confirmed, None when the
    connection is gone or nobody can say.
    """

    def __init__(self, timer: Callable[[], float], waiting: Callable[[], int | None]) -> None:
        self._timer, self._waiting = timer, waiting
        self._began = timer()
        self._handed = 0
        self._last = (0.0, 0)
        self._marks: list[list[float]] = []

    @property
    def late(self) -> bool:
        """Whether this has gone on for longer than any measurement needs."""
        return self._elapsed() > LONGEST_MS

    def send(self, count: int) -> Iterator[bytes]:
        """`count` random bytes, and after each part a look how much has arrived; then until all have.

        Parts are small on a slow line, so that there is something to see, and large on a quick one: how quick it is
        shows only once the buffers on the way are full.
        """
        size, before = SMALLEST_CHUNK, self._elapsed()
        while self._handed < count:
            yield os.urandom(min(size, count - self._handed))
            self._handed = min(count, self._handed + size)
            if self._look() is None or self.late:
                return
            now = self._elapsed()
            if now > FILLED_MS:
                size = min(size * 2, CHUNK) if now - before < QUICK_MS else max(size // 2, SMALLEST_CHUNK)
            before = now
        while self._look() and not self.late:
            time.sleep(LOOK_S)

    def moved(self) -> Moved:
        """What has been confirmed so far."""
        (ms, count), marks, ended = self._last, list(self._marks), self._elapsed()
        if count and marks[-1][0] != ms:
            marks.append([ms, count])
        if count and ended > ms:
            marks.append([ended, count])  # nothing more came: silence is time too
        return Moved(count, ended, marks)

    def _look(self) -> int | None:
        waits = self._waiting()
        if waits is None:
            return None
        ms, count = self._elapsed(), max(0, self._handed - waits)
        if count > self._last[1]:
            self._last = (ms, count)
            if not self._marks or ms - self._marks[-1][0] >= MARK_MS:
                self._marks.append([ms, count])
        return waits

    def _elapsed(self) -> float:
        return _since(self._began, self._timer)


def hold_little(line: socket.socket | None, held: int = HELD_BYTES) -> None:
    """Let the kernel hold few bytes that cannot travel yet; 0 is as many as it likes."""
    if line is not None and sys.platform == 'linux':
        with suppress(OSError):
            line.setsockopt(socket.IPPROTO_TCP, TCP_NOTSENT_LOWAT, held)


def unconfirmed(line: socket.socket | None) -> int | None:
    """How many bytes of this connection the other side has not confirmed: 0 where nobody can say, None when it is gone.

    Where a proxy stands between, it is the proxy that confirms.
    """
    if line is None or not hasattr(socket, 'TCP_INFO'):
        return 0
    try:
        if line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == TCP_CLOSED:
            return None
        held: int = struct.unpack('i', fcntl.ioctl(line.fileno(), termios.TIOCOUTQ, bytes(4)))[0]
    except OSError:
        return None
    return held


def _since(began: float, timer: Callable[[], float]) -> float:
    return round((timer() - began) * 1000, 3)
