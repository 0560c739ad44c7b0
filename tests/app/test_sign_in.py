"""Signing in and out, and what a stranger cannot learn from it."""

import dataclasses
from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from app import clock
from app.accounts import passwords
from app.accounts.models import Role, SignIn
from app.accounts.session import MARK
from app.db import db

from .conftest import PASSWORD

OURS = {'X-Osmotr': '1'}


def sign_in(browser, email, password=PASSWORD, **options):
    return browser.post('/api/v1/session', json={'email': email, 'password': password}, headers=OURS, **options)


def test_a_person_signs_in_and_is_known(person):
    anna = person(Role.INSPECTOR)
    said = anna.get('/session').get_json()['account']
    assert said == {
        'id': str(anna.id),
        'role': 'inspector',
        'name': 'Пётр «inspector»',
        'email': anna.email,
        'locale': 'ru',
        'phone': None,
        'confirmed': True,
    }


def test_the_email_is_taken_in_any_case(service, person):
    anna = person(Role.INSPECTOR, signed_in=False)
    assert sign_in(service.test_client(), f'  {anna.email.upper()} ').status_code == 200


def test_after_signing_out_the_session_is_gone_for_everybody_who_has_its_cookie(service, person):
    anna = person(Role.INSPECTOR)
    token = anna.browser.get_cookie('osmotr').value
    assert anna.send('DELETE', '/session').status_code == 204
    thief = service.test_client()
    thief.set_cookie('osmotr', token)
    assert thief.get('/api/v1/session').get_json()['code'] == 'not-signed-in'


def test_the_token_itself_is_not_kept(service, person):
    anna = person(Role.INSPECTOR)
    token = anna.browser.get_cookie('osmotr').value
    with service.app_context():
        kept = db.session.scalars(sa.select(SignIn.token_hash)).all()
    assert len(kept) == 1 and token not in kept[0]


def test_a_session_ends_after_its_days(person):
    anna = person(Role.INSPECTOR)
    later = clock.now() + timedelta(days=31)
    clock.set_source(lambda: later)
    assert anna.get('/session').status_code == 401


def test_signing_in_again_ends_the_former_session(service, person):
    anna = person(Role.INSPECTOR)
    former = anna.browser.get_cookie('osmotr').value
    sign_in(anna.browser, anna.email)
    thief = service.test_client()
    thief.set_cookie('osmotr', former)
    assert thief.get('/api/v1/session').status_code == 401


def test_a_wrong_password_an_unknown_person_and_a_blocked_one_get_the_same_answer(service, person):
    anna, boris, chief = person(Role.INSPECTOR), person(Role.REVIEWER), person(Role.ADMINISTRATOR)
    assert chief.send('PATCH', f'/accounts/{boris.id}', {'blocked': True}, If_Match='"1"').status_code == 200
    browser = service.test_client()
    said = [
        sign_in(browser, anna.email, 'wrong password').get_json(),
        sign_in(browser, 'nobody@osmotr.test').get_json(),
        sign_in(browser, boris.email).get_json(),
    ]
    assert said[0] == said[1] == said[2]
    assert said[0]['code'] == 'sign-in-refused'


def test_an_unknown_person_costs_as_much_work_as_a_known_one(service, person, monkeypatch):
    monkeypatch.setattr(passwords, '_hasher', PasswordHasher())  # the one that the service has, not that of the tests
    passwords._nobody.cache_clear()
    verified = []
    real = passwords._hasher.verify

    class Counting:
        def verify(self, kept, password):
            verified.append(kept)
            return real(kept, password)

        def __getattr__(self, name):
            return getattr(type(self)._real, name)

        _real = passwords._hasher

    anna = person(Role.INSPECTOR, signed_in=False)
    monkeypatch.setattr(passwords, '_hasher', Counting())
    sign_in(service.test_client(), anna.email, 'wrong password')
    sign_in(service.test_client(), 'nobody@osmotr.test', 'wrong password')
    assert len(verified) == 2
    assert {kept.split('$')[3] for kept in verified} == {'m=65536,t=3,p=4'}


def test_guessing_at_one_person_is_slowed_down_and_told_for_how_long(settings, build_service, person):
    anna = person(Role.INSPECTOR, signed_in=False)
    browser = build_service(dataclasses.replace(settings, sign_in_limit='3 per minute')).test_client()
    for _ in range(3):
        assert sign_in(browser, anna.email, 'wrong password').status_code == 401
    answer = sign_in(browser, anna.email)
    assert (answer.status_code, answer.get_json()['code']) == (429, 'too-many-attempts')
    assert 1 <= answer.get_json()['facts']['retry_after_s'] <= 60
    assert answer.headers['Retry-After'] == str(answer.get_json()['facts']['retry_after_s'])


def test_guessing_from_one_address_is_slowed_down_whoever_is_guessed_at(settings, build_service):
    browser = build_service(dataclasses.replace(settings, sign_in_address_limit='3 per minute')).test_client()
    codes = [sign_in(browser, f'{n}@osmotr.test').status_code for n in range(4)]
    assert codes == [401, 401, 401, 429]


def test_on_https_the_cookie_is_bound_to_the_host(service, person):
    anna = person(Role.INSPECTOR, signed_in=False)
    cookie = sign_in(service.test_client(), anna.email, base_url='https://osmotr.test').headers['Set-Cookie']
    assert cookie.startswith('__Host-osmotr=')
    assert 'Secure' in cookie and 'HttpOnly' in cookie and 'SameSite=Lax' in cookie and 'Domain' not in cookie


@pytest.mark.parametrize('here', ['http://127.0.0.1:8000', 'http://localhost:8000', 'http://[::1]:8000'])
def test_http_will_do_on_this_machine(service, person, here):
    anna = person(Role.INSPECTOR, signed_in=False)
    cookie = sign_in(service.test_client(), anna.email, base_url=here).headers['Set-Cookie']
    assert cookie.startswith('osmotr=') and 'Secure' not in cookie


def test_http_from_another_machine_is_refused_unless_one_insists(service, person):
    anna = person(Role.INSPECTOR, signed_in=False)
    there = 'http://192.168.1.5:8000'
    answer = sign_in(service.test_client(), anna.email, base_url=there)
    assert (answer.status_code, answer.get_json()['code']) == (403, 'insecure-connection')
    settings = service.extensions['osmotr_settings']
    service.extensions['osmotr_settings'] = dataclasses.replace(settings, insecure=True)
    assert sign_in(service.test_client(), anna.email, base_url=there).status_code == 200


def test_a_blocked_person_is_stopped_at_once_but_may_hand_over_work(service, person):
    anna, chief = person(Role.INSPECTOR), person(Role.ADMINISTRATOR)
    chief.send('PATCH', f'/accounts/{anna.id}', {'blocked': True}, If_Match='"1"')
    answer = anna.get('/session')
    assert (answer.status_code, answer.get_json()['code']) == (403, 'account-blocked')
    handing_over = [view for view in service.view_functions.values() if getattr(view, MARK).even_blocked]
    assert all(Role.INSPECTOR in getattr(view, MARK).roles for view in handing_over)


def test_a_body_with_more_than_was_asked_for_is_refused(service):
    answer = service.test_client().post(
        '/api/v1/session', json={'email': 'a@osmotr.test', 'password': 'x', 'role': 'administrator'}, headers=OURS
    )
    assert (answer.status_code, answer.get_json()['code']) == (422, 'invalid-request')
    assert answer.get_json()['facts']['fields'] == {'role': ['Unknown field.']}
