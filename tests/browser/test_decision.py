"""A decision from the question to the last photo, and from the refusal to the second reviewer, in real browsers."""

import re

from playwright.sync_api import expect

from tests.browser.people import change
from tests.browser.pictures import camera_files
from tests.browser.screens.test_desks import path_of
from tests.browser.screens.world import create_person
from tests.browser.test_main_road import return_item, send, settle_criticals, unfold
from tests.browser.visit import Visit

PLACE = 'Лесная'
OWN_WORDS = 'P. S. Мастер по вывескам: <b>Пётр</b>, 12-34.'


def open_report(desk, item):
    """The twin report of the demo's finished pair, at an item."""
    page = desk.page
    expect(page.locator('tbody tr').first).to_be_visible()
    desk.go(f'{path_of(desk, PLACE)}#{item}')
    expect(page.locator('.centre .plate')).to_have_text(item)


def test_a_question_is_answered_items_are_fixed_and_the_premises_accepted(handset, tmp_path):
    desk, phone = handset('reviewer', desk=True), handset('applicant')
    desk.sign_in('reviewer')
    open_report(desk, 'FIR-04')
    expect(desk.page.get_by_role('button', name='Спросить')).to_be_visible()
    desk.page.keyboard.press('q')
    desk.page.locator('dialog textarea').fill('Куда ведёт эта дверь?')
    desk.shot('decision-1-asking')
    desk.page.locator('dialog button[type=submit]').click()
    expect(desk.page.locator('.item-questions')).to_contain_text('Ответа ещё нет')

    phone.sign_in('applicant')
    asked = phone.page.locator('.asked')
    expect(asked).to_contain_text('Куда ведёт эта дверь?')
    asked.locator('textarea').fill('Во двор, ключ висит рядом')
    phone.shot('decision-2-answering')
    asked.get_by_role('button', name='Ответить').click()
    expect(asked).to_contain_text('Вы ответили')

    desk.page.reload()
    expect(desk.page.locator('.item-questions')).to_contain_text('Во двор, ключ висит рядом')
    desk.shot('decision-3-answered')
    for item in ('SIG-02', 'CLI-01'):
        return_item(desk, item)
    desk.page.get_by_role('button', name='Вернуть 2 пункта').click()
    expect(desk.page.locator('.paper-sheet ol > li')).to_have_count(2)
    first = desk.page.locator('.letter-part').first
    first.locator('textarea').nth(1).fill('Снимок анфас с рулеткой')
    expect(desk.page.locator('.paper-sheet')).to_contain_text('Что примем: Снимок анфас с рулеткой.')
    desk.shot('decision-4-letter')
    desk.page.get_by_role('button', name='Править письмо').click()
    text = desk.page.locator('.paper-sheet textarea')
    text.fill(text.input_value() + '\n\n' + OWN_WORDS)
    desk.shot('decision-5-edited')
    send(desk)
    expect(desk.page.get_by_text('Пункты возвращены').first).to_be_visible()

    phone.go('/')
    page = phone.page
    expect(page.locator('.letter-text').first).to_contain_text(OWN_WORDS)
    expect(page.locator('a.fix').first).to_contain_text('Снимок анфас с рулеткой')
    fixing = page.locator('a.fix').first.get_attribute('href').split('/')[2]
    phone.shot('decision-6-what-to-fix')
    visit = Visit(phone, fixing)
    phone.go(f'/inspections/{fixing}/missing')
    page.locator('.dock button', has_text='Отправить').click()
    expect(page.locator('dialog')).to_contain_text('Ещё не исправлено: SIG-02, CLI-01.')
    phone.shot('decision-7-nothing-fixed')
    phone.go(f'/inspections/{fixing}/camera/SIG-02')
    expect(page.locator('.camera img.former')).to_be_visible()
    phone.shot('decision-8-ghost')
    for (item, value), file in zip({'SIG-02': '350', 'CLI-01': '26,5'}.items(), camera_files(tmp_path), strict=False):
        visit.photograph(item, file)
        phone.go(f'/inspections/{fixing}/sections/{item[:3]}')
        field = page.locator('.dock input[inputmode=decimal]')
        field.fill(value)
        page.locator('.dock button[data-kind=primary]').first.click()
        expect(field).to_have_count(0)
    phone.go(f'/inspections/{fixing}')
    expect(page.locator('.fix-why[data-pair] .shot')).to_have_count(4)
    phone.shot('decision-9-before-and-after')
    phone.go(f'/inspections/{fixing}/missing')
    page.locator('.dock button', has_text='Отправить').click()
    page.locator('dialog button[data-kind=primary]').click()
    page.wait_for_url(re.compile(f'/inspections/{fixing}$'))  # the page goes there once the end is written
    expect(page.locator('.ticket')).to_contain_text('Принято сервером', timeout=60_000)

    desk.page.reload()
    accept = desk.page.get_by_role('button', name=re.compile('Принять A'))
    unfold(desk)
    settle_criticals(desk, accept)
    accept.click()
    expect(desk.page.locator('.paper-sheet h2')).to_contain_text('помещение принято')
    send(desk)
    expect(desk.page.get_by_text('Заявка принята').first).to_be_visible()
    desk.page.get_by_role('button', name='Решения и письма').click()
    expect(desk.page.locator('dialog a.btn')).to_have_count(2)
    desk.shot('decision-10-history')
    desk.page.locator('dialog a.btn').last.click()
    expect(desk.page.locator('.twin-frame .banner')).to_contain_text('Отпечаток сошёлся')
    expect(desk.page.locator('.foot')).to_have_count(0)
    desk.shot('decision-11-as-it-was-seen')


