"""The contract from the desk to the partner and back: issued, asked about, shown, recalled, signed by a code."""

# ruff: noqa: F811 – fixtures of another file

from __future__ import annotations

import re
import uuid

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser import papers
from tests.browser.kept import until
from tests.browser.looking import look
from tests.browser.test_questionnaire import IN_CACHES
from tests.browser.test_registration import mail, server  # noqa: F401 – fixtures

PARTNER = 'Соколова Анна Игоревна'
FORMER = 'Прежние редакции'


@pytest.fixture
def accepted(handset, ledger):
    """The phone of an applicant whose premises are accepted, and the application."""
    phone = handset('contract-phone')
    phone.sign_in('applicant')
    application = papers.begin(phone)
    papers.give(phone, application)
    assert papers.submit(phone, application) == 'done'
    key = uuid.UUID(application).hex
    ledger.ask("update applications set stage = 'accepted', whose_move = 'reviewer' where id = ?", key)
    return phone, application


def code_of(mail, number=0):
    def found():
        subjects = [str(each['Subject']) for each in mail.arrived]
        return [code for each in subjects for code in re.findall(r'Код подписи договора: (\d{6})', each)]

    until(lambda: len(found()) > number, True)
    return found()[number]


def issue(desk):
    desk.page.get_by_role('button', name='Выдать договор').click()
    desk.page.get_by_label('сеть: название, ИНН и ОГРН').fill('ООО «Сеть», ИНН 7707083893')
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.get_by_text('Партнёр читает')).to_be_visible()


def read_all(page):
    """Press «Понятно» under every clause that is unread, in their order."""
    while page.get_by_role('button', name='Понятно').count():
        left = page.get_by_role('button', name='Понятно').count()
        page.get_by_role('button', name='Понятно').first.click()
        expect(page.get_by_role('button', name='Понятно')).to_have_count(left - 1)


def saved(page, link):
    with page.expect_download() as coming:
        link.click()
    return coming.value.path().read_bytes()


def test_a_contract_is_issued_read_asked_about_recalled_and_signed(handset, accepted, mail, server, playwright):
    phone, application = accepted
    page = phone.page
    desk = handset('contract-desk', desk=True)
    desk.expects('status of 422')
    desk.sign_in('reviewer')
    desk.go(f'/queue/{application}/after')
    expect(desk.page.get_by_role('heading', name='Выдать договор')).to_be_visible()
    expect(desk.page.locator('.clauses').first).to_contain_text(PARTNER)
    desk.shot('to-issue')
    issue(desk)

    until(lambda: any('Договор готов' in str(each['Subject']) for each in mail.arrived), True)
    phone.go('/')
    page.get_by_role('button', name=re.compile('Советская, д. 12')).click()
    page.locator('.dock').get_by_role('link', name='Договор').click()
    expect(page.locator('.clauses').first).to_contain_text(PARTNER)
    phone.shot('read')
    page.get_by_role('button', name='Понятно').first.click()
    expect(page.get_by_role('button', name='К пункту 1.2')).to_be_visible()
    phone.offline()
    page.get_by_role('button', name='Понятно').first.click()
    expect(page.locator('.dock').get_by_role('alert')).to_contain_text('Отметка не сохранена')
    phone.offline(False)
    page.get_by_role('button', name='Спросить о пункте 1.2').click()
    expect(page.locator('.dock textarea')).to_have_value('Договор, пункт 1.2: ')
    page.locator('.dock textarea').fill('Договор, пункт 1.2: а если накладной нет?')
    page.get_by_role('button', name='Отправить').click()
    expect(page.locator('.speech')).to_contain_text('а если накладной нет?')

    phone.go(f'/applications/{application}/contract')
    page.get_by_role('button', name='Создать ссылку').click()
    link = page.get_by_label('Скопировать ссылку').first.input_value()
    lawyer = handset('contract-lawyer', desk=True)
    lawyer.expects('status of 410')
    lawyer.page.goto(link)
    expect(lawyer.page.locator('main')).to_contain_text(PARTNER)
    lawyer.shot('reading')
    assert PARTNER not in lawyer.page.evaluate(IN_CACHES)
    page.get_by_role('button', name='Закрыть ссылку').click()
    expect(page.get_by_role('button', name='Закрыть ссылку')).to_have_count(0)
    lawyer.page.reload()
    expect(lawyer.page.get_by_text('Ссылка больше не действует')).to_be_visible()

    desk.page.get_by_role('button', name='Отозвать').click()
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.locator('dialog .error')).to_contain_text('Напишите причину')
    desk.page.locator('dialog textarea').fill('Уточняем тариф')
    desk.shot('recall')
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.get_by_text('Прежняя редакция отозвана')).to_be_visible()
    issue(desk)

    phone.go(f'/applications/{application}/contract')
    expect(page.locator('.clauses [data-done]')).to_have_count(1)  # what was read and is the same stays read
    look(phone, 'contract')
    read_all(page)
    page.get_by_role('button', name='Подписать договор').click()
    sheet = page.locator('dialog')
    sheet.get_by_role('button', name='Прислать код').click()
    expect(sheet).to_contain_text('Код отправлен на applicant@demo.test')
    code = code_of(mail)
    phone.expects('status of 422')
    sheet.get_by_label('Код из письма').fill(f'{(int(code) + 1) % 1_000_000:06}')
    sheet.get_by_role('button', name='Подписать', exact=True).click()
    expect(sheet.get_by_role('alert')).to_contain_text('Код не подошёл. Осталось 4 попытки')
    phone.shot('code')
    sheet.get_by_label('Код из письма').fill(code)
    sheet.get_by_role('button', name='Подписать', exact=True).click()
    expect(sheet).to_have_count(0)
    expect(page.get_by_text('Договор подписан')).to_be_visible()
    phone.shot('signed')

    mine = saved(page, page.get_by_role('link', name='Скачать подписанный договор'))
    desk.go(f'/queue/{application}/after/contract')
    expect(desk.page.get_by_text('Подписал ИП Соколова')).to_be_visible()
    desk.shot('signed')
    theirs = saved(desk.page, desk.page.get_by_role('link', name='Скачать подписанный договор'))
    assert mine == theirs
    words = ' '.join(each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(mine))
    assert PARTNER in words and 'applicant@demo.test' in words
    assert PARTNER not in page.evaluate(IN_CACHES)


def test_an_administrator_edits_the_template_and_sees_how_it_reads(handset, server):
    desk = handset('contract-template', desk=True)
    desk.sign_in('admin')
    desk.go('/rules')
    page = desk.page
    page.get_by_role('button', name='Договор', exact=True).click()
    first = page.get_by_label('Текст по-русски').first
    first.fill('Партнёр {partner} и {passport}')
    page.get_by_role('button', name='Опубликовать').first.click()
    expect(page.get_by_text('место в скобках, которого мы не знаем').first).to_be_visible()
    first.fill('Партнёр {partner} работает по адресу {address}')
    page.get_by_role('button', name='Как прочтёт партнёр').click()
    expect(page.locator('.clauses').first).to_contain_text('Партнёр Иванова Анна Петровна работает по адресу')
    desk.shot('preview')
    page.get_by_role('button', name='Править').click()
    page.get_by_role('button', name='Опубликовать').first.click()
    desk.shot('publish')
    page.locator('dialog button[type=submit]').click()
    expect(page.locator('dialog')).to_have_count(0)
    expect(page.get_by_text('Действует версия 1')).to_be_visible()
