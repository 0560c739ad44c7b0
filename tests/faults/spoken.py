"""Real phone parts in Node that do what a test tells them, against a service that listens on a port."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from tests.faults.run import FOLDER, HOME, node

PASSWORD = 'osmotr-demo'


class Spoken:
    """A phone by its name; `act` answers what the phone says."""

    def __init__(self, process: subprocess.Popen[str], name: str) -> None:
        self.process, self.name = process, name

    def act(self, act: str, **given: object) -> Any:
        """Do one thing and wait for it."""
        assert self.process.stdin and self.process.stdout
        words = {'phone': self.name, 'act': act, 'with': {name: str(value) for name, value in given.items()}}
        self.process.stdin.write(json.dumps(words) + '\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, 'the phones have stopped: ' + (self.process.stderr.read()[-2000:] if self.process.stderr else '')
        said = json.loads(line)
        assert not (isinstance(said, dict) and 'failed' in said), said
        return said

    def sign_in(self, who: str) -> Spoken:
        """As an e-mail, or as `<who>@demo.test`, and hear everything."""
        email = who if '@' in who else f'{who}@demo.test'
        assert self.act('sign-in', email=email, password=PASSWORD) == 'signed-in'
        return self

    def offline(self, away: bool = True) -> None:
        """Take the network away, or give it back."""
        self.act('online', to='no' if away else 'yes')


def build(out: Path) -> Path:
    """The phones, built for Node."""
    command = [node(), FOLDER / 'bundle.mjs', HOME / 'pwa', FOLDER / 'phones', out, 'spoken.ts']
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return out / 'phones.mjs'


@contextmanager
def listening(service: Flask) -> Iterator[str]:
    """The service on a port of this machine; gives its address."""
    server = make_server('127.0.0.1', 0, service, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def phones(bundle: Path, origin: str) -> Iterator[subprocess.Popen[str]]:
    """The process of the phones; it ends with the block."""
    process = subprocess.Popen(
        [node(), bundle, origin], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.communicate(timeout=30)
