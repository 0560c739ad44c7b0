"""An application that is being connected, as both sides speak of it over HTTP."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application
from app.connection import computer, operations
from app.connection.models import PrintedSheet
from app.db import db, snapshot, transaction
from app.notifications.models import Notice
from tests.support.paper_desk import Desk

NAME = 'Синицына Ольга Петровна'
CHROME = (
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
)


@pytest.fixture
def later():
    began = clock.now()

    def move(**passed):
        clock.set_source(lambda: began + timedelta(**passed))

    yield move
    clock.set_source()


class Case(Desk):
    """An application whose contract was signed, and what is said over HTTP about its connection."""

    def __init__(self, service, sign_in):
        super().__init__(service, sign_in)
        with service.app_context(), transaction():
            application = db.session.get_one(Application, self.id)
            application.address, application.submitted_at = 'г. Тверь, ул. Советская, д. 12', clock.now()
        self.enter('contracting')
        with service.app_context(), transaction():
            application = applications.find(self.id, lock=True)
            at, by = clock.now(), self.anna.account.id
            road.act(application, 'sign-contract', {}, by, at)
            service.extensions['osmotr_stage_entered']['connecting'](application, by, at)

    def at(self, what=''):
        return f'/api/v1/applications/{self.id}/connection{what}'

    def read(self, by=None):
        answer = (by or self.anna).get(self.at())
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def post(self, what, by=None, **said):
        return (by or self.anna).post(self.at(what), json={'id': str(uuid.uuid4()), **said})

    def issue(self, role='manager', name=NAME, **more):
        return self.post('/accesses', role=role, name=name, **more)

    def owner(self):
        return next(each for each in self.read()['accesses'] if each['role'] == 'owner' and each['state'] != 'revoked')

    def show(self, access_id, **more):
        return self.post(f'/accesses/{access_id}/showings', **more)

    def confirm(self, access_id, last, by=None):
        return (by or self.anna).put(self.at(f'/accesses/{access_id}/receipt'), json={'last': last})

    def revoke(self, access_id, by=None, reason='Уволилась', **more):
        return self.post(f'/accesses/{access_id}/revocations', by=by, reason=reason, **more)

    def hand_over(self):
        access = self.owner()['id']
        secret = self.show(access).get_json()['secret']
        return self.confirm(access, secret[-4:])

    def sheet(self):
        assert self.post('/sheets').status_code == 201
        return self.sheet_made()

    def sheet_made(self):
        sheet_id = uuid.UUID(self.read()['sheet']['id'])
        with self.service.app_context(), snapshot():
            return db.session.get_one(PrintedSheet, sheet_id)

    def result(self, **said):
        return self.anna.post(
            self.at('/results'), json={'id': str(uuid.uuid4()), **said}, headers={'User-Agent': CHROME}
        )

    def test_computer(self):
        sheet = self.sheet()
        name = str(sheet.id)
        for said in (
            {'browser': {'able': list(computer.NEEDED)}},
            {'scanner': {'sheet_id': name, **read_from(sheet)}},
            {'printing': {'sheet_id': name, 'code': sheet.code}},
        ):
            answer = self.result(**said)
            assert answer.status_code == 201, answer.text
        return self.measure(20, cameras=4)

    def measure(self, upload, cameras=0):
        """A line test was handed in: `tests/inspections/test_line_of_connection.py` does it over HTTP."""
        said = {'download_mbps': 50, 'upload_mbps': upload, 'latency_ms': 12, 'cameras': cameras}
        with self.service.app_context(), transaction():
            application, by, at = applications.find(self.id, lock=True), self.anna.account.id, clock.now()
            computer.report(application, result_id=uuid.uuid4(), part='line', said=said, agent=CHROME, by=by, at=at)
            operations.complete(application, by, at)
        return self.anna.get(self.at())

    def step(self, step, said, order=None):
        order = order or self.read()['drill']['id']
        return self.anna.post(self.at(f'/drills/{order}/steps'), json={'step': step, 'said': said})

    def drill(self):
        assert self.post('/drills').status_code == 201
        order = self.read()['drill']
        for step, said in (
            ('received', order['number']), ('placed', order['cell']), ('issued', None), ('returned', 'unfit'),
            ('asked', 'Куда деть возврат?'),
        ):  # fmt: skip
            answer = self.step(step, self.read()['drill']['code'] if said is None else said)
            assert answer.status_code == 201, answer.text
        return answer

    def move_to(self, act):
        with self.service.app_context(), transaction():
            application = applications.find(self.id, lock=True)
            by, at = self.anna.account.id, clock.now()
            road.act(application, act, {}, by, at)
            reactions = self.service.extensions['osmotr_stage_entered']
            if application.stage in reactions:
                reactions[application.stage](application, by, at)


@pytest.fixture
def case(service, sign_in):
    return Case(service, sign_in)


def read_from(sheet):
    """What a scanner reads from a sheet."""
    return {kind: getattr(sheet, kind) for kind in computer.CODES}


def said(answer, code):
    told = answer.get_json()
    assert told['code'] == code, told
    return told['facts']


def told(case, kind):
    with case.service.app_context(), snapshot():
        return list(db.session.scalars(sa.select(Notice.recipient_id).where(Notice.kind == kind)))
