"""Letters by a real mail server: they arrive, in the reader's language, once, whatever happens on the way."""

from __future__ import annotations

import ipaddress
import smtplib
import socket
import ssl
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app import clock, jobs
from app.accounts import operations as people
from app.accounts.models import Role
from app.db import db, transaction
from app.notifications import kinds, operations, senders, wording
from app.notifications.models import Letter
from app.notifications.wording import House, Reader
from app.settings import Mail
from tests.support.mail import mailbox
from tests.support.people import add_account

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ABOUT = uuid.UUID('018f0000-0000-7000-8000-000000000001')
FACTS = {
    'number': 1007,
    'address': 'Тверь, ул. Лесная, 7',
    'due_at': '2026-12-21T09:30:00.000Z',
    'inspection': '018f0000-0000-7000-8000-000000000002',
    'items': [
        {'id': 'CLI-01', 'reason': 'Не хватает 1,6 м²', 'text': {'ru': 'Площадь зала', 'en': 'Area of the hall'}}
    ],
}


@pytest.fixture
def mail():
    with mailbox() as running:
        yield running


@pytest.fixture
def posting(settings, build_service, mail):
    """The service with a mail server, at AT."""
    clock.set_source(lambda: AT)
    return build_service(replace(settings, mail=mail.told, public_url='https://osmotr.test'))


@pytest.fixture
def anna(posting):
    return add_account(posting, 'applicant', 'anna@network.test', 'Анна «Уют» Петрова 🏠')


def tell(service, *to, kind='items.returned', facts=None, at=None):
    with service.app_context(), transaction():
        operations.tell(kind, [each.id for each in to], ABOUT, facts or FACTS, at or clock.now())


def later(**delta):
    moment = clock.now() + timedelta(**delta)
    clock.set_source(lambda: moment)


def letters(service):
    with service.app_context():
        return [(each.state, each.reason) for each in db.session.scalars(sa.select(Letter).order_by(Letter.id))]


def forms(letter):
    return letter.get_body(('plain',)).get_content(), letter.get_body(('html',)).get_content()


def test_a_letter_arrives_in_the_language_of_its_reader(posting, mail, anna):
    with posting.app_context(), transaction():
        bob = people.create(
            email='bob@network.test', name='Bob', role=Role.APPLICANT, secret='', locale='en', by=None, at=AT
        )
    tell(posting, anna, bob)
    jobs.run_due(posting)
    by_reader = {each['To'].addresses[0].addr_spec: each for each in mail.arrived}
    russian, english = by_reader['anna@network.test'], by_reader['bob@network.test']
    assert russian['Subject'] == 'Исправить 1 пункт до 21 декабря 2026: Тверь, ул. Лесная, 7'
    assert english['Subject'] == '1 item to fix by 21 December 2026: Тверь, ул. Лесная, 7'
    assert russian['To'].addresses[0].display_name == 'Анна «Уют» Петрова 🏠'
    assert russian['From'].addresses[0].addr_spec == 'osmotr@network.test'
    for letter, words in (
        (russian, ('Анна «Уют» Петрова 🏠', 'Площадь зала', 'Ход за вами', '21 декабря 2026')),
        (english, ('Bob', 'Area of the hall', 'It is your move', '21 December 2026')),
    ):
        for form in forms(letter):
            for said in (
                *words,
                'Не хватает 1,6 м²',
                '1007',
                f'/inspections/{FACTS["inspection"]}',
                '/notices?choices',
            ):
                assert said in form, (said, form)
    assert all(each['to'] == [name] for each, name in zip(mail.sessions, by_reader, strict=True))
    assert all(each['content'].isascii() for each in mail.sessions)
    assert letters(posting) == [('sent', None), ('sent', None)]


def test_a_mail_server_that_is_away_for_an_hour_loses_nothing_and_doubles_nothing(posting, mail, anna):
    mail.stop()
    sent = 0
    for _ in range(12):
        tell(posting, anna)
        sent += 1
        tried = jobs.run_due(posting)
        assert tried <= 2, 'one letter asks for all of them'
        later(minutes=5)
    assert mail.arrived == []
    assert {state for state, _ in letters(posting)} == {'waiting'}
    mail.start()
    for _ in range(3):
        later(hours=1)
        jobs.run_due(posting)
    assert (len(mail.arrived), len(mail.seen)) == (sent, sent)
    assert set(letters(posting)) == {('sent', None)}
    later(days=1)
    jobs.run_due(posting)
    assert len(mail.arrived) == sent


def test_a_letter_whose_answer_was_lost_comes_again_as_the_same_letter(posting, mail, anna):
    mail.hang_up = 2
    tell(posting, anna)
    for _ in range(4):
        jobs.run_due(posting)
        later(hours=1)
    assert len(mail.arrived) == 3
    assert len(mail.seen) == 1
    assert len({each['content'] for each in mail.sessions}) == 1
    assert letters(posting) == [('sent', None)]


