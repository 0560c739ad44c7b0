"""A seal covers what finishing named; what cannot be kept stops nobody; what is refused can still be read."""

import json

import pytest

from tests.inspections.phone import picture, verdicts


def finish(phone, visit, *hashes):
    phone.write(visit, 'inspection.finish', None, {'photos': list(hashes)})
    return phone.push()


def test_a_photo_whose_announcement_was_refused_holds_up_the_seal(phone, visit):
    sha256 = phone.attach(visit, 'NO-SUCH-ITEM', picture())
    assert verdicts(finish(phone, visit, sha256)) == ['unknown-item', 'applied']
    assert phone.push([])['receipts'] == []
    assert phone.pull()['inspections'][0]['state'] == 'finished'


def test_saying_that_it_is_lost_settles_it(phone, visit):
    sha256 = phone.attach(visit, 'NO-SUCH-ITEM', picture())
    finish(phone, visit, sha256)
    phone.write(visit, 'photo.lost', None, {'sha256': sha256, 'reason': 'телефон утонул'})
    phone.push()
    assert len(phone.push([])['receipts']) == 1
    assert phone.pull()['inspections'][0]['state'] == 'sealed'


def test_bytes_that_come_after_they_were_called_lost_are_welcome_until_the_seal(phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'photo.lost', None, {'sha256': sha256, 'reason': ''})
    phone.push()
    assert phone.send_photo(picture()).status_code == 200
    assert [each['state'] for each in phone.pull()['inspections'][0]['photos']] == ['stored']


@pytest.mark.parametrize('field', ['kind', 'field'])
@pytest.mark.parametrize('poison', ['x\ud83d', 'x\x00y'])
def test_a_poisoned_operation_stops_only_itself(phone, visit, field, poison):
    phone.answer(visit, 'CLI-01', 24)
    phone.answer(visit, 'CLI-01', 25)
    phone.answer(visit, 'CLI-01', 26)
    phone.ops[1][field] = poison
    said = verdicts(phone.push())
    assert (len(said), said[0], said[2]) == (3, 'applied', 'applied')


@pytest.mark.parametrize('value', ['x\ud83d', 1e999])
def test_a_refused_value_of_any_kind_leaves_the_report_readable(phone, visit, application, sign_in, value):
    phone.answer(visit, 'CLI-01', value)
    assert verdicts(phone.push()) != ['applied']
    answer = sign_in('reviewer').get(f'/api/v1/applications/{application.id}/comparison')
    assert answer.status_code == 200
    quarantined = json.loads(answer.data, parse_constant=lambda name: pytest.fail(f'{name} is no JSON'))['quarantine']
    assert len(quarantined) == 1
