"""Download, upload, latency, jitter and loss, against the required floor."""

from __future__ import annotations

from typing import Any

from checklists.kinds.kind import (
    AnswerRejected,
    Difference,
    Outcome,
    Settings,
    SettingsRefused,
    is_number,
    number_or_absent,
    only,
)

FIGURES = ('download_mbps', 'upload_mbps', 'latency_ms', 'jitter_ms', 'loss_percent')
FLOORS = {'min_download_mbps': 'download_mbps', 'min_upload_mbps': 'upload_mbps'}
CEILINGS = {'max_latency_ms': 'latency_ms', 'max_jitter_ms': 'jitter_ms', 'max_loss_percent': 'loss_percent'}
MOST_RUNS = 20
TOLERANCE = 0.3  # a line's speed changes from hour to hour


class InternetSpeed:
    """Value: {download_mbps, upload_mbps, latency_ms, jitter_ms, loss_percent, runs, line_test_id}.

    A figure that was not measured is null. Settings: `min_download_mbps`, `min_upload_mbps`, `max_latency_ms`,
    `max_jitter_ms`, `max_loss_percent`; `formula` {base, per_camera, cameras} says where the upload floor comes from,
    and its `item`, if given, which item of the same checklist counts the cameras that are there.
    """

    name = 'internet-speed'

    def study(self, settings: Settings) -> None:
        only(settings, *FLOORS, *CEILINGS, 'formula')
        number_or_absent(settings, *FLOORS, *CEILINGS)
        if 'formula' in settings:
            _study_formula(settings['formula'], settings.get('min_upload_mbps'))

    def check(self, value: Any, settings: Settings) -> None:
        if not isinstance(value, dict) or not set(FIGURES) <= set(value) <= {*FIGURES, 'runs', 'line_test_id'}:
            raise AnswerRejected('not-a-measurement')
        if any(value[name] is not None and (not is_number(value[name]) or value[name] < 0) for name in FIGURES):
            raise AnswerRejected('not-a-measurement')
        runs, line_test = value.get('runs', []), value.get('line_test_id')
        if not isinstance(runs, list) or len(runs) > MOST_RUNS or not isinstance(line_test, str | None):
            raise AnswerRejected('not-a-measurement')

    def is_complete(self, value: Any, settings: Settings) -> bool:
        return isinstance(value, dict) and all(value.get(figure) is not None for figure in _asked(settings))

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        if not _asked(settings):
            return None
        for name, figure in FLOORS.items():
            if settings.get(name) is not None and (value[figure] is None or value[figure] < settings[name]):
                return 'bad'
        for name, figure in CEILINGS.items():
            if settings.get(name) is not None and value[figure] is not None and value[figure] > settings[name]:
                return 'bad'
        return 'ok'

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        if self.outcome(one, settings) != self.outcome(other, settings):
            return Difference('differs')
        far = [figure for figure in _asked(settings) if _far(one[figure], other[figure])]
        return Difference('differs' if far else 'same', {'figures': far})


def _study_formula(formula: Any, floor: Any) -> None:
    if not isinstance(formula, dict) or set(formula) - {'item'} != {'base', 'per_camera', 'cameras'}:
        raise SettingsRefused('formula', 'needs base, per_camera and cameras')
    number_or_absent(formula, 'base', 'per_camera', 'cameras')
    if not isinstance(formula.get('item', ''), str):
        raise SettingsRefused('formula', 'item is the id of the item that counts the cameras')
    if formula['base'] + formula['per_camera'] * formula['cameras'] != floor:
        raise SettingsRefused('formula', f'does not come to min_upload_mbps, which is {floor}')


def _asked(settings: Settings) -> list[str]:
    bounds = {**FLOORS, **CEILINGS}
    return [figure for name, figure in bounds.items() if settings.get(name) is not None and figure != 'loss_percent']


def _far(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is not other
    return bool(abs(one - other) > TOLERANCE * max(one, other))
