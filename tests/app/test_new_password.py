"""A new password by the link of a letter, and the demo's page of letters."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app import jobs
from app.accounts.models import SignIn
from app.audit import AuditEntry
from tests.support.people import PASSWORD as OLD
from tests.support.people import add_account

from .registering import ANNA, EMAIL, OURS, later, letters, register, rows, send, sign_in, token_in

NEW = 'совсем другой'


@pytest.fixture
def anna(network):
    return add_account(network, 'inspector', EMAIL)


def ask(service, mail, browser):
    """Ask for the letter; the secret of its link."""
    before = len(letters(service, mail))
    assert send(browser, 'password-resets', {'email': EMAIL}).status_code == 202
    return token_in(letters(service, mail)[before], 'reset')


def set_password(browser, token, password=NEW):
    return send(browser, 'passwords', {'token': token, 'password': password})


def test_a_new_password_ends_every_session_and_says_so(network, mail, browser, anna):
    phones = [network.test_client() for _ in range(2)]
    assert [sign_in(each, password=OLD).status_code for each in phones] == [200, 200]
    token = ask(network, mail, browser)
    done = set_password(browser, token)
    assert (done.status_code, done.get_json()) == (200, {'email': EMAIL, 'ended': 2})
    assert rows(network, SignIn) == []
    for each in phones:
        assert each.get('/api/v1/session', base_url='https://osmotr.test').get_json()['code'] == 'not-signed-in'
    assert sign_in(browser, password=OLD).status_code == 401
    assert sign_in(browser, password=NEW).status_code == 200
    assert letters(network, mail)[-1]['Subject'] == 'Пароль сменён'
    [entry] = [each for each in rows(network, AuditEntry) if each.act == 'account.reset']
    assert (entry.account_id, entry.facts) == (anna.id, {'ended': 2})


def test_the_link_of_a_new_password_is_good_once(network, mail, browser, anna):
    earlier, token = ask(network, mail, browser), ask(network, mail, browser)
    assert set_password(browser, token).status_code == 200
    for each in (token, earlier):
        refused = set_password(browser, each, 'of somebody else')
        assert (refused.status_code, refused.get_json()['code']) == (409, 'link-used')
    assert sign_in(browser, password=NEW).status_code == 200


def test_the_link_of_a_new_password_is_good_for_an_hour(network, mail, browser, anna):
    token = ask(network, mail, browser)
    later(minutes=61)
    refused = set_password(browser, token)
    assert (refused.status_code, refused.get_json()['code']) == (410, 'link-expired')
    assert sign_in(browser, password=OLD).status_code == 200


@pytest.mark.parametrize(('password', 'code'), [('short', 'invalid-request'), (EMAIL, 'password-is-email')])
def test_a_password_that_will_not_do_leaves_the_link_good(network, mail, browser, anna, password, code):
    token = ask(network, mail, browser)
    assert set_password(browser, token, password).get_json()['code'] == code
    assert set_password(browser, token).status_code == 200


def test_the_link_of_a_confirmation_sets_no_password(network, mail, browser):
    register(browser)
    assert set_password(browser, token_in(letters(network, mail)[0])).get_json()['code'] == 'link-unknown'


def test_who_is_blocked_gets_no_letter(network, mail, browser, anna):
    chief = add_account(network, 'administrator', 'chief@network.test')
    chief_browser = network.test_client()
    sign_in(chief_browser, chief.email, OLD)
    blocked = chief_browser.patch(
        f'/api/v1/accounts/{anna.id}',
        json={'blocked': True},
        headers={**OURS, 'If-Match': '"1"'},
        base_url='https://osmotr.test',
    )
    assert blocked.status_code == 200
    assert send(browser, 'password-resets', {'email': EMAIL}).status_code == 202
    assert letters(network, mail) == []


def test_who_has_not_confirmed_registers_again_instead_of_asking_for_a_password(network, mail, browser):
    register(browser)
    assert send(browser, 'password-resets', {'email': EMAIL}).status_code == 202
    assert [each['Subject'] for each in letters(network, mail)] == ['Подтвердите почту']


def test_the_demo_shows_its_letters_on_a_page_and_their_links_work(settings, build_service):
    demo = build_service(replace(settings, demo=True))
    add_account(demo, 'inspector', 'known@network.test')
    browser = demo.test_client()

    def here(path, body):
        return browser.post(f'/api/v1/{path}', json=body, headers=OURS, base_url='http://127.0.0.1:8000')

    assert browser.get('/api/v1/registrations').get_json()['mailbox'] is True
    assert here('registrations', ANNA).status_code == 201
    assert browser.get('/api/v1/registration', base_url='http://127.0.0.1:8000').get_json()['mailbox'] is True
    later(seconds=1)
    assert here('password-resets', {'email': 'known@network.test'}).get_json() == {'mailbox': True}
    jobs.run_due(demo)
    kept = browser.get('/api/v1/mailbox').get_json()['items']
    assert [(each['to'], each['subject']) for each in kept] == [
        ('known@network.test', 'Новый пароль'),
        (EMAIL, 'Подтвердите почту'),
    ]
    [token] = re.findall(r'http://127\.0\.0\.1:8000/confirm#([\w-]{43})', kept[1]['text'])
    assert here('confirmations', {'token': token}).get_json() == {'standing': 'confirmed', 'email': EMAIL}
