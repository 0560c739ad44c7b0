"""What the server has kept, read from its database and its files: the proof that work arrived, once, as it was."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pysqlite3 import dbapi2 as sqlite

from tests.support.server import Server

ACCOUNT = '(select id from accounts where email = ?)'


@dataclass(frozen=True)
class Ledger:
    """Looks into the data folder of a server, running or not."""

    server: Server

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of a statement; what it changes is committed."""
        with closing(sqlite.connect(self.server.data / 'osmotr.sqlite3', timeout=15)) as base:
            rows: list[tuple[Any, ...]] = base.execute(statement, values).fetchall()
            base.commit()
            return rows

    def operations(self, device: str) -> list[dict[str, Any]]:
        """What a device has handed over and the server has taken, in its order, each as it was sent."""
        rows = self.ask('select n, verdict, text, account_id from operations where device_id = ? order by n', device)
        return [{'n': n, 'verdict': v, 'account': str(a), **json.loads(text)} for n, v, text, a in rows]

    def operations_of(self, who: str) -> int:
        """How many operations stand under a person's name, whatever the device."""
        return int(self.ask(f'select count(*) from operations where account_id = {ACCOUNT}', mail(who))[0][0])

    def account(self, who: str) -> str:
        """The id of a person's account, as the rows write it."""
        return str(self.ask('select id from accounts where email = ?', mail(who))[0][0])

    def quarantined(self, device: str) -> list[tuple[int, str]]:
        """(n, code) of what is kept apart."""
        return [tuple(row) for row in self.ask('select n, code from quarantine where device_id = ? order by n', device)]  # type: ignore[misc]

    def photos(self, device: str) -> list[tuple[str, str]]:
        """(name, state) of what a device has announced; the bytes of a stored one are proven to have their name."""
        rows = self.ask('select sha256, state from photos where device_id = ? and not detached', device)
        for name in (str(name) for name, state in rows if state == 'stored'):
            content = (self.server.data / 'files' / 'originals' / name[:2] / name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == name
        return [(str(name), str(state)) for name, state in rows]

    def signals(self, device: str, photos: int) -> list[tuple[str, dict[str, Any]]]:
        """(code, facts) of what the checks say of a device's photos, once they have looked at so many of them."""
        looked = 'select count(*) from photos where device_id = ? and dhash is not null'
        deadline = time.monotonic() + 30
        while self.ask(looked, device) != [(photos,)]:
            assert time.monotonic() < deadline, 'the checks have not looked at the photos'
            time.sleep(0.05)
        said = 'select s.code, s.facts from signals s join photos p on p.op = s.photo_op where p.device_id = ?'
        return [(str(code), json.loads(facts)) for code, facts in self.ask(said, device)]

    def application_of(self, inspection: str) -> str:
        """Whose inspection it is: the application that a reviewer reads it in."""
        return str(UUID(self.ask('select application_id from inspections where id = ?', UUID(inspection).hex)[0][0]))

    def end_sessions(self, who: str) -> None:
        """The server forgets that this person has signed in."""
        self.ask(f'delete from sign_ins where account_id = {ACCOUNT}', mail(who))


def mail(who: str) -> str:
    """The e-mail of a person of the demo network."""
    return f'{who}@demo.test'
