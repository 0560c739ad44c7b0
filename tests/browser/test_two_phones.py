"""One inspector with two phones: two answers to one item stand side by side until a tap settles them."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.visit import Visit

ITEM = 'ENT-03'
SAID_TO_THE_REVIEWER = 'Другие правки того же ответа'


def test_two_answers_given_without_a_network_are_both_kept_and_a_tap_settles_them(handset, ledger):
    one: Handset = handset('inspector')
    one.sign_in('inspector')
    visit = Visit.first(one)
    other: Handset = handset('inspector-other')
    other.sign_in('inspector')
    same = Visit(other, Visit.first(other).inspection)
    assert same.inspection == visit.inspection
    for phone in (one, other):
        phone.offline()
    visit.answer(ITEM, 'yes')
    same.answer(ITEM, 'no')
    one.offline(False)
    one.sent()
    other.offline(False)
    other.sent()
    assert standing(ledger, visit) == ('no', ['yes'])

    desk = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{ledger.application_of(visit.inspection)}#{ITEM}')
    expect(desk.page.locator('.twin .centre')).to_contain_text(SAID_TO_THE_REVIEWER)
    desk.shot('two-answers')
    one.go('/')
    one.go(f'/inspections/{visit.inspection}/sections/ENT#{ITEM}')
    card = one.page.locator(f'article#{ITEM}')
    kept = card.locator('.kept')
    expect(kept).to_contain_text('Два ответа на один пункт')
    kept.scroll_into_view_if_needed()
    one.shot('two-answers')
    kept.locator('.spread', has_text='Другой ответ').get_by_role('button', name='Оставить этот').click()
    expect(kept).to_have_count(0)
    one.sent()
    assert standing(ledger, visit) == ('yes', [])
    desk.page.reload()
    expect(desk.page.locator('.twin .centre h2')).to_be_visible()
    expect(desk.page.get_by_text(SAID_TO_THE_REVIEWER)).to_have_count(0)


def standing(ledger, visit):
    """The answer that is shown on the server, and those that stand beside it."""
    (row,) = ledger.ask('select fields from inspections where id = ?', visit.inspection.replace('-', ''))
    field = json.loads(row[0])[ITEM]
    return field['value'], [each['value'] for each in field['conflicts']]
