"""Entries whose number is another one's or stood in a hole, and the quarantine as an administrator reads it."""

import uuid

import sqlalchemy as sa

from app.db import db
from inspections.models import Device, Inspection, Operation, Quarantined
from tests.inspections.phone import Phone, verdicts
from tests.inspections.releasing import give, release, sound, state, waiting
from tests.support import people


def test_what_has_the_number_of_another_is_said_again_under_a_number_of_its_own(service, chief, phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    phone.push([{**phone.ops[0], 'field': 'CLI-02', 'value': 7}])
    (entry,) = waiting(chief)
    assert (entry['sort'], entry['code'], entry['value']) == ('collision', 'collision', 7)
    said = release(chief, entry)
    assert said['tried']['outcome'] == 'shown'
    fields = phone.pull()['inspections'][0]['fields']
    assert (fields['CLI-01']['value'], fields['CLI-02']['value']) == (20, 7)
    assert fields['CLI-02']['op'] == said['tried']['op'] != f'{phone.device}:1'
    before = state(service)
    release(chief, entry)
    assert state(service) == before
    assert len(chief.get('/api/v1/devices').json['items']) == 1
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Device)) == 2
    assert phone.pull()['released'] == []
    assert sound(service) == []


def test_what_the_phone_has_said_again_itself_is_here_already(service, chief, phone, visit):
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    collided = {**phone.ops[0], 'field': 'CLI-02', 'value': 7}
    phone.push([collided])
    again = Phone(phone.person).enrol()
    again.ops.append({**collided, 'hlc': collided['hlc'][:21] + again.device})
    assert verdicts(again.push()) == ['applied']
    (entry,) = waiting(chief)
    before = state(service)
    said = release(chief, entry)
    assert (said['tried']['outcome'], said['tried']['op']) == ('here', f'{again.device}:1')
    assert state(service)[:2] == before[:2]
    assert waiting(chief) == []


def test_what_turned_up_in_a_hole_is_let_in_and_the_hole_stays(service, chief, phone, visit):
    for item in ('CLI-01', 'CLI-02', 'CLI-03'):
        phone.answer(visit, item, 5)
    phone.push(phone.ops[2:], first_kept=3)
    assert verdicts(phone.push(phone.ops[:1])) == ['out-of-order']
    (entry,) = waiting(chief)
    assert release(chief, entry)['tried']['outcome'] == 'shown'
    assert set(phone.pull()['inspections'][0]['fields']) == {'CLI-01', 'CLI-03'}
    (row,) = chief.get('/api/v1/devices').json['items']
    assert [(each['first'], each['last']) for each in row['holes']] == [(1, 2)]
    assert sound(service) == []


def test_numbers_stay_unique_and_only_the_inspection_moves(service, chief, phone, visit, other, application):
    own = Phone(people.speak_as(service, 'applicant@demo.test')).enrol()
    untouched = own.pull()['inspections'][0]['changed_seq']
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    seq = other.pull()['inspections'][0]['changed_seq']
    release(chief, waiting(chief)[0])
    moved = other.pull()['inspections'][0]
    assert moved['changed_seq'] > seq
    assert moved['seen'] == {}
    assert own.pull()['inspections'] == []
    assert untouched < seq
    with service.app_context():
        assert db.session.get_one(Inspection, uuid.UUID(visit)).seen == {phone.device: 1}
        numbers = db.session.scalars(sa.select(Operation.seq)).all()
        assert len(numbers) == len(set(numbers))


def test_the_reviewer_no_longer_sees_it_as_refused(chief, phone, visit, other, application, sign_in):
    give(chief, visit, other)
    phone.answer(visit, 'CLI-01', 20)
    phone.push()
    path, reviewer = f'/api/v1/applications/{application.id}/comparison', sign_in('reviewer')
    assert [each['n'] for each in reviewer.get(path).json['quarantine']] == [1]
    release(chief, waiting(chief)[0])
    assert reviewer.get(path).json['quarantine'] == []


def test_the_quarantine_comes_in_pages_and_by_phone_and_inspection(service, chief, phone, visit, other, monkeypatch):
    monkeypatch.setattr('inspections.api.upkeep.PAGE', 2)
    for n in range(5):
        phone.answer(visit, 'ZZZ-99', n)
    phone.push()
    other.answer(visit, 'CLI-01', 1)
    other.push()
    cursor, found = None, []
    while True:
        page = chief.get('/api/v1/quarantine', query_string={'cursor': cursor} if cursor else {}).json
        assert len(page['items']) <= 2
        found += [(each['device'], each['n']) for each in page['items']]
        cursor = page['next']
        if cursor is None:
            break
    assert found == [(other.device, 1), *((phone.device, n) for n in (5, 4, 3, 2, 1))]
    assert [each['n'] for each in waiting(chief, phone=other.device)] == [1]
    assert waiting(chief, inspection_id=str(uuid.uuid4())) == []
    assert chief.get('/api/v1/quarantine', query_string={'cursor': 'x~y'}).status_code == 422


def test_an_entry_that_is_not_there_is_not_found(chief, phone):
    answer = chief.post(f'/api/v1/quarantine/{phone.device}/1/{"0" * 64}/releases')
    assert (answer.status_code, answer.json['code']) == (404, 'not-found')
    answer = chief.post(f'/api/v1/quarantine/{"e" * 32}/1/{"0" * 64}/releases')
    assert (answer.status_code, answer.json['code']) == (409, 'unknown-device')


def test_every_entry_of_a_wild_phone_can_be_listed(service, chief, phone, visit):
    for value in (float('1e308'), 'x' * 9000, []):
        phone.write(visit, 'answer.set', 'CLI-01', value)
    phone.write(visit, 'answer.set', 7, 1)
    phone.write('nothing', 'photo.attach', None, 1)
    phone.write(visit, ['odd'], 'CLI-01', 1)
    phone.write(visit, 'answer.set', 'CLI-01', {'a': [None, '\ud800']})
    phone.push()
    entries = waiting(chief)
    assert {each['n'] for each in entries} == set(range(1, 8))
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Quarantined)) == 7
    for entry in entries:
        assert release(chief, entry)['tried']['outcome'] == 'refused'
