"""The record of who did what shows every change and every gap."""

import threading
import uuid

import pytest
import sqlalchemy as sa

from app import audit, clock
from app.audit import AuditEntry
from app.db import db, transaction

WHO = uuid.uuid4()


def write(act='act', **facts):
    audit.record(WHO, act, 'subject', facts, clock.now())


def write_and_fail(act):
    write(act)
    raise ZeroDivisionError


@pytest.fixture
def written(service):
    """Five entries in three transactions."""
    with service.app_context():
        with transaction():
            write('first')
            write('second')
        with transaction():
            write('third', items=['SIG-01', 'Ё'])
        with transaction():
            write('fourth')
            write('fifth')
        yield


def test_entries_stand_in_the_order_they_were_written(written):
    acts = db.session.execute(sa.select(AuditEntry.seq, AuditEntry.act).order_by(AuditEntry.seq)).all()
    assert acts == [(1, 'first'), (2, 'second'), (3, 'third'), (4, 'fourth'), (5, 'fifth')]
    assert audit.broken_at() is None


@pytest.mark.parametrize(
    'harm',
    [
        sa.update(AuditEntry).where(AuditEntry.seq == 3).values(facts={'items': ['SIG-02', 'Ё']}),
        sa.update(AuditEntry).where(AuditEntry.seq == 3).values(account_id=uuid.uuid4()),
        sa.delete(AuditEntry).where(AuditEntry.seq == 3),
    ],
)
def test_an_entry_that_was_changed_or_removed_shows(written, harm):
    with transaction():
        db.session.execute(harm)
    assert audit.broken_at() == 3


def test_what_is_rolled_back_leaves_no_entry(service):
    with service.app_context():
        with pytest.raises(ZeroDivisionError), transaction():
            write_and_fail('never')
        with transaction():
            write('kept')
            with pytest.raises(ZeroDivisionError), db.session.begin_nested():
                write_and_fail('undone')
            with db.session.begin_nested():
                write('nested')
        assert db.session.scalars(sa.select(AuditEntry.act).order_by(AuditEntry.seq)).all() == ['kept', 'nested']
        assert audit.broken_at() is None


def test_many_writers_make_one_chain(service):
    def work():
        with service.app_context():
            for _ in range(5):
                with transaction():
                    write()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with service.app_context():
        assert db.session.scalar(sa.select(sa.func.max(AuditEntry.seq))) == 30
        assert audit.broken_at() is None
