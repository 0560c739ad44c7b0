"""What every write must show, what every answer carries, and that no route may stay silent about its access."""

import io

import pytest

from app import bodies, problems
from app.accounts.session import public
from app.factory import create_app
from app.rest import Blueprint
from app.settings import Settings

OURS = {'X-Osmotr': '1'}


def service(tmp_path, blueprint=None, **settings):
    return create_app(Settings(data=tmp_path, **settings), [blueprint] if blueprint else [], {})


@pytest.fixture
def counter():
    """One route that counts the bytes it is sent, and one that breaks."""
    blueprint = Blueprint('counter', __name__, url_prefix='/api/v1')

    @blueprint.route('/bytes', methods=['PUT'])
    @public
    def count():
        with bodies.body(100_000) as chunks:
            return {'bytes': sum(len(chunk) for chunk in chunks)}

    @blueprint.route('/bug', methods=['GET'])
    @public
    def bug():
        raise KeyError('Anna Petrova')

    return blueprint


def test_a_route_that_does_not_say_who_may_use_it_stops_the_start(tmp_path):
    silent = Blueprint('silent', __name__)

    @silent.route('/silent', methods=['GET'])
    def nobody_knows():
        return {}

    with pytest.raises(RuntimeError, match='silent.nobody_knows'):
        service(tmp_path, silent)


@pytest.mark.parametrize(
    'headers',
    [
        {},
        {'X-Osmotr': '2'},
        {**OURS, 'Origin': 'https://evil.test'},
        {**OURS, 'Origin': 'null'},
        {**OURS, 'Sec-Fetch-Site': 'cross-site'},
        {**OURS, 'Sec-Fetch-Site': 'same-site'},
    ],
)
def test_a_write_from_elsewhere_is_refused(tmp_path, counter, headers):
    answer = service(tmp_path, counter).test_client().put('/api/v1/bytes', data=b'abc', headers=headers)
    assert (answer.status_code, answer.get_json()['code']) == (403, 'cross-site')


@pytest.mark.parametrize(
    'headers',
    [
        OURS,
        {**OURS, 'Origin': 'http://localhost', 'Sec-Fetch-Site': 'same-origin'},
        {**OURS, 'Origin': 'https://osmotr.test'},
    ],
)
def test_a_write_from_our_own_page_is_taken(tmp_path, counter, headers):
    browser = service(tmp_path, counter, public_url='https://osmotr.test').test_client()
    assert browser.put('/api/v1/bytes', data=b'abc', headers=headers).get_json() == {'bytes': 3}


def test_a_body_is_read_as_it_comes_and_never_past_its_limit(tmp_path, counter):
    browser = service(tmp_path, counter, max_body=1000).test_client()
    assert browser.put('/api/v1/bytes', data=b'x' * 100_000, headers=OURS).get_json() == {'bytes': 100_000}
    long = browser.put('/api/v1/bytes', data=b'x' * 100_001, headers=OURS)
    assert (long.status_code, long.get_json()['code']) == (413, 'body-too-large')
    assert long.get_json()['facts'] == {'limit': 100_000}


def test_a_body_without_a_length_is_counted(tmp_path, counter):
    browser = service(tmp_path, counter).test_client()
    endless = {'wsgi.input_terminated': True}
    answer = browser.put(
        '/api/v1/bytes', input_stream=io.BytesIO(b'x' * 100_001), headers=OURS, environ_overrides=endless
    )
    assert (answer.status_code, answer.get_json()['code']) == (413, 'body-too-large')


def test_uploads_leave_half_of_the_threads_to_others(tmp_path, counter):
    app = service(tmp_path, counter, threads=4)
    with app.test_request_context(method='PUT', headers=OURS):
        with bodies.body(10), bodies.body(10):
            with pytest.raises(problems.TryLater), bodies.body(10):
                pass
        with bodies.body(10):
            pass


def test_a_bug_tells_nothing_but_its_number(tmp_path, counter):
    answer = service(tmp_path, counter).test_client().get('/api/v1/bug')
    assert answer.status_code == 500
    assert answer.get_json()['code'] == 'server-fault'
    assert 'Anna' not in answer.text
    assert answer.headers['X-Request-Id'] == answer.get_json()['facts']['request_id']


def test_answers_of_the_api_are_not_kept_by_caches(tmp_path):
    answer = service(tmp_path).test_client().get('/api/v1/openapi.json')
    assert answer.headers['Cache-Control'] == 'no-store'
    assert answer.headers['X-Content-Type-Options'] == 'nosniff'
    assert 'Strict-Transport-Security' not in answer.headers


def test_https_is_remembered_where_the_service_is_public(tmp_path):
    answer = service(tmp_path, public_url='https://osmotr.test').test_client().get('/health')
    assert 'max-age' in answer.headers['Strict-Transport-Security']


def test_a_wrong_method_says_which_are_right(tmp_path, counter):
    answer = service(tmp_path, counter).test_client().post('/api/v1/bytes', headers=OURS)
    assert (answer.status_code, answer.get_json()['code']) == (405, 'method-not-allowed')
    assert 'PUT' in answer.headers['Allow']


def test_the_log_has_the_rule_and_not_the_address(tmp_path, caplog):
    caplog.set_level('INFO')
    browser = service(tmp_path).test_client()
    browser.get('/inspections/018f-secret?email=anna@example.test')
    assert '/<outside_api:path>' in caplog.text
    assert 'secret' not in caplog.text and 'anna' not in caplog.text
