"""A real Chromium that dies under the hand: while it types and shoots, with the file picker open, one tab of two."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, expect, sync_playwright

from tests.browser.handset import Handset
from tests.browser.kept import Kept, kept
from tests.browser.ledger import Ledger
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit
from tests.support.server import serving

TYPED, SHOT = 'ENT-05', ('SIG-01', 'DSK-01', 'STO-02')
LOW, HIGH = 50, 150  # what may be typed into TYPED
ATTACH = 'photo.attach'
DRAIN_S = 240


@dataclass
class Figure:
    """What was done, how often, in words, and what broke."""

    done: int = 0
    said: str = ''
    broken: list[str] = field(default_factory=list)


@dataclass
class Hand:
    """A person at one phone, and all that the phone has told them was kept."""

    phone: Handset
    visit: Visit
    draw: random.Random
    numbers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    photos: dict[str, int] = field(default_factory=dict)
    acts: int = 0
    where: str = '/'

    @property
    def page(self) -> Page:
        """The tab in front."""
        return self.phone.page

    def section(self) -> str:
        """Where TYPED is."""
        return f'/inspections/{self.visit.inspection}/sections/{TYPED.split("-")[0]}#{TYPED}'

    def camera(self, item: str) -> str:
        """Where an item is photographed."""
        return f'/inspections/{self.visit.inspection}/camera/{item}'

    def begin(self) -> None:
        """Answer TYPED once, from the dock: from then on its card is open."""
        self.phone.go(self.section())
        box = self.page.locator('.dock input[inputmode=decimal]')
        box.fill(str(LOW))
        box.blur()
        expect(self.page.locator(f'article#{TYPED} header')).to_contain_text(str(LOW))
        self.numbers.append(str(LOW))
        self.phone.go('/')

    def type(self) -> None:
        """A number, read again in the folded line, which is drawn from the store; then words, read in the store."""
        card = self.page.locator(f'article#{TYPED}')
        if card.count() == 0:
            self.phone.go(self.section())
        fold = card.locator('header button')
        if fold.get_attribute('aria-expanded') == 'false':
            fold.click()
        number = str(LOW + 1 + self.acts % (HIGH - LOW))
        box = card.locator('input[inputmode=decimal]')
        box.fill(number)
        box.blur()
        fold.click()
        expect(fold).to_contain_text(number)
        self.numbers.append(number)
        fold.click()
        note = card.locator('textarea')
        if note.count() == 0:
            card.get_by_role('button', name='Пояснить').click()
        words = f'замер {self.acts}'
        note.fill(words)
        note.blur()
        if words in said(kept(self.page), 'note.set', TYPED):
            self.words.append(words)

    def shoot(self) -> None:
        """A photo; it counts from the sentence that it is kept."""
        item = self.draw.choice(SHOT)
        self.phone.go(self.camera(item))
        self.page.locator('.shutter:not([aria-busy=true])').click()
        word = self.page.locator('.camera .says p').filter(has_not_text='Сохраняем')
        expect(word).to_be_visible()
        if 'сохранён' in word.inner_text():
            self.photos[item] = self.photos.get(item, 0) + 1

    def act(self) -> None:
        """The next thing that a hand does."""
        self.acts += 1
        self.type() if self.draw.random() < 0.5 else self.shoot()

    def lost(self) -> list[str]:
        """What was called kept and is not there."""
        found = kept(self.page)
        lost = []
        for kind, promised in (('answer.set', self.numbers), ('note.set', self.words)):
            there = iter(said(found, kind, TYPED))
            lost += [f'{kind} {each}' for each in promised if each not in there]
        for item, count in self.photos.items():
            names = {row['op']['value']['sha256'] for row in found.outbox if is_photo(row, item)}
            whole = names & set(found.bytes)
            if len(whole) < count:
                lost.append(f'{item} has {len(whole)} photos, {count} were called kept')
        return lost


def said(found: Kept, kind: str, item: str) -> list[str]:
    """All values of a kind that this phone has written to an item, oldest first."""
    rows = sorted(found.outbox, key=lambda row: row['n'])
    return [
        f'{row["op"]["value"]:g}' if isinstance(row['op']['value'], int | float) else str(row['op']['value'])
        for row in rows
        if row['op']['kind'] == kind and row['op']['field'] == item
    ]


def is_photo(row: dict[str, Any], item: str) -> bool:
    """Whether an operation announces a photo of this item."""
    return row['op']['kind'] == ATTACH and row['op']['field'].startswith(f'{item}/')


@contextmanager
def hand(seed: int) -> Iterator[tuple[Hand, Ledger]]:
    """An inspector with a day that is ready to go without a network, on a server of its own."""
    home = Path(tempfile.mkdtemp(prefix='osmotr-browsers-'))
    try:
        with serving(home / 'data', OSMOTR_DEMO='1') as server, sync_playwright() as driver:
            phone = Handset(driver, server.url, home / 'profile', home / 'shots', 'inspector').open()
            try:
                phone.sign_in('inspector')
                yield Hand(phone, Visit.first(phone), random.Random(seed)), Ledger(server)
            finally:
                phone.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def killed_at_work(times: int, seed: int = 1) -> Figure:
    """SIGKILL to all of Chromium at a random moment of typing and shooting, again and again."""
    figure = Figure()
    with hand(seed) as (person, ledger):
        person.begin()
        while figure.done < times:
            strike_while(person)
            figure.done += 1
            person.phone.open()
            figure.broken += [f'kill {figure.done}: {each}' for each in _same_place(person)]
            figure.broken += [f'kill {figure.done}: {each}' for each in person.lost()]
        figure.broken += arrived(person, ledger)
        figure.said = f'{person.acts} acts, {len(person.numbers) + len(person.words)} words and numbers, ' + (
            f'{sum(person.photos.values())} photos called kept'
        )
    return figure


def strike_while(person: Hand) -> None:
    """Kill the browser under the hand: its processes, from outside, at a random moment."""
    timer = threading.Timer(person.draw.uniform(0.2, 4), person.phone.strike)
    timer.start()
    try:
        with suppress(Error, AssertionError):  # whatever was being waited for died with the browser
            while timer.is_alive():
                person.act()
                person.where = person.page.evaluate('() => location.pathname + location.hash')
    finally:
        timer.join()
        person.phone.kill()


def _same_place(person: Hand) -> list[str]:
    """The tab comes back with its address, and on it stands the item that was in hand."""
    where = person.where
    person.phone.go(where)
    if '/camera/' in where:
        place, item = person.page.locator('.camera .plate').first, where.rsplit('/', 1)[-1]
    elif '#' in where:
        place, item = person.page.locator(f'article#{TYPED}:not([data-folded]) .plate').first, TYPED
    else:
        return []
    try:
        expect(place).to_have_text(item)
    except AssertionError:
        return [f'{where} does not open at {item}']
    return []


def arrived(person: Hand, ledger: Ledger) -> list[str]:
    """With the network all of it reaches the server: every operation applied under its number, every photo stored."""
    if person.page.evaluate("() => fetch('/api/v1/session').then(answer => answer.status)") != 200:
        # Chromium writes cookies down late: killed at once, it has forgotten the session
        person.phone.go('/')
        person.page.get_by_role('link', name='Войти').first.click()
        expect(person.page.locator('input[autocomplete=username]')).to_be_visible()
        person.phone.sign_in('inspector')
    deadline = time.monotonic() + DRAIN_S
    while (found := kept(person.page)).waiting or found.unsent_photos:
        if time.monotonic() > deadline:
            return [f'{len(found.waiting)} operations and {len(found.unsent_photos)} photos do not leave the phone']
        person.page.evaluate("() => dispatchEvent(new Event('online'))")
        time.sleep(1)
    there = ledger.operations(found.device)
    broken = [f'n {each["n"]} was {each["verdict"]}' for each in there if each['verdict'] != 'applied']
    if [each['n'] for each in there] != list(range(1, len(there) + 1)):
        broken.append('the numbers on the server have gaps')
    on_server = {(each['n'], each['kind'], json.dumps(each['value'], sort_keys=True)) for each in there}
    mine = {(row['n'], row['op']['kind'], json.dumps(row['op']['value'], sort_keys=True)) for row in found.outbox}
    broken += [f'{each} is not on the server' for each in sorted(mine - on_server)]
    broken += [f'photo {name} is {state}' for name, state in ledger.photos(found.device) if state != 'stored']
    return broken


def killed_at_picker(times: int, seed: int = 1) -> Figure:
    """SIGKILL between the opening of the file picker and the photo, which the person then gives after all."""
    figure = Figure()
    with hand(seed) as (person, ledger), tempfile.TemporaryDirectory() as folder:
        pictures = [each for each in camera_files(Path(folder)) for _ in SHOT]  # no item gets the same one twice
        person.begin()
        while figure.done < times:
            item = SHOT[figure.done // 3 % len(SHOT)]
            person.acts += 1
            person.type()
            person.phone.go(person.camera(item))
            with person.page.expect_file_chooser():
                person.page.locator('.camera .files input').first.click()
            pause = person.draw.uniform(0, 0.5)
            time.sleep(pause)
            person.phone.strike()
            person.phone.kill()
            figure.done += 1
            person.phone.open()
            person.phone.go('/')
            back = person.page.get_by_role('link', name='Снять', exact=True)
            try:
                expect(back).to_have_attribute('href', person.camera(item), timeout=10_000)
                back.click()
                expect(person.page.locator('.camera .plate').first).to_have_text(item)
                if figure.done % 3 == 1:
                    given = person.page.locator('.camera input[type=file]').first
                    given.set_input_files(str(pictures[figure.done // 3]))
                    expect(person.page.locator('.camera .says p')).to_contain_text('сохранён')
                    person.photos[item] = person.photos.get(item, 0) + 1
                else:
                    person.phone.go('/')
                    person.page.get_by_role('button', name='Не надо').click()
                expect(person.page.get_by_role('button', name='Не надо')).to_have_count(0)
            except AssertionError as error:
                said = str(error).splitlines()[0]
                figure.broken.append(f'kill {figure.done}, {pause * 1000:.0f} ms after the picker: {item}: {said}')
            figure.broken += [f'kill {figure.done}: {each}' for each in person.lost()]
        figure.broken += arrived(person, ledger)
        figure.said = f'{len(person.numbers) + len(person.words)} words and numbers called kept'
    return figure


WRITE = """async ([item, count]) => {
    const card = () => document.querySelector(`article#${item}`)
    const until = async look => {
        while (!look()) await new Promise(resolve => setTimeout(resolve, 4))
    }
    if (!window.told) {
        window.told = 0
        window.kept = JSON.parse(sessionStorage.getItem('kept') ?? '[]')
        const tell = BroadcastChannel.prototype.postMessage
        BroadcastChannel.prototype.postMessage = function (said) {
            if (JSON.stringify(said).includes('inspection:')) window.told += 1
            return tell.call(this, said)
        }
    }
    await until(() => card()?.querySelector('.answers input'))
    const done = []
    for (let left = count; left > 0; left--) {
        const free = card().querySelector('.answers input:not(:checked):is([value=yes], [value=no])')
        const before = window.told
        free.closest('label').click()
        await until(() => window.told > before)
        await window.__kept(item, free.value)
        await until(() => card().querySelector(`.answers input[value=${free.value}]`).checked)
    }
}"""
PAIR = ('DSK-06', 'DSK-07')
AT_ONCE = 25


def two_tabs(writes: int, kills: int, seed: int = 1) -> Figure:
    """Two tabs write at once, without a network, each to its own item; now and then one of them is killed."""
    figure, draw = Figure(), random.Random(seed)
    with hand(seed) as (person, ledger):
        promised: dict[str, list[str]] = {item: [] for item in PAIR}
        assert person.phone.context is not None
        person.phone.context.expose_binding('__kept', lambda _, item, value: promised[item].append(value))
        for item in PAIR:
            person.visit.answer(item, 'yes')
            promised[item].append('yes')
        person.phone.offline()
        first = person.page
        tabs = {item: _tab(person, item) for item in PAIR}
        first.close()
        killed = 0
        while (said := sum(map(len, promised.values()))) < writes or killed < kills:
            for item, tab in tabs.items():
                tab.evaluate('given => { window.writing = window.write(given); return true }', [item, AT_ONCE])
            dead: list[str] = []
            if killed * writes < kills * said:
                time.sleep(draw.uniform(0, 0.4))
                dead = _kill_one(person, tabs, draw)
                assert dead, 'no process of a tab was found to kill'
                killed += 1
            for item in PAIR:
                if item in dead:
                    tabs[item] = _tab(person, item)
                else:
                    tabs[item].evaluate('() => window.writing.then(() => true)')
        figure.done = sum(map(len, promised.values()))
        figure.broken += _interleaved(kept(tabs[PAIR[0]]), promised)
        person.phone.offline(False)
        figure.broken += arrived(person, ledger)
        figure.said = f'{killed} times a tab was killed'
    return figure


def _tab(person: Hand, item: str) -> Page:
    tab = person.phone.tab()
    tab.add_init_script(f'window.write = {WRITE}')
    tab.goto(f'{person.phone.url}/inspections/{person.visit.inspection}/sections/DSK#{item}')
    expect(tab.locator(f'article#{item} .answers').first).to_be_visible()
    return tab


def _kill_one(person: Hand, tabs: dict[str, Page], draw: random.Random) -> list[str]:
    """SIGKILL to the process of one of the tabs; which one shows when it is dead."""
    dead: list[str] = []
    assert person.phone.context is not None
    for item, tab in tabs.items():
        tab.once('crash', lambda _, item=item: dead.append(item))
    pids = person.phone.renderers()
    for pid in draw.sample(pids, len(pids)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 2
        while not dead and time.monotonic() < deadline:
            person.phone.context.cookies()  # what the browser has said until now is heard
        if dead:
            break
    for item in dead:
        with suppress(Error):
            tabs[item].close()
    return dead


def _interleaved(found: Kept, promised: dict[str, list[str]]) -> Iterator[str]:
    numbers = sorted(row['n'] for row in found.outbox)
    if numbers != list(range(1, len(numbers) + 1)):
        yield f'the numbers are not 1 … {len(numbers)}'
    for item, values in promised.items():
        there = iter(found.values(item))
        lost = [value for value in values if value not in there]
        if lost:
            yield f'{len(lost)} answers to {item} were called kept and are lost'
