"""An open point, and how its duties are asked and told over HTTP."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.db import db, transaction
from app.duties import rounds
from app.notifications.models import Notice
from tests.inspections.field_work import AT
from tests.inspections.points.conftest import OpenPoint
from tests.inspections.points.conftest import time as time  # the fixture


class Duties(OpenPoint):
    """A point that has just opened; what its inspections said of its duties has been taken over."""

    def read(self, by=None):
        answer = (by or self.anna).get(f'/api/v1/applications/{self.id}/duties')
        assert answer.status_code == 200, answer.text
        return {each['kind']: each for each in answer.get_json()['items']}

    def say(self, kind, by=None, entry_id=None, **said):
        told = {'id': str(entry_id or uuid.uuid4()), **said}
        return (by or self.anna).post(f'/api/v1/applications/{self.id}/duties/{kind}/entries', json=told)

    def remind(self, kind, by=None, reminder_id=None):
        told = {'id': str(reminder_id or uuid.uuid4())}
        return (by or self.rita).post(f'/api/v1/applications/{self.id}/duties/{kind}/reminders', json=told)

    def round(self):
        with self.work.service.app_context(), transaction():
            rounds.look_after(applications.find(self.id, lock=True), clock.now())

    def told(self, kind, duty=None):
        with self.work.service.app_context():
            query = sa.select(Notice).where(Notice.kind == kind, Notice.about == self.id).order_by(Notice.id)
            return [each for each in db.session.scalars(query) if duty in (None, each.facts.get('duty'))]

    def rows(self, model):
        with self.work.service.app_context():
            return list(db.session.scalars(sa.select(model)))


def day(days):
    """The day so many days after the one on which the tests happen."""
    return (AT + timedelta(days=days)).date().isoformat()


@pytest.fixture
def point(field_work, sign_in, time):
    return Duties(field_work, sign_in)
