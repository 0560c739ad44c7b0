"""The record of who did what shows every change, every gap, and what was cut off its end."""

import json
import threading
import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import audit, clock, jobs
from app.audit import AuditEntry, chain, checks, end, walk
from app.audit.end import End
from app.audit.hashes import BEGINNING, COLUMNS, hash_of_before_0013
from app.db import db, rows_of, snapshot, transaction
from inspections import epoch
from tests.faults import altered

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


@pytest.fixture
def chained(service):
    """The chain that strangers change."""
    with service.app_context():
        altered.fill()
        yield


def test_seeded_changes_are_all_found(chained):
    """A tenth of what `make test-long PART=audit` does."""
    found = altered.alter(range(100))
    print(found.figures())
    assert (found.made.total(), found.missed) == (100, [])


def kept_file(service):
    return service.extensions['osmotr_settings'].data / end.NAME


def cut_after(seq):
    with transaction():
        db.session.execute(sa.delete(AuditEntry).where(AuditEntry.seq > seq))


def test_the_end_is_kept_outside_of_the_table(written, service):
    assert chain.last() == End(**json.loads(kept_file(service).read_text()))
    assert chain.last().seq == 5


def test_what_was_cut_off_the_end_is_found_and_writing_on_does_not_cover_it(written):
    cut_after(3)
    assert audit.broken_at() == 4
    for expected in (5, 5, 5):  # first the end is missing, then another entry stands in its place
        with transaction():
            write('later')
        assert audit.broken_at() == expected
    assert walk.examine([]).broken is None, 'the chain alone does not show it'


def test_an_end_that_was_noted_elsewhere_is_looked_for(written, service):
    noted = chain.last()
    said = service.test_cli_runner().invoke(args=['verify'])
    assert f'The audit ends at {noted.seq}:{noted.hash}' in said.output
    assert said.exit_code == 0
    cut_after(0)
    kept_file(service).unlink()
    with transaction():
        write('another life')
    run = service.test_cli_runner().invoke
    assert run(args=['verify']).exit_code == 0, 'with the file gone too, nothing here knows of it'
    said = run(args=['verify', '--end', f'{noted.seq}:{noted.hash}'])
    assert (said.exit_code, 'audit: entry 2 and those after it are gone' in said.output) == (1, True)
    said = run(args=['verify', '--end', 'x'])
    assert (said.exit_code, 'Traceback' in said.output) == (2, False)


def test_an_end_that_lags_is_no_alarm(written, service, monkeypatch):
    """The machine stopped, or the disk was full, between COMMIT and keeping the end."""
    before = kept_file(service).read_text()
    monkeypatch.setattr(end, 'write_text', lambda *_: (_ for _ in ()).throw(OSError(28, 'No space left on device')))
    with transaction():
        write('sixth')
    monkeypatch.undo()
    assert kept_file(service).read_text() == before
    assert audit.broken_at() is None
    with transaction():
        write('seventh')
    assert json.loads(kept_file(service).read_text())['seq'] == 7


def test_what_was_rolled_back_does_not_move_the_end(written, service):
    before = kept_file(service).read_text()
    with pytest.raises(ZeroDivisionError), transaction():
        write_and_fail('never')
    with transaction():
        pass
    assert kept_file(service).read_text() == before


def test_an_older_database_is_explained_at_the_next_start(written, service):
    ended, data = chain.last(), service.extensions['osmotr_settings'].data
    cut_after(3)
    with transaction():
        assert epoch.reconcile(data, clock.now()) is True
    assert audit.broken_at() is None
    (entry,) = walk.cuts()
    assert (entry.seq, entry.facts) == (4, {'seq': ended.seq, 'hash': ended.hash})
    acts = db.session.scalars(sa.select(AuditEntry.act).order_by(AuditEntry.seq)).all()
    assert acts == ['first', 'second', 'third', 'audit.cut', 'server.new_life']
    with transaction():
        assert epoch.reconcile(data, clock.now()) is False
    said = service.test_cli_runner().invoke(args=['verify'])
    assert (said.exit_code, f'known loss: the audit ended at {ended.seq}:{ended.hash}' in said.output) == (0, True)


def test_a_busy_server_is_no_alarm(service):
    """The end is read first: entries that are written while the chain is walked along only make it longer."""
    stop, found = threading.Event(), []

    def write_on():
        with service.app_context():
            while not stop.is_set():
                with transaction():
                    write()

    writers = [threading.Thread(target=write_on) for _ in range(2)]
    for each in writers:
        each.start()
    with service.app_context():
        for _ in range(30):
            ended = end.kept(db.engine)
            with snapshot():
                found.append(walk.examine([ended] if ended else []))
    stop.set()
    for each in writers:
        each.join()
    assert {each.broken for each in found} == {None}
    assert found[-1].entries > found[0].entries


def test_entries_of_before_are_taken_only_in_front_of_those_with_a_key(service):
    def put(seq, before):
        row = {'id': uuid.uuid4(), 'created_at': clock.now(), 'seq': seq, 'account_id': None, 'act': 'old'}
        row |= {'at': row['created_at'], 'subject': None, 'facts': {'n': seq}}
        row['hash'] = hash_of_before_0013(row, before)
        with transaction():
            db.session.execute(sa.insert(rows_of(AuditEntry)), [{name: row[name] for name in COLUMNS}])
        return row['hash']

    with service.app_context():
        put(2, put(1, BEGINNING))
        assert audit.broken_at() is None
        with transaction():
            write('with a key')
        assert audit.broken_at() is None
        put(4, chain.last().hash)
        assert audit.broken_at() == 4


def test_a_check_that_came_to_no_end_is_not_waited_for_for_ever(service):
    with service.app_context():
        at = clock.now()
        with transaction():
            first, same = checks.ask(None, at), checks.ask(None, at + timedelta(hours=23))
            assert first.id == same.id
        with transaction():
            other = checks.ask(None, at + timedelta(days=2))
        assert (other.id != first.id, first.why) == (True, 'stopped')
        checks.do({'check': str(other.id)})
        running, ended = checks.standing()
        assert running is None and ended is not None and ended.id == other.id


def test_a_check_says_what_it_found_and_how_far_it_is(written, service, monkeypatch):
    monkeypatch.setattr(walk, 'AT_ONCE', 2)
    told = []
    monkeypatch.setattr(
        checks, '_say', lambda check, say=checks._say, **known: (told.append(known), say(check, **known))
    )
    with transaction():
        first = checks.ask(None, clock.now()).id
        assert checks.ask(None, clock.now()).id == first, 'one that runs is everybody’s'
    jobs.run_due(service)
    assert [each['seen'] for each in told] == [0, 2, 4, 5]
    with snapshot():
        running, ended = checks.standing()
    assert (running, ended.seen, ended.total, ended.broken, ended.last) == (None, 5, 5, None, chain.last().hash)
    cut_after(2)
    with transaction():
        checks.ask(None, clock.now())
    jobs.run_due(service)
    with snapshot():
        _, ended = checks.standing()
    assert (ended.seen, ended.broken, ended.why) == (2, 3, 'cut')
