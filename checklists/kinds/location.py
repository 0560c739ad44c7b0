"""Where the person stands."""

from __future__ import annotations

from typing import Any

from checklists.kinds.kind import AnswerRejected, Difference, Outcome, Settings, is_number, number_or_absent, only

PARTS = {'latitude', 'longitude', 'accuracy'}


class Location:
    """Value: {latitude, longitude, accuracy}: degrees, and metres of doubt. Settings: `radius_m`.

    How far that is from the premises is a signal, not an outcome.
    """

    name = 'location'

    def study(self, settings: Settings) -> None:
        only(settings, 'radius_m')
        number_or_absent(settings, 'radius_m')

    def check(self, value: Any, settings: Settings) -> None:
        if not isinstance(value, dict) or set(value) != PARTS or not all(map(is_number, value.values())):
            raise AnswerRejected('not-a-place')
        if not -90 <= value['latitude'] <= 90 or not -180 <= value['longitude'] <= 180 or value['accuracy'] < 0:
            raise AnswerRejected('not-on-earth')

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return isinstance(value, dict)

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        return None

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        return Difference('incomparable')
