"""Yes or no, and which of them is good news."""

from __future__ import annotations

from typing import Any

from checklists.kinds.kind import (
    AnswerRejected,
    Difference,
    Outcome,
    Settings,
    SettingsRefused,
    flag_or_absent,
    only,
    same_or_differs,
)


class YesNo:
    """Values: "yes", "no", and "na" where the item allows it. Settings: `good` (the value that passes), `na`."""

    name = 'yes-no'

    def study(self, settings: Settings) -> None:
        only(settings, 'good', 'na')
        if settings.get('good', 'yes') not in ('yes', 'no'):
            raise SettingsRefused('good', 'must be yes or no')
        flag_or_absent(settings, 'na')

    def check(self, value: Any, settings: Settings) -> None:
        if not isinstance(value, str) or value not in ('yes', 'no', 'na'):
            raise AnswerRejected('not-yes-no')
        if value == 'na' and not settings.get('na', False):
            raise AnswerRejected('na-not-allowed')

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return value in ('yes', 'no', 'na')

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        if value == 'na':
            return 'na'
        return 'ok' if value == settings.get('good', 'yes') else 'bad'

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        return same_or_differs(one, other)
