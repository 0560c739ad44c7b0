"""A person whose data is to be erased, spread over everything that keeps something, and where to look for it after."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from click.testing import Result
from flask import Flask

from app import clock
from app.accounts.models import Account
from app.db import db, snapshot, transaction
from app.erasure.house import current_house
from app.notifications import operations as notifications
from app.settings import Settings
from app.vault import operations as vault
from inspections.models import Inspection
from tests.inspections.field_work import Field
from tests.inspections.phone import PROFILE, Phone, open_application, picture, plan
from tests.inspections.test_questions import ask, reply
from tests.inspections.test_review import FOUND, TOLD, decide
from tests.support import people
from tests.support.people import Person

EMAIL, NAME = 'kanareykina@person.test', 'Миловзора Канарейкина'
ADDRESS, NOTE = 'Канареечный тупик, 77', 'моя свекровь мерила'
PHONE, PAPER = 'Миловзорин телефон', 'паспорт 4509 777777'
WORDS = ('kanareykina', 'Канарейкин', 'канарейкина', 'миловзора', 'Миловзор')
OF_UNDECIDED = ('Канареечн', 'канареечный', 'свекровь', '77.77')


@dataclass
class Erasable:
    """The person, their phone, and what they have done."""

    service: Flask
    account: Account
    person: Person
    phone: Phone
    files: list[str] = field(default_factory=list)
    sealed: bytes = b''
    application_id: uuid.UUID | None = None

    def erase(self, **more: Any) -> Any:
        """Ask for it as the page does."""
        return self.person.post('/api/v1/my-data/erasures', json={'password': people.PASSWORD, **more})


def settle(service: Flask) -> Account:
    """An account that others know."""
    return people.add_account(service, 'applicant', EMAIL, NAME)


def busy(service: Flask, staff: dict[str, Account], *, account: Account | None = None) -> Erasable:
    """An applicant in the middle of it: a self-assessment with a photo, notices, a visit, a sealed paper, an export."""
    account = account or settle(service)
    person = people.speak_as(service, account.email)
    administrator = people.speak_as(service, staff['administrator'].email)
    open_application(service, staff['applicant'])  # publishes the checklist; somebody else's, which stays
    made = administrator.post(
        '/api/v1/applications',
        json={'applicant_id': str(account.id), 'address': ADDRESS, 'latitude': 77.7777, 'longitude': 37.61,
              'radius_m': 100, 'profile': PROFILE},
    )  # fmt: skip
    assert made.status_code == 201, made.get_json()
    application_id = uuid.UUID(made.get_json()['id'])
    phone = Phone(person)
    enrolled = person.put(f'/api/v1/devices/{phone.device}', json={'name': PHONE, 'app_version': '1'})
    assert enrolled.status_code == 200, enrolled.get_json()
    with service.app_context(), snapshot():
        own = db.session.scalars(sa.select(Inspection).where(Inspection.application_id == application_id)).one()
        self_assessment = str(own.id)
    phone.answer(self_assessment, 'CLI-01', 24)
    phone.write(self_assessment, 'note.set', 'CLI-01', NOTE)
    sha256 = phone.attach(self_assessment, 'SIG-01', picture(77))
    phone.push()
    assert phone.send_photo(picture(77)).status_code == 200
    assert person.get(f'/api/v1/photos/{sha256}?size=400').status_code == 200
    visit = plan(service, application_id, staff['inspector'])
    other = Phone(people.speak_as(service, staff['inspector'].email)).enrol()
    other.answer(visit, 'CLI-01', 25)
    other.push()
    reviewer = people.speak_as(service, staff['reviewer'].email)
    question = ask(reviewer, application_id, text=f'{NAME}, где мерили?', inspection_id=self_assessment)
    if question.status_code == 201:
        reply(person, question.get_json(), NOTE)
    view = {'name': f'Заявки {NAME}', 'filter': {'search': NAME}}
    assert administrator.put(f'/api/v1/queue/views/{uuid.uuid4()}', json=view).status_code in (200, 201)
    with service.app_context(), transaction():
        facts = {'number': 1, 'address': ADDRESS, 'reason': NOTE}
        notifications.tell('application.refused', [account.id], application_id, facts, clock.now())
        notifications.tell('appeal.filed', [staff['reviewer'].id], application_id, facts, clock.now())
        sealed = vault.seal(current_house().data, account.id, PAPER.encode(), 'paper 1')
    return Erasable(service, account, person, phone, [sha256], sealed, application_id)


def decided(service: Flask, staff: dict[str, Account]) -> Erasable:
    """An applicant whose application was refused after both voices had spoken."""
    account = settle(service)
    walk = Field(service, {**staff, 'applicant': account})
    walk.publish()
    application_id = walk.pair(TOLD, FOUND)
    reviewer = people.speak_as(service, staff['reviewer'].email)
    version = reviewer.get(f'/api/v1/applications/{application_id}').get_json()['version']
    said = decide(reviewer, application_id, version, verdict='refuse', reason='Площадь мала')
    assert said.status_code == 201, said.get_json()
    person = people.speak_as(service, EMAIL)
    return Erasable(service, account, person, Phone(person), application_id=application_id)


def in_rows(service: Flask, words: tuple[str, ...]) -> list[str]:
    """Where words stand in what queries answer: `table: word`."""
    found = []
    with service.app_context(), snapshot():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(sa.select(table)).mappings():
                text = ' '.join(_said(value) for value in row.values())
                found += [f'{table.name}: {word}' for word in words if word in text]
    return sorted(set(found))


def in_files(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Where words stand in the bytes of files: `name: word`; Cyrillic as UTF-8 and as JSON escapes it."""
    found = []
    for path in sorted(each for each in folder.rglob('*') if each.is_file()):
        content = path.read_bytes()
        found += [f'{path.relative_to(folder)}: {word}' for word in words if _within(word, content)]
    return found


def _within(word: str, content: bytes) -> bool:
    return word.encode() in content or json.dumps(word)[1:-1].encode() in content


def _said(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return value.decode('utf-8', 'replace') if isinstance(value, bytes) else str(value)


def files_of(folder: Path, sha256: str) -> Iterator[Path]:
    """Every file of this name."""
    return folder.rglob(sha256)


def run(service: Flask, *words: object) -> Result:
    """A command of the console, and what it said."""
    return service.test_cli_runner().invoke(args=[str(word) for word in words])


def verify(service: Flask) -> tuple[int, str]:
    """Whether everything agrees (0), and what was said."""
    said = run(service, 'verify')
    return said.exit_code, said.output


def data_of(service: Flask) -> Path:
    """The data folder of a service."""
    settings: Settings = service.extensions['osmotr_settings']
    return settings.data
