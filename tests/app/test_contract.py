"""Contracts over HTTP: issued from the template, read clause by clause, shared, signed with a code, never in plain."""

import json
import uuid
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application
from app.contract import checking
from app.contract.models import Code, Contract, Signature
from app.db import db, snapshot, transaction
from app.files.store import current_store
from app.notifications.models import Letter, Notice
from app.rules import operations as rules
from app.rules.contract import CONTRACT
from app.settings import Mail
from app.tokens import digits_of, token_of
from checklists.operations import publish_library
from tests.support.paper_desk import Desk
from tests.support.people import PASSWORD, add_account, speak_as

NAME = 'Канарейкин Пётр Ильич'
NETWORK = 'ООО «Сеть пунктов», ИНН 7707083893'
CLAUSES = [clause['id'] for chapter in CONTRACT['chapters'] for clause in chapter['clauses']]


@pytest.fixture
def settings(settings, s3):
    return replace(settings, s3=s3, mail=Mail('mail.test', 25, 'o@osmotr.test'))


@pytest.fixture
def later():
    began = clock.now()

    def move(**passed):
        clock.set_source(lambda: began + timedelta(**passed))

    yield move
    clock.set_source()


class Case(Desk):
    """An accepted application, and what is said over HTTP about its contract."""

    def __init__(self, service, sign_in):
        with service.app_context(), transaction():
            publish_library(clock.now())
        super().__init__(service, sign_in)
        with service.app_context(), transaction():
            application = db.session.get_one(Application, self.id)
            self.answer(
                application, person_name=NAME, person_inn='500100732259', ogrnip='304500116000157', area_m2=42.5
            )
            application.address, application.profile = 'г. Тверь, ул. Советская, д. 12', 'generic@2026-01-01'
            application.submitted_at = clock.now()
        self.enter('accepted')

    def at(self, what=''):
        return f'/api/v1/applications/{self.id}/contract{what}'

    def read(self, by=None):
        answer = (by or self.anna).get(self.at())
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def issue(self, contract_id=None, template=None):
        seen = self.rita.get(self.at('/preview')).get_json()['template'] if template is None else template
        said = {'id': str(contract_id or uuid.uuid4()), 'template': seen, 'facts': {'network': NETWORK}}
        return self.rita.post(self.at('s'), json=said)

    def recall(self, reason='Опечатка в адресе', recall_id=None):
        return self.rita.post(self.at('/recalls'), json={'id': str(recall_id or uuid.uuid4()), 'reason': reason})

    def mark(self, *names, version=1):
        return self.anna.post(self.at('/marks'), json={'version': version, 'clauses': list(names)})

    def ask_code(self, version=1, by=None):
        code_id = uuid.uuid4()
        answer = (by or self.anna).post(self.at('/codes'), json={'id': str(code_id), 'version': version})
        return answer, digits_of(token_of(self.settings.data, code_id))

    def sign(self, code, version=1, signature_id=None, by=None):
        said = {'id': str(signature_id or uuid.uuid4()), 'version': version, 'code': code}
        return (by or self.anna).post(self.at('/signatures'), json=said)

    def signed(self):
        assert self.issue().status_code == 201
        assert self.mark(*CLAUSES).status_code == 201
        sent, code = self.ask_code()
        assert sent.status_code == 201, sent.text
        return self.sign(code)

    def withdraw(self):
        with self.service.app_context(), transaction():
            application = applications.find(self.id, lock=True)
            road.act(application, 'withdraw', {}, self.anna.account.id, clock.now())


@pytest.fixture
def case(service, sign_in):
    return Case(service, sign_in)


def said(answer, code):
    assert (answer.status_code >= 400, answer.get_json()['code']) == (True, code), answer.text
    return answer.get_json()['facts']


def words_of(pdf):
    return ' '.join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def other_code(code):
    return f'{(int(code) + 1) % 1_000_000:06}'


def test_the_template_is_filled_with_the_facts_of_the_site_and_read_by_its_partner(case, service):
    preview = case.rita.get(case.at('/preview')).get_json()
    assert (preview['missing'], preview['changes'], preview['template']) == (['network'], [], 0)
    answer = case.issue()
    assert answer.status_code == 201, answer.text
    shown = case.read()
    current = shown['current']
    assert (shown['application']['stage'], shown['application']['whose_move']) == ('contracting', 'applicant')
    assert (current['version'], current['read'], current['signed'], shown['former']) == (1, [], None, [])
    first = current['chapters'][0]['clauses'][0]
    assert first['number'] == '1.1'
    for fact in (
        NAME,
        NETWORK,
        'ИНН 500100732259, ОГРНИП 304500116000157',
        'ул. Советская, д. 12',
    ):
        assert fact in first['text']['ru']
    assert '42,5 м²' in json.dumps(current, ensure_ascii=False)
    assert '{' not in first['text']['ru'] + first['text']['en']
    with service.app_context():
        told = db.session.execute(sa.select(Notice.kind, Notice.recipient_id)).all()
        assert ('contract.issued', case.anna.account.id) in told


