"""The floor of a push: the simplest receiver as durable: a file with its folder synced, a SQLite commit."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from pysqlite3 import dbapi2 as sqlite

CHUNK = 65536


class Receiver(BaseHTTPRequestHandler):
    """POST keeps the body's operations, PUT keeps a photo under its hash; nothing is checked but the hash."""

    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the other side's acknowledgement
    wbufsize = -1
    home: Path
    database: Any
    lock = Lock()

    def do_POST(self) -> None:
        """Keep operations: one row each, one commit."""
        said = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        with self.lock:
            self.database.execute('BEGIN IMMEDIATE')
            self.database.executemany(
                'INSERT INTO operations VALUES (?)', [(json.dumps(op),) for op in said['operations']]
            )
            self.database.execute('COMMIT')
        self._answer(json.dumps({'last': len(said['operations'])}).encode())

    def do_PUT(self) -> None:
        """Keep a photo: temporary file, fsync, rename, fsync of the folder, a row."""
        name, left, digest = self.path.rsplit('/', 1)[1], int(self.headers['Content-Length']), hashlib.sha256()
        fresh = self.home / f'{name}.new'
        with fresh.open('wb') as file:
            while left and (chunk := self.rfile.read(min(left, CHUNK))):
                digest.update(chunk)
                file.write(chunk)
                left -= len(chunk)
            file.flush()
            os.fsync(file.fileno())
        assert digest.hexdigest() == name
        fresh.rename(self.home / name)
        folder = os.open(self.home, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        with self.lock:
            self.database.execute('INSERT OR IGNORE INTO photos VALUES (?)', (name,))
        self._answer(b'{"state": "stored"}')

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: printing would be measured too."""


def main() -> None:
    """Serve on the port and in the folder that are given."""
    Receiver.home = Path(sys.argv[2])
    database = sqlite.connect(str(Receiver.home / 'floor.sqlite3'), check_same_thread=False, isolation_level=None)
    for line in (
        'PRAGMA journal_mode=WAL',
        'PRAGMA synchronous=FULL',
        'CREATE TABLE operations (text)',
        'CREATE TABLE photos (name PRIMARY KEY)',
    ):
        database.execute(line)
    Receiver.database = database
    ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Receiver).serve_forever()


if __name__ == '__main__':
    main()
