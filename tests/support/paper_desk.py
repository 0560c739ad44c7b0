"""An application with papers, and the people around it."""

from __future__ import annotations

import uuid

from app import clock
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.db import db, transaction
from app.papers import operations
from app.questionnaire import operations as questionnaire
from tests.support import papers

LEASE = {'holding': 'lease', 'address': 'Тверь, Советская 12', 'area_m2': 41.5, 'until': None}


class Desk:
    """An application of the applicant with a legal form, and those who may or may not see its papers."""

    def __init__(self, service, sign_in, form='sole-trader'):
        self.service, self.anna, self.rita, self.chief = (
            service, sign_in('applicant'), sign_in('reviewer'), sign_in('administrator'),
        )  # fmt: skip
        self.settings = service.extensions['osmotr_settings']
        self.id = uuid.uuid4()
        with service.app_context(), transaction():
            application = applications.draft(self.anna.account, self.id, clock.now())
            self.answer(application, legal_form=form, address='г. Тверь, ул. Советская, д. 12', area_m2=40)

    def answer(self, application, **answers):
        at = clock.now()
        given = {name: questionnaire.Typed(value, at) for name, value in answers.items()}
        came = questionnaire.answer(self.settings.data, application, given, at)
        assert {each.came for each in came.values()} == {'kept'}

    @property
    def path(self):
        return f'/api/v1/applications/{self.id}/papers'

    def put(self, paper, content, file_id=None, by=None):
        return (by or self.anna).put(f'{self.path}/{paper}/files/{file_id or uuid.uuid4()}', data=content)

    def shown(self, by=None):
        answer = (by or self.anna).get(self.path)
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def paper(self, name, by=None):
        return next(each for each in self.shown(by)['items'] if each['id'] == name)

    def enter(self, stage):
        """As if everything before had been done."""
        with self.service.app_context(), transaction():
            application = db.session.get_one(Application, self.id)
            if stage == 'checking':
                application.submitted_at = clock.now()
            applications.enter(application, Stage(stage), clock.now())

    def fill(self):
        for name in ('registration', 'lease', 'passport'):
            assert self.put(name, papers.jpeg(name)).status_code == 200
        assert self.anna.put(f'{self.path}/lease/facts', json=LEASE).status_code == 200

    def give_back(self, *names):
        with self.service.app_context(), transaction():
            application = applications.find(self.id, lock=True)
            answers = questionnaire.answers(self.settings.data, application)
            items = [{'kind': 'paper', 'id': name, 'reason': f'Не читается: {name}'} for name in names]
            operations.give_back(application, answers, [], items, self.settings, self.rita.account.id, clock.now())
            applications.enter(application, Stage.AMENDING, clock.now())
