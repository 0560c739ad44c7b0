"""The computer of a point is tested, and an access confirmed, by links; nobody is signed in there."""

# ruff: noqa: F811 – fixtures of another file

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Locator, Page, expect

from tests.browser.handset import DESK, Handset
from tests.browser.looking import look
from tests.browser.screens import axe
from tests.browser.test_connection import connecting, folder, server, sheet_of  # noqa: F401 – fixtures

PRINTER = 'window.printed = 0; window.print = () => { window.printed += 1 }'
READER = """
window.shown = []
window.BarcodeDetector = class {
  static getSupportedFormats() { return Promise.resolve(['qr_code', 'ean_13', 'data_matrix', 'code_128']) }
  detect() { return Promise.resolve(window.shown) }
}
"""


def part(page: Page, name: str) -> Locator:
    """One part of the self-test."""
    return page.locator('li.plain', has=page.get_by_role('heading', name=name, exact=True))


def link_of(page: Page, label: str) -> str:
    """The address that the owner copies."""
    return page.get_by_label(label, exact=True).input_value()


def test_a_computer_is_tested_by_a_link(handset, folder):
    owner: Handset = handset('link-owner')
    mine = connecting(owner)
    owner.go(f'/applications/{mine}/connection')
    page = owner.page
    page.get_by_role('button', name='Сделать ссылку для другого компьютера').click()
    link = link_of(page, 'Ссылка для проверки компьютера')
    code = page.locator('.link-share strong').inner_text()
    assert re.fullmatch(r'[ABCEHKMPTXY2-79]{4} [ABCEHKMPTXY2-79]{4}', code)
    page.locator('.link-share').scroll_into_view_if_needed()
    look(owner, 'made')

    pc: Handset = handset('link-pc', desk=True, before_start=PRINTER)
    pc.expects('status of 404')
    pc.go('/pc')
    pc.page.get_by_label('Код').fill('AAAA AAAA')
    pc.page.get_by_role('button', name='Начать проверку').click()
    expect(pc.page.locator('.error')).to_contain_text('Такого кода нет')
    pc.shot('wrong-code')
    pc.page.get_by_label('Код').fill(code.lower())
    pc.offline()
    pc.page.get_by_role('button', name='Начать проверку').click()
    expect(pc.page.locator('.error')).to_contain_text('Введённое цело')
    expect(pc.page.get_by_label('Код')).to_have_value(code.lower())
    pc.offline(False)
    pc.page.get_by_role('button', name='Начать проверку').click()
    expect(pc.page.get_by_role('heading', name='Браузер')).to_be_visible()
    look_at_desk(pc, 'opened')
    expect(page.locator('main')).to_contain_text('Ссылка открыта в')

    late: Handset = handset('link-late')
    late.expects('status of 409')
    late.page.goto(link)
    late.page.get_by_role('button', name='Начать проверку').click()
    expect(late.page.locator('main')).to_contain_text('Эту ссылку уже использовали')
    look(late, 'used')

    print_and_read(pc, folder)
    expect(part(page, 'Сканер')).to_contain_text('по ссылке')
    part(pc.page, 'Интернет').get_by_label('Облачных камер').fill('2')
    part(pc.page, 'Интернет').get_by_role('button', name='Измерить').click()
    expect(part(pc.page, 'Интернет')).to_contain_text('нужно 8 Мбит/с', timeout=60_000)
    expect(pc.page.locator('main')).to_contain_text('Всё пройдено. Страницу можно закрыть.')
    look_at_desk(pc, 'passed')
    expect(part(page, 'Интернет')).to_contain_text('по ссылке')
    expect(page.locator('header.panel')).not_to_contain_text('проверить')
    owner.shot('results')

    page.get_by_role('button', name='Закрыть ссылку').click()
    expect(page.locator('main')).to_contain_text('Прошлая ссылка закрыта')
    pc.expects('status of 410')
    pc.page.reload()
    expect(pc.page.locator('main')).to_contain_text('Владелец точки закрыл эту ссылку')
    pc.shot('closed')
    pc.page.reload()
    expect(pc.page.get_by_label('Код')).to_be_visible()
    expect(pc.page.locator('main')).not_to_contain_text('закрыл')


