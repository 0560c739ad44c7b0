"""Clients of the tus protocol that nobody here wrote continue a photo over a line that breaks."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.exceptions import RequestException
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

from tests.faults import world
from tests.support.cutting import cutting
from tests.support.server import HOME, Server, serving

CUT, SIZE, TRIES = 100_000, 650_000, 40
RESPITE_S = 0.1  # a line needs a moment to be down on the other side too, else one asks too early
DEVICE = 'ab' * 16
NODE = """
import { readFileSync } from 'node:fs'
import { Upload } from 'tus-js-client'
const [url, path, token] = process.argv.slice(1)
const upload = new Upload(readFileSync(path), {
  uploadUrl: url, headers: { 'X-Osmotr': '1', Cookie: 'osmotr=' + token },
  retryDelays: Array(40).fill(10), storeFingerprintForResuming: false,
  onError: (error) => { console.error(String(error)); process.exit(1) },
  onSuccess: () => process.exit(0),
})
upload.start()
"""
Send = Callable[[str, Path, str], None]


@dataclass
class Person:
    """Somebody with a phone that has announced one photo."""

    server: Server
    token: str
    visit: str

    def ask(self, method: str, path: str, said: dict[str, Any]) -> dict[str, Any]:
        """Ask the server itself, without the line between."""
        headers = {'X-Osmotr': '1', 'Cookie': f'osmotr={self.token}', 'Content-Type': 'application/json'}
        body = json.dumps(said).encode()
        request = urllib.request.Request(self.server.url + path, body, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def push(self, *operations: dict[str, Any]) -> dict[str, Any]:
        """Hand over operations."""
        return self.ask(
            'POST',
            '/api/v1/sync/operations',
            {'device': DEVICE, 'epoch': 0, 'first_kept': 1, 'operations': list(operations)},
        )

    def announce(self, content: bytes) -> str:
        """Tell of a photo; returns its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        said = {'sha256': sha256, 'bytes': len(content), 'source': 'file', 'position': {'status': 'denied'}}
        operation = {
            'n': 1, 'inspection_id': self.visit, 'kind': 'photo.attach', 'field': f'SIG-01/photos/{sha256}',
            'value': said, 'base': None, 'also': [], 'hlc': f'{1:015d}-0000-{DEVICE}', 'prev_hash': None,
        }  # fmt: skip
        answer = self.push(operation)
        assert (answer['verdicts'][0]['verdict'], answer['missing_photos']) == ('applied', [sha256])
        return sha256


@pytest.fixture
def person(database: str, tmp_path: Path) -> Iterator[Person]:
    """An inspector with a visit, before a real server."""
    data = tmp_path / 'data'
    data.mkdir()
    plan = world.make(data, database, range(1))[0]
    visit, who = plan['inspections'][0]['id'], plan['people'][0]
    with serving(data, database, OSMOTR_DEMO='0', OSMOTR_JOBS_IN_PROCESS='0') as server:
        found = Person(server, who['tokens'][0], visit)
        found.ask('PUT', f'/api/v1/devices/{DEVICE}', {'name': 'Foreign', 'app_version': '1'})
        yield found


def by_tuspy(url: str, file: Path, token: str) -> None:
    """Continue with tuspy until the whole file is there."""
    client = TusClient(url, headers={'X-Osmotr': '1', 'Cookie': f'osmotr={token}'})
    for _ in range(TRIES):
        try:
            client.uploader(str(file), url=url).upload()
            return
        except (RequestException, TusCommunicationError):
            continue
    raise AssertionError(f'not whole after {TRIES} tries')


def by_tus_js_client(url: str, file: Path, token: str) -> None:
    """The same with tus-js-client in Node."""
    node = HOME / '.venv' / 'bin' / 'node'
    command = [str(node), '--input-type=module', '--eval', NODE, url, str(file), token]
    done = subprocess.run(command, cwd=HOME / 'pwa', capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def by_hand(url: str, file: Path, token: str) -> None:
    """The least that the protocol asks for: where did we stop? From there on."""
    always, content, offset = {'X-Osmotr': '1', 'Cookie': f'osmotr={token}'}, file.read_bytes(), -1
    for _ in range(TRIES):
        with suppress(RequestException):
            offset = int(requests.head(url, headers=always, timeout=20).headers['Upload-Offset'])
            if offset == len(content):
                return
            more = {'Upload-Offset': str(offset), 'Content-Type': 'application/offset+octet-stream'}
            requests.patch(url, content[offset:], headers={**always, **more}, timeout=20)
        time.sleep(RESPITE_S)
    raise AssertionError(f'not whole after {TRIES} tries: {offset}')


# tuspy tries again at once and blindly before it asks where to go on
@pytest.mark.parametrize(('send', 'allowed'), [(by_tuspy, 2.0), (by_tus_js_client, 1.05), (by_hand, 1.05)])
def test_a_client_resumes_where_the_line_was_cut(person: Person, tmp_path: Path, send: Send, allowed: float) -> None:
    content = os.urandom(SIZE)
    sha256 = person.announce(content)
    file = tmp_path / 'photo.jpg'
    file.write_bytes(content)
    with cutting(person.server.port, CUT) as line:
        send(f'{line.url}/api/v1/photos/{sha256}', file, person.token)
        sent, cuts = line.sent / SIZE, line.cuts
    assert cuts >= SIZE // CUT
    assert sent <= allowed, f'{sent:.3f} of the payload went over the line'
    assert person.push()['missing_photos'] == []
