"""A day."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from checklists.kinds.kind import AnswerRejected, Difference, Outcome, Settings, SettingsRefused, only

SHAPE = re.compile(r'[0-9]{4}-[0-9]{2}-[0-9]{2}')


class Date:
    """Value: "2026-11-23". Settings: `not_before` (a day): an earlier one does not pass.

    "today" is replaced by the day of the inspection before anything is judged.
    """

    name = 'date'

    def study(self, settings: Settings) -> None:
        only(settings, 'not_before')
        if settings.get('not_before', 'today') != 'today' and _day(settings['not_before']) is None:
            raise SettingsRefused('not_before', 'must be today, or a day such as 2026-11-23')

    def check(self, value: Any, settings: Settings) -> None:
        if _day(value) is None:
            raise AnswerRejected('not-a-day')

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return _day(value) is not None

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        if _day(settings.get('not_before')) is None:
            return None
        return 'ok' if value >= settings['not_before'] else 'bad'

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        first, second = _day(one), _day(other)
        if first is None or second is None:
            return Difference('incomparable')
        return Difference('same' if first == second else 'differs', {'days_apart': abs((first - second).days)})


def _day(value: Any) -> date | None:
    if not isinstance(value, str) or not SHAPE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
