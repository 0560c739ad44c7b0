"""An open point in a browser: hours for customers, certificate, the list of points, a decision after a visit, acts."""

from __future__ import annotations

import re
import secrets
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.kept import until
from tests.browser.looking import ON_DESK, ON_PHONE, look

OF_THE_APPLICANT = """select a.id from applications a join accounts b on b.id = a.applicant_id
  where a.stage = 'reviewing' and b.email = 'applicant@demo.test' order by a.number limit 1"""


class Opened:
    """An application of the demo network whose point has opened a while ago."""

    def __init__(self, ledger):
        self.ledger = ledger
        [(key,)] = ledger.ask(OF_THE_APPLICANT)
        self.key, self.id, self.code = key, str(uuid.UUID(key)), f'{secrets.randbelow(10**12):012}'
        self.stand('opened', 'nobody')
        ago = (datetime.now(UTC) - timedelta(days=80)).strftime('%Y-%m-%d %H:%M:%S')
        soon = (datetime.now(UTC) + timedelta(days=10)).strftime('%Y-%m-%d')
        row = (uuid.uuid4().hex, ago, key, self.code, soon, 'middle', '[{"code": "critical", "count": 1, "points": 3}]')
        ledger.ask(
            'insert into points (id, created_at, application_id, code, revisit_on, risk, reasons) '
            'values (?, ?, ?, ?, ?, ?, ?)',
            *row,
        )

    def stand(self, stage, whose_move):
        said = 'update applications set stage = ?, whose_move = ?, promised_at = null where id = ?'
        self.ledger.ask(said, stage, whose_move, self.key)

    def stage(self):
        return self.ledger.ask('select stage from applications where id = ?', self.key)[0][0]


@pytest.fixture
def opened(server, ledger):
    return Opened(ledger)


def test_the_owner_tells_the_hours_and_a_stranger_reads_them(opened, handset, ledger):
    phone = handset('point')
    phone.sign_in('applicant')
    phone.go(f'/applications/{opened.id}/point')
    page = phone.page
    expect(page.get_by_text('Часы ещё не указаны')).to_be_visible()
    expect(page.get_by_text('1 критичный пункт не проходит')).to_be_visible()
    look(phone, 'owner')
    page.get_by_role('button', name='Указать часы').click()
    sheet = page.locator('dialog')
    sheet.get_by_label('Понедельник: с').fill('09:30')
    sheet.get_by_label('Понедельник: до').fill('00:00')
    sheet.get_by_role('button', name='Все дни как понедельник').click()
    sheet.get_by_role('checkbox', name='Воскресенье').uncheck()
    sheet.get_by_label('Суббота: до').fill('09:00')
    sheet.get_by_label('Как найти вход').fill('Вход со двора, у арки')
    sheet.get_by_role('button', name='Сохранить и показать покупателям').click()
    expect(sheet.get_by_text('Часы закрытия должны быть позже открытия')).to_be_visible()
    look(phone, 'hours', ON_PHONE)
    sheet.get_by_label('Суббота: до').fill('18:00')
    phone.offline()
    sheet.get_by_role('button', name='Сохранить и показать покупателям').click()
    expect(sheet.get_by_text('Не отправлено: нет сети')).to_be_visible()
    expect(sheet.get_by_label('Как найти вход')).to_have_value('Вход со двора, у арки')
    phone.offline(False)
    sheet.get_by_role('button', name='Сохранить и показать покупателям').click()
    expect(sheet).to_have_count(0)
    expect(page.locator('.week')).to_contain_text('9:30–0:00'.replace('9:30', '09:30'))
    assert ledger.ask('select count(*) from point_hours') == [(1,)]
    with page.expect_download() as download:
        page.get_by_role('link', name='Свидетельство (PDF)').click()
    assert download.value.path().read_bytes().startswith(b'%PDF')

    stranger = handset('stranger')
    stranger.page.goto(f'{phone.url}/point/{opened.code}')
    expect(stranger.page.get_by_role('heading', level=1)).to_contain_text('Пункт выдачи заказов №')
    expect(stranger.page.locator('.week')).to_contain_text('Пн–Пт')
    expect(stranger.page.get_by_text('Вход со двора, у арки')).to_be_visible()
    look(stranger, 'public')
    stranger.page.get_by_role('button', name='English').click()
    expect(stranger.page.locator('.week')).to_contain_text('Mon–Fri')
    stranger.shot('public-en')
    stranger.expects('status of 404')
    stranger.page.goto(f'{phone.url}/point/000000000000')
    expect(stranger.page.get_by_text('There is no such point')).to_be_visible()


