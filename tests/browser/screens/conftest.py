"""One world and one browser for all who walk through its screens; in the end nothing may have been wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser import columns
from tests.browser.handset import CAMERA, DESK, PHONE
from tests.browser.screens import world as worlds
from tests.browser.screens.tour import Visitor
from tests.support.chromium import chromium
from tests.support.server import HOME, Server, serving

SHOTS = HOME / 'out' / 'screens'


@pytest.fixture(scope='module')
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp('screens')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    with serving(folder, ready=True, OSMOTR_DEMO='1') as running:
        yield running


@pytest.fixture(scope='module')
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = chromium()
    started = playwright.chromium.launch(
        executable_path=found.path, args=[*found.arguments, *CAMERA], env=found.environment or None
    )
    yield started
    started.close()


@pytest.fixture(scope='module')
def visitor(playwright: Playwright, browser: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    made: list[Visitor] = []

    def make(name: str, size: dict[str, int] = PHONE, **more: object) -> Visitor:
        made.append(
            Visitor(playwright, server.url, Path(), SHOTS, name, browser=browser, size=size, **more)  # type: ignore[arg-type]
        )
        return made[-1].open()

    yield make
    for each in made:
        each.close()


@pytest.fixture(scope='module')
def case(server: Server) -> columns.Case:
    return columns.add(server.data, many=12)


@pytest.fixture(scope='module')
def world(visitor, tmp_path_factory):
    desk = visitor('giver', DESK)
    worlds.give_passwords(desk, 'gavrilov', 'verstal')
    worlds.create_person(desk, 'new', 'applicant')
    return worlds.make_world(visitor, desk, tmp_path_factory.mktemp('photos'))


@pytest.fixture
def judged(server):
    """Collects who walked; in the end nothing may have been wrong with what they saw."""
    walked: list[Visitor] = []
    yield walked.append
    wrong = [f'{each.name}: {line}' for each in walked for line in each.wrong + each.errors]
    spent = {}
    for each in walked:
        for what, seconds in each.spent.items():
            spent[what] = round(spent.get(what, 0) + seconds, 1)
        each.wrong.clear()
    print('spent', spent, 'screens', sum(len(each.seen) for each in walked))
    assert not wrong, f'{len(wrong)} things are wrong:\n' + '\n'.join(wrong)
