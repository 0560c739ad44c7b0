"""The kinds of forgery: what each changes in an honest walk, and which signals ought to say so."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.evidence import pictures
from benchmarks.evidence.walks import Frame, Spot

EDITORS = ('Adobe Photoshop 26.1 (Windows)', 'Snapseed 2.22', 'GIMP 2.10.38', 'PicsArt', 'Adobe Lightroom 8.0', 'Canva')


@dataclass(slots=True)
class Forger:
    """What a forger has in hand: chance, the spot to be at, photos and positions that others have handed in."""

    draw: random.Random
    spot: Spot
    began: datetime
    others: Sequence[Frame]

    def stolen(self) -> Frame:
        """A frame of somebody else's inspection."""
        return self.draw.choice(self.others)


Forge = Callable[[list[Frame], Forger], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """`codes`: the signals that say so. `goal`: among those of which 99 % must be found. `shots` in a walk."""

    name: str
    forge: Forge
    codes: tuple[str, ...]
    goal: bool = False
    shots: int = 2
    known_to_hide: bool = field(default=False)


def _used_again(change: Callable[[bytes, random.Random], bytes] | None) -> Forge:
    def forge(frames: list[Frame], by: Forger) -> None:
        content = by.stolen().content
        frames[by.draw.randrange(len(frames))].content = change(content, by.draw) if change else content

    return forge


def _teleported(frames: list[Frame], by: Forger) -> None:
    """One photo is sent from 8–500 km away, within minutes of the one before."""
    frame = frames[by.draw.randrange(1, len(frames))]
    metres = 10 ** by.draw.uniform(3.9, 5.7)
    frame.spot, frame.pause_s = frame.spot.away(metres, by.draw.uniform(-500, 500)), by.draw.uniform(8, 90)


def _frozen(frames: list[Frame], by: Forger) -> None:
    """A program tells one place, freshly each time."""
    told, accuracy = (
        by.spot.away(by.draw.uniform(-20, 20), by.draw.uniform(-20, 20)),
        by.draw.choice((1.0, 5.0, 10.0, 20.0)),
    )
    for frame in frames:
        frame.spot, frame.accuracy, frame.age_ms = told, accuracy, by.draw.randrange(50, 1500)


def _copied_digits(frames: list[Frame], by: Forger) -> None:
    """The position of somebody else's photo, put in for the premises where it was taken."""
    frame = by.draw.choice(frames)
    frame.spot, frame.accuracy = by.stolen().spot, by.draw.uniform(4, 25)


def _old_file(frames: list[Frame], by: Forger) -> None:
    taken = by.began - timedelta(days=by.draw.uniform(2, 400))
    exif = {'taken_at': f'{taken:%Y-%m-%dT%H:%M:%S}', 'make': 'samsung', 'model': 'SM-A546E'}
    by.draw.choice(frames).said = {'source': 'file', 'exif': exif}


def _edited(frames: list[Frame], by: Forger) -> None:
    taken = by.began + timedelta(hours=3)
    exif = {'taken_at': f'{taken:%Y-%m-%dT%H:%M:%S}', 'software': by.draw.choice(EDITORS)}
    by.draw.choice(frames).said = {'source': 'file', 'exif': exif}


def _clock_moved(frames: list[Frame], by: Forger) -> None:
    """From some photo on the clock shows another time: by 20 minutes to 30 days, to either side."""
    by_s = 10 ** by.draw.uniform(3.08, 6.41) * by.draw.choice((1, -1))
    for frame in frames[by.draw.randrange(1, len(frames)) :]:
        frame.clock += timedelta(seconds=by_s)


def _other_premises(frames: list[Frame], by: Forger) -> None:
    """All of it is taken 1–20 km away."""
    north, east = (by.draw.uniform(1000, 14_000) * by.draw.choice((1, -1)) for _ in range(2))
    for frame in frames:
        frame.spot = frame.spot.away(north, east)


def _chain_cut(frames: list[Frame], by: Forger) -> None:
    frames[by.draw.randrange(len(frames))].cut = True


def _mock_location(frames: list[Frame], by: Forger) -> None:
    """A program that tells a place near the premises with a tremble: to a page it looks like any phone."""


KINDS: tuple[Kind, ...] = (
    Kind('re-used', _used_again(None), ('same-bytes',), goal=True),
    Kind('re-encoded', _used_again(pictures.saved_again), ('near-duplicate',), goal=True),
    Kind('resized', _used_again(pictures.resized), ('near-duplicate',), goal=True),
    Kind('brightness changed', _used_again(pictures.brightened), ('near-duplicate',)),
    Kind('edge trimmed by 1–2 %', _used_again(pictures.trimmed), ('near-duplicate',)),
    Kind('teleported', _teleported, ('impossible-speed',), goal=True),
    Kind('clock moved', _clock_moved, ('clock-jump', 'clock-offset'), goal=True),
    Kind('chain cut', _chain_cut, ('chain-broken',), goal=True),
    Kind('frozen GPS', _frozen, ('frozen-position',), shots=8),
    Kind('position copied from another inspection', _copied_digits, ('same-position',)),
    Kind('old file', _old_file, ('old-file',)),
    Kind('edited by software', _edited, ('edited',)),
    Kind('other premises', _other_premises, ('too-far',)),
    Kind('hard crop, 8–20 %', _used_again(pictures.cropped), ('near-duplicate',), known_to_hide=True),
    Kind('photo of a screen', _used_again(pictures.off_a_screen), ('near-duplicate',), known_to_hide=True),
    Kind(
        'mock location with noise',
        _mock_location,
        ('too-far', 'frozen-position', 'same-position', 'impossible-speed'),
        known_to_hide=True,
    ),
)
