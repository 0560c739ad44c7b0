"""Words and chips under a thumb: nothing is lost by a pause, by a second tap, or by what comes from another phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept, until
from tests.browser.visit import Visit

ITEM = 'ENT-03'
BEGAN, WENT_ON = 'Вход', ' загорожен коробками'
TWO_TAPS = (
    "() => [...document.querySelectorAll('.dock input[type=checkbox]')].slice(0, 2).forEach(each => each.click())"
)
COME_BACK = "() => dispatchEvent(new Event('online'))"


@pytest.fixture
def phone(handset) -> Handset:
    made: Handset = handset('inspector')
    made.sign_in('inspector')
    return made


@pytest.fixture
def visit(phone) -> Visit:
    return Visit.first(phone)


def notes(phone, item=ITEM):
    """Every note that this phone has written to an item."""
    rows = sorted(kept(phone.page).outbox, key=lambda row: row['n'])
    return [row['op']['value'] for row in rows if row['op']['kind'] == 'note.set' and row['op']['field'] == item]


def at_no(phone, visit, item=ITEM):
    """Say no to a critical item: the dock asks for words."""
    phone.go(f'/inspections/{visit.inspection}/sections/{item.split("-")[0]}#{item}')
    dock = phone.page.locator('.dock')
    expect(dock.locator('.question .plate')).to_have_text(item)
    dock.locator('.answers label.no').click()
    return dock


def test_a_pause_in_the_writing_does_not_take_the_field_away(phone, visit):
    dock = at_no(phone, visit)
    field = dock.locator('textarea')
    expect(dock.get_by_role('button')).to_have_text('Позже')
    field.press_sequentially(BEGAN)
    until(lambda: notes(phone), [BEGAN])
    expect(phone.page.locator(f'article#{ITEM} .said')).to_be_visible()
    expect(dock.locator('.question .plate')).to_have_text(ITEM)
    expect(field).to_be_focused()
    phone.page.keyboard.type(WENT_ON)
    phone.shot('words-under-the-thumb')
    dock.get_by_role('button', name='Дальше').click()
    expect(dock.locator('.question .plate')).not_to_have_text(ITEM)
    assert notes(phone) == [BEGAN, BEGAN + WENT_ON]


def test_a_card_does_not_fold_under_the_hand_that_writes_in_it(phone, visit):
    dock = at_no(phone, visit)
    dock.get_by_role('button', name='Позже').click()
    field = phone.page.locator(f'article#{ITEM} textarea')
    field.press_sequentially(BEGAN)
    until(lambda: notes(phone), [BEGAN])
    expect(phone.page.locator(f'article#{ITEM} .error')).to_have_count(0)
    expect(field).to_be_focused()
    phone.page.keyboard.type(WENT_ON)
    field.blur()
    until(lambda: notes(phone)[-1], BEGAN + WENT_ON)


def test_words_written_over_a_note_that_has_changed_meanwhile_stand_beside_it(handset, phone, visit):
    other: Handset = handset('inspector-other')
    other.sign_in('inspector')
    there = Visit.first(other)
    at_no(phone, visit).locator('textarea').press_sequentially('А')
    until(lambda: notes(phone), ['А'])
    until(lambda: kept(phone.page).waiting, [])

    other.go(f'/inspections/{there.inspection}/sections/ENT#{ITEM}')
    theirs = other.page.locator(f'article#{ITEM} textarea')
    other.page.evaluate(COME_BACK)
    expect(other.page.locator(f'article#{ITEM}')).to_contain_text('Нет')
    if theirs.count() == 0:
        other.page.locator(f'article#{ITEM} header button').click()
    expect(theirs).to_have_value('А')
    theirs.fill('Б')
    theirs.blur()
    until(lambda: notes(other), ['Б'])
    until(lambda: kept(other.page).waiting, [])

    mine = phone.page.locator('.dock textarea')
    expect(mine).to_be_focused()
    phone.page.evaluate(COME_BACK)
    until(lambda: kept(phone.page).documents[visit.inspection]['fields'][ITEM]['note']['value'], 'Б')
    expect(mine).to_have_value('А')
    phone.page.keyboard.type('В')
    mine.blur()
    until(lambda: notes(phone), ['А', 'АВ'])
    until(lambda: kept(phone.page).waiting, [])
    other.page.evaluate(COME_BACK)
    beside = other.page.locator(f'article#{ITEM} .kept')
    expect(beside).to_contain_text('Два пояснения')
    expect(beside).to_contain_text('АВ')
    expect(beside).to_contain_text('Б')
    other.shot('two-notes')


def test_two_chips_tapped_before_the_first_is_drawn_are_both_chosen(phone, visit):
    phone.go(f'/inspections/{visit.inspection}/sections/CLI#CLI-06')
    chips = phone.page.locator('.dock input[type=checkbox]')
    expect(chips.first).to_be_visible()
    phone.page.evaluate(TWO_TAPS)
    until(lambda: len(kept(phone.page).values('CLI-06')), 2)
    first, both = kept(phone.page).values('CLI-06')
    assert len(first) == 1
    assert len(both) == 2
    expect(phone.page.locator('.dock input[type=checkbox]:checked')).to_have_count(2)
    chips.first.click()
    until(lambda: kept(phone.page).values('CLI-06')[2:], [both[1:]])


def test_nobody_is_led_away_from_a_figure_that_was_not_taken(phone, visit):
    phone.go(f'/inspections/{visit.inspection}/sections/CLI#CLI-01')
    dock = phone.page.locator('.dock')
    field, onwards = dock.locator('input[inputmode=decimal]'), dock.locator('button[data-kind=primary]')
    field.fill('19,5')
    expect(onwards).to_be_visible()
    field.fill('19,5 кв')
    field.blur()
    expect(dock.get_by_role('alert')).to_be_visible()
    onwards.click()
    expect(field).to_be_focused()
    expect(field).to_have_value('19,5 кв')
    field.fill('25')
    onwards.click()
    expect(field).to_have_count(0)
    assert kept(phone.page).values('CLI-01')[-1] == 25
