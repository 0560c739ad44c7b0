"""A phone that cannot write says so where it happened, keeps the words on the screen, and writes once it can."""

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept, until
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

FULL = """() => {
    const add = IDBObjectStore.prototype.add
    window.room = () => { IDBObjectStore.prototype.add = add }
    IDBObjectStore.prototype.add = function (...given) {
        if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError')
        return add.apply(this, given)
    }
}"""
ROOM = "() => { window.room(); document.dispatchEvent(new Event('visibilitychange')) }"
NO_STORAGE = """
    if (!localStorage.getItem('opens')) {
        IDBFactory.prototype.open = () => {
            throw new DOMException('Internal error opening backing store', 'UnknownError')
        }
    }
"""


@pytest.fixture
def phone(handset) -> Handset:
    made: Handset = handset('inspector')
    made.sign_in('inspector')
    return made


@pytest.fixture
def visit(phone) -> Visit:
    return Visit.first(phone)


def given(phone, kind):
    """Values of the operations of a kind, as the phone keeps them."""
    return [row['op']['value'] for row in kept(phone.page).outbox if row['op']['kind'] == kind]


def has_begun(phone, visit):
    """Whether the start is kept, or the server knows it from what came before."""
    there = kept(phone.page).documents[visit.inspection]['state'] != 'planned'
    return there or given(phone, 'inspection.start') == [None]


def test_words_that_were_not_written_stay_on_the_screen_and_are_written_once_there_is_room(phone, visit):
    phone.go(f'/inspections/{visit.inspection}/sections/ENT#ENT-03')
    dock = phone.page.locator('.dock')
    dock.locator('.answers label.no').click()
    field = dock.locator('textarea')
    expect(field).to_be_visible()
    phone.page.evaluate(FULL)
    field.fill('Слова, которых телефон не записал')
    alarm = dock.get_by_role('alert')
    expect(alarm).to_contain_text('Пояснение не записано')
    dock.get_by_role('button', name='Дальше').click()
    phone.shot('not-kept')
    expect(dock.locator('.question .plate')).to_have_text('ENT-03')
    expect(field).to_have_value('Слова, которых телефон не записал')
    assert given(phone, 'note.set') == []

    phone.page.evaluate(ROOM)
    expect(alarm).to_have_count(0)
    assert given(phone, 'note.set') == ['Слова, которых телефон не записал']
    expect(dock.locator('.question .plate')).to_have_text('ENT-03')


def test_an_answer_and_a_photo_taken_out_are_said_not_to_be_written_at_their_item(phone, visit, tmp_path):
    visit.photograph('SIG-01', camera_files(tmp_path / 'photos')[0])
    phone.go(f'/inspections/{visit.inspection}/sections/SIG#SIG-01')
    dock, card = phone.page.locator('.dock'), phone.page.locator('article#SIG-01')
    expect(card.locator('.frame, .photo, img').first).to_be_visible()
    until(lambda: has_begun(phone, visit), True)  # the section says so when it opens, unless the server has heard of it
    phone.page.evaluate(FULL)
    dock.locator('.answers label.yes').click()
    expect(dock.get_by_role('alert')).to_contain_text('Ответ не записан')
    expect(dock.locator('.answers input:checked')).to_have_count(0)
    card.get_by_role('button', name='Фото 1').click()
    phone.page.get_by_role('button', name='Убрать фото').click()
    phone.page.get_by_role('button', name='Убрать фото').click()
    expect(dock.get_by_role('alert').filter(has_text='Снимок цел')).to_be_visible()
    phone.page.evaluate('() => window.room()')
    dock.locator('.answers label.yes').click()
    expect(phone.page.get_by_role('alert')).to_have_count(0)
    assert kept(phone.page).values('SIG-01') == ['yes']
    assert given(phone, 'photo.detach') == []


def test_a_measured_line_that_was_not_written_stays_on_its_page(phone, visit):
    phone.go(f'/inspections/{visit.inspection}/speed/NET-02')
    phone.page.get_by_role('button', name='Начать замер').click()
    accept = phone.page.get_by_role('button', name='В чек-лист')
    expect(accept).to_be_visible(timeout=60_000)
    phone.page.evaluate(FULL)
    accept.click()
    expect(phone.page.get_by_role('alert')).to_contain_text('Ответ не записан')
    phone.shot('line-not-kept')
    assert '/speed/' in phone.page.url
    phone.page.evaluate('() => window.room()')
    accept.click()
    expect(phone.page.locator('.dock .question, .dock a').first).to_be_visible()
    phone.page.wait_for_url('**/sections/NET?after=NET-02*')
    assert len(kept(phone.page).values('NET-02')) == 1


def test_a_browser_that_does_not_open_its_storage_says_so_instead_of_nothing(handset):
    phone: Handset = handset('inspector', before_start=NO_STORAGE)
    phone.go('/')
    expect(phone.page.get_by_role('heading', name='не открывает память')).to_be_visible()
    phone.shot('no-storage')
    phone.page.evaluate("() => localStorage.setItem('opens', 'yes')")
    phone.page.get_by_role('button', name='Повторить').click()
    expect(phone.page.locator('input[autocomplete=username]')).to_be_visible()
