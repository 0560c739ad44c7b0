"""A line test: opened by a phone, measured by whoever has its code, and refused unless its bytes have flowed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from app import clock, jobs
from app.db import db
from inspections.line import operations as line_tests
from inspections.models import Inspection, LineFlow, LineTest
from tests.inspections.phone import Phone
from tests.support import people

HOME, MOBILE = '93.184.216.34', '198.45.1.7'
FIGURES = {'latency_ms': 20, 'jitter_ms': 2, 'loss_percent': 0}


@pytest.fixture
def inspector(sign_in):
    return sign_in('inspector')


@pytest.fixture
def stopwatch(monkeypatch):
    """Each look at the server's clock takes `step` seconds, for downloads and uploads alike."""
    now = {'at': 100.0, 'step': 0.004}

    def look():
        now['at'] += now['step']
        return now['at']

    monkeypatch.setattr('inspections.api.line_by_secret.time.perf_counter', look)
    return now


def opens(person, inspection, means='computer', test_id=None, address=HOME):
    test_id = test_id or str(uuid.uuid4())
    return person.put(
        f'/api/v1/line-tests/{test_id}',
        json={'inspection_id': inspection, 'means': means},
        environ_base={'REMOTE_ADDR': address},
    )


def opened(person, inspection, means='computer', address=HOME):
    answer = opens(person, inspection, means, address=address)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def claims(computer, code, address=HOME):
    return computer.post('/api/v1/line-claims', json={'code': code}, environ_base={'REMOTE_ADDR': address})


def claimed(computer, code, address=HOME):
    answer = claims(computer, code, address)
    assert answer.status_code == 201, answer.text
    return answer.get_json()['secret']


def flow(computer, secret, run=1, down=400_000, up=200_000):
    """Move bytes in the name of a test, and look at what came."""
    got = computer.get(f'/api/v1/line/by/{secret}/downloads?bytes={down}&run={run}')
    assert (got.status_code, len(got.data)) == (200, down)
    sent = computer.post(f'/api/v1/line/by/{secret}/uploads?run={run}', data=bytes(up))
    assert (sent.status_code, sent.get_json()['bytes']) == (200, up), sent.text


def result(computer, secret, *runs, **more):
    told = [{'download_mbps': down, 'upload_mbps': up, **FIGURES} for down, up in runs]
    value = {**told[0], 'runs': told, 'line_test_id': None}
    body = {'value': value, 'numbers': list(range(1, len(runs) + 1)), **more}
    return computer.put(f'/api/v1/line/by/{secret}/result', json=body)


def code_of(answer):
    return answer.status_code, answer.get_json()['code']


def row(service, test_id):
    with service.app_context():
        return db.session.get(LineTest, uuid.UUID(test_id))


def test_a_computer_without_an_account_measures_for_the_inspection(
    service, inspector, phone, visit, stranger, stopwatch
):
    phone.pull()
    test = opened(inspector, visit)
    assert (test['state'], len(test['code']), test['secret']) == ('waiting', 6, None)
    assert test['address'].endswith(f'/line/{test["code"]}')
    assert set(test['code']) <= set(line_tests.ALPHABET)
    assert 29 <= test['qr']['size'] <= 49
    secret = claimed(stranger, test['code'])
    assert stranger.get(f'/api/v1/line/by/{secret}/ping').status_code == 204
    flow(stranger, secret)
    at_work = inspector.get(f'/api/v1/line-tests/{test["id"]}').get_json()
    assert (at_work['state'], at_work['flowed']) == ('claimed', {'down': 400_000, 'up': 200_000})
    answer = result(stranger, secret, (2.5, 9000))
    assert code_of(answer) == (422, 'line-result-unproved')
    assert code_of(result(stranger, secret, (2.5, 17))) == (422, 'line-result-unproved')
    answer = result(stranger, secret, (2.5, 9))
    assert answer.status_code == 200, answer.text
    told = answer.get_json()
    assert told['value']['download_mbps'] == 2.5
    assert told['value']['upload_mbps'] == told['value']['runs'][0]['upload_mbps'] == 8
    assert (told['lines'], told['internet'], told['tool']) == ('same', True, 'page')
    assert told['value']['line_test_id'] == test['id']
    done = inspector.get(f'/api/v1/line-tests/{test["id"]}').get_json()
    assert (done['state'], done['result']) == ('measured', told)
    (heard,) = phone.pull()['inspections']
    assert (heard['id'], heard['line_tests']) == (visit, [told])
    assert 'phone_address' not in str(heard) and HOME not in str(heard)


