"""The thresholds by which photos are judged: a profile's `evidence` part, and what holds where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

NEAREST = 7  # bits of 64 within which the bands of marks find every pair, see inspections/evidence/marks.py


class ThresholdRefused(ValueError):
    """A threshold cannot be what it is said to be: which one, and why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f'{name}: {why}')
        self.name = name


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What the checks compare with; each check says where its default comes from.

    Names end in their unit: `_px` pixels, `_m` metres, `_s` seconds, `_min` minutes, `_hours`, `_kmh`, `_bits` of 64,
    `_percent`; `black`, `one_colour` and `blurred` are brightness 0…255. `editors` are looked for in EXIF's software.
    """

    min_side_px: float = 600
    black: float = 14
    one_colour: float = 4
    blurred: float = 6
    accuracy_m: float = 100
    position_age_s: float = 60
    far_m: float = 1000
    sure_m: float = 30
    frozen_shots: float = 6
    frozen_min: float = 2
    speed_kmh: float = 250
    jump_m: float = 500
    clock_s: float = 120
    clock_jump_s: float = 120
    exif_hours: float = 24
    old_file_hours: float = 24
    near_bits: float = NEAREST
    likeness_percent: float = 98
    editors: tuple[str, ...] = (
        'photoshop', 'lightroom', 'gimp', 'snapseed', 'picsart', 'vsco', 'canva', 'pixelmator', 'affinity', 'paint',
        'luminar', 'faceapp', 'facetune', 'meitu', 'polarr', 'photoscape', 'acdsee', 'corel', 'darktable',
        'capture one', 'remini', 'inshot', 'pixlr', 'fotor',
    )  # fmt: skip


BOUNDS: Mapping[str, tuple[float, float]] = {
    'min_side_px': (0, 10_000),
    'black': (0, 255),
    'one_colour': (0, 127),
    'blurred': (0, 255),
    'accuracy_m': (1, 100_000),
    'position_age_s': (1, 86_400),
    'far_m': (1, 1_000_000),
    'sure_m': (1, 100_000),
    'frozen_shots': (2, 12),
    'frozen_min': (0, 600),
    'speed_kmh': (1, 2000),
    'jump_m': (1, 1_000_000),
    'clock_s': (1, 86_400),
    'clock_jump_s': (1, 86_400),
    'exif_hours': (1, 8760),
    'old_file_hours': (1, 8760),
    'near_bits': (0, NEAREST),
    'likeness_percent': (50, 100),
}
LOOKS = ('black', 'one_colour', 'blurred')  # what a phone judges by itself, at once
NAMES = tuple(each.name for each in fields(Thresholds))


def study(said: Mapping[str, Any]) -> Thresholds:
    """The thresholds with what a profile says of them; raises ThresholdRefused."""
    for name, value in said.items():
        if name not in NAMES:
            raise ThresholdRefused(name, f'unknown threshold; known: {", ".join(NAMES)}')
        if name == 'editors':
            _require_words(name, value)
        else:
            _require_between(name, value, *BOUNDS[name])
    made = {**asdict(Thresholds()), **said}
    return Thresholds(**{**made, 'editors': tuple(each.lower() for each in made['editors'])})


def plain(thresholds: Thresholds) -> dict[str, Any]:
    """All of them as JSON, as a published profile keeps them."""
    return {**asdict(thresholds), 'editors': list(thresholds.editors)}


def _require_words(name: str, value: Any) -> None:
    good = isinstance(value, (list, tuple)) and all(isinstance(each, str) and each.strip() for each in value)
    if not good:
        raise ThresholdRefused(name, 'must be a list of words')


def _require_between(name: str, value: Any, lowest: float, highest: float) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not lowest <= value <= highest:
        raise ThresholdRefused(name, f'must be a number from {lowest:g} to {highest:g}')
