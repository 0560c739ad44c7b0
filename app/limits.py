"""How often something may be tried."""

from __future__ import annotations

import time

from flask import Flask, current_app
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app import problems
from app.settings import Settings


def prepare(app: Flask, settings: Settings) -> None:
    """Give the application its counters; they live in the memory of the one process."""
    app.extensions['osmotr_limits'] = (MovingWindowRateLimiter(MemoryStorage()), parse(settings.sign_in_limit))


def hit(act: str, *keys: str) -> None:
    """Count one try for each key on its own; refuses with the seconds to wait when one is used up."""
    counter, item = _limits()
    for key in keys:
        if not counter.hit(item, act, key):
            reset, _ = counter.get_window_stats(item, act, key)
            raise problems.TooManyAttempts(retry_after_s=max(1, round(reset - time.time())))


def _limits() -> tuple[MovingWindowRateLimiter, RateLimitItem]:
    found: tuple[MovingWindowRateLimiter, RateLimitItem] = current_app.extensions['osmotr_limits']
    return found
