"""Who asks is erased: rows, files, freed pages, backups of before; what proves a decision stays without a name."""

import dataclasses
import io
import json
import sqlite3
import uuid
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.accounts.models import Account
from app.applications.models import Application
from app.audit import AuditEntry, broken_at
from app.db import db, snapshot, transaction
from app.erasure import ledger, operations
from app.erasure.house import current_house
from app.erasure.models import Erasure
from app.notifications.models import Letter, Notice
from inspections.models import Inspection, Operation, Photo
from tests.app.erased_people import (
    ADDRESS,
    EMAIL,
    NAME,
    NOTE,
    OF_UNDECIDED,
    PHONE,
    WORDS,
    busy,
    data_of,
    decided,
    files_of,
    in_files,
    in_rows,
    settle,
    verify,
)  # fmt: skip
from tests.inspections.phone import Phone
from tests.support import people
from tests.support.mail import mailbox

ON_PAPER = {'reference': '12/45', 'asked_on': '2026-01-12', 'withdraw': True}


@pytest.fixture
def settings(settings, request):
    """A test that asks for `s3` runs with the local folder and with a bucket."""
    if 's3' not in request.fixturenames:
        return settings
    return dataclasses.replace(settings, s3=request.getfixturevalue('s3'))


@pytest.fixture
def anna(service, accounts):
    return busy(service, accounts)


def test_the_person_sees_what_is_kept_and_takes_it_along(anna):
    kept = anna.person.get('/api/v1/my-data').get_json()
    counts = {each['what']: each['count'] for each in kept['held']}
    assert counts['account'] == counts['applications'] == counts['photos'] == counts['phones'] == 1
    assert kept['open'] and kept['proving'] == []
    answer = anna.person.get('/api/v1/my-data/file')
    assert answer.headers['Cache-Control'] == 'no-store'
    whole = json.loads(zipfile.ZipFile(io.BytesIO(answer.data)).read('my-data.json'))
    assert whole['account'][0]['address'] == EMAIL
    assert whole['applications'][0]['address'] == ADDRESS
    assert NOTE in json.dumps(whole['self_assessments'], ensure_ascii=False)
    assert 'password_hash' not in json.dumps(whole)


def test_a_wrong_password_and_an_open_application_stop_it(anna):
    wrong = anna.person.post('/api/v1/my-data/erasures', json={'password': 'somebody else', 'withdraw': True})
    assert (wrong.status_code, wrong.get_json()['code']) == (422, 'password-wrong')
    open_one = anna.erase()
    assert (open_one.status_code, open_one.get_json()['code']) == (409, 'applications-open')
    assert len(open_one.get_json()['facts']['numbers']) == 1
    assert anna.person.get('/api/v1/session').status_code == 200
    assert not (data_of(anna.service) / ledger.NAME).exists()


def test_nothing_of_the_person_is_left(anna, databases):
    service, words = anna.service, WORDS + OF_UNDECIDED
    before = in_rows(service, words)
    assert {each.partition(':')[0] for each in before} >= {
        'accounts', 'applications', 'desk_terms', 'devices', 'inspections', 'notices', 'operations', 'saved_views',
    }  # fmt: skip
    made = anna.erase(withdraw=True)
    assert made.status_code == 201, made.get_json()
    said = made.get_json()
    assert said['gone'].items() >= {'account': 1, 'applications': 1, 'photos': 1, 'phones': 1, 'saved_views': 1}.items()
    assert said['kept'] == {}
    assert in_rows(service, words) == []
    jobs.run_due(service)
    data = data_of(service)
    assert in_files(data, words) == []
    assert list(files_of(data, anna.files[0])) == []
    with service.app_context():
        assert db.session.scalars(sa.select(Erasure.finished_at)).one() is not None
        assert broken_at() is None
    code, output = verify(service)
    assert code == 0, output
    if db_file := raw_file(service):
        assert in_files(db_file.parent, words) == []


def raw_file(service):
    url = service.extensions['osmotr_settings'].database
    return Path(url.removeprefix('sqlite:///')) if url.startswith('sqlite') else None


def test_freed_pages_and_the_log_of_sqlite_hold_it_until_they_are_overwritten(anna):
    """What the test above looks for can be found: the search is worth something."""
    file = raw_file(anna.service)
    if file is None:
        pytest.skip('SQLite keeps its rows in a file of ours')
    anna.erase(withdraw=True)
    assert in_files(file.parent, WORDS) != []
    jobs.run_due(anna.service)
    assert in_files(file.parent, WORDS) == []
    assert sqlite3.connect(file).execute('PRAGMA integrity_check').fetchone() == ('ok',)


