"""Coming by an account of one's own: registering, confirming on any device, and what nobody learns by trying."""

from __future__ import annotations

import logging
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
import sqlalchemy as sa

from app import chores, clock, jobs
from app.accounts.models import Account, Role, SignIn
from app.accounts.phones import e164
from app.audit import AuditEntry
from app.db import db, transaction
from app.notifications.models import Letter, Notice
from app.problems import PhoneUnusable
from app.registration.models import Consent, Link, Registration
from app.rules.defaults import CONSENT
from tests.support.people import add_account

from .registering import (
    ANNA,
    EMAIL,
    OURS,
    PASSWORD,
    PHONE,
    confirm,
    later,
    letters,
    me,
    own,
    register,
    rows,
    send,
    sign_in,
    token_in,
)


def test_somebody_registers_confirms_on_another_device_and_works_on_the_first(network, mail, browser):
    answer = register(browser)
    assert answer.status_code == 201
    assert answer.get_json()['account'] == me(browser)
    assert me(browser) | {'id': ''} == {
        'id': '', 'role': 'applicant', 'name': 'Анна Петрова', 'email': EMAIL, 'locale': 'ru', 'phone': None,
        'confirmed': False,
    }  # fmt: skip
    refused = browser.get('/api/v1/applications', base_url='https://osmotr.test')
    assert (refused.status_code, refused.get_json()['code']) == (403, 'account-unconfirmed')
    assert own(browser) == {'standing': 'waiting', 'email': EMAIL, 'phone': PHONE, 'mailbox': False}

    [letter] = letters(network, mail)
    assert letter['Subject'] == 'Подтвердите почту'
    assert '45-67' in letter.get_body(('plain',)).get_content()
    computer = network.test_client()
    answer = confirm(computer, token_in(letter))
    assert answer.get_json() == {'standing': 'confirmed', 'email': EMAIL}
    assert 'Set-Cookie' not in answer.headers
    assert computer.get('/api/v1/session', base_url='https://osmotr.test').status_code == 401

    assert (me(browser)['confirmed'], me(browser)['phone']) == (True, PHONE)
    assert browser.get('/api/v1/applications', base_url='https://osmotr.test').status_code == 200
    assert own(browser)['standing'] == 'confirmed'


def test_what_was_agreed_to_is_kept_with_its_version_and_moment(network, browser):
    before = clock.now()
    register(browser)
    [kept] = rows(network, Consent)
    assert (kept.kind, kept.version) == ('personal-data', '0')
    assert before <= kept.created_at <= clock.now()
    stale = register(browser, consent='2020-01-01')
    assert (stale.status_code, stale.get_json()['code']) == (409, 'terms-changed')
    assert stale.get_json()['facts'] == {'version': '0'}
    assert len(rows(network, Consent)) == 1


def test_the_link_opened_twice_says_calmly_that_it_is_done(network, mail, browser):
    register(browser)
    token = token_in(letters(network, mail)[0])
    assert confirm(browser, token).get_json()['standing'] == 'confirmed'
    for _ in range(2):
        again = confirm(browser, token)
        assert (again.status_code, again.get_json()) == (200, {'standing': 'already', 'email': EMAIL})
    later(days=10)
    assert confirm(browser, token).get_json()['standing'] == 'already'


def test_an_expired_link_is_refused_and_another_letter_brings_a_good_one(network, mail, browser):
    register(browser)
    token = token_in(letters(network, mail)[0])
    later(hours=47)
    assert send(browser, 'registration/letters', None).status_code == 201
    later(hours=2)
    refused = confirm(browser, token)
    assert (refused.status_code, refused.get_json()['code']) == (410, 'link-expired')
    fresh = token_in(letters(network, mail)[1])
    assert fresh != token
    assert confirm(browser, fresh).get_json()['standing'] == 'confirmed'
    assert confirm(browser, token).get_json()['standing'] == 'already'


