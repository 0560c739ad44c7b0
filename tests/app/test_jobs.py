"""Work in the background: asked for with its cause, done at least once, never lost."""

import threading
import time
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.db import db, transaction
from app.jobs import Job


@pytest.fixture
def done(service):
    """What was done, with a kind that fails on demand."""
    seen = []

    def work(payload):
        seen.append(payload)
        if payload.get('fail'):
            raise RuntimeError('as asked')

    service.extensions['osmotr_jobs']['note'] = work
    return seen


def ask(service, payload, after=timedelta()):
    with service.app_context(), transaction():
        jobs.enqueue('note', payload, clock.now() + after)


def later(delta):
    moment = clock.now() + delta
    clock.set_source(lambda: moment)


def test_what_is_due_is_done_once(service, done):
    ask(service, {'n': 1})
    ask(service, {'n': 2})
    assert jobs.run_due(service) == 2
    assert jobs.run_due(service) == 0
    assert sorted(each['n'] for each in done) == [1, 2]


def test_what_is_not_due_waits(service, done):
    ask(service, {'n': 1}, after=timedelta(hours=1))
    assert jobs.run_due(service) == 0
    later(timedelta(hours=2))
    assert jobs.run_due(service) == 1


def test_no_job_without_its_cause(service, done):
    def cause():
        jobs.enqueue('note', {'n': 1}, clock.now())
        raise ZeroDivisionError

    with service.app_context(), pytest.raises(ZeroDivisionError), transaction():
        cause()
    assert jobs.run_due(service) == 0


def test_a_job_that_fails_is_tried_again_later_and_then_left_with_its_error(service, done):
    ask(service, {'fail': True})
    assert jobs.run_due(service) == 1
    assert jobs.run_due(service) == 0
    for _ in range(jobs.TRIES + 3):
        later(timedelta(days=1))
        jobs.run_due(service)
    assert len(done) == jobs.TRIES
    with service.app_context():
        job = db.session.scalars(sa.select(Job)).one()
        assert (job.done_at, job.error, job.tries) == (None, 'RuntimeError', jobs.TRIES)


def test_a_kind_that_nobody_knows_harms_no_other(service, done):
    with service.app_context(), transaction():
        jobs.enqueue('unheard-of', {}, clock.now())
    ask(service, {'n': 1})
    jobs.run_due(service)
    assert done == [{'n': 1}]


def test_the_job_of_a_worker_that_died_is_done_by_another(service, done):
    ask(service, {'n': 1})
    with service.app_context(), transaction():
        assert jobs._claim(clock.now()) is not None  # and then the power went
    assert jobs.run_due(service) == 0
    later(jobs.LEASE + timedelta(seconds=1))
    assert jobs.run_due(service) == 1
    assert done == [{'n': 1}]


def test_two_workers_never_do_the_same_job(service, done):
    for n in range(20):
        ask(service, {'n': n})
    threads = [threading.Thread(target=jobs.run_due, args=(service,)) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    jobs.run_due(service)
    assert sorted(each['n'] for each in done) == list(range(20))


def test_the_thread_works_until_it_is_stopped(service, done):
    worker = jobs.Worker(service)
    worker.start()
    ask(service, {'n': 1})
    for _ in range(100):
        if done:
            break
        time.sleep(0.05)
    worker.stop()
    assert done == [{'n': 1}]
    ask(service, {'n': 2})
    time.sleep(0.1)
    assert done == [{'n': 1}]


def test_a_worker_that_was_given_up_does_not_undo_what_another_has_done(service, done):
    ask(service, {'n': 1, 'fail': True})
    with service.app_context(), transaction():
        slow = jobs._claim(clock.now())
        number, mine = slow.id, slow.tries
    later(jobs.LEASE + timedelta(seconds=1))
    with service.app_context(), transaction():
        db.session.execute(sa.update(Job).where(Job.id == number).values(payload={'n': 1}))
    assert jobs.run_due(service) == 1
    with service.app_context():
        jobs._run(service, slow, mine)  # it wakes up, works with what it has read, and fails
        left = db.session.execute(sa.select(Job.done_at, Job.error).where(Job.id == number)).one()
        assert left.done_at is not None
        assert left.error is None
