"""An export is made once, in the background, for who asked; found again, and let go after a week."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock, jobs
from app.audit import AuditEntry
from app.db import db, transaction
from app.files.store import current_store
from inspections.exports import operations, printing
from inspections.exports.models import Export
from tests.inspections.exports.asking import ONE_DATABASE, Asking
from tests.support import people


def rows(service, model=Export):
    with service.app_context():
        found = list(db.session.scalars(sa.select(model)))
        db.session.remove()
    return found


def test_asking_twice_is_asking_once(service, asking, application, sealed):
    export = uuid.uuid4()
    first, again = asking.ask(application.id, export=export), asking.ask(application.id, export=export)
    assert first.json == again.json
    assert (first.json['state'], first.json['bytes']) == ('waiting', None)
    assert len(rows(service)) == 1
    jobs.run_due(service)
    assert asking.ask(application.id, export=export).json['state'] == 'ready'
    audited = [each for each in rows(service, AuditEntry) if each.act == 'export.pdf']
    assert [(each.subject, each.facts['export']) for each in audited] == [(str(application.id), str(export))]


@ONE_DATABASE
def test_an_id_that_names_another_export_is_refused(asking, application):
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    for other in ({'kind': 'case'}, {'locale': 'en'}):
        answer = asking.ask(application.id, export=export, **other)
        assert (answer.status_code, answer.json['code']) == (409, 'act-not-possible')


@ONE_DATABASE
def test_what_cannot_be_asked_is_refused(asking, application):
    for wrong in ({'kind': 'docx'}, {'locale': 'fr'}, {'zone': 'x' * 61}, {'more': 1}):
        assert asking.ask(application.id, **wrong).status_code == 422
    assert asking.ask(uuid.uuid4()).status_code == 404
    assert asking.made(application.id, zone='Nowhere/Ever').startswith(b'%PDF-')


@ONE_DATABASE
def test_nobody_else_gets_it(service, asking, application, sign_in):
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    jobs.run_due(service)
    people.add_account(service, 'reviewer', 'second@demo.test')
    for person in (sign_in('administrator'), people.speak_as(service, 'second@demo.test')):
        for rest in ('', '/file'):
            assert person.get(asking.path(application.id, export, rest)).status_code == 404
        assert Asking(service, person).ask(application.id, export=export).status_code == 409
        assert person.get(f'/api/v1/applications/{application.id}/exports').json == {'items': []}
    assert asking.person.get(asking.path(uuid.uuid4(), export)).status_code == 404


@ONE_DATABASE
def test_who_lost_the_role_gets_nothing_more(service, asking, application):
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    jobs.run_due(service)
    with service.app_context(), transaction():
        account = db.session.get(type(asking.person.account), asking.person.account.id)
        account.role = 'inspector'
    assert asking.person.get(asking.path(application.id, export, '/file')).status_code == 403


@ONE_DATABASE
def test_it_is_left_and_found_again(service, asking, application):
    older, newer = uuid.uuid4(), uuid.uuid4()
    asking.ask(application.id, export=older)
    jobs.run_due(service)
    asking.ask(application.id, 'case', newer)
    found = asking.person.get(f'/api/v1/applications/{application.id}/exports').json['items']
    assert [(each['id'], each['state']) for each in found] == [(str(newer), 'waiting'), (str(older), 'ready')]
    answer = asking.person.get(asking.path(application.id, newer, '/file'))
    assert (answer.status_code, answer.json['facts']['state']) == (409, 'waiting')


@ONE_DATABASE
def test_the_file_is_named_and_kept_by_nobody(service, asking, application):
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    jobs.run_due(service)
    answer = asking.person.get(asking.path(application.id, export, '/file'))
    assert answer.mimetype == 'application/pdf'
    assert answer.headers['Cache-Control'] == 'no-store'
    assert answer.headers['Content-Disposition'].startswith(f'attachment; filename=osmotr-{application.number}-')


@ONE_DATABASE
def test_a_drawing_that_gives_up_has_failed_and_is_not_tried_for_ever(service, asking, application, monkeypatch):
    def give_up(*_):
        raise printing.NotDrawn('no')

    monkeypatch.setattr(printing, 'draw', give_up)
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    jobs.run_due(service)
    assert asking.person.get(asking.path(application.id, export)).json['state'] == 'failed'
    assert [each for each in rows(service, jobs.Job) if each.kind == operations.MAKE and each.done_at is None] == []


@ONE_DATABASE
def test_a_store_that_is_away_is_tried_again(service, asking, application, monkeypatch):
    def away(*_):
        raise OSError('away')

    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    with monkeypatch.context() as patch:
        patch.setattr(operations, '_keep', away)
        jobs.run_due(service)
    assert asking.person.get(asking.path(application.id, export)).json['state'] == 'working'
    later = clock.now() + timedelta(minutes=10)
    clock.set_source(lambda: later)
    jobs.run_due(service)
    assert asking.person.get(asking.path(application.id, export)).json['state'] == 'ready'


def test_two_workers_that_make_the_same_leave_one_file(service, asking, application):
    """The lease of a slow worker ends, another one makes the export; then the slow one comes back."""
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    with service.app_context():
        original = operations._keep

        def overtaken(parts, store, arriving):
            operations._keep = original
            operations.make({'export_id': str(export)})
            clock.set_source()
            return original(iter([b'%PDF- another one']), store, arriving)

        operations._keep = overtaken
        try:
            operations.make({'export_id': str(export)})
        finally:
            operations._keep = original
        names = list(current_store().names(operations.SHELF))
        db.session.remove()
    assert names == [rows(service)[0].sha256]


def test_after_a_week_row_and_file_are_gone(service, asking, application):
    export = uuid.uuid4()
    asking.ask(application.id, export=export)
    jobs.run_due(service)
    later = clock.now() + operations.KEPT + timedelta(minutes=1)
    clock.set_source(lambda: later)
    jobs.run_due(service)
    assert rows(service) == []
    with service.app_context():
        assert list(current_store().names(operations.SHELF)) == []
    assert asking.person.get(asking.path(application.id, export)).status_code == 404


@pytest.mark.parametrize('kind', ['pdf', 'case'])
def test_a_job_of_an_export_that_is_gone_does_nothing(service, application, kind):
    with service.app_context():
        operations.make({'export_id': str(uuid.uuid4())})
        operations.forget({'export_id': str(uuid.uuid4())})
