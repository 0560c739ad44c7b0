"""Papers, what was found in them and what was written about them, when their owner is erased: files, S3, rows."""

import uuid
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.applications.models import Application
from app.db import db, transaction
from app.files.store import current_store
from app.help.models import Message, Thread
from app.papers.models import Paper, PaperFile, PaperReturn
from checklists.operations import publish_library
from inspections.legal.models import LegalResult
from tests.app.erased_people import verify
from tests.support.paper_desk import Desk
from tests.support.people import PASSWORD

QUESTION, NOTE = 'Можно ли без паспорта жены?', 'в паспорте другая фамилия'


@pytest.fixture
def settings(settings, s3):
    return replace(settings, s3=s3)


@pytest.fixture
def desk(service, sign_in):
    """Papers handed in, one given back with words, one looked at with a note, a question asked."""
    with service.app_context(), transaction():
        publish_library(clock.now())
    made = Desk(service, sign_in)
    made.fill()
    with service.app_context(), transaction():
        application = db.session.get_one(Application, made.id)
        application.address, application.profile = 'г. Тверь, ул. Советская, д. 12', 'generic@2026-01-01'
        application.latitude, application.longitude = 56.86, 35.9
    made.enter('checking')
    path = f'/api/v1/applications/{made.id}'
    noted = made.rita.put(f'{path}/legal-checks/identity', json={'result': 'not-ok', 'note': NOTE})
    assert noted.status_code == 200, noted.text
    asked = made.anna.post(f'{path}/help/messages', json={'id': str(uuid.uuid4()), 'text': QUESTION})
    assert asked.status_code == 201, asked.text
    made.give_back('passport')
    return made


def count(*models):
    return [db.session.scalar(sa.select(sa.func.count()).select_from(each)) for each in models]


def test_the_owner_sees_papers_and_words_among_what_is_kept(desk):
    held = {each['what']: each['count'] for each in desk.anna.get('/api/v1/my-data').get_json()['held']}
    assert (held['papers'], held['help']) == (3, 1)


def test_nothing_of_papers_and_words_is_left_but_what_was_found(desk, service):
    with service.app_context():
        files = db.session.scalars(sa.select(PaperFile.sha256)).all()
        assert len(files) == 3
        assert set(files) <= {name_of(each) for each in current_store().names()}
    erased = desk.anna.post('/api/v1/my-data/erasures', json={'password': PASSWORD, 'withdraw': True})
    assert erased.status_code == 201, erased.text
    assert erased.get_json()['gone'].items() >= {'papers': 3, 'help': 1}.items()
    jobs.run_due(service)
    with service.app_context():
        assert count(Paper, PaperFile, PaperReturn, Message, Thread) == [0, 0, 0, 0, 0]
        (found,) = db.session.scalars(sa.select(LegalResult))
        assert (found.result, found.note, found.paper_id) == ('not-ok', None, None)
        assert not set(files) & {name_of(each) for each in current_store().names()}
    code, output = verify(service)
    assert code == 0, output


def name_of(stored):
    return str(stored).rpartition('/')[2]
