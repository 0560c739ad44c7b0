"""The real server under slow phones, cut lines and a request to end."""

import contextlib
import http.client
import json
import os
import select
import signal
import socket
import subprocess
import time

import pytest

from app.settings import Settings
from app.start import HOME, server
from tests.support.postgres import free_port

THREADS = 8
UPLOADS, SLOW_WORDS = THREADS // 2, THREADS // 4


@pytest.fixture
def threads():
    """How many the server has."""
    return THREADS


@pytest.fixture
def serving(tmp_path, threads):
    """A running server: its port, its data folder, its process."""
    port = free_port()
    data, home = tmp_path / 'data', tmp_path / 'home'
    home.mkdir()
    command = server(Settings(port=port, threads=threads), 'tests.app.counting_service:build()')
    told = {
        **os.environ,
        'OSMOTR_THREADS': str(threads),
        'PYTHONPATH': str(HOME),
        'OSMOTR_DATA': str(data),
        'HOME': str(home),
    }
    process = subprocess.Popen(command, cwd=tmp_path, env=told, start_new_session=True)
    wait_until(lambda: get(port) == 200)
    yield port, data, process
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


def wait_until(true, seconds=20):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, 'it did not come true'
        time.sleep(0.02)


def get(port):
    asked = http.client.HTTPConnection('127.0.0.1', port, timeout=5)
    try:
        asked.request('GET', '/health')
        return asked.getresponse().status
    except OSError:
        return None
    finally:
        asked.close()


def begin(port, name, length, content):
    """Send the head of an upload and a part of its body."""
    line = socket.create_connection(('127.0.0.1', port), timeout=20)
    head = f'PUT /api/v1/bodies/{name} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Osmotr: 1\r\nContent-Length: {length}\r\n\r\n'
    line.sendall(head.encode() + content)
    return line


def speak(port, length, content):
    """Send the head of a request in JSON and a part of its body."""
    line = socket.create_connection(('127.0.0.1', port), timeout=20)
    kind = 'Content-Type: application/json\r\nX-Osmotr: 1'
    line.sendall(
        f'POST /api/v1/words HTTP/1.1\r\nHost: 127.0.0.1\r\n{kind}\r\nContent-Length: {length}\r\n\r\n'.encode()
    )
    line.sendall(content)
    return line


def reply(line):
    """Status and headers of the answer."""
    answer = http.client.HTTPResponse(line)
    answer.begin()
    return answer.status, answer.headers, answer.read()


def answered(lines):
    """Those to which the server has said something."""
    return select.select(lines, [], [], 0)[0]


def seen(data, name):
    with contextlib.suppress(FileNotFoundError, ValueError):
        return int((data / name).read_text())
    return -1


def test_every_byte_before_a_cut_is_seen(serving):
    port, data, _ = serving
    line = begin(port, 'cut', 297_000, b'x' * 150_000)
    wait_until(lambda: seen(data, 'cut') > 100_000)
    line.close()
    wait_until(lambda: seen(data, 'cut') == 150_000)
    assert get(port) == 200


def test_slow_phones_do_not_stop_the_others(serving):
    port, data, _ = serving
    slow = [begin(port, f'slow-{n}', 10, b'12345') for n in range(UPLOADS)]
    wait_until(lambda: all(seen(data, f'slow-{n}') == 0 for n in range(UPLOADS)))
    began = time.monotonic()
    assert get(port) == 200
    assert time.monotonic() - began < 5
    status, headers, _ = reply(begin(port, 'one-too-many', 10, b'1234567890'))
    assert (status, headers['Retry-After']) == (503, '5')
    for line in slow:
        line.sendall(b'67890')
        assert reply(line)[0] == 200
    assert reply(begin(port, 'now', 10, b'1234567890'))[0] == 200


def test_slow_words_and_slow_photos_together_do_not_stop_who_is_quick(serving):
    port, data, _ = serving
    slow = [begin(port, f'slow-{n}', 10, b'12345') for n in range(UPLOADS)]
    wait_until(lambda: all(seen(data, f'slow-{n}') == 0 for n in range(UPLOADS)))
    lines = [speak(port, 39, b'["\xd0\xb4\xd0\xb0", ') for _ in range(SLOW_WORDS + 3)]
    # whose turn came first is for the server to say: as many as fit wait, the others are told to come again
    wait_until(lambda: len(answered(lines)) == 3)
    for line in answered(lines):
        status, headers, _ = reply(line)
        assert (status, headers['Retry-After']) == (503, '5')
        lines.remove(line)
    waiting = lines
    for _ in range(20):
        began = time.monotonic()
        assert reply(speak(port, 9, b'["quick"]'))[0] == 200
        assert get(port) == 200
        assert time.monotonic() - began < 1
    for line in waiting:
        line.sendall(b'1234')
    time.sleep(0.5)
    for line in waiting:
        line.sendall(b', "the rest of the words"]')
        status, _, said = reply(line)
        assert (status, json.loads(said)) == (200, {'bytes': 39, 'words': 3})
    assert reply(speak(port, 39, b'["\xd0\xb4\xd0\xb0", 1234, "the rest of the words"]'))[0] == 200
    for line in slow:
        line.close()


@pytest.mark.parametrize('threads', [Settings().threads])
def test_two_hundred_slow_phones_stop_nobody_and_all_get_through(serving):
    port, _, _ = serving
    waiting = [f'slow-{n}' for n in range(200)]
    for _ in range(20):
        lines = {name: begin(port, name, 10, b'12345') for name in waiting}
        for _ in range(5):
            began = time.monotonic()
            assert get(port) == 200
            assert reply(speak(port, 9, b'["quick"]'))[0] == 200
            assert time.monotonic() - began < 2
        for line in lines.values():
            with contextlib.suppress(OSError):
                line.sendall(b'67890')
        said = {name: reply(line) for name, line in lines.items()}
        assert {status for status, _, _ in said.values()} <= {200, 503}
        assert all(headers['Retry-After'] for status, headers, _ in said.values() if status == 503)
        waiting = [name for name, (status, _, _) in said.items() if status == 503]
        if not waiting:
            return
    raise AssertionError(f'{len(waiting)} phones did not get through')


def test_words_that_break_off_are_refused_and_the_thread_goes_on(serving):
    port, _, _ = serving
    for _ in range(THREADS * 2):
        line = speak(port, 39, b'["half')
        line.shutdown(socket.SHUT_WR)
        assert reply(line)[0] == 422
    assert get(port) == 200


def test_asked_to_end_it_finishes_what_it_has_begun(serving):
    port, data, process = serving
    line = begin(port, 'last', 10, b'12345')
    wait_until(lambda: seen(data, 'last') == 0)
    process.terminate()
    time.sleep(0.5)
    line.sendall(b'67890')
    assert reply(line)[0] == 200
    assert process.wait(20) == 0


def test_nothing_is_left_in_the_home_folder(serving, tmp_path):
    assert get(serving[0]) == 200
    assert list((tmp_path / 'home').iterdir()) == []
