"""A phone or a desk in a real Chromium, driven as a person drives it; it survives being killed."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Playwright, expect

from tests.support.chromium import chromium

PHONE, DESK = {'width': 390, 'height': 844}, {'width': 1440, 'height': 900}
PASSWORD = 'osmotr-demo'
CAMERA = ('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
PATIENCE_MS = 30_000
OF_NETWORK = 'Failed to load resource: '
OF_POLICY = 'violates the following Content Security Policy directive'
EXPECTED = ('net::ERR_INTERNET_DISCONNECTED', 'status of 401')
DRAWN = """() => [...document.images].every(image => {
  const { top, bottom, width } = image.getBoundingClientRect()
  return width === 0 || bottom < 0 || top > innerHeight || (image.complete && image.naturalWidth > 0)
})"""
STILL = """() => Promise.allSettled(document.getAnimations()
  .filter(each => Number.isFinite(each.effect?.getComputedTiming().endTime))
  .map(each => each.finished))"""
expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Handset:
    """One browser with its own profile; every `shot` is written to the folder of screenshots."""

    playwright: Playwright
    url: str
    profile: Path
    shots: Path
    name: str
    desk: bool = False
    scheme: str = 'light'
    locale: str = 'ru-RU'
    place: dict[str, float] = field(default_factory=lambda: {'latitude': 56.8609, 'longitude': 35.9119, 'accuracy': 9})
    before_start: str | None = None
    context: BrowserContext | None = None
    errors: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=lambda: list(EXPECTED))

    def open(self) -> Handset:
        """Start the browser on its profile."""
        found = chromium()
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=found.path,
            args=[*found.arguments, *CAMERA],
            env={**os.environ, **found.environment} if found.environment else None,
            viewport=DESK if self.desk else PHONE,
            has_touch=not self.desk,
            locale=self.locale,
            timezone_id='Europe/Moscow',
            color_scheme=self.scheme,  # type: ignore[arg-type]
            geolocation=self.place,  # type: ignore[arg-type]
            permissions=['geolocation', 'camera'],
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on('weberror', lambda error: self.errors.append(f'not caught: {error.error}'))
        self.context.on('console', lambda said: self._heard(said))
        if self.before_start:
            self.context.add_init_script(self.before_start)
        return self

    @property
    def page(self) -> Page:
        """The tab in front."""
        assert self.context is not None
        return self.context.pages[-1] if self.context.pages else self.context.new_page()

    def tab(self) -> Page:
        """Open another tab in front of the others."""
        assert self.context is not None
        return self.context.new_page()

    def expects(self, *failures: str) -> None:
        """Of what the browser says about the network and where it was kept from going, this belongs to the test: parts
        of its sentences."""
        self.expected += failures

    def _heard(self, said: ConsoleMessage) -> None:
        of_network = said.text.startswith(OF_NETWORK) or OF_POLICY in said.text
        foreseen = of_network and any(each in said.text for each in self.expected)
        if said.type == 'error' and not foreseen:
            self.errors.append(f'{said.text} ({said.location.get("url", "")})')

    def sign_in(self, who: str, password: str = PASSWORD) -> None:
        """Sign in as `who@demo.test`."""
        if self.page.url == 'about:blank':
            self.page.goto(self.url)
        self.page.locator('input[autocomplete=username]').fill(f'{who}@demo.test')
        self.page.locator('input[autocomplete=current-password]').fill(password)
        self.page.keyboard.press('Enter')
        expect(self.page.locator('input[autocomplete=username]')).to_have_count(0)

    def go(self, path: str) -> None:
        """Open an address of the app."""
        self.page.goto(self.url + path)

    def sent(self) -> None:
        """Nothing of this phone waits any more, and it has read the news."""
        with self.page.expect_response(lambda answer: '/sync/changes' in answer.url):
            self.go('/')
        expect(self.page.get_by_text('всё отправлено')).to_be_visible()

    def offline(self, away: bool = True) -> None:
        """Take the network away, or give it back."""
        assert self.context is not None
        self.context.set_offline(away)

    def shot(self, what: str) -> None:
        """Write a picture of the screen, once every photo in sight is drawn and nothing changes its colour any more."""
        self.shots.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_function(DRAWN)
        self.page.evaluate(STILL)
        self.page.screenshot(path=self.shots / f'{self.name}-{what}.png')

    def ready_for_offline(self) -> None:
        """Wait until the service worker keeps the whole shell and speaks for the page."""
        self.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
        self.page.wait_for_function("() => caches.keys().then(names => names.some(name => name.startsWith('shell-')))")

    def kill(self) -> None:
        """SIGKILL every process of this browser, as the system does, and forget it."""
        self.strike()
        deadline = time.monotonic() + 10
        while self._pids() and time.monotonic() < deadline:
            time.sleep(0.05)
        with contextlib.suppress(Error):
            assert self.context is not None
            self.context.close()
        for lock in self.profile.glob('Singleton*'):
            lock.unlink()
        self.context = None

    def strike(self) -> None:
        """SIGKILL from outside, at any moment and from any thread; `kill` then clears up behind it."""
        for pid in self._pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """Close the browser, if it is open."""
        if self.context is not None:
            with contextlib.suppress(Error):
                self.context.close()
            self.context = None

    def renderers(self) -> list[int]:
        """The processes that draw pages and run their scripts."""
        return self._pids(b'--type=renderer')

    def _pids(self, also: bytes = b'') -> list[int]:
        """The browser on this profile and all that it has started: not every part names the profile itself."""
        lines, parents = {}, {}
        for entry in Path('/proc').iterdir():
            if entry.name.isdigit():
                with contextlib.suppress(OSError):
                    lines[int(entry.name)] = (entry / 'cmdline').read_bytes()
                    parents[int(entry.name)] = int((entry / 'stat').read_text().rpartition(')')[2].split()[1])
        ours = {pid for pid, line in lines.items() if str(self.profile).encode() in line}
        while more := {pid for pid, parent in parents.items() if parent in ours and pid in lines} - ours:
            ours |= more
        return [pid for pid in ours if also in lines[pid]]


class Checklist:
    """Answers whatever stands under the thumb, until the section has no open question."""

    def __init__(self, handset: Handset, inspection: str) -> None:
        self.handset, self.inspection = handset, inspection
        self.page = handset.page
        self.answered = self.photos = 0
        self.values: dict[str, str] = {}
        self.files: list[Path] = []
        self.no: frozenset[str] = frozenset()

    def section(self, name: str, at_most: int = 60) -> None:
        """Fill a section; items that need the network are left."""
        self.handset.go(f'/inspections/{self.inspection}/sections/{name}')
        self.page.wait_for_selector('.dock')
        left: set[str] = set()
        for _ in range(at_most):
            self._settle()
            question = self._question()
            if question is None or question in left:
                return
            if not self._step(question):
                left.add(question)
                if not self._skip(left):
                    return

    def _question(self) -> str | None:
        said = self.page.evaluate("document.querySelector('.dock .question .plate')?.innerText ?? null")
        return None if said is None else str(said)

    def _step(self, item: str) -> bool:
        dock = self.page.locator('.dock')
        before = self._standing()
        if dock.locator('a[href*="/camera/"]').count():
            dock.locator('a[href*="/camera/"]').first.click()
            self._shoot()
        elif dock.locator('textarea').count():
            dock.locator('textarea').fill('Снято с порога «как есть» 🙂')
            dock.get_by_role('button').last.click()
        elif dock.locator('.answers').count():
            self._press(dock, f'.answers label.{"no" if item in self.no else "yes"}')
            self.answered += 1
        elif dock.locator('input[inputmode=decimal]').count():
            dock.locator('input[inputmode=decimal]').fill(self.values.get(item, '30'))
            dock.locator('input[inputmode=decimal]').blur()
            self._onwards(dock)
        elif dock.locator('input[type=date]').count():
            dock.locator('input[type=date]').fill('2027-06-30')
            self._onwards(dock)
        elif dock.locator('input[type=checkbox]').count():
            for box in dock.locator('label:has(input[type=checkbox])').all():
                box.click()
            self._onwards(dock)
        elif dock.locator('input[type=radio]').count():
            self._press(dock, 'label:has(input[type=radio])')
            self.answered += 1
        else:
            return False
        self.page.wait_for_function('was => window.__standing() !== was', arg=before)
        return True

    def _onwards(self, dock) -> None:  # type: ignore[no-untyped-def]
        dock.locator('button[data-kind=primary]').click()
        self.answered += 1

    @staticmethod
    def _press(dock, what: str) -> None:  # type: ignore[no-untyped-def]
        dock.locator(what).first.click()

    def _shoot(self) -> None:
        page = self.page
        page.wait_for_selector('.camera')
        count = page.locator('.camera header .end')
        for _ in range(12):
            done, _, wanted = count.inner_text().partition(' / ')
            if wanted and int(done) >= int(wanted):
                break
            if self.files:
                page.locator('.camera input[type=file]').first.set_input_files(str(self.files.pop(0)))
            else:
                page.locator('.shutter:not([aria-busy=true])').click()
            self._kept(f'{done} / {wanted}')
            self.photos += 1
        page.locator('.camera footer a[data-kind=primary]').click()
        page.wait_for_selector('.dock')

    def _kept(self, before: str) -> None:
        """Wait until the photo counts; a refusal of it is told by its words."""
        look = """before => {
            const camera = document.querySelector('.camera')
            const said = camera.querySelector('.alarm')?.innerText ?? ''
            return (said.includes('сохранён') ? '' : said) || camera.querySelector('header .end').innerText !== before
        }"""
        try:
            said = self.page.wait_for_function(look, arg=before).json_value()
        except Error:
            self.handset.shot('photo-not-kept')
            raise AssertionError('not kept: ' + self.page.locator('.camera footer').inner_text()) from None
        assert said is True, f'photo refused: {said}'

    def _settle(self) -> None:
        """Wait until the screen has stood still: what is answered is redrawn from the store, a moment after the tap."""
        self._standing()
        script = """() => {
            const now = window.__standing()
            if (now !== window.__last) [window.__last, window.__since] = [now, performance.now()]
            return performance.now() - window.__since > 150
        }"""
        self.page.wait_for_function(script)

    def _standing(self) -> str:
        """What the dock asks and how much the section has: it changes with every step."""
        script = """window.__standing = () => location.pathname + [...document.querySelectorAll('.dock, .panel')].map(
            each => each.innerText + [...each.querySelectorAll('a')].map(link => link.href)).join('|')"""
        self.page.evaluate(script)
        return str(self.page.evaluate('window.__standing()'))

    def _skip(self, left: set[str]) -> bool:
        """Leave an item that cannot be answered now, and open the next one that is not answered."""
        folded = self.page.locator('article.item[data-folded]', has_text='нет ответа')
        for item in folded.all():
            if item.get_attribute('id') not in left:
                item.locator('header button').click()
                return True
        return False
