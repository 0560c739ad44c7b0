"""One of the offered options."""

from __future__ import annotations

from typing import Any

from checklists.kinds import options
from checklists.kinds.kind import (
    AnswerRejected,
    Difference,
    Outcome,
    Settings,
    flag_or_absent,
    only,
    same_or_differs,
)
from checklists.kinds.options import NA


class Choice:
    """Value: an option's id, or "na" where the item allows it. Settings: `options` [{id, text, good}], `na`."""

    name = 'choice'

    def study(self, settings: Settings) -> None:
        only(settings, 'options', 'na')
        flag_or_absent(settings, 'na')
        options.study(settings)

    def check(self, value: Any, settings: Settings) -> None:
        if not isinstance(value, str):
            raise AnswerRejected('not-an-option')
        if value == NA and settings.get('na'):
            return
        if value not in options.ids(settings):
            raise AnswerRejected('not-an-option', options=options.ids(settings))

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return isinstance(value, str) and value != ''

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        if value == NA:
            return 'na'
        return 'ok' if value in options.good(settings) else 'bad'

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        return same_or_differs(one, other)
