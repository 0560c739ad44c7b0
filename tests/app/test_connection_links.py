"""Links of a connection: without an account a computer is tested and an access confirmed; each good once, for a day."""

# ruff: noqa: F811 – fixtures of another file

import secrets
import uuid

import pypdfium2
import pytest
import sqlalchemy as sa
import zxingcpp
from PIL import Image

from app.applications.models import Stage
from app.audit.models import AuditEntry
from app.connection import codes, computer, paper, states
from app.connection.models import Link, Receipt, Result
from app.db import db, snapshot
from tests.app.connecting import CHROME, Case, case, later, read_from, said  # noqa: F401 – fixtures

COMPUTERS = '/api/v1/test-computers'


class Computer:
    """A browser that nobody is signed in on."""

    def __init__(self, service):
        self.browser = service.test_client()
        self.key = secrets.token_urlsafe(32)

    def opens(self, key=None, **said):
        body = {**said, 'key': key or self.key}
        return self.browser.post(COMPUTERS, json=body, headers={'User-Agent': CHROME})

    def get(self, what='', key=None):
        return self.browser.get(f'{COMPUTERS}/me{what}', headers=self.headers(key))

    def post(self, what, **said):
        body = {'id': str(uuid.uuid4()), **said}
        return self.browser.post(f'{COMPUTERS}/me{what}', json=body, headers=self.headers())

    def headers(self, key=None):
        return {'X-Osmotr-Computer': key or self.key, 'User-Agent': CHROME}

    def test(self, sheet):
        """Everything but the line."""
        name = str(sheet.id)
        for each in (
            {'browser': {'able': list(computer.NEEDED)}},
            {'scanner': {'sheet_id': name, **read_from(sheet)}},
            {'printing': {'sheet_id': name, 'code': sheet.code}},
        ):
            answer = self.post('/results', **each)
            assert answer.status_code == 201, answer.text
        return answer


@pytest.fixture
def pc(service):
    return Computer(service)


def make(case, purpose='computer', by=None, **more):
    return case.post('/links', by=by, purpose=purpose, **more)


def link_of(case, purpose='computer'):
    return next(each for each in case.read()['links'] if each['purpose'] == purpose)


def made(case, purpose='computer', **more):
    answer = make(case, purpose, **more)
    assert answer.status_code == 201, answer.text
    return link_of(case, purpose)


def to_confirm(case):
    """The owner's access was shown, and a link to confirm it made: the access, its secret, the link."""
    access = case.owner()['id']
    secret = case.show(access).get_json()['secret']
    return access, secret, made(case, 'receipt', access_id=access)


def receive(pc, token, last):
    return pc.browser.post('/api/v1/access-receipts', json={'token': token, 'last': last})


def read(pc, token):
    return pc.browser.post('/api/v1/access-readings', json={'token': token})


def acts(case):
    with case.service.app_context(), snapshot():
        rows = db.session.execute(sa.select(AuditEntry.act, AuditEntry.account_id).order_by(AuditEntry.id))
        return [(act, by) for act, by in rows if act.startswith(('connection.', 'access.confirm', 'access.wrong'))]


def test_a_computer_is_tested_by_a_link_and_the_owner_sees_what_came_of_it(case, pc):
    link = made(case)
    assert (link['state'], link['access_id'], len(link['token']), len(link['code'])) == ('open', None, 43, 8)
    assert link['qr']['path'] and link['agent'] is None
    seen = pc.opens(token=link['token']).get_json()
    assert set(seen) == {'number', 'expires_at', 'parts', 'sheet'}
    opened = link_of(case)
    assert (opened['state'], opened['agent'], opened['token']) == ('working', 'Chrome 130, Windows', None)
    assert (opened['code'], opened['qr']) == (None, None)
    assert pc.post('/sheets').status_code == 201
    sheet = case.sheet_made()
    told = pc.test(sheet).get_json()
    assert [each['result'] and each['result']['passed'] for each in told['parts']] == [True, True, True, None]
    mine = case.read()
    assert mine['missing'] == ['owner', 'line', 'drill']
    assert {each['by_link'] for each in mine['history']} == {True}
    with case.service.app_context(), snapshot():
        rows = db.session.scalars(sa.select(Result)).all()
        assert {(each.by_id, str(each.link_id)) for each in rows} == {(None, link['id'])}
    assert ('connection.open', None) in acts(case) and ('connection.test', None) in acts(case)