def print_and_read(pc: Handset, folder: Path) -> None:
    """Everything but the line; a reload in the middle takes nothing that was typed."""
    page = pc.page
    part(page, 'Браузер').get_by_role('button', name='Проверить браузер').click()
    expect(part(page, 'Браузер')).to_contain_text('пройдено')
    part(page, 'Печать').get_by_role('button', name='Сделать лист').click()
    part(page, 'Печать').get_by_role('button', name='Напечатать лист').click()
    page.wait_for_function('() => window.printed === 1')
    sheet = sheet_of(folder)
    assert sheet.code not in page.locator('#app').inner_text()
    page.emulate_media(media='print', color_scheme='dark')
    expect(page.locator('.test-code')).to_have_text(f'{sheet.code[:3]} {sheet.code[3:]}')
    expect(page.locator('#app')).to_be_hidden()
    pc.shot('paper')
    printed = pypdfium2.PdfDocument(page.pdf(format='A4', print_background=True))
    assert len(printed) == 1
    codes = {each.text for each in zxingcpp.read_barcodes(printed[0].render(scale=3).to_pil())}
    assert codes == {sheet.square, sheet.bars, sheet.matrix, sheet.label}
    page.emulate_media(media='screen', color_scheme='light')
    expect(page.locator('.test-sheet')).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator('#to-print')).to_have_count(0)

    part(page, 'Печать').get_by_label('Код с листа').fill(sheet.code[:4])
    part(page, 'Сканер').get_by_label('QR-код').focus()
    page.keyboard.type(sheet.square)
    page.keyboard.press('Enter')
    page.keyboard.type(sheet.bars)
    kept(page, sheet.bars)
    pc.kill()
    pc.open()
    pc.go('/pc')
    page = pc.page
    expect(part(page, 'Печать').get_by_label('Код с листа')).to_have_value(sheet.code[:4])
    expect(part(page, 'Сканер').get_by_label('EAN-13')).to_have_value(sheet.bars)
    part(page, 'Печать').get_by_label('Код с листа').fill(sheet.code)
    part(page, 'Печать').get_by_role('button', name='Проверить код').click()
    expect(part(page, 'Печать')).to_contain_text('пройдено')
    part(page, 'Сканер').get_by_label('EAN-13').focus()
    page.keyboard.press('Enter')
    for code in (sheet.matrix, sheet.label):
        page.keyboard.type(code)
        page.keyboard.press('Enter')
    expect(part(page, 'Сканер')).to_contain_text('пройдено')
    expect(part(page, 'Сканер')).to_contain_text('в этом браузере нет чтения кодов')
    expect(part(page, 'Сканер').get_by_label('QR-код')).to_have_value('')


def kept(page: Page, text: str) -> None:
    """What was typed is on the disk."""
    page.evaluate(
        """text => new Promise(done => {
          const look = () => {
            const asked = indexedDB.open('osmotr-tested')
            asked.onsuccess = () => {
              const got = asked.result.transaction('kept').objectStore('kept').get('here')
              got.onsuccess = () => {
                asked.result.close()
                if (String(got.result).includes(text)) done(); else setTimeout(look, 20)
              }
            }
          }
          look()
        })""",
        text,
    )


def look_at_desk(pc: Handset, what: str) -> None:
    """On a desk by day and by night, in both languages."""
    page = pc.page
    page.evaluate(axe.source().read_text('utf-8'))
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    for language in ('ru', 'en'):
        for scheme in ('light', 'dark'):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            pc.shot(f'{what}-{language}-{scheme}')
            assert axe.violations(page) == [], (what, language, scheme)
        page.get_by_role('button', name='English' if language == 'ru' else 'Русский').click()
        expect(page.locator('html')).to_have_attribute('lang', 'en' if language == 'ru' else 'ru')
    page.emulate_media(color_scheme='light')