def test_a_forged_result_is_refused_in_every_way(service, inspector, visit, stranger, stopwatch):
    secret = claimed(stranger, opened(inspector, visit)['code'])
    assert code_of(result(stranger, secret, (48, 9))) == (422, 'line-result-unproved')
    refused = result(stranger, secret, (48, 9)).get_json()
    assert refused['facts'] == {'run': 1, 'figure': 'download_mbps', 'said': 48, 'counted': 0, 'counted_bytes': 0}
    stranger.get('/api/v1/line/ping')
    other = claimed(stranger, opened(people.speak_as(service, 'inspector@demo.test'), visit)['code'])
    flow(stranger, other)
    assert code_of(result(stranger, secret, (0.5, 0.5))) == (409, 'line-code-used')  # another test took its place
    assert code_of(result(stranger, other, (900, 9))) == (422, 'line-result-unproved')
    assert code_of(result(stranger, other, (2, 900))) == (422, 'line-result-unproved')
    assert code_of(result(stranger, other, (2, 9), (2, 9))) == (422, 'line-result-unproved')
    assert code_of(result(stranger, other, (2, 9), numbers=[2])) == (422, 'line-result-unproved')
    assert code_of(result(stranger, 'guessed', (2, 9))) == (404, 'line-code-unknown')
    with service.app_context():
        assert db.session.scalars(sa.select(LineTest.value)).all() == [None, None]
        assert db.session.scalars(sa.select(LineTest.state).order_by(LineTest.id)).all().count('measured') == 0
    assert result(stranger, other, (2, 9)).status_code == 200


def test_a_value_that_is_no_measurement_is_refused(inspector, visit, stranger, stopwatch):
    secret = claimed(stranger, opened(inspector, visit)['code'])
    flow(stranger, secret)
    runs = [{'download_mbps': 2, 'upload_mbps': 9, **FIGURES}]
    for value in ({'runs': runs}, {**runs[0], 'runs': runs, 'more': 1}, {**runs[0], 'latency_ms': -1, 'runs': runs}):
        answer = stranger.put(f'/api/v1/line/by/{secret}/result', json={'value': value, 'numbers': [1]})
        assert code_of(answer) == (422, 'answer-rejected')


def test_handing_in_twice_is_once_and_moves_the_inspection_once(service, inspector, visit, stranger, stopwatch):
    secret = claimed(stranger, opened(inspector, visit)['code'])
    flow(stranger, secret)
    first = result(stranger, secret, (2, 9)).get_json()
    seq = lambda: _seq(service, visit)  # noqa: E731
    before = seq()
    assert result(stranger, secret, (1, 1)).get_json() == first
    assert seq() == before
    assert code_of(stranger.get(f'/api/v1/line/by/{secret}/downloads?bytes=9&run=1')) == (409, 'line-code-used')
    assert code_of(claims(stranger, 'x')) == (404, 'line-code-unknown')


def _seq(service, visit):
    with service.app_context():
        return db.session.get(Inspection, uuid.UUID(visit)).changed_seq


def test_a_code_is_read_as_people_write_it(inspector, visit, stranger):
    code = opened(inspector, visit)['code']
    cyrillic = code.translate(str.maketrans('ABCEHKMPTXY', 'АВСЕНКМРТХУ')).lower()
    for written in (code, code.lower(), f'{code[:3]} {code[3:]}', f'{cyrillic[:3]}-{cyrillic[3:]}'):
        assert claims(stranger, written).status_code == 201


