"""Refused work comes in after all: the administrator applies it, the reviewer reads it, the phone drops its mark."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.screens.world import assign
from tests.browser.visit import Visit

ITEM = 'ENT-03'
REFUSED = 'Сервер не принял запись'


def test_an_administrator_applies_what_was_refused_and_everybody_sees_it(handset, ledger):
    desk: Handset = handset('administrator', desk=True)
    desk.sign_in('admin')
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    visit.answer(ITEM, 'no')
    assign(desk, visit.inspection, 'belyaeva')
    phone.offline(False)
    phone.sent()
    assign(desk, visit.inspection, 'inspector')
    phone.go('/')
    expect(phone.page.locator(f'a.visit[href$="{visit.inspection}"]')).to_be_visible()
    phone.go(f'/inspections/{visit.inspection}/sections/ENT#{ITEM}')
    card = phone.page.locator(f'article#{ITEM}')
    expect(card).to_contain_text(REFUSED)
    phone.shot('refused')

    desk.go('/phones')
    expect(desk.page.locator('tbody tr').first).to_be_visible()
    desk.shot('phones')
    expect(desk.page.locator('tbody tr', has_text='в карантине')).to_have_count(1)
    desk.page.locator('.tabs button', has_text='Карантин').click()
    row = desk.page.locator('tbody tr', has_text=ITEM)
    expect(row).to_contain_text('Осмотр назначен другому человеку')
    desk.shot('quarantine')
    row.get_by_role('button', name='Применить').click()
    dialog = desk.page.get_by_role('dialog')
    expect(dialog).to_contain_text('от имени автора')
    desk.shot('quarantine-dialog')
    dialog.get_by_role('button', name='Применить').click()
    expect(desk.page.get_by_role('status').filter(has_text='запись вошла в осмотр')).to_be_visible()
    expect(row).to_have_count(0)
    desk.shot('quarantine-applied')

    reviewer: Handset = handset('reviewer', desk=True)
    reviewer.sign_in('reviewer')
    reviewer.go(f'/queue/{ledger.application_of(visit.inspection)}#{ITEM}')
    expect(reviewer.page.locator('.twin .centre h2')).to_be_visible()
    expect(reviewer.page.get_by_text('Отклонённые правки')).to_have_count(0)
    expect(reviewer.page.locator('.twin .centre')).to_contain_text('Нет')
    reviewer.shot('released')

    phone.sent()
    phone.go(f'/inspections/{visit.inspection}/sections/ENT#{ITEM}')
    expect(card.locator('header .said')).to_be_visible()
    expect(card).not_to_contain_text(REFUSED)
    phone.shot('released')