@pytest.mark.parametrize('token', ['', 'x', 'a' * 43, 'ё' * 43, 'a' * 101, 7, None])
def test_a_link_that_is_not_whole_is_refused(browser, token):
    refused = confirm(browser, token)
    assert refused.get_json()['code'] == ('link-unknown' if token in ('x', 'a' * 43, 'ё' * 43) else 'invalid-request')


def test_a_link_is_good_for_its_own_purpose_only(network, mail, browser):
    register(browser)
    token = token_in(letters(network, mail)[0])
    refused = send(browser, 'passwords', {'token': token, 'password': 'another one'})
    assert refused.get_json()['code'] == 'link-unknown'
    assert sign_in(network.test_client()).status_code == 200


def test_the_secret_of_a_link_stands_in_no_table(network, mail, browser):
    register(browser)
    token = token_in(letters(network, mail)[0])
    with network.app_context():
        for table in db.metadata.sorted_tables:
            kept = [[str(value) for value in row] for row in db.session.execute(sa.select(table))]
            assert not any(token in value for row in kept for value in row), table.name
    assert rows(network, Link)[0].token_hash != token


def test_a_letter_that_comes_again_carries_the_same_link(network, mail, browser):
    mail.hang_up = 1
    register(browser)
    letters(network, mail)
    later(hours=1)
    first, second = letters(network, mail)
    assert first['Message-ID'] == second['Message-ID'] and token_in(first) == token_in(second)


def test_the_job_that_runs_twice_writes_one_letter(network, mail, browser):
    register(browser)
    letters(network, mail)
    with network.app_context(), transaction():
        db.session.execute(sa.update(jobs.Job).where(jobs.Job.kind == 'registration.write').values(done_at=None))
    assert len(letters(network, mail)) == 1
    assert (len(rows(network, Link)), len(rows(network, Letter))) == (1, 1)


def test_a_known_email_is_answered_like_a_new_one_and_its_owner_is_told(network, mail, browser):
    add_account(network, 'inspector', 'known@network.test')
    stranger = network.test_client()
    new, known = register(browser), register(stranger, email=' Known@Network.test')
    ours = [each.get_json()['account'] | {'id': ''} for each in (new, known)]
    assert new.status_code == known.status_code == 201
    assert ours[0] | {'email': ''} == ours[1] | {'email': ''}
    assert set(new.headers.keys()) == set(known.headers.keys())
    assert own(stranger) == own(browser) | {'email': 'known@network.test'}
    for each in (browser, stranger):
        assert sign_in(each, me(each)['email']).status_code == 200, 'by the password that they gave'
    [letter] = letters(network, mail, 'known@network.test')
    assert letter['Subject'] == 'У вас уже есть учётная запись'
    assert '#' not in letter.get_body(('plain',)).get_content()
    owner = network.test_client()
    assert sign_in(owner, 'known@network.test', 'osmotr-demo').get_json()['account']['role'] == 'inspector'
    assert rows(network, Account)[0].email == 'known@network.test'


def test_registering_costs_the_same_statements_whether_the_email_is_known_or_not(network, browser):
    add_account(network, 'inspector', 'known@network.test')
    counted = []

    def count(_connection, _cursor, statement, *_):
        counted[-1].append(re.sub(r'\s+', ' ', statement))

    register(browser, email='first@network.test')
    with network.app_context():
        engine = db.engine
    sa.event.listen(engine, 'before_cursor_execute', count)
    for email in ('new@network.test', 'known@network.test'):
        counted.append([])
        register(network.test_client(), email=email)
    sa.event.remove(engine, 'before_cursor_execute', count)
    assert counted[0] == counted[1] != []


def test_asking_for_a_new_password_tells_nobody_who_is_known(network, mail, browser):
    add_account(network, 'applicant', EMAIL)
    answers = [send(browser, 'password-resets', {'email': email}) for email in (EMAIL, 'nobody@network.test')]
    assert [(each.status_code, each.get_json()) for each in answers] == [(202, {'mailbox': False})] * 2
    assert set(answers[0].headers.keys()) == set(answers[1].headers.keys())
    done = [each.kind for each in rows(network, jobs.Job)]
    assert done == ['registration.write'] * 2, 'both cost the same work until they are answered'
    assert len(letters(network, mail)) == 1
    assert letters(network, mail, 'nobody@network.test') == []


