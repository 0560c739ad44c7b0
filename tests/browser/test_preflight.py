"""Somebody without an account: what premises must be like, eight questions without a network, a link of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.handset import Handset
from tests.support.server import Server, serving

READ = "JSON.parse(localStorage.getItem('osmotr-preflight'))"
BY_TAP = {'street': 'Отдельный с улицы', 'partition': 'Перегородка', 'fibre': 'Оптика'}
ROOM = {
    'ENT-02': 'street',
    'ENT-03': None,
    'CLI-01': '26',
    'CLI-02': '13,5',
    'CLI-04': '2,7',
    'STO-01': 'partition',
    'STO-06': '2',
    'NET-01': 'fibre',
}
HEADLINE = re.compile('Подойдёт, если исправить 1.пункт')


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with nobody on it: what everybody reads is there from its first start."""
    with serving(tmp_path / 'server', OSMOTR_DEMO='0') as running:
        yield running


def plate(page: Page) -> str:
    """Which question stands on the page."""
    return page.locator('main .plate').inner_text()


def answer(page: Page, value: str | None) -> None:
    """Answer the question that stands there, and go on."""
    before = plate(page)
    if value is None:
        page.get_by_role('button', name='Не знаю').click()
    elif value in BY_TAP:
        page.get_by_text(BY_TAP[value], exact=True).click()
    else:
        page.locator('.dock input').fill(value)
    if value is not None:
        page.locator('.dock .btn[data-kind=primary]').click()
    expect(page.locator('main .plate', has_text=before)).to_have_count(0)


def test_a_room_is_checked_without_a_network_and_the_answers_go_in_a_link(handset, server):
    phone: Handset = handset('visitor')
    page = phone.page
    phone.go('/sign-in')
    page.get_by_role('link', name='Подойдёт ли ваше помещение?').click()
    expect(page.get_by_text('Большой', exact=True)).to_be_visible()
    phone.ready_for_offline()
    phone.offline()
    page.reload()
    page.get_by_text('Большой', exact=True).click()
    phone.shot('preflight-start')
    page.locator('.dock .btn[data-kind=primary]').click()
    for number, (item, value) in enumerate(ROOM.items(), 1):
        expect(page.locator('.panel .end')).to_have_text(f'{number} из 8')
        assert plate(page) == item
        if item == 'STO-01':  # the phone is put away in the middle
            phone.close()
            phone.open()
            page = phone.page
            phone.offline()
            phone.go('/preflight')
            page.get_by_role('button', name='Продолжить').click()
            assert plate(page) == item
        answer(page, value)

    expect(page.locator('.preflight-ask')).to_have_text(HEADLINE)
    result = page.locator('.preflight-result')
    expect(result).to_contain_text('не хватает 1')
    expect(result).to_contain_text('норма от 25')
    expect(result).to_contain_text('запас 1')
    expect(result).to_contain_text('Спросите у охраны здания')
    expect(result).to_contain_text('3 + 3 + 3 + 1 + 3 + 3 = 16')
    expect(result).to_contain_text('Набрано 16 из 19, это 84,2')
    expect(result.get_by_role('button', name='Показать для «Общий»')).to_be_visible()
    phone.shot('preflight-result')

    assert phone.context is not None
    phone.context.grant_permissions(['clipboard-read', 'clipboard-write'])
    page.get_by_role('button', name='Поделиться').click()
    expect(page.get_by_text('Ссылка скопирована.')).to_be_visible()
    link = page.evaluate('navigator.clipboard.readText()')
    assert link.startswith(f'{server.url}/preflight#v=1&f=brand-max@2026-01-01&') and len(link) < 200

    phone.offline(False)
    requests: list[str] = []
    other: Handset = handset('friend', desk=True, locale='en-GB')
    friend = other.page
    friend.on('request', lambda asked: requests.append(asked.url + (asked.post_data or '')))
    friend.goto(link)
    expect(friend.locator('.preflight-ask')).to_have_text(re.compile('It will pass once 1.item is fixed'))
    expect(friend.locator('.preflight-result')).to_contain_text('16 of 19')
    assert friend.evaluate(READ) is None, 'a link changes nothing on the device of its reader'
    assert not [each for each in requests if 'CLI-01' in each and '#' not in each], 'the answers went to a server'
    other.shot('preflight-shared')
    friend.get_by_role('button', name='Take over').click()
    expect(friend).to_have_url(re.compile('/preflight/result$'))
    assert friend.evaluate(READ)['answers'] == page.evaluate(READ)['answers']

    page.get_by_role('button', name='Показать для «Общий»').click()
    expect(page.locator('.preflight-ask')).to_have_text(re.compile('Пока подходит, осталось узнать 1.пункт'))
    kept = page.evaluate(READ)
    assert (kept['profile'], kept['answers']['STO-06'], kept['answers']['ENT-03']) == ('generic@2026-01-01', 2, None)
    apply = page.get_by_role('link', name='Подать заявку с этими ответами')
    expect(apply).to_have_attribute('href', '/join')


