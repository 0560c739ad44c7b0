"""One inspection under a person's thumb: single answers and photos, each kept by the phone before the next."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.handset import Handset


class Visit:
    """Answers items by their names, and gives them photos from files."""

    def __init__(self, phone: Handset, inspection: str) -> None:
        self.phone, self.inspection = phone, inspection

    @classmethod
    def first(cls, phone: Handset) -> Visit:
        """The one at the top of the day, once it can be worked on without a network."""
        row = phone.page.locator('a.visit').first
        expect(row).to_contain_text('без сети')
        phone.ready_for_offline()
        return cls(phone, str(row.get_attribute('href')).rsplit('/', 1)[-1])

    def section(self, item: str) -> None:
        """Open the section of an item, unless it is open."""
        path = f'/inspections/{self.inspection}/sections/{item.split("-")[0]}'
        if self.phone.page.evaluate('() => location.pathname') != path:
            self.phone.go(path)

    def answer(self, item: str, value: str = 'yes') -> None:
        """Tap yes, no or na under a yes-no item, as often as one likes."""
        self.section(item)
        page = self.phone.page
        card = page.locator(f'article#{item}')
        expect(card).to_be_visible()
        dock = page.locator('.dock', has=page.locator('.question .plate', has_text=item))
        if dock.count() == 0 and card.get_attribute('data-folded') is not None:
            card.locator('header button').click()
        place = dock.or_(card).locator(f'.answers label:has(input[value={value}])')
        expect(place).to_have_count(1)
        place.click()
        expect(self.shown(item)).to_have_count(1)

    def shown(self, item: str):  # type: ignore[no-untyped-def]
        """The card of an item that has been answered."""
        return self.phone.page.locator(f'article#{item}:not(:has-text("нет ответа"))')

    def photograph(self, item: str, *files: Path) -> None:
        """Give an item photos from files; each counts before the next is given."""
        self.phone.go(f'/inspections/{self.inspection}/camera/{item}')
        for file in files:
            said = self.offer(file)
            assert 'сохранён' in said, said

    def offer(self, file: Path) -> str:
        """Choose a file in the camera, and what the phone says to it."""
        footer = self.phone.page.locator('.camera footer')
        self.phone.page.locator('.camera input[type=file]').first.set_input_files(str(file))
        word = footer.locator('p.alarm, p.where:not(:has-text("Сохраняем"))')
        expect(word).to_be_visible()
        return str(word.inner_text())
