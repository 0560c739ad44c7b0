"""`osmotr verify` finds whatever has been changed behind our back, and nothing where all is well."""

import pytest
import sqlalchemy as sa

from app import clock
from app.audit import AuditEntry
from app.db import db, transaction
from app.files.store import current_store
from inspections import epoch
from inspections.models import Counter, Inspection, Operation
from tests.inspections.phone import picture


def verify(service):
    said = service.test_cli_runner().invoke(args=['verify'])
    return said.exit_code, said.output


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
