"""A short form of the row about updates: the browser is killed in one, which is finished then; and a page stays old."""

from __future__ import annotations

import random
import shutil

import pytest

from tests.browser.ledger import Ledger
from tests.browser.visit import Visit
from tests.faults.browsers import Hand
from tests.faults.upgrades import FATES, KILLED, NETWORK, Road, sent_by_an_old_page, upgrades
from tests.faults.versions import make_versions
from tests.support.server import HOME, serving


@pytest.fixture
def versions(demo, tmp_path):
    data = shutil.copytree(demo, tmp_path / 'data')
    made = make_versions(HOME / 'pwa' / 'dist', tmp_path / 'versions', data)
    made.serve('A')
    return made


@pytest.fixture
def server(versions):
    with serving(versions.data, ready=True, OSMOTR_DEMO='1', OSMOTR_PWA=str(versions.place)) as running:
        yield running


def test_an_update_that_is_cut_leaves_the_version_of_before_and_all_unsent_work(handset, line, versions):
    phone = handset('inspector', url=line.url)
    phone.expects(*NETWORK)
    phone.sign_in('inspector')
    hand = Hand(phone, Visit.first(phone), random.Random(1))
    road = Road(hand, Ledger(line.server), line, versions, 'A')
    files = len(versions.sums['B'])
    late = max(each for each in range(files) if FATES[each % len(FATES)] == KILLED)  # when nearly all of it is here
    figure = upgrades(road, 'AB', (late,))
    assert (figure.broken, figure.done) == ([], 1)
    assert sent_by_an_old_page(road) == []
