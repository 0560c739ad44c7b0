"""The training of a point: the owner invites, a member learns without account and network, anybody checks."""

# ruff: noqa: F811 – fixtures of another file

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import expect

from app.training import courses
from tests.browser.kept import until
from tests.browser.looking import look
from tests.browser.test_registration import mail, server  # noqa: F401 – fixtures

MEMBER = 'Канарейкина Ольга Петровна'
COURSES = courses.every()


@pytest.fixture
def owner(handset, ledger):
    """The phone of an applicant whose point is in its training, and the application."""
    phone = handset('training-owner')
    phone.sign_in('applicant')
    (row,) = ledger.ask("select id from applications where address like '%Лесная, 7%'")
    application = str(uuid.UUID(row[0]))
    ledger.ask("update applications set stage = 'training', whose_move = 'applicant' where id = ?", row[0])
    return phone, application


def read_through(page, course):
    for number in range(1, len(COURSES[course].pages)):
        expect(page.locator('.lesson h2')).to_have_text(COURSES[course].content['pages'][number - 1]['title']['ru'])
        page.get_by_role('link', name='Дальше').click()
    page.get_by_role('link', name='К вопросам').click()


def answer(page, course, wrong=0):
    questions = COURSES[course].content['quiz']
    for number, question in enumerate(questions):
        options = question['options']
        option = next(each for each in options if (each['id'] == question['right']) != (number < wrong))
        page.locator('.quiz label', has_text=option['text']['ru']).click()
    page.get_by_role('button', name='Проверить ответы').click()


def test_an_answer_from_before_a_write_takes_nothing_off_the_page(owner):
    phone, application = owner
    page = phone.page
    phone.go(f'/applications/{application}/training')
    expect(page.get_by_text('Сотрудников пока нет')).to_be_visible()
    held = []

    def answer_late(route):
        if route.request.method == 'GET' and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route('**/api/v1/applications/*/training', answer_late)
    page.evaluate("() => void dispatchEvent(new Event('online'))")
    until(lambda: page.evaluate('() => 1') and len(held), 1)
    page.get_by_role('button', name='Добавить сотрудника').click()
    sheet = page.locator('dialog')
    sheet.get_by_label('Имя и фамилия').fill(MEMBER)
    sheet.get_by_role('button', name='Добавить').click()
    expect(sheet).to_have_count(0)
    link = page.get_by_role('button', name='Дать ссылку на обучение')
    expect(link).to_be_visible()
    route, old = held[0]
    with page.expect_event('requestfinished', lambda request: request == route.request):
        route.fulfill(response=old)
    page.evaluate('() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')
    expect(link).to_be_visible()


def test_the_staff_learns_on_its_own_phones_and_the_test_period_begins(handset, owner, server):
    phone, application = owner
    page = phone.page
    phone.go(f'/applications/{application}/training')
    expect(page.get_by_text('Сотрудников пока нет')).to_be_visible()
    phone.shot('empty')
    page.get_by_role('button', name='Добавить сотрудника').click()
    sheet = page.locator('dialog')
    sheet.get_by_role('button', name='Добавить').click()
    expect(sheet.locator('.error')).to_contain_text('Напишите имя')
    sheet.get_by_label('Имя и фамилия').fill(MEMBER)
    phone.offline()
    sheet.get_by_role('button', name='Добавить').click()
    expect(sheet.get_by_role('alert')).to_contain_text('Введённое цело')
    phone.offline(False)
    sheet.get_by_role('button', name='Добавить').click()
    expect(sheet).to_have_count(0)
    page.get_by_role('button', name='Дать ссылку на обучение').click()
    link = page.get_by_label('Ссылка на обучение', exact=True).input_value()
    look(phone, 'roster')

    member = handset('training-member')
    member.expects('status of 409', 'status of 404')
    member.page.goto(link)
    expect(member.page.get_by_text(f'Здравствуйте, {MEMBER}!')).to_be_visible()
    look(member, 'courses')
    member.ready_for_offline()
    learning = member.page
    learning.get_by_role('link', name='Начать').first.click()
    expect(learning.locator('.lesson img')).to_be_visible()
    look(member, 'lesson')
    member.offline()
    learning.reload()
    expect(learning.locator('.lesson h2')).to_have_text('Сначала накладная')
    read_through(learning, 'orders')
    answer(learning, 'orders', wrong=2)
    expect(learning.locator('.banner')).to_contain_text('Пока не сдан')
    look(member, 'quiz')
    learning.get_by_role('button', name='Ответить ещё раз').click()
    answer(learning, 'orders')
    expect(learning.locator('.banner')).to_contain_text('Курс сдан')
    learning.get_by_role('link', name='Все курсы').click()
    expect(learning.get_by_text('Не всё отправлено')).to_be_visible()
    member.kill()
    member.open()
    member.go('/learn')
    learning = member.page
    expect(learning.locator('.courses > li').first).to_contain_text('сдан')
    expect(learning.get_by_text('Всё отправлено')).to_be_visible()

    thief = handset('training-thief')
    thief.expects('status of 409')
    thief.page.goto(link)
    expect(thief.page.get_by_text('Эту ссылку уже открыли')).to_be_visible()

    for course in ('returns', 'problems'):
        learning.get_by_role('link', name='Начать').first.click()
        read_through(learning, course)
        answer(learning, course)
        learning.get_by_role('link', name='Все курсы').click()
    expect(learning.get_by_text('Все курсы сданы')).to_be_visible()
    member.shot('certificate')
    with learning.expect_download() as coming:
        learning.get_by_role('button', name='Скачать свидетельство').click()
    assert coming.value.path().read_bytes().startswith(b'%PDF')
    (code,) = re.findall(r'Свидетельство (\d{12})', learning.locator('.banner').inner_text())
    thief.page.goto(f'{thief.url}/certificate/{code}')
    expect(thief.page.locator('main')).to_contain_text('К. О. П.')
    thief.shot('checked')

    desk = handset('training-desk', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{application}/after/training')
    expect(desk.page.locator('tbody tr')).to_contain_text(code)
    desk.shot('roster')

    phone.go(f'/applications/{application}/training')
    expect(page.get_by_text('Все прошли обучение')).to_be_visible()
    page.get_by_role('button', name='Обучение закончено').click()
    page.get_by_role('button', name='Да, закончено').click()
    expect(page.get_by_text('Обучение закончено').first).to_be_visible()
    phone.shot('ended')


def test_a_phone_that_nobody_invited_is_told_what_to_do(handset):
    phone = handset('training-stranger')
    phone.expects('status of 404')
    phone.page.goto(f'{phone.url}/learn')
    expect(phone.page.get_by_text('Этот телефон не знаком')).to_be_visible()
    phone.page.goto(f'{phone.url}/learn#nonsense')
    phone.page.reload()
    expect(phone.page.get_by_text('Это не ссылка на обучение')).to_be_visible()
