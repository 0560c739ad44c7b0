"""A questionnaire on phones: typed without a network, closed, seen elsewhere, handed in, withdrawn, taken up again."""

import re
import uuid
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import papers
from tests.browser.handset import Handset
from tests.browser.kept import until
from tests.browser.looking import look
from tests.browser.screens.world import create_person

WHO = 'canary'
NAME, INN, OGRNIP = 'Канарейкина Анна Петровна', '500100732259', '304500116000157'
SECRETS = (NAME.split()[0], INN, OGRNIP, 'Канарейка-Маркет')
SAVED = 'сохранено на сервере'
IN_CACHES = """async () => {
    const found = []
    for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys())
            found.push(request.url, await (await cache.match(request)).text())
    }
    return found.join('\\n')
}"""
IN_STORES = """async () => (await Promise.all((await indexedDB.databases()).map(({ name }) =>
new Promise((done, failed) => {
    const request = indexedDB.open(name)
    request.onerror = () => failed(request.error)
    request.onsuccess = async () => {
        const db = request.result
        const got = await Promise.all([...db.objectStoreNames].map(store => new Promise(resolve => {
            const all = db.transaction(store).objectStore(store).getAll()
            all.onsuccess = () => resolve(JSON.stringify(all.result))
        })))
        db.close()
        done(`${name}: ${got.join(' ')}`)
    }
})))).join('\\n')"""


@pytest.fixture
def phone(handset):
    """A new applicant's phone, signed in, with the shell for offline."""
    desk = handset('giver', desk=True)
    desk.sign_in('admin')
    create_person(desk, WHO, 'applicant')
    phone: Handset = handset('questionnaire')
    phone.sign_in(WHO)
    phone.ready_for_offline()
    expect(phone.page.get_by_role('button', name='Начать заявку')).to_be_visible()
    return phone


def field(phone: Handset, name: str):
    return phone.page.locator(f'#field-{name}')


def fill(phone: Handset, **values: str) -> None:
    for name, value in values.items():
        field(phone, name).fill(value)
        field(phone, name).blur()


def begin(phone: Handset) -> str:
    phone.page.get_by_role('button', name='Начать заявку').click()
    expect(phone.page.get_by_role('heading', name='Анкета')).to_be_visible()
    found = re.search(r'/applications/([0-9a-f-]{36})/questionnaire$', phone.page.url)
    assert found, phone.page.url
    return found[1]


def fill_all(phone: Handset) -> None:
    phone.page.get_by_text('ИП', exact=True).click()
    fill(phone, person_name=NAME, person_inn=INN, ogrnip=OGRNIP, address='Тверь, ул. Лесная, 7')
    phone.page.get_by_role('button', name='Я здесь').click()
    fill(phone, area_m2='42,5', floor='1', years='3', points='1', networks='Канарейка-Маркет', staff='4')
    phone.page.locator('#field-profile label').first.click()


def hand_in(phone: Handset) -> None:
    papers.give(phone, phone.page.url.split('/')[-2])
    phone.page.reload()
    phone.page.get_by_role('button', name='Подать заявку').click()
    phone.page.get_by_text('Прочитал и согласен').click()
    phone.page.locator('dialog').get_by_role('button', name='Подать заявку').click()
    expect(phone.page.get_by_text('Анкету и документы проверяют')).to_be_visible()


def test_typed_without_a_network_closed_opened_and_seen_on_another_phone(phone, handset, ledger, server):
    phone.offline()
    phone.page.reload()
    application = begin(phone)
    phone.page.get_by_text('ИП', exact=True).click()
    fill(phone, person_name=NAME, person_inn='5001 0073 2258', staff='4')
    expect(phone.page.get_by_text('Контрольная цифра не сошлась')).to_be_visible()
    expect(phone.page.get_by_text('только на этом телефоне')).to_be_visible()
    phone.shot('offline')
    fill(phone, person_inn=INN)
    until(lambda: INN in phone.page.evaluate(IN_STORES), True)
    phone.close()

    phone.open()
    phone.offline()
    phone.go(f'/applications/{application}/questionnaire')
    expect(field(phone, 'person_inn')).to_have_value(INN)
    expect(field(phone, 'person_name')).to_have_value(NAME)
    assert ledger.ask('select count(*) from questionnaire_answers') == [(0,)]
    phone.offline(False)
    expect(phone.page.get_by_text(SAVED)).to_be_visible()

    other = handset('elsewhere')
    other.sign_in(WHO)
    other.page.get_by_role('link', name='Заполнить анкету').click()
    expect(field(other, 'person_name')).to_have_value(NAME)
    staff = "select changed_at from questionnaire_answers where field = 'staff'"
    before = ledger.ask(staff)
    fill(other, staff='9')
    until(lambda: ledger.ask(staff) == before, False)
    phone.page.reload()
    expect(field(phone, 'staff')).to_have_value('9')

    phone.page.get_by_role('button', name='Подать заявку').click()
    expect(phone.page.get_by_text('Чтобы подать, не хватает')).to_be_visible()
    look(phone, 'missing')
    phone.page.get_by_role('link', name='Адрес помещения').click()
    expect(field(phone, 'address')).to_be_focused()
    fill_all(phone)
    expect(phone.page.get_by_text(SAVED)).to_be_visible()
    look(phone, 'filled')
    hand_in(phone)
    phone.shot('handed-in')
    assert ledger.ask('select consent_version, checklist_id from submissions') == [(0, 'pvz-default')]
    nothing_in_plain(server.data)
    said = phone.page.evaluate(IN_CACHES) + ' '.join(
        phone.page.evaluate('() => performance.getEntries().map(e => e.name)')
    )
    assert not any(each in said for each in SECRETS)


