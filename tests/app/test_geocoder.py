"""The network's geocoder: asked by the service alone, and never believed blindly."""

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.settings import Settings
from tests.support import people

FOUND = [{'lat': '56.86', 'lon': '35.90', 'display_name': 'Тверь, 7'}]


@pytest.fixture
def geocoder():
    """A server that answers what the test says, and remembers what it was asked."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            geocoder.asked.append(self.path)
            self.send_response(geocoder.status)
            self.send_header('Location', '/elsewhere')
            self.end_headers()
            self.wfile.write(geocoder.body)

        def log_message(self, *_):
            """Nothing."""

    geocoder = ThreadingHTTPServer(('127.0.0.1', 0), Answers)
    geocoder.asked, geocoder.status, geocoder.body = [], 200, json.dumps(FOUND).encode()
    threading.Thread(target=geocoder.serve_forever, daemon=True).start()
    yield geocoder
    geocoder.shutdown()
    geocoder.server_close()


@pytest.fixture
def anna(settings, build_service, geocoder):
    url = f'http://127.0.0.1:{geocoder.server_port}/search?q={{query}}'
    service = build_service(replace(settings, geocoder_url=url))
    people.add_account(service, 'applicant')
    return people.speak_as(service, people.email_of('applicant'))


def seek(person, address='Тверь, ул. «Ё», 7&x=1'):
    return person.post('/api/v1/places', json={'address': address})


def test_an_address_is_found(anna, geocoder):
    assert seek(anna).json == {'place': {'latitude': 56.86, 'longitude': 35.9, 'label': 'Тверь, 7'}}
    assert len(geocoder.asked) == 1 and '%26x%3D1' in geocoder.asked[0]
    geocoder.body = b'[]'
    assert seek(anna).json == {'place': None}


@pytest.mark.parametrize(
    ('status', 'body'),
    [
        (500, b'[]'),
        (302, b'[]'),
        (200, b'<html>'),
        (200, b'{}'),
        (200, b'[1]'),
        (200, b'[{"lat": "x", "lon": "1"}]'),
        (200, b'[{"lat": "91", "lon": "1"}]'),
        (200, b'[{"lat": "NaN", "lon": "1"}]'),
        (200, b'[' * 100_000),
        (200, b' ' * 300_000 + b'[]'),
    ],
)
def test_what_is_no_answer_of_a_geocoder_is_said_so(anna, geocoder, status, body):
    geocoder.status, geocoder.body = status, body
    answer = seek(anna)
    assert (answer.status_code, answer.json['code']) == (503, 'geocoder-away')
    assert len(geocoder.asked) == 1, 'it follows nobody elsewhere'


def test_nobody_asks_it_without_end(anna):
    assert [seek(anna).status_code for _ in range(31)][-1] == 429


def test_without_one_there_is_none(sign_in):
    assert seek(sign_in('applicant')).status_code == 404


def test_its_address_has_one_place_for_the_query():
    good = 'https://geo.example/search?format=jsonv2&q={query}'
    assert Settings.from_environment({'OSMOTR_GEOCODER_URL': good}).geocoder_url == good
    assert Settings.from_environment({}).geocoder_url is None
    for url in ('geo.example/{query}', 'https://geo.example/', 'ftp://geo.example/{query}', 'https://g.example/{q}'):
        with pytest.raises(ValueError, match='OSMOTR_GEOCODER_URL'):
            Settings.from_environment({'OSMOTR_GEOCODER_URL': url})
