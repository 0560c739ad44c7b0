"""A line between phones and server on which each connection has its fate: cut, doubled, slow, answered by another."""

from __future__ import annotations

import random
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 4096
FATES = {'whole': 50, 'cut-up': 10, 'cut-down': 10, 'doubled': 10, 'slow': 8, 'portal': 6, 'refused': 6}
SLOW_BYTES_A_S, SLOW_START_S = 50_000 / 8, 0.8  # 2G: 50 kbit/s, 800 ms
SLOW_PATIENCE_S = 4.0  # the rest of a slow connection goes at once, so that a run ends
FAR = 12_000
PORTAL = b'<!doctype html><title>Wi-Fi</title><form action=/login>'
ANSWERS = {
    'portal': [
        b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s'
        % (len(PORTAL), PORTAL),
        b'HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    ],
    'refused': [
        b'HTTP/1.1 %d Trouble\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' % status
        for status in (500, 503, 507)
    ],
}


@dataclass
class BadLine:
    """The running line; `fates` counts what became of its connections."""

    server_port: int
    draw: random.Random
    port: int = 0
    fates: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    _drawing: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        """Where phones find it."""
        return f'http://127.0.0.1:{self.port}'

    @property
    def struck(self) -> int:
        """How many connections did not have a good line."""
        return sum(count for fate, count in self.fates.items() if fate != 'whole')

    def carry(self, phone: socket.socket) -> None:
        """Lead one connection to its fate."""
        with self._drawing:
            fate = self.draw.choices(list(FATES), list(FATES.values()))[0]
            self.fates[fate] += 1
            far, answer = self.draw.randrange(FAR), self.draw.choice(ANSWERS.get(fate, [b'']))
        with suppress(OSError):
            if answer:
                phone.recv(CHUNK)
                phone.sendall(answer)
                _hang_up(phone)
                return
            server = socket.create_connection(('127.0.0.1', self.server_port))
            said: list[bytes] = []
            up = threading.Thread(target=self._copy, args=(phone, server, fate == 'cut-up' and far, fate, said))
            up.start()
            self._copy(server, phone, fate == 'cut-down' and far, 'whole', [])
            _hang_up(server)
            _hang_up(phone)
            up.join(10)
            if fate == 'doubled':
                self._again(b''.join(said))

    def _copy(self, source: socket.socket, to: socket.socket, far: int | bool, fate: str, said: list[bytes]) -> None:
        left, began, gone = far if far is not False else None, time.monotonic(), 0
        with suppress(OSError):
            if fate == 'slow':
                time.sleep(SLOW_START_S)
            while left != 0 and (content := source.recv(CHUNK if left is None else min(CHUNK, left))):
                to.sendall(content)
                left = None if left is None else left - len(content)
                gone += len(content)
                if fate == 'doubled':
                    said.append(content)
                if fate == 'slow' and time.monotonic() - began < SLOW_PATIENCE_S:
                    time.sleep(len(content) / SLOW_BYTES_A_S)
            if left == 0:
                _cut(source)
                _cut(to)
            else:
                to.shutdown(socket.SHUT_WR)

    def _again(self, said: bytes) -> None:
        """All that the phone has said arrives once more, late; nobody hears the answer."""
        with socket.create_connection(('127.0.0.1', self.server_port), timeout=10) as server:
            server.sendall(said)
            server.shutdown(socket.SHUT_WR)
            while server.recv(CHUNK):
                pass


def _cut(line: socket.socket) -> None:
    """Break a connection without a goodbye (RST)."""
    with suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    _hang_up(line)


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()


@contextmanager
def bad_line(server_port: int, seed: int) -> Iterator[BadLine]:
    """A bad line before the server on `server_port`."""
    line = BadLine(server_port, random.Random(seed))
    with socket.create_server(('127.0.0.1', 0), backlog=200) as listener:
        line.port = listener.getsockname()[1]

        def accept() -> None:
            with suppress(OSError):
                while True:
                    phone, _ = listener.accept()
                    threading.Thread(target=line.carry, args=(phone,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield line
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
