"""Another person on the same phone: sees nothing of the first, cannot send it; the first comes back and it goes off."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.people import give_password
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

FIRST, SECOND = 'inspector', 'belyaeva'
NOTED = """async () => {
    const notes = await caches.open('notes')
    return Promise.all((await notes.matchAll()).map(each => each.text()))
}"""


@pytest.fixture
def phone(handset, ledger, tmp_path):
    """The first person's phone, with two answers and two photos that nobody else has seen, and no network."""
    give_password(handset('administrator', desk=True), SECOND)
    phone: Handset = handset(FIRST)
    phone.sign_in(FIRST)
    visit = Visit.first(phone)
    phone.offline()
    visit.answer('ENT-03')
    visit.answer('ENT-07', 'no')
    visit.photograph('SIG-01', *camera_files(tmp_path / 'photos')[:2])
    return phone


def test_the_second_person_sees_nothing_of_the_first_and_cannot_send_it(phone, ledger):
    work = kept(phone.page)
    address = address_of(phone)
    already = ledger.operations_of(FIRST)
    sign_out(phone)
    phone.offline(False)
    phone.sign_in(SECOND)
    expect(phone.page.get_by_text('Осмотров пока нет')).to_be_visible()
    phone.shot('nothing-of-the-first')
    sees_nothing_of(phone, work, address)
    phone.go('/sending')
    expect(phone.page.get_by_role('heading', name='Отправлять нечего')).to_be_visible()
    assert phone.page.locator('.tabbar b').count() == 0
    phone.go(f'/inspections/{work.outbox[0]["inspection_id"]}')
    expect(phone.page.get_by_text('Этого осмотра на телефоне нет')).to_be_visible()
    assert phone.page.locator('img').count() == 0
    hers = kept(phone.page)
    assert (hers.outbox, hers.photos, hers.bytes, hers.inspections) == ([], {}, [], [])
    assert hers.device != work.device
    sync_now(phone)
    nothing_arrived(ledger, work, already)

    phone.go('/more')
    sign_out(phone)
    phone.sign_in(FIRST)
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    arrived(phone, ledger, work)


def test_a_tab_left_open_by_the_first_person_follows_who_is_signed_in(phone, ledger):
    work = kept(phone.page)
    address = address_of(phone)
    already = ledger.operations_of(FIRST)
    left_open = phone.page
    phone.tab()
    sign_out(phone)
    expect(left_open.locator('input[autocomplete=username]')).to_be_visible()
    phone.offline(False)
    phone.sign_in(SECOND)
    expect(phone.page.get_by_text('Осмотров пока нет')).to_be_visible()
    expect(left_open.get_by_text('Осмотров пока нет')).to_be_visible()
    assert address not in left_open.content()
    sync_now(phone)
    nothing_arrived(ledger, work, already)

    sign_out(phone)
    phone.sign_in(FIRST)
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    expect(left_open.get_by_text('всё отправлено')).to_be_visible()
    arrived(phone, ledger, work)


def sign_out(phone):
    """As a person does it, reading what is said of the unsent work."""
    phone.go('/more')
    phone.page.get_by_role('button', name='Выйти').click()
    phone.page.get_by_role('dialog').get_by_role('button', name='Выйти').click()
    expect(phone.page.locator('input[autocomplete=username]')).to_be_visible()


def address_of(phone):
    """The address that only the first person may read."""
    phone.go('/')
    return phone.page.locator('a.visit h3').first.inner_text()


def sees_nothing_of(phone, work, address):
    """Neither the page, nor what the browser keeps for the page, tells of the first person's work."""
    assert address not in phone.page.content()
    assert 'не ушло' not in phone.page.locator('body').inner_text()
    names = phone.page.evaluate('() => caches.keys()')
    assert all(name.startswith('shell-') or name == 'notes' for name in names), names
    # which shell speaks, and nothing of a person
    noted = phone.page.evaluate(NOTED)
    assert all(re.fullmatch('shell-[0-9a-f]{12}', each) for each in noted), noted
    notes = phone.page.evaluate('() => ({ ...localStorage, ...sessionStorage })')
    held = notes.pop(f'osmotr-held-{work.account}', '{}')  # how much of it lies here, should the browser erase it
    assert set(json.loads(held).get('held', {})) <= {
        'operations',
        'photos',
        'bytes',
        'oldest_at',
        'device',
        'last',
        'at',
    }
    assert work.account not in json.dumps(notes)


def sync_now(phone):
    """One whole round of the second person's own talk with the server."""
    phone.go('/')
    phone.page.get_by_role('button', name='Проверить сейчас').click()
    expect(phone.page.get_by_text('Осмотров пока нет')).to_be_visible()


def nothing_arrived(ledger, work, already):
    """No operation of the first person's phone, and nothing under the second person's name."""
    assert ledger.operations(work.device) == []
    assert ledger.photos(work.device) == []
    assert ledger.quarantined(work.device) == []
    assert ledger.operations_of(FIRST) == already
    assert ledger.operations_of(SECOND) == 0


def arrived(phone, ledger, work):
    """All of it, once, in its order and under its author's name."""
    after = kept(phone.page)
    assert (after.waiting, after.refused, after.unsent_photos) == ([], [], [])
    assert after.device == work.device
    operations = ledger.operations(work.device)
    assert [each['n'] for each in operations] == [row['n'] for row in work.outbox]
    assert {each['verdict'] for each in operations} == {'applied'}
    assert {each['account'] for each in operations} == {ledger.account(FIRST)}
    assert sorted(ledger.photos(work.device)) == sorted((name, 'stored') for name in work.photos)
