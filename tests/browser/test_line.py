"""A line that lies, falls silent or comes back unannounced: the phone keeps all, says what is true and goes on."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit

WITHOUT_BACKGROUND_SYNC = """
    delete globalThis.SyncManager
    delete globalThis.PeriodicSyncManager
    delete ServiceWorkerRegistration.prototype.sync
    delete ServiceWorkerRegistration.prototype.periodicSync
"""
SAID_OF_A_PORTAL = 'Сеть Wi-Fi просит войти: отвечает её страница, а не сервер. Всё хранится на телефоне.'


@pytest.mark.parametrize('portal', ['portal', 'redirect', 'json-portal'])
def test_a_sign_in_page_of_the_wifi_is_taken_for_no_answer_at_all(handset, line, ledger, tmp_path, portal):
    phone: Handset = handset('inspector', url=line.url)
    phone.expects('/welcome')  # what the page asks for beside the app follows, and is stopped by our policy
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    visit.answer('ENT-03')
    visit.photograph('SIG-01', *camera_files(tmp_path / 'photos')[:3])
    visit.section('DSK-06')

    with line.hold('PUT', '/api/v1/photos/', after=1) as gate:
        phone.offline(False)
        gate.wait()
        visit.answer('DSK-06')
        line.mode = portal
    expect(phone.page.get_by_text(SAID_OF_A_PORTAL)).to_be_visible()
    phone.shot(f'wifi-{portal}')
    shell = shells(phone)
    phone.go('/')
    expect(phone.page.locator('a.visit').first).to_contain_text('не ушло 2')
    phone.go('/sending')
    expect(phone.page.get_by_text(SAID_OF_A_PORTAL)).to_be_visible()
    phone.page.get_by_role('button', name='Отправить сейчас').click()
    expect(phone.page.get_by_role('button', name='Отправить сейчас')).to_be_enabled()
    expect(phone.page.locator('.lamp', has_text='принято')).to_have_count(1)
    before = kept(phone.page)
    assert [row['op']['field'] for row in before.waiting] == ['DSK-06']
    assert len(before.unsent_photos) == 2
    assert shells(phone) == shell
    assert sum(1 for each in line.asked if each[2] == portal) > 3

    line.mode = 'open'
    expect(phone.page.get_by_text('сеть есть')).to_be_visible()
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    everything_arrived_once(phone, ledger, photos=3)


def shells(phone):
    """Which shells the phone keeps; a note beside them says which one speaks."""
    return [name for name in phone.page.evaluate('() => caches.keys()') if name != 'notes']


def test_without_background_sync_work_goes_off_when_the_line_returns_and_when_the_page_is_opened(
    handset, ledger, tmp_path
):
    phone: Handset = handset('inspector', before_start=WITHOUT_BACKGROUND_SYNC)
    phone.sign_in('inspector')
    has_it = "() => 'SyncManager' in window || 'sync' in ServiceWorkerRegistration.prototype"
    assert phone.page.evaluate(has_it) is False
    visit = Visit.first(phone)
    photos = camera_files(tmp_path / 'photos')
    phone.offline()
    visit.answer('ENT-03')
    visit.photograph('SIG-01', photos[0])
    device = kept(phone.page).device
    assert ledger.operations(device) == []
    phone.offline(False)
    expect(phone.page.locator('.camera')).to_be_visible()
    eventually(lambda: kept(phone.page).unsent_photos, of=0)
    everything_arrived_once(phone, ledger, photos=1)

    phone.offline()
    visit.answer('ENT-07')
    visit.photograph('SIG-03', photos[1])
    phone.close()
    phone.open().go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    everything_arrived_once(phone, ledger, photos=2)


def test_a_server_that_died_in_the_middle_of_sending_is_tried_again_until_it_is_back(
    handset, line, server, ledger, tmp_path
):
    phone: Handset = handset('inspector', url=line.url)
    phone.expects('net::ERR_EMPTY_RESPONSE')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    visit.answer('ENT-03')
    visit.photograph('SIG-01', *camera_files(tmp_path / 'photos')[:4])
    visit.section('DSK-06')
    with line.hold('PUT', '/api/v1/photos/', after=3) as gate:
        phone.offline(False)
        gate.wait()
        server.kill()
        visit.answer('DSK-06')
    expect(phone.page.get_by_text('Сервер не отвечает. Всё хранится на телефоне, пробуем снова сами.')).to_be_visible()
    phone.go('/sending')
    expect(phone.page.get_by_text('Следующая попытка в')).to_be_visible()
    phone.shot('server-gone')
    before = kept(phone.page)
    assert [row['op']['field'] for row in before.waiting] == ['DSK-06']
    assert 1 <= len(before.unsent_photos) <= 3
    assert len(before.bytes) == 4

    server.start()
    expect(phone.page.get_by_text('сеть есть')).to_be_visible()
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    everything_arrived_once(phone, ledger, photos=4)


def test_a_server_whose_disk_refuses_says_so_and_the_photos_stay_on_the_phone(handset, line, server, ledger, tmp_path):
    phone: Handset = handset('inspector', url=line.url)
    phone.expects('status of 500', 'status of 507')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    phone.offline()
    visit.answer('ENT-03')
    visit.photograph('SIG-01', *camera_files(tmp_path / 'photos')[:2])
    arriving = server.data / 'files' / 'arriving'
    arriving.rename(tmp_path / 'arriving')
    arriving.write_text('a disk that takes nothing')
    phone.go('/sending')
    phone.offline(False)
    expect(phone.page.get_by_text('На сервере ошибка. Всё хранится на телефоне, пробуем снова сами.')).to_be_visible()
    phone.shot('disk-refuses')
    before = kept(phone.page)
    assert (before.waiting, len(before.unsent_photos), len(before.bytes)) == ([], 2, 2)
    assert {state for _, state in ledger.photos(before.device)} == {'missing'}

    arriving.unlink()
    (tmp_path / 'arriving').rename(arriving)
    expect(phone.page.get_by_text('сеть есть')).to_be_visible()
    phone.go('/')
    expect(phone.page.get_by_text('всё отправлено')).to_be_visible()
    everything_arrived_once(phone, ledger, photos=2)


def eventually(look, of):
    """Wait until there are so many of them."""
    deadline = time.monotonic() + 30
    while len(look()) != of:
        assert time.monotonic() < deadline, look()
        time.sleep(0.05)


def everything_arrived_once(phone, ledger, photos):
    """What the phone kept is what the server has: each number once, in order, and the bytes of every photo."""
    after = kept(phone.page)
    assert (after.waiting, after.refused, after.unsent_photos) == ([], [], [])
    arrived = ledger.operations(after.device)
    assert [each['n'] for each in arrived] == [row['n'] for row in after.outbox] == list(range(1, len(arrived) + 1))
    assert {each['verdict'] for each in arrived} == {'applied'}
    assert len(after.photos) == photos
    assert sorted(ledger.photos(after.device)) == sorted((name, 'stored') for name in after.photos)
    assert ledger.quarantined(after.device) == []