def test_of_two_who_claim_one_email_its_owner_chooses_and_the_other_is_out(network, mail, browser):
    """A stranger registered with this e-mail first: neither their password nor their session outlives its owner's."""
    stranger = network.test_client()
    register(stranger, password='a stranger knows this', phone='+79990000001')
    assert own(stranger)['standing'] == 'waiting'
    register(browser)
    of_stranger, of_owner = letters(network, mail)
    assert 'заканчивается на 00-01' in of_stranger.get_body(('plain',)).get_content()
    assert confirm(browser, token_in(of_owner)).get_json()['standing'] == 'confirmed'
    assert me(browser)['phone'] == PHONE
    assert stranger.get('/api/v1/session', base_url='https://osmotr.test').status_code == 401
    assert sign_in(stranger, password='a stranger knows this').status_code == 401
    assert sign_in(stranger, password='nobody has this password').status_code == 401
    assert confirm(browser, token_in(of_stranger)).get_json() == {'standing': 'already', 'email': EMAIL}
    assert me(browser)['phone'] == PHONE
    assert sign_in(network.test_client()).status_code == 200
    late = network.test_client()
    assert register(late, password='comes too late').status_code == 201
    assert letters(network, mail)[-1]['Subject'] == 'У вас уже есть учётная запись'
    assert own(late)['standing'] == 'waiting'


def test_one_number_for_two_people_is_told_after_the_email_is_proved_and_another_one_will_do(network, mail, browser):
    register(browser)
    confirm(browser, token_in(letters(network, mail)[0]))
    boris, email = network.test_client(), 'boris@network.test'
    assert register(boris, email=email).status_code == 201
    assert own(boris)['standing'] == 'waiting'
    token = token_in(letters(network, mail, email)[0])
    for _ in range(2):
        assert confirm(browser, token).get_json() == {'standing': 'phone-taken', 'email': email}
    assert own(boris) == {'standing': 'phone-taken', 'email': email, 'phone': PHONE, 'mailbox': False}
    assert me(boris)['confirmed'] is False
    refused = send(boris, 'registration/phone', {'phone': '+7 916 123 45 67'}, 'PUT')
    assert (refused.status_code, refused.get_json()['code']) == (409, 'phone-taken')
    done = send(boris, 'registration/phone', {'phone': '8 999 765-43-21'}, 'PUT')
    assert done.get_json() == {
        'standing': 'confirmed', 'email': email, 'phone': '+79997654321', 'mailbox': False,
    }  # fmt: skip
    assert me(boris)['confirmed'] is True


def test_a_number_that_is_only_claimed_keeps_nobody_out(network, mail, browser):
    register(browser, email='squatter@network.test')
    register(browser)
    assert confirm(browser, token_in(letters(network, mail)[0])).get_json()['standing'] == 'confirmed'


def test_before_the_email_is_proved_nobody_learns_whose_a_number_is(network, mail, browser):
    register(browser)
    confirm(browser, token_in(letters(network, mail)[0]))
    boris = network.test_client()
    register(boris, email='boris@network.test', phone='+79990000002')
    answer = send(boris, 'registration/phone', {'phone': PHONE}, 'PUT')
    assert (answer.status_code, answer.get_json()['standing']) == (200, 'waiting')


def test_the_email_is_corrected_and_the_letter_goes_to_the_other_one(network, mail, browser):
    register(browser, email='ana@network.test')
    wrong = token_in(letters(network, mail, 'ana@network.test')[0])
    answer = send(browser, 'registration/email', {'email': EMAIL}, 'PUT')
    assert answer.get_json() == {'standing': 'waiting', 'email': EMAIL, 'phone': PHONE, 'mailbox': False}
    assert confirm(browser, wrong).get_json()['code'] == 'link-expired'
    [letter] = letters(network, mail)
    assert confirm(browser, token_in(letter)).get_json() == {'standing': 'confirmed', 'email': EMAIL}
    assert me(browser)['email'] == EMAIL
    assert sign_in(network.test_client()).status_code == 200
    late = send(browser, 'registration/email', {'email': 'other@network.test'}, 'PUT')
    assert (late.status_code, late.get_json()['code']) == (409, 'act-not-possible')


