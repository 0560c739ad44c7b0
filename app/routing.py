"""Routes that do not learn to write their addresses before somebody asks them to.

Werkzeug compiles two functions for each route when the service starts; nobody here builds addresses, and with two
hundred routes that was three quarters of the time that the service took to put itself together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class Route(Rule):
    """A route like any other."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        def late(route: Route, /, **values: Any) -> tuple[str, str]:
            build = super(Route, route)._compile_builder(append_unknown)
            written: tuple[str, str] = build.__get__(route, None)(**values)
            return written

        return late
