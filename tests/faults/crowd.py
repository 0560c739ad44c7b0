"""People who push over plain HTTP, for faults in which many speak at once and no phone's own cleverness may help."""

from __future__ import annotations

import hashlib
import http.client
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from tests.support.server import Server


@dataclass
class Speaker:
    """One phone of an account: it numbers its operations and says them."""

    server: Server
    token: str
    device: str = field(default_factory=lambda: secrets.token_hex(16))
    said: list[dict[str, Any]] = field(default_factory=list)
    epoch: int = 0
    cursor: int = 0

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = 'application/json') -> tuple[int, Any]:
        """Status and JSON of one request on a line of its own; OSError when the line breaks."""
        line = http.client.HTTPConnection('127.0.0.1', self.server.port, timeout=60)
        try:
            headers = {'X-Osmotr': '1', 'Cookie': f'osmotr={self.token}', 'Content-Type': kind}
            line.request(method, '/api/v1' + path, body, headers)
            answer = line.getresponse()
            content = answer.read()
            return answer.status, json.loads(content) if content else None
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            line.close()

    def enrol(self) -> Speaker:
        """Make the phone known."""
        said = json.dumps({'name': 'Crowd', 'app_version': 'faults'}).encode()
        status, answer = self.ask('PUT', f'/devices/{self.device}', said)
        assert status == 200, answer
        return self

    def write(self, visit: str, kind: str, item: str | None, value: Any) -> dict[str, Any]:
        """The next operation, chained to the one before."""
        n = len(self.said) + 1
        before = hashlib.sha256(rfc8785.dumps(self.said[-1])).hexdigest() if self.said else None
        operation = {
            'n': n, 'inspection_id': visit, 'kind': kind, 'field': item, 'value': value, 'base': None, 'also': [],
            'hlc': f'{1_795_000_000_000 + n:015d}-0000-{self.device}', 'device_time': '2026-11-23T09:00:00.000Z',
            'nonce': None, 'app_version': 'faults', 'prev_hash': before,
        }  # fmt: skip
        self.said.append(operation)
        return operation

    def attach(self, visit: str, item: str, content: bytes) -> str:
        """Announce a photo; returns its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        said = {'sha256': sha256, 'bytes': len(content), 'source': 'file', 'position': {'status': 'denied'}}
        self.write(visit, 'photo.attach', f'{item}/photos/{sha256}', said)
        return sha256

    def body(self, operations: list[dict[str, Any]]) -> bytes:
        """A push of these operations."""
        first = self.said[0]['n'] if self.said else None
        said = {'device': self.device, 'epoch': self.epoch, 'first_kept': first, 'operations': operations}
        return json.dumps(said).encode()

    def push(self, operations: list[dict[str, Any]]) -> tuple[int, Any]:
        """Say these operations."""
        return self.ask('POST', '/sync/operations', self.body(operations))

    def pull(self) -> list[dict[str, Any]]:
        """The inspections of one page of news; the cursor moves behind them."""
        place = f'cursor={self.cursor}&epoch={self.epoch}&device={self.device}'
        status, page = self.ask('GET', f'/sync/changes?{place}')
        if status != 200:
            return []
        self.cursor, self.epoch = page['cursor'], page['epoch']
        found: list[dict[str, Any]] = page['inspections']
        return found