def test_the_last_part_of_a_connection_may_come_by_a_link(case, pc):
    case.hand_over()
    case.drill()
    case.measure(20)
    pc.opens(token=made(case)['token'])
    assert pc.post('/sheets').status_code == 201
    pc.test(case.sheet_made())
    assert case.read()['application']['stage'] == 'training'
    with case.service.app_context(), snapshot():
        row = db.session.scalar(sa.select(AuditEntry).where(AuditEntry.act == 'application.connected'))
        assert row.account_id is None


@pytest.mark.parametrize('by', ['token', 'code'])
def test_a_link_is_opened_once_and_the_same_computer_may_say_so_again(case, pc, by):
    link = made(case)
    for _ in range(2):
        assert pc.opens(**{by: link[by]}).status_code == 201
    other = Computer(case.service)
    said(other.opens(**{by: link[by]}), 'link-used' if by == 'token' else 'link-unknown')
    said(other.get(), 'link-unknown')
    assert pc.get().status_code == 200
    assert [act for act, _ in acts(case)].count('connection.open') == 1


def test_a_code_is_typed_as_people_type(case, pc):
    code = made(case)['code']
    russian = code.translate(str.maketrans('ABCEHKMPTXY', 'АВСЕНКМРТХУ')).lower()
    assert pc.opens(code=f'{russian[:4]} {russian[4:]}').status_code == 201


def test_rows_hold_neither_token_nor_code_nor_key(case, pc):
    link = made(case)
    pc.opens(token=link['token'])
    with case.service.app_context(), snapshot():
        row = str(vars(db.session.scalar(sa.select(Link))))
    assert link['token'] not in row and link['code'] not in row and pc.key not in row


def test_a_link_is_over_after_a_day_also_for_the_computer_that_opened_it(case, pc, later):
    link = made(case)
    pc.opens(token=link['token'])
    later(hours=23, minutes=59)
    assert pc.get().status_code == 200
    later(hours=24, seconds=9)
    said(pc.get(), 'link-expired')
    said(pc.post('/results', browser={'able': []}), 'link-expired')
    said(pc.opens(token=link['token']), 'link-expired')
    said(Computer(case.service).opens(token=link['token']), 'link-expired')
    assert link_of(case)['state'] == 'expired'


def test_a_link_that_was_closed_is_good_for_nothing(case, pc):
    link = made(case)
    pc.opens(token=link['token'])
    for _ in range(2):
        answer = case.anna.delete(case.at(f'/links/{link["id"]}'))
        assert (answer.status_code, answer.get_json()['links'][0]['state']) == (200, 'revoked')
    for answer in (
        pc.get(), pc.post('/sheets'), pc.post('/results', browser={'able': []}), pc.opens(token=link['token']),
        Computer(case.service).opens(token=link['token']),
    ):  # fmt: skip
        said(answer, 'link-revoked')
    said(Computer(case.service).opens(code=link['code']), 'link-unknown')
    assert [act for act, _ in acts(case)].count('connection.unlink') == 1


def test_another_link_takes_the_place_of_the_one_before(case, pc, later):
    name = str(uuid.uuid4())
    for _ in range(2):
        assert make(case, id=name).status_code == 201
    first = link_of(case)
    pc.opens(token=first['token'])
    later(seconds=1)
    second = made(case)
    assert second['id'] != first['id'] and second['state'] == 'open'
    said(pc.get(), 'link-revoked')
    with case.service.app_context(), snapshot():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Link)) == 2


# state of a link for a computer × who comes with it → what they are told; none: they get through
TABLE = {
    'open': {'same': None, 'other': None, 'look': 'link-unknown'},
    'working': {'same': None, 'other': 'link-used', 'look': None},
    'expired': {'same': 'link-expired', 'other': 'link-expired', 'look': 'link-expired'},
    'revoked': {'same': 'link-revoked', 'other': 'link-revoked', 'look': 'link-revoked'},
}


