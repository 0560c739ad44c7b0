"""What is drawn over a photo: beside its bytes, under the seal, and never lost to another drawing in silence."""

import hashlib

import pytest

from app.db import db
from inspections import content
from inspections.models import Inspection
from tests.inspections.phone import Phone, picture, verdicts

ARROW = {'is': 'arrow', 'from': [0.1, 0.9], 'to': [0.45, 0.25], 'colour': 'red'}
CIRCLE = {'is': 'circle', 'from': [0, 0], 'to': [1, 0.5], 'colour': 'yellow'}
WORDS = {'is': 'text', 'at': [0.5, 0.05], 'words': 'трещина «у двери» 🙂', 'colour': 'red'}


def over(sha256: str, item: str = 'SIG-01') -> str:
    return f'{item}/photos/{sha256}'


def layer_of(phone: Phone, sha256: str, item: str = 'SIG-01') -> dict:
    phone.cursor = 0
    return phone.pull()['inspections'][0]['fields'][item]['layers'][sha256]


def test_a_layer_is_kept_beside_the_photo_and_its_answer(phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    drawn = phone.write(visit, 'layer.set', over(sha256), {'shapes': [ARROW, CIRCLE, WORDS]})
    phone.answer(visit, 'SIG-01', 'yes')
    phone.write(visit, 'note.set', 'SIG-01', 'над дверью')
    assert verdicts(phone.push()) == ['applied'] * 4
    assert phone.send_photo(picture()).status_code == 200
    field = phone.pull()['inspections'][0]['fields']['SIG-01']
    assert (field['value'], field['note']['value']) == ('yes', 'над дверью')
    assert field['layers'][sha256]['value'] == {'shapes': [ARROW, CIRCLE, WORDS]}
    assert field['layers'][sha256]['op'] == drawn
    stored = phone.person.get(f'/api/v1/photos/{sha256}').data
    assert hashlib.sha256(stored).hexdigest() == sha256


def test_of_two_drawings_at_once_one_is_shown_and_the_other_kept_until_it_is_settled(phone, visit):
    other = Phone(phone.person).enrol()
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.push()
    mine = phone.write(visit, 'layer.set', over(sha256), {'shapes': [ARROW]})
    other.clock_ms = phone.clock_ms + 5000
    theirs = other.write(visit, 'layer.set', over(sha256), {'shapes': [CIRCLE]})
    assert verdicts(phone.push()) == ['known', 'applied']
    assert verdicts(other.push()) == ['applied']
    shown = layer_of(phone, sha256)
    assert (shown['op'], [each['op'] for each in shown['conflicts']]) == (theirs, [mine])
    both = phone.write(visit, 'layer.set', over(sha256), {'shapes': [ARROW, CIRCLE]}, base=theirs, also=[mine])
    phone.push()
    settled = layer_of(phone, sha256)
    assert (settled['op'], settled['conflicts']) == (both, [])


def test_it_can_be_taken_away(phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    drawn = phone.write(visit, 'layer.set', over(sha256), {'shapes': [ARROW]})
    phone.write(visit, 'layer.set', over(sha256), None, base=drawn)
    phone.push()
    assert layer_of(phone, sha256)['value'] is None


@pytest.mark.parametrize(
    'value',
    [
        'arrow',
        {'shapes': []},
        {'shapes': [ARROW] * 41},
        {'shapes': [{**ARROW, 'to': [0.5, 1.01]}]},
        {'shapes': [{**ARROW, 'to': [0.5]}]},
        {'shapes': [{**ARROW, 'from': [True, 0]}]},
        {'shapes': [{**WORDS, 'words': 'я' * 121}]},
        {'shapes': [{**WORDS, 'words': ''}]},
        {'shapes': [{**CIRCLE, 'colour': None}]},
        {'shapes': [{'is': 'spiral', 'turns': 'о' * 8000}]},
        {'shapes': [['arrow']]},
    ],
)
def test_what_cannot_be_drawn_is_refused(phone, visit, value):
    phone.write(visit, 'layer.set', over('ab' * 32), value)
    assert verdicts(phone.push()) == ['invalid-operation']


def test_a_shape_of_a_newer_phone_and_a_layer_without_its_photo_are_kept(phone, visit):
    value = {'shapes': [{'is': 'spiral', 'turns': 3}, {**ARROW, 'width': 2}], 'by': 'next'}
    phone.write(visit, 'layer.set', over('ab' * 32), value)
    assert verdicts(phone.push()) == ['applied']
    assert layer_of(phone, 'ab' * 32)['value'] == value


def test_the_seal_covers_it_and_what_comes_later_is_an_amendment(service, phone, visit):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'layer.set', over(sha256), {'shapes': [ARROW]})
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    phone.push()
    assert phone.send_photo(picture()).json['receipt']
    phone.write(visit, 'layer.set', over(sha256), {'shapes': [CIRCLE]}, base=f'{phone.device}:2')
    assert verdicts(phone.push())[-1] == 'applied'
    with service.app_context():
        inspection = db.session.query(Inspection).filter_by(state='sealed').one()
        drawn = content.manifest(inspection)['fields']['SIG-01']['layers'][sha256]
        assert drawn['value'] == {'shapes': [ARROW]}
        assert [each['value'] for each in inspection.amendments] == [{'shapes': [CIRCLE]}]


def test_the_reviewer_is_told_what_was_drawn_over_which_photo(phone, visit, sign_in, application):
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'layer.set', over(sha256), {'shapes': [ARROW]})
    plain = phone.attach(visit, 'SIG-01', picture(2))
    phone.push()
    other = Phone(phone.person).enrol()
    other.write(visit, 'layer.set', over(sha256), {'shapes': [CIRCLE]}, hlc=f'000000000000001-0000-{other.device}')
    other.push()
    told = sign_in('reviewer').get(f'/api/v1/applications/{application.id}/comparison').json
    row = next(each for each in told['items'] if each['id'] == 'SIG-01')
    photos = {each['sha256']: each for cell in row['cells'] for each in cell['photos']}
    assert (photos[sha256]['layer'], photos[sha256]['other_layers']) == ([ARROW], 1)
    assert (photos[plain]['layer'], photos[plain]['other_layers']) == ([], 0)