def test_a_link_that_was_spoilt_is_refused_and_ones_own_answers_stay(handset):
    phone: Handset = handset('spoilt')
    page = phone.page
    phone.go('/preflight')
    page.get_by_text('Малый', exact=True).click()
    page.locator('.dock .btn[data-kind=primary]').click()
    answer(page, 'street')
    kept = page.evaluate(READ)
    for fragment in ('v=1&f=small@2026-01-01&CLI-01=', 'v=1&f=small@2026-01-01&ENT-02=%3Cb%3E', 'garbage', '%E0%A4'):
        phone.go('/preflight/')
        page.goto(f'{phone.url}/preflight#{fragment}')
        expect(page.get_by_role('heading', name='Эта ссылка не читается')).to_be_visible()
        assert page.evaluate(READ) == kept
    phone.shot('preflight-broken')
    page.goto(f'{phone.url}/preflight#v=2&more')
    expect(page.get_by_role('heading', name='Ссылку сделал более новый Осмотр')).to_be_visible()
    page.get_by_role('link', name='Проверить своё').click()
    expect(page.get_by_role('button', name='Продолжить')).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_before_it_is_closed(handset):
    broken = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    phone: Handset = handset('forgetful', before_start=broken)
    phone.go('/preflight')
    phone.page.get_by_text('Малый', exact=True).click()
    expect(phone.page.get_by_text('Браузер ничего не хранит')).to_be_visible()
    phone.page.locator('.dock .btn[data-kind=primary]').click()
    answer(phone.page, 'street')
    assert plate(phone.page) == 'ENT-03'


def test_a_village_point_is_asked_what_its_profile_asks(handset):
    phone: Handset = handset('village')
    phone.go('/preflight')
    phone.page.get_by_text('Сельский', exact=True).click()
    phone.page.locator('.dock .btn[data-kind=primary]').click()
    expect(phone.page.locator('.panel .end')).to_have_text('1 из 6')


@pytest.mark.parametrize('size', ['phone', 'desk'])
def test_a_stranger_reads_the_requirements_of_a_format_also_without_a_network_and_on_paper(handset, size):
    visitor: Handset = handset('requirements', desk=size == 'desk')
    page = visitor.page
    visitor.go('/requirements')
    row = page.locator('.demands li:has(> .plate:text-is("CLI-01"))')
    expect(row.locator('.limit')).to_have_text('от 25\u00a0м²')
    expect(row.get_by_text('рекомендация')).to_have_count(0)
    visitor.shot(f'requirements-{size}')
    page.get_by_role('link', name='Общий').click()
    expect(row.locator('.limit')).to_have_text('от 20\u00a0м²')
    expect(row.get_by_text('рекомендация')).to_be_visible()
    plan = page.get_by_role('img', name=re.compile('План помещения'))
    expect(plan).to_have_attribute('aria-label', re.compile('вся площадь от 20.м².*ширина от 3.м'))
    page.get_by_role('link', name='Сельский').click()
    expect(row).to_have_count(0)
    visitor.ready_for_offline()
    visitor.expects('ERR_FAILED')
    page.route('**/api/v1/requirements', lambda asked: asked.abort())  # no cache of the browser's answers either
    visitor.offline()
    visitor.go('/requirements/small')
    expect(page.get_by_text('Сети нет. Показаны требования')).to_be_visible()
    expect(row.locator('.limit')).to_have_text('от 20\u00a0м²')
    page.unroute('**/api/v1/requirements')
    visitor.offline(False)
    expect(page.get_by_text('Сети нет. Показаны требования')).to_have_count(0)

    visitor.go('/requirements')
    page.get_by_role('button', name='English').click()
    expect(page.get_by_role('heading', name='What premises must be like')).to_be_visible()
    expect(row.locator('.limit')).to_have_text('from 25\u00a0m²')
    text = page.locator('main').inner_text()
    assert not re.search('[А-Яа-я]', text), re.findall('[А-Яа-я][^\n]*', text)[:5]


def test_on_paper_stands_every_item_and_no_button(handset):
    visitor: Handset = handset('paper', desk=True)
    visitor.go('/requirements/small')
    page = visitor.page
    expect(page.locator('.demands li').first).to_be_visible()
    page.emulate_media(media='print')
    expect(page.get_by_role('button', name='Напечатать')).to_be_hidden()
    expect(page.get_by_role('heading', name='Формат пункта: Малый')).to_be_visible()
    whole = page.evaluate("document.querySelector('.open-page').scrollHeight")
    assert page.evaluate("document.querySelector('.open-page').clientHeight") == whole, 'paper has no place to scroll'
    assert page.locator('.demands li').count() == 59
