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
    other.goto(phone.url)
    expect(other.locator('a.visit').first).to_be_visible()
    other.evaluate('() => { window.sinceStart = true }')

    first.bring_to_front()
    first.goto(f'{phone.url}/inspections/{visit.inspection}/camera/SIG-01')
    first.evaluate(HOLD)
    first.locator('.camera input[type=file]').first.set_input_files(str(camera_files(tmp_path / 'photos')[0]))
    first.wait_for_function('() => window.holds === true')
    first.locator('.camera a').first.click()
    publish_another(pages)
    assert first.evaluate(LOOK)
    first.get_by_role('button', name='Обновить').click()

    expect(first.locator('article#SIG-01')).to_be_visible()
    assert first.evaluate(WAITING)
    assert first.evaluate('() => window.sinceStart')
    first.evaluate('() => window.letGo()')
    first.wait_for_function('() => window.sinceStart === undefined')
    other.wait_for_function('() => window.sinceStart === undefined')
    expect(first.locator('article#SIG-01')).to_be_visible()
    assert first.evaluate(WAITING) is False
    shells = first.evaluate(SHELLS)
    assert 'shell-0123456789ab' in shells
    assert len(shells) == 2, 'the shell of pages that began before stays'
    assert len(kept(first).photos) == len(kept(first).bytes) == 1
