"""Storage that fails in the middle of work: nothing is called kept falsely, nothing leaves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import storage
from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.visit import Visit

ITEM, ANOTHER = 'ENT-03', 'ENT-06'


@pytest.fixture
def phone(handset) -> Handset:
    made: Handset = handset('inspector')
    made.sign_in('inspector')
    return made


@pytest.mark.parametrize('fault', storage.FAULTS)
def test_a_dead_storage_blocks_the_form_keeps_the_answer_on_the_page_and_writes_it_once_mended(phone, fault):
    visit = Visit.first(phone)
    phone.offline()
    visit.answer(ITEM, 'yes')
    visit.section(ANOTHER)
    storage.spoil(phone.page, fault)
    dock = phone.page.locator('.dock')
    phone.page.locator(f'article#{ANOTHER} header button').or_(dock.locator('.answers label.no')).first.click()
    dock.locator('.answers label.no').click()

    sheet = phone.page.locator('dialog')
    expect(sheet).to_contain_text('Память телефона не отвечает', timeout=60_000)
    expect(sheet.locator('.unkept li')).to_contain_text([ANOTHER])
    phone.shot(f'storage-{fault.replace(" ", "-")}')
    with phone.page.expect_download() as download:
        sheet.get_by_role('button', name='Сохранить в файл').click()
    assert ANOTHER in download.value.path().read_text('utf-8')
    # what hangs is on the disk and nobody knows: it must not be written twice
    assert kept(phone.page).values(ANOTHER) == (['no'] if fault == 'hanging' else [])

    storage.mend(phone.page)
    sheet.get_by_role('button', name='Попробовать снова').click()
    expect(sheet).to_have_count(0)
    assert kept(phone.page).values(ITEM) == ['yes']
    assert kept(phone.page).values(ANOTHER) == ['no']
    phone.page.reload()
    expect(phone.page.locator(f'article#{ANOTHER}')).to_contain_text('Нет')


def test_a_storage_that_the_browser_has_erased_is_told_with_what_lay_in_it(phone):
    visit = Visit.first(phone)
    phone.offline()
    visit.answer(ITEM, 'yes')
    visit.answer('ENT-07', 'yes')
    waiting = len(kept(phone.page).waiting)
    assert waiting == 3  # that the work was begun is one of them
    storage.erase(phone)
    phone.offline(False)
    phone.go('/')
    expect(phone.page.get_by_text('Браузер стёр память Осмотра на этом телефоне')).to_be_visible()
    phone.page.get_by_role('link', name='Показать').click()
    told = phone.page.locator('.kept', has_text='Браузер стёр память Осмотра')
    expect(told).to_contain_text(f'{waiting}\u00a0записи')
    phone.shot('storage-erased')
    told.get_by_role('button').click()
    expect(told).to_have_count(0)
    phone.go('/')
    expect(phone.page.locator('a.visit').first).to_be_visible()
    expect(phone.page.get_by_text('Браузер стёр память Осмотра')).to_have_count(0)
