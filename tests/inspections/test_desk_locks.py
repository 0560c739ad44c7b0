"""An open application is locked: seen by others, expiring by the server's clock, in the way of others' decisions."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import clock
from app.audit import AuditEntry
from app.db import db, transaction
from inspections.desk.models import Lock
from tests.inspections.field_work import AT, Field
from tests.support import people
from tests.support.people import Person

SignIn = Callable[[str], Person]


@pytest.fixture
def waiting(field_work: Field) -> str:
    """Where an application lives that waits for a decision."""
    return f'/api/v1/applications/{field_work.pair()}'


@pytest.fixture
def nina(service: Flask, sign_in: SignIn) -> Person:
    """A second reviewer."""
    people.add_account(service, 'reviewer', 'nina@demo.test', 'Нина Крылова')
    return people.speak_as(service, 'nina@demo.test')


def at(moment: datetime) -> None:
    clock.set_source(lambda: moment)


def opens(person: Person, path: str, **said: Any) -> tuple[int, Any]:
    answer = person.put(f'{path}/lock', json=said)
    return answer.status_code, answer.get_json()


def seen(person: Person) -> Any:
    return person.get('/api/v1/queue').get_json()['items'][0]['lock']


def decide(person: Person, path: str) -> Any:
    version = person.get(path).headers['ETag']
    return person.post(f'{path}/decisions', json={'verdict': 'accept'}, headers={'If-Match': version})


def test_others_see_who_has_it_open_and_until_when(waiting: str, sign_in: SignIn, nina: Person) -> None:
    rita = sign_in('reviewer')
    at(AT)
    assert seen(nina) is None
    status, said = opens(rita, waiting)
    assert (status, said['lock']['until']) == (200, '2026-11-20T09:10:00.000Z')
    assert seen(nina) == said['lock'] == nina.get(f'{waiting}/lock').get_json()['lock']
    assert nina.get(f'{waiting}/comparison').status_code == 200  # reading goes on
    status, refused = opens(nina, waiting)
    assert (status, refused['code']) == (409, 'application-locked')
    assert refused['facts'] == {'who': 'Рита Ким', 'until': '2026-11-20T09:10:00.000Z'}


def test_an_open_page_renews_it_and_without_one_it_expires(waiting: str, sign_in: SignIn, nina: Person) -> None:
    rita = sign_in('reviewer')
    at(AT)
    opens(rita, waiting)
    at(AT + timedelta(minutes=9))
    said = opens(rita, waiting)[1]['lock']
    assert (said['since'], said['until']) == ('2026-11-20T09:00:00.000Z', '2026-11-20T09:19:00.000Z')
    at(AT + timedelta(minutes=18, seconds=59))
    assert opens(nina, waiting)[0] == 409
    at(AT + timedelta(minutes=19))
    assert seen(nina) is None
    assert opens(nina, waiting)[0] == 200
    assert opens(rita, waiting)[1]['facts']['who'] == 'Нина Крылова'


def test_a_lock_from_a_clock_that_was_ahead_holds_nobody(waiting: str, sign_in: SignIn, nina: Person) -> None:
    at(AT + timedelta(days=2))
    assert opens(sign_in('reviewer'), waiting)[0] == 200
    at(AT)
    assert seen(nina) is None
    assert opens(nina, waiting)[0] == 200


def test_leaving_and_signing_out_let_go_of_it(waiting: str, sign_in: SignIn, nina: Person) -> None:
    rita = sign_in('reviewer')
    opens(rita, waiting)
    assert nina.delete(f'{waiting}/lock').status_code == 204
    assert seen(nina) is not None  # only its holder lets go of it
    for _ in range(2):
        assert rita.delete(f'{waiting}/lock').status_code == 204
    assert seen(nina) is None
    opens(rita, waiting)
    assert rita.delete('/api/v1/session').status_code == 204
    assert seen(nina) is None


def test_an_administrator_breaks_it_and_that_is_on_record(
    waiting: str, sign_in: SignIn, nina: Person, service: Flask
) -> None:
    rita, chief = sign_in('reviewer'), sign_in('administrator')
    opens(rita, waiting)
    assert chief.delete(f'{waiting}/lock').status_code == 204
    assert opens(nina, waiting)[0] == 200
    with service.app_context():
        acts = list(db.session.scalars(sa.select(AuditEntry.act).order_by(AuditEntry.seq)))
    assert 'lock.break' in acts


@pytest.mark.parametrize('change', [{'blocked': True}, {'role': 'inspector'}])
def test_who_may_not_be_here_any_more_has_nothing_open(
    waiting: str, sign_in: SignIn, nina: Person, service: Flask, change: dict[str, Any]
) -> None:
    rita, chief = sign_in('reviewer'), sign_in('administrator')
    opens(rita, waiting)
    path = f'/api/v1/accounts/{rita.account.id}'
    assert chief.patch(path, json=change, headers={'If-Match': '"1"'}).status_code == 200
    assert seen(nina) is None
    assert opens(nina, waiting)[0] == 200
    with service.app_context(), transaction():  # even one that was written behind our back
        db.session.execute(sa.update(Lock).values(by_id=rita.account.id))
    assert seen(nina) is None


def test_a_decision_waits_for_the_lock_or_takes_it_over(
    waiting: str, sign_in: SignIn, nina: Person, service: Flask
) -> None:
    rita = sign_in('reviewer')
    opens(rita, waiting)
    refused = decide(nina, waiting)
    assert (refused.status_code, refused.get_json()['code']) == (409, 'application-locked')
    assert refused.get_json()['facts']['who'] == 'Рита Ким'
    assert opens(nina, waiting, take_over=True)[0] == 200
    assert opens(rita, waiting)[1]['code'] == 'application-locked'  # her page hears of it at its next beat
    assert decide(rita, waiting).get_json()['code'] == 'application-locked'
    assert decide(nina, waiting).status_code == 201
    with service.app_context():
        assert 'lock.take-over' in set(db.session.scalars(sa.select(AuditEntry.act)))


def test_who_has_it_open_decides_and_so_does_anybody_when_nobody_has(waiting: str, sign_in: SignIn) -> None:
    rita = sign_in('reviewer')
    opens(rita, waiting)
    assert decide(rita, waiting).status_code == 201


def test_of_two_who_open_at_once_one_has_it(waiting: str, sign_in: SignIn, nina: Person) -> None:
    both, start, said = [sign_in('reviewer'), nina], Barrier(2), []

    def go(person: Person) -> None:
        start.wait()
        said.append(opens(person, waiting)[0])

    threads = [Thread(target=go, args=(each,)) for each in both]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(said) == [200, 409]


def test_there_is_no_lock_of_what_is_not_there(sign_in: SignIn) -> None:
    path = f'/api/v1/applications/{uuid.uuid4()}'
    assert opens(sign_in('reviewer'), path)[0] == 404
    assert sign_in('reviewer').get(f'{path}/lock').status_code == 404
