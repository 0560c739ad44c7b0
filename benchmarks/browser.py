"""A Chromium to measure in, and a server to measure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from tests.support.chromium import chromium

PASSWORD = 'osmotr-demo'


@contextmanager
def browser(*more: str, wrapped: Callable[[str], str] = str) -> Iterator[tuple[Playwright, Browser]]:
    """Chromium, found or brought as for the tests, with `more` arguments; `wrapped` may answer another program."""
    found = chromium()
    with sync_playwright() as driver:
        told = {**os.environ, **found.environment}
        arguments = [*found.arguments, *more]
        opened = driver.chromium.launch(executable_path=wrapped(found.path), args=arguments, env=told)
        try:
            yield driver, opened
        finally:
            opened.close()


def sign_in(context: BrowserContext, url: str, email: str) -> None:
    """Give the context a session, without a page."""
    said = {'email': email, 'password': PASSWORD}
    answer = context.request.post(f'{url}/api/v1/session', data=said, headers={'X-Osmotr': '1'})
    if not answer.ok:
        raise RuntimeError(f'{email} could not sign in: {answer.status} {answer.text()[:200]}')
