"""Anybody who has the code of a sealed report hears whether it is as it was, and nothing of what it says."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from app import clock
from app.db import db, transaction
from inspections import content, receipts, report_code
from inspections.models import Inspection, Photo
from tests.inspections.phone import picture
from tests.inspections.sealing import seal, spoil, spoil_photo

MIGRATIONS = Path(__file__).parents[2] / 'migrations'
SAMPLE = json.loads((Path(__file__).parents[1] / 'contract' / 'receipt.json').read_text('utf-8'))


@pytest.fixture
def sealed(service, phone, visit):
    return seal(service, phone, visit)


def check(stranger, code, **query):
    return stranger.get(f'/api/v1/reports/{code}', query_string=query)


def test_the_code_is_what_phones_make_of_the_receipt():
    assert report_code.code_of(SAMPLE['receipt']) == SAMPLE['code']
    assert report_code.read(report_code.written(SAMPLE['code'])) == SAMPLE['code']


@pytest.mark.parametrize(
    ('typed', 'heard'),
    [
        ('0123-4567-89ab', '0123456789AB'),
        (' o1il 4567 89aB ', '0111456789AB'),
        ('АВЕК-МНОР-СТХ0', 'ABEKMH0PCTX0'),  # a Russian keyboard
        ('0123–4567–89AB', '0123456789AB'),
        ('', None),
        ('0123-4567-89A', None),
        ('0123-4567-89AU', None),
        ('0123-4567-89AB-C', None),
    ],
)
def test_a_code_is_heard_as_people_type_it(typed, heard):
    assert report_code.read(typed) == heard


@pytest.mark.parametrize('asks', [{}, {'bytes': 'true'}])
def test_a_sealed_report_says_so_to_a_stranger_and_says_little(sealed, stranger, asks):
    answer = check(stranger, report_code.written(sealed.code).lower(), **asks)
    said = answer.json
    assert (answer.status_code, said['standing'], said['broken']) == (200, 'sealed', [])
    assert answer.headers['Cache-Control'] == 'no-store'
    assert said['bytes_read'] is bool(asks)
    assert said['receipt'] == sealed.receipt
    assert said['key']['key_id'] == sealed.receipt['key_id']
    assert said['counts'] == {'answers': 1, 'photos': 3, 'lost': 0}
    assert said['items'] == ['CLI-01']
    assert [(each['item'], each['number'], each['sha256']) for each in said['photos']] == [
        ('SIG-01', 1, sealed.photos[0]),
        ('SIG-01', 2, sealed.photos[1]),
        ('ENT-01', 1, sealed.photos[2]),
    ]
    assert said['amendments'] == 0
    figures = ('receipt', 'key', 'photos', 'sealed_at', 'finished_at', 'code')
    assert said['code'] == report_code.written(sealed.code)
    rest = {name: each for name, each in said.items() if name not in figures}
    for secret in ('Лесная', 'Осипов', '900', '55.75', 'Анна', '24'):
        assert secret not in json.dumps(rest, ensure_ascii=False), secret


def test_what_is_said_after_the_seal_is_counted(sealed, stranger, phone, visit):
    phone.answer(visit, 'CLI-01', 25)
    phone.write(visit, 'note.set', 'CLI-01', 'позже')
    phone.push()
    said = check(stranger, sealed.code).json
    assert (said['standing'], said['amendments']) == ('sealed', 2)


@pytest.mark.parametrize('bad', ['000000000000', 'no', '%20', 'AAAA-AAAA-AAAA', 'O' * 4000])
def test_a_code_that_no_report_has_is_unknown(sealed, stranger, bad):
    answer = check(stranger, bad)
    assert (answer.status_code, answer.json['code']) == (404, 'not-found')


def test_a_report_that_is_not_sealed_has_no_code(service, phone, visit):
    phone.answer(visit, 'CLI-01', 24)
    phone.push()
    with service.app_context():
        assert db.session.scalars(sa.select(Inspection.code)).all() == [None, None]


SEALED_ONE = Inspection.receipt.is_not(None)


@pytest.mark.parametrize(
    ('harm', 'why'),
    [
        (lambda _: sa.update(Inspection).where(SEALED_ONE).values(fields={}), 'manifest'),
        (lambda _: sa.update(Inspection).where(SEALED_ONE).values(state='finished'), 'not-sealed'),
        (lambda _: sa.update(Inspection).where(SEALED_ONE).values(receipt=None), 'not-sealed'),
        (lambda one: sa.update(Photo).where(Photo.sha256 == one.photos[0]).values(state='lost'), 'manifest'),
        (
            lambda one: (
                sa.update(Inspection)
                .where(SEALED_ONE)
                .values(receipt={**one.receipt, 'time': '2020-01-01T00:00:00.000Z'})
            ),
            'signature',
        ),
        (
            lambda one: (
                sa.update(Inspection)
                .where(SEALED_ONE)
                .values(receipt={**one.receipt, 'signature': one.receipt['signature'][::-1]})
            ),
            'code',
        ),
    ],
)
def test_a_report_whose_rows_were_changed_says_so(service, sealed, stranger, harm, why):
    spoil(service, harm(sealed))
    said = check(stranger, sealed.code).json
    assert said['standing'] == 'changed'
    assert why in [each['why'] for each in said['broken']]


def test_a_report_that_was_sealed_anew_with_our_own_key_is_still_found_out(service, sealed, stranger):
    """Whoever holds the key can sign another content; the code on paper is that of the first signature."""
    with service.app_context(), transaction():
        inspection = db.session.scalars(sa.select(Inspection).where(SEALED_ONE)).one()
        inspection.fields = {}
        digest = receipts.manifest_hash(content.manifest(inspection))
        inspection.sealed_at = clock.now()
        inspection.receipt = receipts.sign(str(inspection.id), digest, inspection.changed_seq, inspection.sealed_at)
    said = check(stranger, sealed.code).json
    assert (said['standing'], [each['why'] for each in said['broken']]) == ('changed', ['code'])


@pytest.mark.parametrize(('content', 'why'), [(b'another picture', 'photo-changed'), (None, 'photo-gone')])
def test_a_changed_photo_is_named_once_its_bytes_are_read(service, sealed, stranger, content, why):
    spoil_photo(service, sealed.photos[1], content)
    assert check(stranger, sealed.code).json['standing'] == 'sealed'
    said = check(stranger, sealed.code, bytes='true').json
    assert said['standing'] == 'changed'
    assert said['broken'] == [{'why': why, 'facts': {'item': 'SIG-01', 'number': 2}}]


def test_one_byte_is_enough(service, sealed, stranger):
    one = bytearray(picture(2))
    one[-10] ^= 1
    spoil_photo(service, sealed.photos[1], bytes(one))
    assert check(stranger, sealed.code, bytes='true').json['standing'] == 'changed'


def test_too_many_tries_are_stopped(settings, build_service, sealed):
    service = build_service(replace(settings, check_limit='3 per minute'))
    asks = [service.test_client().get(f'/api/v1/reports/{sealed.code}') for _ in range(4)]
    assert [each.status_code for each in asks] == [200, 200, 200, 429]
    assert int(asks[-1].headers['Retry-After']) > 0


def test_the_qr_leads_to_the_page_and_betrays_nobody(settings, build_service, stranger):
    known, unknown = (stranger.get(f'/api/v1/reports/{code}/qr') for code in ('0123-4567-89AB', '0123456789ab'))
    assert known.status_code == 200
    assert known.data == unknown.data, 'the same whether there is such a report or not'
    assert set(known.json) == {'size', 'path'}
    assert stranger.get('/api/v1/reports/nothing/qr').status_code == 404
    home = build_service(replace(settings, public_url='https://osmotr.example'))
    assert home.test_client().get('/api/v1/reports/0123456789AB/qr').data != known.data


def test_reports_that_were_sealed_before_there_were_codes_get_theirs(service, sealed, stranger):
    before = ScriptDirectory(str(MIGRATIONS)).get_revision('0008').down_revision
    with service.app_context():
        db.session.remove()
        downgrade(revision=before)
        upgrade()
    assert check(stranger, sealed.code).json['standing'] == 'sealed'
