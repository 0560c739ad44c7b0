"""How often something may be tried."""

from __future__ import annotations

import time

from flask import Flask, current_app
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app import problems
from app.settings import Settings

GEOCODED = '30 per minute'  # a person's tries: the geocoder is somebody else's
NOTED_REFUSALS = '5 per hour'  # the audit is for ever: nobody fills it by guessing
HELP_MESSAGES = '30 per hour'  # nobody needs more to be understood, and each rings at every reviewer's
SELF_TESTS = '240 per hour'  # sheets and results of a computer that a link has opened: each result is in the audit
HELP_SEARCHES = '120 per minute'  # a search asks again with every pause of the typing


class Limits:
    """The counters of one application; they live in the memory of its one process."""

    def __init__(self, settings: Settings) -> None:
        self._counter = MovingWindowRateLimiter(MemoryStorage())
        self._allowed: dict[str, RateLimitItem] = {
            'sign-in': parse(settings.sign_in_limit),
            'sign-in-address': parse(settings.sign_in_address_limit),
            'check': parse(settings.check_limit),
            'noted-refusal': parse(NOTED_REFUSALS),
            'help-message': parse(HELP_MESSAGES),
            'help-search': parse(HELP_SEARCHES),
            'self-test': parse(SELF_TESTS),
            'registration': parse(settings.registration_limit),
            'registration-address': parse(settings.registration_address_limit),
            'letter': parse(settings.letter_limit),
            'letter-address': parse(settings.letter_address_limit),
            'link': parse(settings.link_limit),
            'phone': parse(settings.phone_limit),
            'geocode': parse(GEOCODED),
            'line-code': parse(settings.line_code_limit),
            'line-test': parse(settings.line_test_limit),
        }

    def hit(self, act: str, key: str) -> None:
        """Count one try; refuses with the seconds to wait when they are used up."""
        counter, item = self._counter, self._allowed[act]
        if not counter.hit(item, act, key):
            reset, _ = counter.get_window_stats(item, act, key)
            raise problems.TooManyAttempts(retry_after_s=max(1, round(reset - time.time())))

    def left(self, act: str, key: str) -> int | None:
        """Count one try; how many are left after it, or none when it was one too many."""
        counter, item = self._counter, self._allowed[act]
        return counter.get_window_stats(item, act, key).remaining if counter.hit(item, act, key) else None


def prepare(app: Flask, settings: Settings) -> None:
    """Give the application its counters."""
    app.extensions['osmotr_limits'] = Limits(settings)


def hit(act: str, key: str) -> None:
    """Count one try of `act` for `key`; refuses when there were too many.

    `act` is a name of the table in `Limits`.
    """
    limits: Limits = current_app.extensions['osmotr_limits']
    limits.hit(act, key)


def left(act: str, key: str) -> int | None:
    """Count one of a few; how many are left after it, or none when they were used up.

    Acts: `noted-refusal` (a refused sign-in is written into the audit).
    """
    limits: Limits = current_app.extensions['osmotr_limits']
    return limits.left(act, key)
