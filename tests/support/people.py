"""The people of a test: four accounts, one of each role, and a way to speak as one of them."""

from __future__ import annotations

import functools
from typing import Any

import sqlalchemy as sa
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import clock
from app.accounts import operations
from app.accounts.models import Account, Role
from app.accounts.passwords import hash_password
from app.db import db, transaction

PASSWORD = 'osmotr-demo'
NAMES = {
    Role.APPLICANT: 'Анна «Уют» Петрова 🏠',
    Role.INSPECTOR: 'Иван Осипов',
    Role.REVIEWER: 'Рита Ким',
    Role.ADMINISTRATOR: "Олег О'Нил",
}


class Person(FlaskClient):
    """A test client that speaks as our own pages do, with the session of one person."""

    account: Account

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask. A request inside an open application context would share `g` with it, so that is refused."""
        assert not has_app_context(), 'ask outside of `with service.app_context()`: the request would inherit its g'
        self.environ_base.setdefault('HTTP_X_OSMOTR', '1')
        return super().open(*args, **kwargs)


def email_of(role: str) -> str:
    """The e-mail of the account that `accounts` makes for a role."""
    return f'{role}@demo.test'


def add_account(service: Flask, role: str, email: str | None = None, name: str | None = None) -> Account:
    """One more account, with PASSWORD. Hashing is slow on purpose, so the hash is made once."""
    with service.app_context(), transaction():
        account = Account(
            email=email or email_of(role), name=name or NAMES[Role(role)], role=Role(role), locale='ru',
            password_hash=_hash(), created_at=clock.now(), confirmed_at=clock.now(),
        )  # fmt: skip
        db.session.add(account)
    return account


def speak_as(service: Flask, email: str) -> Person:
    """A client with an open session of the account with this e-mail."""
    with service.app_context(), transaction():
        account = db.session.scalars(sa.select(Account).where(Account.email == email)).one()
        token = operations.open_session(account, 30, clock.now())
    service.test_client_class = Person
    person = service.test_client()
    assert isinstance(person, Person)
    person.set_cookie('osmotr', token)
    person.account = account
    return person


def stranger(service: Flask) -> Person:
    """A client of somebody who has not signed in."""
    service.test_client_class = Person
    person = service.test_client()
    assert isinstance(person, Person)
    return person


@functools.cache
def _hash() -> str:
    return hash_password(PASSWORD)
