"""Copies tell time and place and keep every pixel; originals come byte for byte, with what proves them."""

import hashlib
import io
import json
import subprocess
import zipfile
from datetime import datetime

import piexif
import pytest
import sqlalchemy as sa
from PIL import ExifTags, Image

from app import clock
from app.db import db
from inspections import copies, report_code
from inspections.models import Inspection
from tests.inspections.phone import picture
from tests.inspections.sealing import seal, spoil_photo

SECRET = b'MAKER-OF-THE-PHONE'


@pytest.fixture
def sealed(service, phone, visit):
    return seal(service, phone, visit)


@pytest.fixture
def reviewer(sign_in):
    return sign_in('reviewer')


def pixels(content):
    with Image.open(io.BytesIO(content)) as image:
        return image.mode, image.size, image.tobytes()


def with_metadata(turn=6):
    """A JPEG as a camera leaves it: its maker, a place, and how it is to be turned."""
    first = {piexif.ImageIFD.Make: SECRET, piexif.ImageIFD.Orientation: turn}
    place = {piexif.GPSIFD.GPSLatitudeRef: b'N', piexif.GPSIFD.GPSLatitude: ((1, 1), (2, 1), (3, 1))}
    out = io.BytesIO()
    Image.effect_noise((96, 64), 80).convert('RGB').save(out, 'JPEG', exif=piexif.dump({'0th': first, 'GPS': place}))
    return out.getvalue()


def kept(phone, visit, content):
    """A photo that the server holds, with its hash."""
    sha256 = phone.attach(visit, 'SIG-01', content)
    phone.push()
    assert phone.send_photo(content).status_code == 200
    return sha256


def test_a_copy_tells_time_place_and_where_it_is_from(sealed, reviewer):
    answer = reviewer.get(f'/api/v1/inspections/{sealed.inspection}/copies/{sealed.photos[1]}')
    assert answer.status_code == 200
    assert answer.headers['Content-Disposition'] == 'attachment; filename=SIG-01-2.jpg'
    assert pixels(answer.data) == pixels(picture(2))
    with Image.open(io.BytesIO(answer.data)) as image:
        exif = image.getexif()
        inner, place = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert inner[ExifTags.Base.DateTimeOriginal] == '2026:11:23 12:00:00'
    assert inner[ExifTags.Base.OffsetTimeOriginal] == '+00:00'
    assert [float(each) for each in place[ExifTags.GPS.GPSLatitude]] == [55, 45, 0]
    assert [float(each) for each in place[ExifTags.GPS.GPSLongitude]] == [37, 36, 36]
    assert place[ExifTags.GPS.GPSLatitudeRef] + place[ExifTags.GPS.GPSLongitudeRef] == 'NE'
    assert float(place[ExifTags.GPS.GPSHPositioningError]) == 9
    comment = piexif.helper.UserComment.load(inner[ExifTags.Base.UserComment])
    assert sealed.photos[1] in comment
    assert report_code.written(sealed.code) in comment
    assert 'not later than' in comment, 'this phone had not heard the server before the photo'


def test_a_copy_without_our_block_is_the_original(sealed, reviewer):
    """The page that checks a file can take the block out and find the photo."""
    copy = reviewer.get(f'/api/v1/inspections/{sealed.inspection}/copies/{sealed.photos[0]}').data
    length = int.from_bytes(copy[4:6])
    assert hashlib.sha256(copy[:2] + copy[4 + length :]).hexdigest() == sealed.photos[0]


