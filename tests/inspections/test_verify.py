"""`osmotr verify` finds whatever has been changed behind our back, and nothing where all is well."""

import hashlib
from datetime import UTC, datetime

import pytest
import rfc8785
import sqlalchemy as sa

from app import clock
from app.audit import AuditEntry
from app.db import db, transaction
from app.files.store import current_store
from inspections import epoch
from inspections.models import Counter, Inspection, Operation, Photo, PhotoBytes
from tests.inspections.phone import Phone, picture, plan
from tests.inspections.sealing import seal, spoil


def verify(service):
    said = service.test_cli_runner().invoke(args=['verify'])
    return said.exit_code, said.output.partition('The audit ends at ')[0]


@pytest.fixture
def sealed(phone, visit):
    """A sealed visit with one photo; its hash."""
    phone.answer(visit, 'CLI-01', 24)
    sha256 = phone.attach(visit, 'SIG-01', picture())
    phone.write(visit, 'inspection.finish', None, {'photos': [sha256]})
    phone.push()
    assert 'receipt' in phone.send_photo(picture()).json
    return sha256


def test_all_is_well_when_nobody_touched_anything(service, sealed):
    assert verify(service) == (0, 'Everything agrees.\n')


def test_a_photo_that_was_changed_or_taken_away_is_named(service, sealed):
    with service.app_context():
        current_store().put(sealed, b'another picture', 'originals')
    assert verify(service) == (1, f'photo {sealed}: its bytes have changed\n1 disagree.\n')
    with service.app_context():
        current_store().drop(sealed)
    assert f'photo {sealed}: is called stored and is not there' in verify(service)[1]


@pytest.mark.parametrize(
    ('harm', 'word'),
    [
        (
            lambda: sa.update(Operation).where(Operation.n == 1).values(text='{}'),
            'operation 1 is not what was received',
        ),
        (lambda: sa.delete(Operation).where(Operation.n == 2), 'operation 2 is not there'),
        (lambda: sa.delete(Operation).where(Operation.n == 3), 'operation 3 is not there, 3 were taken'),
        (lambda: sa.delete(Operation), 'operation 1 is not there, 3 were taken'),
        (lambda: sa.update(Operation).where(Operation.n == 1).values(verdict='refused'), 'is not in quarantine'),
        (lambda: sa.update(Inspection).values(fields={}), 'is not what its receipt was signed for'),
        (lambda: sa.update(Counter).values(value=0), 'counter: stands at 0'),
        (lambda: sa.update(AuditEntry).where(AuditEntry.seq == 1).values(act='nothing'), 'audit: entry 1'),
    ],
)
def test_rows_that_were_changed_are_named(service, sealed, harm, word):
    with service.app_context(), transaction():
        db.session.execute(harm())
    code, said = verify(service)
    assert (code, word in said) == (1, True), said


def test_a_receipt_that_was_forged_is_named(service, sealed):
    with service.app_context(), transaction():
        inspection = db.session.scalars(sa.select(Inspection).where(Inspection.receipt.is_not(None))).one()
        inspection.receipt = {**inspection.receipt, 'time': '2020-01-01T00:00:00.000Z'}
    assert 'its receipt was not signed with a key of ours' in verify(service)[1]


def text(phone, n, **changes):
    """The canonical text of one of the phone's operations with something else in it, and its hash."""
    said = rfc8785.dumps({**phone.ops[n - 1], **changes})
    return {'text': said.decode(), 'hash': hashlib.sha256(said).hexdigest()}


def of(n):
    return sa.update(Operation).where(Operation.n == n)


def at(photo):
    return sa.update(Photo).where(Photo.op.endswith(f':{photo}'))


