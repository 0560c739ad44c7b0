"""Papers over HTTP: sealed where they lie, shown to whom they concern, changed only while that is the applicant's."""

import io
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from PIL import Image

from app import chores, clock, problems
from app.audit import AuditEntry
from app.db import db, transaction
from app.files.store import current_store
from app.notifications.models import Notice
from app.papers import access, retention
from app.papers.models import Paper, PaperFile
from tests.support import papers
from tests.support.paper_desk import LEASE, Desk
from tests.support.people import add_account


@pytest.fixture
def settings(settings, s3):
    return replace(settings, s3=s3)


@pytest.fixture
def desk(service, sign_in):
    return Desk(service, sign_in)


def acts(service, *names):
    with service.app_context():
        rows = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act.in_(names)).order_by(AuditEntry.seq))
        return [(each.act, each.account_id, each.facts) for each in rows]


def refusal(answer):
    assert answer.status_code >= 400, answer.text
    said = answer.get_json()
    return said['code'], said['facts'].get('why')


def test_what_is_asked_depends_on_the_legal_form(service, sign_in):
    for form, wanted in {
        'sole-trader': ['registration', 'lease', 'passport'],
        'company': ['registration', 'charter', 'head', 'lease', 'passport'],
    }.items():
        desk = Desk(service, sign_in, form)
        said = desk.shown()
        assert [each['id'] for each in said['items']] == wanted
        assert {each['state'] for each in said['items']} == {'missing'}
        assert [(each['id'], each['why']) for each in said['missing']] == [(name, 'missing') for name in wanted]
        assert refusal(desk.put('deed', papers.png())) == ('not-found', None)


def test_files_come_in_order_are_shown_and_can_be_ordered_and_taken_out(desk):
    first, second = uuid.uuid4(), uuid.uuid4()
    assert desk.put('lease', papers.pdf(3), first).status_code == 200
    said = desk.put('lease', papers.jpeg(), second).get_json()
    lease = next(each for each in said['items'] if each['id'] == 'lease')
    assert [(each['id'], each['kind'], each['leaves']) for each in lease['files']] == [
        (str(first), 'pdf', 3), (str(second), 'jpeg', 1),
    ]  # fmt: skip
    assert (lease['state'], lease['may_change']) == ('uploaded', True)
    turned = desk.anna.put(f'{desk.path}/lease/order', json={'files': [str(second), str(first)]})
    assert turned.status_code == 200
    assert [each['id'] for each in desk.paper('lease')['files']] == [str(second), str(first)]
    assert refusal(desk.anna.put(f'{desk.path}/lease/order', json={'files': [str(second)]}))[0] == 'invalid-request'
    for _ in range(2):
        assert desk.anna.delete(f'{desk.path}/lease/files/{first}').status_code == 200
    assert [each['id'] for each in desk.paper('lease')['files']] == [str(second)]
    assert desk.anna.get(f'/api/v1/paper-files/{first}/leaves/1').status_code == 404
    with desk.service.app_context():
        gone = db.session.get_one(PaperFile, first)
        assert not current_store().exists(gone.sha256)


def test_sent_twice_it_is_there_once_and_another_file_does_not_take_its_name(desk):
    name, content = uuid.uuid4(), papers.jpeg()
    for _ in range(3):
        assert desk.put('passport', content, name).status_code == 200
    assert len(desk.paper('passport')['files']) == 1
    assert len(acts(desk.service, 'paper.add')) == 1
    assert refusal(desk.put('passport', papers.png(), name))[0] == 'invalid-request'
    assert refusal(desk.put('registration', content, name))[0] == 'invalid-request'
    assert desk.paper('passport')['files'][0]['kind'] == 'jpeg'


def test_a_try_that_the_store_did_not_hear_is_made_again(desk, monkeypatch):
    name, content = uuid.uuid4(), papers.jpeg()
    store = desk.service.extensions['osmotr_files']
    with monkeypatch.context() as broken:

        def away(*_args):
            raise problems.StorageAway(retry_after_s=1)

        broken.setattr(type(store), 'put', away)
        assert desk.put('passport', content, name).status_code == 503
    assert desk.paper('passport')['state'] == 'missing'
    assert desk.put('passport', content, name).status_code == 200
    assert desk.paper('passport')['state'] == 'uploaded'


