"""An applicant asks on a phone, a reviewer answers, a letter comes by a real mail server; the answer is published, and
another applicant finds it by a word as people type it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import until
from tests.browser.people import give_password
from tests.support.mail import SENDER, Mailbox, mailbox
from tests.support.server import Server, serving

QUESTION = 'Можно ли поставить ёлку у входа? Меня зовут Мария, телефон +7 900 000-00-00'
ANSWER = 'Можно, если проход не уже 90 см.'
FIRST_APPLICATION = "fetch('/api/v1/applications').then(answer => answer.json()).then(list => list.items[0].id)"


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    with mailbox() as running:
        yield running


@pytest.fixture
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory, mail: Mailbox) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp('server')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    told = {
        'OSMOTR_SMTP': f'smtp://127.0.0.1:{mail.port}',
        'OSMOTR_MAIL_FROM': SENDER,
        'OSMOTR_PUBLIC_URL': 'https://osmotr.test',
    }
    with serving(folder, ready=True, OSMOTR_DEMO='1', **told) as running:
        yield running


def applicant_of(handset, who: str) -> tuple[Handset, str]:
    """A phone of this applicant before the help of their first application, and the application's id."""
    phone: Handset = handset(who)
    phone.sign_in(who)
    phone.page.wait_for_url(re.compile(r'/$'))
    name = str(phone.page.evaluate(FIRST_APPLICATION))
    phone.go(f'/applications/{name}/help')
    return phone, name


def letters(mail: Mailbox, to: str, subject: str) -> list[str]:
    """The letters with such a subject that this person was sent, as plain text."""
    return [
        each.get_body(('plain',)).get_content()
        for each in mail.arrived
        if subject in str(each['Subject']) and to in str(each['To'])
    ]


