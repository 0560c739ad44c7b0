"""Training over HTTP: a roster, links good once, pages and tries kept once, certificates, the gate to what follows."""

import re
import uuid
from datetime import timedelta

import pypdfium2
import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.applications.models import Stage
from app.db import db, transaction
from app.notifications.models import Notice
from app.training import calendar, courses
from app.training.models import Attempt, Certificate, Member
from checklists.operations import publish_library
from tests.support.people import PASSWORD, add_account, speak_as

NAME = 'Канарейкина Ольга Петровна'
COURSES = courses.every()


@pytest.fixture
def later():
    began = clock.now()

    def move(**passed):
        clock.set_source(lambda: began + timedelta(**passed))

    yield move
    clock.set_source()


class Point:
    """An application in its training, and what is said over HTTP about it."""

    def __init__(self, service, accounts, sign_in):
        self.service, self.anna, self.rita, self.chief = (
            service, sign_in('applicant'), sign_in('reviewer'), sign_in('administrator'),
        )  # fmt: skip
        with service.app_context(), transaction():
            publish_library(clock.now())
            application = applications.create(
                applicant=accounts['applicant'], address='Тверь, ул. Лесная, 7', latitude=56.8, longitude=35.9,
                radius_m=100.0, profile='generic@2026-01-01', by=None, at=clock.now(),
            )  # fmt: skip
            self.id = application.id
        self.enter('training')

    def enter(self, stage):
        with self.service.app_context(), transaction():
            applications.enter(applications.find(self.id, lock=True), Stage(stage), clock.now())

    def at(self, what=''):
        return f'/api/v1/applications/{self.id}/training{what}'

    def read(self, by=None):
        answer = (by or self.anna).get(self.at())
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def add(self, name=NAME, role='operator', member_id=None):
        said = {'id': str(member_id or uuid.uuid4()), 'name': name, 'role': role}
        return self.anna.post(self.at('/members'), json=said)

    def invite(self, member_id, invitation_id=None):
        said = {'id': str(invitation_id or uuid.uuid4())}
        return self.anna.post(self.at(f'/members/{member_id}/invitations'), json=said)

    def end(self, event_id=None):
        return self.anna.post(self.at('/ends'), json={'id': str(event_id or uuid.uuid4())})

    def member(self, member_id):
        return next(each for each in self.read()['members'] if each['id'] == str(member_id))


class Phone:
    """The phone of somebody who learns, without an account."""

    def __init__(self, browser, token):
        self.browser, self.came = browser, browser.post('/api/v1/learners', json={'token': token})
        self.key = (self.came.get_json() or {}).get('key', '')

    def ask(self, method, path, **said):
        return self.browser.open(f'/api/v1{path}', method=method, headers={'X-Osmotr-Learner': self.key}, **said)

    def learn(self, pages=None, attempts=()):
        return self.ask('POST', '/learners/me/progress', json={'pages': pages or {}, 'attempts': list(attempts)})


def attempt(course, wrong=0, version=None, attempt_id=None):
    answers = dict(COURSES[course].questions)
    for name in list(answers)[:wrong]:
        answers[name] = 'nonsense'
    return {
        'id': str(attempt_id or uuid.uuid4()), 'course': course, 'version': version or COURSES[course].version,
        'answers': answers,
    }  # fmt: skip


def said(answer, code):
    assert (answer.status_code >= 400, answer.get_json()['code']) == (True, code), answer.text
    return answer.get_json()['facts']


@pytest.fixture
def point(service, accounts, sign_in):
    return Point(service, accounts, sign_in)


@pytest.fixture
def learner(point, stranger):
    member = uuid.uuid4()
    assert point.add(member_id=member).status_code == 201
    link = point.invite(member).get_json()['members'][0]['link']
    phone = Phone(stranger, link['token'])
    assert phone.came.status_code == 201, phone.came.text
    phone.member = member
    return phone


@pytest.mark.parametrize('course', COURSES)
def test_every_course_can_be_read_and_passed_in_both_languages(course):
    content = COURSES[course].content
    texts = [content['title'], *(each['title'] for each in content['pages'])]
    texts += [text for page in content['pages'] for text in page['text']]
    for question in content['quiz']:
        texts += [question['text'], question['why'], *(each['text'] for each in question['options'])]
        assert question['right'] in {each['id'] for each in question['options']}
    assert all(each['ru'].strip() and each['en'].strip() for each in texts)
    assert not any(re.search('[а-яё]', each['en'], re.I) for each in texts)
    assert courses.judge(COURSES[course], COURSES[course].questions).passed
    assert not courses.judge(COURSES[course], {}).passed


