"""Once a day: what nobody needs any more goes, everything else stays, and tomorrow is asked for."""

import os
from datetime import timedelta

import sqlalchemy as sa

from app import chores, clock, jobs
from app.db import db, transaction
from app.files.arriving import current_arrivals

PART = 'a' * 32 + '-' + 'b' * 64


def open_jobs():
    return db.session.scalars(sa.select(jobs.Job).where(jobs.Job.kind == chores.KIND, jobs.Job.done_at.is_(None))).all()


def test_parts_and_old_jobs_go_and_fresh_ones_stay(service):
    with service.app_context():
        at, arriving = clock.now(), current_arrivals()
        for name in (PART, 'c' + PART[1:]):
            arriving.append(name, 0, [b'part'], 100)
        os.utime(arriving.folder / PART, (1, 1))
        with transaction():
            for age in (1, 40):
                db.session.add(jobs.Job(kind='note', payload={'age': age}, due_at=at, done_at=at - timedelta(days=age)))
            db.session.add(jobs.Job(kind='note', payload={'age': 'open'}, due_at=at - timedelta(days=90)))
        chores.do({})
        assert [path.name for path in arriving.folder.iterdir()] == ['c' + PART[1:]]
        left = db.session.scalars(sa.select(jobs.Job).where(jobs.Job.kind == 'note')).all()
        assert {each.payload['age'] for each in left} == {1, 'open'}
        assert [each.due_at - at >= timedelta(days=1) for each in open_jobs()] == [True]


def test_the_first_round_is_asked_for_once(service):
    with service.app_context():
        chores.begin()
        chores.begin()
        assert len(open_jobs()) == 1
