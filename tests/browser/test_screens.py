"""Every screen in both languages, by day and by night: within everybody's reach, whole, in its own words, still."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, Route, expect

from tests.browser import world as worlds
from tests.browser.handset import DESK, PHONE
from tests.browser.ledger import Ledger
from tests.browser.pictures import camera_files, heic_file
from tests.browser.tour import Visitor, written_by_people
from tests.support.chromium import chromium
from tests.support.server import HOME, Server, serving

SHOTS = HOME / 'out' / 'screens'
CAMERA = ('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
NOWHERE = '018f0000-0000-7000-8000-000000000000'
LANGUAGES = ('ru', 'en')
REASON = 'Снимите вывеску с рулеткой'
ITEM_OF_KIND = {
    'yes-no': 'SIG-01',
    'choice': 'ENT-04',
    'choices': 'CLI-06',
    'date': 'FIR-02',
    'speed': 'NET-02',
    'long-choice': 'DSK-02',
}
NO_CAMERA = """if (navigator.mediaDevices) {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
}"""


@pytest.fixture(scope='module')
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp('screens')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    with serving(folder, OSMOTR_DEMO='1') as running:
        yield running


@pytest.fixture(scope='module')
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = chromium()
    started = playwright.chromium.launch(
        executable_path=found.path, args=[*found.arguments, *CAMERA], env=found.environment or None
    )
    yield started
    started.close()


@pytest.fixture(scope='module')
def visitor(playwright: Playwright, browser: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    made: list[Visitor] = []

    def make(name: str, size: dict[str, int] = PHONE, **more: object) -> Visitor:
        made.append(
            Visitor(playwright, server.url, Path(), SHOTS, name, browser=browser, size=size, **more)  # type: ignore[arg-type]
        )
        return made[-1].open()

    yield make
    for each in made:
        each.close()


@pytest.fixture(scope='module')
def world(visitor, tmp_path_factory):
    desk = visitor('giver', DESK)
    worlds.give_passwords(desk, 'gavrilov', 'verstal')
    worlds.create_person(desk, 'new', 'applicant')
    return worlds.make_world(visitor, desk, tmp_path_factory.mktemp('photos'))


@pytest.fixture
def judged(server):
    """Collects who walked; in the end nothing may have been wrong with what they saw."""
    walked: list[Visitor] = []
    yield walked.append
    wrong = [f'{each.name}: {line}' for each in walked for line in each.wrong + each.errors]
    spent = {}
    for each in walked:
        for what, seconds in each.spent.items():
            spent[what] = round(spent.get(what, 0) + seconds, 1)
        each.wrong.clear()
    print('spent', spent, 'screens', sum(len(each.seen) for each in walked))
    assert not wrong, f'{len(wrong)} things are wrong:\n' + '\n'.join(wrong)


@pytest.mark.parametrize('lang', LANGUAGES)
def test_the_door_and_what_it_says(visitor, judged, lang, tmp_path):
    for size in (PHONE, DESK):
        guest = visitor('guest', size)
        judged(guest)
        guest.expects('status of 422', 'ERR_FAILED')
        guest.speak(lang)
        guest.see('/sign-in', 'sign-in', 'form')
        guest.press('form', 'form button[type=submit]')
        guest.look('sign-in-empty')
        guest.page.locator('#email').fill('nobody@demo.test')
        guest.page.locator('#password').fill('wrong')
        guest.press('form', 'form button[type=submit]')
        guest.press('#password-more .icon, .error')
        expect(guest.page.locator('form [aria-busy]')).to_have_count(0)
        guest.look('sign-in-refused')


@pytest.mark.parametrize('lang', LANGUAGES)
def test_an_inspectors_day(world, server, judged, lang, tmp_path):
    phone, other = world.phone, world.other
    for each in (phone, other):
        judged(each)
        each.theirs = written_by_people(server)
        each.speak(lang)
    phone.see('/', 'day', 'a.visit')
    phone.see(f'/inspections/{world.tomorrow}', 'inspection-new', '.section-row')
    phone.see(f'/inspections/{world.today}', 'inspection', '.section-row')
    phone.see(f'/inspections/{world.today}/missing', 'missing', '.gap')
    phone.press('.gap', '.dock button')
    phone.look('finish', entry=False)
    phone.see(f'/inspections/{world.later}', 'receipt', '.ticket')
    phone.see(f'/inspections/{world.later}/sections/ENT', 'section-closed', 'article.item')
    phone.see('/sending', 'sending', '.ticket')
    phone.see('/more', 'more', 'fieldset')
    phone.press('fieldset', 'main p.plain button')
    phone.look('leave', entry=False)
    phone.see(f'/inspections/{NOWHERE}', 'inspection-absent')

    other.see('/', 'day-of-the-other-phone', 'a.visit')
    other.see(f'/inspections/{world.today}', 'conflict-inspection', '.section-row')
    other.see(f'/inspections/{world.today}/sections/ENT#{worlds.MINE}', 'conflict', f'#{worlds.MINE} .kept')
    other.page.locator(f'#{worlds.MINE}').scroll_into_view_if_needed()
    other.look('conflict', entry=False)
    other.see(f'/inspections/{world.tomorrow}', 'refusal-inspection', '.section-row')
    other.see(f'/inspections/{world.tomorrow}/sections/ENT#{worlds.THEIRS}', 'refusal', f'#{worlds.THEIRS} .kept')
    other.page.locator(f'#{worlds.THEIRS} .kept').scroll_into_view_if_needed()
    other.look('refusal', entry=False)
    other.see('/sending', 'sending-refusals', '.gap')


@pytest.mark.parametrize('lang', LANGUAGES)
def test_questions_of_every_kind(world, server, judged, lang, tmp_path):
    phone = world.phone
    judged(phone)
    phone.theirs = written_by_people(server)
    phone.speak(lang)
    at = f'/inspections/{world.tomorrow}/sections'
    number = 'CLI-01' if lang == 'ru' else 'CLI-02'
    for kind, item in {'number': number, **ITEM_OF_KIND}.items():
        phone.see(f'{at}/{item[:3]}#{item}', f'question-{kind}', '.dock .question')
        if kind == 'number':
            phone.page.locator('.dock input').fill('19,5')
            phone.page.locator('.dock input').blur()
            phone.look('question-number-bad')
            phone.page.locator('.dock input').fill('19,5 кв')
            phone.page.locator('.dock input').blur()
            phone.look('question-number-refused')
    phone.see(f'/inspections/{world.today}/sections/SIG#SIG-02', 'section', '.dock .question')
    phone.page.locator('#SIG-01 header button').click()
    phone.look('section-unfolded', entry=False)
    phone.page.locator('#SIG-01 .photos button').first.click()
    phone.look('photo', entry=False)
    phone.page.locator('dialog button[data-kind=quiet]').click()
    phone.look('photo-remove', entry=False)
    phone.see(f'/inspections/{world.tomorrow}/camera/SIG-01', 'camera', '.shutter')
    phone.page.locator('.camera input[type=file]').first.set_input_files(str(heic_file(tmp_path)))
    phone.page.locator('.camera .alarm').wait_for()
    phone.look('camera-refused')
    phone.page.locator('.shutter').click()
    phone.page.locator('.camera .last').wait_for()
    phone.look('camera-kept')
    phone.see(f'/inspections/{world.tomorrow}/speed/NET-02', 'speed', '.dock button')
    phone.page.locator('.dock button').first.click()
    phone.page.locator('.dock .two').wait_for(timeout=60_000)
    phone.look('speed-measured', entry=False)


@pytest.mark.parametrize('lang', LANGUAGES)
def test_a_phone_in_trouble(world, visitor, server, judged, lang, tmp_path):
    phone = visitor('trouble', before_start=NO_CAMERA)
    judged(phone)
    phone.theirs = written_by_people(server)
    phone.sign_in('inspector')
    expect(phone.page.get_by_text('без сети готовы 2')).to_be_visible()
    phone.ready_for_offline()
    phone.speak(lang)
    at = f'/inspections/{world.today}'
    phone.offline()
    phone.see('/', 'day-offline', '.banner')
    phone.see(f'{at}/speed/NET-02', 'speed-offline', '.dock button')
    phone.see(f'{at}/camera/DSK-01', 'camera-denied', '.camera .alarm')
    phone.page.locator('.camera input[type=file]').first.set_input_files(str(camera_files(tmp_path)[8]))
    phone.page.locator('.camera .last').wait_for()
    phone.look('camera-of-files', entry=False)
    phone.see(f'{at}/sections/DSK#DSK-01', 'section-offline', '.shot')
    phone.see('/sending', 'sending-offline', '.shot')
    phone.see('/more', 'more-offline', 'fieldset')
    phone.press('fieldset', 'main p.plain button')
    phone.look('leave-unsent', entry=False)
    Ledger(server).end_sessions('inspector')
    phone.offline(False)
    phone.see('/', 'day-session-ended', '.banner a')
    phone.press('.banner', '.banner a')
    phone.press('form .kept')
    phone.look('sign-in-again', entry=False)


@pytest.mark.parametrize('lang', LANGUAGES)
def test_an_applicants_road(world, visitor, server, judged, lang):
    for who in ('applicant', 'gavrilov', 'verstal', 'new'):
        phone = visitor(who)
        judged(phone)
        phone.theirs = written_by_people(server)
        phone.sign_in(who)
        phone.press('.dock a' if who != 'new' else '.state .btn')  # all of it has come for the first time
        phone.speak(lang)
        phone.see('/', f'home-{who}', 'main :is(h2, h3, article, .state)')
        if who == 'new':
            continue
        phone.ready_for_offline()
        link = phone.page.locator('.dock a')
        if link.count():
            inspection = str(link.get_attribute('href')).split('/')[2].split('#')[0]
            phone.see(f'/inspections/{inspection}', f'inspection-{who}', '.section-row, .fix')
            phone.see(f'/inspections/{inspection}/missing', f'missing-{who}', '.gap, .state')
            if who == 'gavrilov':
                phone.see(f'/inspections/{inspection}/sections/FIR#FIR-04', 'section-fix', '.dock .question')
        phone.offline()
        phone.see('/', f'home-{who}-offline', '.banner')
        phone.offline(False)


@pytest.mark.parametrize('size', [PHONE, DESK], ids=['phone', 'desk'])
@pytest.mark.parametrize('lang', LANGUAGES)
def test_a_reviewers_desk(world, visitor, server, judged, lang, size):
    desk = visitor('reviewer', size)
    judged(desk)
    desk.theirs = written_by_people(server)
    desk.sign_in('reviewer')
    desk.speak(lang)
    page = desk.page
    desk.see('/queue', 'queue', 'tbody tr')
    desk.press('.person > button', '.person > button')
    desk.look('person-menu', entry=False)
    page.keyboard.press('Escape')
    page.locator('.search input').fill('Сызрань')
    desk.press('.state')
    desk.look('queue-nothing-found', entry=False)
    page.locator('.search input').fill('')
    desk.press('tbody tr')
    rows = {words: path_of(desk, words) for words in ('Лесная', 'Ленина', 'Мира', 'Шмидта')}
    twin = rows['Лесная']
    desk.see(twin, 'twin', '.twin .list a')
    for item in ('STO-06', 'FIR-04'):
        desk.see(f'{twin}#{item}', f'twin-{item}', '.twin .centre h2')
    desk.see(f'{twin}#SIG-02', 'twin-SIG-02', '.pair')
    page.keyboard.press('b')
    desk.press('.beside')
    desk.look('twin-beside', entry=False)
    page.keyboard.press('z')
    desk.press('dialog.viewer')
    desk.look('twin-viewer', entry=False)
    page.keyboard.press('Escape')
    dialogs = {'r': 'return', 'o': 'as-is', 'x': 'refuse', '?': 'keys'}
    for key, name in dialogs.items():
        desk.go(f'{twin}#SIG-02')
        desk.press('.pair')
        page.keyboard.press(key)
        desk.press('dialog')
        desk.look(f'dialog-{name}', entry=False)
        if name in ('return', 'refuse'):
            page.locator('dialog textarea').fill('')
            page.locator('dialog button[type=submit]').click()
            desk.press('dialog .error')
            desk.look(f'dialog-{name}-empty', entry=False)
    for item in ('SIG-02', 'CLI-01'):
        desk.go(f'{twin}#{item}')
        desk.press('.twin .centre h2')
        page.keyboard.press('r')
        page.locator('dialog textarea').fill(REASON)
        page.locator('dialog button[type=submit]').click()
        expect(page.locator('dialog')).to_have_count(0)
    desk.theirs = (REASON, *desk.theirs)
    desk.look('twin-marked', entry=False)
    page.keyboard.press('Enter')
    desk.press('dialog')
    desk.look('dialog-send-return', entry=False)
    page.keyboard.press('Escape')
    for words, name in {'Ленина': 'returned', 'Мира': 'accepted', 'Шмидта': 'waiting'}.items():
        desk.see(rows[words], f'twin-{name}', '.twin .list a')
    desk.expects('status of 404')
    desk.see(f'/queue/{NOWHERE}', 'twin-absent', '.state')
    troubles(desk, '/queue', '**/api/v1/queue*', 'queue')
    troubles(desk, twin, '**/comparison*', 'twin')


@pytest.mark.parametrize('size', [PHONE, DESK], ids=['phone', 'desk'])
@pytest.mark.parametrize('lang', LANGUAGES)
def test_an_administrators_desk(world, visitor, server, judged, lang, size):
    desk = visitor('admin', size)
    judged(desk)
    desk.theirs = written_by_people(server)
    desk.sign_in('admin')
    desk.speak(lang)
    page = desk.page
    desk.see('/people', 'people', 'tbody tr')
    row = page.locator('tbody tr', has_text='belyaeva')
    for at, name in enumerate(('change', 'password', 'block')):
        row.locator('.acts button').nth(at).click()
        desk.press('dialog')
        desk.look(f'person-{name}', entry=False)
        page.keyboard.press('Escape')
    page.locator('.head .btn').first.click()
    desk.press('dialog')
    desk.look('person-new', entry=False)
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('person-new-empty', entry=False)
    desk.see('/visits', 'visits', 'tbody tr')
    page.locator('tbody tr', has_text='Краснофлотская').locator('button.number').click()
    desk.press('.inspections')
    desk.look('visits-panel', entry=False)
    for at, name in enumerate(('reassign', 'cancel')):
        page.locator('.inspections .btn').nth(at).click()
        desk.press('dialog')
        desk.look(f'visit-{name}', entry=False)
        page.keyboard.press('Escape')
    page.locator('.panel-side header .btn').first.click()
    desk.press('dialog')
    desk.look('visit-plan', entry=False)
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('visit-plan-empty', entry=False)
    page.keyboard.press('Escape')
    page.locator('.head .btn').first.click()
    desk.press('dialog')
    desk.look('application-new', entry=False)
    page.locator('dialog button[type=submit]').click()
    desk.press('dialog .error')
    desk.look('application-new-empty', entry=False)
    page.keyboard.press('Escape')
    page.locator('.tabs button').last.click()
    desk.press('.work .state')
    desk.look('visits-none', entry=False)
    desk.see('/checklists', 'checklists', '.box-table .plate')
    troubles(desk, '/people', '**/api/v1/accounts*', 'people')


def path_of(desk: Visitor, words: str) -> str:
    """Where the report of an application is."""
    found = desk.page.evaluate(
        """async words => {
        const { items } = await (await fetch('/api/v1/applications?limit=100')).json()
        return items.find(each => each.address.includes(words)).id
    }""",
        words,
    )
    return f'/queue/{found}'


def troubles(desk: Visitor, path: str, asked: str, name: str) -> None:
    """What stands there while the server thinks, when it fails, and when it cannot be reached."""
    desk.expects('status of 500', 'ERR_FAILED', 'ERR_INTERNET_DISCONNECTED')
    held: list[Route] = []
    desk.page.route(asked, lambda route: held.append(route))
    desk.see(path, f'{name}-loading', '.ghost')
    desk.page.unroute(asked)
    desk.page.route(asked, lambda route: route.fulfill(status=500, json={'code': 'server-fault', 'facts': {}}))
    desk.see(path, f'{name}-failed', '.state')
    desk.page.unroute(asked)
    desk.page.route(asked, lambda route: route.abort())
    desk.see(path, f'{name}-unreached', '.state')
    desk.page.unroute(asked)
