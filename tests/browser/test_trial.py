"""A test period in a browser: today's list without a network, a problem closed by a photo, the report, the decision."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.handset import DESK, PHONE, Checklist
from tests.browser.kept import until
from tests.browser.looking import ON_PHONE, look
from tests.browser.pictures import camera_files

OF_THE_APPLICANT = """select a.id from applications a join accounts b on b.id = a.applicant_id
  where a.address like '%Лесная, 7' and b.email = 'applicant@demo.test'"""
NUMBERS = {'ORD-01': '4,5', 'ORD-02': '84', 'ORD-03': '3'}
FILLED = [(4, 'yes'), (6.5, 'yes'), (5, 'no'), (3.5, 'yes'), None, (8, 'yes')]


class Trying:
    """An application of the demo network in its test period; days pass by moving what was written into the past."""

    def __init__(self, ledger):
        self.ledger = ledger
        [(key,)] = ledger.ask(OF_THE_APPLICANT)
        self.key, self.id = key, str(uuid.UUID(key))
        ledger.ask("update inspections set state = 'cancelled' where state in ('planned', 'started')")
        ends = (datetime.now(UTC) + timedelta(days=14)).strftime('%Y-%m-%d %H:%M:%S')
        entered = "update applications set stage = 'trying', whose_move = 'applicant', promised_at = ?, turn_at = ?"
        ledger.ask(f'{entered} where id = ?', ends, ends, key)
        self.round()

    def round(self):
        """The round of the service has been there."""
        ask = self.ledger.ask
        job = uuid.uuid4().hex
        row = "insert into jobs (id, kind, payload, due_at, tries, created_at) values (?, 'trial.round', '{}', ?, 0, ?)"
        now = datetime.now(UTC).strftime('%Y-%m-%d %H:%M:%S')
        ask(row, job, now, now)
        until(lambda: ask('select done_at is not null from jobs where id = ?', job), [(1,)])

    def a_day_passes(self):
        ask = self.ledger.ask
        for table, column in (('trial_days', 'day'), ('trial_terms', 'begins_on'), ('trials', 'began_on')):
            for row, day in ask(f'select rowid, {column} from {table} order by {column}'):
                ask(f'update {table} set {column} = ? where rowid = ?', before(day), row)
        ask("update inspections set due_at = datetime(due_at, '-1 day') where kind = 'daily'")
        self.round()

    def say(self, minutes, service):
        """The list of today, as if a phone had handed it in."""
        fields = {
            'ORD-01': minutes, 'ORD-02': 80, 'ORD-03': 3, 'SRV-01': service, 'SRV-02': 'yes', 'SRV-03': 'na',
            'SRV-04': 'na', 'SRV-05': 'yes', 'TRB-01': 'yes', 'TRB-02': 'na',
        }  # fmt: skip
        content = json.dumps({name: {'value': value, 'op': 'x', 'conflicts': []} for name, value in fields.items()})
        self.ledger.ask(
            "update inspections set state = 'sealed', finished_at = created_at, sealed_at = created_at, fields = ? "
            'where id = (select inspection_id from trial_days order by day desc limit 1 offset 1)',
            content,
        )

    def stage(self):
        return self.ledger.ask('select stage from applications where id = ?', self.key)[0][0]


def before(day):
    return (datetime.fromisoformat(day) - timedelta(days=1)).strftime('%Y-%m-%d')


@pytest.fixture
def trying(server, ledger):
    return Trying(ledger)


def fill(phone, inspection, files, no=()):
    """The whole list, with a problem and its photo."""
    checklist = Checklist(phone, inspection)
    checklist.values, checklist.files, checklist.no = NUMBERS, files, frozenset(no)
    for section in ('ORD', 'SRV', 'TRB'):
        checklist.section(section)


def test_a_test_period_from_the_list_of_a_day_to_the_decision(handset, trying, tmp_path):
    phone = handset('trial-phone')
    phone.sign_in('applicant')
    page = phone.page
    expect(page.locator('.dock')).to_contain_text('Заполнить список за сегодня')
    phone.shot('home')
    link = page.locator('.dock a').get_attribute('href')
    phone.ready_for_offline()
    page.locator('main').get_by_role('link', name='Тестовый период').click()
    expect(page.get_by_role('heading', name='Дни')).to_be_visible()
    look(phone, 'first-day')

    phone.offline()
    phone.go('/')
    page.locator('.dock a', has_text='Заполнить список за сегодня').click()
    page.wait_for_url(re.compile(re.escape(link)))
    phone.shot('list-offline')
    fill(phone, link.rsplit('/', 1)[-1], camera_files(tmp_path / 'photos'))
    look(phone, 'list-section', ON_PHONE)
    phone.go(f'{link}/missing')
    page.locator('.dock button', has_text='Сдать список дня').click()
    phone.shot('list-finish')
    page.locator('dialog button[data-kind=primary]').click()
    page.wait_for_url(re.compile(f'{link}$'))
    phone.offline(False)
    until(
        lambda: trying.ledger.ask("select count(*) from inspections where kind = 'daily' and state = 'sealed'"), [(1,)]
    )

    phone.go(f'/applications/{trying.id}/trial')
    expect(page.get_by_text('Список за сегодня сдан')).to_be_visible()
    page.get_by_role('button', name='Записать проблему').click()
    page.get_by_label('Что случилось').fill('Не закрывается дверь склада')
    page.get_by_label('Кто исправляет').fill('Пётр, мастер')
    page.get_by_label('До какого дня').fill((datetime.now(UTC) + timedelta(days=2)).strftime('%Y-%m-%d'))
    phone.offline()
    page.get_by_role('button', name='Записать', exact=True).click()
    expect(page.get_by_role('alert')).to_contain_text('Введённое сохранено')
    phone.shot('problem-offline')
    phone.offline(False)
    page.reload()
    page.get_by_role('button', name='Записать проблему').click()
    expect(page.get_by_label('Что случилось')).to_have_value('Не закрывается дверь склада')
    page.get_by_role('button', name='Записать', exact=True).click()
    expect(page.locator('.trouble', has_text='Не закрывается дверь склада')).to_contain_text('не закрыта')
    page.get_by_role('button', name='Закрыть по снимку').click()
    expect(page.locator('dialog')).to_contain_text('Снимка «после» ещё нет')
    phone.shot('problem-without-proof')
    page.locator('dialog').get_by_role('button', name='Отмена').click()

    for said in FILLED:
        trying.a_day_passes()
        if said:
            trying.say(*said)
    page.reload()
    expect(page.locator('.trial-trend').first).to_be_visible()
    page.locator('.trial-trend').first.scroll_into_view_if_needed()
    phone.shot('trends')
    page.get_by_role('heading', name='Отчёт и расчёт').scroll_into_view_if_needed()
    look(phone, 'arithmetic')

    desk = handset('trial-desk', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{trying.id}/after/trial')
    expect(desk.page.get_by_text('До конца периода его можно только остановить')).to_be_visible()
    for _ in range(14):
        trying.ledger.ask("update trial_terms set ends_on = date(ends_on, '-1 day')")
    trying.round()
    assert trying.stage() == 'concluding'
    desk.page.reload()
    expect(desk.page.get_by_role('button', name='Открыть пункт')).to_be_visible()
    look(desk, 'report')
    desk.page.set_viewport_size(PHONE)
    expect(desk.page.locator('.tabs [aria-current=page]')).to_be_in_viewport()
    desk.page.set_viewport_size(DESK)
    desk.page.locator('.trial-trend').first.scroll_into_view_if_needed()
    desk.shot('trends')
    desk.page.get_by_role('button', name='Продлить период').click()
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.locator('dialog')).to_contain_text('Напишите причину')
    desk.shot('extend')
    desk.page.get_by_label('Причина').fill('Медленно выдавали, дверь не починили')
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.locator('.trouble', has_text='Продлён')).to_contain_text('дверь не починили')
    assert trying.stage() == 'trying'
    desk.shot('extended')
    phone.go('/notices')
    page.locator('a.notice', has_text='Тестовый период продлён').click()
    expect(page.locator('.trouble', has_text='Продлён')).to_contain_text('дверь не починили')
    phone.shot('extended')

    # the list of today had been handed in for the phone: it gets another one to fill in itself
    trying.ledger.ask(
        'delete from trial_days where day = (select day from trial_days order by day desc limit 1 offset 1)'
    )
    trying.round()
    phone.go('/')
    link = page.locator('.dock a', has_text='Заполнить список за сегодня').get_attribute('href')
    phone.go(link)
    fill(phone, link.rsplit('/', 1)[-1], camera_files(tmp_path / 'later')[6:], no=['TRB-01'])
    phone.go(f'{link}/missing')
    page.locator('.dock button', has_text='Сдать список дня').click()
    page.locator('dialog button[data-kind=primary]').click()
    expect(page.locator('.ticket')).to_contain_text('Принято сервером', timeout=90_000)
    phone.go(f'/applications/{trying.id}/trial')
    page.get_by_role('button', name='Закрыть по снимку').click()
    expect(page.locator('dialog input[type=radio]').first).to_be_attached()
    phone.shot('problem-proof')
    page.locator('dialog').get_by_role('button', name='Закрыть по снимку').click()
    expect(page.locator('dialog')).to_have_count(0)
    closed = page.locator('.trouble', has_text='Не закрывается дверь склада')
    expect(closed).not_to_contain_text('не закрыта')
    phone.shot('problem-closed')

    over = "update trial_terms set begins_on = date(begins_on, '-9 day'), ends_on = date(ends_on, '-9 day')"
    trying.ledger.ask(f'{over} where decision_id is not null')
    trying.round()
    assert trying.stage() == 'concluding'
    desk.page.reload()
    desk.page.get_by_role('button', name='Отчёт, по которому решали').click()
    decided = desk.page.locator('.trouble', has_text='Продлён')
    expect(decided.locator('.trial-measures')).to_be_visible()
    expect(decided).to_contain_text('SHA-256')
    desk.shot('seen-report')
    desk.page.get_by_role('button', name='Открыть пункт').click()
    desk.page.locator('dialog textarea').fill('Дверь починили, выдают в срок')
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.locator('dialog')).to_have_count(0)
    assert trying.stage() == 'opened'
    expect(desk.page.get_by_role('link', name='Точка', exact=True)).to_be_visible()
    phone.go(f'/applications/{trying.id}/point')
    expect(page.get_by_text('Часы ещё не указаны')).to_be_visible()
