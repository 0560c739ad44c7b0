"""Every screen of the desks, on a desk and on a phone, in both languages, by day and by night."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.handset import PATIENCE_MS
from tests.browser.screens.tour import NOWHERE, SIZES, Visitor, pairs, written_by_people

REASON = 'Снимите вывеску с рулеткой'
BROKEN_CHAIN = {
    'running': None,
    'newest': 1204,
    'ended': {
        'asked_at': '2026-11-27T09:12:00.000Z',
        'finished_at': '2026-11-27T09:12:04.000Z',
        'seen': 511,
        'total': 1204,
        'last': 'f' * 64,
        'broken': 512,
        'why': 'link',
    },
}


@pytest.mark.parametrize(('lang', 'size'), pairs('ru', 'desk'))
def test_a_reviewers_desk(world, case, visitor, server, judged, lang, size):
    desk = visitor('reviewer', SIZES[size])
    judged(desk)
    desk.theirs = written_by_people(server)
    desk.sign_in('reviewer')
    desk.speak(lang)
    page = desk.page
    desk.see('/queue', 'queue', 'tbody tr')
    desk.press('.person > button', '.person > button')
    desk.look('person-menu', entry=False)
    page.keyboard.press('Escape')
    page.locator('.head-end > .btn').first.click()
    desk.press('.export-row .btn')
    desk.look('export-list', entry=False)
    page.keyboard.press('Escape')
    waiting = page.locator('.rail [aria-current] b').inner_text()
    page.locator('.search input').fill('Сызрань')
    desk.press('.state')
    expect(page.locator('.rail [aria-current] b')).to_have_text(waiting)  # a search takes no work away
    expect(page.locator('.head-end > .btn').first).to_be_disabled()
    desk.look('queue-nothing-found', entry=False)
    page.locator('.search input').fill('')
    desk.press('tbody tr')
    page.locator('.filters .chip').last.click()
    desk.press('dialog select')
    desk.look('queue-answer', entry=False)
    page.keyboard.press('Escape')
    rows = {words: path_of(desk, words) for words in ('Лесная', 'Ленина', 'Мира', 'Шмидта', 'Горького')}
    twin = rows['Лесная']
    desk.see(twin, 'twin', '.twin .list a')
    for item in ('STO-06', 'FIR-04'):
        desk.see(f'{twin}#{item}', f'twin-{item}', '.twin .centre h2')
    desk.see(f'{twin}#SIG-02', 'twin-SIG-02', '.pair')
    for act in page.locator('.foot .btn').all()[:2]:
        expect(act).to_be_visible()  # returning and accepting an item, also without a keyboard
    page.keyboard.press('b')
    desk.press('.beside')
    desk.look('twin-beside', entry=False)
    page.keyboard.press('z')
    desk.press('dialog.viewer')
    desk.look('twin-viewer', entry=False)
    page.keyboard.press('Escape')
    page.keyboard.press('s')
    desk.press('.seal .btn')
    desk.look('seals', entry=False)
    page.keyboard.press('Escape')
    page.keyboard.press('d')
    page.locator('.export-kind .btn').first.click()
    page.locator('.export-row .btn').first.wait_for(timeout=PATIENCE_MS)  # a report is made in the background
    desk.look('exports', entry=False)
    page.keyboard.press('Escape')
    desk.expects('status of 422')
    desk.see(f'{rows["Горького"]}#CLI-01', 'twin-columns', '.half-choice')
    page.keyboard.press('z')
    desk.press('dialog.viewer')
    desk.look('twin-before-after', entry=False)
    page.keyboard.press('Escape')
    desk.see(f'{rows["Горького"]}#SIG-01', 'twin-many', '.strip-cell img')
    page.keyboard.press('Shift+KeyN')
    desk.press('.photo-plate')
    desk.look('twin-plate', entry=False)
    dialogs = {'r': 'return', 'o': 'as-is', 'q': 'ask', '?': 'keys'}
    for key, name in dialogs.items():
        desk.go(f'{twin}#SIG-02')
        desk.press('.pair')
        page.keyboard.press(key)
        desk.press('dialog')
        desk.look(f'dialog-{name}', entry=False)
        if name in ('return', 'ask'):
            page.locator('dialog textarea').first.fill('')
            page.locator('dialog button[type=submit]').click()
            desk.press('dialog .error')
            desk.look(f'dialog-{name}-empty', entry=False)
    for item in ('SIG-02', 'CLI-01'):
        desk.go(f'{twin}#{item}')
        desk.press('.twin .centre h2')
        page.keyboard.press('r')
        page.locator('dialog textarea').first.fill(REASON)
        page.locator('dialog button[type=submit]').click()
        expect(page.locator('dialog')).to_have_count(0)
    desk.theirs = (REASON, *desk.theirs)
    desk.look('twin-marked', entry=False)
    page.keyboard.press('Enter')
    desk.press('.paper-sheet ol > li')
    desk.look('letter-return', entry=False)
    page.keyboard.press('Escape')
    page.keyboard.press('x')
    desk.press('.paper-sheet h2')
    page.locator('.foot button').last.click()
    desk.press('.letter-page .error')
    desk.look('letter-refuse-empty', entry=False)
    desk.go(twin)
    page.locator('.head-end .btn[data-kind=icon]').first.click()
    desk.press('dialog')
    desk.look('decisions', entry=False)
    page.keyboard.press('Escape')
    for words, name in {'Ленина': 'returned', 'Мира': 'accepted', 'Шмидта': 'waiting'}.items():
        desk.see(rows[words], f'twin-{name}', '.twin .list a')
    desk.expects('status of 404')
    desk.see(f'/queue/{NOWHERE}', 'twin-absent', '.state')
    desk.see('/notices', 'notices', 'a.notice')
    desk.press('.head .btn', '.head .btn:last-child')
    desk.press('dialog label')
    desk.look('letter-choices', entry=False)
    troubles(desk, '/queue', '**/api/v1/queue/searches', 'queue')
    troubles(desk, '/notices', '**/api/v1/notices', 'notices')
    troubles(desk, twin, '**/comparison*', 'twin')


@pytest.mark.parametrize(('lang', 'size'), pairs('en', 'desk'))
def test_an_administrators_desk(world, visitor, server, judged, lang, size):
    desk = visitor('admin', SIZES[size])
    judged(desk)
    desk.theirs = written_by_people(server)
    desk.sign_in('admin')
    desk.speak(lang)
    page = desk.page
    desk.see('/people', 'people', 'tbody tr')
    row = page.locator('tbody tr', has_text='belyaeva')
    for at, name in enumerate(('change', 'password', 'block')):
        row.locator('.acts button').nth(at).click()
        desk.press('dialog')
        desk.look(f'person-{name}', entry=False)
        page.keyboard.press('Escape')
    page.locator('tbody tr', has_text='gavrilov').locator('.acts button').first.click()
    desk.press('dialog .btn[data-kind=bad]', 'dialog .btn[data-kind=bad]')
    desk.press('dialog .choices', 'dialog .btn[data-kind=bad]')
    desk.press('dialog .trouble')
    desk.look('person-erase', entry=False)
    page.keyboard.press('Escape')
    page.locator('.head .btn').first.click()
    desk.press('dialog')
    desk.look('person-new', entry=False)
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('person-new-empty', entry=False)
    desk.see('/visits', 'visits', 'tbody tr')
    page.locator('tbody tr', has_text='Краснофлотская').locator('button.number').click()
    desk.press('.inspections')
    desk.look('visits-panel', entry=False)
    for at, name in enumerate(('reassign', 'cancel')):
        page.locator('.inspections .btn').nth(at).click()
        desk.press('dialog')
        desk.look(f'visit-{name}', entry=False)
        page.keyboard.press('Escape')
    page.locator('.panel-side header .btn').first.click()
    desk.press('dialog')
    desk.look('visit-plan', entry=False)
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('visit-plan-empty', entry=False)
    page.keyboard.press('Escape')
    page.locator('.head .btn').first.click()
    desk.press('dialog')
    desk.look('application-new', entry=False)
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('application-new-empty', entry=False)
    page.keyboard.press('Escape')
    page.locator('.tabs button').last.click()
    desk.press('.work .state')
    desk.look('visits-none', entry=False)
    desk.theirs = (*desk.theirs, '+dev')
    desk.see('/phones', 'phones-attention', 'tbody tr')
    page.locator('.tabs button').nth(1).click()
    desk.press('tbody tr')
    desk.look('phones', entry=False)
    page.locator('.tabs button').nth(2).click()
    desk.press('tbody .btn')
    desk.look('quarantine', entry=False)
    page.locator('tbody .btn').first.click()
    desk.press('dialog')
    desk.look('quarantine-apply', entry=False)
    page.keyboard.press('Escape')
    desk.see('/checklists', 'checklists', '.box-table .plate')
    desk.see('/notices', 'notices-administrator', '.banner')
    desk.theirs = (*desk.theirs, 'Телефон')
    desk.see('/audit', 'audit', 'tbody tr')
    page.locator('tbody .number').nth(2).click()
    desk.press('.audit-entry')
    desk.look('audit-entry', entry=False)
    page.keyboard.press('Escape')
    page.locator('.audit-filters input').first.fill('нет такого')
    page.keyboard.press('Enter')
    desk.press('.work .state')
    desk.look('audit-nothing-found', entry=False)
    desk.page.route('**/api/v1/audit/checks', lambda route: route.fulfill(json=BROKEN_CHAIN))
    desk.see('/audit', 'audit-broken', '.banner')
    desk.page.unroute('**/api/v1/audit/checks')
    desk.see('/rescue', 'rescue', '.files')
    desk.expects('status of 422')
    page.locator('.files input').set_input_files({'name': 'x.osmotr', 'mimeType': 'text/plain', 'buffer': b'no'})
    desk.press('.kept')
    desk.look('rescue-refused', entry=False)
    troubles(desk, '/people', '**/api/v1/accounts*', 'people')
    troubles(desk, '/phones', '**/api/v1/devices*', 'phones')
    troubles(desk, '/audit', '**/api/v1/audit/searches', 'audit')


def path_of(desk: Visitor, words: str) -> str:
    """Where the report of an application is."""
    found = desk.page.evaluate(
        """async words => {
        const { items } = await (await fetch('/api/v1/applications?limit=100')).json()
        return items.find(each => each.address.includes(words)).id
    }""",
        words,
    )
    return f'/queue/{found}'


def troubles(desk: Visitor, path: str, asked: str, name: str) -> None:
    """What stands there while the server thinks, when it fails, and when it cannot be reached."""
    desk.expects('status of 500', 'ERR_FAILED', 'ERR_INTERNET_DISCONNECTED')
    held: list[Route] = []
    desk.page.route(asked, lambda route: held.append(route))
    desk.see(path, f'{name}-loading', '.ghost')
    desk.page.unroute(asked)
    desk.page.route(asked, lambda route: route.fulfill(status=500, json={'code': 'server-fault', 'facts': {}}))
    desk.see(path, f'{name}-failed', '.state')
    desk.page.unroute(asked)
    desk.page.route(asked, lambda route: route.abort())
    desk.see(path, f'{name}-unreached', '.state')
    desk.page.unroute(asked)
