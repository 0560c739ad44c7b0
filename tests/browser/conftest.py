"""A real server with demo data, the line to it, phones that can be killed and opened again, a place for screenshots."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright, sync_playwright

from tests.browser.handset import Handset
from tests.browser.kept import until
from tests.browser.ledger import Ledger
from tests.browser.line import Line
from tests.support.server import HOME, Server, serving

SHOTS = HOME / 'out' / 'screens'

# each part of the road has a journey of its own; the whole of it is `make test-long PART=road`
collect_ignore = [] if os.environ.get('OSMOTR_ROAD') == 'every' else ['test_whole_road.py']


@pytest.fixture(scope='module')
def playwright() -> Iterator[Playwright]:
    """The driver of browsers: a process has room for one at a time, and the fault table starts its own."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope='session')
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a server that has loaded its demo data and looked at its photos; every test begins with a copy.

    One of the workers of this run makes it, the others wait for it.
    """
    assert (HOME / 'pwa' / 'dist' / 'index.html').is_file(), (
        'the pages are not built: run «make test», or «make run» once'
    )
    run = (
        tmp_path_factory.getbasetemp().parent
        if os.environ.get('PYTEST_XDIST_WORKER')
        else tmp_path_factory.mktemp('run')
    )
    folder, whole = run / 'demo', run / 'demo-is-whole'
    with (run / 'demo-is-being-made').open('w') as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not whole.exists():
            with serving(folder, OSMOTR_DEMO='1'):
                until(lambda: _waiting(folder), 0)
            whole.touch()
    return folder


def _waiting(folder: Path) -> int:
    """How many photos have not been looked at yet: what every copy would do again."""
    with contextlib.closing(sqlite3.connect(f'file:{folder / "osmotr.sqlite3"}?mode=ro', uri=True)) as database:
        query = "select count(*) from jobs where kind = 'photo.check' and done_at is null"
        return int(database.execute(query).fetchone()[0])


@pytest.fixture
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server with fresh demo data and the built pages."""
    folder = tmp_path_factory.mktemp('server')
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    with serving(folder, ready=True, OSMOTR_DEMO='1') as running:
        yield running


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """A line to the server that the test can spoil; a phone uses it when it is told its address."""
    made = Line(server).start()
    yield made
    made.stop()


@pytest.fixture
def ledger(server: Server) -> Ledger:
    """What the server has kept."""
    return Ledger(server)


@pytest.fixture
def handset(playwright: Playwright, server: Server, tmp_path: Path) -> Iterator[Callable[..., Handset]]:
    """Makes phones and desks; each keeps its profile when it is killed. None may complain by the end of the test."""
    made: list[Handset] = []

    def make(name: str, *, desk: bool = False, url: str | None = None, **more: object) -> Handset:
        profile = tmp_path / f'{name}-{len(made)}'
        made.append(Handset(playwright, url or server.url, profile, SHOTS, name, desk=desk, **more))  # type: ignore[arg-type]
        return made[-1].open()

    yield make
    for each in made:
        if each.context is not None:
            with contextlib.suppress(Error):
                each.page.evaluate('() => 1')  # what the browser has said until now is heard
        each.close()
    complaints = [f'{each.name}: {error}' for each in made for error in each.errors]
    assert not complaints, 'the browser complained:\n' + '\n'.join(complaints)