@pytest.mark.parametrize('state', TABLE)
@pytest.mark.parametrize('act', ['same', 'other', 'look'])
def test_what_a_link_in_each_state_is_good_for(case, pc, later, state, act):
    link = made(case)
    if state != 'open':
        assert pc.opens(token=link['token']).status_code == 201
    if state == 'expired':
        later(hours=24, seconds=9)
    if state == 'revoked':
        assert case.anna.delete(case.at(f'/links/{link["id"]}')).status_code == 200
    assert link_of(case)['state'] == state
    answer = {
        'same': lambda: pc.opens(token=link['token']),
        'other': lambda: Computer(case.service).opens(token=link['token']),
        'look': lambda: pc.get(),
    }[act]()
    code = TABLE[state][act]
    assert answer.status_code in (200, 201) if code is None else said(answer, code) == {}


@pytest.mark.parametrize(('who', 'may'), [('anna', True), ('rita', False), ('chief', False)])
def test_links_are_made_and_closed_by_the_applicant_alone(case, who, may):
    by = getattr(case, who)
    assert make(case, by=by).status_code == (201 if may else 403)
    link = made(case)
    assert by.delete(case.at(f'/links/{link["id"]}')).status_code == (200 if may else 403)


@pytest.mark.parametrize('stage', sorted(Stage))
def test_links_are_made_only_while_a_point_has_staff(case, stage):
    case.enter(stage.value)
    answer = make(case)
    assert (answer.status_code == 201) == (stage in states.STAFFED), answer.text
    if stage not in states.STAFFED and answer.status_code != 404:
        said(answer, 'act-not-possible')


def test_a_computer_that_reports_without_end_is_held_up(case, pc):
    pc.opens(token=made(case)['token'])
    many = [pc.post('/results', browser={'able': []}).status_code for _ in range(241)]
    assert many[:240] == [201] * 240 and many[240] == 429


def test_links_end_with_the_application(case, pc):
    pc.opens(token=made(case)['token'])
    case.move_to('withdraw')
    said(pc.get(), 'link-revoked')
    said(make(case), 'act-not-possible')


def test_an_access_is_confirmed_by_a_link(case, pc):
    access, secret, link = to_confirm(case)
    assert (link['state'], link['access_id'], link['code']) == ('open', access, None)
    about = read(pc, link['token']).get_json()
    assert about['login'] == case.owner()['login'] and about['left'] == 5 and not about['confirmed']
    assert case.owner()['name'] not in str(about)
    assert said(receive(pc, link['token'], '0000'), 'access-signs') == {'left': 4}
    for _ in range(2):  # its answer was lost
        told = receive(pc, link['token'], secret[-4:])
        assert (told.status_code, told.get_json()['confirmed']) == (201, True)
    said(receive(pc, link['token'], '0000'), 'link-used')
    said(read(pc, link['token']), 'link-used')
    assert case.owner()['state'] == 'confirmed' and link_of(case, 'receipt')['state'] == 'used'
    with case.service.app_context(), snapshot():
        row = db.session.scalar(sa.select(Receipt))
        assert (row.by_id, str(row.link_id)) == (None, link['id'])
    assert acts(case)[-2:] == [('access.wrong', None), ('access.confirm', None)]


def test_five_wrong_signs_by_a_link_end_the_access(case, pc):
    _, secret, link = to_confirm(case)
    assert [said(receive(pc, link['token'], '0000'), 'access-signs')['left'] for _ in range(5)] == [4, 3, 2, 1, 0]
    said(receive(pc, link['token'], secret[-4:]), 'access-spent')


def test_a_link_to_confirm_is_over_revoked_or_too_late(case, pc, later):
    access, secret, link = to_confirm(case)
    said(make(case, 'receipt'), 'invalid-request')
    said(make(case, access_id=access), 'invalid-request')
    later(hours=24, seconds=9)
    said(receive(pc, link['token'], secret[-4:]), 'link-expired')
    fresh = made(case, 'receipt', access_id=access)
    assert case.confirm(access, secret[-4:]).status_code == 200
    said(receive(pc, fresh['token'], '0000'), 'access-confirmed')
    said(make(case, 'receipt', access_id=access), 'access-confirmed')
    assert case.revoke(access).status_code == 201
    said(receive(pc, fresh['token'], secret[-4:]), 'access-revoked')


