"""The storage of a real browser, spoilt as browsers spoil it, and erased."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.handset import Handset

# what browsers really do: a dropped connection, a transaction broken off, one that never ends
FAULTS = {
    'dropped': "throw new DOMException('The database connection is closing', 'InvalidStateError')",
    'broken off': 'const tx = plain.apply(this, given); setTimeout(() => { try { tx.abort() } catch {} }); return tx',
    'hanging': """const tx = plain.apply(this, given)
        Object.defineProperty(tx, 'oncomplete', { set() {} })
        const listen = tx.addEventListener.bind(tx)
        tx.addEventListener = (what, call, how) => what === 'complete' ? undefined : listen(what, call, how)
        return tx""",
}
SPOIL = """() => {{
    const plain = IDBDatabase.prototype.transaction
    window.mend = () => {{ IDBDatabase.prototype.transaction = plain }}
    IDBDatabase.prototype.transaction = function (...given) {{
        if (given[1] !== 'readwrite') return plain.apply(this, given)
        {fault}
    }}
}}"""
ERASE = """async () => {
    for (const { name } of await indexedDB.databases()) await new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = done  // not when it is only blocked: it would be erased under the next page
        request.onerror = () => failed(request.error)
    })
}"""


def spoil(page: Page, fault: str) -> None:
    """From now on every writing of this page fails in this way."""
    page.evaluate(SPOIL.format(fault=FAULTS[fault]))


def mend(page: Page) -> None:
    """Writings are well again."""
    page.evaluate('() => window.mend()')


def erase(phone: Handset) -> None:
    """The browser erases every store of the phone, whose pages are closed."""
    phone.page.goto('about:blank')
    phone.page.goto(f'{phone.url}/keys')  # a page of the same place that holds no connection
    phone.page.evaluate(ERASE)
