"""Free words."""

from __future__ import annotations

import re
from typing import Any

from checklists.kinds.kind import AnswerRejected, Difference, Outcome, Settings, SettingsRefused, number_or_absent, only

LONGEST = 4000
UNKEPT = re.compile('[\0\ud800-\udfff]')  # no database keeps NUL or half a character


class Text:
    """Value: a text. Settings: `max_length` in characters (UTF-16 units, as browsers count)."""

    name = 'text'

    def study(self, settings: Settings) -> None:
        only(settings, 'max_length')
        number_or_absent(settings, 'max_length')
        if not 1 <= settings.get('max_length', LONGEST) <= LONGEST:
            raise SettingsRefused('max_length', f'must be 1 to {LONGEST}')

    def check(self, value: Any, settings: Settings) -> None:
        if not isinstance(value, str) or UNKEPT.search(value):
            raise AnswerRejected('not-a-text')
        longest = settings.get('max_length', LONGEST)
        if len(value.encode('utf-16-le')) // 2 > longest:
            raise AnswerRejected('too-long', longest=longest)

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return isinstance(value, str) and value.strip() != ''

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        return None

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        return Difference('same' if _plain(one) == _plain(other) else 'incomparable')


def _plain(words: str) -> str:
    return ' '.join(words.split()).casefold()
