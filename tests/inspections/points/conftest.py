"""A point that has opened after everything went well, and those who look after it."""

from __future__ import annotations

import pytest

from app import clock
from app.applications import operations as applications
from app.applications import road
from app.applications.api import entered
from app.applications.models import Stage
from app.db import transaction
from tests.inspections.field_work import AT


class OpenPoint:
    """An application both of whose voices have spoken, and whose test period has just been passed."""

    def __init__(self, field_work, sign_in):
        self.work, self.sign_in = field_work, sign_in
        self.come()
        self.id = field_work.pair()
        self.path = f'/api/v1/applications/{self.id}/point'
        self.enter(Stage.CONCLUDING)
        self.act('pass')

    def come(self):
        """Sign everybody in: their sessions end when nobody comes for long."""
        self.anna, self.rita, self.chief = map(self.sign_in, ('applicant', 'reviewer', 'administrator'))

    def enter(self, stage):
        with self.work.service.app_context(), transaction():
            applications.enter(applications.find(self.id, lock=True), stage, clock.now())

    def act(self, name):
        with self.work.service.app_context(), transaction():
            application = applications.find(self.id, lock=True)
            road.act(application, name, {}, self.rita.account.id, clock.now())
            entered(application, self.rita.account.id, clock.now())

    def shown(self, by=None):
        answer = (by or self.anna).get(self.path)
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def stage(self):
        return str(self.work.application(self.id).stage)

    def visit(self, special=None, due_at='2027-01-20T09:00:00Z'):
        """An administrator plans a visit, an inspector makes it."""
        version = self.chief.get(f'/api/v1/applications/{self.id}').get_json()['version']
        said = {
            'assignee_id': str(self.work.accounts['inspector'].id),
            'stage': 'finished',
            'due_at': due_at,
        }
        answer = self.chief.post(
            f'/api/v1/applications/{self.id}/visits', json=said, headers={'If-Match': f'"{version}"'}
        )
        assert answer.status_code == 201, answer.text
        if special is not None:
            self.work.fill(self.id, 'inspector', special, at=AT)
        return answer.get_json()['id']

    def decide(self, verdict, **said):
        version = self.rita.get(f'/api/v1/applications/{self.id}').get_json()['version']
        return self.rita.post(
            f'/api/v1/applications/{self.id}/decisions',
            json={'verdict': verdict, **said},
            headers={'If-Match': f'"{version}"'},
        )


@pytest.fixture
def time():
    """Where the clock of the service stands."""

    def stand(moment):
        clock.set_source(lambda: moment)

    stand(AT)
    yield stand
    clock.set_source()


@pytest.fixture
def point(field_work, sign_in, time):
    return OpenPoint(field_work, sign_in)