def test_the_session_is_told_and_nothing_else_is(anna):
    anna.erase(withdraw=True)
    for path in ('/api/v1/session', '/api/v1/my-data', '/api/v1/notices', '/api/v1/applications'):
        said = anna.person.get(path)
        assert (said.status_code, said.get_json()['code']) == (410, 'erased'), path
    refused = anna.person.post('/api/v1/session', json={'email': EMAIL, 'password': people.PASSWORD})
    assert (refused.status_code, refused.get_json()['code']) == (401, 'sign-in-refused')
    anna.phone.answer(str(uuid.uuid4()), 'CLI-01', 1)
    body = {'device': anna.phone.device, 'epoch': 0, 'first_kept': None, 'operations': anna.phone.ops}
    assert anna.person.post('/api/v1/sync/operations', json=body).status_code == 410
    act = anna.person.get('/api/v1/my-data/erasures/act')
    assert (act.status_code, act.data[:5]) == (200, b'%PDF-')
    assert in_rows(anna.service, WORDS) == []


def test_a_phone_of_the_inspector_drops_what_was_erased(anna, sign_in):
    phone = Phone(sign_in('inspector')).enrol()
    seen = [each['id'] for each in phone.pull()['inspections']]
    assert len(seen) == 1
    anna.erase(withdraw=True)
    assert phone.pull()['removed'] == seen


def test_staff_still_read_what_is_left_of_the_application(anna, sign_in):
    anna.erase(withdraw=True)
    jobs.run_due(anna.service)
    reviewer = sign_in('reviewer')
    path = f'/api/v1/applications/{anna.application_id}'
    told = reviewer.get(path).get_json()
    assert (told['address'], told['latitude'], told['stage']) == ('', None, 'withdrawn')
    assert told['applicant']['name'] == 'Стёртый человек'
    assert reviewer.get(f'{path}/comparison').status_code == 200
    assert reviewer.post('/api/v1/queue/searches', json={'search': NAME}).get_json()['items'] == []
    for kind in ('csv', 'xlsx', 'geojson'):
        listed = reviewer.post('/api/v1/exports/lists', json={'format': kind, 'stage': ['withdrawn']})
        assert listed.status_code == 200 and listed.data
        if kind == 'geojson':
            (feature,) = json.loads(listed.data)['features']
            assert feature['geometry'] is None


def test_an_erased_account_is_no_account_again(anna, sign_in):
    anna.erase(withdraw=True)
    chief = sign_in('administrator')
    with anna.service.app_context():
        version = db.session.get(Account, anna.account.id).version
    changed = chief.patch(
        f'/api/v1/accounts/{anna.account.id}', json={'blocked': False}, headers={'If-Match': f'"{version}"'}
    )
    assert (changed.status_code, changed.get_json()['code']) == (410, 'erased')
    again = chief.post(
        '/api/v1/accounts',
        json={'email': EMAIL, 'name': NAME, 'role': 'applicant', 'password': 'another password'},
    )
    assert again.status_code == 201, 'the address is free: nobody knows whose it was'


def test_twice_is_once(anna, sign_in):
    first = anna.erase(withdraw=True).get_json()
    chief = sign_in('administrator')
    second = chief.post(f'/api/v1/accounts/{anna.account.id}/erasures', json=ON_PAPER)
    assert (second.status_code, second.get_json()['act'], second.get_json()['how']) == (201, first['act'], 'self')
    assert len(ledger.read(data_of(anna.service))) == 1
    jobs.run_due(anna.service)
    jobs.run_due(anna.service)
    with anna.service.app_context():
        assert db.session.scalars(sa.select(AuditEntry.act).where(AuditEntry.act == 'erasure.make')).all() == [
            'erasure.make'
        ]


def test_who_asked_on_paper_is_erased_by_an_administrator(anna, sign_in):
    chief = sign_in('administrator')
    counts = chief.get(f'/api/v1/accounts/{anna.account.id}/data').get_json()
    assert counts['open']
    late = chief.post(f'/api/v1/accounts/{anna.account.id}/erasures', json={**ON_PAPER, 'asked_on': '2999-01-01'})
    assert (late.status_code, late.get_json()['code']) == (422, 'invalid-request')
    words = chief.post(f'/api/v1/accounts/{anna.account.id}/erasures', json={**ON_PAPER, 'reference': NAME})
    assert words.status_code == 422, 'the number of a paper is no place for a name: it stands in the ledger'
    made = chief.post(f'/api/v1/accounts/{anna.account.id}/erasures', json=ON_PAPER)
    assert made.status_code == 201, made.get_json()
    assert made.get_json().items() >= {'how': 'paper', 'reference': '12/45', 'asked_on': '2026-01-12'}.items()
    told = chief.get(f'/api/v1/accounts/{anna.account.id}/erasures').get_json()
    assert [each['act'] for each in told['entries']][-1] == 'erasure.make'
    for locale in ('ru', 'en'):
        act = chief.get(f'/api/v1/accounts/{anna.account.id}/erasures/act?locale={locale}')
        assert act.data.startswith(b'%PDF-')
    inspector = people.speak_as(anna.service, 'inspector@demo.test').account
    refused = chief.post(f'/api/v1/accounts/{inspector.id}/erasures', json=ON_PAPER)
    assert (refused.status_code, refused.get_json()['code']) == (422, 'not-an-applicant')