def test_a_question_is_answered_published_and_found(handset, mail):
    phone, name = applicant_of(handset, 'applicant')
    page = phone.page
    expect(page.get_by_role('heading', name='Переписки ещё нет')).to_be_visible()
    expect(page.locator('.dock')).to_contain_text('Отвечаем не позже чем за 1 день')
    phone.shot('help-empty')
    field = page.locator('.dock textarea')
    field.fill(QUESTION)

    phone.offline()
    page.get_by_role('button', name='Отправить').click()
    expect(page.locator('.dock')).to_contain_text('Не отправлено: связи с сервером нет')
    phone.shot('help-offline')
    phone.kill()
    phone.open()
    phone.context.clear_cookies()  # a browser writes them later than the phone died, or not
    phone.go(f'/applications/{name}/help')
    field = phone.page.locator('.dock textarea')
    expect(field).to_have_value(QUESTION)
    phone.page.get_by_role('link', name='Войти').click()
    phone.sign_in('applicant')
    phone.go(f'/applications/{name}/help')
    expect(field).to_have_value(QUESTION)
    phone.page.get_by_role('button', name='Отправить снова').click()
    expect(phone.page.locator('.speech')).to_contain_text(QUESTION)
    expect(field).to_have_value('')
    expect(phone.page.locator('main')).to_contain_text('Ход за сетью: ваш вопрос ждёт ответа')
    phone.shot('help-asked')

    until(lambda: 1 - len(letters(mail, 'reviewer@demo.test', 'Вопрос заявителя')), 0)
    (told,) = letters(mail, 'reviewer@demo.test', 'Вопрос заявителя')
    assert f'https://osmotr.test/help/{name}' in told
    assert 'ёлку' not in told and '+7 900' not in told

    desk: Handset = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.page.locator('.rail a[href="/help"]').click()
    expect(desk.page.locator('tbody tr', has_text=QUESTION)).to_have_count(1)  # the queue stands there until it comes
    expect(desk.page.locator('tbody tr')).to_have_count(1)
    desk.shot('help-list')
    desk.page.locator('body').press('Enter')
    desk.page.wait_for_url(re.compile(f'/help/{name}$'))
    expect(desk.page.locator('.speech')).to_contain_text(QUESTION)
    desk.page.locator('body').press('r')
    desk.page.keyboard.type(ANSWER)
    desk.shot('help-answering')
    desk.page.keyboard.press('Control+Enter')
    expect(desk.page.locator('.speech[data-own]')).to_contain_text(ANSWER)
    expect(desk.page.locator('.writing')).to_contain_text('Ответа никто не ждёт')
    desk.shot('help-answered')

    until(lambda: 1 - len(letters(mail, 'applicant@demo.test', 'Вам ответили')), 0)
    (told,) = letters(mail, 'applicant@demo.test', 'Вам ответили')
    assert f'https://osmotr.test/applications/{name}/help' in told and '90 см' not in told
    phone.go('/notices')
    phone.page.locator('a.notice', has_text='Вам ответили').click()
    expect(phone.page.locator('.speech:not([data-own])')).to_contain_text(ANSWER)
    phone.shot('help-read')

    chief: Handset = handset('administrator', desk=True)
    give_password(chief, 'gavrilov')
    chief.go(f'/help/{name}')
    chief.page.get_by_role('button', name='Для всех').click()
    dialog = chief.page.locator('dialog')
    expect(dialog.get_by_label('Вопрос по-русски')).to_have_value(QUESTION)
    dialog.get_by_label('Вопрос по-русски').fill('Можно ли поставить ёлку у входа?')
    chief.page.get_by_role('button', name='Опубликовать').click()
    expect(dialog.get_by_text('Нужны оба языка').first).to_be_visible()
    dialog.get_by_label('Вопрос по-английски').fill('May a Christmas tree stand at the door?')
    dialog.get_by_label('Ответ по-английски').fill('Yes, if the way is at least 90 cm wide.')
    chief.shot('help-publishing')
    chief.page.get_by_role('button', name='Опубликовать').click()
    expect(chief.page.locator('.speech')).to_have_count(2)
    expect(chief.page.locator('.speech[data-own]')).to_contain_text('Опубликовано для всех')
    chief.shot('help-published')
    chief.go('/help')
    chief.page.get_by_role('button', name='Ответы для всех').click()
    expect(chief.page.locator('tbody tr')).to_contain_text('Можно ли поставить ёлку у входа?')
    chief.shot('help-answers')

    other, _ = applicant_of(handset, 'gavrilov')
    other.page.get_by_label('Найти готовый ответ').fill('елка')
    found = other.page.locator('details.ready')
    expect(found).to_have_count(1)
    expect(other.page.locator('main')).to_contain_text('Похоже на ваш вопрос')
    found.locator('summary').click()
    expect(found).to_contain_text(ANSWER)
    expect(other.page.locator('main')).not_to_contain_text('Мария')
    other.shot('help-found')
    other.page.get_by_label('Найти готовый ответ').fill('квазар')
    expect(other.page.locator('main')).to_contain_text('Готового ответа не нашлось')


def test_an_answer_to_what_has_changed_meanwhile_is_kept_and_what_needs_none_is_closed(handset):
    phone, name = applicant_of(handset, 'applicant')
    ask(phone, 'Когда приедет инспектор?')
    desk: Handset = handset('reviewer', desk=True)
    desk.go(f'/help/{name}')
    desk.sign_in('reviewer')
    field = desk.page.locator('.writing textarea')
    field.fill('Завтра')
    ask(phone, 'И звонить ли ему?')
    desk.expects('status of 412')
    desk.page.get_by_role('button', name='Ответить').click()
    expect(desk.page.locator('.writing')).to_contain_text('появилось новое')
    expect(desk.page.locator('.speech')).to_have_count(2)
    expect(field).to_have_value('Завтра')
    desk.shot('help-stale')
    field.fill('Завтра. Звонить не нужно.')
    desk.page.get_by_role('button', name='Ответить').click()
    expect(desk.page.locator('.speech')).to_have_count(3)
    ask(phone, 'Спасибо!')
    desk.go(f'/help/{name}')
    desk.page.get_by_role('button', name='Ответ не нужен').click()
    expect(desk.page.locator('.talk')).to_contain_text('Отмечено: ответ не нужен')
    desk.go('/help')
    expect(desk.page.get_by_role('heading', name='Никто не ждёт ответа')).to_be_visible()
    phone.go(f'/applications/{name}/help')
    expect(phone.page.locator('main')).to_contain_text('Сеть отметила: ответ не нужен')


def ask(phone: Handset, words: str) -> None:
    phone.page.locator('.dock textarea').fill(words)
    phone.page.locator('.dock button').click()
    expect(phone.page.locator('.speech').last).to_contain_text(words)
