"""Work that is much larger than a day's: thousands of operations in parts, hundreds of photos in one inspection."""

import io

import sqlalchemy as sa
from PIL import Image

from app import jobs
from app.db import db
from inspections.models import Signal
from tests.inspections.phone import verdicts
from tests.inspections.pictures import jpeg

PART = 1000
MANY_PHOTOS = 300


def test_five_thousand_operations_arrive_in_parts_each_once_and_in_their_order(phone, visit):
    base = None
    for number in range(5 * PART):
        base = phone.answer(visit, 'CLI-01', 20 + number % 50, base=base)
    for first in range(0, 5 * PART, PART):
        said = phone.push(phone.ops[first : first + PART])
        assert set(verdicts(said)) == {'applied'}
        assert said['last'] == first + PART
    field = phone.pull()['inspections'][0]['fields']['CLI-01']
    assert (field['value'], field['op'], field['conflicts']) == (20 + 4999 % 50, base, [])
    again = phone.push(phone.ops[-PART:])
    assert set(verdicts(again)) == {'known'}


def test_more_operations_at_once_than_are_taken_are_refused_with_the_limit_and_nothing_is_stored(phone, visit):
    for _ in range(PART + 1):
        phone.answer(visit, 'CLI-01', 25)
    body = {'device': phone.device, 'epoch': 0, 'first_kept': None, 'operations': phone.ops}
    answer = phone.person.post('/api/v1/sync/operations', json=body)
    assert (answer.status_code, answer.json['code']) == (422, 'invalid-request')
    assert str(PART) in str(answer.json['facts'])
    assert phone.push([])['last'] == 0


def test_an_inspection_with_three_hundred_photos_is_sealed_and_read(phone, visit, application, sign_in):
    photos = [small(number) for number in range(MANY_PHOTOS)]
    names = [phone.attach(visit, 'SIG-01' if number % 2 else 'CLI-01', each) for number, each in enumerate(photos)]
    phone.write(visit, 'inspection.finish', None, {'photos': names})
    said = phone.push()
    assert set(verdicts(said)) == {'applied'}
    assert sorted(said['missing_photos']) == sorted(names)
    answers = [phone.send_photo(each) for each in photos]
    assert {answer.status_code for answer in answers} == {200}
    assert ['receipt' in answer.json for answer in answers] == [False] * (MANY_PHOTOS - 1) + [True]
    document = phone.pull()['inspections'][0]
    assert document['state'] == 'sealed'
    assert sorted(each['sha256'] for each in document['photos']) == sorted(names)
    report = sign_in('reviewer').get(f'/api/v1/applications/{application.id}/comparison').json
    shown = [photo['sha256'] for item in report['items'] for cell in item['cells'] for photo in cell['photos']]
    assert sorted(shown) == sorted(names)


def test_a_picture_of_two_hundred_megapixels_is_kept_undecoded_with_a_signal(service, phone, visit):
    content = vast()
    phone.attach(visit, 'SIG-01', content)
    phone.push()
    jobs.run_due(service)
    assert phone.send_photo(content).json == {'state': 'stored'}
    assert jobs.run_due(service) == 1
    with service.app_context():
        said = {each.code: each.facts for each in db.session.scalars(sa.select(Signal))}
    assert said['does-not-decode']['why'] == 'too-many-pixels'


def small(number: int) -> bytes:
    """A JPEG like no other of the three hundred."""
    return jpeg(Image.new('RGB', (32, 24), (90, 120, 90))) + number.to_bytes(2)


def vast() -> bytes:
    """16,000 × 12,500 pixels in a few hundred kilobytes."""
    made = io.BytesIO()
    Image.new('L', (16_000, 12_500), 120).save(made, 'JPEG', quality=20)
    return made.getvalue()
