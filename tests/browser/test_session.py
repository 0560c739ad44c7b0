"""A session that ends in the middle of sending: the phone says so, keeps all, and sends the rest after signing in."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.handset import PASSWORD, Handset
from tests.browser.kept import kept, until
from tests.browser.people import block
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit


def forgotten_by_the_server(phone, ledger):
    ledger.end_sessions('inspector')


def lost_by_the_phone(phone, ledger):
    phone.context.clear_cookies()


@pytest.mark.parametrize('end_session', [forgotten_by_the_server, lost_by_the_phone])
def test_work_half_sent_when_the_session_ends_arrives_once(handset, line, ledger, tmp_path, end_session):
    phone: Handset = handset('inspector', url=line.url)
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    photos = camera_files(tmp_path / 'photos')
    phone.offline()
    visit.answer('ENT-03')
    visit.answer('ENT-07', 'no')
    visit.photograph('SIG-01', *photos[:3])
    visit.photograph('SIG-03', *photos[3:6])
    visit.section('DSK-06')

    with line.hold('PUT', '/api/v1/photos/', after=1) as gate:
        phone.offline(False)
        gate.wait()
        end_session(phone, ledger)
        visit.answer('DSK-06')
    expect(phone.page.get_by_text('Нужно войти ещё раз.')).to_be_visible()
    expect(phone.page.get_by_text('Работа цела и лежит на телефоне.')).to_be_visible()
    phone.shot('session-ended-in-the-middle')
    before = kept(phone.page)
    assert len(before.photos) == len(before.bytes) == 6
    assert before.unsent_photos  # those on their way had the session with them
    assert [row['op']['field'] for row in before.waiting][-1:] == ['DSK-06']
    assert 'DSK-06' not in [each['field'] for each in ledger.operations(before.device)]

    phone.page.get_by_role('link', name='Войти').click()
    phone.sign_in('inspector')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    after = kept(phone.page)
    assert (after.waiting, after.refused, after.unsent_photos) == ([], [], [])
    arrived = ledger.operations(after.device)
    assert [each['n'] for each in arrived] == [row['n'] for row in after.outbox]
    assert [each['n'] for each in arrived] == list(range(1, len(arrived) + 1))
    assert [each['field'] for each in arrived].count('DSK-06') == 1
    assert sorted(ledger.photos(after.device)) == sorted((name, 'stored') for name in before.photos)
    assert ledger.quarantined(after.device) == []


def test_what_a_blocked_person_records_is_kept_apart_and_the_rest_goes_on_when_unblocked(
    handset, line, ledger, tmp_path
):
    desk = handset('administrator', desk=True)
    phone: Handset = handset('inspector', url=line.url)
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    visit.answer('ENT-03')
    visit.photograph('SIG-01', *camera_files(tmp_path / 'photos')[:3])
    visit.section('DSK-06')

    with line.hold('PUT', '/api/v1/photos/', after=1) as gate:
        phone.offline(False)
        gate.wait()
        block(desk, 'inspector')
        visit.answer('DSK-06', 'no')
    expect(phone.page.locator('#DSK-06')).to_contain_text('Учётная запись закрыта администратором. Записанное цело')
    phone.shot('account-blocked')
    blocked = kept(phone.page)
    assert [code for _, code in blocked.refused] == ['account-blocked']
    assert [row['op']['value'] for row in blocked.outbox if row['n'] == blocked.refused[0][0]] == ['no']
    assert ledger.quarantined(blocked.device) == blocked.refused

    block(desk, 'inspector', False)
    visit.answer('DSK-07')
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    after = kept(phone.page)
    assert (after.waiting, after.unsent_photos, after.refused) == ([], [], blocked.refused)
    arrived = ledger.operations(after.device)
    assert [each['n'] for each in arrived] == [row['n'] for row in after.outbox]
    assert [each['field'] for each in arrived if each['verdict'] != 'applied'] == ['DSK-06']
    assert arrived[-1]['field'] == 'DSK-07'
    assert sorted(ledger.photos(after.device)) == sorted((name, 'stored') for name in blocked.photos)


def test_whoever_comes_in_while_the_goodbye_is_on_its_way_stays_in(handset, line):
    phone: Handset = handset('inspector', url=line.url)
    phone.sign_in('inspector')
    expect(phone.page.locator('a.visit').first).to_be_visible()
    phone.go('/more')
    with line.hold('DELETE', '/api/v1/session', after=0) as gate:
        phone.page.get_by_role('button', name='Выйти').click()
        phone.page.get_by_role('dialog').get_by_role('button', name='Выйти').click()
        gate.wait()
        phone.page.locator('input[autocomplete=username]').fill('inspector@demo.test')
        phone.page.locator('input[autocomplete=current-password]').fill(PASSWORD)
        phone.page.keyboard.press('Enter')
        expect(phone.page.locator('form [aria-busy=true]')).to_be_visible()
    expect(phone.page.locator('a.visit').first).to_be_visible()
    phone.sent()
    expect(phone.page.get_by_text('Нужно войти ещё раз.')).to_have_count(0)
    assert [each['name'] for each in phone.context.cookies()] == ['osmotr']


def test_an_address_that_leads_to_the_door_leads_on_to_where_one_belongs(handset):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    for path in ('/sign-in', '/sign-in?to=%2Fsign-in', '/sign-in?to=%2F%2Felsewhere.test'):
        phone.go(path)
        expect(phone.page.locator('a.visit').first).to_be_visible()
    phone.go('/sign-in?to=%2Fmore')
    expect(phone.page.get_by_role('button', name='Выйти')).to_be_visible()


def test_news_that_come_late_move_nothing_that_is_being_read(handset, ledger):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    Visit.first(phone)
    ledger.end_sessions('inspector')
    rows = 'main a.visit'
    held: list[Route] = []
    phone.page.route('**/api/v1/**', lambda route: held.append(route))
    phone.go('/')
    phone.page.locator(rows).first.wait_for()
    until(lambda: phone.page.evaluate('() => 1') and len(held) > 0, True)
    before = [each.bounding_box() for each in phone.page.locator(rows).all()]
    phone.page.unroute_all(behavior='ignoreErrors')  # and what has been held goes on
    news = phone.page.locator('.banner', has_text='Нужно войти ещё раз.')
    expect(news).to_be_in_viewport(ratio=1)
    phone.shot('news-that-came-late')
    assert [each.bounding_box() for each in phone.page.locator(rows).all()] == before
    phone.page.locator(rows).last.scroll_into_view_if_needed()
    phone.page.locator('main').evaluate('main => { main.scrollTop = main.scrollHeight }')
    last, lies = phone.page.locator(rows).last.bounding_box(), news.bounding_box()
    assert last['y'] + last['height'] <= lies['y'] + 1  # under all of them: none is covered
