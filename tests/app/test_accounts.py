"""Administrators keep the list of people."""

import pytest
import sqlalchemy as sa

from app import audit
from app.accounts.models import Account, Role
from app.db import db

from .conftest import PASSWORD

NEW = {
    'email': 'Olga@Osmotr.test',
    'name': 'О\'Нил "Ольга" 🙂',
    'role': 'inspector',
    'locale': 'ru',
    'password': 'long enough',
}


@pytest.fixture
def chief(person):
    return person(Role.ADMINISTRATOR)


def test_a_new_person_can_sign_in(service, chief):
    answer = chief.send('POST', '/accounts', NEW)
    assert answer.status_code == 201
    said = answer.get_json()
    assert (said['email'], said['name'], said['blocked'], said['version']) == (
        'olga@osmotr.test',
        NEW['name'],
        False,
        1,
    )
    assert answer.headers['ETag'] == '"1"'
    assert 'password' not in said and 'password_hash' not in said
    credentials = {'email': NEW['email'], 'password': NEW['password']}
    assert service.test_client().post('/api/v1/session', json=credentials, headers={'X-Osmotr': '1'}).status_code == 200


def test_one_email_one_account(chief):
    chief.send('POST', '/accounts', NEW)
    answer = chief.send('POST', '/accounts', {**NEW, 'email': 'OLGA@osmotr.test'})
    assert (answer.status_code, answer.get_json()['code']) == (409, 'email-taken')


@pytest.mark.parametrize(
    'wrong',
    [{'email': 'no at'}, {'password': 'short'}, {'role': 'king'}, {'locale': 'de'}, {'name': ''}, {'name': 'nul \x00'}],
)
def test_a_wrong_field_is_named(chief, wrong):
    answer = chief.send('POST', '/accounts', {**NEW, **wrong})
    assert (answer.status_code, answer.get_json()['code']) == (422, 'invalid-request')
    assert list(answer.get_json()['facts']['fields']) == list(wrong)


def test_people_come_page_by_page(chief, monkeypatch, person):
    monkeypatch.setattr('app.accounts.api.PAGE', 2)
    for n in range(4):
        person(Role.APPLICANT, f'{n}@osmotr.test', signed_in=False)
    seen, cursor = [], ''
    while cursor is not None:
        page = chief.get('/accounts', query_string={'cursor': cursor} if cursor else {}).get_json()
        assert len(page['items']) <= 2
        seen += [each['email'] for each in page['items']]
        cursor = page['next']
    assert seen == ['0@osmotr.test', '1@osmotr.test', '2@osmotr.test', '3@osmotr.test', 'administrator@osmotr.test']


def test_only_one_role_when_asked(chief, person):
    person(Role.APPLICANT, signed_in=False)
    found = chief.get('/accounts?role=applicant').get_json()['items']
    assert [each['role'] for each in found] == ['applicant']


def test_a_change_needs_the_version_that_was_seen(chief, person):
    anna = person(Role.INSPECTOR, signed_in=False)
    without = chief.send('PATCH', f'/accounts/{anna.id}', {'name': 'Анна'})
    assert (without.status_code, without.get_json()['code']) == (428, 'version-missing')
    assert chief.send('PATCH', f'/accounts/{anna.id}', {'name': 'Анна'}, If_Match='"1"').get_json()['version'] == 2
    stale = chief.send('PATCH', f'/accounts/{anna.id}', {'name': 'Жанна'}, If_Match='"1"')
    assert (stale.status_code, stale.get_json()['code']) == (412, 'version-stale')


def test_a_new_password_ends_every_session(service, chief, person):
    anna = person(Role.INSPECTOR)
    chief.send('PATCH', f'/accounts/{anna.id}', {'password': 'another one'}, If_Match='"1"')
    assert anna.get('/session').status_code == 401
    assert anna.send('POST', '/session', {'email': anna.email, 'password': PASSWORD}).status_code == 401
    assert anna.send('POST', '/session', {'email': anna.email, 'password': 'another one'}).status_code == 200


def test_unblocking_gives_everything_back(chief, person):
    anna = person(Role.INSPECTOR)
    chief.send('PATCH', f'/accounts/{anna.id}', {'blocked': True}, If_Match='"1"')
    chief.send('PATCH', f'/accounts/{anna.id}', {'blocked': False}, If_Match='"2"')
    assert anna.get('/session').status_code == 200


@pytest.mark.parametrize('change', [{'blocked': True}, {'role': 'reviewer'}])
def test_the_last_administrator_cannot_lock_the_house(chief, change, person):
    refused = chief.send('PATCH', f'/accounts/{chief.id}', change, If_Match='"1"')
    assert (refused.status_code, refused.get_json()['code']) == (409, 'last-administrator')
    person(Role.ADMINISTRATOR, 'second@osmotr.test', signed_in=False)
    assert chief.send('PATCH', f'/accounts/{chief.id}', change, If_Match='"1"').status_code == 200


def test_what_administrators_do_is_on_record_without_names(service, chief, person):
    anna = person(Role.INSPECTOR, signed_in=False)
    chief.send('PATCH', f'/accounts/{anna.id}', {'name': 'Секретная', 'password': 'another one'}, If_Match='"1"')
    with service.app_context():
        last = db.session.scalar(sa.select(audit.AuditEntry).order_by(audit.AuditEntry.seq.desc()).limit(1))
        assert (last.act, last.account_id, last.subject) == ('account.change', chief.id, str(anna.id))
        assert last.facts == {'fields': ['name', 'password']}
        assert audit.broken_at() is None
        assert db.session.get(Account, anna.id).name == 'Секретная'


def test_an_administrator_takes_a_number_away_and_gives_one_that_is_free(person):
    chief, anna = person(Role.ADMINISTRATOR), person(Role.APPLICANT)

    def change(version, phone, of=anna):
        answer = chief.send('PATCH', f'/accounts/{of.id}', {'phone': phone}, If_Match=f'"{version}"')
        return answer.status_code, answer.get_json()

    assert change(1, '8 (916) 123-45-67')[1]['phone'] == '+79161234567'
    assert change(1, '+7 916 123 45 67', of=chief)[1]['code'] == 'phone-taken'
    assert change(2, '112')[1]['code'] == 'phone-unusable'
    status, said = change(2, None)
    assert (status, said['phone'], said['version']) == (200, None, 3)
    assert change(1, '+7 916 123 45 67', of=chief)[1]['phone'] == '+79161234567'
