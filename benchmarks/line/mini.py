"""The smallest Speedtest Mini server that speedtest-cli will talk to, for comparing with it only."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SIZES = {  # what the pictures of a Speedtest Mini weigh, by their side
    350: 245_388,
    500: 505_544,
    750: 1_118_012,
    1000: 1_986_284,
    1500: 4_468_241,
    2000: 7_907_740,
    2500: 12_407_926,
    3000: 17_816_816,
    3500: 24_262_167,
    4000: 31_625_365,
}
BLOCK = os.urandom(65_536)


class _Mini(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self) -> None:
        name = self.path.partition('?')[0].rpartition('/')[2]
        if name == 'latency.txt':
            return self._say(b'test=test')
        if name.startswith('random'):
            return self._picture(SIZES[int(name.partition('x')[2].removesuffix('.jpg'))])
        return self._say(b'upload_extension: "php"')

    def do_POST(self) -> None:
        left = size = int(self.headers['Content-Length'])
        while left and (got := self.rfile.read1(min(left, 65_536))):  # type: ignore[attr-defined]
            left -= len(got)
        self._say(f'size={size}'.encode())

    def _picture(self, size: int) -> None:
        self._head(size)
        while size > 0:
            self.wfile.write(BLOCK[:size])
            size -= len(BLOCK)

    def _say(self, words: bytes) -> None:
        self._head(len(words))
        self.wfile.write(words)

    def _head(self, length: int) -> None:
        self.send_response_only(200)
        self.send_header('Content-Length', str(length))
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """speedtest-cli leaves in the middle of a picture."""


@contextmanager
def mini() -> Iterator[int]:
    """Its port."""
    server = _Quiet(('0.0.0.0', 0), _Mini)
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
