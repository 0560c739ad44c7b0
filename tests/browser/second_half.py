"""From the decision to the open point: what the partner, their computer, their staff and the network do, in order."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.ledger import Ledger
from tests.browser.test_connection import sheet_of
from tests.browser.test_contract import code_of, issue, read_all
from tests.browser.test_main_road import send, settle_criticals
from tests.browser.test_training import answer, read_through
from tests.browser.test_trial import FILLED, Trying, fill
from tests.support.mail import Mailbox


def sign(phone: Handset, reviewer: Handset, application: str, mail: Mailbox) -> None:
    """The reviewer issues the contract, the partner reads every clause and signs with the code of the letter."""
    reviewer.go(f'/queue/{application}/after/contract')
    issue(reviewer)
    phone.go(f'/applications/{application}/contract')
    expect(phone.page.locator('.clauses').first).to_be_visible()
    read_all(phone.page)
    phone.page.get_by_role('button', name='Подписать договор').click()
    sheet = phone.page.locator('dialog')
    sheet.get_by_role('button', name='Прислать код').click()
    sheet.get_by_label('Код из письма').fill(code_of(mail))
    sheet.get_by_role('button', name='Подписать', exact=True).click()
    expect(sheet).to_have_count(0)
    expect(phone.page.get_by_text('Договор подписан')).to_be_visible()
    phone.shot('contract-signed')


def connect(computer: Handset, application: str, folder: Path) -> None:
    """On the point's computer: receive the owner's access, test the computer, lead the training order."""
    page = computer.page
    computer.go(f'/applications/{application}/connection')
    page.get_by_role('button', name='Показать пароль один раз').click()
    secret = page.locator('.secret').inner_text().replace(' ', '')
    page.get_by_label('Последние 4 знака пароля').fill(secret[-4:])
    page.get_by_role('button', name='Получил').click()
    expect(page.locator('.secret')).to_have_count(0)
    page.get_by_role('button', name='Проверить браузер').click()
    part = lambda name: page.locator('li', has=page.get_by_role('heading', name=name, exact=True))  # noqa: E731
    expect(part('Браузер')).to_contain_text('пройдено')
    page.get_by_role('button', name='Сделать лист').click()
    expect(page.get_by_role('button', name='Напечатать лист')).to_be_visible()
    sheet = sheet_of(folder)
    part('Печать').get_by_label('Код с листа').fill(sheet.code)
    page.get_by_role('button', name='Проверить код').click()
    expect(part('Печать')).to_contain_text('пройдено')
    part('Сканер').get_by_label('QR-код').focus()
    for code in (sheet.square, sheet.bars, sheet.matrix, sheet.label):
        page.keyboard.type(code)
        page.keyboard.press('Enter')
    expect(part('Сканер')).to_contain_text('пройдено')
    page.get_by_label('Облачных камер').fill('2')
    page.get_by_role('button', name='Измерить').click()
    expect(part('Интернет')).to_contain_text('пройдено', timeout=60_000)
    page.get_by_role('button', name='Начать учебный заказ').click()
    for button, asked in (('Принять', r'№ (T\d{6})'), ('Положить', r'ячейку ([ABC]\d+)'), ('Выдать', r'код (\d{4})')):
        form = page.locator('form', has=page.get_by_role('button', name=button, exact=True))
        told = re.search(asked, form.inner_text())
        assert told
        form.get_by_role('textbox').fill(told[1])
        form.get_by_role('button', name=button, exact=True).click()
        expect(form).to_have_count(0)
    page.get_by_text('Не подошла').click()
    page.get_by_role('button', name='Оформить возврат').click()
    page.get_by_label('Вопрос').fill('Куда деть возврат?')
    page.get_by_role('button', name='Отправить вопрос').click()
    expect(page.locator('main')).to_contain_text('Точка подключена. Дальше обучение.')
    computer.shot('connected')


def train(phone: Handset, member: Handset, application: str) -> None:
    """The partner invites one person, who passes every course on their own phone."""
    page, learning = phone.page, member.page
    phone.go(f'/applications/{application}/training')
    page.get_by_role('button', name='Добавить сотрудника').click()
    page.locator('dialog').get_by_label('Имя и фамилия').fill('Ольга Синицына')
    page.locator('dialog').get_by_role('button', name='Добавить').click()
    expect(page.locator('dialog')).to_have_count(0)
    page.get_by_role('button', name='Дать ссылку на обучение').click()
    learning.goto(page.get_by_label('Ссылка на обучение', exact=True).input_value())
    for course in ('orders', 'returns', 'problems'):
        learning.get_by_role('link', name='Начать').first.click()
        read_through(learning, course)
        answer(learning, course)
        learning.get_by_role('link', name='Все курсы').click()
    expect(learning.get_by_text('Все курсы сданы')).to_be_visible()
    phone.go(f'/applications/{application}/training')
    page.get_by_role('button', name='Обучение закончено').click()
    page.get_by_role('button', name='Да, закончено').click()
    expect(page.get_by_text('Обучение закончено').first).to_be_visible()


def try_out(phone: Handset, application: str, ledger: Ledger, files: dict[str, list[Path]]) -> None:
    """The list of the first day on the phone, the next ones as if handed in, and the end of the period."""
    trying = object.__new__(Trying)  # the stage is reached by the people, not by the test
    trying.ledger, trying.key, trying.id = ledger, uuid.UUID(application).hex, application
    phone.go('/')
    link = str(phone.page.locator('.dock a', has_text='Заполнить список за сегодня').get_attribute('href'))
    phone.go(link)
    fill(phone, link.rsplit('/', 1)[-1], files)
    phone.go(f'{link}/missing')
    phone.page.locator('.dock button', has_text='Сдать список дня').click()
    phone.page.locator('dialog button[data-kind=primary]').click()
    expect(phone.page.locator('.ticket')).to_contain_text('Принято сервером', timeout=90_000)
    for said in FILLED:
        trying.a_day_passes()
        if said:
            trying.say(*said)
    for _ in range(14):
        ledger.ask("update trial_terms set ends_on = date(ends_on, '-1 day')")
    trying.round()
    assert trying.stage() == 'concluding'


def open_the_point(reviewer: Handset, application: str) -> None:
    """The reviewer reads the report and opens the point."""
    page = reviewer.page
    reviewer.go(f'/queue/{application}/after/trial')
    page.get_by_role('button', name='Открыть пункт').click()
    reason = page.locator('dialog textarea')
    if reason.count():
        reason.fill('Период пройден')
    page.locator('dialog button[type=submit]').click()
    expect(page.locator('dialog')).to_have_count(0)
    expect(page.locator('.head')).to_contain_text('точка открыта')
    reviewer.shot('opened')


def keep_the_point(reviewer: Handset, application: str) -> None:
    """After a later visit the reviewer reads the same twin report and lets the point work on."""
    reviewer.go(f'/queue/{application}')
    keep = reviewer.page.get_by_role('button', name=re.compile('Работает дальше A'))
    settle_criticals(reviewer, keep)
    keep.click()
    expect(reviewer.page.locator('.paper-sheet h2')).to_contain_text('осмотр пройден')
    send(reviewer)
    reviewer.shot('kept')
