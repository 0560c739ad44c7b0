"""Connections over HTTP: accesses shown once, a self-test that says why not, a training order led by acts."""

# ruff: noqa: F811 – fixtures of another file

import json
import uuid
from pathlib import Path

import pypdfium2
import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.applications.models import Stage
from app.connection import accesses, codes, computer, paper, states
from app.connection.models import Access, DrillStep, Showing
from app.db import db, snapshot, transaction
from tests.app.connecting import CHROME, NAME, Case, case, later, read_from, said, told  # noqa: F401 – fixtures
from tests.support.people import add_account, speak_as


def test_a_point_is_connected_when_the_last_thing_was_done(case):
    begun = case.read()
    assert begun['missing'] == ['owner', 'browser', 'scanner', 'printing', 'line', 'drill']
    assert [(each['role'], each['state'], each['issued_by']) for each in begun['accesses']] == [
        ('owner', 'issued', None)
    ]
    assert told(case, 'connection.ready') == [case.anna.account.id]
    assert case.hand_over().get_json()['missing'] == ['browser', 'scanner', 'printing', 'line', 'drill']
    assert case.test_computer().get_json()['missing'] == ['drill']
    ended = case.drill().get_json()
    assert (ended['missing'], ended['application']['stage']) == ([], 'training')
    assert told(case, 'connection.done') == [case.anna.account.id]
    assert case.read(by=case.rita)['application']['stage'] == 'training'


@pytest.mark.parametrize('last', ['owner', 'computer', 'drill'])
def test_the_order_of_the_three_does_not_matter(case, last):
    acts = {'owner': case.hand_over, 'computer': case.test_computer, 'drill': case.drill}
    for name in [*(each for each in acts if each != last), last]:
        assert case.read()['application']['stage'] == 'connecting'
        acts[name]()
    assert case.read()['application']['stage'] == 'training'


def test_a_secret_is_shown_once_and_kept_nowhere_in_plain(case, later):
    access, showing = case.owner()['id'], str(uuid.uuid4())
    shown = case.show(access, id=showing)
    secret = shown.get_json()['secret']
    assert shown.headers['Cache-Control'] == 'no-store' and len(secret) == 16
    assert case.show(access, id=showing).get_json()['secret'] == secret  # its answer was lost
    assert said(case.show(access), 'access-shown') == {}
    later(minutes=3)
    assert said(case.show(access, id=showing), 'access-shown') == {}
    assert secret not in case.anna.get(case.at()).text
    with case.service.app_context(), snapshot():
        row = db.session.scalar(sa.select(Showing))
        assert secret not in str(vars(row)) and row.digest == accesses.hash_of(secret)


def test_a_confirmed_secret_is_not_shown_again(case):
    access, showing = case.owner()['id'], str(uuid.uuid4())
    secret = case.show(access, id=showing).get_json()['secret']
    assert case.confirm(access, secret[-4:].upper()).status_code == 200
    assert case.confirm(access, secret[-4:]).status_code == 200
    assert said(case.show(access, id=showing), 'access-shown') == {}


def test_wrong_signs_are_counted_and_end_the_access(case):
    access = case.owner()['id']
    assert said(case.confirm(access, 'abcd'), 'access-not-shown') == {}
    secret = case.show(access).get_json()['secret']
    lefts = [said(case.confirm(access, '0000'), 'access-signs')['left'] for _ in range(5)]
    assert lefts == [4, 3, 2, 1, 0]
    assert said(case.confirm(access, secret[-4:]), 'access-spent') == {'tries': 5}
    assert case.revoke(access).status_code == 201
    assert said(case.confirm(access, secret[-4:]), 'access-revoked') == {}
    assert case.issue('owner', 'Анна').status_code == 201
    assert case.hand_over().status_code == 200


def test_an_access_is_issued_and_revoked_once(case):
    name = str(uuid.uuid4())
    for _ in range(2):
        assert case.issue('operator', id=name).status_code == 201
    mine = [each for each in case.read()['accesses'] if each['role'] == 'operator']
    assert [(each['name'], each['state']) for each in mine] == [(NAME, 'issued')]
    assert said(case.issue('owner'), 'owner-has-access') == {}
    assert said(case.issue(name='  '), 'reason-missing') == {'field': 'name'}
    assert said(case.revoke(name, reason=' '), 'reason-missing') == {'field': 'reason'}
    revocation = str(uuid.uuid4())
    for _ in range(2):
        assert case.revoke(name, by=case.rita, id=revocation).status_code == 201
    assert said(case.revoke(name), 'access-revoked') == {}
    assert said(case.show(name), 'access-revoked') == {}
    ended = next(each for each in case.read()['accesses'] if each['id'] == name)
    assert (ended['reason'], ended['revoked_by']['name']) == ('Уволилась', case.rita.account.name)
    with case.service.app_context(), snapshot():
        assert NAME.encode() not in db.session.get_one(Access, uuid.UUID(name)).sealed