def test_a_letter_that_was_acknowledged_is_not_sent_when_its_job_runs_again(posting, mail, anna):
    tell(posting, anna)
    jobs.run_due(posting)
    with posting.app_context(), transaction():
        db.session.execute(sa.update(jobs.Job).values(done_at=None))  # the power went before it was marked as done
    later(minutes=10)
    assert jobs.run_due(posting) == 1
    assert len(mail.arrived) == 1


@pytest.mark.parametrize(
    ('answer', 'state', 'arrive'),
    [('550 5.1.1 no such person', 'refused', 0), ('451 4.7.1 come later', 'waiting', 1)],
)
def test_what_is_refused_for_ever_ends_and_what_is_refused_for_now_is_tried_again(
    posting, mail, anna, answer, state, arrive
):
    other = add_account(posting, 'applicant', 'other@network.test')
    mail.answers['anna@network.test'] = answer
    tell(posting, anna, other)
    jobs.run_due(posting)
    assert sorted(letters(posting)) == sorted([(state, answer), ('sent', None)])
    mail.answers.clear()
    later(hours=2)
    jobs.run_due(posting)
    assert len(mail.arrived) == 1 + arrive


def test_the_address_is_that_of_the_moment_of_sending(posting, mail, anna):
    tell(posting, anna)
    with posting.app_context(), transaction():
        people.find(anna.id).email = 'new@network.test'
    jobs.run_due(posting)
    assert mail.sessions[0]['to'] == ['new@network.test']


def test_who_was_blocked_meanwhile_gets_no_letter(posting, mail, anna):
    tell(posting, anna)
    with posting.app_context(), transaction():
        people.find(anna.id).blocked_at = AT
    jobs.run_due(posting)
    assert mail.arrived == []
    assert letters(posting) == [('withdrawn', 'blocked')]


def test_without_a_mail_server_letters_are_kept_and_said_to_be(settings, build_service, sign_in, accounts, service):
    tell(service, accounts['applicant'])
    jobs.run_due(service)
    assert letters(service) == [('kept', 'no mail server')]
    said = sign_in('administrator').get('/api/v1/letters').get_json()
    assert said['counts'] == {'waiting': 0, 'refused': 0, 'withdrawn': 0, 'kept': 1}
    assert [(each['to'], each['kind'], each['state']) for each in said['items']] == [
        (accounts['applicant'].name, 'items.returned', 'kept')
    ]
    assert sign_in('administrator').get('/api/v1/letters?state=sent').get_json()['items'] == []


HOSTILE = 'Eve\r\nBcc: all@network.test\r\n\r\n<script>alert(1)</script> "\u2028'


def test_a_hostile_name_stays_a_name(posting, mail):
    eve = add_account(posting, 'applicant', 'eve@network.test', HOSTILE)
    item = {'id': '<b>', 'reason': '<img src=x>\r\n\r\n.\r\nQUIT', 'text': {'ru': '<i>\n'}}
    tell(posting, eve, facts={**FACTS, 'address': HOSTILE, 'items': [item]})
    jobs.run_due(posting)
    (letter,) = mail.arrived
    assert mail.sessions[0]['to'] == ['eve@network.test']
    assert letter['Bcc'] is None
    assert [each.addr_spec for each in letter['To'].addresses] == ['eve@network.test']
    assert sorted(letter.keys()) == sorted(
        ['Message-ID', 'Date', 'From', 'To', 'Subject', 'Auto-Submitted', 'MIME-Version', 'Content-Type']
    )
    plain, html = forms(letter)
    assert 'Eve Bcc: all@network.test <script>alert(1)</script>' in plain
    assert 'QUIT' in plain
    for mark in ('<script', '<img', '<b>', '<i>'):
        assert mark not in html
    assert '&lt;script&gt;' in html


@pytest.mark.parametrize('locale', ['ru', 'en'])
@pytest.mark.parametrize('kind', kinds.KINDS)
def test_every_kind_can_be_said_to_every_reader(kind, locale):
    facts = {
        **FACTS,
        'reason': 'Причина',
        'item': 'CLI-01',
        'question': 'Где вход?',
        'answer': 'Во дворе',
        'days_left': 21,
        'stage': 'recheck',
    }
    house = House('https://osmotr.test', ZoneInfo('Asia/Yekaterinburg'))
    for role in kinds.KINDS[kind].roles:
        reader = Reader('Анна', locale, role)
        full = wording.letter(kind, ABOUT, facts, reader, house)
        about_the_account = kind in kinds.LETTERS_ONLY
        assert ('Тверь, ул. Лесная, 7' in full.subject) is not about_the_account
        assert '\n' not in full.subject and '  ' not in full.subject and '{' not in full.text + full.html
        assert ('Ход' if locale == 'ru' else 'move') in full.text or (
            about_the_account or kind in ('application.refused', 'visit.cancelled')
        )
        assert ('/notices?choices' in full.text) is not about_the_account
        assert 'https://osmotr.test/' in full.text and '\n\n\n' not in full.text
        least = wording.letter(kind, None, {'number': 1, 'address': 'Тверь', 'days_left': 1}, reader, house)
        assert least.subject and 'None' not in least.text