@pytest.mark.parametrize(
    ('content', 'why'),
    [
        (b'', 'empty'),
        (papers.zipped(), 'wrong-kind'),
        (papers.heic(), 'heic'),
        (papers.jpeg()[:-3000], 'cut'),
        (papers.pdf(200), 'too-many-pages'),
        (papers.changed_pdf(papers.with_open_action, hidden=True), 'active'),
        (papers.protected_pdf(), 'protected'),
        (b'%PDF-' + b'x' * (20 * 1024 * 1024), 'too-large'),
    ],
    ids=['empty', 'zip', 'heic', 'cut', '200 pages', 'script', 'password', 'too large'],
)
def test_a_bad_file_is_refused_with_its_cause_and_what_was_there_is_kept(desk, content, why):
    assert desk.put('passport', papers.png()).status_code == 200
    assert refusal(desk.put('passport', content)) == ('paper-refused', why)
    assert [each['kind'] for each in desk.paper('passport')['files']] == ['png']


def test_a_png_by_another_name_is_a_png(desk):
    sent = desk.anna.put(
        f'{desk.path}/lease/files/{uuid.uuid4()}', data=papers.png(),
        headers={'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename="lease.pdf"'},
    )  # fmt: skip
    assert sent.status_code == 200
    assert desk.paper('lease')['files'][0]['kind'] == 'png'


def test_pages_are_pictures_that_no_cache_keeps_and_the_file_is_never_opened_here(desk):
    name = uuid.uuid4()
    desk.put('lease', papers.pdf(2), name)
    page = desk.anna.get(f'/api/v1/paper-files/{name}/leaves/2?size=320')
    assert page.status_code == 200
    assert Image.open(io.BytesIO(page.data)).format == 'JPEG'
    file = desk.anna.get(f'/api/v1/paper-files/{name}/original')
    assert file.data == papers.pdf(2) or file.data.startswith(b'%PDF-')
    assert file.headers['Content-Type'] == 'application/octet-stream'
    assert file.headers['Content-Disposition'].startswith('attachment')
    for answer in (page, file):
        assert answer.headers['Cache-Control'] == 'no-store'
        assert answer.headers['X-Content-Type-Options'] == 'nosniff'
        assert 'sandbox' in answer.headers['Content-Security-Policy']
    for leaf in (0, 3):
        assert desk.anna.get(f'/api/v1/paper-files/{name}/leaves/{leaf}').status_code == 404


def test_only_the_owner_and_reviewers_read_and_each_reveal_to_staff_is_written_down(desk, service, sign_in):
    add_account(service, 'applicant', 'other@demo.test')
    other, name = sign_in('other@demo.test'), uuid.uuid4()
    desk.fill()
    desk.put('passport', papers.jpeg(), name)
    page, file = f'/api/v1/paper-files/{name}/leaves/1', f'/api/v1/paper-files/{name}/original'
    assert desk.rita.get(page).status_code == 404, 'a draft is its applicant’s alone'
    assert desk.rita.get(desk.path).status_code == 404
    desk.enter('checking')
    assert [desk.anna.get(each).status_code for each in (page, file, desk.path)] == [200, 200, 200]
    assert acts(service, 'paper.reveal') == []
    assert [desk.rita.get(each).status_code for each in (page, file, desk.path)] == [200, 200, 200]
    told = {'paper': 'passport', 'file': str(name), 'leaf': 1}
    assert acts(service, 'paper.reveal') == [
        ('paper.reveal', desk.rita.account.id, {**told, 'as': 'picture'}),
        ('paper.reveal', desk.rita.account.id, {**told, 'as': 'file'}),
    ]
    for thief, status in ((desk.chief, 403), (sign_in('inspector'), 403), (other, 404)):
        assert [thief.get(each).status_code for each in (page, file, desk.path)] == [status] * 3
    assert refusal(desk.put('passport', papers.png(), by=other))[0] == 'not-found'


