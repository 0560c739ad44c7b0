"""Every screen of help and of the rules, for each side, on a desk and on a phone, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.handset import DESK
from tests.browser.screens.tour import NOWHERE, SIZES, pairs, spoken, written_by_people

WORDS = (
    'Нужен ли пандус, если у входа одна ступень? Вход со двора, дверь шириной 85 см',
    'Нужен: или пандус, или кнопка вызова у ступени.',
    'Спасибо! А кнопка какой высоты?',
)
READY = (
    ('Нужен ли пандус?', 'Is a ramp needed?', 'Пандус или кнопка вызова.', 'A ramp or a call button.'),
    ('Можно ли поставить ёлку?', 'May a Christmas tree stand there?', 'Можно.', 'Yes, it may.'),
)
FIRST_APPLICATION = "fetch('/api/v1/applications').then(answer => answer.json()).then(list => list.items[0].id)"
SEND = """async ([method, path, body, seen]) => (await fetch('/api/v1' + path, {
    method, body: JSON.stringify(body),
    headers: { 'X-Osmotr': '1', 'Content-Type': 'application/json', 'If-Match': `"${seen}"` },
})).status"""
IDS = [f'018f0000-0000-4000-8000-00000000000{each}' for each in range(9)]


@pytest.fixture(scope='module')
def talk(visitor):
    """A thread that waits with an answer in it, and ready answers: the phone of who asked, and the thread's id."""
    phone = visitor('asking')
    phone.sign_in('applicant')
    phone.press('.dock a')
    name = str(phone.page.evaluate(FIRST_APPLICATION))
    said = f'/applications/{name}/help/messages'
    desk, chief = visitor('answering', DESK), visitor('publishing', DESK)
    desk.sign_in('reviewer')
    chief.sign_in('admin')
    for place, person in enumerate((phone, desk, phone)):
        body = {'id': IDS[place], 'text': WORDS[place]}
        assert person.page.evaluate(SEND, ['POST', said, body, place]) == 201
    for place, (question, asked, answer, answered) in enumerate(READY):
        body = {'question': {'ru': question, 'en': asked}, 'answer': {'ru': answer, 'en': answered}}
        assert chief.page.evaluate(SEND, ['PUT', f'/help/answers/{IDS[5 + place]}', body, 0]) == 200
    return phone, name


@pytest.mark.parametrize('lang', spoken('ru'))
def test_an_applicants_help(talk, visitor, server, judged, lang):
    phone, name = talk
    judged(phone)
    phone.theirs = (*WORDS, *written_by_people(server))
    phone.speak(lang)
    page = phone.page
    at = f'/applications/{name}/help'
    phone.see(at, 'help', '.speech', entry=False)
    page.locator('main').evaluate('main => main.scrollTo(0, 0)')
    phone.look('help-top', entry=False)
    page.locator('input[type=search]').fill('елка')
    expect(page.locator('details.ready')).to_have_count(1)
    page.locator('details.ready summary').click()
    phone.look('help-found', entry=False)
    page.locator('input[type=search]').fill('квазар')
    expect(page.locator('details.ready')).to_have_count(0)
    phone.look('help-nothing', entry=False)
    page.route('**/help', lambda route: route.abort())
    phone.expects('ERR_FAILED')
    phone.see(at, 'help-offline', '.state .btn', entry=False)
    page.locator('.dock textarea').fill(WORDS[2])
    page.route('**/help/messages', lambda route: route.abort())
    page.locator('.dock button').last.click()
    page.locator('.dock .error').wait_for()
    phone.look('help-unsent', entry=False)
    page.locator('.dock textarea').fill('')
    page.unroute('**/help')
    page.unroute('**/help/messages')
    phone.see('/more', 'more-applicant', 'fieldset')


@pytest.mark.parametrize(('lang', 'size'), pairs('ru', 'phone'))
def test_the_networks_help(talk, visitor, server, judged, lang, size):
    _, name = talk
    desk = visitor('helping', SIZES[size])
    judged(desk)
    desk.theirs = (*WORDS, *(READY[0][::2]), *written_by_people(server))
    desk.sign_in('admin')
    desk.speak(lang)
    page = desk.page
    desk.see('/help', 'help-threads', 'tbody tr')
    page.locator('.tabs button').nth(1).click()
    desk.press('.state')
    desk.look('help-none', entry=False)
    page.locator('.tabs button').nth(2).click()
    desk.press('tbody tr')
    desk.look('help-answers', entry=False)
    page.locator('.acts .btn').first.click()
    desk.press('dialog textarea')
    page.locator('dialog textarea').first.fill('')
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('help-publishing', entry=False)
    desk.see(f'/help/{name}', 'help-thread', '.speech', entry=False)
    page.locator('.writing textarea').fill(WORDS[1])
    page.route('**/help/messages', lambda route: route.abort())
    desk.expects('ERR_FAILED', 'status of 404')
    page.locator('.writing .btn[data-kind=primary]').click()
    page.locator('.writing .error').wait_for()
    desk.look('help-thread-unsent', entry=False)
    page.locator('.writing textarea').fill('')
    page.unroute('**/help/messages')
    desk.see(f'/help/{NOWHERE}', 'help-absent', '.state', entry=False)


@pytest.mark.parametrize(('lang', 'size'), pairs('en', 'desk'))
def test_the_rules(talk, visitor, server, judged, lang, size):
    desk = visitor('ruling', SIZES[size])
    judged(desk)
    desk.sign_in('admin')
    desk.theirs = (*both_languages(desk), *written_by_people(server))
    desk.speak(lang)
    page = desk.page
    desk.see('/rules', 'rules-days', '.rule-terms input')
    page.locator('.rule-terms input').first.fill('')
    page.locator('.foot .btn').first.click()
    desk.press('.rule-terms .error')
    desk.look('rules-days-wrong', entry=False)
    page.locator('.rule-terms input').first.fill('5')
    page.locator('.foot .btn').first.click()
    desk.press('dialog tbody tr')
    desk.look('rules-publishing', entry=False)
    page.keyboard.press('Escape')
    page.locator('.rules > .spread .btn').click()
    desk.press('.rule-history')
    desk.look('rules-history', entry=False)
    page.keyboard.press('Escape')
    days = page.evaluate("fetch('/api/v1/rules').then(got => got.json()).then(got => got.items[0])")
    value = {**days['value'], 'fixing': days['value']['fixing'] + 1}
    assert page.evaluate(SEND, ['POST', '/rules/days/versions', {'value': value}, days['version']]) == 201
    desk.see('/rules', 'rules-overtaken', '.rules .banner', entry=False)
    page.locator('.foot .btn').nth(1).click()
    for place, tab in enumerate(('papers', 'consent', 'words'), 1):
        page.locator('.tabs button').nth(place).click()
        desk.press('.rule-texts')
        desk.look(f'rules-{tab}', entry=False)


def both_languages(desk) -> tuple[str, ...]:
    """Every text of the rules, in the other language too; the longest first."""
    rules = desk.page.evaluate("fetch('/api/v1/rules').then(answer => answer.json())")
    return tuple(sorted(set(texts_of(rules)), key=len, reverse=True))


def texts_of(value) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_of(each)