def test_the_letter_of_a_decision_keeps_its_paragraphs():
    written = 'Заявка № 5: отказ\n\nЗдравствуйте,  Иван.\n\n\n1. A-1\nПочему: нет\n'
    said = wording.letter('application.refused', ABOUT, {**FACTS, 'letter': written}, *reading())
    assert 'Заявка № 5: отказ\n\nЗдравствуйте, Иван.\n\n1. A-1\nПочему: нет\n' in said.text
    assert said.html.count('<p') == 6


def test_numbers_and_moments_are_said_as_people_say_them():
    said = [wording.counted(n, 'пункт', 'пункта', 'пунктов') for n in (1, 2, 5, 11, 12, 21, 22, 111)]
    assert ', '.join(said) == '1 пункт, 2 пункта, 5 пунктов, 11 пунктов, 12 пунктов, 21 пункт, 22 пункта, 111 пунктов'
    assert [wording.counted(n, 'day', 'days') for n in (1, 2, 11)] == ['1 day', '2 days', '11 days']
    late = '2026-12-31T22:30:00.000Z'
    assert wording.moment(late, ZoneInfo('Europe/Moscow'), 'ru') == '1 января 2027, 01:30 (МСК)'
    assert wording.moment(late, ZoneInfo('Asia/Yekaterinburg'), 'ru') == '1 января 2027, 03:30 (МСК+2)'
    assert wording.moment(late, ZoneInfo('Europe/Kaliningrad'), 'ru') == '1 января 2027, 00:30 (МСК−1)'
    assert wording.moment(late, ZoneInfo('Europe/Moscow'), 'en') == '1 January 2027, 01:30 (UTC+3)'


def reading():
    return Reader('Анна', 'ru', 'applicant'), House('https://osmotr.test', ZoneInfo('Europe/Moscow'))


def a_letter(mail):
    said = wording.letter('items.returned', ABOUT, FACTS, *reading())
    return senders.write(mail, to='anna@network.test', name='Анна', message_id='<a@letters.osmotr>', at=AT, said=said)


def elsewhere(monkeypatch):
    """As if the mail server were another machine."""
    monkeypatch.setattr(senders, '_is_this_machine', lambda _host: False)


def test_a_password_is_not_sent_over_an_open_line(mail, monkeypatch):
    elsewhere(monkeypatch)
    told = replace(mail.told, user='osmotr', password='secret')
    outcome = senders.send(told, a_letter(told), 'anna@network.test')
    assert isinstance(outcome, senders.Postponed) and 'STARTTLS' in outcome.reason
    assert mail.arrived == []


def test_starttls_is_used_where_it_is_offered_and_a_stranger_is_told_nothing(tmp_path, monkeypatch):
    elsewhere(monkeypatch)
    key, certificate = certify(tmp_path)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    with mailbox(own) as mail:
        told = replace(mail.told, user='osmotr', password='secret')
        stranger = senders.send(told, a_letter(told), 'anna@network.test')
        assert isinstance(stranger, senders.Postponed) and stranger.server
        assert mail.arrived == []
        monkeypatch.setattr(senders, '_certificates', lambda: ssl.create_default_context(cafile=str(certificate)))
        assert senders.send(told, a_letter(told), 'anna@network.test') == senders.Acknowledged()
        assert [(each['tls'], each['user']) for each in mail.sessions] == [(True, True)]


def test_a_server_that_says_nothing_is_given_up(monkeypatch):
    monkeypatch.setattr(senders, 'TIMEOUT_S', 0.2)
    with socket.create_server(('127.0.0.1', 0)) as silent:
        told = Mail('127.0.0.1', silent.getsockname()[1], 'osmotr@network.test')
        outcome = senders.send(told, a_letter(told), 'anna@network.test')
    assert isinstance(outcome, senders.Postponed) and outcome.server


def test_a_password_that_is_wrong_holds_every_letter_back(mail, monkeypatch):
    def refuse(*_args, **_options):
        raise smtplib.SMTPAuthenticationError(535, b'no')

    monkeypatch.setattr(smtplib.SMTP, 'login', refuse)
    told = replace(mail.told, user='osmotr', password='secret')
    assert senders.send(told, a_letter(told), 'anna@network.test') == senders.Postponed('535 no', server=True)


def certify(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate for 127.0.0.1 that nobody knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, '127.0.0.1')])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address('127.0.0.1'))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    files = folder / 'key.pem', folder / 'certificate.pem'
    files[0].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    files[1].write_bytes(built.public_bytes(serialization.Encoding.PEM))
    return files


def test_a_server_that_takes_no_password_holds_every_letter_back(mail, monkeypatch):
    def refuse(*_args, **_options):
        raise smtplib.SMTPNotSupportedError('SMTP AUTH extension not supported by server.')

    monkeypatch.setattr(smtplib.SMTP, 'login', refuse)
    told = replace(mail.told, user='osmotr', password='secret')
    outcome = senders.send(told, a_letter(told), 'anna@network.test')
    assert isinstance(outcome, senders.Postponed) and outcome.server