def nothing_in_plain(data: Path) -> None:
    raw = b''.join(file.read_bytes() for file in data.glob('*.sqlite3*'))
    assert raw
    for each in SECRETS:
        assert each.encode() not in raw, each


def test_withdrawn_and_taken_up_again(phone, ledger):
    begin(phone)
    fill_all(phone)
    expect(phone.page.get_by_text(SAVED)).to_be_visible()
    hand_in(phone)
    phone.page.get_by_role('button', name='Отозвать заявку').click()
    phone.shot('withdraw')
    phone.offline()
    phone.page.locator('dialog').get_by_role('button', name='Отозвать заявку').click()
    expect(phone.page.locator('dialog').get_by_text('Не отправлено')).to_be_visible()
    phone.shot('withdraw-offline')
    phone.offline(False)
    phone.page.locator('dialog').get_by_role('button', name='Отозвать заявку').click()
    expect(phone.page.get_by_role('button', name='Вернуться к заявке')).to_be_visible()
    phone.shot('withdrawn')
    phone.page.get_by_role('button', name='Вернуться к заявке').click()
    phone.page.locator('dialog').get_by_role('button', name='Вернуться к заявке').click()
    phone.page.get_by_role('link', name='Заполнить анкету').click()
    expect(field(phone, 'person_inn')).to_have_value(INN)
    expect(field(phone, 'person_inn')).to_be_editable()
    hand_in(phone)
    assert ledger.ask('select count(*) from submissions') == [(2,)]


def test_the_next_person_on_the_phone_sees_nothing_of_it(phone):
    phone.offline()
    application = begin(phone)
    fill(phone, address='Тверь, Канареечный пер., 1')
    until(lambda: 'Канареечный' in phone.page.evaluate(IN_STORES), True)
    phone.go('/more')
    phone.page.get_by_role('button', name='Выйти').click()
    phone.page.locator('dialog').get_by_role('button', name='Выйти').click()
    expect(phone.page.locator('input[autocomplete=username]')).to_be_visible()
    phone.offline(False)
    phone.expects('status of 404')
    phone.sign_in('applicant')
    phone.go(f'/applications/{application}/questionnaire')
    expect(phone.page.get_by_text('Этого на сервере нет')).to_be_visible()
    assert 'Канареечный' not in phone.page.content()
    expect(field(phone, 'address')).to_have_value('')


@pytest.mark.parametrize('stage', ['surveying', 'repairing', 'accepted', 'refused', 'amending'])
def test_the_way_at_each_stage(phone, ledger, stage):
    application = begin(phone)
    fill_all(phone)
    expect(phone.page.get_by_text(SAVED)).to_be_visible()
    hand_in(phone)
    move = {'accepted': 'reviewer', 'refused': 'nobody'}.get(stage, 'applicant')
    due = '2026-12-24 09:00:00.000000' if move == 'applicant' else None
    key = uuid.UUID(application).hex
    ledger.ask('update applications set stage = ?, whose_move = ?, promised_at = ? where id = ?', stage, move, due, key)
    kinds = {'surveying': 1, 'repairing': 2, 'accepted': 4}.get(stage, 0)
    for at, kind in enumerate(['pass-check', 'surveyed', 'repaired', 'reviewing'][:kinds]):
        event = (uuid.uuid4().hex, f'2026-11-2{at} 09:00:00.000000', key, kind)
        ledger.ask(
            "insert into application_events (id, created_at, application_id, kind, facts) values (?, ?, ?, ?, '{}')",
            *event,
        )
    phone.go('/')
    expect(phone.page.locator('.stages')).to_be_visible()
    look(phone, f'way-{stage}')
    if stage == 'repairing':
        phone.page.evaluate("() => localStorage.setItem('osmotr-locale', 'en')")
        phone.page.reload()
        expect(phone.page.locator('.stages li[data-s=here]')).to_contain_text('Repair, your move')
        look(phone, f'way-{stage}-en')
        phone.go(f'/applications/{application}/questionnaire')
        expect(phone.page.get_by_role('heading', name='Questionnaire')).to_be_visible()
        look(phone, 'closed-en')
        phone.page.evaluate("() => localStorage.setItem('osmotr-locale', 'ru')")
        phone.go('/')
        phone.page.get_by_role('button', name='Ремонт закончен').click()
        phone.page.locator('dialog').get_by_role('button', name='Да, закончен').click()
        expect(phone.page.locator('.stages li[data-s=here]')).to_contain_text('Осмотр готового помещения')
