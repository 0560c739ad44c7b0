"""Somebody who walks through the screens and looks hard at each: in both languages, by day and by night."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from playwright.sync_api import Browser, Page
from pysqlite3 import dbapi2 as sqlite

from checklists.operations import LIBRARY
from checklists.yaml_file import read_checklist
from tests.browser.handset import DESK, PATIENCE_MS, PHONE, Handset
from tests.browser.screens import axe
from tests.support.server import Server

Locale = Literal['ru', 'en']
Theme = Literal['light', 'dark']
LANGUAGES: tuple[Locale, ...] = ('ru', 'en')
THEMES: tuple[Theme, ...] = ('light', 'dark')
EVERY = os.environ.get('OSMOTR_SCREENS') == 'every'
NOWHERE = '018f0000-0000-7000-8000-000000000000'
SIGHT = Path(__file__).with_name('sight.js')
QUIET_MS = 90
FINGER_PX = 48
MOUSE_PX = 24
MOST_SHIFT = 0.05
CYRILLIC = re.compile('[А-Яа-яЁё][А-Яа-яЁё .,«»-]*')
LINK = re.compile(r'https?://\S+')  # what a code at its end spells is nobody's word
LATIN = re.compile(r'(?<![A-Za-z0-9@./_-])[A-Za-z]{3,}(?![A-Za-z0-9@/_]|\.\w|-\d)')
# said the same way in Russian: names of things and of keys
SAME_IN_RUSSIAN = {'Enter', 'Escape', 'Esc', 'Ctrl', 'XLSForm', 'English', 'Chrome', 'Linux', 'Excel', 'GeoJSON'}
THEIRS = (
    'select name from accounts',
    'select address from applications',
    'select reason from decisions',
    'select items from decisions',
    'select text from operations',
    'select text from quarantine',
    'select name from devices',
)


@dataclass
class Visitor(Handset):
    """A phone or a desk in a browser that is shared; it has looked at some screens and remembers what was wrong."""

    browser: Browser | None = None
    size: dict[str, int] = field(default_factory=lambda: PHONE)
    permissions: tuple[str, ...] = ('geolocation', 'camera')
    lang: Locale = 'ru'
    theirs: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    spent: dict[str, float] = field(default_factory=dict)

    def open(self) -> Visitor:
        """Open a context of the shared browser."""
        assert self.browser is not None
        self.desk = self.size == DESK
        self.context = self.browser.new_context(
            viewport=self.size,  # type: ignore[arg-type]
            has_touch=not self.desk,
            locale='ru-RU',
            timezone_id='Europe/Moscow',
            reduced_motion='reduce',
            geolocation=self.place,  # type: ignore[arg-type]
            permissions=list(self.permissions),
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on('weberror', lambda error: self.errors.append(f'not caught: {error.error}'))
        self.context.on('console', lambda said: self._heard(said))
        self.context.add_init_script(path=SIGHT)
        self.context.add_init_script(path=axe.source())
        if self.before_start:
            self.context.add_init_script(self.before_start)
        return self

    def speak(self, lang: Locale) -> None:
        """Change the language of what is opened from now on."""
        self.lang = lang
        if self.page.url == 'about:blank':
            self.go('/sign-in')
        self.page.evaluate("lang => localStorage.setItem('osmotr-locale', lang)", lang)

    def go(self, path: str) -> None:
        """Open an address anew, also when only the part after # has changed."""
        here = self.page.url.partition('#')[0]
        super().go(path)
        if here == self.page.url.partition('#')[0] and '#' in path:
            self.page.reload()

    def see(self, path: str, name: str, awaits: str = 'h1', click: Iterable[str] = (), **how: Any) -> None:
        """Open an address, wait for what must be there, press what is to be pressed, and look."""
        self.go(path)
        self.press(awaits, *click)
        self.look(name, **how)

    def press(self, awaits: str, *click: str) -> None:
        """Wait for a part of the page, then press others one after the other."""
        self.page.locator(awaits).first.wait_for()
        for each in click:
            self.page.locator(each).first.click()

    def look(self, name: str, entry: bool = True) -> None:
        """Look at the screen in its themes; `entry` counts what has shifted since it was opened."""
        page = self.page
        page.evaluate('ms => window.__quiet(ms)', QUIET_MS)
        self.seen.add(name)
        size = f'{self.size["width"]}x{self.size["height"]}'
        where = f'{name} {self.lang} {size}'
        for theme in themes(name, self.lang):
            page.emulate_media(color_scheme=theme)
            self._shot(page, f'{name}-{self.lang}-{theme}-{size}.png')
            self._wrong(f'{where} {theme}', 'axe', self._timed('axe', axe.violations, page))
        sight = self._timed(
            'sight', page.evaluate, 'least => window.__sight(least)', MOUSE_PX if self.desk else FINGER_PX
        )
        for what in ('sideways', 'small', 'cut', 'overlapping', 'bursting', 'refused'):
            self._wrong(where, what, sight[what])
        self._wrong(where, 'words', foreign(sight['words'], self.lang, self.theirs))
        if entry and sight['shift'] > MOST_SHIFT:
            self._wrong(where, 'shift', [f'{sight["shift"]:.3f}: {", ".join(sight["moved"])}'])

    def _shot(self, page: Page, name: str) -> None:
        self.shots.mkdir(parents=True, exist_ok=True)
        self._timed('shot', lambda: page.screenshot(path=self.shots / name))

    def _wrong(self, where: str, what: str, found: list[str]) -> None:
        self.wrong += [f'{where}: {what}: {each}' for each in found]

    def _timed(self, what: str, act: Any, *given: Any) -> Any:
        began = time.monotonic()
        try:
            return act(*given)
        finally:
            self.spent[what] = self.spent.get(what, 0.0) + time.monotonic() - began