def test_things_of_another_application_are_as_if_there_were_none(case, service, sign_in):
    other = Case(service, sign_in)
    access, sheet = other.owner()['id'], other.sheet()
    assert other.post('/drills').status_code == 201
    order = other.read()['drill']
    for answer in (
        case.show(access), case.confirm(access, 'abcd'), case.revoke(access), case.issue(id=access),
        case.anna.get(case.at(f'/sheets/{sheet.id}/paper')),
        case.result(printing={'sheet_id': str(sheet.id), 'code': sheet.code}),
        case.result(scanner={'sheet_id': str(sheet.id), **read_from(sheet)}),
        case.step('received', order['number'], order['id']),
    ):  # fmt: skip
        said(answer, 'not-found')
    add_account(service, 'applicant', 'boris@net.test', 'Борис')
    boris = speak_as(service, 'boris@net.test')
    assert boris.get(case.at()).status_code == 404
    assert case.post('/accesses', by=boris, role='operator', name=NAME).status_code == 404


def test_a_printer_that_does_not_exist_is_said_and_does_not_pass(case):
    told = case.result(printing={'none': True}).get_json()
    part = next(each for each in told['parts'] if each['part'] == 'printing')
    assert (part['result']['passed'], part['result']['why']) == (False, 'no-printer')
    assert part['result']['agent'] == 'Chrome 130, Windows'
    assert 'printing' in told['missing']


def test_a_wrong_code_is_refused_three_times_then_a_new_sheet(case):
    sheet = case.sheet()
    wrong = {'sheet_id': str(sheet.id), 'code': '000000'}
    assert [said(case.result(printing=wrong), 'sheet-code-wrong')['left'] for _ in range(3)] == [2, 1, 0]
    right = {'sheet_id': str(sheet.id), 'code': sheet.code}
    assert said(case.result(printing=right), 'sheet-used-up') == {'tries': 3}
    assert case.read()['history'] == []
    fresh = case.sheet()
    typed = f'{fresh.code[:3]} {fresh.code[3:]}'.lower().translate(str.maketrans('abcehkmptxy', 'авсенкмртху'))
    assert case.result(printing={'sheet_id': str(fresh.id), 'code': typed}).status_code == 201


def test_a_scanner_in_the_russian_layout_is_named(case):
    sheet = case.sheet()
    keys = {latin: russian for russian, latin in computer.TYPED_IN_RUSSIAN.items()}
    typed = {
        kind: ''.join(chr(keys.get(ord(each), ord(each))) for each in text) for kind, text in read_from(sheet).items()
    }
    for read, why in ((typed, 'layout'), ({**read_from(sheet), 'matrix': 'X'}, 'misread'), ({}, 'misread')):
        told = case.result(scanner={'sheet_id': str(sheet.id), **read}).get_json()
        assert told['history'][0]['why'] == why
    assert case.result(scanner={'none': True}).get_json()['history'][0]['why'] == 'no-scanner'
    said(case.result(scanner={}), 'invalid-request')
    said(case.result(), 'invalid-request')


def test_the_page_asks_for_the_same_upload_as_the_service():
    samples = json.loads((Path(__file__).parents[1] / 'contract' / 'connection-line.json').read_text('utf-8'))
    for sample in samples:
        assert computer.needed_upload(sample['cameras']) == sample['needed_mbps']


@pytest.mark.parametrize(
    ('cameras', 'upload', 'passes'), [(0, 2, True), (0, 1.9, False), (4, 14, True), (4, 13.9, False)]
)
def test_a_line_is_held_against_the_cameras(case, cameras, upload, passes):
    told = case.measure(upload, cameras).get_json()['history'][0]
    assert (told['passed'], told['facts']['needed_mbps']) == (passes, 2 + 3 * cameras)


def test_the_last_result_of_a_part_counts(case):
    case.result(browser={'able': list(computer.NEEDED)})
    told = case.result(browser={'able': ['print']}).get_json()
    assert told['history'][0]['facts']['lacking'] == ['cookies', 'storage', 'keyboard', 'crypto']
    assert 'browser' in told['missing'] and len(told['history']) == 2


def test_the_sheet_holds_its_codes_in_both_languages(case):
    sheet = case.sheet()
    answer = case.anna.get(case.at(f'/sheets/{sheet.id}/paper'))
    assert answer.headers['Cache-Control'] == 'no-store'
    text = pypdfium2.PdfDocument(answer.data)[0].get_textpage().get_text_range()
    assert f'{sheet.code[:3]} {sheet.code[3:]}' in text and sheet.bars in text and sheet.square not in text
    assert paper.draw(sheet, 'en').startswith(b'%PDF')
    bars = codes.modules('4006381333931')  # the example of GS1
    assert bars == '10100011010100111010111101111010001001011001101010100001010000101000010111010010000101100110101'


