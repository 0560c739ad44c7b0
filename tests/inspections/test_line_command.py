"""`osmotr line` and the library speedtest-cli against a real server that counts what flows."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.request
import uuid

import pytest

from inspections.line import command
from tests.support.server import CONSOLE, HOME, serving


@pytest.fixture
def server(settings):
    """The real server on the database of the test."""
    with serving(settings.data, settings.database, OSMOTR_DEMO='0') as running:
        yield running


@pytest.fixture
def test_of_visit(sign_in, visit):
    """Opens a line test of the inspector's visit, and reads it; both beside the server, on its database."""
    inspector, path = sign_in('inspector'), f'/api/v1/line-tests/{uuid.uuid4()}'
    inspector.put(path, json={'inspection_id': visit, 'means': 'computer'})
    return lambda: inspector.get(path).get_json()


def osmotr(*words):
    return subprocess.run([*CONSOLE, *words], cwd=HOME, capture_output=True, text=True, check=False, timeout=120)


def test_the_command_measures_and_the_result_is_the_servers_own(server, test_of_visit):
    code = test_of_visit()['code']
    heard, counted = broken_off(server, code, at_least=300_000, test=test_of_visit)
    assert 0 < counted <= heard + 70_000  # what lay in the kernel's hands does not count
    done = osmotr('line', '--code', code.lower(), '--runs', '2', server.url)
    assert done.returncode == 0, done.stderr
    now = test_of_visit()
    result = now['result']
    assert (now['state'], result['tool'], result['internet']) == ('measured', 'speedtest-cli', False)
    assert len(result['value']['runs']) == 2
    assert now['flowed']['down'] > 1_000_000 and now['flowed']['up'] > 1_000_000
    assert f'down {result["value"]["download_mbps"]} Mbit/s' in done.stdout
    assert 'private address' in done.stdout
    assert 'used up' in refused('line', '--code', code, server.url)


@pytest.mark.parametrize(
    ('server', 'said'), [('http://127.0.0.1:9', 'cannot be reached'), ('ftp://x', 'not an address')]
)
def test_what_cannot_be_is_said_in_one_line(server, said):
    assert said in refused('line', '--code', 'ZZZZZZ', server)


def refused(*words):
    """What the console says when it does not do it."""
    done = osmotr(*words)
    assert done.returncode == 1
    assert 'Traceback' not in done.stderr and len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def broken_off(server, code, *, at_least, test):
    """Read some of a download over a real socket, go away, and see how much the server counts."""
    asked = urllib.request.Request(
        f'{server.url}/api/v1/line-claims',
        json.dumps({'code': code}).encode(),
        {'X-Osmotr': '1', 'Content-Type': 'application/json'},
    )
    with urllib.request.urlopen(asked) as answer:
        secret = json.loads(answer.read())['secret']
    path = f'/api/v1/line/by/{secret}/downloads?bytes=20000000&run=9'
    heard = 0
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        line.connect(('127.0.0.1', server.port))
        line.sendall(f'GET {path} HTTP/1.1\r\nHost: x\r\n\r\n'.encode())
        while heard < at_least:
            heard += len(line.recv(4096))
    deadline = time.monotonic() + 20
    while not (counted := test()['flowed']['down']):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return heard, counted


def test_the_library_runs_from_the_root_of_the_program() -> None:
    """In any other folder its child would find our modules under the names of somebody else's."""
    assert command.HOME == HOME
