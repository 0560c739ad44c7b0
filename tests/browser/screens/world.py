"""The demo network brought into every state that a screen can show, by the hands of its people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import change
from tests.browser.pictures import camera_files
from tests.browser.screens.tour import Visitor
from tests.browser.visit import Visit

BELONGINGS = {'today': 'Шмидта', 'tomorrow': 'Краснофлотская', 'later': 'Верхневолжский'}
MINE, THEIRS = 'ENT-07', 'ENT-06'


@dataclass
class World:
    """Who stands where: two phones of one inspector with work that has met, and nobody else's yet."""

    phone: Visitor
    other: Visitor
    today: str
    tomorrow: str
    later: str


def make_world(visitor: Callable[..., Visitor], desk: Visitor, folder: Path) -> World:
    """Two phones answer the same item apart; one finishes a visit that the other one still answers, and a visit is
    somebody else's for a while, so that what was answered in it is refused."""
    phone, other = visitor('phone'), visitor('other')
    files = camera_files(folder)
    ids: dict[str, str] = {}
    for each in (phone, other):
        each.sign_in('inspector')
        Visit.first(each)
        ids = {name: visit_of(each, words) for name, words in BELONGINGS.items()}
    other.offline()
    met, closed, lost = (Visit(other, ids[name]) for name in ('today', 'later', 'tomorrow'))
    met.answer(MINE, 'no')
    note(other, MINE, 'Ступень высотой 14 см, пандуса нет')
    closed.answer(THEIRS, 'no')
    lost.answer(THEIRS, 'no')
    here = Visit(phone, ids['today'])
    here.answer(MINE)
    note(phone, MINE, 'Вход с уровня земли, «без ступеней»')
    here.answer('SIG-01')
    here.photograph('SIG-01', *files[:2])
    finish(phone, ids['later'])
    phone.sent()
    assign(desk, ids['tomorrow'], 'belyaeva')
    other.offline(False)
    other.sent()
    assign(desk, ids['tomorrow'], 'inspector')
    for each in (phone, other):
        each.go('/')
        expect(each.page.locator('a.visit', has_text=BELONGINGS['tomorrow'])).to_be_visible()
    return World(phone, other, **ids)


def visit_of(phone: Visitor, words: str) -> str:
    """The inspection at an address."""
    return str(phone.page.locator('a.visit', has_text=words).get_attribute('href')).rsplit('/', 1)[-1]


def note(phone: Visitor, item: str, words: str) -> None:
    """Write a note beside the answer of an item, on the section that is open."""
    card = phone.page.locator(f'article#{item}')
    opened = card.locator('header button[aria-expanded=true]')  # by the answer, when the page came late
    card.locator('header .said').or_(opened).first.wait_for()
    if opened.count() == 0:
        card.locator('header button[aria-expanded=false]').click()
    card.locator('textarea, .btn[data-kind=quiet]').first.wait_for()
    if card.locator('textarea').count() == 0:
        card.locator('.btn[data-kind=quiet]').click()
    field = card.locator('textarea')
    field.fill(words)
    field.blur()
    expect(field).to_have_value(words)


def finish(phone: Visitor, inspection: str) -> None:
    """Close a visit with all its gaps, and wait for the receipt."""
    phone.go(f'/inspections/{inspection}/sections/ENT')
    phone.page.locator('.dock .question').wait_for()
    phone.go(f'/inspections/{inspection}/missing')
    phone.page.locator('.dock button').last.click()
    phone.page.locator('dialog button[data-kind=primary]').click()
    phone.page.wait_for_url(re.compile(f'/inspections/{inspection}$'))
    expect(phone.page.locator('.ticket')).to_be_visible()


def assign(desk: Visitor, inspection: str, who: str) -> None:
    """The administrator gives a visit to an inspector."""
    script = """async ([id, email]) => {
        const asked = async path => (await fetch('/api/v1' + path)).json()
        const person = (await asked('/accounts?limit=100')).items.find(each => each.email === email)
        const visit = (await asked('/inspections?limit=100')).items.find(each => each.id === id)
        const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/json', 'If-Match': `"${visit.version}"` }
        const body = JSON.stringify({ assignee_id: person.id })
        return (await fetch(`/api/v1/inspections/${id}`, { method: 'PATCH', headers, body })).status
    }"""
    assert desk.page.evaluate(script, [inspection, f'{who}@demo.test']) == 200


def give_passwords(desk: Visitor, *people: str) -> None:
    """Let these people in, with the password of the demo."""
    desk.sign_in('admin')
    for who in people:
        assert change(desk, who, {'password': 'osmotr-demo'}) == 200


def create_person(desk: Visitor, who: str, role: str) -> None:
    """Somebody who has just come, with nothing to do yet."""
    script = """async body => (await fetch('/api/v1/accounts', { method: 'POST', body: JSON.stringify(body),
        headers: { 'X-Osmotr': '1', 'Content-Type': 'application/json' } })).status"""
    body = {'email': f'{who}@demo.test', 'name': 'Константин Преображенский-Задунайский', 'role': role}
    assert desk.page.evaluate(script, {**body, 'password': 'osmotr-demo'}) == 201
