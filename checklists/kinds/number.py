"""A measured number with its unit, and the bounds it must keep."""

from __future__ import annotations

from typing import Any

from checklists.kinds.kind import AnswerRejected, Difference, Outcome, Settings, SettingsRefused, is_number, number_or_absent, only

LARGEST = 1_000_000
TOLERANCE = 0.05  # of the greater of the two: what two people with a tape may differ by


class Number:
    """Value: a number in the item's unit. Settings: `unit` {ru, en}, `decimals`, `min`, `max` (the threshold), `low`, `high` (the drawn scale), `tolerance`."""

    name = 'number'

    def study(self, settings: Settings) -> None:
        only(settings, 'unit', 'decimals', 'min', 'max', 'low', 'high', 'tolerance')
        number_or_absent(settings, 'min', 'max', 'low', 'high', 'tolerance')
        unit = settings.get('unit')
        if not isinstance(unit, dict) or set(unit) != {'ru', 'en'}:
            raise SettingsRefused('unit', 'must be given in ru and en')
        if settings.get('decimals', 0) not in (0, 1, 2, 3):
            raise SettingsRefused('decimals', 'must be 0, 1, 2 or 3')
        if is_number(settings.get('min')) and is_number(settings.get('max')) and settings['min'] > settings['max']:
            raise SettingsRefused('min', 'is greater than max')

    def check(self, value: Any, settings: Settings) -> None:
        if not is_number(value):
            raise AnswerRejected('not-a-number')
        if value < 0:
            raise AnswerRejected('negative')
        if value > LARGEST:
            raise AnswerRejected('too-large', largest=LARGEST)

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return is_number(value)

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        least, most = settings.get('min'), settings.get('max')
        if least is None and most is None:
            return None
        return 'bad' if (least is not None and value < least) or (most is not None and value > most) else 'ok'

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        apart = abs(one - other)
        allowed = settings.get('tolerance', TOLERANCE) * max(abs(one), abs(other))
        facts = {'apart': round(apart, 6), 'tolerance': round(allowed, 6)}
        if self.outcome(one, settings) != self.outcome(other, settings):
            return Difference('differs', facts)
        return Difference('same' if apart <= allowed + 1e-9 else 'differs', facts)