def test_the_key_that_asks_of_an_item_is_heard_while_its_part_is_on_the_way(handset, line):
    desk = handset('reviewer', desk=True, url=line.url)
    desk.sign_in('reviewer')
    dialog = desk.page.locator('dialog')
    with line.hold('GET', '/assets/item-asked-', after=0) as gate:
        open_report(desk, 'SIG-02')
        gate.wait()
        desk.page.keyboard.press('q')
        expect(dialog).to_have_count(0)
    expect(dialog.locator('textarea')).to_be_focused()


def test_a_refusal_goes_to_a_second_reviewer_and_nobody_decides_on_what_they_have_not_seen(handset):
    desk, chief = handset('reviewer', desk=True), handset('admin', desk=True)
    second, phone = handset('second', desk=True), handset('applicant')
    chief.sign_in('admin')
    create_person(chief, 'second', 'reviewer')
    second.expects('status of 412', 'status of 403', 'status of 409')  # the first has it open
    for each, who in ((desk, 'reviewer'), (second, 'second')):
        each.sign_in(who)
        open_report(each, 'CLI-01')
    desk.page.keyboard.press('x')
    desk.page.locator('.letter-parts textarea').fill('Помещение меньше нормы.')
    expect(desk.page.locator('.paper-sheet')).to_contain_text('Помещение меньше нормы.')
    return_item(second, 'CLI-01')
    second.page.get_by_role('button', name='Вернуть 1 пункт').click()
    expect(second.page.locator('.paper-sheet ol > li')).to_have_count(1)
    send(desk)
    second.page.locator('.foot button').last.click()
    news = second.page.locator('.letter-news')
    expect(news).to_contain_text('Отказано: Ольга Никитина')
    expect(news).to_contain_text('Этап: был «на проверке», стал «отказано»')
    expect(second.page.locator('.letter-part')).to_contain_text('CLI-01')
    expect(second.page.locator('.foot button').last).to_be_disabled()
    second.shot('decision-12-meanwhile')

    phone.sign_in('applicant')
    phone.page.get_by_role('button', name='Обжаловать').click()
    phone.page.locator('dialog textarea').fill('Стену снесли, <i>теперь 26 метров</i>')
    phone.shot('decision-13-appeal')
    phone.page.locator('dialog button[data-kind=primary]').click()
    expect(phone.page.get_by_text('Жалоба отправлена').first).to_be_visible()

    desk.page.reload()
    expect(desk.page.locator('.banner', has_text='Отказали вы')).to_be_visible()
    second.page.reload()
    expect(second.page.locator('.banner', has_text='Стену снесли, <i>теперь 26 метров</i>')).to_be_visible()
    second.shot('decision-14-appealed')
    return_item(second, 'CLI-01')
    second.page.get_by_role('button', name='Вернуть 1 пункт').click()
    expect(second.page.locator('.paper-sheet')).to_contain_text('Отказ отменён.')
    assert change_role(chief, 'second') == 200
    second.page.locator('.foot button').last.click()
    expect(second.page.locator('.letter-news')).to_contain_text('Решать по этой заявке вам больше нельзя')
    expect(second.page.locator('.letter-part textarea').first).not_to_be_empty()
    expect(second.page.get_by_role('button', name='Скопировать черновик')).to_be_visible()
    second.shot('decision-15-lost-role')


def change_role(chief, who):
    """The reviewer becomes an inspector while the letter is on their screen."""
    return change(chief, who, {'role': 'inspector'})
