"""The owner of an open point keeps its days and confirms new standards; the desk looks on, reminds, lists them all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app import clock
from app.applications import operations as applications
from app.applications.api import entered
from app.applications.models import Application, Stage
from app.db import db, transaction
from app.duties import rounds
from app.duties.models import DutyEntry
from app.notifications.wording import MONTHS
from app.settings import Settings
from checklists import operations as checklists
from checklists.operations import LIBRARY
from inspections.standards import rounds as standard_rounds
from tests.browser.handset import DESK, Handset
from tests.browser.looking import BOTH, ON_PHONE, look
from tests.support.server import Server, serving
from wsgi import build

ZONE = 'Europe/Moscow'
SOON = 12  # days
HOLDS_IN = 60


def day(days: int) -> str:
    return (clock.day(ZONE) + timedelta(days=days)).isoformat()


def seen(days: int) -> str:
    """As the pages write it: «2 декабря», with the year when it is another one."""
    when = clock.day(ZONE) + timedelta(days=days)
    return f'{when.day} {MONTHS["ru"][when.month]}'


@pytest.fixture
def folder(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a network whose reviewed points are open, one term near its end and one over."""
    folder = tmp_path_factory.mktemp('server')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    with build(Settings(data=folder, demo=False)).app_context(), transaction():
        at = clock.now()
        for application in db.session.query(Application).filter(Application.stage == Stage.REVIEWING).all():
            applications.enter(application, Stage.OPENED, at)
            applications.note(application, 'pass', None, {}, at - timedelta(days=40))
            entered(application, None, at)
            for kind, days in (('extinguisher', SOON), ('archive', -3)):
                ends = clock.day(ZONE) + timedelta(days=days)
                entry = DutyEntry(application_id=application.id, kind=kind, until=ends, created_at=at)
                if kind == 'archive':
                    entry.figure, entry.norm = 30, 30
                entry.by_id = application.applicant_id
                db.session.add(entry)
            db.session.flush()
            rounds.look_after(application, at)
            publish_next(application.profile.partition('@')[0], at)
            standard_rounds.look_after(application, at)
    return folder


def publish_next(profile: str, at: datetime) -> None:
    """A version of this format that asks for more room, longer records, and one thing less, from a later day on."""
    text = (LIBRARY / 'profiles' / f'{profile}.yaml').read_text('utf-8')
    text = re.sub(r'valid_from: \S+', f'valid_from: {day(HOLDS_IN)}', text)
    text = re.sub(r'CLI-01: {.*}', 'CLI-01: {min: 40}', text)
    text = re.sub(r'STO-08: {.*}', 'STO-08: {min: 60}', text)
    checklists.publish_profile(text + '  STO-05: {asked: false}\n', 'next.yaml', at)


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, ready=True, OSMOTR_DEMO='1') as running:
        yield running


def opened(phone: Handset) -> str:
    """An application of the demo applicant whose point is open."""
    phone.page.wait_for_url(re.compile(r'/$'))
    found = phone.page.evaluate(
        "fetch('/api/v1/applications').then(a => a.json()).then(l => l.items.find(e => e.stage === 'opened')?.id)"
    )
    assert found, 'the demo applicant has no point that could be open'
    return str(found)


def test_the_owner_keeps_the_terms_of_the_point(handset):
    phone: Handset = handset('duties-applicant')
    phone.sign_in('applicant')
    mine = opened(phone)
    phone.go('/')
    page = phone.page
    phone.expects('ERR_FAILED')
    page.route('**/duties', lambda route: route.abort() if '/api/' in route.request.url else route.continue_())
    phone.go(f'/applications/{mine}/duties')
    expect(page.locator('main')).to_contain_text('Нет связи с сервером')
    phone.shot('away')
    page.unroute('**/duties')
    page.get_by_role('button', name='Повторить').click()
    card = lambda name: page.locator('section.duty', has=page.get_by_role('heading', name=name, exact=True))  # noqa: E731
    expect(page.locator('header.panel')).to_contain_text(
        'прочитать новые стандарты; указать: срок аренды, срок огнетушителя, глубину видеоархива'
    )
    expect(card('Аренда')).to_contain_text('не указано')
    expect(card('Огнетушитель')).to_contain_text('срок подходит')
    expect(card('Огнетушитель')).to_contain_text(f'осталось {SOON} дней')
    expect(card('Видеоархив')).to_contain_text('срок прошёл 3 дня назад')
    look(phone, 'seen')

    card('Аренда').get_by_role('button', name='Указать срок').click()
    sheet = page.locator('dialog')
    sheet.get_by_role('button', name='Сохранить').click()
    expect(sheet.get_by_role('alert')).to_contain_text('не раньше сегодняшнего')
    sheet.get_by_label('Последний день аренды').fill(day(200))
    expect(sheet).to_contain_text('Набранное сохранено на этом устройстве')
    phone.offline()
    sheet.get_by_role('button', name='Сохранить').click()
    expect(sheet.get_by_role('alert')).to_contain_text('Не отправлено')
    expect(sheet.get_by_label('Последний день аренды')).to_have_value(day(200))
    look(phone, 'unsent', ON_PHONE)
    sheet.get_by_role('button', name='Отмена').click()
    phone.offline(False)
    page.reload()
    card('Аренда').get_by_role('button', name='Указать срок').click()
    expect(sheet.get_by_label('Последний день аренды')).to_have_value(day(200))  # typed before, and kept
    sheet.get_by_role('button', name='Сохранить').click()
    expect(sheet).to_have_count(0)
    expect(card('Аренда')).to_contain_text(f'до {seen(200)}')
    expect(card('Аренда')).to_contain_text('осталось 200 дней')

    card('Видеоархив').get_by_role('button', name='Указать, сколько хранится').click()
    sheet.get_by_label('Дней в архиве').fill('12')
    sheet.get_by_role('button', name='Сохранить').click()
    expect(card('Видеоархив')).to_contain_text('Хранится 12 дней, а нужно 30 дней')
    phone.shot('short')

    phone.go('/notices')
    expect(page.locator('main')).to_contain_text(f'До конца срока огнетушителя {SOON} дней')
    phone.shot('notices')
    page.get_by_text(f'До конца срока огнетушителя {SOON} дней').click()
    page.wait_for_url(re.compile(rf'/applications/{mine}/duties$'))