def test_what_proves_a_decision_stays_without_a_name(service, accounts):
    gone = decided(service, accounts)
    with service.app_context():
        photos = db.session.scalar(sa.select(sa.func.count()).select_from(Photo))
        texts = db.session.scalars(sa.select(Operation.text)).all()
    made = gone.erase().get_json()
    assert made['kept']['decided_applications'] == 1 and made['kept']['inspections'] == 2
    assert made['gone'].items() >= {'names_in_reports': 1, 'decision_letters': 1}.items()
    jobs.run_due(service)
    assert in_rows(service, WORDS) == []
    with service.app_context():
        application = db.session.get(Application, gone.application_id)
        assert application.address and application.erased_at is None
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Photo)) == photos
        assert db.session.scalars(sa.select(Operation.text)).all() == texts
    code, output = verify(service)
    assert code == 0, output
    reviewer = people.speak_as(service, 'reviewer@demo.test')
    told = reviewer.get(f'/api/v1/applications/{gone.application_id}').get_json()
    decision = told['decisions'][0]
    assert decision['letter']['text'].startswith('Письмо стёрто')
    seen = reviewer.get(f'/api/v1/applications/{gone.application_id}/decisions/{decision["id"]}/snapshot').get_json()
    assert seen['holds'] and seen['report']['application']['applicant']['name'] == 'Стёртый человек'


def test_proof_is_let_go_when_its_time_has_come(service, accounts):
    gone = decided(service, accounts)
    until = clock.now() + timedelta(days=3 * 365 + 2)
    gone.erase()
    jobs.run_due(service)
    with service.app_context(), transaction():
        assert operations.expire(current_house(), clock.now()) == 0
    with service.app_context(), transaction():
        assert operations.expire(current_house(), until) == 1
    jobs.run_due(service)
    with service.app_context():
        erasure = db.session.scalars(sa.select(Erasure)).one()
        assert (erasure.kept, erasure.kept_until) == ({}, None)
        assert erasure.gone['inspections'] == 2
        assert {each.erased_at for each in db.session.scalars(sa.select(Inspection))} == {until}
        assert db.session.get(Application, gone.application_id).address == ''
    code, output = verify(service)
    assert code == 0, output


@pytest.fixture
def posting(settings, build_service):
    with mailbox() as running:
        yield build_service(dataclasses.replace(settings, mail=running.told, public_url='http://localhost')), running


def test_the_last_letter_brings_the_act_and_is_kept_nowhere(posting):
    service, mail = posting
    settle(service)
    person = people.speak_as(service, EMAIL)
    said = person.post('/api/v1/my-data/erasures', json={'password': people.PASSWORD}).get_json()
    assert said['letter'] == 'sent'
    (letter,) = mail.arrived
    assert letter['To'].addresses[0].addr_spec == EMAIL
    (attached,) = letter.iter_attachments()
    assert attached.get_content().startswith(b'%PDF-')
    assert 'стёрты' in letter.get_body(('plain',)).get_content()
    jobs.run_due(service)
    assert in_rows(service, WORDS) == []
    assert in_files(data_of(service), WORDS) == []


def test_without_a_mail_server_that_answers_it_is_done_all_the_same(posting):
    service, mail = posting
    settle(service)
    person = people.speak_as(service, EMAIL)
    mail.stop()
    assert person.post('/api/v1/my-data/erasures', json={'password': people.PASSWORD}).get_json()['letter'] == 'away'
    assert in_rows(service, WORDS) == []
    with service.app_context(), snapshot():
        assert db.session.scalars(sa.select(Letter)).all() == []
        assert db.session.scalars(sa.select(Notice)).all() == []


def test_no_log_says_who_it_was(anna, caplog):
    with caplog.at_level('DEBUG'):
        anna.erase(withdraw=True)
        jobs.run_due(anna.service)
    assert [word for word in WORDS if word in caplog.text] == []
    assert PHONE not in caplog.text
