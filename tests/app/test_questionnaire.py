"""A questionnaire: what may be an answer, which of two stands, and that nothing of it is kept in plain."""

import json
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.db import Base, db, transaction
from app.questionnaire import fields, operations, registration
from app.questionnaire.models import Answer
from app.vault import operations as vault
from tests.app.questionnaires import SOLE_TRADER, Applicant, applicant, later
from tests.support.people import add_account, speak_as

CONTRACT = Path(__file__).resolve().parents[1] / 'contract' / 'registration-numbers.json'
CHECKS = {
    'company_inn': registration.wrong_inn_of_company,
    'person_inn': registration.wrong_inn_of_person,
    'ogrn': registration.wrong_ogrn,
    'ogrnip': registration.wrong_ogrnip,
}
SAMPLES = [(kind, each) for kind, samples in json.loads(CONTRACT.read_text('utf-8')).items() for each in samples]


@pytest.fixture(autouse=True)
def _without_papers(service):
    """What else must be handed in is not the questionnaire's to say."""
    service.extensions['osmotr_submission_needs'] = []


@pytest.fixture
def anna(service, sign_in):
    return applicant(service, sign_in('applicant')).begin()


@pytest.fixture
def boris(service, accounts):
    add_account(service, 'applicant', 'boris@demo.test', 'Борис')
    return speak_as(service, 'boris@demo.test')


@pytest.mark.parametrize(('kind', 'sample'), SAMPLES)
def test_numbers_of_registers(kind, sample):
    assert CHECKS[kind](sample['given']) == sample['wrong']


def test_every_group_has_fields_and_no_name_stands_twice():
    assert len(fields.FIELDS) == len(fields.ALL)
    assert list(dict.fromkeys(each.group for each in fields.ALL)) == ['business', 'place', 'format', 'experience']


def test_what_is_typed_is_kept_field_by_field_and_read_again(anna):
    said = anna.type(SOLE_TRADER)
    assert {each['came'] for each in said.json['fields'].values()} == {'kept'}
    assert said.json['missing'] == []
    assert said.json['completeness'] == {'answered': 12, 'asked': 12}
    assert anna.values() == SOLE_TRADER
    assert said.headers['Cache-Control'] == 'no-store'


def test_an_empty_one_says_what_is_missing(anna):
    said = anna.read()
    assert [each['id'] for each in said['missing']] == [
        'legal_form', 'address', 'pin', 'area_m2', 'floor', 'profile', 'years', 'points', 'staff',
    ]  # fmt: skip
    assert said['open'] is True and said['answers'] == {} and said['geocoder'] is False
    assert said['consent']['version'] == 0 and 'персональных' in said['consent']['text']['ru']
    assert 'generic' in [each['id'] for each in said['formats']]


@pytest.mark.parametrize(
    ('field', 'value', 'code'),
    [
        ('person_inn', '500100732258', 'checksum'),
        ('person_inn', '7707083893', 'digits'),
        ('person_inn', 500100732259, 'kind'),
        ('person_inn', '9' * 10_000, 'kind'),
        ('ogrnip', '304500116000158', 'checksum'),
        ('company_inn', '', 'digits'),
        ('person_name', 'Анна 🏠', 'character'),
        ('person_name', 'а\u0000б', 'character'),
        ('person_name', 'а\ud800б', 'character'),
        ('person_name', 'я' * 10_000, 'long'),
        ('person_name', '   ', 'short'),
        ('address', ['Тверь'], 'kind'),
        ('area_m2', 0, 'bounds'),
        ('area_m2', True, 'kind'),
        ('area_m2', '42', 'kind'),
        ('area_m2', 10**400, 'bounds'),
        ('floor', 1.5, 'whole'),
        ('pin', {'latitude': 91, 'longitude': 0, 'by': 'hand'}, 'bounds'),
        ('pin', {'latitude': 9, 'longitude': 0}, 'kind'),
        ('pin', {'latitude': 9, 'longitude': 0, 'by': 'satellite'}, 'choice'),
        ('legal_form', 'monarch', 'choice'),
        ('shoe_size', 42, 'field'),
    ],
)
def test_a_wrong_value_is_refused_alone_and_what_stood_there_stays(anna, field, value, code):
    anna.type(SOLE_TRADER, later(-60))
    sent = {
        field: {'value': value, 'changed_at': '2030-01-01T00:00:00Z'},
        'staff': {'value': 9, 'changed_at': '2030-01-01T00:00:00Z'},
    }
    # as ASCII, so that half of a surrogate pair travels as a phone would send it
    said = anna.person.patch(
        f'/api/v1/applications/{anna.id}/questionnaire', data=json.dumps(sent), content_type='application/json'
    )
    assert said.status_code == 200, said.json
    assert (said.json['fields'][field]['came'], said.json['fields'][field]['wrong']['code']) == ('wrong', code)
    assert said.json['fields']['staff']['came'] == 'kept'
    assert anna.values() == {**SOLE_TRADER, 'staff': 9}


def test_digits_may_be_written_in_groups_and_a_sign_of_letters_is_no_picture(anna):
    anna.type({'person_inn': '5001 0073-2259', 'address': ' Тверь,   дом №\u00a07 ', 'person_name': "О'Нил-Ёжикова"})
    assert anna.values() == {'person_inn': '500100732259', 'address': 'Тверь, дом № 7', 'person_name': "О'Нил-Ёжикова"}


def test_a_pin_in_the_ocean_is_allowed(anna):
    anna.type({'pin': {'latitude': 0, 'longitude': 0, 'by': 'hand'}})
    assert anna.values()['pin'] == {'latitude': 0, 'longitude': 0, 'by': 'hand'}


