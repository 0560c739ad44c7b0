"""«Staff passed training» fills itself at a later visit: without a network too, and a person's word stays."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.kept import kept, until
from tests.browser.looking import ON_PHONE, look
from tests.browser.test_point import Opened
from tests.browser.visit import Visit

ITEM = 'DSK-08'


def test_the_share_of_trained_staff_stands_in_the_inspectors_form(handset, ledger, server):
    opened = Opened(ledger)
    owner = handset('known-owner')
    owner.sign_in('applicant')
    owner.go(f'/applications/{opened.id}/training')
    owner.page.get_by_role('button', name='Добавить сотрудника').click()
    owner.page.locator('dialog').get_by_label('Имя и фамилия').fill('Ольга Синицына')
    owner.page.locator('dialog').get_by_role('button', name='Добавить').click()
    expect(owner.page.locator('dialog')).to_have_count(0)

    chief = handset('known-chief', desk=True)
    chief.sign_in('admin')
    chief.go('/points')
    chief.page.locator('tbody tr').get_by_role('link').first.click()
    chief.page.get_by_role('button', name='Назначить выезд').click()
    dialog = chief.page.locator('dialog')
    dialog.get_by_label('Инспектор').select_option(label=inspector(ledger))
    dialog.locator('button[type=submit]').click()
    expect(dialog).to_have_count(0)
    (key,) = ledger.ask("select id from inspections where application_id = ? and state = 'planned'", opened.key)[0]

    phone = handset('known-inspector')
    phone.sign_in('inspector')
    visit = Visit.planned(phone, key)
    phone.offline()
    visit.section(ITEM)
    card = phone.page.locator(f'article#{ITEM}')
    until(lambda: kept(phone.page).values(ITEM), [0])
    card.locator('header button').click()
    expect(card.get_by_text('По данным обучения: сдали 0 из 1.')).to_be_visible()
    expect(card.locator('input')).to_have_value('0')
    card.evaluate('card => card.scrollIntoView()')
    look(phone, 'known', ON_PHONE)
    card.locator('input').fill('100')
    card.locator('input').blur()
    until(lambda: kept(phone.page).values(ITEM), [0, 100])
    phone.page.reload()
    expect(card).to_contain_text('100')
    assert kept(phone.page).values(ITEM) == [0, 100], 'what somebody said is not written over'


def inspector(ledger):
    return str(ledger.ask("select name from accounts where email = 'inspector@demo.test'")[0][0])
