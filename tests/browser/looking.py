"""A page by day and by night, on a phone and on a desk: its pictures, and whether everybody can use it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.browser.handset import DESK, PHONE, Handset
from tests.browser.screens import axe

ON_PHONE, ON_DESK = {'phone': PHONE}, {'desk': DESK}
BOTH = {**ON_PHONE, **ON_DESK}
# nothing sticks out of the page to the right, wherever it is scrolled
FITS = """[...document.querySelectorAll('main .duty, main .duty *, dialog *')]
    .every(each => each.getBoundingClientRect().right <= innerWidth)"""


def look(who: Handset, what: str, sizes: Mapping[str, Any] = BOTH) -> None:
    """Nothing breaks WCAG 2.2 AA, nothing runs out of the screen, and there is a picture of it."""
    page = who.page
    page.evaluate(axe.source().read_text('utf-8'))
    for name, size in sizes.items():
        page.set_viewport_size(size)
        for scheme in ('light', 'dark'):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            who.shot(f'{what}-{name}-{scheme}')
            assert axe.violations(page) == [], (what, name, scheme)
            assert page.evaluate('document.documentElement.scrollWidth <= innerWidth'), (what, name)
            assert page.evaluate(FITS), (what, name)
    page.set_viewport_size(DESK if who.desk else PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme='light')
