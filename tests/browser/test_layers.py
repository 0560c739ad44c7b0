"""An arrow drawn over a photo without a network reaches the reviewer, and the photo stays byte for byte what it was."""

import hashlib
import re

from playwright.sync_api import expect

from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

BYTES = """async () => {
    const { name } = (await indexedDB.databases()).find(each => each.name.startsWith('osmotr-'))
    const opened = await new Promise(done => { indexedDB.open(name).onsuccess = event => done(event.target.result) })
    const store = opened.transaction('photo_bytes').objectStore('photo_bytes')
    const rows = await new Promise(done => { store.getAll().onsuccess = event => done(event.target.result) })
    opened.close()
    const hex = bytes => Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('')
    return await Promise.all(rows.map(async row =>
        [row.sha256, hex(await crypto.subtle.digest('SHA-256', row.bytes))]))
}"""
WORDS = 'щель 4 см «у петли»'


def open_photo(phone, visit):
    phone.go('/')
    visit.section('SIG-01')
    card = phone.page.locator('article#SIG-01')
    expect(card).to_be_visible()
    if not card.locator('.photos').count():
        card.locator('header button').click()
    card.locator('.photos .frame').first.click()
    expect(phone.page.locator('dialog .whole-photo')).to_be_visible()


def drag(page, start, end):
    box = page.locator('.drawing svg.layer').bounding_box()
    at = [(box['x'] + box['width'] * x, box['y'] + box['height'] * y) for x, y in (start, end)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=6)
    page.mouse.up()


def test_an_arrow_drawn_offline_is_seen_by_the_reviewer_over_an_unchanged_photo(handset, ledger, tmp_path):
    phone = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    visit.photograph('SIG-01', camera_files(tmp_path)[8])
    page = phone.page
    open_photo(phone, visit)
    page.get_by_role('button', name='Пометить на снимке').click()
    expect(page.locator('.drawing')).to_be_visible()
    drag(page, (0.2, 0.65), (0.6, 0.45))
    expect(page.locator('.drawing .hold')).to_have_count(2)
    phone.shot('drawing')
    page.get_by_role('button', name='Круг').click()
    drag(page, (0.65, 0.52), (0.9, 0.6))
    page.get_by_role('button', name='Отменить').click()
    expect(page.locator('.drawing .shape')).to_have_count(1)
    page.get_by_role('button', name='Надпись').click()
    box = page.locator('.drawing svg.layer').bounding_box()
    page.mouse.click(box['x'] + box['width'] * 0.2, box['y'] + box['height'] * 0.58)
    page.get_by_label('Текст надписи').fill(WORDS)
    page.get_by_role('button', name='Поставить').click()
    expect(page.locator('.drawing text')).to_have_text(WORDS)
    page.get_by_role('button', name='Удалить').first.wait_for()
    page.locator('.drawing svg.layer').focus()
    page.mouse.click(box['x'] + box['width'] * 0.9, box['y'] + box['height'] * 0.95)
    page.get_by_role('button', name='Закрыть').click()
    expect(page.get_by_text('Пометки не сохранены')).to_be_visible()
    page.get_by_role('button', name='Сохранить пометки').click()
    expect(page.locator('.drawing')).to_have_count(0)
    expect(page.locator('dialog .layer text')).to_have_text(WORDS)
    phone.shot('photo-with-marks')
    assert all(name == digest for name, digest in page.evaluate(BYTES))

    phone.kill()
    phone.open().offline()
    open_photo(phone, visit)
    expect(phone.page.locator('dialog .layer text')).to_have_text(WORDS)
    assert all(name == digest for name, digest in phone.page.evaluate(BYTES))
    phone.offline(False)
    phone.go('/sending')
    asked = phone.page.get_by_role('link', name='Войти')
    there = phone.page.locator('.panel', has_text='сеть есть')
    expect(asked.or_(there).first).to_be_visible()
    if asked.count():
        asked.first.click()
        phone.sign_in('inspector')
    open_photo(phone, visit)
    expect(phone.page.locator('dialog .lamp')).to_contain_text('принято')

    desk = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    expect(desk.page.locator('tbody tr').first).to_be_visible()
    desk.go(f'/queue/{ledger.application_of(visit.inspection)}#SIG-01')
    layer = desk.page.locator('.centre .layer')
    expect(layer.first.locator('text')).to_have_text(WORDS)
    expect(layer.first).to_have_attribute('aria-label', re.compile(r'2\sпометки.*щель'))
    expect(desk.page.locator('.pair img')).to_have_count(2)
    desk.page.evaluate('Promise.all([...document.images].map(image => image.decode()))')
    desk.shot('marks')
    desk.page.keyboard.press('l')
    expect(layer).to_have_count(0)
    desk.page.keyboard.press('z')
    viewer = desk.page.locator('dialog.viewer')
    expect(viewer).to_be_visible()
    desk.page.keyboard.press('l')
    expect(viewer.locator('.layer text')).to_have_text(WORDS)
    desk.page.keyboard.press('+')
    desk.shot('marks-viewer')
    for address in viewer.locator('img').evaluate_all('all => all.map(each => each.src)'):
        name = address.rsplit('/', 1)[-1].split('?')[0]
        assert hashlib.sha256(desk.page.request.get(address).body()).hexdigest() == name
