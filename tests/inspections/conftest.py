"""A visit of the inspector and the phone it is answered on."""

import pytest

from tests.inspections.field_work import Field
from tests.inspections.phone import Phone, open_application, plan
from tests.support import people


@pytest.fixture
def application(service, accounts):
    """An application with an open self-assessment."""
    return open_application(service, accounts['applicant'])


@pytest.fixture
def visit(service, accounts, application):
    """The id of a planned visit of the inspector."""
    return plan(service, application.id, accounts['inspector'])


@pytest.fixture
def phone(sign_in):
    """The inspector's phone, enrolled."""
    return Phone(sign_in('inspector')).enrol()


@pytest.fixture
def field_work(service, accounts):
    """People with phones and the shipped checklist, for whole walks from a phone to the reviewer."""
    made = Field(service, accounts)
    made.publish()
    return made


@pytest.fixture
def chief(sign_in):
    """The administrator."""
    return sign_in('administrator')


@pytest.fixture
def other(service):
    """Another inspector, with a phone."""
    people.add_account(service, 'inspector', 'other@demo.test', 'Мария')
    return Phone(people.speak_as(service, 'other@demo.test')).enrol()
