"""A person who was erased does not come back: with a backup, a database put back by hand, a crash, a lost ledger."""

import dataclasses
import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

import wsgi
from app import clock, jobs, problems
from app.audit import AuditEntry, record
from app.db import db, transaction
from app.erasure import ledger
from app.erasure.models import Erasure
from app.vault import operations as vault
from tests.app.erased_people import (
    OF_UNDECIDED,
    PAPER,
    WORDS,
    busy,
    data_of,
    files_of,
    in_files,
    in_rows,
    run,
    verify,
)  # fmt: skip


@pytest.fixture
def settings(settings, request):
    """A test that asks for `s3` runs with the local folder and with a bucket."""
    if 's3' not in request.fixturenames:
        return settings
    return dataclasses.replace(settings, s3=request.getfixturevalue('s3'))


@pytest.fixture
def anna(service, accounts):
    return busy(service, accounts)


def test_a_broken_ledger_stops_a_restore_and_is_said_by_a_backup(anna, tmp_path, service):
    place = tmp_path / 'backups'
    assert run(service, 'backup', place).exit_code == 0
    anna.erase(withdraw=True)
    path = data_of(service) / ledger.NAME
    path.write_bytes(path.read_bytes().replace(b'"act": 1', b'"act": 7'))
    later = clock.now() + timedelta(seconds=2)
    clock.set_source(lambda: later)
    said = run(service, 'backup', place)
    assert said.exit_code == 1 and 'damaged: erasures' in said.output
    said = run(service, 'restore', oldest(place), '--replace')
    assert said.exit_code == 1 and 'who was erased is not known' in said.output
    assert in_rows(service, WORDS) == [], 'nobody came back'


def test_the_key_is_destroyed_and_gone_from_backups_of_before(anna, tmp_path, service):
    place = tmp_path / 'backups'
    assert run(service, 'backup', place).exit_code == 0
    assert [each.name for each in (place / 'people').iterdir()] == [str(anna.account.id)]
    anna.erase(withdraw=True)
    with service.app_context(), pytest.raises(problems.Erased):
        vault.open_sealed(data_of(service), anna.account.id, anna.sealed, 'paper 1')
    later = clock.now() + timedelta(seconds=2)
    clock.set_source(lambda: later)
    jobs.run_due(service)
    assert run(service, 'backup', place).exit_code == 0
    assert list((place / 'people').iterdir()) == []
    assert list(files_of(place, anna.files[0])) == [], 'its photo is gone from the backups of before'
    assert PAPER not in str(in_files(place, (PAPER,)))


def oldest(place):
    return min(each for each in place.iterdir() if (each / 'manifest.json').exists())


@pytest.mark.parametrize('ledger_of', ['both', 'data', 'place'])
def test_a_restore_of_an_older_backup_erases_again(anna, s3, tmp_path, service, ledger_of):
    place, data = tmp_path / 'backups', data_of(service)
    assert run(service, 'backup', place).exit_code == 0
    act = anna.erase(withdraw=True).get_json()['act']
    jobs.run_due(service)
    if ledger_of != 'data':
        later = clock.now() + timedelta(seconds=2)
        clock.set_source(lambda: later)
        assert run(service, 'backup', place).exit_code == 0
    if ledger_of == 'place':
        (data / ledger.NAME).unlink()
    said = run(service, 'restore', oldest(place), '--replace')
    assert said.exit_code == 0, said.output
    assert in_rows(service, WORDS + OF_UNDECIDED) == []
    jobs.run_due(service)
    assert in_files(data, WORDS + OF_UNDECIDED) == []
    assert [each.act for each in ledger.read(data)] == [act]
    with service.app_context():
        erasure = db.session.scalars(sa.select(Erasure)).one()
        assert (erasure.act, erasure.replayed_at is not None) == (act, True)
    code, output = verify(service)
    assert code == 0, output


def test_an_older_database_put_back_by_hand_is_erased_at_the_start(anna, service, tmp_path):
    with service.app_context(), transaction():
        written = ledger.line(1, anna.account.id, clock.now(), anna.account.id, 'self', None, None)
    ledger.append(data_of(service), written)
    code, output = verify(service)
    assert code == 1 and 'was erased by act 1 and is there again' in output
    with service.app_context():
        wsgi._refresh()
    assert in_rows(service, WORDS + OF_UNDECIDED) == []
    assert verify(service)[0] == 0
    with service.app_context():
        wsgi._refresh()
        assert len(db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'erasure.make')).all()) == 1


@pytest.mark.parametrize('where', ['before the ledger', 'between ledger and COMMIT'])
def test_a_crash_between_the_steps_leaves_all_or_goes_on_at_the_start(anna, service, monkeypatch, where):
    class Crash(BaseException):
        pass

    def crash(*_args, **_more):
        raise Crash

    if where == 'before the ledger':
        monkeypatch.setattr(ledger, 'append', crash)
    else:
        monkeypatch.setattr('app.erasure.operations.audit.record', crash_at('erasure.make', Crash))
    with pytest.raises(Crash):
        anna.erase(withdraw=True)
    monkeypatch.undo()
    assert in_rows(service, WORDS) != []
    assert anna.person.get('/api/v1/session').status_code == 200
    with service.app_context():
        wsgi._refresh()
    gone = in_rows(service, WORDS) == []
    assert gone == (where != 'before the ledger')
    done = anna.erase(withdraw=True)
    assert done.status_code == (410 if gone else 201)
    assert len(ledger.read(data_of(service))) == 1
    jobs.run_due(service)
    assert verify(service)[0] == 0


def crash_at(act, crash):
    def recording(who, name, *rest):
        if name == act:
            raise crash
        record(who, name, *rest)

    return recording


def test_a_ledger_that_was_torn_or_changed_is_noticed(service, tmp_path):
    first, second = uuid.uuid4(), uuid.uuid4()
    for number, each in enumerate((first, second), 1):
        ledger.append(tmp_path, ledger.line(number, each, clock.now(), each, 'self', None, None))
    path = tmp_path / ledger.NAME
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"act": 3, "acc')
    assert [each.account_id for each in ledger.read(tmp_path)] == [first, second], 'what was cut off was not committed'
    third = ledger.append(tmp_path, ledger.line(1, uuid.uuid4(), clock.now(), first, 'self', None, None))
    assert third.act == 3 and len(ledger.read(tmp_path)) == 3
    path.write_bytes(whole.replace(b'"act": 1', b'"act": 9', 1))
    with pytest.raises(ledger.Broken):
        ledger.read(tmp_path)
    path.write_bytes(whole[whole.index(b'\n') + 1 :])
    with pytest.raises(ledger.Broken):
        ledger.read(tmp_path)


def test_a_ledger_that_is_gone_is_noticed_and_written_again(anna, service):
    anna.erase(withdraw=True)
    (data_of(service) / ledger.NAME).unlink()
    code, output = verify(service)
    assert code == 1 and 'act 1 is not in the ledger' in output
    with service.app_context():
        wsgi._refresh()
    assert verify(service)[0] == 0
