"""A real server with demo data, phones that can be killed and opened again, and a place for the screenshots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.handset import Handset
from tests.support.server import HOME, Server, serving

SHOTS = HOME / 'out' / 'screens'


@pytest.fixture(scope='session')
def playwright() -> Iterator[Playwright]:
    """The driver of browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server with fresh demo data and the built pages."""
    assert (HOME / 'pwa' / 'dist' / 'index.html').is_file(), (
        'the pages are not built: run «make test», or «make run» once'
    )
    with serving(tmp_path_factory.mktemp('road'), OSMOTR_DEMO='1') as running:
        yield running


@pytest.fixture
def handset(playwright: Playwright, server: Server, tmp_path: Path) -> Iterator[Callable[..., Handset]]:
    """Makes phones and desks; each keeps its profile when it is killed."""
    made: list[Handset] = []

    def make(name: str, *, desk: bool = False, **more: object) -> Handset:
        profile = tmp_path / f'{name}-{len(made)}'
        made.append(Handset(playwright, server.url, profile, SHOTS, name, desk=desk, **more))  # type: ignore[arg-type]
        return made[-1].open()

    yield make
    for each in made:
        each.close()