def test_a_training_order_goes_step_by_step(case):
    assert case.post('/drills').status_code == 201
    order = case.read()['drill']
    assert order['code'] is None and order['next'] == 'received'
    assert said(case.step('issued', '0000'), 'drill-order') == {'next': 'received'}
    assert said(case.step('received', 'T'), 'drill-wrong') == {'step': 'received'}
    for _ in range(2):
        assert case.step('received', order['number'].replace('T', 'т')).status_code == 201
    with case.service.app_context(), snapshot():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(DrillStep)) == 1
    assert case.step('placed', order['cell']).status_code == 201
    assert len(case.read()['drill']['code']) == 4 and case.read(by=case.rita)['drill']['code'] is None
    assert said(case.step('issued', 'abcd'), 'drill-wrong') == {'step': 'issued'}


def test_another_training_order_takes_the_place_of_the_last(case, later):
    assert case.post('/drills').status_code == 201
    first = case.read()['drill']
    later(seconds=1)
    second = str(uuid.uuid4())
    for _ in range(2):
        assert case.post('/drills', id=second).status_code == 201
    assert case.read()['drill']['id'] == second
    assert said(case.step('received', first['number'], first['id']), 'drill-replaced') == {}


def test_withdrawing_in_the_middle_ends_every_access(case):
    case.issue('operator')
    access = case.owner()['id']
    secret = case.show(access).get_json()['secret']
    case.move_to('withdraw')
    shown = case.read()
    assert {(each['state'], each['reason']) for each in shown['accesses']} == {('revoked', None)}
    for answer in (
        case.confirm(access, secret[-4:]), case.issue(), case.show(access), case.revoke(access), case.post('/sheets'),
        case.result(browser={'able': []}), case.post('/drills'),
    ):  # fmt: skip
        assert said(answer, 'act-not-possible')['stage'] == 'withdrawn'


def test_what_was_done_before_it_was_withdrawn_is_done_again(case, later):
    case.test_computer()
    case.drill()
    case.move_to('withdraw')
    later(minutes=1)
    case.move_to('come-back')
    case.enter('connecting')
    with case.service.app_context(), transaction():
        application = applications.find(case.id, lock=True)
        case.service.extensions['osmotr_stage_entered']['connecting'](application, None, clock.now())
    assert case.read()['missing'] == ['owner', 'browser', 'scanner', 'printing', 'line', 'drill']
    assert case.owner()['state'] == 'issued'


@pytest.mark.parametrize('stage', Stage)
def test_what_may_be_done_in_which_stage(case, stage):
    access = case.owner()['id']
    case.enter(stage)
    open_here = stage in states.STAFFED
    for answer in (case.issue(), case.post('/sheets'), case.post('/drills'), case.show(access)):
        assert (answer.status_code == 201) == open_here, answer.text
    if stage != Stage.CONNECTING:
        assert case.read()['application']['stage'] == stage


STATES = ['issued', 'shown', 'confirmed', 'revoked']
TABLE = {
    'issued': {'show': 'shown', 'revoke': 'revoked'},
    'shown': {'confirm': 'confirmed', 'revoke': 'revoked'},
    'confirmed': {'revoke': 'revoked'},
    'revoked': {},
}


@pytest.mark.parametrize('state', STATES)
@pytest.mark.parametrize('act', ['show', 'confirm', 'revoke'])
@pytest.mark.parametrize('who', ['applicant', 'reviewer', 'administrator'])
def test_the_table_of_an_access(case, state, act, who):
    access = case.owner()['id']
    secret = ''
    if state in ('shown', 'confirmed'):
        secret = case.show(access).get_json()['secret']
    if state == 'confirmed':
        case.confirm(access, secret[-4:])
    if state == 'revoked':
        case.revoke(access)
    by = {'applicant': case.anna, 'reviewer': case.rita, 'administrator': case.chief}[who]
    answer = {
        'show': lambda: case.show(access, by=by),
        'confirm': lambda: case.confirm(access, secret[-4:] or 'abcd', by=by),
        'revoke': lambda: case.revoke(access, by=by),
    }[act]()
    after = next(each for each in case.read()['accesses'] if each['id'] == access)['state']
    if who not in states.WHO[act]:
        assert answer.status_code == 403 and after == state
        return
    again = (state, act) == ('confirmed', 'confirm')  # twice is the same as once
    assert (answer.status_code in (200, 201)) == (act in TABLE[state] or again), answer.text
    assert after == TABLE[state].get(act, state)


def test_a_person_can_read_and_erase_all_of_it(case):
    case.issue('operator')
    case.hand_over()
    case.test_computer()
    case.post('/drills')
    case.move_to('withdraw')
    with case.service.app_context(), transaction():
        from app.connection import erasing

        held = erasing.held(case.anna.account.id)
        assert {each['name'] for each in held['accesses']} == {NAME, case.anna.account.name}
        assert {each['part'] for each in held['self_tests']} == set(states.PARTS)
        assert erasing.erase(case.anna.account.id, clock.now()).gone == {'accesses': 2}
        assert erasing.erase(case.anna.account.id, clock.now()).gone == {'accesses': 0}
        assert case.id and db.session.scalar(sa.select(sa.func.count()).select_from(DrillStep)) == 0
