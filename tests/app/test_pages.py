"""The built PWA as the service hands it out."""

import gzip
import os

import pytest

from app import builds
from app.factory import create_app
from app.settings import Settings

HTML = '<!doctype html><title>Осмотр</title>' + ' ' * 1000


@pytest.fixture
def folder(tmp_path):
    built = tmp_path / 'dist'
    (built / 'assets').mkdir(parents=True)
    (built / 'index.html').write_text(HTML)
    (built / 'service-worker.js').write_text('self')
    (built / 'manifest.webmanifest').write_text('{}')
    (built / 'assets' / 'main-1234.js').write_text('x' * 5000)
    (tmp_path / 'secret.txt').write_text('secret')
    return built


@pytest.fixture
def browser(tmp_path, folder):
    return create_app(Settings(data=tmp_path / 'data', pwa=folder), [], {}).test_client()


@pytest.mark.parametrize('path', ['/', '/inspections/018f', '/review'])
def test_every_screen_begins_with_the_first_page(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer.text == HTML
    assert answer.headers['Cache-Control'] == 'no-cache'
    assert "script-src 'self'" in answer.headers['Content-Security-Policy']
    assert 'unsafe' not in answer.headers['Content-Security-Policy']


def test_named_by_content_is_kept_for_ever(browser):
    answer = browser.get('/assets/main-1234.js')
    assert answer.mimetype == 'text/javascript'
    assert 'immutable' in answer.headers['Cache-Control']


@pytest.mark.parametrize('path', ['/service-worker.js', '/manifest.webmanifest'])
def test_what_may_change_is_asked_for_again(browser, path):
    assert browser.get(path).headers['Cache-Control'] == 'no-cache'


def test_a_manifest_has_its_own_type(browser):
    assert browser.get('/manifest.webmanifest').mimetype == 'application/manifest+json'


def test_text_comes_compressed_and_is_not_sent_again(browser):
    answer = browser.get('/', headers={'Accept-Encoding': 'gzip, br'})
    assert answer.headers['Content-Encoding'] == 'gzip'
    assert gzip.decompress(answer.data).decode() == HTML
    again = browser.get('/', headers={'Accept-Encoding': 'gzip, br', 'If-None-Match': answer.headers['ETag']})
    assert (again.status_code, again.data) == (304, b'')
    assert browser.get('/', headers={'If-None-Match': answer.headers['ETag']}).status_code == 200


@pytest.mark.parametrize('path', ['/missing.js', '/assets/old-999.css', '/../secret.txt', '/%2e%2e/secret.txt'])
def test_a_file_that_is_not_there_is_not_the_first_page(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 404
    assert 'secret' not in answer.text


def test_the_api_never_answers_with_a_page(browser):
    answer = browser.get('/api/v1/nothing-here')
    assert answer.status_code == 404
    assert answer.get_json()['code'] == 'not-found'


def test_a_page_that_was_not_built_says_so(tmp_path):
    bare = create_app(Settings(data=tmp_path, pwa=tmp_path / 'nothing'), [], {}).test_client()
    answer = bare.get('/')
    assert answer.status_code == 404
    assert 'make run' in answer.get_json()['facts']['what']


def test_the_first_page_is_answered_by_its_own_name_too(service, stranger):
    """The service worker keeps it by that name, and a browser refuses a kept answer that was redirected."""
    assert stranger.get('/index.html').status_code == stranger.get('/').status_code != 308


def packed_beside(folder, name):
    (folder / f'{name}.br').write_bytes(b'packed by the build')


def test_a_file_that_the_build_has_packed_comes_packed(browser, folder):
    packed_beside(folder, 'assets/main-1234.js')
    answer = browser.get('/assets/main-1234.js', headers={'Accept-Encoding': 'gzip, deflate, br, zstd'})
    assert (answer.headers['Content-Encoding'], answer.data) == ('br', b'packed by the build')
    assert (answer.mimetype, 'immutable' in answer.headers['Cache-Control']) == ('text/javascript', True)
    assert 'Accept-Encoding' in answer.headers['Vary']
    plain = browser.get(
        '/assets/main-1234.js', headers={'Accept-Encoding': 'gzip', 'If-None-Match': answer.headers['ETag']}
    )
    assert (plain.status_code, plain.headers['Content-Encoding']) == (200, 'gzip')
    refused = browser.get('/assets/main-1234.js', headers={'Accept-Encoding': 'gzip, br;q=0'})
    assert refused.headers['Content-Encoding'] == 'gzip'


def test_what_was_packed_before_the_file_changed_is_not_handed_out(browser, folder):
    packed_beside(folder, 'assets/main-1234.js')
    os.utime(folder / 'assets' / 'main-1234.js.br', ns=(0, 0))
    answer = browser.get('/assets/main-1234.js', headers={'Accept-Encoding': 'br'})
    assert (answer.headers.get('Content-Encoding'), answer.text) == (None, 'x' * 5000)


def build_again(folder, number):
    """Another build in the same place: new files, the old ones gone."""
    for old in (folder / 'assets').iterdir():
        old.unlink()
    (folder / 'assets' / f'main-{number}.js').write_text(f'build {number}')
    packed_beside(folder, f'assets/main-{number}.js')
    (folder / 'index.html').write_text(f'first page of {number}')


def test_parts_of_the_last_three_builds_are_answered_and_no_older_ones(browser, folder, tmp_path):
    for number in range(1, 6):
        build_again(folder, number)
        builds.keep(folder, tmp_path / 'data')
        builds.keep(folder, tmp_path / 'data')
    found = {number: browser.get(f'/assets/main-{number}.js') for number in range(1, 6)}
    assert [answer.status_code for answer in found.values()] == [404, 404, 200, 200, 200]
    assert found[3].text == 'build 3'
    assert 'immutable' in found[3].headers['Cache-Control']
    packed = browser.get('/assets/main-3.js', headers={'Accept-Encoding': 'br'})
    assert packed.headers['Content-Encoding'] == 'br'
    assert browser.get('/').text == 'first page of 5'


def test_a_build_that_comes_while_the_service_runs_does_not_take_the_parts_of_the_one_it_began_with(
    browser, folder, tmp_path
):
    builds.keep(folder, tmp_path / 'data')
    build_again(folder, 2)
    assert browser.get('/assets/main-1234.js').text == 'x' * 5000
    assert browser.get('/assets/main-2.js').text == 'build 2'


def test_going_back_to_an_older_build_makes_it_the_last_one_again(folder, tmp_path):
    for number in (1, 2, 3, 1, 4):
        build_again(folder, number)
        builds.keep(folder, tmp_path / 'data')
    names = [[each.name for each in place.glob('assets/*.js')] for place in builds.kept(tmp_path / 'data')]
    assert names == [['main-4.js'], ['main-1.js'], ['main-3.js']]


def test_nothing_beside_the_assets_of_former_builds_is_answered(browser, folder, tmp_path):
    builds.keep(folder, tmp_path / 'data')
    (tmp_path / 'data' / 'note.txt').write_text('secret')
    for path in ('/assets/../../../note.txt', '/assets/%2e%2e/%2e%2e/%2e%2e/note.txt'):
        assert browser.get(path).status_code == 404


def test_a_service_that_was_never_built_keeps_nothing(tmp_path):
    builds.keep(tmp_path / 'nothing', tmp_path / 'data')
    assert builds.kept(tmp_path / 'data') == []
