"""Several of the offered options."""

from __future__ import annotations

from typing import Any

from checklists.kinds import options
from checklists.kinds.kind import AnswerRejected, Difference, Outcome, Settings, SettingsRefused, only


class Choices:
    """Value: a list of option ids, each once. Settings: `options` [{id, text, good}], `require`.

    `require` says whether "all" of the good options are demanded, or "any" of them.
    """

    name = 'choices'

    def study(self, settings: Settings) -> None:
        only(settings, 'options', 'require')
        options.study(settings)
        if settings.get('require', 'all') not in ('all', 'any'):
            raise SettingsRefused('require', 'must be all or any')

    def check(self, value: Any, settings: Settings) -> None:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise AnswerRejected('not-a-list-of-options')
        if len(set(value)) != len(value):
            raise AnswerRejected('option-twice')
        unknown = [each for each in value if each not in options.ids(settings)]
        if unknown:
            raise AnswerRejected('not-an-option', unknown=unknown, options=options.ids(settings))

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return isinstance(value, list)

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        wanted = options.good(settings)
        met = wanted & set(value)
        enough = bool(met) if settings.get('require', 'all') == 'any' else met == wanted
        return 'ok' if enough else 'bad'

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        only_one, only_other = sorted(set(one) - set(other)), sorted(set(other) - set(one))
        facts = {'only_one': only_one, 'only_other': only_other}
        return Difference('differs' if only_one or only_other else 'same', facts)
