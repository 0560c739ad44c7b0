"""The unit of work: nothing lost between writers, one state for a reader, moments in UTC."""

import io
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite

from app.accounts.models import Account, Role
from app.db import SQLITE_MINIMUM, db, engine_options, snapshot, transaction, uuid7
from app.settings import Settings


def account(email='a@osmotr.test', **columns):
    return Account(email=email, name='A', role=Role.APPLICANT, password_hash='', **columns)


def test_no_update_is_lost_between_writers(service):
    with service.app_context(), transaction():
        db.session.add(account())

    def work():
        with service.app_context():
            for _ in range(20):
                with transaction():
                    row = db.session.scalars(sa.select(Account).with_for_update()).one()
                    row.version += 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with service.app_context():
        assert db.session.scalar(sa.select(Account.version)) == 1 + 6 * 20


def test_a_snapshot_sees_one_state(service):
    with service.app_context(), transaction():
        db.session.add(account())

    def write():
        with service.app_context(), transaction():
            db.session.add(account('b@osmotr.test'))

    count = sa.select(sa.func.count()).select_from(Account)
    with service.app_context():
        with snapshot():
            assert db.session.scalar(count) == 1
            other = threading.Thread(target=write)
            other.start()
            other.join()
            assert db.session.scalar(count) == 1
        assert db.session.scalar(count) == 2


def test_what_a_snapshot_read_stays_readable(service):
    with service.app_context(), transaction():
        db.session.add(account())
    with service.app_context():
        with snapshot():
            row = db.session.scalars(sa.select(Account)).one()
        assert row.email == 'a@osmotr.test'


def test_a_reader_waits_for_no_writer(service, person):
    anna = person(Role.ADMINISTRATOR)
    with service.app_context():
        db.session.add(account())
        db.session.flush()
        answers = []
        asking = threading.Thread(target=lambda: answers.append(anna.get('/accounts').status_code))
        asking.start()
        asking.join(5)
        db.session.rollback()
    assert answers == [200]


def test_a_slow_body_holds_no_lock(service, person):
    """Who asks is looked up in a unit of work of its own, over before the body is read."""
    chief = person(Role.ADMINISTRATOR)
    answers = []

    class Slow(io.BytesIO):
        """A body that arrives only when somebody else has written meanwhile."""

        def readinto(self, buffer):
            other = threading.Thread(target=lambda: answers.append(self.write()))
            other.start()
            other.join(5)
            return super().readinto(buffer)

        def write(self):
            with service.app_context(), transaction():
                db.session.add(account(f'{uuid7()}@osmotr.test'))
            return 'written'

    body = b'{"name": "X"}'
    answer = chief.browser.patch(
        f'/api/v1/accounts/{chief.id}',
        input_stream=Slow(body),
        content_type='application/json',
        content_length=len(body),
        headers={'X-Osmotr': '1', 'If-Match': '"1"'},
    )
    assert answers[0] == 'written'
    assert answer.status_code == 200


def test_a_moment_without_a_zone_is_refused(service):
    with service.app_context(), pytest.raises(sa.exc.StatementError), transaction():
        db.session.add(account(created_at=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_moments_come_back_in_utc(service):
    vladivostok = timezone(timedelta(hours=10))
    with service.app_context():
        with transaction():
            db.session.add(account(created_at=datetime(2026, 1, 1, 5, tzinfo=vladivostok)))
        db.session.expire_all()
        read = db.session.scalar(sa.select(Account.created_at))
    assert read == datetime(2025, 12, 31, 19, tzinfo=UTC)
    assert read.utcoffset() == timedelta(0)


def test_ids_sort_by_the_moment_they_were_made():
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(set(made))
    assert {(each.version, each.variant) for each in made} == {(7, 'specified in RFC 4122')}


def test_an_sqlite_that_may_corrupt_its_file_is_refused(monkeypatch):
    assert sqlite.sqlite_version_info >= SQLITE_MINIMUM
    monkeypatch.setattr(sqlite, 'sqlite_version_info', (3, 51, 2))
    with pytest.raises(RuntimeError, match='SQLite'):
        engine_options('sqlite:///x')


def test_either_database_waits_for_its_disk(service):
    with service.app_context():
        ask = db.session.connection().exec_driver_sql
        if db.engine.dialect.name == 'postgresql':
            # the cluster of the tests is careless by its command line; nothing of ours may ask for that
            assert ask("SELECT source FROM pg_settings WHERE name = 'synchronous_commit'").scalar() == 'command line'
            assert ask("SELECT source FROM pg_settings WHERE name = 'fsync'").scalar() == 'command line'
            return
        assert ask('PRAGMA journal_mode').scalar() == 'wal'
        assert ask('PRAGMA synchronous').scalar() == 2
        assert ask('PRAGMA foreign_keys').scalar() == 1


def test_a_request_leaves_no_trace_in_its_thread(service, person):
    person(Role.INSPECTOR).get('/session')
    with service.app_context(), transaction():
        db.session.add(account())
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Account)) == 2


def test_a_unit_of_work_is_the_only_writer_from_its_first_question_on(sqlite_databases, build_service, tmp_path):
    url = sqlite_databases.make(tmp_path)
    service = build_service(Settings(data=tmp_path / 'data', database_url=url, demo=False, jobs_in_process=False))
    with service.app_context(), transaction():
        db.session.scalar(sa.select(sa.func.count()).select_from(Account))
        with closing(sqlite.connect(url.removeprefix('sqlite:///'), timeout=0, isolation_level=None)) as other:
            assert other.execute('SELECT count(*) FROM accounts').fetchone() == (0,)
            with pytest.raises(sqlite.OperationalError, match='locked'):
                other.execute('BEGIN IMMEDIATE')
