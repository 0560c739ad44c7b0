"""The help thread: who asks whom, what is promised, what is told, and what the database never says in plain."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.applications import road
from app.audit import AuditEntry
from app.db import db, transaction
from app.help.models import Message
from app.notifications.models import Letter, Notice
from app.rules import operations as rules
from app.rules.defaults import DAYS
from app.vault import operations as vault
from tests.support.people import add_account, speak_as

PRIVATE = 'Мой паспорт 4509 123456: его тоже нести? «Ёлка» 🎄'
ADDRESS = 'Тверь, ул. Лесная, 7'


@pytest.fixture
def application(service, accounts):
    with service.app_context(), transaction():
        return applications.create(
            applicant=accounts['applicant'], address=ADDRESS, latitude=56.8, longitude=35.9, radius_m=100.0,
            profile='generic@2026-01-01', by=None, at=clock.now(),
        ).id  # fmt: skip


@pytest.fixture
def talk(application):
    return Talk(application)


class Talk:
    """One thread over HTTP."""

    def __init__(self, application):
        self.path = f'/api/v1/applications/{application}/help'

    def say(self, person, text, *, message_id=None, seen=None, to='messages'):
        headers = {} if seen is None else {'If-Match': f'"{seen}"'}
        body = {'id': message_id or str(uuid.uuid4())} | ({'text': text} if text is not None else {})
        return person.post(f'{self.path}/{to}', json=body, headers=headers)

    def read(self, person, **query):
        return person.get(self.path, query_string=query)


@pytest.fixture
def later():
    began = clock.now()

    def move(**passed):
        clock.set_source(lambda: began + timedelta(**passed))

    yield move
    clock.set_source()


def test_a_question_waits_is_promised_answered_and_both_hear_of_it(service, sign_in, talk, application, later):
    anna, rita = sign_in('applicant'), sign_in('reviewer')
    empty = talk.read(anna).get_json()
    assert (empty['messages'], empty['waits_since'], empty['version']) == ([], None, 0)
    assert (empty['usual_s'], empty['usual_of'], empty['term_days']) == (86_400, 0, 1)
    later(hours=1)
    asked = talk.say(anna, f'  {PRIVATE}\n')
    assert asked.status_code == 201, asked.text
    told = asked.get_json()
    assert [(each['kind'], each['text'], each['stage']) for each in told['messages']] == [
        ('question', PRIVATE, 'inspecting')
    ]
    assert (told['waits_since'] is None, asked.headers['ETag']) == (False, '"1"')
    later(hours=3)
    talk.say(anna, 'И ещё вот что')
    (row,) = rita.get('/api/v1/help').get_json()['items']
    assert (row['application']['number'], row['last'], row['messages']) == (1001, 'И ещё вот что', 2)
    assert (row['waits_since'], row['promised_at']) == (told['waits_since'], told['promised_at'])
    answered = talk.say(rita, 'Нет, паспорт не нужен', seen=2)
    assert answered.status_code == 201, answered.text
    assert answered.get_json()['waits_since'] is None
    assert rita.get('/api/v1/help').get_json() == {
        'items': [],
        'next': None,
        'counts': {'waiting': 0, 'overdue': 0},
    }
    (row,) = rita.get('/api/v1/help?waits=false').get_json()['items']
    assert row['last'] == 'Нет, паспорт не нужен'
    read = talk.read(anna).get_json()['messages']
    assert [each['text'] for each in read] == [PRIVATE, 'И ещё вот что', 'Нет, паспорт не нужен']
    with service.app_context():
        told = db.session.execute(sa.select(Notice.kind, Notice.recipient_id, Notice.read_at).order_by(Notice.id))
        assert [(kind, who, seen is not None) for kind, who, seen in told] == [
            ('help.asked', rita.account.id, True),
            ('help.answered', anna.account.id, False),
        ]
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Letter)) == 2
        assert db.session.scalars(sa.select(Message.waited_s).order_by(Message.created_at)).all() == [None, None, 7200]
    path = anna.get('/api/v1/notices').get_json()['items'][0]['path']
    assert path == f'/applications/{application}/help'
    assert rita.get('/api/v1/notices').get_json()['items'][0]['path'] == f'/help/{application}'


def test_what_was_written_stands_nowhere_in_plain_and_goes_with_the_key(service, sign_in, talk, accounts, caplog):
    anna, rita = sign_in('applicant'), sign_in('reviewer')
    talk.say(anna, PRIVATE)
    talk.say(rita, 'Ответ о паспорте', seen=1)
    with service.app_context():
        facts = db.session.execute(sa.select(Notice.facts)).scalars().all()
        facts += db.session.execute(sa.select(AuditEntry.facts)).scalars().all()
        assert 'паспорт' not in str(facts)
        stored = db.session.execute(sa.select(Message.sealed)).scalars().all()
        assert all('паспорт'.encode() not in each for each in stored)
    assert 'паспорт' not in caplog.text
    with service.app_context(), transaction():
        vault.destroy(accounts['applicant'].id, None, clock.now())
    assert [each['text'] for each in talk.read(rita).get_json()['messages']] == [None, None]
    assert rita.get('/api/v1/help?waits=false').get_json()['items'][0]['last'] is None
    for person, seen in ((anna, None), (rita, 2)):
        gone = talk.say(person, 'ещё', seen=seen)
        assert (gone.status_code, gone.get_json()['code']) == (410, 'erased')


def test_sent_twice_is_said_once(service, sign_in, talk):
    anna, rita = sign_in('applicant'), sign_in('reviewer')
    first, second, third = (str(uuid.uuid4()) for _ in range(3))
    for _ in range(2):
        assert talk.say(anna, 'Вопрос', message_id=first).status_code == 201
    for _ in range(2):
        assert talk.say(rita, 'Ответ', message_id=second, seen=1).status_code == 201
    talk.say(anna, 'Спасибо')
    for _ in range(2):
        assert talk.say(rita, None, message_id=third, seen=3, to='closings').status_code == 201
    said = talk.read(rita).get_json()
    assert [each['kind'] for each in said['messages']] == ['question', 'answer', 'question', 'closing']
    assert said['waits_since'] is None
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Notice)) == 3
    stolen = talk.say(rita, 'Под чужим именем', message_id=first, seen=4)
    assert (stolen.status_code, stolen.get_json()['code']) == (404, 'not-found')


def test_an_answer_to_what_was_not_read_is_refused(sign_in, talk):
    anna, rita, oleg = sign_in('applicant'), sign_in('reviewer'), sign_in('administrator')
    talk.say(anna, 'Первый')
    talk.say(anna, 'Второй')
    for person, seen, status, code in ((rita, 1, 412, 'version-stale'), (rita, None, 428, 'version-missing')):
        refused = talk.say(person, 'Ответ на первый', seen=seen)
        assert (refused.status_code, refused.get_json()['code']) == (status, code)
    assert talk.say(oleg, 'Ответ на оба', seen=2).status_code == 201
    late = talk.say(rita, 'Я тоже', seen=2)
    assert late.get_json()['facts'] == {'version': 3}
    idle = talk.say(rita, None, seen=3, to='closings')
    assert (idle.status_code, idle.get_json()['code']) == (409, 'act-not-possible')


@pytest.mark.parametrize('text', ['', '  \n', 'x' * 4001, 'a\0b'])
def test_words_that_are_none_are_refused(sign_in, talk, text):
    refused = talk.say(sign_in('applicant'), text)
    assert (refused.status_code, refused.get_json()['code'] in ('reason-missing', 'invalid-request')) == (422, True)


def test_a_thread_belongs_to_its_applicant_and_the_network(service, sign_in, talk):
    add_account(service, 'applicant', 'other@demo.test')
    other = speak_as(service, 'other@demo.test')
    talk.say(sign_in('applicant'), PRIVATE)
    for answer in (talk.read(other), talk.say(other, 'Чужое')):
        assert (answer.status_code, answer.get_json()['code']) == (404, 'not-found')
    assert talk.read(sign_in('inspector')).status_code == 403


def test_a_thread_is_open_before_the_application_is_and_after(service, accounts, sign_in):
    anna, rita, name = sign_in('applicant'), sign_in('reviewer'), uuid.uuid4()
    with service.app_context(), transaction():
        road.begin(accounts['applicant'], name, clock.now())
    talk = Talk(name)
    assert talk.say(anna, 'С чего начать?').status_code == 201
    (row,) = rita.get('/api/v1/help?stage=draft').get_json()['items']
    assert (row['application']['address'], row['application']['stage']) == ('', 'draft')
    assert rita.get('/api/v1/help?stage=fixing').get_json()['items'] == []
    with service.app_context(), transaction():
        road.act(applications.find(name), 'withdraw', {}, accounts['applicant'].id, clock.now())
    assert talk.say(anna, 'А вернуться можно?').get_json()['messages'][-1]['stage'] == 'withdrawn'


def test_those_that_wait_longest_stand_first_and_late_ones_are_counted(service, sign_in, accounts, later):
    anna, rita = sign_in('applicant'), sign_in('reviewer')
    names = [uuid.uuid4() for _ in range(3)]
    for hours, name in enumerate(names):
        later(hours=hours)
        with service.app_context(), transaction():
            road.begin(accounts['applicant'], name, clock.now())
        Talk(name).say(anna, f'Вопрос {hours}')
    later(hours=25, minutes=30)
    found = rita.get('/api/v1/help').get_json()
    assert [each['last'] for each in found['items']] == ['Вопрос 0', 'Вопрос 1', 'Вопрос 2']
    assert found['counts'] == {'waiting': 3, 'overdue': 2}


def test_how_long_an_answer_takes_is_the_median_of_the_last_and_until_then_the_term(service, sign_in, accounts, later):
    anna, rita, talk, passed = sign_in('applicant'), sign_in('reviewer'), None, 0
    with service.app_context(), transaction():
        rules.publish('days', {**DAYS, 'help': 2}, seen=0, by=accounts['administrator'].id, at=clock.now())
        name = road.begin(accounts['applicant'], uuid.uuid4(), clock.now()).id
    talk = Talk(name)
    for number, minutes in enumerate((10, 20, 30, 500, 40)):
        told = talk.read(anna).get_json()
        assert (told['usual_s'], told['usual_of'], told['term_days']) == (172_800, 0, 2)
        later(minutes=passed)
        talk.say(anna, 'Вопрос')
        passed += minutes
        later(minutes=passed)
        assert talk.say(rita, 'Ответ', seen=2 * number + 1).status_code == 201
        talk.say(rita, 'И добавлю', seen=2 * number + 2) if number == 4 else None
    told = talk.read(anna).get_json()
    assert (told['usual_s'], told['usual_of']) == (1800, 5)


def test_a_long_thread_comes_in_parts(service, sign_in, talk, application, accounts):
    anna, at = sign_in('applicant'), clock.now()
    talk.say(anna, 'Первое')
    folder = service.extensions['osmotr_settings'].data
    with service.app_context(), transaction():
        for number in range(120):
            name = uuid.uuid4()
            sealed = vault.seal(folder, accounts['applicant'].id, f'{number}'.encode(), f'help {name}')
            db.session.add(
                Message(
                    id=name,
                    application_id=application,
                    applicant_id=accounts['applicant'].id,
                    by_id=accounts['applicant'].id,
                    place=number + 2,
                    kind='question',
                    stage='inspecting',
                    sealed=sealed,
                    created_at=at + timedelta(minutes=number + 1),
                )
            )
    newest = talk.read(anna).get_json()
    assert (len(newest['messages']), newest['earlier'], newest['messages'][-1]['text']) == (100, True, '119')
    rest = talk.read(anna, before=newest['messages'][0]['id']).get_json()
    assert (rest['earlier'], [each['text'] for each in rest['messages']][:2]) == (False, ['Первое', '0'])
    assert len(rest['messages']) == 21
    assert talk.read(anna, before=str(uuid.uuid4())).status_code == 404


def test_who_asks_without_end_is_asked_to_wait_and_a_resend_is_not_counted(sign_in, talk):
    anna, first = sign_in('applicant'), str(uuid.uuid4())
    talk.say(anna, 'Вопрос', message_id=first)
    for number in range(29):
        assert talk.say(anna, f'{number}').status_code == 201
        assert talk.say(anna, 'Вопрос', message_id=first).status_code == 201
    refused = talk.say(anna, 'Ещё')
    assert (refused.status_code, refused.get_json()['code']) == (429, 'too-many-attempts')
    assert refused.get_json()['facts']['retry_after_s'] > 0