def test_administrators_are_kept_out_in_the_one_place_too(desk):
    desk.enter('checking')
    with desk.service.app_context(), pytest.raises(problems.NotFound):
        access.readable(desk.id, desk.chief.account)


def test_what_is_looked_at_is_closed_and_only_what_was_returned_opens_again(desk):
    desk.fill()
    before = desk.paper('passport')['files']
    desk.enter('checking')
    assert {each['state'] for each in desk.shown()['items']} == {'checked'}
    for answer in (
        desk.put('passport', papers.png()),
        desk.anna.delete(f'{desk.path}/passport/files/{before[0]["id"]}'),
        desk.anna.put(f'{desk.path}/lease/facts', json=LEASE),
        desk.anna.put(f'{desk.path}/passport/order', json={'files': [before[0]['id']]}),
    ):
        assert refusal(answer)[0] == 'paper-closed'
    desk.give_back('passport')
    states = {each['id']: each['state'] for each in desk.shown()['items']}
    assert states == {'registration': 'accepted', 'lease': 'accepted', 'passport': 'returned'}
    assert desk.paper('passport')['returned']['reason'] == 'Не читается: passport'
    assert desk.shown()['missing'] == [{'id': 'passport', 'why': 'returned'}]
    assert refusal(desk.put('lease', papers.png()))[0] == 'paper-closed'
    assert refusal(desk.anna.delete(f'{desk.path}/passport/files/{before[0]["id"]}'))[0] == 'paper-closed'
    assert desk.put('passport', papers.png()).status_code == 200
    again = desk.paper('passport')
    assert (again['state'], [each['kind'] for each in again['files']]) == ('uploaded', ['png'])
    assert [(each['number'], each['files']) for each in again['former']] == [(1, before)]
    assert desk.shown()['missing'] == []
    assert desk.anna.get(f'/api/v1/paper-files/{before[0]["id"]}/leaves/1').status_code == 200, 'the old one is kept'
    desk.enter('checking')
    assert desk.paper('passport', desk.rita)['state'] == 'checked'


def test_a_lease_needs_its_facts_and_one_that_has_ended_cannot_be_handed_in(desk):
    desk.fill()
    assert desk.shown()['missing'] == []
    today = clock.day('Europe/Moscow')
    for days, warning, missing in (
        (6, 'ends-soon', []),
        (400, None, []),
        (-2, 'ended', [{'id': 'lease', 'why': 'ended'}]),
    ):
        facts = {**LEASE, 'until': (today + timedelta(days=days)).isoformat()}
        assert desk.anna.put(f'{desk.path}/lease/facts', json=facts).status_code == 200
        assert desk.paper('lease')['warning'] == warning
        assert desk.shown()['missing'] == missing
    assert desk.paper('lease')['facts']['area_m2'] == 41.5
    assert refusal(desk.anna.put(f'{desk.path}/passport/facts', json=LEASE))[0] == 'not-found'
    for wrong in ({'until': '31.12.2027'}, {'area_m2': 0}, {'address': '  '}, {'holding': 'gift'}):
        assert refusal(desk.anna.put(f'{desk.path}/lease/facts', json={**LEASE, **wrong}))[0] == 'invalid-request'


def test_without_facts_a_lease_is_missing_something(desk):
    desk.put('lease', papers.png())
    assert {'id': 'lease', 'why': 'facts'} in desk.shown()['missing']


