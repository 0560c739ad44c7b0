"""The reviewer at the desk with the keyboard alone, from the queue to the decision; and with one thumb on a phone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import columns
from tests.browser.handset import PHONE
from tests.browser.test_twins import looked_at

SCALES = 'all => all.map(each => getComputedStyle(each).scale)'
TURNS = 'all => all.map(each => getComputedStyle(each).rotate)'
SHIFTS = 'all => all.map(each => getComputedStyle(each).translate)'
MANY = 40


def test_the_keyboard_alone_leads_from_the_queue_to_the_decision(handset, server, ledger):
    columns.add(server.data, many=MANY)
    looked_at(ledger)
    desk = handset('reviewer', desk=True)
    small: list[str] = []
    desk.context.on('request', lambda request: small.append(request.url) if 'size=400' in request.url else None)
    desk.expects('status of 422')  # of the file that is no picture
    desk.sign_in('reviewer')
    page = desk.page
    expect(page.locator('tbody tr', has_text='Горького')).to_be_visible()
    into(page, "document.activeElement.closest('tr')?.textContent.includes('Горького')")
    page.keyboard.press('Enter')
    current = page.locator('.list [aria-current]')
    expect(current).to_contain_text('CLI-01')
    expect(current).to_contain_text('было')
    heads = page.locator('.voices .voice')
    expect(heads).to_have_count(3)
    expect(heads.nth(0)).to_contain_text('повторно · запечатан')
    expect(heads.nth(0)).to_contain_text('было 26')
    expect(heads.nth(1)).to_contain_text('пустое помещение')
    expect(heads.nth(2)).to_contain_text('готовое помещение')
    expect(page.locator('.clause')).to_contain_text('опубликованные требования сетей')
    expect(page.locator('.clause')).to_contain_text('действует с 1 января')
    expect(page.locator('.gauge .needle')).to_have_count(4)

    page.keyboard.press('j')
    page.keyboard.press('j')
    expect(current).to_contain_text('SIG-02')
    tags = page.locator('.pair .tag')
    expect(tags).to_contain_text(['Было · Заявитель', 'Стало · Заявитель'])
    desk.shot('columns')
    page.keyboard.press('ArrowRight')
    assert page.locator('.pair').evaluate("pair => pair.style.getPropertyValue('--cut')") == '54%'
    page.keyboard.press('Shift+Digit2')
    expect(tags).to_contain_text(['Заявитель', 'Инспектор'])
    page.keyboard.press('+')
    page.keyboard.press('t')
    page.keyboard.press('b')
    shown = page.locator('.beside .looked')
    expect(shown).to_have_count(2)
    assert shown.evaluate_all(SCALES) == ['1.5', '1.5']
    assert page.locator('.beside .turned').evaluate_all(TURNS) == ['90deg', '90deg']
    page.keyboard.press('Shift+ArrowUp')
    assert len(set(shown.evaluate_all(SHIFTS))) == 1 != shown.evaluate_all(SHIFTS)[0]
    page.keyboard.press('z')
    viewer = page.locator('dialog.viewer')
    expect(viewer.locator('figure')).to_have_count(2)
    assert viewer.locator('.looked').evaluate_all(SCALES) == ['1.5', '1.5']
    page.keyboard.press('0')
    assert viewer.locator('.looked').evaluate_all(SCALES) == ['1', '1']
    page.keyboard.press('Escape')
    expect(viewer).to_have_count(0)

    small.clear()
    page.keyboard.press('Shift+KeyJ')
    expect(current).to_contain_text('SIG-01')
    cells = page.locator('.strip-cell')
    expect(cells).to_have_count(MANY + 2)
    expect(page.locator('.strip-cell img').first).to_be_visible()
    assert 0 < len(small) < 12, small  # of the many
    for _ in range(2):
        page.keyboard.press('Shift+KeyN')
    expect(page.locator('.photo-plate')).to_contain_text('утрачен на телефоне')
    expect(page.locator('.photo-plate')).to_contain_text('SHA-256')
    assert len(small) < 24, 'more than what came into sight was fetched'
    page.keyboard.press('2')
    expect(page.locator('.photo-plate')).to_contain_text('не читается')
    desk.shot('no-picture')
    page.keyboard.press('e')
    assert page.evaluate('document.activeElement.id') == 'evidence-side'
    page.keyboard.press('e')
    assert page.evaluate('document.activeElement.id') == 'item-centre'
    rows = page.locator('.list a').count()
    page.keyboard.press('f')
    expect(page.locator('.list a')).to_have_count(3)
    page.keyboard.press('f')
    expect(page.locator('.list a')).to_have_count(rows)
    page.keyboard.press('?')
    card = page.locator('dialog .key-groups')
    expect(card).to_contain_text('Shift')
    expect(card.locator('section')).to_have_count(4)
    page.keyboard.press('Escape')

    page.keyboard.press('a')
    expect(page.locator('.paper-sheet')).to_be_visible()
    page.keyboard.press('Enter')
    expect(page.get_by_text('Заявка принята').first).to_be_visible()


def test_a_thumb_leads_from_the_list_through_the_photos_to_the_decision(handset):
    phone = handset('reviewer')
    phone.sign_in('reviewer')
    page = phone.page
    page.locator('tbody tr', has_text='Лесная').locator('a').first.tap()
    page.locator('.list a', has_text='SIG-02').tap()
    expect(page.locator('.list')).to_be_hidden()
    expect(page.locator('.centre h2')).to_contain_text('Высота букв')
    pair = page.locator('.pair')
    pair.scroll_into_view_if_needed()
    looked = pair.locator('.looked')
    hand = Fingers(page)
    hand.pinch(pair, 30, 75)
    scales = looked.evaluate_all(SCALES)
    assert scales[0] == scales[1]
    assert 2 < float(scales[0]) < 3
    phone.shot('pinched')
    page.get_by_role('button', name='увеличить').tap()
    viewer = page.locator('dialog.viewer')
    expect(viewer.locator('.pair')).to_be_visible()
    viewer.get_by_role('button', name='Рядом').tap()
    viewer.get_by_role('button', name='Повернуть').tap()
    assert viewer.locator('.turned').evaluate_all(TURNS) == ['90deg', '90deg']
    viewer.get_by_role('button', name='Как было').tap()
    figure = viewer.locator('figure').first
    for _ in range(2):
        figure.tap()
    expect_scale = viewer.locator('.looked')
    assert expect_scale.evaluate_all(SCALES) == ['2.5', '2.5']
    hand.drag(figure, 60)
    moved = expect_scale.evaluate_all(SHIFTS)
    assert moved[0] == moved[1] != '0px'
    phone.shot('thumb-viewer')
    viewer.get_by_role('button', name='Закрыть').tap()
    bar = page.locator('.twin-foot')
    for button in bar.get_by_role('button').all():
        if button.is_visible():
            box = button.bounding_box()
            assert box['height'] >= 48 <= box['width']
            assert box['y'] > PHONE['height'] * 0.75
    page.locator('.thumb-bar').get_by_role('button', name='Следующий пункт').tap()
    expect(page.locator('.centre')).to_contain_text('ENT-04')
    bar.get_by_role('button', name='Вернуть').tap()
    page.locator('dialog textarea').first.fill('Поставьте пандус')
    page.locator('dialog [type=submit]').tap()
    expect(page.locator('dialog')).to_have_count(0)
    page.locator('.thumb-bar').get_by_role('button', name='Пункты').tap()
    expect(page.locator('.list a', has_text='ENT-04')).to_contain_text('вернуть')
    bar.get_by_role('button', name='Вернуть 1').tap()
    expect(page.locator('.paper-sheet ol > li')).to_have_count(1)
    page.locator('.foot .btn[data-kind=primary]').tap()
    expect(page.get_by_text('Пункты возвращены').first).to_be_visible()


def into(page, where):
    """Tab until the focus is there."""
    for _ in range(60):
        if page.evaluate(f'Boolean({where})'):
            return
        page.keyboard.press('Tab')
    raise AssertionError(f'no Tab leads there: {where}')


class Fingers:
    """Fingers on a touch screen; pixels from the middle of what they lie on."""

    def __init__(self, page):
        self.line = page.context.new_cdp_session(page)

    def pinch(self, target, start, end):
        """Two fingers, from `start` to `end` on each side."""
        self._go(target, [[(-away, 0), (away, 0)] for away in range(start, end + 1, 5)])

    def drag(self, target, by):
        """One finger, sideways and down."""
        self._go(target, [[(way, way)] for way in range(0, by + 1, 4)])

    def _go(self, target, steps):
        box = target.bounding_box()
        x, y = box['x'] + box['width'] / 2, box['y'] + box['height'] / 2
        for number, step in enumerate(steps):
            points = [{'x': x + across, 'y': y + down, 'id': finger} for finger, (across, down) in enumerate(step)]
            self._say('touchMove' if number else 'touchStart', points)
        self._say('touchEnd', [])

    def _say(self, kind, points):
        self.line.send('Input.dispatchTouchEvent', {'type': kind, 'touchPoints': points})