@pytest.mark.parametrize(
    ('latitude', 'longitude', 'accuracy'),
    [(-33.8568, 151.2153, 4.5), (0, -0.00001, 0), (89.9999999, -180, 1e8), (56.999999999, 35.999999999, 12)],
)
def test_any_place_can_be_written(latitude, longitude, accuracy):
    from inspections.evidence.place import Fix

    told = piexif.load(piexif.dump({'GPS': copies._gps(Fix(latitude, longitude, accuracy, 200), None)}))['GPS']

    def degrees(name):
        whole, minutes, seconds = (one / other for one, other in told[name])
        assert minutes < 60
        assert seconds < 60
        return whole + minutes / 60 + seconds / 3600

    assert degrees(piexif.GPSIFD.GPSLatitude) == pytest.approx(abs(latitude), abs=1e-8)
    assert degrees(piexif.GPSIFD.GPSLongitude) == pytest.approx(abs(longitude), abs=1e-8)


def test_a_photo_that_says_no_place_or_time_makes_none_up(phone, visit, reviewer):
    content = picture(9)
    sha256 = hashlib.sha256(content).hexdigest()
    said = {'sha256': sha256, 'position': {'status': 'denied'}, 'taken_at': 'yesterday'}
    phone.write(visit, 'photo.attach', f'SIG-01/photos/{sha256}', said)
    phone.push()
    assert phone.send_photo(content).status_code == 200
    copy = reviewer.get(f'/api/v1/inspections/{visit}/copies/{sha256}').data
    told = piexif.load(copy)
    assert told['GPS'] == {}
    assert piexif.ExifIFD.DateTimeOriginal not in told['Exif']
    assert pixels(copy) == pixels(content)


@pytest.mark.parametrize('turn', [1, 6])
def test_no_picture_is_served_with_what_came_in_it(phone, visit, sign_in, turn):
    """The whole, the small, the copy and both for each who may see it; the original alone is what it was."""
    content = with_metadata(turn)
    sha256 = kept(phone, visit, content)
    assert SECRET in content
    for person in (phone.person, sign_in('reviewer'), sign_in('administrator')):
        for size in ('', '?size=400', '?size=1600'):
            served = person.get(f'/api/v1/photos/{sha256}{size}')
            assert (served.status_code, served.mimetype) == (200, 'image/jpeg')
            assert SECRET not in served.data
            assert b'Exif' not in served.data or piexif.load(served.data)['0th'] == {piexif.ImageIFD.Orientation: turn}
        original = person.get(f'/api/v1/photos/{sha256}/original')
        assert original.data == content
        assert original.mimetype == 'application/octet-stream'
        assert original.headers['Content-Disposition'].startswith('attachment')
    copy = sign_in('reviewer').get(f'/api/v1/inspections/{visit}/copies/{sha256}').data
    told = piexif.load(copy)
    assert SECRET not in copy
    assert told['0th'].get(piexif.ImageIFD.Orientation, 1) == turn
    assert told['GPS'][piexif.GPSIFD.GPSLatitude][0] == (55, 1), 'what the phone said, not what came in the file'
    assert pixels(copy) == pixels(content)


@pytest.mark.parametrize('kind', ['PNG', 'WEBP'])
def test_pictures_of_other_kinds_are_served_bare(phone, visit, reviewer, kind):
    out = io.BytesIO()
    first = {piexif.ImageIFD.Make: SECRET}
    Image.effect_noise((96, 64), 80).convert('RGB').save(out, kind, exif=piexif.dump({'0th': first}), lossless=True)
    sha256 = kept(phone, visit, out.getvalue())
    copy = reviewer.get(f'/api/v1/inspections/{visit}/copies/{sha256}')
    for served in (reviewer.get(f'/api/v1/photos/{sha256}'), copy):
        assert served.mimetype == f'image/{kind.lower()}'
        assert SECRET not in served.data
        assert pixels(served.data) == pixels(out.getvalue())


def test_what_is_no_picture_is_not_drawn_and_not_copied(phone, visit, reviewer):
    sha256 = kept(phone, visit, b'<html><script>alert(1)</script>')
    for path in (f'/api/v1/photos/{sha256}', f'/api/v1/inspections/{visit}/copies/{sha256}'):
        answer = reviewer.get(path)
        assert (answer.status_code, answer.json['code']) == (422, 'photo-undecodable')
    assert reviewer.get(f'/api/v1/photos/{sha256}/original').data.startswith(b'<html>')


