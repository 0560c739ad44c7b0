"""A partner receives an access, tests the computer, leads a training order; the desk looks on; the point connects."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from app import clock
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Stage
from app.connection import operations as connection
from app.connection.models import PrintedSheet
from app.db import db, snapshot, transaction
from app.settings import Settings
from tests.browser.handset import Handset
from tests.browser.looking import look
from tests.support.server import Server, serving
from wsgi import build


@pytest.fixture
def folder(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a network where every application has just got its signed contract."""
    folder = tmp_path_factory.mktemp('server')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    with build(Settings(data=folder, demo=False)).app_context(), transaction():
        for application in db.session.query(Application).filter(Application.stage == Stage.REVIEWING).all():
            at = clock.now()
            applications.enter(application, Stage.CONTRACTING, at)
            road.act(application, 'sign-contract', {}, application.applicant_id, at)
            connection.begin(application, application.applicant_id, at)
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, ready=True, OSMOTR_DEMO='1') as running:
        yield running


def sheet_of(folder: Path) -> PrintedSheet:
    """What stands on the sheet that was made last."""
    with build(Settings(data=folder, demo=False)).app_context(), snapshot():
        return db.session.query(PrintedSheet).order_by(PrintedSheet.created_at.desc()).first()


def connecting(phone: Handset) -> str:
    """Sign the applicant in; the id of an application that can be connected."""
    phone.sign_in('applicant')
    phone.page.wait_for_url(re.compile(r'/$'))
    mine = phone.page.evaluate(
        "fetch('/api/v1/applications').then(a => a.json()).then(l => l.items.find(e => e.stage === 'connecting')?.id)"
    )
    assert mine, 'the demo applicant has no application that can be connected'
    return str(mine)


def test_a_point_is_connected(handset, folder):
    phone: Handset = handset('applicant')
    mine = connecting(phone)
    phone.go(f'/applications/{mine}/connection')
    page = phone.page
    expect(page.get_by_role('heading', name='Доступы')).to_be_visible()
    expect(page.locator('header.panel')).to_contain_text('Осталось сделать: получить доступ владельца')
    look(phone, 'connection-begun')

    page.get_by_role('button', name='Показать пароль один раз').click()
    secret = page.locator('.secret').inner_text().replace(' ', '')
    assert len(secret) == 16
    phone.shot('connection-secret')
    phone.expects('422')
    page.get_by_label('Последние 4 знака пароля').fill('0000')
    page.get_by_role('button', name='Получил').click()
    expect(page.get_by_role('alert')).to_contain_text('Можно ошибиться ещё 4 раза')
    phone.offline()
    page.get_by_label('Последние 4 знака пароля').fill(secret[-4:])
    page.get_by_role('button', name='Получил').click()
    expect(page.get_by_role('alert')).to_contain_text('Не отправлено: связи с сервером нет')
    expect(page.get_by_label('Последние 4 знака пароля')).to_have_value(secret[-4:])
    phone.shot('connection-offline')
    phone.offline(False)
    page.get_by_role('button', name='Получил').click()
    expect(page.locator('main')).to_contain_text('Получен')
    expect(page.locator('.secret')).to_have_count(0)

    page.get_by_label('Имя и фамилия').fill('Ольга Синицына')
    page.get_by_text('Оператор', exact=True).click()
    page.locator('form').get_by_role('button', name='Выдать доступ').click()
    expect(page.get_by_role('heading', name='Ольга Синицына')).to_be_visible()

    computer: Handset = handset('applicant', desk=True)
    computer.sign_in('applicant')
    computer.go(f'/applications/{mine}/connection')
    page = computer.page
    page.get_by_role('button', name='Проверить браузер').click()
    part = lambda name: page.locator('li', has=page.get_by_role('heading', name=name, exact=True))  # noqa: E731
    expect(part('Браузер')).to_contain_text('пройдено')
    page.get_by_role('button', name='Принтера нет').click()
    expect(part('Печать')).to_contain_text('Без печати точка не работает')
    expect(part('Печать')).to_contain_text('не пройдено')
    part('Печать').scroll_into_view_if_needed()
    computer.shot('connection-no-printer')
    page.get_by_role('button', name='Сделать лист').click()
    link = page.get_by_role('link', name='Открыть лист в PDF')
    paper = page.request.get(link.evaluate('each => each.href'))
    assert '200' in str(paper.status)
    drawn = pypdfium2.PdfDocument(paper.body())[0].render(scale=1).to_pil()
    drawn.save(Path('out/screens') / 'connection-sheet.png')
    sheet = sheet_of(folder)
    computer.expects('422')
    part('Печать').get_by_label('Код с листа').fill('000000')
    page.get_by_role('button', name='Проверить код').click()
    expect(part('Печать')).to_contain_text('На листе другой код. Можно ошибиться ещё 2 раза')
    part('Печать').get_by_label('Код с листа').fill(sheet.code)
    page.get_by_role('button', name='Проверить код').click()
    expect(part('Печать')).not_to_contain_text('не пройдено')
    part('Сканер').get_by_label('QR-код').focus()
    for code in (sheet.square, sheet.bars, sheet.matrix, sheet.label):
        page.keyboard.type(code)
        page.keyboard.press('Enter')
    expect(part('Сканер')).to_contain_text('пройдено')
    page.get_by_label('Облачных камер').fill('2')
    page.get_by_role('button', name='Измерить').click()
    expect(part('Интернет')).to_contain_text('нужно 8 Мбит/с', timeout=60_000)
    expect(part('Интернет')).not_to_contain_text('не пройдено')
    look(computer, 'connection-tested')

    page.get_by_role('button', name='Начать учебный заказ').click()
    for button, asked in (('Принять', r'№ (T\d{6})'), ('Положить', r'ячейку ([ABC]\d+)'), ('Выдать', r'код (\d{4})')):
        form = page.locator('form', has=page.get_by_role('button', name=button, exact=True))
        told = re.search(asked, form.inner_text())
        assert told
        form.get_by_role('textbox').fill(told[1])
        form.get_by_role('button', name=button, exact=True).click()
        expect(form).to_have_count(0)
    page.get_by_text('Не подошла').click()
    computer.shot('connection-drill')
    page.get_by_role('button', name='Оформить возврат').click()

    desk: Handset = handset('reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.go(f'/queue/{mine}/after/connection')
    expect(desk.page.locator('main')).to_contain_text('Осталось: провести учебный заказ')
    look(desk, 'connection-desk')
    row = desk.page.locator('tr', has_text='Ольга Синицына')
    row.get_by_role('button', name='Отозвать').click()
    desk.page.locator('dialog').get_by_label('Почему отзываете').fill('Работает в другой сети')
    desk.shot('connection-revoking')
    desk.page.locator('dialog').get_by_role('button', name='Отозвать доступ').click()
    expect(row).to_contain_text('отозван')

    page.get_by_label('Вопрос').fill('Куда деть возврат?')
    page.get_by_role('button', name='Отправить вопрос').click()
    expect(page.locator('main')).to_contain_text('Точка подключена. Дальше обучение.')
    expect(page.locator('main')).to_contain_text('Учебный ответ поддержки')
    expect(page.locator('main')).to_contain_text('Отозванные: 1')
    computer.shot('connection-done')
