"""A measured number with its unit, and the bounds it must keep."""

from __future__ import annotations

from typing import Any

from checklists.kinds.kind import (
    AnswerRejected,
    Difference,
    Outcome,
    Settings,
    SettingsRefused,
    is_number,
    is_texts,
    number_or_absent,
    only,
)

LARGEST = 1_000_000
FILLED_BY = ('training',)
TOLERANCE = 0.05  # of the greater of the two: what two people with a tape may differ by


class Number:
    """Value: a number in the item's unit. Settings: `unit` {ru, en}, `decimals` and those below.

    `min` and `max` are the threshold, `low` and `high` the ends of the drawn scale; `tolerance` is a share of one.
    `filled_by` names who knows the figure beside the inspector: `training`, the share of the staff that has learnt.
    """

    name = 'number'

    def study(self, settings: Settings) -> None:
        only(settings, 'unit', 'decimals', 'min', 'max', 'low', 'high', 'tolerance', 'filled_by')
        number_or_absent(settings, 'min', 'max', 'low', 'high', 'tolerance')
        if not is_texts(settings.get('unit')):
            raise SettingsRefused('unit', 'must be given in ru and en')
        if 'filled_by' in settings and settings['filled_by'] not in FILLED_BY:
            raise SettingsRefused('filled_by', 'must be one of: ' + ', '.join(FILLED_BY))
        decimals = settings.get('decimals', 0)
        if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= 3:
            raise SettingsRefused('decimals', 'must be 0, 1, 2 or 3')
        for least, most in (('min', 'max'), ('low', 'high')):
            if least in settings and most in settings and settings[least] > settings[most]:
                raise SettingsRefused(least, f'is greater than {most}')

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
