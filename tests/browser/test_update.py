"""A new version of the app: offered when it is there, taken when nothing is being saved, in every tab."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.handset import Handset
from tests.browser.kept import kept
from tests.browser.pictures import camera_files
from tests.browser.visit import Visit
from tests.support.server import HOME, serving

VERSION = re.compile(r'(?<=shell-)[0-9a-f]{12}')
HOLD = """() => {
    window.sinceStart = true
    const digest = crypto.subtle.digest.bind(crypto.subtle)
    const held = new Promise(resolve => { window.letGo = resolve })
    crypto.subtle.digest = async (...given) => { window.holds = true; await held; return digest(...given) }
}"""
LOOK = '() => navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)'
WAITING = '() => navigator.serviceWorker.getRegistration().then(found => found.waiting !== null)'
SHELLS = '() => caches.keys()'
BROKEN_OFF = "() => caches.open('shell-ffffffffffff').then(() => true)"
TRIED = """() => navigator.serviceWorker.getRegistration().then(found => new Promise(resolve => {
    found.addEventListener('updatefound', () => {
        const worker = found.installing
        worker.addEventListener('statechange', () => resolve(worker.state))
    })
    found.update()
}))"""


@pytest.fixture
def pages(tmp_path):
    return shutil.copytree(HOME / 'pwa' / 'dist', tmp_path / 'dist')


@pytest.fixture
def server(demo, pages, tmp_path):
    folder = shutil.copytree(demo, tmp_path / 'data')
    with serving(folder, OSMOTR_DEMO='1', OSMOTR_PWA=str(pages)) as running:
        yield running


def publish_another(pages):
    """The same app under another name, as a new build would be."""
    worker = pages / 'service-worker.js'
    text, changed = VERSION.subn('0123456789ab', worker.read_text())
    assert changed == 1
    worker.write_text(text)


def test_an_update_waits_for_the_photo_that_is_being_kept(handset, pages, tmp_path):
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    visit.section('SIG-01')
    first = phone.page
    other = phone.tab()
    pictures = camera_files(tmp_path / 'photos')
    for tab, item, picture in ((other, 'DSK-01', pictures[1]), (first, 'SIG-01', pictures[0])):
        tab.bring_to_front()
        tab.goto(f'{phone.url}/inspections/{visit.inspection}/camera/{item}')
        tab.evaluate(HOLD)
        tab.locator('.camera input[type=file]').first.set_input_files(str(picture))
        tab.wait_for_function('() => window.holds === true')
        tab.locator('.camera a').first.click()
        expect(tab.locator(f'article#{item}')).to_be_visible()
    former = first.evaluate(SHELLS)
    first.evaluate(BROKEN_OFF)
    publish_another(pages)
    assert first.evaluate(LOOK)
    first.get_by_role('button', name='Обновить').click()

    expect(first.locator('article#SIG-01')).to_be_visible()
    assert first.evaluate(WAITING)
    assert first.evaluate('() => window.sinceStart')
    first.evaluate('() => window.letGo()')
    first.wait_for_function('() => window.sinceStart === undefined')
    assert other.evaluate('() => window.sinceStart'), 'the photo of the other tab is still being kept'
    other.evaluate('() => window.letGo()')
    other.wait_for_function('() => window.sinceStart === undefined')
    expect(first.locator('article#SIG-01')).to_be_visible()
    assert first.evaluate(WAITING) is False
    shells = first.evaluate(SHELLS)
    assert sorted(shells) == sorted([*former, 'shell-0123456789ab']), 'the shell of pages that began before stays'
    assert len(kept(first).photos) == len(kept(first).bytes) == 2


def test_a_shell_of_two_builds_is_never_kept(handset, pages):
    """While a server goes over to another build, its first page may be of one and its worker of the next."""
    phone: Handset = handset('inspector')
    phone.sign_in('inspector')
    visit = Visit.first(phone)
    visit.answer('DSK-06')
    former = phone.page.evaluate(SHELLS)
    first_page = (pages / 'index.html').read_text()
    for name in ('index.html', 'index.html.br'):
        (pages / name).unlink()
    (pages / 'index.html').write_text(first_page.replace('</head>', '<meta name="build" content="other"></head>'))
    publish_another(pages)
    phone.expects('service-worker.js')
    assert phone.page.evaluate(TRIED) == 'redundant'
    phone.offline()
    phone.page.reload()
    expect(phone.page.locator('article#DSK-06')).to_be_visible()
    assert phone.page.locator('meta[name=build]').count() == 0
    assert kept(phone.page).values('DSK-06') == ['yes']

    phone.offline(False)
    (pages / 'index.html').write_text(first_page)
    assert phone.page.evaluate(TRIED) == 'installed'
    phone.page.evaluate('() => { window.sinceStart = true }')
    phone.page.get_by_role('button', name='Обновить').click()
    phone.page.wait_for_function('() => window.sinceStart === undefined')
    assert sorted(phone.page.evaluate(SHELLS)) == sorted([*former, 'shell-0123456789ab'])


def test_a_desk_that_is_always_open_is_offered_the_new_version_too(handset, pages):
    desk: Handset = handset('reviewer-update', desk=True)
    desk.sign_in('reviewer')
    expect(desk.page.locator('.rail')).to_be_visible()
    desk.ready_for_offline()
    desk.page.evaluate('() => { window.sinceStart = true }')
    publish_another(pages)
    assert desk.page.evaluate(LOOK)
    expect(desk.page.locator('.banner')).to_contain_text('Готово обновление')
    desk.shot('offered')
    desk.page.get_by_role('button', name='Обновить').click()
    desk.page.wait_for_function('() => window.sinceStart === undefined')
    expect(desk.page.locator('.rail')).to_be_visible()
    expect(desk.page.locator('.banner')).to_have_count(0)
