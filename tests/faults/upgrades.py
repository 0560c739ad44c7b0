"""The app goes from version to version: each update is cut at each request, with unsent work, under two tabs."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.ledger import Ledger
from tests.browser.line import Fate, Line
from tests.browser.visit import Visit
from tests.faults.browsers import TYPED, Figure, Hand, arrived, said
from tests.faults.versions import Versions, make_versions
from tests.support.server import HOME, Server, serving

ROUND = 'ABACBCA'  # each of six ways from one version to another once
KILLED: Fate = 'silence'  # the browser is killed while it waits
FATES: tuple[Fate, ...] = ('cut', 'half', 'portal', KILLED, 'error', 'half-unnoticed')
NETWORK = ('net::ERR_', 'status of 500', 'service-worker.js')

SINCE = '() => { window.sinceStart = true }'
STANDS = '() => window.sinceStart === true'
TRY = """async () => {
    const found = await navigator.serviceWorker.getRegistration()
    const fetched = await found.update().then(() => true, () => false)
    for (let left = 6000; found.installing && left > 0; left--) await new Promise(resolve => setTimeout(resolve, 10))
    if (found.installing) return 'hanging'
    return found.waiting ? 'kept' : fetched ? 'not kept' : 'not fetched'
}"""
BEGIN = '() => { void navigator.serviceWorker.getRegistration().then(found => found.update()).catch(() => 0) }'
WAITS = '() => navigator.serviceWorker.getRegistration().then(found => found.waiting !== null)'
FORGET = 'name => caches.delete(name)'
LOADED = """() => ({
    first: document.querySelector('meta[name=build]')?.content ?? '',
    ran: [...new Set(globalThis.__ran ?? [])],
    parts: [...new Set([
        ...performance.getEntriesByType('resource').map(each => new URL(each.name).pathname),
        ...[...document.querySelectorAll('script[src]')].map(each => new URL(each.src).pathname),
        ...[...document.styleSheets].filter(each => each.href).map(each => new URL(each.href).pathname),
    ])].filter(path => path.startsWith('/assets/')),
})"""
SHELL = """async name => {
    const shell = await caches.open(name)
    const sum = async found => {
        const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await found.arrayBuffer()))
        return btoa(String.fromCharCode(...bytes))
    }
    const files = (await shell.keys()).map(each => new URL(each.url).pathname)
    return Object.fromEntries(await Promise.all(files.map(async file => [file, await sum(await shell.match(file))])))
}"""
BYTES = """account => new Promise((resolve, reject) => {
    const request = indexedDB.open(`osmotr-${account}`)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
        const all = request.result.transaction('photo_bytes').objectStore('photo_bytes').getAll()
        all.onerror = () => reject(all.error)
        all.onsuccess = async () => {
            request.result.close()
            resolve(Object.fromEntries(await Promise.all(all.result.map(async ({ sha256, bytes }) => {
                const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
                return [sha256, [...sum].map(each => each.toString(16).padStart(2, '0')).join('')]
            }))))
        }
    }
})"""


@dataclass
class Road:
    """A phone whose app is of the version `mark`, and all that it takes to give it another."""

    person: Hand
    ledger: Ledger
    line: Line
    versions: Versions
    mark: str
    quiet: Page | None = None
    updating: bool = False
    figure: Figure = field(default_factory=Figure)

    @property
    def server(self) -> Server:
        """The server behind the line."""
        return self.line.server

    def is_shut(self, path: str) -> bool:
        """Between two cuts Chromium looks for an update when it likes: it finds none."""
        return of_app(path) and not self.updating

    def open_tabs(self) -> None:
        """Two tabs: the quiet one at the day, the one in front where the person types."""
        context = self.person.phone.context
        assert context is not None
        self.quiet = context.pages[0]
        self.quiet.goto(f'{self.person.phone.url}/')
        front = context.pages[1] if len(context.pages) > 1 else context.new_page()
        front.goto(self.person.phone.url + self.person.section())
        for tab in (self.quiet, front):
            tab.evaluate(SINCE)

    def tabs(self) -> dict[str, Page]:
        """Both by name."""
        assert self.quiet is not None
        return {'the quiet tab': self.quiet, 'the tab in front': self.person.page}

    def check(self, broken: list[str], when: str) -> None:
        """Note what broke."""
        self.figure.broken += [f'{when}: {each}' for each in broken]


def upgrades(road: Road, marks: str, cuts: Sequence[int] | None = None) -> Figure:
    """Go through the versions in this order; each update is cut at each request (or at these), and then finished."""
    road.person.begin()
    struck = 0
    for at, (here, there) in enumerate(pairwise(marks)):
        assert here == road.mark
        with road.line.spoil(of_work, 'cut'):
            write(road)
            promised = outbox(road.person.page)
            road.versions.serve(there)
            asked = cuts or range(len(road.versions.sums[there]) + 1)
            with road.line.spoil(road.is_shut, 'cut'):
                for number in asked:
                    fate = FATES[(number + at) % len(FATES)]
                    road.check(cut(road, there, number, fate, promised), f'{here}→{there}, request {number}, {fate}')
                    struck += 1
            before = len(road.line.asked)
            road.check(finish(road, there), f'{here}→{there}')
            fetched = [path for _, path, _ in road.line.asked[before:] if path in road.versions.sums[there]]
            if 2 * len(fetched) > len(road.versions.sums[there]):
                road.check([f'{len(fetched)} files are fetched again'], f'{here}→{there}')
        road.check(arrived(road.person, road.ledger), f'{here}→{there}, sent')
        road.figure.done += 1
    road.figure.said = f'{struck} cuts, {len(outbox(road.person.page)[0])} operations, ' + (
        f'{sum(road.person.photos.values())} photos'
    )
    return road.figure


def of_work(path: str) -> bool:
    """Requests that bring work to the server."""
    return path.startswith(('/api/v1/sync', '/api/v1/photos', '/api/v1/devices'))


def of_app(path: str) -> bool:
    """Requests for the app itself."""
    return not path.startswith('/api/')


def write(road: Road) -> None:
    """A number, words and a photo, none of which can be sent; then both tabs stand where the person works."""
    road.person.acts += 1
    road.person.type()
    taken = sum(road.person.photos.values())
    while sum(road.person.photos.values()) == taken:
        road.person.shoot()
    road.open_tabs()


def outbox(page: Page) -> tuple[dict[int, Any], dict[str, str]]:
    """Every operation that the phone keeps, by its number, and the real SHA-256 of each photo by its name."""
    found = kept(page)
    return {row['n']: row['op'] for row in found.outbox}, page.evaluate(BYTES, found.account)


def cut(road: Road, there: str, number: int, fate: Fate, promised: tuple[dict[int, Any], dict[str, str]]) -> list[str]:
    """The line dies at one request of the update; then the app begins anew, with no server and no network."""
    phone, broken = road.person.phone, []
    phone.page.evaluate(FORGET, road.versions.shell(there))  # so that it is this request
    with road.line.spoil(of_app, fate, number) as spoiling:
        road.updating = True
        if fate == KILLED:
            phone.page.evaluate(BEGIN)
            spoiling.struck.wait(30)
            phone.strike()
            phone.kill()
        else:
            state = phone.page.evaluate(TRY)
            if state not in ('not kept', 'not fetched'):
                broken.append(f'a version that could not be fetched whole is {state}')
            broken += [f'{name} has begun anew' for name, tab in road.tabs().items() if not tab.evaluate(STANDS)]
            phone.close()
        road.updating = False
    if not spoiling.struck.is_set():
        broken.append('the update was not cut')
    road.server.kill()
    phone.open()
    phone.offline()
    broken += started(road, promised)
    road.server.start()
    phone.offline(False)
    return broken


def started(road: Road, promised: tuple[dict[int, Any], dict[str, str]]) -> list[str]:
    """Both tabs open, all they run is of one version, its shell is whole, and the unsent work lies there."""
    try:
        road.open_tabs()
        expect(road.person.page.locator(f'article#{TYPED}')).to_be_visible()
        assert road.quiet is not None
        expect(road.quiet.locator('a.visit').first).to_be_visible()
    except AssertionError as error:
        return [f'does not start: {str(error).splitlines()[0]}']
    broken = [f'{name} {each}' for name, tab in road.tabs().items() for each in mixed(road, tab, road.mark)]
    page = road.person.page
    if page.evaluate(SHELL, road.versions.shell(road.mark)) != road.versions.sums[road.mark]:
        broken.append('the shell is not whole')
    operations, photos = outbox(page)
    broken += [f'operation {n} is lost' for n, each in promised[0].items() if operations.get(n) != each]
    broken += [f'photo {name} is lost' for name in promised[1] if photos.get(name) != name]
    return broken + road.person.lost()


def mixed(road: Road, tab: Page, mark: str) -> list[str]:
    """What a tab runs and is not of this version."""
    loaded = tab.evaluate(LOADED)
    broken = [f'runs a part of {each}' for each in loaded['ran'] if each != mark]
    if loaded['first'] != mark or not loaded['ran']:
        broken.append(f'begins with the first page of {loaded["first"]!r}')
    return broken + [f'loads {path}' for path in loaded['parts'] if path not in road.versions.sums[mark]]


def finish(road: Road, there: str) -> list[str]:
    """On a good line the update comes whole, and one tab takes it: the other keeps what is typed, and follows later."""
    front, (quiet, broken) = road.person.page, (road.tabs()['the quiet tab'], [])
    words = f'пишу при обновлении на {there} {road.person.acts}'
    quiet.goto(road.person.phone.url + road.person.section())
    quiet.evaluate(SINCE)
    note = note_field(quiet)
    front.evaluate(BEGIN)
    front.wait_for_function(WAITS)
    note.fill(words)
    front.get_by_role('button', name='Обновить').click()
    front.wait_for_function('() => window.sinceStart === undefined')
    expect(front.locator(f'article#{TYPED}')).to_be_visible()
    broken += [f'after the tap it {each}' for each in mixed(road, front, there)]
    if not quiet.evaluate(STANDS) or note.input_value() != words:
        broken.append('what is being typed in the other tab is gone')
    former, road.mark = road.mark, there
    quiet.evaluate('item => document.querySelector(`article#${item} textarea`).blur()', TYPED)
    broken += [f'the other tab {each}' for each in mixed(road, quiet, former)] if quiet.evaluate(STANDS) else []
    quiet.locator('header a').first.click()
    quiet.wait_for_function('() => window.sinceStart === undefined')
    expect(quiet.locator('main')).to_be_visible()
    broken += [f'the other tab {each}' for each in mixed(road, quiet, there)]
    if words not in said(kept(front), 'note.set', TYPED):
        broken.append('what was typed in the other tab is not kept')
    return broken


def note_field(tab: Page) -> Locator:
    """The field of the note beside TYPED, once its card is open."""
    card = tab.locator(f'article#{TYPED}')
    expect(card).to_be_visible()
    fold = card.locator('header button').first
    if fold.get_attribute('aria-expanded') == 'false':
        fold.click()
    return card.locator('textarea')


def sent_by_an_old_page(road: Road) -> list[str]:
    """Both other versions have come since, and nobody took them: the page is of the oldest that the server keeps."""
    phone, mark = road.person.phone, road.mark
    for other in set(road.versions.sums) - {mark}:
        road.versions.serve(other)
    before = outbox(phone.page)[0]
    write(road)
    broken = mixed(road, phone.page, mark) + arrived(road.person, road.ledger)
    found = kept(phone.page)
    mine = [each for each in road.ledger.operations(found.device) if each['n'] not in before]
    broken += [
        f'n {each["n"]} is said to be of {each["app_version"]}' for each in mine if mark not in each['app_version']
    ]
    seen = found.documents[road.person.visit.inspection]['seen'].get(found.device, 0)
    if not mine or seen != mine[-1]['n']:
        broken.append(f'{len(mine)} operations arrived, of those up to {seen} it has heard back')
    return broken


def every_way() -> Figure:
    """All six ways, cut at each request."""
    home = Path(tempfile.mkdtemp(prefix='osmotr-upgrades-'))
    versions = make_versions(HOME / 'pwa' / 'dist', home / 'versions', home / 'data')
    versions.serve('A')
    try:
        with (
            serving(home / 'data', OSMOTR_DEMO='1', OSMOTR_PWA=str(versions.place)) as server,
            sync_playwright() as driver,
        ):
            server.ready = True
            line = Line(server).start()
            phone = Handset(driver, line.url, home / 'profile', home / 'shots', 'inspector').open()
            try:
                phone.sign_in('inspector')
                hand = Hand(phone, Visit.first(phone), random.Random(1))
                road = Road(hand, Ledger(server), line, versions, ROUND[0])
                figure = upgrades(road, ROUND)
                road.check(sent_by_an_old_page(road), 'an old page')
                return figure
            finally:
                phone.close()
                line.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)