def test_a_camera_reads_in_place_of_a_scanner(handset, folder):
    owner: Handset = handset('link-camera', before_start=READER)
    mine = connecting(owner)
    owner.page.evaluate("() => localStorage.setItem('osmotr-locale', 'en')")
    owner.go(f'/applications/{mine}/connection')
    page = owner.page
    page.get_by_role('button', name='Make a link for another computer').click()
    page.locator('.link-share').scroll_into_view_if_needed()
    owner.shot('made-en')
    page.get_by_role('button', name='Make a sheet').click()
    scanner = part(page, 'Scanner')
    scanner.get_by_role('button', name='Read with the camera').click()
    expect(scanner.locator('video')).to_be_visible()
    sheet = sheet_of(folder)
    seen = [
        {'format': name, 'rawValue': text}
        for name, text in (
            ('qr_code', sheet.square), ('ean_13', sheet.bars), ('data_matrix', sheet.matrix), ('code_128', sheet.label),
        )
    ]  # fmt: skip
    page.evaluate(f'window.shown = {json.dumps(seen[:2])}')
    expect(scanner.locator('.code-camera [data-name=check]')).to_have_count(2)
    scanner.locator('.code-camera').scroll_into_view_if_needed()
    owner.shot('reading')
    page.evaluate(f'window.shown = {json.dumps(seen)}')
    expect(scanner).to_contain_text('with the camera')
    expect(scanner).not_to_contain_text('not passed')
    expect(scanner.locator('video')).to_have_count(0)
    page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('not allowed')) }")
    scanner.get_by_role('button', name='Read with the camera').click()
    expect(scanner.get_by_role('alert')).to_contain_text('The camera cannot be used')
    owner.shot('denied')


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_an_access_is_confirmed_by_a_link(handset, folder, scheme):
    owner: Handset = handset('link-giver', scheme=scheme)
    mine = connecting(owner)
    owner.go(f'/applications/{mine}/connection')
    page = owner.page
    page.get_by_role('button', name='Показать пароль один раз').click()
    secret = page.locator('.secret').inner_text().replace(' ', '')
    page.get_by_role('button', name='Подтвердить по ссылке на другом телефоне').click()
    link = link_of(page, 'Ссылка для подтверждения доступа')
    assert secret in page.locator('.secret').inner_text().replace(' ', '')
    page.locator('.link-share').scroll_into_view_if_needed()
    owner.shot(f'receipt-{scheme}')

    person: Handset = handset('link-person', scheme=scheme, locale='ru-RU' if scheme == 'light' else 'en-GB')
    person.expects('status of 422', 'status of 410', 'status of 404')
    theirs = person.page
    theirs.goto(link)
    field = theirs.locator('main input')
    expect(theirs.locator('main strong')).to_have_text(re.compile(r'^p\d+-owner-1$'))
    if scheme == 'light':
        look(person, 'receipt')
    send = theirs.locator('main form button[type=submit]')
    field.fill('0000')
    send.click()
    expect(theirs.get_by_role('alert')).to_contain_text(re.compile('ещё 4 раза|4 times'))
    field.fill(secret[-4:])
    person.offline()
    send.click()
    expect(theirs.get_by_role('alert')).to_contain_text(re.compile('Введённое цело|is safe'))
    expect(field).to_have_value(secret[-4:])
    person.shot(f'unsent-{scheme}')
    person.offline(False)
    send.click()
    expect(theirs.locator('main')).to_contain_text(re.compile('Доступ получен|The access was received'))
    assert theirs.url.endswith('/access')
    person.shot(f'received-{scheme}')
    owner.page.reload()
    expect(owner.page.locator('main')).to_contain_text('Получен')
    theirs.goto(f'{person.url}/access#nonsense')
    theirs.reload()
    expect(theirs.locator('main')).to_contain_text(re.compile('не целая|not whole'))
    person.shot(f'unknown-{scheme}')
