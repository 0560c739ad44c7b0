"""A reviewer who asks for exports."""

import pytest

from tests.inspections.conftest import application, chief, field_work, other, phone, visit  # noqa: F401
from tests.inspections.exports.asking import Asking
from tests.inspections.sealing import seal


@pytest.fixture
def asking(service, sign_in):
    """The reviewer."""
    return Asking(service, sign_in('reviewer'))


@pytest.fixture
def sealed(service, phone, visit):  # noqa: F811
    """A visit that is sealed, with three photos."""
    return seal(service, phone, visit)