SEALED = sa.update(Inspection).where(Inspection.receipt.is_not(None))
HARMS = {
    'another answer, with its own hash': (
        lambda phone: [of(1).values(**text(phone, 1, value=99))],
        'operation 2 is said to follow from the one before it, and does not',
    ),
    'another answer in the journal and the report': (
        lambda phone: [of(1).values(**text(phone, 1, value=99))],
        'its answers are not those that its operations give',
    ),
    'two operations in each other’s place': (
        lambda phone: [of(1).values(**text(phone, 2)), of(2).values(**text(phone, 1))],
        'operation 1 holds the words of operation 2',
    ),
    'a link that is said to hold and does not': (
        lambda phone: [of(3).values(**text(phone, 3, prev_hash='0' * 64))],
        'operation 3 is said to follow from the one before it, and does not',
    ),
    'a link that is said to be broken and holds': (
        lambda phone: [of(3).values(chained=False)],
        'operation 3 is said not to follow from the one before it, and does',
    ),
    'filed under another item': (lambda phone: [of(1).values(field='CLI-02')], 'is filed under what it does not say'),
    'a number of the counter given twice': (lambda phone: [sa.update(Operation).values(seq=1)], 'was given to two'),
    'a photo of another item': (
        lambda phone: [at(3).values(item='SIG-02')],
        'the photo of operation 3 is not the one that it attached',
    ),
    'a photo taken elsewhere': (
        lambda phone: [at(3).values(said={**phone.ops[2]['value'], 'position': {'latitude': 0, 'longitude': 0}})],
        'the photo of operation 3 is not the one that it attached',
    ),
    'a photo that is gone from the table': (
        lambda phone: [sa.delete(Photo).where(Photo.op.endswith(':4'))],
        'the photo of operation 4 is not there',
    ),
    'a photo that nobody has sent': (lambda phone: [sa.delete(PhotoBytes)], 'and nobody has sent it'),
    'a deleted operation in the middle': (
        lambda phone: [sa.delete(Operation).where(Operation.n == 4)],
        'operation 4 is not there',
    ),
    'a deleted operation at the end': (
        lambda phone: [sa.delete(Operation).where(Operation.n == 6)],
        'the operation that finished it is not there',
    ),
    'a report without its seal': (lambda phone: [SEALED.values(state='finished')], 'is not sealed any more'),
    'a report without its receipt': (lambda phone: [SEALED.values(receipt=None)], 'is not sealed any more'),
    'a report with another code': (lambda phone: [SEALED.values(code='0' * 12)], 'its code is not that of its receipt'),
    'a report sealed at another time': (
        lambda phone: [SEALED.values(sealed_at=datetime(2026, 1, 1, tzinfo=UTC))],
        'was not sealed when its receipt says',
    ),
    'an amendment that nobody wrote': (
        lambda phone: [SEALED.values(amendments=[{'op': 'x', 'kind': 'answer.set'}])],
        'what was said after it was finished is not what its operations give',
    ),
    'an answer in the report alone': (
        lambda phone: [SEALED.values(fields={'CLI-01': {'value': 1, 'op': 'x:1', 'hlc': '', 'conflicts': []}})],
        'its answers are not those that its operations give',
    ),
    'a photo in the report alone': (
        lambda phone: [SEALED.values(photos=[])],
        'its photos are not those that its operations give',
    ),
}


@pytest.fixture
def whole(service, phone, visit):
    """A sealed visit of six operations, the first with a note of the last contact, three of them photos."""
    return seal(service, phone, visit, seeds=(4, 5, 6))


@pytest.mark.parametrize('harm', HARMS)
def test_each_kind_of_change_is_named(service, phone, whole, harm):
    statements, word = HARMS[harm]
    assert verify(service) == (0, 'Everything agrees.\n')
    spoil(service, *statements(phone))
    code, said = verify(service)
    assert (code, word in said) == (1, True), said


def test_a_receipt_with_another_time_is_named_twice(service, whole):
    spoil(service, SEALED.values(receipt={**whole.receipt, 'time': '2020-01-01T00:00:00.000Z'}))
    said = verify(service)[1]
    assert 'its receipt was not signed with a key of ours' in said
    assert 'was not sealed when its receipt says' in said


