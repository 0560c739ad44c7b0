"""A photo goes on where its line was cut: tus 1.0 core beside PUT."""

import hashlib
import os
from dataclasses import replace

import pytest

from app.files.arriving import Arriving
from tests.inspections.phone import Phone, open_application, plan
from tests.support import people
from tests.support.s3 import bucket

PART = 'application/offset+octet-stream'
CONTENT = os.urandom(200_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
ADDRESS = f'/api/v1/photos/{SHA256}'


@pytest.fixture
def settings(settings, s3):
    """Everything here holds for both kinds of stores."""
    return replace(settings, s3=s3)


@pytest.fixture
def announced(phone, visit):
    """The phone, which has told of CONTENT."""
    phone.attach(visit, 'SIG-01', CONTENT)
    phone.push()
    return phone


def go_on(phone, offset, content, **more):
    headers = {'Upload-Offset': str(offset), 'Tus-Resumable': '1.0.0', **more}
    return phone.person.patch(ADDRESS, data=content, content_type=PART, headers=headers)


def offset_of(phone):
    answer = phone.person.head(ADDRESS)
    assert answer.status_code == 200
    assert (answer.headers['Tus-Resumable'], answer.headers['Cache-Control']) == ('1.0.0', 'no-store')
    return int(answer.headers['Upload-Offset']), int(answer.headers['Upload-Length'])


def test_parts_become_the_photo(announced):
    assert offset_of(announced) == (0, len(CONTENT))
    for start in range(0, len(CONTENT), 70_000):
        answer = go_on(announced, start, CONTENT[start : start + 70_000])
        assert (answer.status_code, answer.data) == (204, b'')
        assert int(answer.headers['Upload-Offset']) == min(start + 70_000, len(CONTENT))
    assert offset_of(announced) == (len(CONTENT), len(CONTENT))
    assert announced.push([])['missing_photos'] == []
    assert announced.person.get(f'{ADDRESS}/original').data == CONTENT


def test_the_last_part_seals_and_the_receipt_comes_with_the_next_push(announced, visit):
    announced.write(visit, 'inspection.finish', None, {'photos': [SHA256]})
    assert announced.push()['receipts'] == []
    go_on(announced, 0, CONTENT)
    assert [each['inspection'] for each in announced.push([])['receipts']] == [str(visit)]


def test_a_part_at_the_wrong_place_is_refused_and_says_the_right_one(announced):
    go_on(announced, 0, CONTENT[:100])
    answer = go_on(announced, 50, CONTENT[50:])
    assert (answer.status_code, answer.json['code'], answer.json['facts']['offset']) == (409, 'upload-misplaced', 100)
    assert offset_of(announced)[0] == 100


def test_a_photo_that_is_here_already_needs_no_byte(announced):
    assert announced.send_photo(CONTENT).status_code == 200
    assert offset_of(announced) == (len(CONTENT), len(CONTENT))
    assert go_on(announced, len(CONTENT), b'').status_code == 204
    assert go_on(announced, 0, CONTENT).status_code == 409


def test_the_whole_photo_replaces_a_part(announced):
    go_on(announced, 0, CONTENT[:100])
    assert announced.send_photo(CONTENT).json == {'state': 'stored'}
    assert announced.person.get(f'{ADDRESS}/original').data == CONTENT


def test_parts_of_other_bytes_are_refused_and_the_photo_begins_anew(announced):
    answer = go_on(announced, 0, b'x' * len(CONTENT))
    assert (answer.status_code, answer.json['code']) == (422, 'photo-mismatch')
    assert offset_of(announced)[0] == 0
    assert go_on(announced, 0, CONTENT).status_code == 204
    assert announced.push([])['missing_photos'] == []


def test_more_bytes_than_were_announced_are_refused(announced):
    answer = go_on(announced, 0, CONTENT + b'more')
    assert (answer.status_code, answer.json['code']) == (413, 'body-too-large')
    assert announced.push([])['missing_photos'] == [SHA256]


def test_a_photo_that_nobody_announced_has_no_offset(phone, visit):
    assert phone.person.head(ADDRESS).status_code == 409
    assert go_on(phone, 0, CONTENT).json['code'] == 'photo-not-announced'


def test_nobody_continues_the_part_of_another(announced, sign_in):
    go_on(announced, 0, CONTENT[:100])
    other = Phone(sign_in('applicant')).enrol()
    own = other.pull()['inspections'][0]['id']
    other.attach(own, 'SIG-01', CONTENT)
    other.push()
    assert offset_of(other)[0] == 0


@pytest.mark.parametrize(
    ('headers', 'status', 'code'),
    [
        ({'Tus-Resumable': '0.2.2'}, 412, 'protocol-unknown'),
        ({'Upload-Offset': 'ten'}, 422, 'invalid-request'),
        ({'Upload-Offset': '-1'}, 422, 'invalid-request'),
    ],
)
def test_what_is_not_the_protocol_is_refused(announced, headers, status, code):
    answer = go_on(announced, 0, CONTENT, **headers)
    assert (answer.status_code, answer.json['code']) == (status, code)
    assert offset_of(announced)[0] == 0


def test_another_content_type_is_refused(announced):
    answer = announced.person.patch(ADDRESS, data=CONTENT, content_type='image/jpeg', headers={'Upload-Offset': '0'})
    assert (answer.status_code, answer.json['code']) == (415, 'wrong-content-type')


def test_a_disk_that_refuses_loses_nothing(monkeypatch, announced):
    go_on(announced, 0, CONTENT[:100_000])

    def full(self, part):
        raise OSError(28, 'No space left on device')

    with monkeypatch.context() as patch:
        patch.setattr(Arriving, 'whole', full)
        assert go_on(announced, 100_000, CONTENT[100_000:]).status_code == 507
    offset, length = offset_of(announced)
    assert (offset, length) == (len(CONTENT), len(CONTENT))
    assert announced.push([])['missing_photos'] == [SHA256]
    assert go_on(announced, offset, b'').status_code == 204
    assert announced.push([])['missing_photos'] == []


def test_a_bucket_that_is_away_holds_up_no_words_and_no_byte_twice(settings, build_service, tmp_path):
    with bucket(tmp_path / 's3') as server:
        service = build_service(replace(settings, s3=server.told))
        applicant, inspector = (people.add_account(service, role) for role in ('applicant', 'inspector'))
        visit = plan(service, open_application(service, applicant).id, inspector)
        phone = Phone(people.speak_as(service, inspector.email)).enrol()
        phone.attach(visit, 'SIG-01', CONTENT)
        server.stop()
        assert phone.push()['missing_photos'] == [SHA256]
        answer = phone.send_photo(CONTENT)
        assert (answer.status_code, answer.json['code'], answer.headers['Retry-After']) == (503, 'storage-away', '30')
        assert offset_of(phone) == (len(CONTENT), len(CONTENT))
        assert phone.push([])['missing_photos'] == [SHA256]
        server.start()
        assert go_on(phone, len(CONTENT), b'').status_code == 204
        assert phone.push([])['missing_photos'] == []