def test_what_the_questionnaire_does_not_say_is_asked_before_the_network_signs(case):
    case.enter('draft')
    with case.service.app_context(), transaction():
        case.answer(db.session.get_one(Application, case.id), area_m2=None)
    case.enter('accepted')
    assert case.rita.get(case.at('/preview')).get_json()['missing'] == ['area', 'network']
    assert said(case.issue(), 'facts-missing') == {'places': ['area']}
    assert case.read()['current'] is None
    facts = {'area': '37,5', 'partner': 'Другой', 'network': NETWORK}
    said_by_network = {'id': str(uuid.uuid4()), 'template': 0, 'facts': facts}
    issued = case.rita.post(case.at('s'), json=said_by_network)
    assert issued.status_code == 201, issued.text
    assert 'площадью 37,5 м²' in str(issued.get_json())
    assert NAME in str(issued.get_json()) and 'Другой' not in str(issued.get_json())  # an answer is not overruled


def test_the_network_states_itself_once_in_the_template(case, accounts):
    stated = {'ru': 'АО «Сеть»', 'en': 'Network JSC'}
    with case.service.app_context(), transaction():
        value = {**CONTRACT, 'network': stated}
        rules.publish('contract', value, seen=0, by=accounts['administrator'].id, at=clock.now())
    assert case.rita.get(case.at('/preview')).get_json()['missing'] == []
    assert case.issue().status_code == 201
    subject = case.read()['current']['chapters'][0]['clauses'][0]['text']
    assert subject['ru'].startswith('АО «Сеть» (сеть) поручает') and NETWORK not in subject['ru']
    assert subject['en'].startswith('Network JSC (the network)')


def test_issued_twice_it_is_there_once_and_only_what_was_seen_is_issued(case):
    contract_id = uuid.uuid4()
    assert case.issue(contract_id).status_code == 201
    assert case.issue(contract_id, template=0).status_code == 201
    assert said(case.issue(template=0), 'act-not-possible')['stage'] == 'contracting'
    with case.service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Contract)) == 1


def test_a_template_that_changed_after_the_preview_is_looked_at_again(case, accounts):
    changed = json.loads(json.dumps(CONTRACT))
    changed['chapters'][0]['title'] = {'ru': 'Иное', 'en': 'Other'}
    with case.service.app_context(), transaction():
        rules.publish('contract', changed, seen=0, by=accounts['administrator'].id, at=clock.now())
    assert said(case.issue(template=0), 'version-stale') == {'version': 1}
    assert case.issue(template=1).status_code == 201


def test_it_is_signed_once_every_clause_is_read_and_both_have_the_same_paper(case, service):
    assert case.issue().status_code == 201
    refused, _ = case.ask_code()
    assert said(refused, 'clauses-unread')['clauses'] == CLAUSES
    assert set(case.mark(*CLAUSES[:3]).get_json()['current']['read']) == set(CLAUSES[:3])
    assert case.mark(*CLAUSES[:3]).status_code == 201
    assert said(case.mark('nothing'), 'not-found') == {'clauses': ['nothing']}
    refused, code = case.ask_code()
    assert said(refused, 'clauses-unread')['clauses'] == CLAUSES[3:]
    assert said(case.sign(code), 'clauses-unread')
    case.mark(*CLAUSES)
    sent, code = case.ask_code()
    assert sent.status_code == 201
    signature = uuid.uuid4()
    first, again = case.sign(code, signature_id=signature), case.sign(code, signature_id=signature)
    assert (first.status_code, again.status_code) == (201, 201), first.text
    assert said(case.sign(code), 'act-not-possible')
    shown = case.read()
    assert shown['application']['stage'] == 'connecting'
    signed = shown['current']['signed']
    assert (signed['name'], signed['email'], signed['address']) == (
        case.anna.account.name, case.anna.account.email, '127.0.0.1',
    )  # fmt: skip
    papers = [by.get(case.at('/1/paper')) for by in (case.anna, case.rita)]
    assert papers[0].data == papers[1].data
    assert papers[0].headers['Cache-Control'] == 'no-store'
    text = words_of(papers[0].data)
    for words in (NAME, 'Подписи', case.anna.account.email, '127.0.0.1', shown['current']['digest'][:20]):
        assert words in text
    with service.app_context(), snapshot():
        assert list(checking.disagreements(current_store(), case.settings.data)) == []
        told = db.session.execute(sa.select(Notice.kind, Notice.recipient_id)).all()
        assert ('contract.signed', case.rita.account.id) in told


