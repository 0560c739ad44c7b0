"""The main job in a real browser: filled offline, killed, synced, compared, returned, fixed, accepted."""

import re
import time

from playwright.sync_api import expect

from tests.browser.handset import Checklist
from tests.browser.people import give_password
from tests.browser.pictures import camera_files, heic_file

SECTIONS = ('SIG', 'ENT', 'DSK', 'CLI', 'STO', 'NET', 'DOC', 'FIR')
VALUES = {
    'SIG-02': '350', 'ENT-01': '12', 'ENT-05': '90', 'ENT-08': '20', 'DSK-05': '120', 'DSK-08': '100', 'CLI-01': '26,5',
    'CLI-02': '14', 'CLI-03': '3,4', 'CLI-04': '2,7', 'CLI-05': '2', 'CLI-07': '3', 'STO-02': '24', 'STO-06': '3',
    'STO-08': '35', 'DOC-05': '12', 'FIR-01': '2', 'FIR-03': '140',
}  # fmt: skip
RETURNED = ('CLI-01', 'SIG-01')
CHECKED_WITHIN_S = 90


def test_a_visit_goes_from_airplane_mode_to_the_decision(handset, tmp_path):
    phone = handset('inspector')
    phone.go('/')
    expect(phone.page.locator('input[autocomplete=username]')).to_be_visible()
    phone.shot('01-sign-in')
    phone.sign_in('inspector')
    first = phone.page.locator('a.visit').first
    expect(first).to_contain_text('без сети')
    phone.ready_for_offline()
    phone.shot('02-day')
    inspection = first.get_attribute('href').rsplit('/', 1)[-1]

    phone.offline()
    phone.kill()
    phone.open().offline()
    phone.go('/')
    expect(phone.page.locator('a.visit').first).to_be_visible()
    phone.shot('03-cold-start-offline')

    checklist = Checklist(phone, inspection)
    checklist.values = VALUES
    checklist.files = camera_files(tmp_path / 'photos')
    heic_is_refused(phone, inspection, heic_file(tmp_path / 'photos'))
    for section in SECTIONS[:3]:
        checklist.section(section)
    phone.shot('04-section')
    phone.go(f'/inspections/{inspection}')
    before = answered(phone)
    phone.kill()
    phone.open().offline()
    phone.go(f'/inspections/{inspection}')
    assert answered(phone) == before
    phone.shot('05-after-being-killed')
    checklist.page = phone.page
    for section in SECTIONS[3:]:
        checklist.section(section)
    assert checklist.photos >= 12
    phone.go(f'/inspections/{inspection}/missing')
    expect(phone.page.locator('.gap').first).to_be_visible()
    phone.shot('06-missing')
    left = phone.page.locator('.gap .plate').all_inner_texts()
    assert set(left) <= {'NET-02', 'NET-03', 'NET-04'}, left

    phone.page.locator('.dock button', has_text=re.compile('Завершить')).click()
    phone.shot('07-finish')
    phone.page.locator('dialog button[data-kind=primary]').click()
    phone.page.wait_for_url(re.compile(f'/inspections/{inspection}$'))
    phone.go('/sending')
    expect(phone.page.locator('.panel')).to_contain_text('сети нет')
    phone.shot('08-waiting-for-the-network')
    phone.offline(False)
    sign_in_again_if_asked(phone, 'inspector', 'Шмидта')
    phone.go(f'/inspections/{inspection}')
    expect(phone.page.locator('.ticket')).to_contain_text('Принято сервером', timeout=60_000)
    phone.shot('09-receipt')
    assert phone.errors == []

    desk = handset('reviewer', desk=True)
    desk.expects('status of 412')  # the photos are being checked while they are looked at
    desk.sign_in('reviewer')
    row = desk.page.locator('tbody tr', has_text='Шмидта')
    expect(row).to_be_visible()
    desk.shot('10-queue')
    row.locator('a').first.click()
    expect(desk.page.locator('.twin .list')).to_be_visible()
    desk.shot('11-twin-report')
    for item in RETURNED:
        return_item(desk, item)
    desk.page.get_by_role('button', name=re.compile('Вернуть 2 пункта')).click()
    expect(desk.page.locator('.paper-sheet ol > li')).to_have_count(2)
    desk.shot('12-returning')
    send(desk)
    desk.shot('13-returned')

    give_password(handset('administrator', desk=True), 'melnikova')
    applicant = handset('applicant')
    applicant.sign_in('melnikova')
    applicant.page.wait_for_selector('text=Что исправить')
    applicant.ready_for_offline()
    applicant.shot('14-what-to-fix')
    fixing = applicant.page.locator('a[href*="/inspections/"]').first.get_attribute('href').split('/')[2].split('#')[0]
    applicant.offline()
    fix = Checklist(applicant, fixing)
    fix.values = VALUES
    for section in ('SIG', 'CLI'):
        fix.section(section)
    applicant.go(f'/inspections/{fixing}/missing')
    applicant.shot('15-fixed')
    applicant.page.locator('.dock button', has_text=re.compile('Завершить|Отправить')).click()
    applicant.page.locator('dialog button[data-kind=primary]').click()
    applicant.page.wait_for_url(re.compile(f'/inspections/{fixing}$'))
    applicant.offline(False)
    applicant.go(f'/inspections/{fixing}')
    expect(applicant.page.locator('.ticket')).to_contain_text('Принято сервером', timeout=60_000)
    applicant.shot('16-fixes-accepted')
    assert applicant.errors == []

    desk.page.reload()
    accept = desk.page.get_by_role('button', name=re.compile('Принять A'))
    settle_criticals(desk, accept)
    accept.click()
    expect(desk.page.locator('.paper-sheet h2')).to_contain_text('помещение принято')
    desk.shot('17-accepting')
    send(desk)
    expect(desk.page.get_by_text('Заявка принята').first).to_be_visible()
    desk.shot('18-accepted')
    assert desk.errors == []