def test_a_member_comes_by_a_link_learns_and_has_a_certificate(point, learner, stranger, service):
    assert learner.came.get_json()['name'] == NAME
    assert learner.ask('GET', '/learners/me').get_json()['progress']['orders']['pages'] == []
    learner.learn({'orders': ['waybill', 'scan', 'nonsense'], 'nothing': ['x']})
    first = attempt('orders', wrong=2)
    for _ in range(2):
        progress = learner.learn(attempts=[first]).get_json()['progress']['orders']
    assert progress == {'pages': ['waybill', 'scan'], 'right': 3, 'total': 5, 'passed': False, 'tries': 1}
    learner.learn(attempts=[attempt('orders', wrong=1), attempt('returns')])
    assert point.read()['share'] == 0
    done = learner.learn(attempts=[attempt('problems')]).get_json()
    assert done['progress']['orders'] == {
        'pages': ['waybill', 'scan'],
        'right': 4,
        'total': 5,
        'passed': True,
        'tries': 2,
    }
    code = done['certificate']
    assert re.fullmatch('[0-9]{12}', code)
    assert point.read()['share'] == 100
    checked = stranger.get(f'/api/v1/certificates/{code}').get_json()
    assert (checked['initials'], checked['valid'], len(checked['courses'])) == ('К. О. П.', True, 3)
    assert NAME not in str(checked)
    assert said(stranger.get('/api/v1/certificates/000000000000'), 'not-found')
    for paper in (
        learner.ask('GET', '/learners/me/certificate'),
        point.rita.get(point.at(f'/members/{learner.member}/certificate')),
    ):
        assert paper.headers['Cache-Control'] == 'no-store'
        words = ' '.join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper.data))
        assert NAME in words and code[:4] in words and 'Приёмка и выдача заказов' in words
    with service.app_context():
        told = db.session.execute(sa.select(Notice.kind, Notice.recipient_id)).all()
        assert told == [('training.passed', point.anna.account.id)]
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Certificate)) == 1


def test_a_link_is_good_once_for_thirty_days_and_another_one_ends_the_phone_before(point, stranger, later):
    member, invitation = uuid.uuid4(), uuid.uuid4()
    point.add(member_id=member)
    for _ in range(2):
        shown = point.invite(member, invitation).get_json()
    token = shown['members'][0]['link']['token']
    assert point.read(point.rita)['members'][0]['link'] is None
    first = Phone(stranger, token)
    assert first.came.status_code == 201
    assert point.member(member)['link'] is None
    assert said(Phone(stranger, token).came, 'link-used') == {}
    assert said(Phone(stranger, 'x' * 43).came, 'link-unknown') == {}
    old = point.invite(member).get_json()['members'][0]['link']['token']
    new = point.invite(member).get_json()['members'][0]['link']['token']
    assert said(Phone(stranger, old).came, 'link-expired') == {}
    assert first.ask('GET', '/learners/me').status_code == 200
    assert Phone(stranger, new).came.status_code == 201
    assert said(first.ask('GET', '/learners/me'), 'learner-unknown') == {}
    last = point.invite(member).get_json()['members'][0]['link']['token']
    later(days=30, seconds=1)
    assert said(Phone(stranger, last).came, 'link-expired') == {}


def test_who_is_taken_off_in_mid_course_learns_no_more_and_what_they_learnt_stays(point, learner, stranger):
    learner.learn({'orders': ['waybill']}, [attempt('orders')])
    for _ in range(2):
        assert point.anna.delete(point.at(f'/members/{learner.member}')).status_code == 200
    gone = point.member(learner.member)
    assert gone['removed_at'] and gone['progress']['orders']['passed']
    assert said(learner.learn(attempts=[attempt('returns')]), 'learner-unknown') == {}
    assert said(point.invite(learner.member), 'member-removed') == {}
    assert said(point.end(), 'training-open') == {'members': []}


def test_the_certificate_of_who_has_left_says_so(point, learner, stranger):
    code = learner.learn(attempts=[attempt(each) for each in COURSES]).get_json()['certificate']
    point.anna.delete(point.at(f'/members/{learner.member}'))
    checked = stranger.get(f'/api/v1/certificates/{code}').get_json()
    assert (checked['valid'], checked['left_at'] is not None) == (False, True)


def test_a_try_at_a_version_that_was_replaced_is_not_judged(point, learner, service):
    shown = learner.learn(attempts=[attempt('orders', version='0' * 12)]).get_json()
    assert shown['progress']['orders']['tries'] == 0
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == 0


