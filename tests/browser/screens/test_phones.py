"""Every screen of a phone in both languages, by day and by night: for everybody, whole, in its own words, still."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import storage
from tests.browser.handset import DESK, PHONE
from tests.browser.ledger import Ledger
from tests.browser.pictures import camera_files, heic_file
from tests.browser.screens import world as worlds
from tests.browser.screens.tour import EVERY, LANGUAGES, NOWHERE, spoken, written_by_people
from tests.support.checklists import next_version

ITEM_OF_KIND = {
    'yes-no': 'SIG-01',
    'choice': 'ENT-04',
    'choices': 'CLI-06',
    'date': 'FIR-02',
    'speed': 'NET-02',
    'long-choice': 'DSK-02',
}
ERASED = {
    'act': 3,
    'at': '2026-11-27T09:12:00.000Z',
    'how': 'self',
    'gone': {'account': 1, 'notices': 14, 'letters': 6, 'photos': 24},
    'kept': {'decided_applications': 1, 'photos': 18},
    'kept_until': '2029-11-27T09:12:00.000Z',
    'letter': 'away',
}
ROOM = (
    'v=1&f=brand-max@2026-01-01&ENT-02=street&ENT-03=-&CLI-01=26&CLI-02=13.5&CLI-04=2.1'
    '&STO-01=partition&STO-06=2&NET-01=fibre&s=3xyp5'
)
NO_CAMERA = """if (navigator.mediaDevices) {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
}"""


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
        guest.expects('status of 404')
        guest.page.add_init_script(f"Object.defineProperty(navigator, 'language', {{ value: '{lang}' }})")
        guest.see('/line', 'line', 'form')
        guest.page.locator('#code').fill('AAAAAA')
        guest.press('form', 'form button[type=submit]')
        guest.press('#code-more .error')
        expect(guest.page.locator('form [aria-busy]')).to_have_count(0)
        guest.look('line-refused')


@pytest.mark.parametrize('lang', spoken('ru'))
def test_the_page_that_checks_a_report(visitor, server, judged, lang):
    ask = 'select i.code from inspections i join photos p on p.inspection_id = i.id where i.code is not null'
    code = Ledger(server).ask(f'{ask} group by i.code order by count(*), i.code')[0][0]
    for size in (PHONE, DESK):
        guest = visitor('guest', size)
        judged(guest)
        guest.theirs = ('pvz-default',)
        guest.expects('status of 404', 'status of 429', 'ERR_FAILED', 'status of 503')
        guest.speak(lang)
        page = guest.page
        guest.see('/check', 'check', '#code')
        guest.press('form button[type=submit]', 'form button[type=submit]')
        guest.press('#code-more .icon')
        guest.look('check-empty', entry=False)
        guest.see('/check/0000-0000-0000', 'check-unknown', '.state .icon', entry=False)
        with page.expect_response(lambda answer: 'bytes=true' in answer.url):
            guest.go(f'/check/{code}')
        guest.press('.ticket')
        expect(page.locator('.ticket [role=status]')).to_contain_text('6')
        guest.look('check-sealed', entry=False)
        page.locator('.check-drop input[type=file]').set_input_files(__file__)
        guest.press('.check-drop .kept')
        page.locator('.check-drop').scroll_into_view_if_needed()
        guest.look('check-file', entry=False)
        page.locator('.check-photos').scroll_into_view_if_needed()
        guest.look('check-photos', entry=False)
        problem = {'code': 'too-many-attempts', 'message': '', 'facts': {'retry_after_s': 42}, 'status': 429}
        page.route('**/api/v1/reports/**', lambda route: route.fulfill(status=429, json=problem))  # noqa: B023
        guest.see(f'/check/{code}', 'check-too-many', '.state .btn', entry=False)
        page.unroute('**/api/v1/reports/**')
        page.route('**/api/v1/reports/**', lambda route: route.abort())
        guest.see(f'/check/{code}', 'check-offline', '.state .btn', entry=False)
        page.unroute('**/api/v1/reports/**')


@pytest.mark.parametrize('lang', spoken('en'))
def test_what_premises_must_be_like_and_whether_a_room_would_pass(visitor, judged, lang):
    for size in (PHONE, DESK):
        guest = visitor('guest', size)
        judged(guest)
        guest.expects('ERR_FAILED', 'status of 404')
        guest.speak(lang)
        page = guest.page
        guest.see('/requirements', 'requirements', '.demands')
        guest.see('/requirements/village', 'requirements-village', '.demands')
        guest.see('/requirements/nothing', 'requirements-unknown', '.state')
        guest.see('/preflight', 'preflight', '.choices')
        page.locator('.choices label').first.click()
        page.locator('.dock .btn[data-kind=primary]').click()
        for number in range(1, 9):
            guest.see(f'/preflight/{number}', f'preflight-{number}', '.figure', entry=False)
        guest.see(f'/preflight#{ROOM}', 'preflight-shared', '.preflight-result')
        page.locator('.dock button').first.click()
        guest.press('a.gap')
        guest.look('preflight-result', entry=False)
        guest.see('/preflight#v=1', 'preflight-broken', '.state')
        page.evaluate("localStorage.removeItem('osmotr-requirements')")
        page.route('**/api/v1/requirements', lambda route: route.abort())
        guest.see('/preflight', 'preflight-offline', '.state .btn', entry=False)
        guest.see('/requirements', 'requirements-offline', '.state .btn', entry=False)
        page.unroute('**/api/v1/requirements')


@pytest.mark.parametrize('lang', spoken('ru'))
def test_the_way_to_an_account(visitor, server, judged, lang):
    for size in (PHONE, DESK):
        guest = visitor('guest', size)
        judged(guest)
        guest.theirs = tuple(f'{name}{size["width"]}' for name in ('anna', 'boris'))
        guest.expects('status of 403', 'status of 404', 'status of 409', 'status of 410', 'status of 422', 'ERR_FAILED')
        guest.speak(lang)
        page = guest.page
        guest.see('/join', 'join', 'form')
        guest.press('form', 'form button[type=submit]')
        guest.press('#consent-more .error')
        guest.look('join-empty', entry=False)
        registers(page, f'anna{size["width"]}@demo.test', '112')
        guest.press('#phone-more .error')
        guest.look('join-refused', entry=False)
        page.locator('#phone').fill(f'8 916 123-{size["width"] % 100:02}-67')
        guest.press('form', 'form button[type=submit]')
        guest.press('.whose')
        guest.see('/', 'waiting', '.whose')
        guest.press('.whose', 'main .btn[data-kind=quiet]', 'form button[type=submit]')
        guest.press('#email-more .error')
        guest.look('waiting-correct', entry=False)
        page.locator('main > .stack > .btn[data-wide]').click()
        guest.press('.news .icon')
        guest.look('waiting-sent-again', entry=False)
        page.route('**/api/v1/registration', lambda route: route.abort())
        guest.see('/', 'waiting-offline', '.state .btn', entry=False)
        page.unroute('**/api/v1/registration')

        letter = page.locator('.kept-letter', has_text=f'anna{size["width"]}')
        guest.go('/mailbox')
        expect(letter.first).to_be_visible()
        link = str(letter.last.locator('a').get_attribute('href'))
        guest.theirs += ('http', link.partition('#')[2], 'demo.test', 'choices')
        guest.look('mailbox', entry=False)
        path = '/' + link.split('/', 3)[3]
        guest.see(path, 'confirm', 'form')
        guest.press('form', 'form button[type=submit]')
        guest.press('.door-sign')
        guest.look('confirm-done', entry=False)
        guest.see(path, 'confirm-again', 'form', ['form button[type=submit]'], entry=False)
        guest.press('.door-sign')
        guest.look('confirm-already', entry=False)
        guest.see('/confirm#nothing', 'confirm-nothing', 'form', entry=False)
        guest.press('form button[type=submit]', 'form button[type=submit]')
        page.locator('form').wait_for(state='detached')
        guest.look('confirm-unknown', entry=False)
        guest.see('/confirm', 'confirm-cut', 'h1', entry=False)

        guest.see('/forgot', 'forgot', 'form')
        guest.press('form', 'form button[type=submit]')
        guest.press('#email-more .error')
        guest.look('forgot-empty', entry=False)
        page.locator('#email').fill(f'anna{size["width"]}@demo.test')
        guest.press('form', 'form button[type=submit]')
        guest.press('.kept')
        guest.look('forgot-asked', entry=False)
        guest.see('/reset#nothing', 'reset', 'form')
        page.locator('#password').fill('short')
        guest.press('form', 'form button[type=submit]')
        guest.press('#password-more .error')
        guest.look('reset-short', entry=False)
        page.locator('#password').fill('long enough')
        guest.press('form', 'form button[type=submit]')
        page.locator('form').wait_for(state='detached')
        guest.look('reset-unknown', entry=False)
        done = {'email': f'anna{size["width"]}@demo.test', 'ended': 2}
        page.route('**/api/v1/passwords', lambda route: route.fulfill(json=done))  # noqa: B023
        guest.go('/reset#nothing')
        page.locator('#password').fill('long enough')
        guest.press('form', 'form button[type=submit]')
        page.locator('form').wait_for(state='detached')
        guest.look('reset-done', entry=False)
        closed = {'open': False, 'mailbox': False, 'consent': ''}
        page.route('**/api/v1/registrations', lambda route: route.fulfill(json=closed))  # noqa: B023
        page.context.clear_cookies()
        page.evaluate("indexedDB.deleteDatabase('osmotr')")
        guest.see('/join', 'join-closed', '.kept', entry=False)
        page.unroute('**/api/v1/registrations')

        taken = {'standing': 'phone-taken', 'email': 'boris@demo.test', 'phone': '+79161234567', 'mailbox': False}
        other = visitor('guest', size)
        judged(other)
        other.expects('status of 403')
        other.theirs = ('boris',)
        other.speak(lang)
        other.go('/join')
        registers(other.page, f'boris{size["width"]}@demo.test', '8 916 765-43-21')
        other.press('.whose')
        other.page.route('**/api/v1/registration', lambda route: route.fulfill(json=taken))  # noqa: B023
        other.see('/', 'phone-taken', '#phone')


def registers(page, email, phone):
    """Fills in the form and sends it."""
    for field, words in {'name': 'Ян', 'email': email, 'phone': phone, 'password': 'long enough'}.items():
        page.locator(f'#{field}').fill(words)
    box = page.locator('#consent')
    expect(box).to_be_enabled()
    if not box.is_checked():
        page.locator('label', has=box).click()
    page.locator('form button[type=submit]').click()


@pytest.mark.parametrize('lang', spoken('ru'))
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
    phone.see('/notices', 'notices-inspector', 'a.notice')
    phone.see('/more', 'more', 'fieldset')
    phone.press('fieldset', 'main p.plain button')
    phone.look('leave', entry=False)
    phone.see('/phone', 'phone', 'dl.told')
    phone.page.locator('dl.told').last.scroll_into_view_if_needed()
    phone.look('phone-end', entry=False)
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


def drawn_over(phone):
    """The sheet for drawing over a photo: empty, with an arrow, with words, and left without keeping any of it."""
    phone.page.locator('.camera .mid .btn').click()
    ground = phone.page.locator('.drawing svg.layer')
    ground.wait_for()
    phone.look('drawing', entry=False)
    box = ground.bounding_box()
    at = [(box['x'] + box['width'] * part, box['y'] + box['height'] * part) for part in (0.3, 0.6)]
    phone.page.mouse.move(*at[0])
    phone.page.mouse.down()
    phone.page.mouse.move(*at[1], steps=4)
    phone.page.mouse.up()
    expect(phone.page.locator('.drawing .shape')).to_have_count(1)
    phone.look('drawing-arrow', entry=False)
    phone.page.locator('.drawing .tools .btn').nth(2).click()
    ground.click(position={'x': box['width'] * 0.7, 'y': box['height'] * 0.3})
    phone.page.locator('.drawing form input').wait_for()
    phone.look('drawing-words', entry=False)
    phone.page.locator('.drawing form .btn').first.click()
    phone.page.locator('.drawing header .btn').click()
    phone.page.locator('.drawing footer [role=alert]').wait_for()
    phone.look('drawing-leaving', entry=False)
    phone.page.locator('.drawing footer .two .btn').last.click()
    phone.page.locator('.camera .whole').wait_for()


@pytest.mark.parametrize('lang', spoken('en'))
def test_questions_of_every_kind(world, server, judged, lang, tmp_path):
    phone = world.phone
    judged(phone)
    phone.theirs = written_by_people(server)
    phone.speak(lang)
    at = f'/inspections/{world.tomorrow}/sections'
    number, too_little = ('CLI-01', '19,5') if lang == 'ru' else ('CLI-02', '11,5')
    for kind, item in {'number': number, **ITEM_OF_KIND}.items():
        phone.see(f'{at}/{item[:3]}#{item}', f'question-{kind}', '.dock .question')
        if kind == 'number':
            phone.page.locator('.dock input').fill(too_little)
            phone.page.locator('.dock input').blur()
            expect(phone.page.locator('.dock [data-s=bad]').first).to_be_visible()
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
    phone.page.locator('.camera .keys5 .last').wait_for()
    phone.look('camera-kept')
    phone.press('.camera .keys5 .last', '.camera .tool:has(.last)')
    phone.press('.camera .whole')
    phone.look('camera-look', entry=False)
    drawn_over(phone)
    phone.press('.camera .two', '.camera .two .btn:first-child')
    phone.press('.camera .former')
    phone.look('camera-retake', entry=False)
    phone.see(f'/inspections/{world.tomorrow}/series', 'series', '.shutter')
    phone.press('.camera .two', '.camera .two .btn:last-child')
    phone.press('dialog')
    phone.look('series-skip', entry=False)
    phone.page.locator('dialog .actions .btn').nth(1).click()
    told = phone.page.locator('.told')
    while told.or_(phone.page.locator('.camera .two')).first.get_attribute('class') != 'told':
        phone.page.locator('.camera .two .btn').last.click()
        phone.page.locator('dialog .actions .btn').nth(1).click()
        expect(phone.page.locator('dialog')).to_have_count(0)
    phone.look('series-left', entry=False)
    phone.see(f'/inspections/{world.tomorrow}/speed/NET-02', 'speed', '.dock button')
    phone.page.locator('.dock button').first.click()
    phone.page.locator('.dock .two').wait_for(timeout=60_000)
    phone.look('speed-measured', entry=False)
    phone.see(f'/inspections/{world.tomorrow}/speed/NET-02?by=computer', 'line-code', '.line-code', entry=False)


@pytest.mark.parametrize('lang', spoken('ru'))
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
    phone.see(f'{at}/speed/NET-02?by=computer', 'line-offline', '.banner')
    phone.see(f'{at}/camera/DSK-01', 'camera-denied', '.camera .alarm')
    phone.page.locator('.camera input[type=file]').first.set_input_files(str(camera_files(tmp_path)[8]))
    phone.page.locator('.camera .keys5 .last').wait_for()
    phone.look('camera-of-files', entry=False)
    phone.see(f'{at}/sections/DSK#DSK-01', 'section-offline', '.shot')
    phone.see('/sending', 'sending-offline', '.shot')
    phone.see('/more', 'more-offline', 'fieldset')
    phone.press('fieldset', 'main p.plain button')
    phone.look('leave-unsent', entry=False)
    phone.see('/phone', 'phone-unsent', 'dl.told')
    phone.press('main .btn[data-kind=primary]', 'main .btn[data-kind=primary]')
    phone.press('main .kept')
    phone.look('rescue-file', entry=False)
    Ledger(server).end_sessions('inspector')
    phone.offline(False)
    phone.see('/', 'day-session-ended', '.banner a')
    phone.press('.banner', '.banner a')
    phone.press('form .kept')
    phone.look('sign-in-again', entry=False)


@pytest.mark.parametrize('lang', spoken('en'))
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
                phone.see('/notices', 'notices', 'a.notice')
                phone.see('/notices?choices', 'letter-choices', 'dialog label', entry=False)
                phone.see(f'/inspections/{inspection}/sections/FIR#FIR-04', 'section-fix', '.dock .question')
        phone.offline()
        phone.see('/', f'home-{who}-offline', '.banner')
        phone.offline(False)
        if who == 'gavrilov':
            my_data(phone)


def my_data(phone):
    """What is kept, the question before it is erased, and what is said after; the server erases nobody here."""
    page = phone.page
    phone.expects('ERR_FAILED', 'status of 422')
    page.route('**/api/v1/my-data', lambda route: route.abort())
    phone.see('/my-data', 'my-data-failed', '.state .btn', entry=False)
    page.unroute('**/api/v1/my-data')
    phone.see('/my-data', 'my-data', 'main li')
    page.locator('main .btn[data-kind=bad]').scroll_into_view_if_needed()
    phone.look('my-data-end', entry=False)
    phone.press('main .btn[data-kind=bad]', 'main .btn[data-kind=bad]', 'dialog .btn[data-kind=bad]')
    phone.press('dialog [role=alert]')
    phone.look('erase-unconfirmed', entry=False)
    page.locator('dialog input[type=checkbox]').check()
    page.locator('dialog input[type=password]').fill('wrong')
    phone.press('dialog .btn[data-kind=bad]', 'dialog .btn[data-kind=bad]')
    phone.press('#erase-password-more .error')
    phone.look('erase-refused', entry=False)
    person = page.evaluate("fetch('/api/v1/session').then(said => said.json()).then(said => said.account.id)")
    done = {**ERASED, 'account_id': person}
    page.route('**/api/v1/my-data/erasures', lambda route: route.fulfill(status=201, json=done))
    phone.press('dialog .btn[data-kind=bad]', 'dialog .btn[data-kind=bad]')
    phone.press('.dock .btn[data-kind=primary]')
    expect(page.locator('main li')).to_have_count(6)
    phone.look('erased', entry=False)


@pytest.mark.parametrize('lang', spoken('ru'))
def test_standards_that_change_and_a_storage_that_fails(world, visitor, server, judged, lang, tmp_path):
    """The last of these walks: what it publishes stays published."""
    newer = tmp_path / 'next.yaml'
    newer.write_text(next_version(), 'utf-8')
    server.osmotr('checklist', 'publish', str(newer))
    for size in (PHONE, DESK) if EVERY else (PHONE,):
        phone = visitor('trouble', size)
        judged(phone)
        phone.theirs = written_by_people(server)
        phone.sign_in('inspector')
        expect(phone.page.get_by_text('без сети готовы 2')).to_be_visible()
        phone.ready_for_offline()
        phone.speak(lang)
        phone.see(f'/inspections/{world.tomorrow}', 'version-offered', '.banner[data-s=info]')
        phone.press('.banner[data-s=info]', '.banner[data-s=info] button')
        phone.look('version-changes', entry=False)
        phone.offline()
        phone.go(f'/inspections/{world.tomorrow}/sections/ENT#ENT-03')
        storage.spoil(phone.page, 'dropped')
        phone.press('.dock .answers', '.dock .answers label.no')
        phone.press('dialog .unkept li')
        phone.look('storage-failed', entry=False)
        storage.mend(phone.page)
        phone.page.locator('dialog [data-kind=primary]').first.click()
        phone.page.locator('dialog').wait_for(state='detached')
        storage.erase(phone)
        phone.offline(False)
        phone.see('/', 'day-storage-erased', '.banner[data-s=bad]')
        phone.see('/phone', 'phone-storage-erased', 'main .kept')