def sign_in_again_if_asked(phone, who, address):
    """A browser killed within half a minute of signing in may have lost the cookie: the work waits for its author."""
    phone.go('/sending')
    phone.page.wait_for_function("() => document.querySelector('.panel')?.innerText.includes('сеть есть')")
    asked = phone.page.get_by_role('link', name='Войти')
    arriving = phone.page.locator('.lamp', has_text='принято')
    arrived = phone.page.locator('.ticket', has_text=address)  # all of it may be there before this page is looked at
    expect(asked.or_(arriving).or_(arrived).first).to_be_visible()
    if asked.count():
        phone.shot('session-ended')
        asked.first.click()
        phone.sign_in(who)


def heic_is_refused(phone, inspection, path):
    """A file the browser cannot read is named and not saved."""
    phone.go(f'/inspections/{inspection}/camera/SIG-01')
    phone.page.locator('.camera input[type=file]').first.set_input_files(str(path))
    expect(phone.page.locator('.camera .alarm')).to_contain_text('HEIC')
    phone.shot('heic-refused')


def answered(phone):
    """What the head of the inspection says of the progress."""
    phone.page.wait_for_selector('.sections, .panel .ticks')
    text = phone.page.locator('.panel').inner_text()
    found = re.search(r'(\d+)\s+из\s+(\d+)', text)
    assert found and int(found[1]) > 15, text
    return found[0]


def return_item(desk, item):
    """Mark an item to be returned to the applicant, with the reason as it is offered."""
    link = desk.page.locator('.twin .list a', has_text=item)
    if not link.count() or not link.first.is_visible():
        unfold(desk)
    link.first.click()
    desk.page.keyboard.press('r')
    dialog = desk.page.locator('dialog')
    field = dialog.locator('textarea').first
    if not field.input_value().strip():
        field.fill('Снимите ещё раз, видно не всё')
    dialog.get_by_text('Заявител', exact=False).first.click()
    dialog.locator('button[data-kind=primary]').click()
    expect(dialog).to_have_count(0)


def send(desk):
    """Send the decision whose letter is on the screen; again when a check of a photo has said something meanwhile."""
    deadline = time.monotonic() + CHECKED_WITHIN_S
    while True:
        with desk.page.expect_response(re.compile('/decisions$')) as answer:
            desk.page.locator('.foot button').last.click()
        if answer.value.status == 201:
            break
        assert answer.value.status == 412
        assert time.monotonic() < deadline, 'photos are still being checked'
        expect(desk.page.locator('.letter-news .changes')).to_contain_text('проверке снимков')
    expect(desk.page.locator('.letter-page')).to_have_count(0)


def unfold(desk):
    """Open every group of the list, one after the other."""
    folded = desk.page.locator('.twin .list h2 button[aria-expanded=false]')
    while left := folded.count():
        folded.first.click()
        expect(folded).to_have_count(left - 1)


def settle_criticals(desk, accept):
    """Accept as they are those critical items that stand in the way, each with its reason."""
    for _ in range(6):
        expect(desk.page.locator('.foot')).to_be_visible()
        if accept.is_enabled():
            return
        why = desk.page.locator('.foot .reason').inner_text().replace('\u2011', '-')
        item = re.search(r'[A-Z]{3}-\d\d', why)
        assert item, why
        link = desk.page.locator('.twin .list a', has_text=item[0])
        if not link.count():
            unfold(desk)
        link.first.click()
        desk.page.keyboard.press('o')
        dialog = desk.page.locator('dialog')
        if not dialog.locator('textarea').input_value().strip():
            dialog.locator('textarea').fill('Проверено лично')
        dialog.locator('button[data-kind=primary]').click()
        expect(dialog).to_have_count(0)
