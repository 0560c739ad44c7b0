"""A questionnaire of a test: what a whole one says, and an applicant who sends it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from app import clock
from app.db import transaction
from app.rest import moment
from checklists.operations import publish_library
from tests.support.people import Person

SOLE_TRADER: dict[str, Any] = {
    'legal_form': 'sole-trader',
    'person_name': 'Канарейкина Анна Петровна',
    'person_inn': '500100732259',
    'ogrnip': '304500116000157',
    'address': 'Тверь, ул. Канареечная, 7',
    'pin': {'latitude': 56.86, 'longitude': 35.9, 'by': 'hand'},
    'area_m2': 42.5,
    'floor': 1,
    'profile': 'generic',
    'years': 3,
    'points': 1,
    'networks': 'Канарейка-Маркет',
    'staff': 4,
}


@dataclass
class Applicant:
    """Speaks of one application by its id, which they have made."""

    person: Person
    id: uuid.UUID

    def ask(self, method: str, what: str, json: Any = None) -> Any:
        """Ask for a part of the application."""
        return self.person.open(f'/api/v1/applications/{self.id}/{what}', method=method, json=json)

    def begin(self) -> Applicant:
        """Begin the draft."""
        assert self.ask('PUT', 'draft').status_code == 200
        return self

    def type(self, answers: dict[str, Any], at: datetime | None = None) -> Any:
        """Send what was typed just now, or at another time."""
        changed_at = moment(at or clock.now())
        sent = {name: {'value': value, 'changed_at': changed_at} for name, value in answers.items()}
        return self.ask('PATCH', 'questionnaire', sent)

    def read(self) -> Any:
        """The questionnaire as it stands."""
        answer = self.ask('GET', 'questionnaire')
        assert answer.status_code == 200, answer.json
        return answer.json

    def values(self) -> dict[str, Any]:
        """What stands in it."""
        return {name: each['value'] for name, each in self.read()['answers'].items()}

    def submit(self, consent: int = 0, submission: uuid.UUID | None = None) -> Any:
        """Hand it in."""
        return self.ask('POST', 'submissions', {'id': str(submission or uuid.uuid4()), 'consent_version': consent})

    def act(self, what: str, event: uuid.UUID | None = None) -> Any:
        """`withdrawals`, `comebacks` or `repairs`."""
        return self.ask('POST', what, {'id': str(event or uuid.uuid4())})


def applicant(service: Flask, person: Person) -> Applicant:
    """Somebody whose network has published its standards."""
    with service.app_context(), transaction():
        publish_library(clock.now())
    return Applicant(person, uuid.uuid4())


def later(seconds: float) -> datetime:
    """So many seconds from now, negative ones ago."""
    return clock.now() + timedelta(seconds=seconds)