def test_canaries_are_nowhere_in_plain(desk, service, caplog, tmp_path):
    caplog.set_level('DEBUG')
    photo = papers.jpeg(canary=papers.ASCII_CANARY)
    document = papers.changed_pdf(lambda pdf: pdf.docinfo.__setitem__('/Title', papers.ASCII_CANARY))
    assert papers.ASCII_CANARY.encode() in photo
    assert papers.ASCII_CANARY.encode() in document
    caplog.clear()  # the libraries that made them talk
    desk.fill()
    for paper, content in (('passport', photo), ('registration', document)):
        assert desk.put(paper, content).status_code == 200
    facts = {**LEASE, 'address': papers.ASCII_CANARY}
    assert desk.anna.put(f'{desk.path}/lease/facts', json=facts).status_code == 200
    desk.enter('checking')
    for each in desk.shown(desk.rita)['items']:
        for file in each['files']:
            page = desk.rita.get(f'/api/v1/paper-files/{file["id"]}/leaves/1')
            assert page.status_code == 200
            assert papers.ASCII_CANARY.encode() not in page.data
    desk.give_back('passport')
    needles = [papers.ASCII_CANARY.encode(), 'Не читается'.encode()]
    places = [each for each in tmp_path.rglob('*') if each.is_file()]
    # of any picture or paper; three bytes of a JPEG alone stand in a megabyte of any cipher now and then
    heads = [photo[:16], b'\xff\xd8\xff\xe0\x00\x10JFIF', b'\x89PNG\r\n\x1a\n', b'%PDF-']
    looked_at = 0
    for each in places:
        content = each.read_bytes()
        looked_at += len(content)
        assert not any(needle in content for needle in needles), each
    with service.app_context():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(sa.select(table)):
                said = b' '.join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
                assert not any(needle in said for needle in needles), table.name
        for name in current_store().names():
            with current_store().open(name) as file:
                content = file.read()
            looked_at += len(content)
            assert not any(needle in content for needle in [*needles, *heads]), name
    assert looked_at > len(photo) + len(document)
    assert not any(needle.decode() in caplog.text for needle in needles)


def test_papers_go_when_their_term_is_over_and_the_audit_says_so(desk, service):
    desk.fill()
    desk.enter('checking')
    desk.enter('refused')
    later = clock.now() + timedelta(days=1096)
    with service.app_context():
        store = current_store()
        names = list(store.names())
        assert len(names) == 3
        assert retention.sweep(store, later - timedelta(days=3)) == 0
        assert retention.sweep(store, later) == 1
        assert retention.sweep(store, later) == 0
        assert list(store.names()) == []
        with transaction():
            assert db.session.scalar(sa.select(sa.func.count()).where(PaperFile.removed_at.is_(None))) == 0
            assert db.session.scalar(sa.select(sa.func.count()).where(Paper.facts.is_not(None))) == 0
    assert acts(service, 'paper.expire') == [('paper.expire', None, {'files': 3})]
    assert {each['state'] for each in desk.shown(desk.rita)['items']} == {'missing'}


def test_bytes_that_never_became_a_file_go(desk, service, monkeypatch):
    store = service.extensions['osmotr_files']
    real = type(store).put

    def kept_but_not_said(self, *args):
        real(self, *args)
        raise problems.StorageAway(retry_after_s=1)

    with monkeypatch.context() as broken:
        broken.setattr(type(store), 'put', kept_but_not_said)
        assert desk.put('passport', papers.jpeg()).status_code == 503
    with service.app_context():
        assert len(list(current_store().names())) == 1
        retention.sweep(current_store(), clock.now())
        assert len(list(current_store().names())) == 1, 'it may still be on its way'
        retention.sweep(current_store(), clock.now() + timedelta(days=2))
        assert list(current_store().names()) == []


def test_the_end_of_a_lease_is_told_once_for_each_term(desk, service):
    desk.fill()
    start = clock.now()
    until = (clock.day('Europe/Moscow', start) + timedelta(days=59)).isoformat()
    assert desk.anna.put(f'{desk.path}/lease/facts', json={**LEASE, 'until': until}).status_code == 200
    desk.enter('checking')
    with service.app_context():
        for days in (0, 1, 30, 31, 53, 54, 70):
            clock.set_source(lambda days=days: start + timedelta(days=days))
            chores.do({})
        told = db.session.scalars(sa.select(Notice).where(Notice.kind == 'lease.ends').order_by(Notice.id)).all()
        mine = [each.facts['days_left'] for each in told if each.recipient_id == desk.anna.account.id]
        hers = [each.facts['days_left'] for each in told if each.recipient_id == desk.rita.account.id]
        assert mine == hers == [59, 29, 6]
        assert until not in str([each.facts for each in told])