def test_a_code_that_is_wrong_expired_or_used_up_says_so(service, inspector, visit, stranger, stopwatch):
    assert code_of(claims(stranger, 'ZZZZZZ')) == (404, 'line-code-unknown')
    test = opened(inspector, visit)
    secret = claimed(stranger, test['code'])
    flow(stranger, secret)
    assert result(stranger, secret, (2, 9)).status_code == 200
    assert code_of(claims(stranger, test['code'])) == (409, 'line-code-used')
    late = opened(inspector, visit)
    secret = claimed(stranger, late['code'])
    now = clock.now()
    clock.set_source(lambda: now + line_tests.LIVES)
    assert code_of(claims(stranger, late['code'])) == (410, 'line-code-expired')
    assert code_of(stranger.get(f'/api/v1/line/by/{secret}/downloads?bytes=9&run=1')) == (410, 'line-code-expired')
    assert code_of(stranger.post(f'/api/v1/line/by/{secret}/uploads?run=1', data=b'9')) == (410, 'line-code-expired')
    assert code_of(result(stranger, secret, (2, 9))) == (410, 'line-code-expired')


def test_a_page_opened_anew_claims_anew_and_the_former_one_ends(inspector, visit, stranger):
    code = opened(inspector, visit)['code']
    first, second = claimed(stranger, code), claimed(stranger, code)
    assert stranger.get(f'/api/v1/line/by/{first}/downloads?bytes=9&run=1').status_code == 404
    assert stranger.get(f'/api/v1/line/by/{second}/downloads?bytes=9&run=1').status_code == 200
    for _ in range(line_tests.CLAIMS - 2):
        claimed(stranger, code)
    assert code_of(claims(stranger, code)) == (409, 'line-code-used')


def test_codes_cannot_be_tried_for_ever(settings, build_service):
    service = build_service(replace(settings, line_code_limit='3 per minute'))
    guesser = people.stranger(service)
    tried = [claims(guesser, f'AAAAA{at}', MOBILE).status_code for at in range(5)]
    assert tried == [404, 404, 404, 429, 429]
    assert claims(guesser, 'AAAAAA', HOME).status_code == 404


def test_tests_cannot_be_opened_for_ever(settings, build_service):
    service = build_service(replace(settings, line_test_limit='2 per hour'))
    people.add_account(service, 'inspector')
    inspector = people.speak_as(service, 'inspector@demo.test')
    assert [opens(inspector, str(uuid.uuid4())).status_code for _ in range(3)] == [404, 404, 429]


def test_no_more_bytes_flow_than_the_budget_and_what_did_not_flow_is_given_back(
    service, inspector, visit, stranger, monkeypatch
):
    monkeypatch.setattr(line_tests, 'BUDGET_BYTES', 500_000)
    test = opened(inspector, visit)
    secret = claimed(stranger, test['code'])
    asked = stranger.get(f'/api/v1/line/by/{secret}/downloads?bytes=500000&run=1', buffered=False)
    assert row(service, test['id']).bytes_left == 0
    assert code_of(stranger.get(f'/api/v1/line/by/{secret}/downloads?bytes=1&run=1')) == (409, 'line-budget-spent')
    next(asked.response)
    next(asked.response)
    asked.close()
    left = row(service, test['id']).bytes_left
    assert 400_000 < left < 500_000
    assert (
        code_of(stranger.post(f'/api/v1/line/by/{secret}/uploads?run=1', data=bytes(left + 1)))[1]
        == 'line-budget-spent'
    )
    assert stranger.post(f'/api/v1/line/by/{secret}/uploads?run=1', data=bytes(left)).status_code == 200
    assert row(service, test['id']).bytes_left == 0