def test_a_code_is_good_once_for_ten_minutes_and_five_tries_and_for_its_person(case, service, later):
    case.issue()
    case.mark(*CLAUSES)
    assert said(case.sign('000000'), 'code-expired') == {}
    _, first = case.ask_code()
    _, second = case.ask_code()
    if first != second:
        assert said(case.sign(first), 'code-wrong') == {'left': 4}
    later(minutes=10, seconds=1)
    assert said(case.sign(second), 'code-expired') == {}
    _, third = case.ask_code()
    for left in (4, 3, 2, 1, 0):
        assert said(case.sign(other_code(third)), 'code-wrong') == {'left': left}
    assert said(case.sign(third), 'code-expired') == {}
    stranger = speak_as(service, add_account(service, 'applicant', 'other@demo.test', 'Другая').email)
    later(minutes=11)
    _, fourth = case.ask_code()
    assert said(case.sign(fourth, by=stranger), 'not-found')
    assert said(case.ask_code(by=stranger)[0], 'not-found')
    assert case.sign(fourth).status_code == 201
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).where(Code.used_at.is_not(None))) == 1


def test_the_letter_tells_the_code_and_no_row_does(case, service):
    case.issue()
    case.mark(*CLAUSES)
    code_id = uuid.uuid4()
    case.anna.post(case.at('/codes'), json={'id': str(code_id), 'version': 1})
    case.anna.post(case.at('/codes'), json={'id': str(code_id), 'version': 1})
    code = digits_of(token_of(case.settings.data, code_id))
    with service.app_context():
        from app.notifications import post
        from app.notifications.operations import Due

        row = db.session.execute(
            sa.select(Letter, Notice).join(Notice, Notice.id == Letter.notice_id).where(Notice.kind == 'contract.code')
        ).one()
        letter = post.written(case.settings, Due(row[0], row[1], case.anna.account))
        assert code in letter.subject and code in letter.text and code in letter.html
        assert '#' not in letter.text
        for table in db.metadata.sorted_tables:
            for each in db.session.execute(sa.select(table)):
                assert code not in [str(value) for value in each], table.name


def test_a_recalled_edition_cannot_be_signed_and_the_next_shows_what_differs(case, accounts):
    case.issue()
    case.mark(*CLAUSES)
    _, code = case.ask_code()
    assert said(case.recall(reason='   '), 'reason-missing')
    recall = uuid.uuid4()
    assert case.recall(recall_id=recall).status_code == 201
    assert case.recall(recall_id=recall).status_code == 201
    assert case.read()['current']['recalled']['reason'] == 'Опечатка в адресе'
    assert said(case.sign(code), 'act-not-possible')
    changed = json.loads(json.dumps(CONTRACT))
    clauses = changed['chapters'][3]['clauses']
    clauses[0]['text'] = {'ru': 'Тариф {number}', 'en': 'Rate {number}'}
    del clauses[1]
    with case.service.app_context(), transaction():
        rules.publish('contract', changed, seen=0, by=accounts['administrator'].id, at=clock.now())
    assert case.issue().status_code == 201
    shown = case.read()
    current, (former,) = shown['current'], shown['former']
    assert (current['version'], former['version'], former['recalled']['reason']) == (2, 1, 'Опечатка в адресе')
    assert [(each['id'], each['before'] is None, each['after'] is None) for each in current['changes']] == [
        ('reward', False, False),
        ('payment', False, True),
    ]
    assert set(CLAUSES) - set(current['read']) == {'reward', 'payment'}
    assert said(case.sign(code, version=1), 'contract-changed') == {'version': 2}
    case.mark('reward', version=2)
    _, code = case.ask_code(version=2)
    assert case.sign(code, version=2).status_code == 201
    assert case.anna.get(case.at('/1/paper')).status_code == 200


def test_a_lawyer_reads_by_a_link_until_it_ends(case, stranger, later):
    case.issue()
    reader = uuid.uuid4()
    for _ in range(2):
        shared = case.anna.post(case.at('/readers'), json={'id': str(reader), 'version': 1})
        assert shared.status_code == 201, shared.text
    (link,) = shared.get_json()['current']['readers']
    assert case.read(case.rita)['current']['readers'] == []
    read = stranger.post('/api/v1/contract-readings', json={'token': link['token']})
    assert read.status_code == 200, read.text
    assert NAME in read.text
    assert read.headers['Cache-Control'] == 'no-store'
    assert said(stranger.post('/api/v1/contract-readings', json={'token': 'x' * 43}), 'link-unknown') == {}
    later(days=7, seconds=1)
    assert said(stranger.post('/api/v1/contract-readings', json={'token': link['token']}), 'link-expired') == {}
    later()
    closed = case.anna.delete(case.at(f'/readers/{reader}'))
    assert closed.get_json()['current']['readers'][0]['token'] is None
    assert said(stranger.post('/api/v1/contract-readings', json={'token': link['token']}), 'link-expired') == {}
    assert said(case.anna.delete(case.at(f'/readers/{uuid.uuid4()}')), 'not-found')


