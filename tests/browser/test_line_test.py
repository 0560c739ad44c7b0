"""The line of a point, measured by its own computer for an inspection on a phone, and read by a reviewer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.visit import Visit

ITEMS = ('NET-02', 'NET-03', 'NET-04')


@pytest.fixture
def phone(handset):
    made: Handset = handset('inspector')
    made.sign_in('inspector')
    return made


def test_a_computer_measures_by_the_code_and_a_tap_answers_every_item_of_the_line(handset, phone, ledger):
    visit = Visit.first(phone)
    phone.go(f'/inspections/{visit.inspection}/speed/NET-02')
    phone.page.get_by_role('link', name='С компьютера точки').click()
    code = code_on(phone)
    phone.shot('line-waiting')
    assert phone.page.locator('svg.qr path').count() == 1

    computer: Handset = handset('computer', desk=True)
    computer.expects('status of 404')
    computer.go('/line')
    computer.page.get_by_label('Код из шести знаков').fill('АААААА')
    computer.page.get_by_role('button', name='Открыть замер').click()
    expect(computer.page.get_by_role('alert')).to_contain_text('Такого кода нет')
    computer.shot('line-wrong-code')
    computer.go(f'/line/{code}')
    computer.page.get_by_label('Экономно').check()
    computer.shot('line-ready')
    expect(phone.page.locator('[data-standing=claimed]')).to_be_visible()
    computer.page.get_by_role('button', name='Начать замер').click()
    expect(computer.page.get_by_role('button', name='Остановить')).to_be_visible()
    computer.shot('line-measuring')
    expect(computer.page.get_by_role('heading', name='Результат на телефоне')).to_be_visible()
    computer.shot('line-done')
    expect(computer.page.get_by_text('это одна линия')).to_be_visible()
    stored = computer.page.evaluate(
        'async () => [localStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]'
    )
    assert stored == [0, 0, 0]

    done = phone.page.locator('[data-standing=done]')
    expect(done).to_contain_text('это одна линия')
    expect(done).to_contain_text('не измерение интернета')
    phone.shot('line-done')
    phone.page.get_by_role('button', name='Принять в ответ').click()
    expect(phone.page.locator('.dock')).to_be_visible()
    values = {item: kept(phone.page).values(item)[-1] for item in ITEMS}
    named = {value['line_test_id'] for value in values.values()}
    assert len(named) == 1 and None not in named

    phone.sent()
    desk: Handset = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{ledger.application_of(visit.inspection)}#NET-02')
    centre = desk.page.locator('.twin .centre')
    expect(centre).to_contain_text('измерено на компьютере точки, та же линия')
    expect(centre).to_contain_text('адрес внутренний: это не измерение интернета')
    expect(centre).to_contain_text('измерено не нами')  # the applicant's figure, of no test
    desk.shot('line-measured')


def code_on(phone: Handset) -> str:
    """The code that the phone shows."""
    shown = phone.page.locator('.line-code')
    expect(shown).to_have_text(re.compile('[A-Z0-9]{3}'))
    return re.sub(r'\s', '', shown.inner_text())