def test_measuring_takes_a_quarter_of_the_threads_at_most_and_gives_each_back(service, inspector, visit, stranger):
    places = service.extensions['osmotr_lines']
    secret = claimed(stranger, opened(inspector, visit)['code'])
    flow(stranger, secret)
    assert code_of(stranger.get('/api/v1/line/by/x/downloads?bytes=9&run=1')) == (404, 'line-code-unknown')
    taken = 0
    while places.acquire(blocking=False):
        taken += 1
    assert taken == 16
    assert code_of(stranger.get(f'/api/v1/line/by/{secret}/downloads?bytes=9&run=1')) == (503, 'try-later')
    assert code_of(stranger.post(f'/api/v1/line/by/{secret}/uploads?run=1', data=b'9')) == (503, 'try-later')


def test_only_who_may_write_the_inspection_opens_a_test_of_it(
    service, inspector, sign_in, visit, phone, other, application
):
    assert code_of(opens(other.person, visit)) == (403, 'not-assigned')
    assert code_of(opens(sign_in('applicant'), visit)) == (403, 'not-assigned')
    assert code_of(opens(inspector, str(uuid.uuid4()))) == (404, 'unknown-inspection')
    test = opened(inspector, visit)
    assert inspector.get(f'/api/v1/line-tests/{test["id"]}').status_code == 200
    for foreign in (other.person, sign_in('applicant')):
        assert foreign.get(f'/api/v1/line-tests/{test["id"]}').status_code == 404
    again = opens(inspector, visit, test_id=test['id']).get_json()
    assert again['code'] == test['code']
    own = sign_in('applicant')
    with service.app_context():
        self_assessment = str(db.session.scalar(sa.select(Inspection.id).where(Inspection.kind == 'self_assessment')))
    assert opened(own, self_assessment)['state'] == 'waiting'
    assert opens(own, self_assessment, test_id=test['id']).status_code == 404
    phone.write(visit, 'inspection.finish', None, {'photos': []})
    phone.push()
    assert code_of(opens(inspector, visit)) == (409, 'inspection-closed')


def test_what_was_measured_too_late_does_not_change_a_finished_inspection(inspector, phone, visit, stranger, stopwatch):
    secret = claimed(stranger, opened(inspector, visit)['code'])
    flow(stranger, secret)
    phone.write(visit, 'inspection.finish', None, {'photos': []})
    phone.push()
    assert code_of(result(stranger, secret, (2, 9))) == (409, 'inspection-closed')


@pytest.mark.parametrize(
    ('phone_at', 'computer_at', 'lines', 'internet'),
    [
        (HOME, HOME, 'same', True),
        (MOBILE, HOME, 'other', True),
        ('2a00:1450:4010:c05::71', '2a00:1450:4010:c05::9', 'same', True),
        ('2a00:1450:4010:c05::71', HOME, 'unknown', True),
        ('192.168.1.4', '192.168.1.9', 'unknown', False),
        (HOME, '10.1.2.3', 'unknown', False),
    ],
)
def test_addresses_are_compared_and_forgotten(
    service, inspector, visit, stranger, stopwatch, caplog, phone_at, computer_at, lines, internet
):
    caplog.set_level('DEBUG')
    test = opened(inspector, visit, address=phone_at)
    secret = claimed(stranger, test['code'], computer_at)
    kept = row(service, test['id'])
    assert (kept.phone_address, kept.computer_address) == (phone_at, computer_at)
    flow(stranger, secret)
    told = result(stranger, secret, (2, 9)).get_json()
    assert (told['lines'], told['internet']) == (lines, internet)
    kept = row(service, test['id'])
    assert (kept.phone_address, kept.computer_address) == (None, None)
    assert phone_at not in caplog.text and computer_at not in caplog.text and secret not in caplog.text


