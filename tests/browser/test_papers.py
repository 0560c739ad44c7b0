"""Papers from the phone to the reviewer and back: bad files are refused in words, what is wrong goes back."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from app import clock
from tests.browser import papers

SECONDS_MS = 60_000


def card(page, title):
    return page.locator('section.paper', has_text=title)


def choose(page, title, file):
    card(page, title).locator('input[type=file]').last.set_input_files(file)


def test_papers_go_to_the_reviewer_and_back(handset, tmp_path):
    files = papers.files(tmp_path / 'files')
    phone = handset('papers-phone')
    phone.sign_in('applicant')
    page = phone.page
    phone.expects('status of 422', 'status of 409', 'ERR_FAILED')
    application = papers.begin(phone)
    phone.go(f'/applications/{application}/papers')
    passport, lease = card(page, 'Паспорт'), card(page, 'Договор аренды')
    expect(passport).to_contain_text('нужно приложить')
    expect(page.locator('.dock')).to_contain_text('Осталось: 3')
    assert 'missing' in papers.submit(phone, application)

    choose(page, 'Паспорт', files['zip'])
    expect(passport.get_by_role('alert')).to_contain_text('Это архив')
    passport.get_by_role('button', name='Убрать').click()
    choose(page, 'Договор аренды', files['script'])
    expect(lease.get_by_role('alert')).to_contain_text('сценарий')
    phone.shot('refused')
    lease.get_by_role('button', name='Убрать').click()

    # a line that breaks: the same file is sent again under the same id, and is there once
    page.route('**/files/*', lambda route: route.abort())
    choose(page, 'Паспорт', files['passport'])
    expect(passport.get_by_role('alert')).to_contain_text('не дошёл')
    page.unroute('**/files/*')
    passport.get_by_role('button', name='Отправить ещё раз').click()
    expect(passport.locator('.paper-file')).to_have_count(1, timeout=SECONDS_MS)
    choose(page, 'Свидетельство', files['registration'])
    choose(page, 'Договор аренды', [files['lease'], files['second']])
    expect(lease.locator('.paper-file')).to_have_count(2, timeout=SECONDS_MS)
    expect(lease.locator('.paper-file').first).to_contain_text('3 страницы')
    lease.get_by_role('button', name='Файл 2: поставить раньше').click()
    expect(lease.locator('.paper-file').first).to_contain_text('картинка')
    lease.get_by_role('button', name='Файл 1: поставить позже').click()
    expect(lease.locator('.paper-file').first).to_contain_text('PDF')
    lease.get_by_role('button', name='Посмотреть файл 1').click()
    page.get_by_role('button', name='Следующая').click()
    expect(page.locator('.paper-leaf img')).to_have_attribute('alt', 'Страница 2 из 3')
    phone.shot('leaf')
    page.get_by_role('button', name='Закрыть').click()

    until = (clock.day('Europe/Moscow') + timedelta(days=6)).isoformat()  # by the network's calendar
    lease.get_by_role('button', name='Сохранить').click()
    expect(lease.locator('.error').first).to_contain_text('Напишите адрес')
    lease.get_by_label('Адрес').fill('Тверь, Советская 12')
    lease.get_by_label('Площадь').fill('60,5')
    lease.get_by_label('Последний день').fill(until)
    lease.get_by_role('button', name='Сохранить').click()
    expect(lease).to_contain_text('скоро кончается')
    expect(page.locator('.dock')).to_contain_text('Все документы на месте')
    phone.shot('complete')
    assert papers.submit(phone, application) == 'done'
    kept = page.evaluate("""async () => {
        const shown = []
        for (const name of await caches.keys())
            for (const each of await (await caches.open(name)).keys()) shown.push(each.url)
        return shown.filter(each => each.includes('/api/'))
    }""")
    assert kept == []

    desk = handset('papers-desk', desk=True)
    desk.sign_in('reviewer')
    view = desk.page
    desk.go('/queue')
    row = view.locator('tbody tr', has_text='Советская, д. 12')
    expect(row).to_contain_text('проверка документов')
    row.locator('a.number').click()
    expect(view).to_have_url(re.compile(f'/queue/{application}/checks'))
    expect(view.locator('.legal-leaf img')).to_be_visible()
    expect(view.get_by_text('До конца аренды 6')).to_be_visible()
    view.keyboard.press('1')
    first = view.locator('.legal-row').first
    expect(first).to_contain_text('в порядке')
    view.keyboard.press('j')
    view.keyboard.press('1')
    expect(view.locator('.legal-row').nth(1)).to_contain_text('в порядке')
    view.keyboard.press('j')
    view.keyboard.press('1')
    expect(view.locator('.legal-row').nth(2)).to_contain_text('в порядке')
    view.keyboard.press('j')
    expect(view.locator('.legal-facts')).to_contain_text('отличается')
    view.keyboard.press('2')
    expect(view.locator('.legal-check .error')).to_contain_text('Напишите')
    view.locator('.legal-check textarea').fill('В договоре 60,5 м², в анкете 40')
    view.get_by_role('button', name='Не в порядке').click()
    expect(view.locator('.legal-row').nth(3)).to_contain_text('не в порядке')
    view.keyboard.press('ArrowRight')
    view.keyboard.press('+')
    view.keyboard.press('t')
    expect(view.locator('.legal-leaf img')).to_have_attribute('alt', re.compile('2 из 3'))
    desk.shot('checks')
    expect(view.get_by_role('button', name='Принять документы')).to_be_disabled()
    view.keyboard.press('r')
    dialog = view.locator('dialog')
    expect(dialog.locator('textarea')).to_have_value('В договоре 60,5 м², в анкете 40')
    dialog.get_by_label('Площадь, м²').check()
    dialog.locator('textarea').last.fill('Напишите площадь из договора')
    desk.shot('return')
    dialog.locator('button[type=submit]').click()
    expect(view.get_by_text('Проверка закончена')).to_be_visible()

    phone.go(f'/applications/{application}/papers')
    expect(lease).to_contain_text('В договоре 60,5 м², в анкете 40')
    expect(passport).to_contain_text('принято')
    expect(passport.locator('input[type=file]')).to_have_count(0)
    expect(page.get_by_text('Напишите площадь из договора')).to_be_visible()
    phone.shot('returned')
    choose(page, 'Договор аренды', files['lease'])
    expect(lease.locator('.paper-head')).to_contain_text('приложено', timeout=SECONDS_MS)
    assert papers.submit(phone, application) == 'done'

    desk.go(f'/queue/{application}/checks')
    for number in range(6):
        row = view.locator('.legal-row').nth(number)
        row.click()
        expect(view.locator('.legal-leaf img')).to_be_visible()
        if 'нет результата' in row.inner_text():
            view.keyboard.press('1')
        expect(row).to_contain_text('в порядке')
        expect(row).not_to_contain_text('не в порядке')
    view.keyboard.press('a')
    view.locator('dialog button[type=submit]').click()
    expect(view.get_by_text('Проверка закончена')).to_be_visible()
    phone.go(f'/applications/{application}/papers')
    expect(lease.locator('.paper-head')).to_contain_text('принято')


def test_what_the_papers_show_may_be_a_reason_to_refuse_and_an_appeal_brings_them_back(handset):
    phone = handset('papers-refused-phone')
    phone.sign_in('applicant')
    application = papers.begin(phone)
    papers.give(phone, application)
    assert papers.submit(phone, application) == 'done'

    desk = handset('papers-refused-desk', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{application}/checks')
    expect(desk.page.locator('.legal-leaf img')).to_be_visible()
    desk.page.get_by_role('link', name='Двойной отчёт и отказ').click()
    desk.page.get_by_role('button', name=re.compile('Отказать')).click()
    desk.page.locator('.letter-parts textarea').fill('Бизнес ликвидирован: так говорит реестр.')
    expect(desk.page.locator('.paper-sheet')).to_contain_text('так говорит реестр')
    desk.shot('refusing')
    desk.page.locator('.foot button').last.click()
    expect(desk.page.locator('.letter-page')).to_have_count(0)
    expect(desk.page.locator('.head')).to_contain_text('отказано')

    phone.go('/')
    page = phone.page
    page.get_by_role('button', name=re.compile('Советская, д. 12')).click()
    expect(page.locator('main')).to_contain_text('Бизнес ликвидирован: так говорит реестр.')
    phone.shot('refused-on-papers')
    page.get_by_role('button', name='Обжаловать').click()
    page.locator('dialog textarea').fill('Реестр ошибся, выписка приложена')
    page.locator('dialog button[data-kind=primary]').click()
    expect(page.get_by_text('Жалоба отправлена').first).to_be_visible()
