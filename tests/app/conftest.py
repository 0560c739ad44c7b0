"""People at their browsers, for the platform's tests."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import clock
from app.accounts import operations
from app.accounts.models import Role
from app.db import transaction
from tests.support.mail import mailbox

PASSWORD = 'correct horse'


@dataclass
class Person:
    """Somebody with an account and a browser that is signed in."""

    id: Any
    email: str
    browser: FlaskClient

    def get(self, path, **options):
        return self.browser.get('/api/v1' + path, **options)

    def send(self, method, path, json=None, **headers):
        return self.browser.open(
            '/api/v1' + path,
            method=method,
            json=json,
            headers={'X-Osmotr': '1', **{name.replace('_', '-'): value for name, value in headers.items()}},
        )


@pytest.fixture
def person(service):
    """Make a person of a role, signed in unless told otherwise."""

    def make(role: Role, email: str | None = None, signed_in: bool = True) -> Person:
        email = email or f'{role}@osmotr.test'
        with service.app_context(), transaction():
            account = operations.create(
                email=email,
                name=f'Пётр «{role}»',
                role=role,
                secret=operations.secret_of(PASSWORD),
                locale='ru',
                by=None,
                at=clock.now(),
            )
        somebody = Person(account.id, email, service.test_client())
        if signed_in:
            answer = somebody.send('POST', '/session', {'email': email, 'password': PASSWORD})
            assert answer.status_code == 200, answer.text
        return somebody

    return make


@pytest.fixture
def mail():
    """A real mail server."""
    with mailbox() as running:
        yield running


@pytest.fixture
def told(settings, mail):
    """What a service is told that has a mail server and an address."""
    return replace(settings, mail=mail.told, public_url='https://osmotr.test')


@pytest.fixture
def network(told, build_service):
    """The service with a mail server."""
    return build_service(told)


@pytest.fixture
def browser(network):
    """A browser that nobody has signed in with."""
    return network.test_client()
