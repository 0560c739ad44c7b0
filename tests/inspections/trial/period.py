"""A test period as people live through it: lists from a phone, rounds of the service, decisions from the desk."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from app import clock, jobs
from app.applications import operations as applications
from app.applications import road
from app.applications.api import entered
from app.applications.models import Application, Stage
from app.db import db, transaction
from app.notifications.models import Notice
from inspections.trial import rounds
from tests.inspections.phone import Phone, open_application, picture, verdicts

BEGAN = datetime(2026, 11, 2, 7, 0, tzinfo=UTC)  # ten o'clock by the network
FIRST = date(2026, 11, 2)
GOOD = {
    'ORD-01': 4, 'ORD-02': 80, 'ORD-03': 3, 'SRV-01': 'yes', 'SRV-02': 'yes', 'SRV-03': 'na', 'SRV-04': 'na',
    'SRV-05': 'yes', 'TRB-01': 'yes', 'TRB-02': 'na', 'TRB-03': 'ничего',
}  # fmt: skip


class Period:
    """`day` counts from 0, the day on which it began."""

    def __init__(self, service, sign_in, time):
        self.service, self.time = service, time
        self.anna, self.rita, self.chief = sign_in('applicant'), sign_in('reviewer'), sign_in('administrator')
        self.phone = Phone(self.anna).enrol()
        self.id = open_application(service, self.anna.account).id
        self.enter('training')
        self.act('trained')

    @property
    def path(self):
        return f'/api/v1/applications/{self.id}/trial'

    def enter(self, stage):
        with self.service.app_context(), transaction():
            applications.enter(applications.find(self.id, lock=True), Stage(stage), clock.now())

    def act(self, name, by=None):
        with self.service.app_context(), transaction():
            application = applications.find(self.id, lock=True)
            road.act(application, name, {}, (by or self.anna).account.id, clock.now())
            entered(application, (by or self.anna).account.id, clock.now())

    def move_to(self, day, hour=12):
        """That day, at that hour by the network; the round of the service has been there."""
        self.time(datetime.combine(FIRST + timedelta(days=day), datetime.min.time(), UTC) + timedelta(hours=hour - 3))
        self.round()

    def round(self):
        with self.service.app_context():
            rounds.do({})

    def shown(self, by=None):
        answer = (by or self.anna).get(self.path)
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def trial(self, by=None):
        return self.shown(by)['trial']

    def report(self):
        return self.trial()['report']

    def day(self, day):
        return next(each for each in self.report()['days'] if each['day'] == str(FIRST + timedelta(days=day)))

    def states(self):
        return [each['state'] for each in self.report()['days']]

    def measure(self, name):
        return next(each for each in self.report()['measures'] if each['measure'] == name)

    def stage(self):
        with self.service.app_context():
            return db.session.get_one(Application, self.id).stage

    def fill(self, day=None, phone=None, finish=True, **answers):
        """Fill in the list of a day (of today), as a phone does it."""
        today = (clock.day('Europe/Moscow') - FIRST).days
        inspection = self.day(today if day is None else day)['inspection_id']
        phone = phone or self.phone
        sent = len(phone.ops)
        for item, value in {**GOOD, **answers}.items():
            phone.answer(inspection, item, value)
        if finish:
            phone.write(inspection, 'inspection.finish', None, {'photos': []})
        said = phone.push(phone.ops[sent:])
        assert set(verdicts(said)) <= {'applied', 'beside', 'amendment'}, said
        return inspection

    def fill_all(self, days, **answers):
        for day in range(days):
            self.move_to(day)
            self.fill(**answers)

    def shoot(self, item='TRB-01', seed=1):
        """A photo in the list of today; returns its name in the journal."""
        today = (clock.day('Europe/Moscow') - FIRST).days
        sent, content = len(self.phone.ops), picture(seed)
        self.phone.attach(self.day(today)['inspection_id'], item, content)
        self.phone.push(self.phone.ops[sent:])
        assert self.phone.send_photo(content).status_code == 200
        return f'{self.phone.device}:{len(self.phone.ops)}'

    def trouble(self, by=None, trouble_id=None, before=None, due_on='2026-11-05', what='Не закрывается дверь'):
        said = {'id': str(trouble_id or uuid.uuid4()), 'what': what, 'owner': 'Пётр, мастер', 'due_on': due_on}
        return (by or self.anna).post(f'{self.path}/troubles', json={**said, 'before': before})

    def mend(self, trouble_id, after, by=None):
        return (by or self.anna).put(f'{self.path}/troubles/{trouble_id}/mending', json={'after': after})

    def decide(self, verdict, reason='Решили так', ends_on=None, sha256=None, decision_id=None, by=None):
        said = {'id': str(decision_id or uuid.uuid4()), 'verdict': verdict, 'reason': reason, 'ends_on': ends_on}
        seen = sha256 or self.trial(self.rita)['sha256']
        return (by or self.rita).post(f'{self.path}/decisions', json={**said, 'sha256': seen})

    def told(self, kind):
        with self.service.app_context():
            found = db.session.scalars(sa.select(Notice).where(Notice.kind == kind))
            return [each.recipient_id for each in found]

    def waiting_rounds(self):
        with self.service.app_context():
            query = sa.select(jobs.Job).where(jobs.Job.kind == rounds.KIND, jobs.Job.done_at.is_(None))
            return db.session.scalars(query).all()
