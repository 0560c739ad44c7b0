"""An applicant has their data erased on their phone; an administrator does it for one who asked on paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.handset import PASSWORD, Handset
from tests.browser.visit import Visit

STORES = 'indexedDB.databases().then(all => all.map(each => each.name))'


def stores(page: Page) -> list[str]:
    return [str(each) for each in page.evaluate(STORES)]


def test_an_applicant_sees_takes_and_erases_what_is_kept_and_their_other_phone_forgets_them(handset, server, ledger):
    phone: Handset = handset('applicant')
    other: Handset = handset('applicant-other')
    for each in (phone, other):
        each.sign_in('applicant')
        each.expects('status of 410', 'status of 422', 'status of 401')
        expect(each.page.get_by_role('heading', level=1)).to_be_visible()
    person = ledger.ask("select id from accounts where email = 'applicant@demo.test'")[0][0]
    assert any(str(name).startswith('osmotr-') for name in stores(other.page))

    phone.page.get_by_role('link', name='Ещё').click()
    phone.page.get_by_role('link', name='Мои данные').click()
    page = phone.page
    expect(page.get_by_role('heading', name='Что о вас хранится')).to_be_visible()
    expect(page.get_by_text('Самопроверки с ответами')).to_be_visible()
    phone.shot('my-data')
    with page.expect_download() as taken:
        page.get_by_role('button', name='Скачать всё файлом').click()
    assert taken.value.path().read_bytes()[:2] == b'PK'

    page.get_by_role('button', name='Стереть мои данные').click()
    sheet = page.get_by_role('dialog')
    expect(sheet).to_contain_text('Они будут отозваны')
    phone.shot('erase')
    sheet.get_by_role('button', name='Стереть навсегда').click()
    expect(sheet).to_contain_text('Подтвердите отзыв')
    sheet.get_by_label('Да, отозвать').check()
    sheet.get_by_label('Ваш пароль').fill('не тот пароль')
    sheet.get_by_role('button', name='Стереть навсегда').click()
    expect(sheet).to_contain_text('Пароль не подошёл. Ничего не стёрто.')
    assert ledger.ask('select count(*) from erasures') == [(0,)]
    sheet.get_by_label('Ваш пароль').fill(PASSWORD)
    sheet.get_by_role('button', name='Стереть навсегда').click()
    expect(page.get_by_role('heading', name='Данные стёрты')).to_be_visible()
    phone.shot('erased')
    with page.expect_download() as act:
        page.get_by_role('button', name='Сохранить акт').click()
    assert act.value.path().read_bytes()[:5] == b'%PDF-'
    page.get_by_role('button', name='Закрыть').click()
    expect(page.locator('input[autocomplete=username]')).to_be_visible()
    assert [name for name in stores(page) if name not in ('osmotr', 'ballast')] == []
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('held') || key.includes('here'))") == []
    page.reload()
    expect(page.locator('input[autocomplete=username]')).to_be_visible()

    other.go('/')
    expect(other.page.get_by_role('heading', name='Данные стёрты')).to_be_visible()
    other.page.wait_for_function(f'{STORES}.then(names => names.every(name => !/osmotr-[0-9a-f]{{8}}-/.test(name)))')
    other.shot('erased-elsewhere')
    other.page.get_by_role('button', name='Закрыть').click()
    expect(other.page.locator('input[autocomplete=username]')).to_be_visible()
    assert ledger.ask(f"select email from accounts where id = '{person}'")[0][0].endswith('@erased.invalid')


def test_the_dialog_says_what_was_not_sent(handset):
    phone: Handset = handset('applicant')
    phone.sign_in('applicant')
    visit = Visit.first(phone)
    phone.go('/my-data')
    expect(phone.page.get_by_role('button', name='Стереть мои данные')).to_be_visible()
    phone.page.get_by_role('button', name='Стереть мои данные').click()
    expect(phone.page.get_by_role('dialog')).to_contain_text('Неотправленное на других ваших телефонах')
    phone.page.get_by_role('button', name='Оставить как есть').click()
    phone.go(f'/inspections/{visit.inspection}')
    phone.offline()
    visit.answer('ENT-03')
    phone.page.evaluate("history.pushState(null, '', '/more'); dispatchEvent(new PopStateEvent('popstate'))")
    phone.page.get_by_role('link', name='Мои данные').click()
    expect(phone.page.get_by_text('Нужна сеть')).to_be_visible()


def test_an_administrator_erases_one_who_asked_on_paper(handset, ledger):
    desk: Handset = handset('administrator', desk=True)
    desk.sign_in('admin')
    desk.expects('status of 409')
    desk.go('/people')
    page = desk.page
    email = 'applicant@demo.test'
    name = ledger.ask(f"select name from accounts where email = '{email}'")[0][0]
    page.get_by_role('button', name=f'Изменить: {name}').click()
    dialog = page.get_by_role('dialog')
    dialog.get_by_role('button', name='Стереть данные человека').click()
    expect(dialog).to_contain_text('Открытые заявки')
    dialog.get_by_label('Номер заявления').fill(name)
    dialog.get_by_role('button', name='Стереть навсегда').click()
    expect(dialog).to_contain_text('Номер без пробелов')
    expect(dialog).to_contain_text('Подтвердите отзыв заявок')
    desk.shot('erase-on-paper')
    dialog.get_by_label('Отозвать их').check()
    dialog.get_by_label('Номер заявления').fill('12/45')
    dialog.get_by_label('Дата заявления').fill('2026-01-12')
    dialog.get_by_role('button', name='Стереть навсегда').click()
    expect(page.get_by_text('Данные стёрты, акт № 1')).to_be_visible()
    row = page.locator('tr', has_text='Стёртый человек')
    expect(row).to_contain_text('стёрт')
    with page.expect_download() as act:
        row.get_by_role('button', name='Акт').click()
    assert act.value.path().read_bytes()[:5] == b'%PDF-'
    desk.shot('erased-on-paper')
    desk.go('/audit')
    expect(page.get_by_text('Стёрты данные человека, акт № 1, по письменному требованию').first).to_be_visible()
    assert ledger.ask(f"select count(*) from accounts where email = '{email}'") == [(0,)]