def test_a_stranger_to_the_inspection_gets_no_original(phone, visit, other, sign_in):
    sha256 = kept(phone, visit, picture())
    for person in (other.person, sign_in('applicant')):
        assert person.get(f'/api/v1/photos/{sha256}/original').status_code == 404
    for what in ('copies', 'originals', f'copies/{sha256}'):
        assert phone.person.get(f'/api/v1/inspections/{visit}/{what}').status_code == 403


def test_a_photo_of_another_inspection_is_not_copied_from_this_one(sealed, reviewer, phone):
    assert reviewer.get(f'/api/v1/inspections/{sealed.inspection}/copies/{"a" * 64}').status_code == 404


def unzipped(answer):
    assert answer.status_code == 200
    assert answer.mimetype == 'application/zip'
    with zipfile.ZipFile(io.BytesIO(answer.data)) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def test_all_copies_come_in_one_file(sealed, reviewer):
    answer = reviewer.get(f'/api/v1/inspections/{sealed.inspection}/copies')
    files = unzipped(answer)
    assert list(files) == ['ENT-01-1.jpg', 'SIG-01-1.jpg', 'SIG-01-2.jpg', 'contents.txt']
    assert pixels(files['SIG-01-2.jpg']) == pixels(picture(2))
    assert all(sha256 in files['contents.txt'].decode() for sha256 in sealed.photos)
    assert f'osmotr-{sealed.code}.zip' in answer.headers['Content-Disposition']


def test_a_photo_that_cannot_be_given_is_named_in_its_place(service, sealed, reviewer):
    spoil_photo(service, sealed.photos[1], None)
    files = unzipped(reviewer.get(f'/api/v1/inspections/{sealed.inspection}/copies'))
    assert 'SIG-01-2.jpg' not in files
    assert 'SIG-01-2: no picture could be made' in files['contents.txt'].decode()


def test_never_more_than_one_photo_is_held(service, sealed):
    """Each part of the ZIP is one photo and what the ZIP says of it."""
    from app.files.store import current_store

    with service.app_context():
        inspection = db.session.scalars(sa.select(Inspection).where(Inspection.code == sealed.code)).one()
        parts = list(copies.archive(inspection, copies.shots(inspection), current_store(), originals=True))
        db.session.remove()
    assert max(len(each) for each in parts[:3]) < max(len(picture(seed)) for seed in (1, 2, 3)) + 500
    assert len(parts) > 3


def test_originals_prove_themselves_with_plain_tools(sealed, reviewer, tmp_path):
    files = unzipped(reviewer.get(f'/api/v1/inspections/{sealed.inspection}/originals'))
    assert {hashlib.sha256(files[name]).hexdigest() for name in files if name.endswith('.jpg')} == set(sealed.photos)
    assert hashlib.sha256(files['manifest.json']).hexdigest() == sealed.receipt['manifest']
    assert json.loads(files['receipt.json']) == sealed.receipt
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    sums = subprocess.run(['sha256sum', '-c', 'SHA256SUMS'], cwd=tmp_path, capture_output=True, text=True)
    assert (sums.returncode, sums.stdout.count(': OK')) == (0, 3), sums.stderr
    assert {each[1] for each in json.loads(files['manifest.json'])['photos']} == set(sealed.photos)


def test_the_time_of_a_photo_is_read_with_its_zone():
    assert copies.taken_at({'taken_at': '2026-11-23T12:00:00+03:00'}) == datetime.fromisoformat('2026-11-23T09:00:00Z')
    for nonsense in ({}, {'taken_at': None}, {'taken_at': '2026-11-23T12:00:00'}, {'taken_at': 7}):
        assert copies.taken_at(nonsense) is None
    assert copies.taken_at({'taken_at': clock.now().isoformat()}) is not None
