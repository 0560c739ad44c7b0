"""The standards change in the middle of an inspection: the phone says what changes, and the draft goes on by them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.visit import Visit
from tests.support.checklists import next_version


def test_a_draft_moves_to_the_new_version_without_a_network_and_keeps_its_answers(handset, server, ledger, tmp_path):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    visit.answer('ENT-03', 'yes')
    visit.answer('ENT-07', 'no')
    newer = tmp_path / 'next.yaml'
    newer.write_text(next_version(), 'utf-8')
    assert server.osmotr('checklist', 'publish', str(newer)) == 'pvz-default, version 2: published.\n'

    phone.go('/')
    phone.go(f'/inspections/{visit.inspection}')
    offer = phone.page.locator('.banner', has_text='Вышла новая версия стандартов (2)')
    expect(offer).to_be_visible()
    phone.shot('version-offered')
    phone.offline()
    offer.get_by_role('button', name='Что изменится').click()
    sheet = phone.page.locator('dialog')
    expect(sheet.locator('.plate')).to_have_text(['ENT-09', 'SIG-07', 'ENT-03', 'ENT-05', 'SIG-05', 'ENT-07'])
    expect(sheet).to_contain_text('Ответы и снимки останутся')
    phone.shot('version-changes')
    sheet.get_by_role('button', name='Перейти на версию 2').click()
    expect(sheet).to_have_count(0)
    expect(offer).to_have_count(0)
    phone.go(f'/inspections/{visit.inspection}/sections/ENT')
    expect(phone.page.locator('article#ENT-09')).to_be_visible()
    expect(phone.page.locator('article#ENT-07')).to_have_count(0)
    expect(phone.page.locator('article#ENT-03')).to_contain_text('без пропуска и без звонка')
    expect(phone.page.locator('article#ENT-03')).to_contain_text('Да')
    visit.answer('ENT-09', 'yes')

    phone.offline(False)
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    assert kept(phone.page).refused == []
    (row,) = ledger.ask(
        'select checklist_version, fields from inspections where id = ?', visit.inspection.replace('-', '')
    )
    assert row[0] == 2
    assert all(f'"{item}"' in row[1] for item in ('ENT-03', 'ENT-07', 'ENT-09'))
