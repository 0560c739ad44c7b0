"""A point in its test period, and those who fill in, look and decide."""

import pytest

from app import clock
from tests.inspections.trial.period import BEGAN, Period


@pytest.fixture
def time():
    """Where the clock of the service stands; the network's days begin three hours before those of UTC."""

    def stand(moment):
        clock.set_source(lambda: moment)

    stand(BEGAN)
    yield stand
    clock.set_source()


@pytest.fixture
def period(service, sign_in, time):
    return Period(service, sign_in, time)