def test_a_receipt_of_another_inspection_is_named(service, phone, other, whole, application, accounts):
    second = plan(service, application.id, other.person.account)
    other.answer(second, 'CLI-01', 24)
    other.write(second, 'inspection.finish', None, {'photos': []})
    receipt = other.push()['receipts'][0]
    assert verify(service)[0] == 0
    spoil(service, sa.update(Inspection).where(Inspection.receipt.is_not(None)).values(receipt=receipt))
    assert f'inspection {whole.inspection}: its receipt is that of another inspection' in verify(service)[1]


def test_notes_of_the_last_contact_are_checked(service, phone, other, visit, application):
    """As it came, so it is kept: the note was another person's, or nobody's."""
    mine, theirs = phone.push([])['nonce'], other.push([])['nonce']
    phone.answer(visit, 'CLI-01', 24, nonce=mine)
    phone.push()
    assert verify(service)[0] == 0
    phone.answer(visit, 'CLI-01', 25, nonce=theirs)
    phone.answer(visit, 'CLI-01', 26, nonce=mine[:-1] + ('0' if mine[-1] != '0' else '1'))
    phone.push()
    code, said = verify(service)
    assert code == 1
    assert f'operation 2 holds a note that was given to another device, {other.device}' in said
    assert 'operation 3 holds a note of the last contact that this server did not make' in said


def test_a_phone_that_became_another_device_keeps_its_notes(service, phone, visit):
    note = phone.push([])['nonce']
    again = Phone(phone.person).enrol()
    again.answer(visit, 'CLI-01', 24, nonce=note)
    again.push()
    assert verify(service) == (0, 'Everything agrees.\n')


def test_notes_of_a_former_secret_still_agree(service, settings, phone, visit):
    from inspections.receipts import _secret

    phone.answer(visit, 'CLI-01', 24, nonce=phone.push([])['nonce'])
    phone.push()
    keys = settings.data / 'keys'
    (keys / 'nonce.secret').rename(keys / 'nonce.secret.before-20261123T000000Z')
    _secret.cache_clear()
    try:
        assert verify(service) == (0, 'Everything agrees.\n')
    finally:
        _secret.cache_clear()


def test_what_was_amended_released_and_lost_agrees(service, phone, visit, whole):
    phone.answer(visit, 'CLI-01', 25)
    phone.attach(visit, 'SIG-02', b'another')
    phone.write(visit, 'photo.lost', None, {'sha256': hashlib.sha256(b'another').hexdigest(), 'reason': 'gone'})
    phone.push(phone.ops[:7] + phone.ops[6:])
    assert verify(service) == (0, 'Everything agrees.\n')


def test_receipts_of_a_former_key_still_agree(service, settings, sealed, build_service):
    keys = settings.data / 'keys'
    (keys / 'receipt.ed25519').rename(keys / 'receipt.ed25519.before-20261123T000000Z')
    from inspections.receipts import _signing_key

    _signing_key.cache_clear()
    try:
        assert verify(service) == (0, 'Everything agrees.\n')
        assert len(service.test_client().get('/api/v1/keys').json['items']) == 2
    finally:
        _signing_key.cache_clear()


def test_an_older_database_put_back_by_hand_is_a_new_life(service, settings, phone):
    at = clock.now()
    with service.app_context():
        with transaction():
            assert epoch.reconcile(settings.data, at) is False
            known = db.session.scalars(sa.select(Counter)).one().epoch
        (settings.data / 'epoch').write_text(f'{known + 5}\n')
        with transaction():
            assert epoch.reconcile(settings.data, at) is True
            assert db.session.scalars(sa.select(Counter)).one().epoch > known + 5
        with transaction():
            assert epoch.reconcile(settings.data, at) is False
