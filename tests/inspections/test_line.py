"""The measuring points: nothing is kept, nothing is cached, and the server's clock decides."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask

from app.settings import Settings
from inspections.line import counting as line
from tests.support import people
from tests.support.people import Person

SignIn = Callable[[str], Person]


def test_a_ping_says_nothing_and_is_never_cached(sign_in: SignIn) -> None:
    answer = sign_in('inspector').get('/api/v1/line/ping')
    assert (answer.status_code, answer.data) == (204, b'')
    assert 'no-store' in answer.headers['Cache-Control']


@pytest.mark.parametrize('count', [1, 65_536, 1_000_001])
def test_a_download_is_exactly_as_long_as_asked_and_cannot_be_compressed(sign_in: SignIn, count: int) -> None:
    answer = sign_in('inspector').get(
        f'/api/v1/line/downloads?bytes={count}', headers={'Accept-Encoding': 'gzip, br, zstd'}
    )
    assert len(answer.data) == count
    assert answer.headers['Content-Length'] == str(count)
    assert 'Content-Encoding' not in answer.headers
    assert 'no-store' in answer.headers['Cache-Control']
    assert len(zlib.compress(answer.data, 9)) >= count


@pytest.mark.parametrize('count', ['0', '-1', '25000001', 'lots', ''])
def test_a_download_has_bounds(sign_in: SignIn, count: str) -> None:
    assert sign_in('inspector').get(f'/api/v1/line/downloads?bytes={count}').status_code == 422


def test_an_upload_is_counted_and_clocked(sign_in: SignIn) -> None:
    answer = sign_in('applicant').post('/api/v1/line/uploads', data=bytes(300_000))
    assert answer.status_code == 200, answer.get_json()
    assert answer.get_json()['bytes'] == 300_000
    assert answer.get_json()['ms'] >= 0
    assert answer.get_json()['marks'][-1][1] == 300_000
    assert answer.get_json()['began_at'] > 1.7e12


def test_an_upload_larger_than_allowed_is_refused(sign_in: SignIn) -> None:
    answer = sign_in('applicant').post('/api/v1/line/uploads', data=bytes(line.MAX_BYTES + 1))
    assert (answer.status_code, answer.get_json()['code']) == (413, 'body-too-large')


def test_the_clock_runs_while_the_bytes_arrive() -> None:
    now = [100.0]

    def slow() -> Iterator[bytes]:
        for _ in range(5):
            now[0] += 0.2
            yield bytes(1000)

    marks = [[200.0, 1000], [400.0, 2000], [600.0, 3000], [800.0, 4000], [1000.0, 5000]]
    assert line.clocked(slow(), lambda: now[0]) == {'bytes': 5000, 'ms': 1000.0, 'marks': marks}


def test_how_it_went_is_told_sparingly_and_to_the_last_byte() -> None:
    now = [0.0]

    def fast() -> Iterator[bytes]:
        for _ in range(101):
            now[0] += 0.001
            yield bytes(10)

    told = line.clocked(fast(), lambda: now[0])
    assert len(told['marks']) <= 8
    assert told['marks'][-1] == [101.0, 1010]
    assert [at for at, _ in told['marks']] == sorted(at for at, _ in told['marks'])


@pytest.mark.parametrize(('method', 'path'), [('GET', 'ping'), ('GET', 'downloads?bytes=9'), ('POST', 'uploads')])
def test_only_people_who_signed_in_may_measure(stranger: Person, method: str, path: str) -> None:
    assert stranger.open(f'/api/v1/line/{path}', method=method).status_code == 401


def test_measuring_never_takes_the_last_threads(settings: Settings, build_service: Callable[[Settings], Flask]) -> None:
    service = build_service(replace(settings, threads=4))
    people.add_account(service, 'inspector')
    inspector = people.speak_as(service, people.email_of('inspector'))
    slots = service.extensions['osmotr_uploads']
    taken = 0
    while slots.acquire(blocking=False):
        taken += 1
    answer = inspector.post('/api/v1/line/uploads', data=b'x')
    assert (taken, answer.status_code, answer.get_json()['code']) == (2, 503, 'try-later')
