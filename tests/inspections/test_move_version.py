"""A draft moves to a newer version of its checklist: nothing said is lost or refused, what is finished stays."""

import pytest

from app import clock
from app.db import db, transaction
from checklists import operations as checklists
from inspections.models import Inspection
from tests.inspections.phone import Phone, picture, verdicts
from tests.support.checklists import next_version

MOVE = 'inspection.move_version'


@pytest.fixture
def second(service, visit):
    """Publish a second version, once the visit is planned by the first."""
    with service.app_context(), transaction():
        return checklists.publish_checklist(next_version(), 'next.yaml', clock.now())[1]


def version_of(phone):
    phone.cursor = 0
    return phone.pull()['inspections'][0]['checklist']['version']


def test_the_feed_tells_of_the_newest_version_and_moves_nobody(phone, visit, second):
    heard = phone.pull()
    assert heard['newest'] == {'pvz-daily': 1, 'pvz-default': 2}
    assert heard['inspections'][0]['checklist']['version'] == 1


def test_answers_notes_and_photos_go_along_item_by_item(phone, visit, second):
    phone.answer(visit, 'ENT-03', 'yes')
    phone.answer(visit, 'ENT-07', 'no')
    phone.write(visit, 'note.set', 'ENT-07', 'темно')
    sha256 = phone.attach(visit, 'ENT-07', picture())
    phone.push()
    before = phone.pull()['inspections'][0]
    phone.write(visit, MOVE, None, {'to': 2})
    phone.answer(visit, 'ENT-09', 'yes')
    assert verdicts(phone.push())[-2:] == ['applied', 'applied']
    after = phone.pull()['inspections'][0]
    assert after['checklist'] == {**before['checklist'], 'version': 2}
    assert {item: after['fields'][item] for item in before['fields']} == before['fields']
    assert after['fields']['ENT-09']['value'] == 'yes'
    assert [each['sha256'] for each in after['photos']] == [sha256]


def test_before_the_move_a_new_item_is_unknown(phone, visit, second):
    phone.answer(visit, 'ENT-09', 'yes')
    assert verdicts(phone.push()) == ['unknown-item']


def test_a_phone_that_has_not_heard_of_the_move_is_not_refused(phone, visit, second):
    late = Phone(phone.person).enrol()
    phone.write(visit, MOVE, None, {'to': 2})
    phone.push()
    late.answer(visit, 'ENT-07', 'yes')
    late.answer(visit, 'SIG-07', 'not-needed')
    late.write(visit, 'note.set', 'ENT-07', 'светло')
    late.attach(visit, 'ENT-07', picture())
    late.answer(visit, 'SIG-07', 'odd')
    assert verdicts(late.push()) == ['applied'] * 4 + ['answer-rejected']


def test_a_move_to_what_there_is_not_is_refused_and_kept(phone, visit, second):
    for value in (None, 2, {'to': 3}, {'to': 0}, {'to': True}, {'to': '2'}, {'to': 1e9}, []):
        phone.write(visit, MOVE, None, value)
    assert verdicts(phone.push()) == ['invalid-operation'] * 8
    assert version_of(phone) == 1


def test_it_only_goes_forwards_and_twice_is_once(phone, visit, second):
    for to in (2, 2, 1):
        phone.write(visit, MOVE, None, {'to': to})
    assert verdicts(phone.push()) == ['applied'] * 3
    assert version_of(phone) == 2


def test_what_is_finished_keeps_the_version_it_was_made_with(service, phone, visit, second):
    phone.write(visit, 'inspection.finish', None, {'photos': []})
    phone.write(visit, MOVE, None, {'to': 2})
    assert verdicts(phone.push()) == ['applied'] * 2
    assert version_of(phone) == 1
    with service.app_context():
        sealed = db.session.query(Inspection).filter_by(state='sealed').one()
        assert (sealed.checklist_version, sealed.amendments) == (1, [])


def test_the_reviewer_reads_answers_of_both_versions(phone, visit, second, application, sign_in):
    phone.answer(visit, 'ENT-07', 'no')
    phone.answer(visit, 'SIG-07', 'granted')
    phone.write(visit, MOVE, None, {'to': 2})
    phone.answer(visit, 'ENT-09', 'yes')
    phone.push()
    said = sign_in('reviewer').get(f'/api/v1/applications/{application.id}/comparison').json
    rows = {row['id']: row for row in said['items']}
    cell = {item: next(c for c in rows[item]['cells'] if c['inspection_id'] == visit) for item in ('ENT-07', 'ENT-09')}
    assert {item: each['value'] for item, each in cell.items()} == {'ENT-07': 'no', 'ENT-09': 'yes'}
    (granted,) = [each for each in rows['SIG-07']['cells'] if each['inspection_id'] == visit]
    assert (granted['value'], granted['outcome']) == ('granted', None)
