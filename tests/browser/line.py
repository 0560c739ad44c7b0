"""The line between a phone and the server, a real HTTP proxy: it can turn into a portal, hold or spoil a request."""

from __future__ import annotations

import contextlib
import http.client
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from tests.support.server import Server

Mode = Literal['open', 'portal', 'json-portal', 'redirect']
Fate = Literal['cut', 'half', 'half-unnoticed', 'error', 'portal', 'silence']
WAIT_S = 40
PORTAL = '<!doctype html><title>Wi-Fi</title><h1>Бесплатный Wi-Fi: введите номер телефона</h1>'.encode()
OURS = ('connection', 'transfer-encoding', 'content-length', 'keep-alive')


@dataclass
class Gate:
    """Stops requests of one sort once some have passed; whoever is stopped waits until the gate opens."""

    method: str
    path: str
    after: int
    passed: int = 0
    reached: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def let_pass(self, method: str, path: str) -> None:
        """Called for every request, before it goes on."""
        if method != self.method or not path.startswith(self.path) or self.opened.is_set():
            return
        with self.lock:
            self.passed += 1
            stopped = self.passed > self.after
        if stopped:
            self.reached.set()
            self.opened.wait(WAIT_S)

    def wait(self) -> None:
        """Until a request stands here."""
        assert self.reached.wait(WAIT_S), f'no {self.method} {self.path} after {self.after} of them in {WAIT_S} s'


@dataclass
class Spoiling:
    """What becomes of requests whose path fits, once so many of them have passed."""

    fits: Callable[[str], bool]
    fate: Fate
    after: int = 0
    passed: int = 0
    struck: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def spoils(self, path: str) -> bool:
        """Called once for every request."""
        if not self.fits(path):
            return False
        with self.lock:
            spoils = self.passed >= self.after
            self.passed += not spoils
        if spoils:
            self.struck.set()
        return spoils


class Line:
    """Listens on a port of its own; `asked` remembers every request as (method, path, mode)."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.mode: Mode = 'open'
        self.gates: list[Gate] = []
        self.spoilings: list[Spoiling] = []
        self.asked: list[tuple[str, str, Mode]] = []
        self._listener = _Listener(('127.0.0.1', 0), type('Passing', (_Passing,), {'line': self}))
        self._listener.daemon_threads = True
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The address that the phone knows."""
        return f'http://127.0.0.1:{self._listener.server_port}'

    @contextlib.contextmanager
    def hold(self, method: str, path: str, after: int) -> Iterator[Gate]:
        """A gate; it opens at the end of the block, also when the test has failed."""
        gate = Gate(method, path, after)
        self.gates.append(gate)
        try:
            yield gate
        finally:
            gate.opened.set()
            self.gates.remove(gate)

    @contextlib.contextmanager
    def spoil(self, fits: Callable[[str], bool], fate: Fate, after: int = 0) -> Iterator[Spoiling]:
        """Spoil requests for as long as the block lasts."""
        spoiling = Spoiling(fits, fate, after)
        self.spoilings.append(spoiling)
        try:
            yield spoiling
        finally:
            spoiling.over.set()
            self.spoilings.remove(spoiling)

    def spoiled(self, path: str) -> Spoiling | None:
        """Who spoils the next request for this path, if anybody."""
        return next((each for each in list(self.spoilings) if each.spoils(path)), None)

    def count(self, method: str, path: str) -> int:
        """How many such requests have come so far."""
        return sum(1 for each in list(self.asked) if each[0] == method and each[1].startswith(path))

    def start(self) -> Line:
        """Begin to listen."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Let go whoever waits, and close."""
        for gate in self.gates:
            gate.opened.set()
        self._listener.shutdown()
        self._listener.server_close()


class _Listener(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A phone that was killed ends its connections without a goodbye: no reason to print anything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Passing(BaseHTTPRequestHandler):
    """Passes one request on, or answers as the portal would. A server that is gone looks gone from here too."""

    protocol_version = 'HTTP/1.1'
    line: Line

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        self.line.asked.append((self.command, self.path, self.line.mode))
        for gate in list(self.line.gates):
            gate.let_pass(self.command, self.path)
        spoiled = self.line.spoiled(self.path)
        fate = spoiled.fate if spoiled else None
        if spoiled and fate in ('cut', 'silence'):
            self.close_connection = True
            if fate == 'silence':
                spoiled.over.wait(WAIT_S)
        elif fate == 'error':
            self._answer(500, [], b'')
        elif fate == 'portal':
            self._answer(200, [('Content-Type', 'text/html; charset=utf-8')], PORTAL)
        elif self.line.mode == 'open':
            self._pass_on(body, fate)
        elif self.line.mode == 'redirect':
            self._answer(302, [('Location', f'http://localhost:{self.server.server_port}/welcome')], PORTAL)  # type: ignore[attr-defined]
        elif self.line.mode == 'json-portal':
            self._answer(200, [('Content-Type', 'application/json')], b'{"status": "login-required"}')
        else:
            self._answer(200, [('Content-Type', 'text/html; charset=utf-8')], PORTAL)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET

    def _pass_on(self, body: bytes, fate: Fate | None = None) -> None:
        asked = http.client.HTTPConnection('127.0.0.1', self.line.server.port, timeout=WAIT_S)
        try:
            asked.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() != 'connection' and not (fate and name.lower() == 'accept-encoding'):
                    asked.putheader(name, value)
            asked.endheaders(body or None)
            reply = asked.getresponse()
            content = reply.read()
        except (OSError, http.client.HTTPException):
            self.close_connection = True
            return
        finally:
            asked.close()
        headers = [(name, value) for name, value in reply.getheaders() if name.lower() not in OURS]
        self._answer(reply.status, headers, content, fate)

    def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes, fate: Fate | None = None) -> None:
        """Half an answer ends too early; unnoticed, it never said how long it would be."""
        half = fate in ('half', 'half-unnoticed')
        self.close_connection |= half
        try:
            self.send_response_only(status)
            for name, value in headers:
                self.send_header(name, value)
            if status not in (204, 304) and fate != 'half-unnoticed':
                self.send_header('Content-Length', str(len(content)))
            if half:
                self.send_header('Connection', 'close')
            self.end_headers()
            if self.command != 'HEAD' and status not in (204, 304):
                self.wfile.write(content[: len(content) // 2] if half else content)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
