"""What a line really carries: plain TCP, four connections, counted by whoever receives, long after it has sped up.

As a program it is the far end: python -m benchmarks.line.transfer <address> <port> down|up
"""

from __future__ import annotations

import socket
import sys
import threading
import time
from dataclasses import dataclass, field

CONNECTIONS = 4
SPEEDING_UP_S, COUNTED_S = 2.5, 4.0
WHOLE_S = SPEEDING_UP_S + COUNTED_S


@dataclass
class Counter:
    """Payload bytes that arrived between two moments after the first one."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    began: float | None = None
    bytes: int = 0

    def heard(self, count: int) -> None:
        """So many bytes came just now."""
        now = time.monotonic()
        with self.lock:
            self.began = self.began or now
            if SPEEDING_UP_S <= now - self.began < WHOLE_S:
                self.bytes += count

    @property
    def mbps(self) -> float:
        """Megabits of payload a second."""
        return self.bytes * 8 / COUNTED_S / 1e6


def receive(sockets: list[socket.socket]) -> float:
    """Read them all until the time is over: Mbit/s of payload."""
    counter = Counter()
    threads = [threading.Thread(target=_read, args=(each, counter)) for each in sockets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter.mbps


def send(sockets: list[socket.socket]) -> None:
    """Write into them all until they are closed at the other end."""
    threads = [threading.Thread(target=_write, args=(each,)) for each in sockets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _read(line: socket.socket, counter: Counter) -> None:
    ends = time.monotonic() + WHOLE_S + 0.5
    while time.monotonic() < ends and (got := line.recv(65536)):
        counter.heard(len(got))
    line.close()


def _write(line: socket.socket) -> None:
    block = bytes(65536)
    try:
        while True:
            line.sendall(block)
    except OSError:
        line.close()


def accept(listener: socket.socket) -> list[socket.socket]:
    """The far end's connections."""
    return [listener.accept()[0] for _ in range(CONNECTIONS)]


def listen() -> socket.socket:
    """On any address and a free port."""
    return socket.create_server(('0.0.0.0', 0), backlog=CONNECTIONS)


if __name__ == '__main__':
    address, port, way = sys.argv[1:4]
    ends = [socket.create_connection((address, int(port))) for _ in range(CONNECTIONS)]
    print(receive(ends) if way == 'down' else send(ends), flush=True)