def test_a_correction_to_somebody_elses_email_tells_nothing_and_gives_nothing(network, mail, browser):
    add_account(network, 'reviewer', 'rita@network.test')
    register(browser)
    others = ('rita@network.test', 'x@network.test')
    answers = [send(browser, 'registration/email', {'email': email}, 'PUT') for email in others]
    assert [each.status_code for each in answers] == [200, 200]
    assert [each.get_json()['email'] for each in answers] == list(others)
    send(browser, 'registration/email', {'email': 'rita@network.test'}, 'PUT')
    for letter in letters(network, mail, 'rita@network.test'):
        assert letter['Subject'] == 'У вас уже есть учётная запись'
        assert '#' not in letter.get_body(('plain',)).get_content()
    assert own(browser)['standing'] == 'waiting'
    assert sign_in(network.test_client(), 'rita@network.test', 'osmotr-demo').status_code == 200


@pytest.mark.parametrize(
    ('changes', 'code', 'field'),
    [
        ({'email': 'нет собаки'}, 'invalid-request', 'email'),
        ({'email': 'анна@почта.рф'}, 'invalid-request', 'email'),
        ({'email': f'{"a" * 250}@x.ru'}, 'invalid-request', 'email'),
        ({'email': 'a@b.ru\nBcc: c@d.ru'}, 'invalid-request', 'email'),
        ({'name': ''}, 'invalid-request', 'name'),
        ({'name': 'nul \x00'}, 'invalid-request', 'name'),
        ({'password': 'short'}, 'invalid-request', 'password'),
        ({'password': 'x' * 201}, 'invalid-request', 'password'),
        ({'password': EMAIL.upper()}, 'password-is-email', None),
        ({'phone': '112'}, 'phone-unusable', None),
        ({'phone': ''}, 'invalid-request', 'phone'),
        ({'consent': ''}, 'invalid-request', 'consent'),
        ({'role': 'administrator'}, 'invalid-request', 'role'),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_and_nothing_is_kept(network, browser, changes, code, field):
    refused = register(browser, **changes)
    assert (refused.status_code, refused.get_json()['code']) == (422, code)
    assert field is None or field in refused.get_json()['facts']['fields']
    assert rows(network, Account) == [] and rows(network, jobs.Job) == []


def test_without_a_way_for_letters_nobody_registers(settings, build_service):
    browser = build_service(settings).test_client()
    opening = browser.get('/api/v1/registrations').get_json()
    assert opening == {'open': False, 'mailbox': False, 'consent': '0', 'consent_text': CONSENT}
    for path, body in (('registrations', ANNA), ('password-resets', {'email': EMAIL})):
        refused = send(browser, path, body)
        assert (refused.status_code, refused.get_json()['code']) == (409, 'mail-missing')


def test_nobody_registers_over_a_line_that_others_can_read(network):
    refused = network.test_client().post(
        '/api/v1/registrations', json=ANNA, headers=OURS, base_url='http://elsewhere.test'
    )
    assert refused.get_json()['code'] == 'insecure-connection'


def test_fifty_registrations_a_minute_from_one_address(told, build_service, mail):
    service = build_service(replace(told, registration_address_limit='30 per hour'))
    browser = service.test_client()
    answers = [register(browser, email=f'n{n}@network.test') for n in range(50)]
    assert [each.status_code for each in answers] == [201] * 30 + [429] * 20
    refused = answers[-1]
    assert refused.get_json()['code'] == 'too-many-attempts'
    wait = refused.get_json()['facts']['retry_after_s']
    assert 3500 < wait <= 3600 and refused.headers['Retry-After'] == str(wait)
    assert len(rows(service, Account)) == 30
    elsewhere = send(
        browser, 'registrations', {**ANNA, 'email': 'other@network.test'}, environ_base={'REMOTE_ADDR': '10.0.0.9'}
    )
    assert elsewhere.status_code == 201
    assert sign_in(browser, 'n7@network.test').status_code == 200


@pytest.mark.parametrize('path', ['registrations', 'registration/letters', 'registration/email', 'password-resets'])
def test_one_email_is_not_flooded_and_a_refusal_says_when_it_is_possible_again(told, build_service, path):
    service = build_service(replace(told, registration_limit='2 per hour', letter_limit='2 per hour'))
    add_account(service, 'applicant', EMAIL)
    browser = service.test_client()
    for email in (EMAIL, 'nobody@network.test'):
        if path.startswith('registration/'):
            register(browser, email=email)
        body = {**ANNA, 'email': email} if path == 'registrations' else {'email': email}
        method = 'PUT' if path == 'registration/email' else 'POST'
        answers = [send(browser, path, body, method) for _ in range(3)]
        assert [each.status_code // 100 for each in answers] == [2, 2, 4]
        assert answers[2].get_json()['code'] == 'too-many-attempts'
        assert 3500 < answers[2].get_json()['facts']['retry_after_s'] <= 3600


def test_numbers_are_not_tried_out(told, build_service):
    service = build_service(replace(told, phone_limit='2 per day'))
    browser = service.test_client()
    register(browser)
    answers = [send(browser, 'registration/phone', {'phone': f'+7999000000{n}'}, 'PUT') for n in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]


@pytest.mark.parametrize('path', ['confirmations', 'passwords'])
def test_links_are_not_guessed_at(told, build_service, path):
    browser = build_service(replace(told, link_limit='3 per hour')).test_client()
    body = {'token': 'a' * 43, **({'password': 'long enough'} if path == 'passwords' else {})}
    assert [send(browser, path, body).status_code for _ in range(4)] == [404, 404, 404, 429]


def at_once(calls):
    """Begin all of these in the same moment; their answers."""
    ready = Barrier(len(calls))

    def go(call):
        ready.wait(10)
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(go, calls))


def test_two_registrations_with_one_email_in_one_moment_become_one_account(network, mail):
    browsers = [network.test_client() for _ in range(4)]
    answers = at_once([lambda b=each: register(b) for each in browsers])
    assert [each.status_code for each in answers] == [201] * 4
    tokens = [token_in(each) for each in letters(network, mail)]
    answers = at_once([lambda b=b, t=t: confirm(b, t) for b, t in zip(browsers, tokens, strict=True)])
    assert sorted(each.get_json()['standing'] for each in answers) == ['already'] * 3 + ['confirmed']
    assert [each.email for each in rows(network, Account) if each.confirmed] == [EMAIL]


def test_one_number_confirmed_by_two_people_in_one_moment_is_one_persons(network, mail):
    browsers, emails = [network.test_client() for _ in range(4)], [f'n{n}@network.test' for n in range(4)]
    for each, email in zip(browsers, emails, strict=True):
        register(each, email=email)
    tokens = [token_in(letters(network, mail, email)[0]) for email in emails]
    answers = at_once([lambda b=b, t=t: confirm(b, t) for b, t in zip(browsers, tokens, strict=True)])
    assert sorted(each.get_json()['standing'] for each in answers) == ['confirmed'] + ['phone-taken'] * 3


def test_one_link_pressed_in_two_places_in_one_moment_confirms_once(network, mail, browser):
    register(browser)
    token = token_in(letters(network, mail)[0])
    browsers = [network.test_client() for _ in range(4)]
    answers = at_once([lambda b=each: confirm(b, token) for each in browsers])
    assert sorted(each.get_json()['standing'] for each in answers) == ['already'] * 3 + ['confirmed']
    acts = [each.act for each in rows(network, AuditEntry)]
    assert acts.count('account.confirm') == 1


def test_an_account_that_nobody_confirms_is_gone_after_thirty_days(network, mail, browser):
    add_account(network, 'inspector', 'staff@network.test')
    register(browser)
    letters(network, mail)
    later(days=29)
    with network.app_context():
        chores.do({})
    assert len(rows(network, Account)) == 2
    later(days=2)
    with network.app_context():
        chores.do({})
    assert [each.email for each in rows(network, Account)] == ['staff@network.test']
    for model in (Registration, Link, Consent, SignIn, Notice, Letter):
        assert rows(network, model) == []
    assert [each.act for each in rows(network, AuditEntry)].count('account.forget') == 1


def test_letters_about_the_account_are_no_notices_and_nobody_declines_them(network, mail, browser):
    register(browser)
    confirm(browser, token_in(letters(network, mail)[0]))
    told = browser.get('/api/v1/notices', base_url='https://osmotr.test').get_json()
    assert (told['items'], told['unread']) == ([], 0)
    choices = browser.get('/api/v1/notices/choices', base_url='https://osmotr.test').get_json()['choices']
    assert not any(each['kind'].startswith('account.') for each in choices)
    refused = send(browser, 'notices/choices', {'choices': [{'kind': 'account.reset', 'email': False}]}, 'PUT')
    assert refused.status_code == 422


def test_a_stranger_has_no_words_of_theirs_sent_to_anybody(network, mail, browser):
    register(browser, name='Вы выиграли! http://evil.test')
    [letter] = letters(network, mail)
    assert 'evil.test' not in letter.as_string() and 'evil.test' not in str(letter['To'])
    assert all('evil' not in letter.get_body((form,)).get_content() for form in ('plain', 'html'))


def test_neither_email_nor_phone_nor_token_reaches_the_log(network, mail, browser, caplog):
    caplog.set_level(logging.DEBUG)
    register(browser)
    register(browser, password='short')
    token = token_in(letters(network, mail)[0])
    confirm(browser, 'a' * 43)
    confirm(browser, token)
    send(browser, 'password-resets', {'email': EMAIL})
    reset = token_in(letters(network, mail)[-1], 'reset')
    send(browser, 'passwords', {'token': reset, 'password': 'another one'})
    ours = [each.getMessage() for each in caplog.records if each.name.startswith('osmotr')]
    assert any('/api/v1/confirmations' in line for line in ours)
    for secret in (EMAIL, 'anna', '9161234567', token, reset, PASSWORD, 'another one'):
        assert not any(secret in line for line in ours), secret


@pytest.mark.parametrize(
    ('typed', 'kept'),
    [
        ('8 (916) 123-45-67', PHONE),
        ('89161234567', PHONE),
        ('+7 916 123 45 67', PHONE),
        ('9161234567', PHONE),
        (' +7\u00a0(916)\u00a0123\u201145\u201167 ', PHONE),
        ('+375 29 123-45-67', '+375291234567'),
        ('+7 701 123 45 67', '+77011234567'),
        ('8 800 555-35-35', '+78005553535'),
    ],
)
def test_a_number_is_kept_in_one_form_however_it_is_written(typed, kept):
    assert e164(typed) == kept


@pytest.mark.parametrize(
    'typed', ['112', '+7 000 000 00 00', '8-800-FLOWERS', '+7 916 123 45 67 доб. 12', '123', 'нет', '+', '+7' * 30]
)
def test_what_is_no_number_of_a_person_is_refused(typed):
    with pytest.raises(PhoneUnusable):
        e164(typed)


def test_staff_are_confirmed_from_the_first(network):
    add = [
        *('user', 'add', '--email', 'chief@network.test', '--name', 'Олег', '--role', 'administrator'),
        *('--password', 'long enough'),
    ]
    assert network.test_cli_runner().invoke(args=add).exit_code == 0
    [chief] = rows(network, Account)
    assert chief.confirmed and Role(chief.role) is Role.ADMINISTRATOR
    chief_browser = network.test_client()
    sign_in(chief_browser, 'chief@network.test', 'long enough')
    new = {'email': 'i@network.test', 'name': 'Иван', 'role': 'inspector', 'password': 'long enough'}
    assert send(chief_browser, 'accounts', new).status_code == 201
    assert rows(network, Account)[1].confirmed
