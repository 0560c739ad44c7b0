"""A reviewer takes the report of a finished application away, and the queue as a table; both are opened and read."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2
from playwright.sync_api import expect

from tests.browser.handset import Handset


def test_a_reviewer_downloads_the_report_and_the_list(handset):
    desk: Handset = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    page = desk.page
    page.get_by_role('button', name='Выгрузить').click()
    with page.expect_download() as coming:
        page.locator('[data-export=csv] button').click()
    shown = page.locator('.listed tbody tr').count()
    table = list(csv.reader(Path(coming.value.path()).read_text('utf-8-sig').splitlines(), delimiter=';'))
    assert table[0][:2] == ['Заявка', 'Адрес']
    assert len(table) == shown + 1
    page.keyboard.press('Escape')

    row = page.locator('.work tbody tr', has_text='Лесная')
    row.locator('a.number').click()
    opener = page.get_by_role('button', name='Скачать отчёт и дело')
    opener.click()
    page.get_by_role('button', name='Составить отчёт').click()
    page.locator('.export-row').first.wait_for()
    page.keyboard.press('Escape')
    expect(page.locator('dialog')).to_have_count(0)
    opener.click()  # left and found again
    ready = page.locator('[data-export=pdf]')
    expect(ready).to_be_visible(timeout=60_000)
    desk.shot('exports')
    with page.expect_download() as coming:
        ready.click()
    assert coming.value.suggested_filename.startswith('osmotr-1003-')
    opened = pypdfium2.PdfDocument(coming.value.path())
    words = ' '.join(each.get_textpage().get_text_range() for each in opened)
    opened.close()
    for part in (
        'Тверь, ул. Лесная, 7',
        'ИП Соколова М. И.',
        'Не готово',
        'Высота букв вывески',
        'Совпадает байт в байт',
    ):
        assert part in ' '.join(words.split()), part
