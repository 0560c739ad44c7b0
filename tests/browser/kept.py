"""What a phone keeps, read from its IndexedDB: operations with their verdicts, photos with their states."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

READ = """async account => {
    const opened = name => new Promise((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
    })
    const got = request => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
    })
    const using = async (name, work) => {
        const db = await opened(name)
        try { return await work(db) } finally { db.close() }
    }
    const databases = (await indexedDB.databases()).map(each => each.name)
    const person = await using('osmotr', db => got(db.transaction('phone').objectStore('phone').get('account')))
    const owner = account ?? person?.id
    const name = `osmotr-${owner}`
    if (!owner || !databases.includes(name)) return { account: person?.id ?? null, databases }
    return await using(name, async db => {
        const all = store => got(db.transaction(store).objectStore(store).getAll())
        const meta = db.transaction('meta').objectStore('meta')
        const [keys, values] = await Promise.all([got(meta.getAllKeys()), got(meta.getAll())])
        const bytes = await got(db.transaction('photo_bytes').objectStore('photo_bytes').getAllKeys())
        return {
            account: person?.id ?? null, databases, bytes,
            meta: Object.fromEntries(keys.map((key, at) => [key, values[at]])),
            outbox: await all('outbox'), photos: await all('photos'), inspections: await all('inspections'),
        }
    })
}"""


@dataclass(frozen=True)
class Kept:
    """The store of one account as it was at one moment."""

    account: str | None
    databases: list[str]
    device: str
    outbox: list[dict[str, Any]]
    photos: dict[str, str]
    bytes: list[str]
    inspections: list[str]
    documents: dict[str, Any]
    meta: dict[str, Any]

    @property
    def waiting(self) -> list[dict[str, Any]]:
        """Operations that the server has not decided on."""
        return [row for row in self.outbox if row['verdict'] is None]

    @property
    def refused(self) -> list[tuple[int, str]]:
        """(n, code) of what the server did not take."""
        return [
            (row['n'], row['verdict']['code']) for row in self.outbox if (row['verdict'] or {}).get('is') == 'refused'
        ]

    @property
    def unsent_photos(self) -> list[str]:
        """Names of the photos whose bytes are only here."""
        return [sha256 for sha256, state in self.photos.items() if state == 'kept']

    def values(self, item: str) -> list[Any]:
        """Every answer given to an item on this phone, oldest first."""
        rows = sorted(self.outbox, key=lambda row: row['n'])
        return [row['op']['value'] for row in rows if row['op']['kind'] == 'answer.set' and row['op']['field'] == item]


def kept(page: Page, account: str | None = None) -> Kept:
    """Read the store of `account`, by default of the person who is signed in."""
    found = page.evaluate(READ, account)
    return Kept(
        account=found['account'],
        databases=found['databases'],
        device=found.get('meta', {}).get('device', {}).get('device', ''),
        outbox=found.get('outbox', []),
        photos={row['sha256']: row['state'] for row in found.get('photos', [])},
        bytes=found.get('bytes', []),
        inspections=[row['id'] for row in found.get('inspections', [])],
        meta=found.get('meta', {}),
        documents={row['id']: row['doc'] for row in found.get('inspections', [])},
    )


def until(look: Callable[[], Any], wanted: Any) -> None:
    """Look at what is kept until it is what is wanted."""
    deadline = time.monotonic() + 60
    while (found := look()) != wanted:
        assert time.monotonic() < deadline, f'{found!r}, and not {wanted!r}'
        time.sleep(0.05)
