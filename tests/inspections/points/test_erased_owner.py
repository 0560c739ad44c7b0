"""Whoever owned an open point is erased with everything that was said on the second half of the road."""

from __future__ import annotations

import uuid

import sqlalchemy as sa

from app.db import db
from tests.app.erased_people import in_files, in_rows
from tests.support.people import PASSWORD

WORDS = ('Канарейк', 'канарейк', 'свекров')


def test_no_word_of_the_second_half_is_left(point, service, settings, databases):
    anna, of = point.anna, f'/api/v1/applications/{point.id}'
    said = {
        f'{of}/training/members': {'id': str(uuid.uuid4()), 'name': 'Ольга Канарейкина', 'role': 'operator'},
        f'{of}/connection/accesses': {'id': str(uuid.uuid4()), 'role': 'operator', 'name': 'Пётр Канарейкин'},
        f'{of}/point/hours': {'id': str(uuid.uuid4()), 'days': [None] * 7, 'how': 'Спросить свекровь'},
        f'{of}/help/messages': {'id': str(uuid.uuid4()), 'text': 'Канарейка умерла'},
    }
    for path, body in said.items():
        answer = anna.post(path, json=body)
        assert answer.status_code == 201, (path, answer.text)
    warned = {'id': str(uuid.uuid4()), 'kind': 'warn', 'reason': 'Канарейки в зале', 'due_on': '2026-12-01'}
    assert point.rita.post(f'{point.path}/acts', json=warned).status_code == 201
    assert any('свекров' in each for each in in_rows(service, WORDS)), 'the test must see what it looks for'

    erased = anna.post('/api/v1/my-data/erasures', json={'password': PASSWORD, 'withdraw': True})
    assert erased.status_code == 201, erased.text
    assert in_rows(service, WORDS) == []
    assert point.work.run_jobs() > 0
    assert in_rows(service, WORDS) == []
    if databases.__class__.__name__ == 'SqliteDatabases':
        with service.app_context():
            db.session.remove()
            db.engine.dispose()
    assert in_files(settings.data, WORDS) == []
    with service.app_context():
        for name in ('training_members', 'accesses', 'point_hours'):
            assert db.session.scalar(sa.select(sa.func.count()).select_from(db.metadata.tables[name])) == 0, name
