"""What runs in the background, and how: a table written in the same transaction as the cause."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import Json, Row, db, rows_of, snapshot, transaction

LEASE = timedelta(minutes=5)
TRIES = 200  # a store may be away for days; then somebody has to look
LONGEST_PAUSE = timedelta(hours=1)
POLL_S = 1.0
Work = Callable[[dict[str, Any]], None]

log = logging.getLogger('osmotr.jobs')


class Later(Exception):
    """What a job raises when somebody else is away, in words: it is tried again, and it is no bug."""


class Job(Row):
    """Something to do once `due_at` has come. `done_at` is set when it was done, `error` says why it was not."""

    __tablename__ = 'jobs'
    __table_args__ = (
        sa.Index(
            'ix_jobs_open',
            'due_at',
            sqlite_where=sa.text('done_at IS NULL'),
            postgresql_where=sa.text('done_at IS NULL'),
        ),
    )

    kind: Mapped[str] = mapped_column(sa.String(60))
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    due_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    error: Mapped[str | None] = mapped_column(sa.String(500), default=None)


ADD = sa.insert(rows_of(Job))


def enqueue(kind: str, payload: dict[str, Any], at: datetime) -> None:
    """Ask for work in the caller's transaction. It runs at least once, so twice must be the same as once."""
    enqueue_all(kind, [payload], at)


def ask_for_round(kind: str, at: datetime) -> None:
    """Ask for the next round of work that comes again and again, unless one is waiting."""
    waiting = sa.select(Job.id).where(Job.kind == kind, Job.done_at.is_(None), Job.tries == 0)
    if db.session.scalar(waiting.limit(1)) is None:
        enqueue(kind, {}, at)


def each_alone(names: Sequence[uuid.UUID], act: Callable[[uuid.UUID], None], what: str) -> None:
    """Act on each in a transaction of its own: one that fails is logged as `what` and keeps no other one waiting."""
    failed = 0
    for name in names:
        try:
            with transaction():
                act(name)
        except Exception:
            failed += 1
            log.exception('%s of %s could not be looked at', what, name)
    if failed:
        log.error('%s of %s of %s could not be looked at', what, failed, len(names))


def enqueue_all(kind: str, payloads: Sequence[dict[str, Any]], at: datetime) -> None:
    """Ask for several pieces of work of one kind, in one statement."""
    if payloads:
        asked = [{'kind': kind, 'payload': each, 'due_at': at, 'created_at': at} for each in payloads]
        db.session.connection().execute(ADD, asked)


def postpone(kind: str, until: datetime) -> None:
    """Let open jobs of this kind wait until then: what they all need is away. One in hand keeps its lease."""
    waiting = sa.update(Job).where(Job.kind == kind, Job.done_at.is_(None), Job.due_at < until)
    db.session.execute(waiting.values(due_at=until), execution_options={'synchronize_session': False})


def prepare(app: Flask, works: Mapping[str, Work]) -> None:
    """Tell the application what each kind of job does."""
    app.extensions['osmotr_jobs'] = dict(works)


def run_due(app: Flask) -> int:
    """Run all that is due now; returns how many jobs were tried."""
    tried = 0
    while _run_one(app):
        tried += 1
    return tried


class Worker:
    """A thread that runs what is due, until it is stopped."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name='jobs', daemon=True)

    def start(self) -> None:
        """Begin in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the job in hand and end."""
        self._stop.set()
        self._thread.join(10)

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                tried = _run_one(self.app)
            except Exception:  # the database may be away; the next round tries again
                log.exception('jobs could not be read')
                tried = False
            if not tried:
                self._stop.wait(POLL_S)


def _run_one(app: Flask) -> bool:
    with app.app_context():
        at = clock.now()
        with snapshot():  # looking must not queue behind writers
            waiting = db.session.scalar(
                sa.select(Job.id).where(Job.done_at.is_(None), Job.due_at <= at, Job.tries < TRIES).limit(1)
            )
        if waiting is None:
            return False
        with transaction():
            job = _claim(at)
        if job is None:
            return False
        _run(app, job, job.tries)
        return True


def _claim(at: datetime) -> Job | None:
    open_jobs = sa.select(Job.id).where(Job.done_at.is_(None), Job.due_at <= at, Job.tries < TRIES)
    first = open_jobs.order_by(Job.due_at).limit(1).with_for_update(skip_locked=True).scalar_subquery()
    claim = sa.update(Job).where(Job.id == first).values(due_at=at + LEASE, tries=Job.tries + 1).returning(Job)
    return db.session.scalars(claim.execution_options(synchronize_session=False)).one_or_none()


def _run(app: Flask, job: Job, mine: int) -> None:
    job_id, kind, payload = job.id, job.kind, job.payload
    try:
        app.extensions['osmotr_jobs'][kind](payload)
        result: dict[str, Any] = {'done_at': clock.now(), 'error': None}
    except Exception as error:
        db.session.rollback()
        if isinstance(error, Later):
            log.warning('job %s of kind %s will be tried again: %s', job_id, kind, error)
        else:
            log.exception('job %s of kind %s failed', job_id, kind)
        result = {
            'due_at': clock.now() + min(timedelta(minutes=2 ** min(mine, 10)), LONGEST_PAUSE),
            'error': type(error).__name__,
        }
    with transaction():
        db.session.execute(sa.update(Job).where(Job.id == job_id, Job.tries == mine).values(**result))
