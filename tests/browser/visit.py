"""One inspection under a person's thumb: single answers and photos, each kept by the phone before the next."""

from __future__ import annotations

import time
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Locator, expect

from tests.browser.handset import PATIENCE_MS, Handset
from tests.browser.kept import kept


class Visit:
    """Answers items by their names, and gives them photos from files."""

    def __init__(self, phone: Handset, inspection: str) -> None:
        self.phone, self.inspection = phone, inspection

    @classmethod
    def first(cls, phone: Handset) -> Visit:
        """The one at the top of the day, once the day is ready to go without a network and its receipts are proven."""
        rows = phone.page.locator('a.visit:not([data-s=done])')
        row = rows.first
        expect(row).to_contain_text('без сети')
        for each in rows.all():
            expect(each).to_contain_text('без сети')
        for each in phone.page.locator('a.visit[data-s=done]').all():
            expect(each).to_contain_text('принято')
        phone.ready_for_offline()
        return cls(phone, str(row.get_attribute('href')).rsplit('/', 1)[-1])

    @classmethod
    def planned(cls, phone: Handset, key: str) -> Visit:
        """The one with this key of its row, once it is ready to go without a network."""
        inspection = str(UUID(key))
        expect(phone.page.locator(f'a.visit[href$="{inspection}"]')).to_contain_text('без сети')
        phone.ready_for_offline()
        return cls(phone, inspection)

    def section(self, item: str) -> None:
        """Open the section of an item, unless it is open."""
        path = f'/inspections/{self.inspection}/sections/{item.split("-")[0]}'
        if self.phone.page.evaluate('() => location.pathname') != path:
            self.phone.go(path)

    def answer(self, item: str, value: str = 'yes') -> None:
        """Tap yes, no or na under a yes-no item, as often as one likes, and wait until the phone has kept it."""
        self.section(item)
        page = self.phone.page
        card = page.locator(f'article#{item}')
        expect(card).to_be_visible()
        dock = page.locator('.dock', has=page.locator('.question .plate', has_text=item))
        place = dock.or_(card).locator(f'.answers label:has(input[value={value}])')
        if not appears(place):
            card.locator('header button').click()
        before = kept(page).values(item)
        place.click()
        expect(dock.locator('.answers')).to_have_count(0)
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while kept(page).values(item) != [*before, value]:
            assert time.monotonic() < deadline, f'{value} is not kept'
            time.sleep(0.05)

    def photograph(self, item: str, *files: Path) -> None:
        """Give an item photos from files; each is kept before the next is given."""
        for file in files:
            said = self.offer(item, file)
            assert 'сохранён' in said, said

    def offer(self, item: str, file: Path) -> str:
        """Open the camera of an item, choose a file, and hear what the phone says to it."""
        self.phone.go(f'/inspections/{self.inspection}/camera/{item}')
        self.phone.page.locator('.camera input[type=file]').first.set_input_files(str(file))
        word = self.phone.page.locator('.camera .says p').filter(has_not_text='Сохраняем')
        expect(word).to_be_visible()
        return str(word.inner_text())


def appears(what: Locator) -> bool:
    """Whether it stands there once the screen has come to rest."""
    try:
        expect(what).to_have_count(1, timeout=1_000)
    except AssertionError:
        return False
    return True