def test_an_access_that_was_not_shown_has_nothing_to_confirm(case):
    said(make(case, 'receipt', access_id=case.owner()['id']), 'access-not-shown')


def test_a_link_is_for_one_thing(case, pc):
    _, secret, receipt = to_confirm(case)
    link = made(case)
    said(pc.opens(token=receipt['token']), 'link-unknown')
    said(receive(pc, link['token'], secret[-4:]), 'link-unknown')
    said(read(pc, 'nonsense'), 'link-unknown')
    said(pc.opens(token='nonsense'), 'link-unknown')
    said(pc.opens(code='ABCDEFGH'), 'link-unknown')
    said(pc.opens(token=link['token'], code=link['code']), 'invalid-request')
    said(pc.opens(), 'invalid-request')
    said(pc.opens(token=link['token'], key='short'), 'invalid-request')


def test_things_of_another_application_are_out_of_reach(case, pc, service, sign_in):
    other = Case(service, sign_in)
    foreign = other.sheet()
    pc.opens(token=made(case)['token'])
    said(pc.get(f'/sheets/{foreign.id}'), 'not-found')
    said(pc.post('/results', scanner={'sheet_id': str(foreign.id), **read_from(foreign)}), 'not-found')
    said(pc.post('/results', printing={'sheet_id': str(foreign.id), 'code': foreign.code}), 'not-found')
    theirs = made(other)
    said(case.anna.delete(case.at(f'/links/{theirs["id"]}')), 'not-found')
    said(make(case, id=theirs['id']), 'not-found')
    said(make(case, 'receipt', access_id=other.owner()['id']), 'not-found')
    assert case.read(by=case.rita)['links'] == []


def test_a_wrong_code_of_a_sheet_is_counted_by_a_link_too(case, pc):
    pc.opens(token=made(case)['token'])
    sheet = pc.post('/sheets').get_json()['sheet']
    wrong = {'sheet_id': sheet['id'], 'code': '000000'}
    assert [said(pc.post('/results', printing=wrong), 'sheet-code-wrong')['left'] for _ in range(3)] == [2, 1, 0]
    said(pc.post('/results', printing=wrong), 'sheet-used-up')


def test_a_camera_in_place_of_a_scanner_is_named(case):
    sheet = case.sheet()
    told = case.result(scanner={'sheet_id': str(sheet.id), 'means': 'camera', **read_from(sheet)}).get_json()
    assert (told['history'][0]['passed'], told['history'][0]['facts']['means']) == (True, 'camera')


def picture_of(code):
    """A code as the page draws it, as a picture with the light frame that belongs around it."""
    drawn = codes.shown(code)
    side = 6
    picture = Image.new('L', (drawn['width'] * side, drawn['height'] * side), 255)
    for move in drawn['path'].split('M')[1:]:
        place, rest = move.split('h', 1)
        x, y = (int(each) for each in place.split())
        width, rest = rest.split('v', 1)
        height = rest.split('h')[0]
        picture.paste(0, (x * side, y * side, (x + int(width)) * side, (y + int(height)) * side))
    tall = Image.new('L', (picture.width, picture.height + 80), 255)
    tall.paste(picture, (0, 40))
    return tall


def test_what_is_drawn_can_be_read(case):
    """By a reader that shares nothing with what draws."""
    sheet = case.sheet()
    found = {code.kind: zxingcpp.read_barcodes(picture_of(code)) for code in codes.of_sheet(sheet)}
    assert {kind: (each[0].text, str(each[0].format)) for kind, each in found.items()} == {
        'square': (sheet.square, 'QR Code'),
        'bars': (sheet.bars, 'EAN-13'),
        'matrix': (sheet.matrix, 'Data Matrix'),
        'label': (sheet.label, 'Code 128'),
    }


def test_all_four_are_read_from_the_paper(case):
    sheet = case.sheet()
    page = pypdfium2.PdfDocument(paper.draw(sheet, 'ru'))[0].render(scale=3).to_pil()
    assert {each.text for each in zxingcpp.read_barcodes(page)} == set(read_from(sheet).values())
