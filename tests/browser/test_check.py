"""A sealed report, its code, and the page where anybody checks it: sealed, changed, unknown, and whose file this is."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.pictures import camera_files
from tests.browser.screens.world import finish
from tests.browser.visit import Visit

ITEM = 'SIG-01'


def test_a_stranger_checks_a_sealed_report_by_its_code(handset, server, ledger, tmp_path):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    visit.answer(ITEM)
    visit.photograph(ITEM, camera_files(tmp_path / 'camera')[8])
    finish(phone, visit.inspection)  # type: ignore[arg-type]
    letters = phone.page.locator('.ticket .code-letters')
    expect(letters).to_contain_text('-')
    expect(phone.page.locator('.ticket svg.qr')).to_be_visible()
    code = letters.inner_text()
    phone.page.locator('.report-code').scroll_into_view_if_needed()
    phone.shot('report-code')
    phone.page.get_by_role('link', name='Проверить отчёт').click()
    expect(phone.page.locator('.ticket h2')).to_have_text('Опечатан, с тех пор не изменился')
    phone.shot('check-sealed')

    stranger: Handset = handset('stranger', desk=True)
    stranger.expects('status of 404')
    page = stranger.page
    stranger.go('/check')
    expect(page.locator('#code')).to_be_visible()
    stranger.shot('check')
    page.locator('#code').fill(code.replace('-', ' ').lower())
    page.keyboard.press('Enter')
    standing = page.locator('.ticket h2')
    expect(standing).to_have_text('Опечатан, с тех пор не изменился')
    expect(page.locator('.ticket')).to_contain_text('Снимки перечитаны сейчас: 1 из 1')
    assert 'ул.' not in page.locator('main').inner_text(), 'no address on a page for everybody'
    stranger.shot('check-sealed')

    name = ledger.ask("select sha256 from photos where inspection_id = ? and state = 'stored'", plain(visit))[0][0]
    stored = server.data / 'files' / 'originals' / name[:2] / name
    said = page.locator('.check-drop [role=status]')
    give(stranger, 'IMG_1.jpg', stored.read_bytes())
    expect(said).to_contain_text(f'Этот файл есть в отчёте: {ITEM}, снимок 1.')
    give(stranger, 'IMG_2.jpg', copy_of(handset, visit, name))
    expect(said).to_contain_text(f'Это копия снимка из отчёта: {ITEM}, снимок 1.')
    give(stranger, 'IMG_3.jpg', encoded_again(stored.read_bytes()))
    expect(said).to_contain_text('Такого файла в отчёте нет.')
    stranger.shot('check-file')

    content = bytearray(stored.read_bytes())
    content[-20] ^= 1
    stored.write_bytes(content)
    page.reload()
    expect(standing).to_have_text('После печати изменился')
    expect(page.locator('.check-broken')).to_have_text(f'{ITEM}, снимок 1: байты другие')
    stranger.shot('check-changed')

    page.locator('#code').fill('0000-0000-0000')
    page.get_by_role('button', name='Проверить', exact=True).click()
    expect(page.get_by_role('heading', name='Такого отчёта нет')).to_be_visible()
    stranger.shot('check-unknown')


def plain(visit: Visit) -> str:
    """The id as a row writes it."""
    return visit.inspection.replace('-', '')


def give(page: Handset, name: str, content: bytes) -> None:
    """Give the page a file."""
    field = page.page.locator('.check-drop input[type=file]')
    field.set_input_files({'name': name, 'mimeType': 'image/jpeg', 'buffer': content})


def copy_of(handset, visit: Visit, name: str) -> bytes:
    """What a reviewer downloads."""
    reviewer: Handset = handset('reviewer', desk=True)
    reviewer.sign_in('reviewer')
    address = f'{reviewer.url}/api/v1/inspections/{visit.inspection}/copies/{name}'
    answer = reviewer.page.request.get(address)
    assert answer.ok
    return answer.body()


def encoded_again(content: bytes) -> bytes:
    """The same picture as a messenger would pass it on."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        image.save(out, 'JPEG', quality=70)
    return out.getvalue()
