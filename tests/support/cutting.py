"""A line that breaks: a proxy before the server which cuts each connection after so many bytes from the phone."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 16 * 1024


@dataclass
class Line:
    """The running proxy. `cut_after` bytes of one connection towards the server it goes dead; none means never."""

    server_port: int
    cut_after: int | None = None
    sent: int = 0
    cuts: int = 0
    port: int = 0
    _open: list[socket.socket] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the proxy listens."""
        return f'http://127.0.0.1:{self.port}'

    def carry(self, phone: socket.socket) -> None:
        """Carry one connection both ways until it ends or is cut."""
        with suppress(OSError):
            server = socket.create_connection(('127.0.0.1', self.server_port))
            self._open += [phone, server]
            back = threading.Thread(target=_copy_back, args=(server, phone), daemon=True)
            back.start()
            left = self.cut_after
            while left != 0 and (content := phone.recv(CHUNK if left is None else min(CHUNK, left))):
                server.sendall(content)
                self.sent += len(content)
                left = None if left is None else left - len(content)
            if left == 0:
                self.cuts += 1
                phone.shutdown(socket.SHUT_RDWR)
                server.shutdown(socket.SHUT_RDWR)
            else:
                server.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close whatever is open."""
        for each in self._open:
            each.close()


def _copy_back(server: socket.socket, phone: socket.socket) -> None:
    with suppress(OSError):
        while content := server.recv(CHUNK):
            phone.sendall(content)
    with suppress(OSError):
        phone.shutdown(socket.SHUT_WR)


@contextmanager
def cutting(server_port: int, cut_after: int | None) -> Iterator[Line]:
    """A proxy before the server on `server_port`."""
    line = Line(server_port, cut_after)
    with socket.create_server(('127.0.0.1', 0)) as listener:
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
            line.close()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
