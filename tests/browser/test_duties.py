"""The owner of an open point sees which days end and enters new ones; the desk looks on, reminds, and lists them all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
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
from app.settings import Settings
from tests.browser.handset import DESK, PHONE, Handset
from tests.browser.screens import axe
from tests.support.server import Server, serving
from wsgi import build

ZONE = 'Europe/Moscow'
SOON = 12  # days


def day(days: int) -> str:
    return (clock.day(ZONE) + timedelta(days=days)).isoformat()


def seen(days: int) -> str:
    """As the pages write it: «2 декабря», with the year when it is another one."""
    when = clock.day(ZONE) + timedelta(days=days)
    months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split()
    return f'{when.day} {months[when.month - 1]}'


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
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, ready=True, OSMOTR_DEMO='1') as running:
        yield running


def look(who: Handset, what: str, sizes: dict[str, object]) -> None:
    """By day and by night: nothing breaks WCAG 2.2 AA, and there is a picture of it."""
    page = who.page
    page.evaluate(axe.source().read_text('utf-8'))
    for name, size in sizes.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ('light', 'dark'):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            who.shot(f'{what}-{name}-{scheme}')
            assert axe.violations(page) == [], (what, name, scheme)
    page.emulate_media(color_scheme='light')


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
    phone.go(f'/applications/{mine}/duties')
    page = phone.page
    card = lambda name: page.locator('section.duty', has=page.get_by_role('heading', name=name, exact=True))  # noqa: E731
    expect(page.locator('header.panel')).to_contain_text('указать: срок аренды, срок огнетушителя, глубину видеоархива')
    expect(card('Аренда')).to_contain_text('не указано')
    expect(card('Огнетушитель')).to_contain_text('срок подходит')
    expect(card('Огнетушитель')).to_contain_text(f'осталось {SOON} дней')
    expect(card('Видеоархив')).to_contain_text('срок прошёл 3 дня назад')
    look(phone, 'seen', {'phone': PHONE})

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
    look(phone, 'unsent', {'phone': PHONE})
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
    desk.go('/duties')
    page = desk.page
    expect(page.locator('tbody tr').first).to_contain_text('не указано')
    expect(page.locator('tbody')).to_contain_text('срок прошёл 3 дня назад')
    look(desk, 'list', {'desk': DESK, 'narrow': PHONE})
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    desk.go(f'/queue/{mine}/after/duties')
    row = lambda name: page.locator('tbody tr', has_text=name)  # noqa: E731
    expect(row('Огнетушитель')).to_contain_text('срок подходит')
    look(desk, 'part', {'desk': DESK, 'narrow': PHONE})
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


def test_it_speaks_english(handset):
    phone: Handset = handset('duties-english', locale='en-GB')
    phone.sign_in('applicant')
    mine = opened(phone)
    phone.page.evaluate("localStorage.setItem('osmotr-locale', 'en')")
    phone.go(f'/applications/{mine}/duties')
    expect(phone.page.locator('main')).to_contain_text(f'{SOON} days left')
    look(phone, 'seen', {'phone': PHONE})