def test_of_two_phones_the_later_one_stands_for_each_field(anna):
    anna.type({'staff': 5, 'years': 1}, later(-100))
    said = anna.type({'staff': 4, 'floor': 2}, later(-200)).json['fields']
    assert (said['staff']['came'], said['staff']['answer']['value']) == ('older', 5)
    assert said['floor']['came'] == 'kept'
    assert anna.type({'years': 2}, later(-50)).json['fields']['years']['came'] == 'kept'
    assert anna.values() == {'staff': 5, 'years': 2, 'floor': 2}


def test_sent_twice_is_the_same_as_once(anna):
    at = later(-100)
    first = anna.type({'staff': 5}, at).json
    assert anna.type({'staff': 5}, at).json == first


def test_a_phone_that_is_fast_does_not_win_for_ever(anna):
    anna.type({'staff': 5}, later(86_400 * 365))
    assert anna.type({'staff': 6}, later(0)).json['fields']['staff']['came'] == 'kept'
    assert anna.values() == {'staff': 6}


def test_an_answer_may_be_taken_out_again(anna):
    anna.type(SOLE_TRADER, later(-10))
    said = anna.type({'staff': None}).json
    assert said['missing'] == [{'kind': 'field', 'id': 'staff'}]
    assert anna.values()['staff'] is None


def test_another_legal_form_asks_its_own_and_the_former_answers_come_back(anna):
    anna.type(SOLE_TRADER, later(-30))
    said = anna.type({'legal_form': 'company'}, later(-20)).json
    assert [each['id'] for each in said['missing']] == ['company_name', 'company_inn', 'ogrn']
    assert anna.values()['ogrnip'] == SOLE_TRADER['ogrnip']
    assert anna.type({'legal_form': 'self-employed'}, later(-10)).json['missing'] == []
    assert anna.type({'legal_form': 'sole-trader'}).json['missing'] == []


def test_too_many_fields_and_no_time_are_refused_as_a_whole(anna):
    many = {f'f{n}': {'value': 1, 'changed_at': '2026-01-01T00:00:00Z'} for n in range(50)}
    assert anna.ask('PATCH', 'questionnaire', many).status_code == 422
    assert anna.ask('PATCH', 'questionnaire', {'staff': {'value': 1}}).status_code == 422
    assert anna.ask('PATCH', 'questionnaire', {'staff': 4}).status_code == 422
    assert anna.ask('PATCH', 'questionnaire', {'strange': 4}).json['fields']['strange']['wrong']['code'] == 'field'
    assert anna.values() == {}


def test_nobody_else_reads_it_or_writes_into_it(anna, boris, sign_in):
    anna.type(SOLE_TRADER)
    other = Applicant(boris, anna.id)
    for answer in (
        other.ask('PUT', 'draft'),
        other.ask('GET', 'questionnaire'),
        other.type({'staff': 1}),
        other.submit(),
        *(other.act(each) for each in ('withdrawals', 'comebacks', 'repairs')),
    ):
        assert (answer.status_code, answer.json['code']) == (404, 'not-found')
    assert anna.values() == SOLE_TRADER


def test_a_draft_begun_twice_is_one(service, anna):
    first = anna.ask('PUT', 'draft').json
    assert anna.ask('PUT', 'draft').json == first
    assert (first['stage'], first['id'], first['latitude']) == ('draft', str(anna.id), None)
    listed = anna.person.get('/api/v1/applications').json['items']
    assert [each['id'] for each in listed] == [str(anna.id)]


def test_what_there_is_not_has_no_questionnaire(anna):
    nobodys = Applicant(anna.person, uuid.uuid4())
    assert nobodys.ask('GET', 'questionnaire').status_code == 404
    assert nobodys.type({'staff': 1}).status_code == 404


def test_nothing_of_it_is_kept_in_plain(service, settings, anna, caplog):
    anna.type({**SOLE_TRADER, 'staff': 731})
    anna.type({'person_name': 'Канарейкин 🐤'})
    with service.app_context():
        rows = list(db.session.execute(sa.select(Answer.field, Answer.sealed)))
        kept = b''.join(row.sealed for row in rows)
        assert len(rows) == len(SOLE_TRADER)
        for table in Base.metadata.tables:
            kept += repr(db.session.execute(sa.text(f'SELECT * FROM "{table}"')).all()).encode()
        db.session.remove()
    if settings.database.startswith('sqlite'):
        for file in settings.data.glob('*.sqlite3*'):
            kept += file.read_bytes()
    kept += caplog.text.encode()
    for canary in ('Канаре', 'анареечная', '500100732259', '304500116000157'):
        assert canary.encode() not in kept


def test_a_destroyed_key_ends_it(service, anna):
    anna.type(SOLE_TRADER)
    with service.app_context(), transaction():
        vault.destroy(anna.person.account.id, None, clock.now())
    assert anna.ask('GET', 'questionnaire').json['code'] == 'erased'
    assert anna.type({'staff': 1}).json['code'] == 'erased'


def test_an_answer_put_into_another_field_does_not_open(service, settings, anna):
    anna.type({'staff': 1, 'years': 2})
    with service.app_context(), transaction():
        staff, years = (db.session.get(Answer, (anna.id, name)) for name in ('staff', 'years'))
        staff.sealed = years.sealed
    with service.app_context(), pytest.raises(vault.Unreadable):
        operations.answers(settings.data, applications.find(anna.id))
    assert anna.ask('GET', 'questionnaire').status_code == 500