def test_addresses_of_a_test_that_came_to_nothing_are_forgotten_when_it_expires(service, inspector, visit, stranger):
    test = opened(inspector, visit)
    secret = claimed(stranger, test['code'])
    flow(stranger, secret)
    jobs.run_due(service)
    assert row(service, test['id']).phone_address == HOME
    now = clock.now()
    clock.set_source(lambda: now + line_tests.LIVES + timedelta(seconds=1))
    jobs.run_due(service)
    kept = row(service, test['id'])
    assert (kept.phone_address, kept.computer_address, kept.secret_hash) == (None, None, None)
    assert code_of(claims(stranger, test['code'])) == (410, 'line-code-expired')
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(LineFlow)) == 0


def test_a_phone_measures_in_its_own_name_without_a_code(inspector, visit, stopwatch):
    test = opened(inspector, visit, means='phone', address='192.168.1.4')
    assert (test['state'], test['code'], test['qr']) == ('claimed', None, None)
    flow(inspector, test['secret'])
    told = result(inspector, test['secret'], (2, 9)).get_json()
    assert (told['means'], told['lines'], told['internet']) == ('phone', None, False)


def test_a_reviewer_reads_how_the_figures_were_measured(service, field_work, sign_in, stopwatch):
    application = field_work.apply()
    visit = str(field_work.visit(application))
    phone = Phone(sign_in('inspector')).enrol()
    test = opened(phone.person, visit)
    secret = claimed(phone.person, test['code'])
    flow(phone.person, secret)
    value = result(phone.person, secret, (2, 9)).get_json()['value']
    told = lambda: _measured(sign_in('reviewer'), application)  # noqa: E731
    assert told() == [None]
    ours = {'by': 'computer', 'lines': 'same', 'internet': True}
    foreign = {'by': 'not-ours', 'lines': None, 'internet': None}
    for answer, expected in (
        (value, ours),
        ({**value, 'download_mbps': 500}, foreign),
        ({**value, 'line_test_id': None}, foreign),
        ({**value, 'line_test_id': str(uuid.uuid4())}, foreign),
        (value, ours),
    ):
        phone.answer(visit, 'NET-02', answer)
        phone.push()
        assert told() == [expected]


def _measured(reviewer, application):
    comparison = reviewer.get(f'/api/v1/applications/{application}/comparison').get_json()
    (found,) = (each for each in comparison['items'] if each['id'] == 'NET-02')
    return [cell['measured'] for cell in found['cells'] if cell['value'] is not None] or [None]


def test_a_changed_test_of_a_sealed_inspection_is_named_by_verify(
    service, inspector, phone, visit, stranger, stopwatch
):
    secret = claimed(stranger, opened(inspector, visit)['code'])
    flow(stranger, secret)
    value = result(stranger, secret, (2, 9)).get_json()['value']
    phone.answer(visit, 'NET-02', value)
    phone.write(visit, 'inspection.finish', None, {'photos': []})
    phone.push()
    run = service.test_cli_runner().invoke
    assert run(args=['verify']).output.startswith('Everything agrees.\n')
    with service.app_context():
        db.session.execute(sa.update(LineTest).values(value={**value, 'download_mbps': 1}))
        db.session.commit()
    said = run(args=['verify'])
    assert (said.exit_code, 'NET-02 is not what the line test' in said.output) == (1, True)


def test_the_paths_of_speedtest_mini_count_too(inspector, visit, stranger, service):
    secret = claimed(stranger, opened(inspector, visit)['code'])
    base = f'/api/v1/line/by/{secret}/mini/1'
    assert 'upload_extension: "php"' in stranger.get(f'{base}/').text
    assert stranger.get(f'{base}/speedtest/latency.txt').text == 'test=test\n'
    assert len(stranger.get(f'{base}/speedtest/random350x350.jpg').data) == 245_000
    bare = FlaskClient(service)
    assert (
        bare.post(f'{base}/speedtest/upload.php', data=bytes(1000), headers={'Origin': 'http://x'}).text == 'size=1000'
    )
    assert bare.post(f'/api/v1/line/by/{secret}/uploads?run=1', data=b'9').status_code == 403
    assert stranger.get('/api/v1/line/by/nothing/mini/1/').status_code == 404
