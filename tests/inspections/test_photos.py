"""Photo bytes: taken only when announced, whole and true to their name; seen only by those who may."""

import hashlib
import io
from dataclasses import replace

import pytest
from PIL import Image

from app.files.arriving import Arriving
from tests.inspections.phone import Phone, picture


@pytest.fixture
def settings(settings, s3):
    """Everything here holds for both kinds of stores."""
    return replace(settings, s3=s3)


def test_bytes_that_nobody_announced_are_refused(phone, visit):
    answer = phone.send_photo(picture())
    assert (answer.status_code, answer.json['code']) == (409, 'photo-not-announced')


def test_bytes_unlike_their_name_are_refused_and_the_true_ones_taken(phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture(1))
    phone.push()
    answer = phone.send_photo(picture(2), sha256)
    assert (answer.status_code, answer.json['code']) == (422, 'photo-mismatch')
    assert phone.push([])['missing_photos'] == [sha256]
    assert phone.send_photo(picture(1)).status_code == 200
    assert phone.push([])['missing_photos'] == []


def test_a_photo_cut_in_half_is_refused(phone, visit):
    content = picture()
    sha256 = phone.attach(visit, 'SIG-01', content)
    phone.push()
    answer = phone.send_photo(content[: len(content) // 2], sha256)
    assert answer.status_code == 422
    assert phone.push([])['missing_photos'] == [sha256]


def test_bytes_that_are_no_picture_are_stored(phone, visit):
    content = b'not a picture at all'
    phone.attach(visit, 'SIG-01', content)
    phone.push()
    assert phone.send_photo(content).json == {'state': 'stored'}


def test_sending_again_is_the_same_as_sending_once(phone, visit):
    phone.attach(visit, 'SIG-01', picture())
    phone.push()
    assert phone.send_photo(picture()).json == phone.send_photo(picture()).json == {'state': 'stored'}


def test_a_body_too_large_is_refused_with_its_limit(service, phone, visit):
    limit = service.extensions['osmotr_settings'].max_photo
    content = b'x' * (limit + 1)
    phone.attach(visit, 'SIG-01', content)
    phone.push()
    answer = phone.send_photo(content)
    assert (answer.status_code, answer.json['code'], answer.json['facts']) == (413, 'body-too-large', {'limit': limit})


def test_one_hash_in_two_items_needs_its_bytes_once(phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    phone.send_photo(picture())
    phone.attach(visit, 'CLI-01', picture())
    assert phone.push()['missing_photos'] == []
    assert [each['state'] for each in phone.pull()['inspections'][0]['photos']] == ['stored', 'stored']
    assert sha256


def test_knowing_a_hash_gives_nobody_a_picture(phone, visit, sign_in, application):
    phone.attach(visit, 'SIG-01', picture())
    phone.push()
    phone.send_photo(picture())
    sha256 = hashlib.sha256(picture()).hexdigest()
    applicant = Phone(sign_in('applicant')).enrol()
    own = applicant.pull()['inspections'][0]['id']
    assert applicant.person.get(f'/api/v1/photos/{sha256}').status_code == 404
    applicant.attach(own, 'SIG-01', picture())
    assert applicant.push()['missing_photos'] == [sha256]
    assert applicant.person.get(f'/api/v1/photos/{sha256}?size=400').status_code == 404


@pytest.mark.parametrize('who', ['inspector', 'reviewer', 'administrator'])
def test_those_who_may_see_get_a_small_picture_without_metadata(phone, visit, sign_in, who):
    phone.attach(visit, 'SIG-01', picture())
    phone.push()
    phone.send_photo(picture())
    answer = sign_in(who).get(f'/api/v1/photos/{hashlib.sha256(picture()).hexdigest()}?size=400')
    assert answer.status_code == 200
    shown = Image.open(io.BytesIO(answer.data))
    assert (shown.format, dict(shown.getexif())) == ('JPEG', {})


def test_nothing_is_said_to_be_stored_when_the_disk_refuses(monkeypatch, phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.push()

    def full(self, chunks, limit):
        raise OSError(28, 'No space left on device')

    monkeypatch.setattr(Arriving, 'take', full)
    answer = phone.send_photo(picture())
    assert (answer.status_code, answer.json['code'], answer.headers['Retry-After']) == (507, 'storage-full', '60')
    assert phone.push([])['missing_photos'] == [sha256]