def test_the_desk_looks_on_reminds_and_lists(handset):
    phone: Handset = handset('applicant')
    phone.sign_in('applicant')
    mine = opened(phone)
    desk: Handset = handset('duties-reviewer', desk=True)
    desk.sign_in('reviewer')
    page = desk.page
    desk.expects('ERR_FAILED')
    page.route('**/api/v1/duties?*', lambda route: route.abort())
    desk.go('/duties')
    expect(page.locator('main .state, .work .state')).to_contain_text('Нет связи')
    desk.shot('list-away')
    page.unroute('**/api/v1/duties?*')
    page.get_by_role('button', name='Повторить').click()
    expect(page.locator('tbody tr').first).to_contain_text('не указано')
    expect(page.locator('tbody')).to_contain_text('срок прошёл 3 дня назад')
    look(desk, 'list', BOTH)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    desk.go(f'/queue/{mine}/after/duties')
    terms = page.locator('section', has=page.get_by_role('heading', name='Сроки точки'))
    row = lambda name: terms.locator('tbody tr', has_text=name)  # noqa: E731
    expect(row('Огнетушитель')).to_contain_text('срок подходит')
    look(desk, 'part', BOTH)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    row('Аренда').get_by_role('button', name='Напомнить').click()
    desk.shot('reminding')
    page.locator('dialog').get_by_role('button', name='Напомнить').click()
    expect(page.locator('dialog')).to_have_count(0)
    expect(row('Аренда')).to_contain_text('Сеть напомнила')
    desk.expects('409')
    row('Аренда').get_by_role('button', name='Напомнить').click()
    page.locator('dialog').get_by_role('button', name='Напомнить').click()
    expect(page.locator('dialog').get_by_role('alert')).to_contain_text('Сегодня об этом уже напомнили')
    page.locator('dialog').get_by_role('button', name='Отмена').click()
    row('Видеоархив').get_by_role('button', name='Указать срок').click()
    page.locator('dialog').get_by_label('Дней в архиве').fill('45')
    page.locator('dialog').get_by_role('button', name='Сохранить').click()
    expect(row('Видеоархив')).to_contain_text('в порядке')
    desk.shot('entered')

    phone.go(f'/applications/{mine}/duties')
    expect(phone.page.locator('main')).to_contain_text('Сеть напомнила')


def test_the_owner_confirms_new_standards_and_the_desk_sees_who_has_not(handset):
    phone: Handset = handset('standards-applicant')
    phone.sign_in('applicant')
    mine = opened(phone)
    desk: Handset = handset('standards-reviewer', desk=True)
    desk.sign_in('reviewer')
    desk.go('/duties')
    desk.page.get_by_role('button', name='Стандарты').click()
    expect(desk.page.locator('tbody')).to_contain_text('0 из')
    expect(desk.page.locator('tbody')).to_contain_text('№ 1003')
    look(desk, 'list', BOTH)
    desk.page.set_viewport_size(DESK)  # type: ignore[arg-type]
    desk.go(f'/queue/{mine}/after/duties')
    task = desk.page.locator('section', has=desk.page.get_by_role('heading', name='Новые стандарты'))
    expect(task).to_contain_text('не подтверждено')
    task.locator('summary').click()
    expect(task).to_contain_text('STO-05')
    look(desk, 'part', BOTH)

    phone.go(f'/applications/{mine}/duties')
    page = phone.page
    card = page.locator('section.duty', has_text='Новые стандарты')
    area = card.locator('li', has_text='CLI-01')
    expect(card).to_contain_text(f'осталось {HOLDS_IN} дней')
    expect(area).to_contain_text('от 25 м²')
    expect(area).to_contain_text('от 40 м²')
    expect(area).to_contain_text('под новое не подходит')
    expect(card.locator('li', has_text='STO-05')).to_contain_text('не спрашивается')
    look(phone, 'seen')
    card.get_by_role('button', name='Прочитал, успею').scroll_into_view_if_needed()
    phone.shot('end')
    phone.offline()
    card.get_by_role('button', name='Прочитал, успею').click()
    expect(card.get_by_role('alert')).to_contain_text('Не отправлено')
    phone.offline(False)
    card.get_by_role('button', name='Прочитал, успею').click()
    expect(page.locator('main')).to_contain_text('Подтверждённые: 1')
    expect(page.locator('header.panel')).not_to_contain_text('прочитать')
    page.get_by_text('Подтверждённые: 1').click()
    phone.shot('confirmed')

    desk.page.set_viewport_size(DESK)  # type: ignore[arg-type]
    desk.page.reload()
    expect(task).to_contain_text('Подтверждено')
    desk.go('/duties')
    desk.page.get_by_role('button', name='Стандарты').click()
    expect(desk.page.locator('tbody')).to_contain_text('Подтвердили все')


def test_it_speaks_english(handset):
    phone: Handset = handset('duties-english', locale='en-GB')
    phone.sign_in('applicant')
    mine = opened(phone)
    phone.page.evaluate("localStorage.setItem('osmotr-locale', 'en')")
    phone.go(f'/applications/{mine}/duties')
    expect(phone.page.locator('main')).to_contain_text(f'{SOON} days left')
    look(phone, 'seen')
