"""Photo bytes: taken only when announced, whole and true to their name; seen only by those who may."""

import hashlib
import io
from dataclasses import replace

import pytest
import sqlalchemy as sa
from PIL import Image

from app.db import db
from app.files.arriving import Arriving
from inspections.models import Photo
from tests.inspections.phone import Phone, picture, plan
from tests.support import people


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


def test_the_photo_of_a_visit_that_was_taken_away_stays_readable_for_who_has_sent_it_and_nobody_gains_it(
    service, sign_in, phone, visit
):
    name = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    assert phone.send_photo(picture()).status_code == 200
    maria = people.add_account(service, 'inspector', 'maria@demo.test', 'Мария')
    lena = people.add_account(service, 'inspector', 'lena@demo.test', 'Лена')
    for whose in (maria, lena):
        assert people.speak_as(service, whose.email).get(f'/api/v1/photos/{name}').status_code == 404
        version = sign_in('administrator').get('/api/v1/inspections').json['items'][0]['version']
        moved = sign_in('administrator').patch(
            f'/api/v1/inspections/{visit}', json={'assignee_id': str(whose.id)}, headers={'If-Match': f'"{version}"'}
        )
        assert moved.status_code == 200, moved.json
        assert people.speak_as(service, whose.email).get(f'/api/v1/photos/{name}').status_code == 200
    assert people.speak_as(service, maria.email).get(f'/api/v1/photos/{name}').status_code == 404
    assert phone.person.get(f'/api/v1/photos/{name}').status_code == 200


def test_no_cache_between_us_keeps_a_photo_for_another_person(phone, visit):
    name = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    phone.send_photo(picture())
    answer = phone.person.get(f'/api/v1/photos/{name}')
    assert 'private' in answer.headers['Cache-Control']
    assert 'Cookie' in answer.headers['Vary']


def test_bytes_that_came_are_not_called_lost_by_a_later_word(service, phone, visit):
    name = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    phone.send_photo(picture())
    phone.write(visit, 'photo.lost', None, {'sha256': name, 'reason': 'phone was wiped'})
    phone.push()
    assert [each['state'] for each in phone.pull()['inspections'][0]['photos']] == ['stored']


def test_a_photo_that_is_taken_out_leaves_its_inspection_and_no_other(service, accounts, phone, visit, application):
    other = plan(service, application.id, accounts['inspector'])
    for where in (visit, other):
        phone.attach(where, 'SIG-01', picture())
    device = phone.device
    # a phone that errs names the photo of another inspection: nothing happens there
    name = phone.ops[0]['value']['sha256']
    phone.write(other, 'photo.detach', f'SIG-01/photos/{name}', None, base=f'{device}:1')
    phone.push()
    assert states_of(service) == {f'{device}:1': False, f'{device}:2': False}
    phone.write(other, 'photo.detach', f'SIG-01/photos/{name}', None, base=f'{device}:2')
    phone.push()
    assert states_of(service) == {f'{device}:1': False, f'{device}:2': True}
    photos = {each['id']: each['photos'] for each in phone.pull()['inspections']}
    assert ([each['op'] for each in photos[visit]], photos[other]) == ([f'{device}:1'], [])


def states_of(service):
    """Whether each photo was taken out."""
    with service.app_context():
        return dict(db.session.execute(sa.select(Photo.op, Photo.detached)).all())