def spoken(lang: Locale) -> tuple[Locale, ...]:
    """The languages of a walk: both with OSMOTR_SCREENS=every (`make test-long PART=screens`), else the one named."""
    return LANGUAGES if EVERY else (lang,)


SIZES = {'phone': PHONE, 'desk': DESK}


def pairs(lang: Locale, size: str) -> list[tuple[Locale, str]]:
    """The same for walks of the desk, which is looked at on a phone too: all languages and sizes, or the one pair."""
    return [(each, how) for each in LANGUAGES for how in SIZES] if EVERY else [(lang, size)]


def themes(name: str, lang: Locale) -> tuple[Theme, ...]:
    """Both with OSMOTR_SCREENS=every; else one, and the other one in the other language."""
    return THEMES if EVERY else (THEMES[(crc32(name.encode()) + LANGUAGES.index(lang)) % 2],)


def foreign(words: list[str], lang: Locale, theirs: tuple[str, ...]) -> list[str]:
    """Words that are not in the language of the screen, without what people have written."""
    found = []
    for said in words:
        left = LINK.sub(' ', said)
        for each in theirs:
            left = left.replace(each, ' ')
        if lang == 'en' and CYRILLIC.search(left):
            found.append(said[:120])
        if lang == 'ru':
            found += [
                f'{word} in «{said[:80]}»'
                for word in LATIN.findall(left)
                if word not in SAME_IN_RUSSIAN and not word.isupper()
            ]
    return found


def written_by_people(server: Server) -> tuple[str, ...]:
    """Every Russian text that people have written: names, addresses, notes, reasons; the longest first."""
    with closing(sqlite.connect(server.data / 'osmotr.sqlite3', timeout=15)) as base:
        rows = [str(row[0]) for ask in THEIRS for row in base.execute(ask)]
    texts: set[str] = set()
    for row in rows:
        texts.update([row] if not row.startswith(('{', '[')) else re.findall(r'"((?:[^"\\]|\\.)*)"', row))
    plain = {each.encode().decode('unicode_escape') if '\\u' in each else each.replace('\\"', '"') for each in texts}
    names = {row for row in plain if CYRILLIC.search(row)} | sources()
    people = {shown for name in names for shown in (initials(name), shortly(name))}
    return tuple(sorted(names | people, key=len, reverse=True))


def sources() -> set[str]:
    """The clauses that items come from are named in the language of whoever demands them."""
    text = (LIBRARY / 'pvz-default.yaml').read_text('utf-8')
    return {item.source for item in read_checklist(text, 'pvz-default.yaml').items() if item.source}


def shortly(name: str) -> str:
    """As a report calls somebody: «Андрей Белов» is «А. Белов»."""
    return re.sub(r'^([А-ЯЁ])[а-яё]+ (\w+)$', '\\1.\u00a0\\2', name)


def initials(name: str) -> str:
    """As an avatar shows them."""
    return ''.join(word[0] for word in re.findall(r'\w+', name)[:2]).upper()
