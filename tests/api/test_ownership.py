"""What belongs to whom: another person of the same role gets none of it."""

import pytest

from app import clock
from app.db import transaction
from checklists.operations import publish_library
from tests.inspections.phone import Phone, picture
from tests.support import people

FROM_THE_BEGINNING = {
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': '0',
    'Content-Type': 'application/offset+octet-stream',
}


@pytest.fixture
def world(service, sign_in):
    """Two applicants, two inspectors; each first one has an application or a visit of their own."""
    people.add_account(service, 'applicant', 'other-applicant@demo.test')
    people.add_account(service, 'inspector', 'other-inspector@demo.test')
    with service.app_context(), transaction():
        publish_library(clock.now())
    owner, inspector, chief = sign_in('applicant'), sign_in('inspector'), sign_in('administrator')
    opened = chief.post(
        '/api/v1/applications',
        json={
            'applicant_id': str(owner.account.id),
            'address': 'Москва, ул. «Ёлочная», 5 🏬',
            'latitude': 55.75,
            'longitude': 37.61,
            'profile': 'generic@2026-01-01',
        },
    )
    assert opened.status_code == 201, opened.text
    application = opened.get_json()
    planned = chief.post(
        f'/api/v1/applications/{application["id"]}/visits',
        json={'assignee_id': str(inspector.account.id), 'due_at': '2026-12-01T10:00:00Z', 'stage': 'finished'},
        headers={'If-Match': opened.headers['ETag']},
    )
    assert planned.status_code == 201, planned.text
    return {
        'application': application,
        'owner': owner,
        'inspector': inspector,
        'visit': planned.get_json(),
        'other_applicant': sign_in('other-applicant@demo.test'),
        'other_inspector': sign_in('other-inspector@demo.test'),
    }


def test_an_applicant_sees_their_own_application_and_no_other(world):
    path = f'/api/v1/applications/{world["application"]["id"]}'
    assert world['owner'].get(path).status_code == 200
    hidden = world['other_applicant'].get(path)
    assert (hidden.status_code, hidden.get_json()['code']) == (404, 'not-found')
    assert len(world['owner'].get('/api/v1/applications').get_json()['items']) == 1
    assert world['other_applicant'].get('/api/v1/applications').get_json()['items'] == []


def feed(browser, device):
    """What a new phone of this person is told."""
    enrolled = browser.put(f'/api/v1/devices/{device}', json={'name': 'phone', 'app_version': '1'})
    assert enrolled.status_code == 200, enrolled.text
    told = browser.get('/api/v1/sync/changes', query_string={'cursor': 0, 'epoch': 0, 'device': device})
    assert told.status_code == 200, told.text
    return told.get_json()['inspections']


def test_a_phone_hears_of_its_own_inspections_and_no_other(world):
    assert [each['kind'] for each in feed(world['owner'], '1' * 32)] == ['self_assessment']
    assert [each['id'] for each in feed(world['inspector'], '2' * 32)] == [world['visit']['id']]
    assert feed(world['other_applicant'], '3' * 32) == []
    assert feed(world['other_inspector'], '4' * 32) == []


def test_a_phone_belongs_to_one_person(world):
    device = '5' * 32
    feed(world['inspector'], device)
    thief = world['other_inspector']
    push = {'device': device, 'epoch': 0, 'first_kept': 1, 'operations': []}
    for answer in (
        thief.put(f'/api/v1/devices/{device}', json={'name': 'phone', 'app_version': '1'}),
        thief.get('/api/v1/sync/changes', query_string={'cursor': 0, 'epoch': 0, 'device': device}),
        thief.post('/api/v1/sync/operations', json=push),
    ):
        assert (answer.status_code, answer.get_json()['code']) == (403, 'device-of-another')


def test_nobody_writes_into_the_inspection_of_another(world):
    device = '6' * 32
    feed(world['other_inspector'], device)
    start = {
        'n': 1,
        'inspection_id': world['visit']['id'],
        'kind': 'inspection.start',
        'field': None,
        'value': None,
        'base': None,
        'also': [],
        'hlc': f'{0:015d}-{0:04d}-{device}',
        'device_time': '2026-11-23T10:00:00.000Z',
        'nonce': None,
        'app_version': '1',
        'prev_hash': None,
    }
    push = {'device': device, 'epoch': 0, 'first_kept': 1, 'operations': [start]}
    answer = world['other_inspector'].post('/api/v1/sync/operations', json=push)
    assert answer.status_code == 200, answer.text
    assert [(each['verdict'], each['code']) for each in answer.get_json()['verdicts']] == [('refused', 'not-assigned')]


def test_knowing_the_name_of_a_photo_gives_no_right_to_it(world):
    phone, content = Phone(world['inspector']).enrol(), picture()
    name = phone.attach(world['visit']['id'], 'SIG-01', content)
    phone.push()
    at = f'/api/v1/photos/{name}'
    for stored in (False, True):
        if stored:
            assert phone.person.put(at, data=content).status_code == 200
            assert phone.person.get(at).data
        for thief in (world['owner'], world['other_inspector'], world['other_applicant']):
            assert thief.get(at).status_code == 404
            for refused in (thief.put(at, data=content), thief.patch(at, data=content, headers=FROM_THE_BEGINNING)):
                assert (refused.status_code, refused.get_json()['code']) == (409, 'photo-not-announced')
            assert thief.open(at, method='HEAD', headers={'Tus-Resumable': '1.0.0'}).status_code == 409