def test_the_test_period_begins_when_everybody_has_passed(point, learner, stranger):
    other = uuid.uuid4()
    point.add('Иван', 'manager', other)
    learner.learn(attempts=[attempt(each) for each in COURSES])
    assert said(point.end(), 'training-open') == {'members': [str(other)]}
    assert point.read()['share'] == 50
    phone = Phone(stranger, point.invite(other).get_json()['members'][1]['link']['token'])
    phone.learn(attempts=[attempt(each) for each in COURSES])
    event = uuid.uuid4()
    assert point.end(event).status_code == 201
    assert point.end(event).status_code == 201
    assert point.read()['application']['stage'] == 'trying'
    assert said(point.end(), 'act-not-possible')


def test_nobody_else_sees_or_changes_a_roster(point, learner, service):
    other = speak_as(service, add_account(service, 'applicant', 'other@demo.test', 'Другая').email)
    assert said(other.get(point.at()), 'not-found')
    assert said(
        other.post(point.at('/members'), json={'id': str(uuid.uuid4()), 'name': 'Кто-то', 'role': 'owner'}), 'not-found'
    )
    assert said(other.delete(point.at(f'/members/{learner.member}')), 'not-found')
    point.enter('withdrawn')
    assert said(point.add('Новый'), 'act-not-possible')['stage'] == 'withdrawn'


def test_names_stand_nowhere_in_plain_and_go_with_the_applicant(point, learner, service, caplog):
    learner.learn(attempts=[attempt(each) for each in COURSES])
    with service.app_context():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(sa.select(table)):
                kept = b' '.join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
                assert NAME.split()[0].encode() not in kept, table.name
    assert NAME not in caplog.text
    erased = point.anna.post('/api/v1/my-data/erasures', json={'password': PASSWORD, 'withdraw': True})
    assert erased.get_json()['gone']['staff'] == 1
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Member)) == 0
    assert said(learner.ask('GET', '/learners/me'), 'learner-unknown') == {}


def test_a_webinar_is_a_calendar_file_and_a_film_has_captions(point, stranger):
    assert said(stranger.get('/api/v1/courses/orders/webinar.ics'), 'not-found')
    webinar = {'at': '2026-12-10T10:00:00+03:00', 'minutes': 45, 'address': 'https://meet.example/lesson'}
    video = {'address': '/media/orders.mp4', 'captions': '/media/orders.vtt'}

    def publish(seen, **media):
        value = {'orders': {'video': None, 'webinar': None, **media}}
        return point.chief.post(
            '/api/v1/rules/courses/versions', json={'value': value}, headers={'If-Match': f'"{seen}"'}
        )

    assert publish(0, video=video, webinar=webinar).status_code == 201
    (shown, *_) = stranger.get('/api/v1/courses').get_json()['items']
    assert (shown['video'], shown['webinar']['minutes']) == (video, 45)
    file = stranger.get('/api/v1/courses/orders/webinar.ics')
    assert file.mimetype == 'text/calendar'
    lines = file.data.decode().split('\r\n')
    assert {'BEGIN:VCALENDAR', 'DTSTART:20261210T070000Z', 'DTEND:20261210T074500Z', 'END:VCALENDAR'} <= set(lines)
    for change, field in (
        ({'video': {'address': 'javascript:alert(1)', 'captions': '/x.vtt'}}, 'orders/video/address'),
        ({'video': {'address': '/x.mp4', 'captions': ''}}, 'orders/video/captions'),
        ({'webinar': {**webinar, 'at': 'завтра'}}, 'orders/webinar/at'),
        ({'webinar': {**webinar, 'minutes': 0}}, 'orders/webinar/minutes'),
    ):
        assert list(said(publish(1, **change), 'invalid-request')['fields']) == [field]


def test_lines_of_a_calendar_file_are_short_and_unfold_to_what_was_said():
    title = 'Приёмка, выдача; «возвраты» \\ ' * 6
    at = clock.now()
    file = calendar.event(uid='u', starts_at=at, minutes=30, title=title, address='https://a.example/', written_at=at)
    lines = file.split(b'\r\n')
    assert lines[-1] == b'' and all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # no character is cut
    (summary,) = re.findall('SUMMARY:(.*?)\r\n[A-Z]', file.decode().replace('\r\n ', '') + '\r\nX')
    assert summary.replace('\\,', ',').replace('\\;', ';').replace('\\\\', '\\') == title