def test_of_a_withdrawn_application_nothing_is_signed(case):
    case.issue()
    case.mark(*CLAUSES)
    _, code = case.ask_code()
    case.withdraw()
    assert said(case.sign(code), 'act-not-possible')['stage'] == 'withdrawn'
    assert said(case.ask_code()[0], 'act-not-possible')
    assert said(case.issue(), 'act-not-possible')
    assert case.read()['current']['signed'] is None


def test_without_a_mail_server_no_code_is_promised(case, service):
    service.extensions['osmotr_settings'] = replace(case.settings, mail=None)
    case.issue()
    case.mark(*CLAUSES)
    assert said(case.ask_code()[0], 'mail-missing') == {}


def test_a_store_that_is_away_leaves_it_unsigned_and_the_code_good(case, monkeypatch):
    from app import problems

    case.issue()
    case.mark(*CLAUSES)
    _, code = case.ask_code()
    store = case.service.extensions['osmotr_files']

    def away(*_):
        raise problems.StorageAway()

    with monkeypatch.context() as broken:
        broken.setattr(type(store), 'put', away)
        assert case.sign(code).status_code == 503
    assert case.read()['application']['stage'] == 'contracting'
    assert case.sign(code).status_code == 201


def test_verify_finds_a_text_a_signature_and_a_paper_that_were_changed(case, service):
    assert case.signed().status_code == 201

    def wrong():
        with service.app_context(), snapshot():
            return [each.partition(': ')[2] for each in checking.disagreements(current_store(), case.settings.data)]

    assert wrong() == []
    with service.app_context(), transaction():
        db.session.execute(sa.update(Signature).values(digest='0' * 64))
    assert wrong() == ['another text was signed']
    with service.app_context(), transaction():
        db.session.execute(sa.update(Contract).values(digest='0' * 64))
    assert wrong() == ['its text is not that of its digest']
    with service.app_context(), transaction():
        file = db.session.scalar(sa.select(Signature.file))
        current_store().put(file, b'other bytes that are long enough', 'originals')
    assert wrong() == ['its text is not that of its digest', 'its signed paper has changed']
    with service.app_context(), transaction():
        current_store().drop(file)
    assert wrong() == ['its text is not that of its digest', 'its signed paper is not there']


def test_it_stands_nowhere_in_plain_and_goes_with_its_person(case, service, caplog):
    caplog.set_level('DEBUG')
    assert case.signed().status_code == 201
    needles = [NAME.encode(), b'500100732259', b'%PDF-']
    with service.app_context():
        for name in current_store().names():
            with current_store().open(name) as file:
                content = file.read()
            assert not any(each in content for each in needles)
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(sa.select(table)):
                kept = b' '.join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
                assert not any(each in kept for each in needles), table.name
        file = db.session.scalar(sa.select(Signature.file))
    assert NAME not in caplog.text
    erased = case.anna.post('/api/v1/my-data/erasures', json={'password': PASSWORD, 'withdraw': True})
    assert erased.status_code == 201, erased.text
    assert erased.get_json()['gone']['contracts'] == 1
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Contract)) == 0


@pytest.mark.parametrize(
    ('change', 'field'),
    [
        (lambda value: value['chapters'].clear(), 'chapters'),
        (lambda value: value.update(network={'ru': 'АО «Сеть»', 'en': ' '}), 'network'),
        (lambda value: value['chapters'][0]['clauses'].clear(), 'orders'),
        (lambda value: value['chapters'][0]['clauses'][1].update(id='subject'), 'chapters'),
        (lambda value: value['chapters'][0]['clauses'][0]['text'].update(ru='{passport}'), 'subject/text/ru'),
        (lambda value: value['chapters'][0]['clauses'][0]['text'].update(en=' '), 'subject/text'),
    ],
)
def test_a_template_that_cannot_be_one_is_refused_with_its_place(case, change, field):
    value = json.loads(json.dumps(CONTRACT))
    change(value)
    refused = case.chief.post('/api/v1/rules/contract/versions', json={'value': value}, headers={'If-Match': '"0"'})
    assert list(said(refused, 'invalid-request')['fields']) == [field]