def test_a_point_is_planned_decided_on_suspended_and_stopped(opened, handset):
    chief = handset('chief', desk=True)
    chief.sign_in('admin')
    chief.go('/points')
    row = chief.page.locator('tbody tr')
    expect(row).to_have_count(1)
    expect(row).to_contain_text('Риск средний')
    look(chief, 'list')
    row.get_by_role('link').first.click()
    chief.page.get_by_role('button', name='Назначить выезд').click()
    dialog = chief.page.locator('dialog')
    dialog.get_by_label('Инспектор').select_option(index=1)
    dialog.locator('button[type=submit]').click()
    expect(dialog).to_have_count(0)
    expect(chief.page.get_by_text('Выезд назначен до')).to_be_visible()
    look(chief, 'part', ON_DESK)

    opened.ledger.ask("update inspections set state = 'cancelled' where state in ('planned', 'started')")
    opened.stand('supervising', 'reviewer')
    desk = handset('desk', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{opened.id}')
    expect(desk.page.get_by_role('button', name='Работает дальше')).to_be_visible()
    desk.page.get_by_role('button', name='Приостановить').click()
    expect(desk.page.get_by_role('heading', level=1)).to_contain_text('Приостановить точку')
    desk.page.locator('.letter-page textarea').first.fill('Склад не закрывается')
    expect(desk.page.locator('.letter-page')).to_contain_text('работа пункта приостановлена')
    desk.shot('suspending')
    desk.page.locator('.foot-end').get_by_role('button', name='Приостановить').click()
    until(opened.stage, 'suspended')

    phone = handset('owner-later')
    phone.sign_in('applicant')
    phone.go(f'/applications/{opened.id}/point')
    expect(phone.page.locator('.whose')).to_contain_text('Приостановлена')
    look(phone, 'suspended')
    put_right(phone)
    desk.go('/points')
    desk.page.get_by_role('button', name='Приостановлены').click()
    expect(desk.page.locator('tbody tr')).to_contain_text('владелец: исправлено')
    look(desk, 'list-put-right', ON_DESK)
    desk.page.locator('tbody tr').get_by_role('link').first.click()
    expect(desk.page.get_by_text('что исправил найденное')).to_be_visible()
    expect(desk.page.locator('.point-act').first).to_contain_text('Поставили новый замок')
    look(desk, 'part-put-right', ON_DESK)

    act(desk, opened, 'Вернуть в работу')
    until(opened.stage, 'opened')
    act(desk, opened, 'Вынести предупреждение', reason='Нет вывески', lacking='Напишите причину')
    phone.page.reload()
    to_do = phone.page.locator('section').filter(has=phone.page.get_by_role('button', name='Исправлено'))
    expect(to_do).to_contain_text('Нет вывески')
    history = phone.page.locator('section').filter(has_text='Что было с точкой').locator('.point-act')
    expect(history).to_have_count(4)
    expect(history.last).to_contain_text('Склад не закрывается')
    look(phone, 'warned', ON_PHONE)
    at_home(phone, 'yours', 'Исправить, о чём предупредила сеть')
    phone.shot('home-warned')
    phone.go(f'/applications/{opened.id}/point')
    phone.page.get_by_role('button', name='Исправлено').click()
    phone.page.locator('dialog textarea').fill('Повесили вывеску')
    phone.page.get_by_role('button', name='Сообщить сети').click()
    expect(phone.page.locator('.whose')).to_have_attribute('data-s', 'theirs')
    at_home(phone, 'theirs', 'Сеть проверяет исправленное')
    act(desk, opened, 'Принять исправление')
    phone.go(f'/applications/{opened.id}/point')
    expect(phone.page.locator('.point-act').first).to_contain_text('Исправление принято')
    expect(phone.page.locator('.whose')).to_have_attribute('data-s', 'decided')
    act(desk, opened, 'Закрыть точку', reason='Сдаём помещение')
    until(opened.stage, 'stopped')
    phone.page.reload()
    expect(phone.page.get_by_text('Точка закрыта насовсем')).to_be_visible()
    expect(phone.page.get_by_role('button', name='Изменить часы')).to_have_count(0)
    phone.shot('closed')


def at_home(phone, move, what):
    """Whose move their home says that it is, and what; they have another application there."""
    phone.go('/')
    phone.page.get_by_role('button', name='№ 1003').click()
    expect(phone.page.locator('.whose')).to_have_attribute('data-s', move)
    expect(phone.page.locator('.move .what')).to_have_text(what)


def put_right(phone):
    """The owner says what was done; without words and without a network nothing is sent, and nothing typed is lost."""
    phone.page.get_by_role('button', name='Исправлено').click()
    sheet = phone.page.locator('dialog')
    sheet.get_by_role('button', name='Сообщить сети').click()
    expect(sheet.get_by_text('Напишите, что сделано')).to_be_visible()
    look(phone, 'put-right', ON_PHONE)
    phone.offline()
    sheet.get_by_label('Что вы сделали').fill('Поставили новый замок 28 ноября')
    sheet.get_by_role('button', name='Сообщить сети').click()
    expect(sheet.get_by_text('Не отправлено: нет сети')).to_be_visible()
    sheet.get_by_role('button', name='Отмена').click()
    phone.offline(False)
    phone.page.get_by_role('button', name='Исправлено').click()
    expect(sheet.get_by_label('Что вы сделали')).to_have_value('Поставили новый замок 28 ноября')
    sheet.get_by_role('button', name='Сообщить сети').click()
    expect(sheet).to_have_count(0)
    expect(phone.page.locator('.panel')).to_contain_text('что всё исправили')
    expect(phone.page.get_by_role('button', name='Исправлено')).to_have_count(0)
    look(phone, 'said-put-right', ON_PHONE)


def act(desk, opened, name, reason=None, lacking=None):
    """The reviewer does something to the point, after one more question."""
    desk.go(f'/queue/{opened.id}/after/point')
    desk.page.get_by_role('button', name=name).click()
    dialog = desk.page.locator('dialog')
    if lacking:
        dialog.locator('button[type=submit]').click()
        expect(dialog.get_by_text(lacking)).to_be_visible()
    if reason:
        dialog.locator('textarea').fill(reason)
    if dialog.locator('input[type=date]').count():
        day = (datetime.now(UTC) + timedelta(days=9)).strftime('%Y-%m-%d')
        dialog.locator('input[type=date]').fill(day)
    desk.shot(re.sub(r'\W', '-', name))
    dialog.locator('button[type=submit]').click()
    expect(dialog).to_have_count(0)
