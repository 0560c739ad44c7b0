"""Somebody becomes a partner on their phone: letters by a real mail server, the link opened on another device."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.handset import Handset
from tests.browser.kept import until
from tests.support.mail import SENDER, Mailbox, mailbox
from tests.support.postgres import free_port
from tests.support.server import Server, serving

EMAIL, PASSWORD, NEW = 'anna@network.test', 'крепкий пароль', 'совсем другой'


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    with mailbox() as running:
        yield running


@pytest.fixture
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory, mail: Mailbox) -> Iterator[Server]:
    """The real server, which sends real letters that lead back to it."""
    folder, port = tmp_path_factory.mktemp('server'), free_port()
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    told = {
        'OSMOTR_SMTP': f'smtp://127.0.0.1:{mail.port}',
        'OSMOTR_MAIL_FROM': SENDER,
        'OSMOTR_PUBLIC_URL': f'http://127.0.0.1:{port}',
    }
    running = Server(folder, None, port, told, ready=True)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def demo_server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp('demo')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    with serving(folder, ready=True, OSMOTR_DEMO='1') as running:
        yield running


def link_to(mail: Mailbox, page: str, to: str = EMAIL, number: int = 0) -> str:
    """The link of the letter to this address that leads to this page."""

    def found() -> list[str]:
        ours = [each for each in mail.arrived if each['To'].addresses[0].addr_spec == to]  # type: ignore[attr-defined]
        bodies = [each.get_body(('plain',)).get_content() for each in ours]  # type: ignore[union-attr]
        return [link for body in bodies for link in re.findall(rf'http\S+/{page}#\S+', body)]

    until(lambda: len(found()) > number, True)
    return found()[number]


def fill(page: Page, **changes: str) -> None:
    """Fill in the form as a person does."""
    said = {'name': 'Анна Петрова', 'email': EMAIL, 'phone': '8 (916) 123-45-67', 'password': PASSWORD, **changes}
    for field, words in said.items():
        page.locator(f'#{field}').fill(words)
    expect(page.locator('#consent')).to_be_enabled()
    page.locator('label', has=page.locator('#consent')).click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role('heading', name=words, exact=True)).to_be_visible()


def test_somebody_becomes_a_partner_and_gets_a_new_password(handset, server: Server, mail: Mailbox):
    phone: Handset = handset('partner')
    page = phone.page
    phone.go('/')
    page.get_by_role('link', name='Стать партнёром').click()
    heading(page, 'Стать партнёром')
    phone.shot('join')
    page.get_by_role('button', name='Зарегистрироваться').click()
    expect(page.locator('.field .error')).to_have_count(5)
    expect(page.locator('#name')).to_be_focused()
    phone.shot('join-empty')
    fill(page)
    phone.expects('status of 422', 'status of 429')
    phone.offline()
    page.get_by_role('button', name='Зарегистрироваться').click()
    expect(page.get_by_role('alert')).to_contain_text('Введённое сохранено')
    phone.offline(False)
    page.locator('#phone').fill('8 000 000-00-00')
    page.get_by_role('button', name='Зарегистрироваться').click()
    expect(page.locator('#phone-more')).to_contain_text('Такого номера нет')
    expect(page.locator('#password')).to_have_value(PASSWORD)
    phone.shot('join-refused')
    page.locator('#phone').fill('8 (916) 123-45-67')
    page.get_by_role('button', name='Зарегистрироваться').click()
    heading(page, 'Подтвердите почту')
    expect(page.locator('main')).to_contain_text(EMAIL)
    phone.shot('waiting')
    phone.go('/inspections/018f0000-0000-7000-8000-000000000000')
    heading(page, 'Подтвердите почту')
    phone.go('/notices')
    heading(page, 'Подтвердите почту')

    link = link_to(mail, 'confirm')
    computer: Handset = handset('partner-computer', desk=True)
    computer.page.goto(link)
    heading(computer.page, 'Это ваша почта?')
    computer.shot('confirm')
    phone.go('/')
    heading(page, 'Подтвердите почту')  # opening alone confirms nothing
    computer.page.get_by_role('button', name='Подтвердить почту').click()
    heading(computer.page, 'Почта подтверждена')
    assert '#' not in computer.page.url
    computer.shot('confirmed')
    expect(page.get_by_role('heading', name='Подтвердите почту')).to_have_count(0)
    expect(page.locator('.panel a[href="/notices"]')).to_be_visible()
    phone.shot('partner-home')

    computer.page.goto('about:blank')
    computer.page.goto(link)
    computer.page.get_by_role('button', name='Подтвердить почту').click()
    heading(computer.page, 'Почта уже подтверждена')
    computer.shot('confirmed-already')
    computer.page.get_by_role('link', name='Войти').click()
    computer.page.get_by_role('link', name='Забыли пароль?').click()
    computer.page.locator('#email').fill(EMAIL)
    computer.page.get_by_role('button', name='Прислать ссылку').click()
    heading(computer.page, 'Проверьте почту')
    computer.shot('forgot-asked')
    computer.page.goto(link_to(mail, 'reset'))
    computer.page.locator('#password').fill(NEW)
    computer.shot('reset')
    computer.page.get_by_role('button', name='Сменить пароль').click()
    heading(computer.page, 'Пароль сменён')
    expect(computer.page.locator('main')).to_contain_text('Завершили 1 вход')
    computer.shot('reset-done')
    computer.page.get_by_role('link', name='Войти').click()
    computer.page.locator('input[autocomplete=username]').fill(EMAIL)
    computer.page.locator('input[autocomplete=current-password]').fill(NEW)
    computer.page.keyboard.press('Enter')
    expect(computer.page.locator('input[autocomplete=username]')).to_have_count(0)

    phone.go('/')
    phone.go('/sign-in')
    expect(page.locator('main')).to_contain_text('Нужно войти ещё раз')
    for secret in (EMAIL, link.partition('#')[2], PASSWORD, '9161234567'):
        assert secret not in server.log.read_text('utf-8'), 'the log of the server says too much'


def test_a_number_that_somebody_has_and_an_address_with_a_mistake(handset, server: Server, mail: Mailbox):
    first: Handset = handset('first', desk=True)
    first.go('/join')
    fill(first.page)
    first.page.get_by_role('button', name='Зарегистрироваться').click()
    first.page.goto(link_to(mail, 'confirm'))
    first.page.get_by_role('button', name='Подтвердить почту').click()
    first.page.get_by_role('button', name='Открыть Осмотр').click()
    expect(first.page.locator('a[href="/notices"]').first).to_be_visible()

    phone: Handset = handset('second')
    page = phone.page
    phone.expects('status of 409')
    phone.go('/join')
    fill(page, name='Борис', email='bris@network.test')
    page.get_by_role('button', name='Зарегистрироваться').click()
    heading(page, 'Подтвердите почту')
    page.get_by_role('button', name='Исправить почту').click()
    page.locator('#email').fill('boris@network.test')
    phone.shot('waiting-correct')
    page.get_by_role('button', name='Отправить на эту').click()
    expect(page.locator('main')).to_contain_text('Письмо ушло на новую почту')
    expect(page.locator('main')).to_contain_text('boris@network.test')
    page.get_by_role('button', name='Отправить ещё раз').click()
    expect(page.locator('main')).to_contain_text('Отправили ещё одно письмо')
    expect(page.get_by_role('button', name='Отправить ещё раз')).to_be_enabled()
    link_to(mail, 'confirm', 'boris@network.test', 1)
    stranger: Handset = handset('stranger')
    stranger.go('/join')
    fill(stranger.page, name='Не Борис', email='boris@network.test', phone='8 999 000-00-01')
    stranger.page.get_by_role('button', name='Зарегистрироваться').click()
    heading(stranger.page, 'Подтвердите почту')
    first.page.goto(link_to(mail, 'confirm', 'boris@network.test'))
    first.page.get_by_role('button', name='Подтвердить почту').click()
    expect(first.page.locator('main')).to_contain_text('boris@network.test')
    heading(page, 'Остался номер телефона')
    phone.shot('phone-taken')
    page.locator('#phone').fill('8 916 123 45 67')
    page.get_by_role('button', name='Сохранить номер').click()
    expect(page.locator('#phone-more')).to_contain_text('уже у другой учётной записи')
    expect(page.locator('#phone')).to_have_value('8 916 123 45 67')
    expect(stranger.page.locator('main')).to_contain_text('Нужно войти ещё раз')
    page.locator('#phone').fill('8 999 765-43-21')
    page.get_by_role('button', name='Сохранить номер').click()
    expect(page.locator('.panel a[href="/notices"]')).to_be_visible()


def test_nobody_agrees_to_a_consent_that_has_not_come(handset, server: Server):
    phone: Handset = handset('consent')
    page = phone.page
    phone.expects('Failed to load resource')
    page.route('**/api/v1/registrations', lambda route: route.abort('connectionrefused'))
    phone.go('/join')
    expect(page.locator('#consent-more')).to_contain_text('Текст согласия не загрузился')
    expect(page.locator('#consent')).to_be_disabled()
    page.locator('#name').fill('Анна')
    phone.shot('away')
    page.get_by_role('button', name='Зарегистрироваться').click()
    heading(page, 'Стать партнёром')
    page.unroute('**/api/v1/registrations')
    page.get_by_role('button', name='Повторить').click()
    expect(page.locator('#consent')).to_be_enabled()
    expect(page.locator('#name')).to_have_value('Анна')
    page.get_by_text('Прочитать текст согласия').click()
    expect(page.locator('.door-consent p')).to_be_visible()


def test_the_demo_shows_its_letters_and_their_links_work(handset, demo_server: Server):
    phone: Handset = handset('demo-partner', url=demo_server.url)
    page = phone.page
    phone.go('/join')
    fill(page)
    page.get_by_role('button', name='Зарегистрироваться').click()
    page.get_by_role('link', name='Открыть почту демо').click()
    letter = page.locator('.kept-letter', has_text=EMAIL)
    for _ in range(20):
        if letter.count():
            break
        page.get_by_role('button', name='Обновить').click()
        page.wait_for_timeout(500)
    expect(letter).to_be_visible()
    phone.shot('mailbox')
    letter.get_by_role('link').click()
    page.get_by_role('button', name='Подтвердить почту').click()
    heading(page, 'Почта подтверждена')
    phone.shot('demo-confirmed')
    page.get_by_role('button', name='Открыть Осмотр').click()
    expect(page.locator('.panel a[href="/notices"]')).to_be_visible()
