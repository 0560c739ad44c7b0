"""Marks by which a picture that was saved again is found among very many, without reading all of them.

The coarse mark (`dhash`, 64 bits, signed) finds candidates by exact look-ups of its bands; the fine one (`glance`, the
picture in 24 × 24 greys, base64) judges each of them.
"""

from __future__ import annotations

import base64
import math
from functools import lru_cache
from operator import mul

SIDE = 24  # cells of a glance across and down, as evidence/decoder.py makes them
BANDS = 4
WIDTH = 64 // BANDS
MASK = (1 << WIDTH) - 1
NEAREST = 7  # two marks that differ in at most so many bits differ in at most one bit of one band


def keys_of(dhash: int) -> list[int]:
    """The bands of a mark of 64 bits, each with its place (place × 65,536 + bits): what is kept of a photo."""
    return [place << WIDTH | dhash >> place * WIDTH & MASK for place in range(BANDS)]


def keys_near(dhash: int) -> list[int]:
    """What is looked for: each band as it is and with any one bit turned. Finds every mark within NEAREST bits.

    Seven differing bits in four bands leave at most one in some band, so 4 × 17 exact look-ups are enough
    (multi-index hashing, Norouzi, Punjani and Fleet 2012).
    """
    return [key ^ turned for key in keys_of(dhash) for turned in (0, *(1 << bit for bit in range(WIDTH)))]


def bits_apart(one: int, other: int) -> int:
    """In how many of 64 bits two marks differ; they may be signed."""
    return ((one ^ other) & (1 << 64) - 1).bit_count()


def likeness(one: str, other: str) -> float:
    """How alike two glances are, in per cent: the correlation of their steps from cell to cell, across and down.

    Steps, because light adds to all cells and contrast multiplies them; neither changes the correlation.
    """
    (first, one_size), (second, other_size) = _steps(one), _steps(other)
    size = math.sqrt(one_size * other_size)
    return round(100 * sum(map(mul, first, second)) / size, 1) if size else 0.0


@lru_cache(maxsize=256)
def _steps(glance: str) -> tuple[tuple[int, ...], int]:
    """The steps, and the sum of their squares."""
    cells = base64.b64decode(glance)
    across = [cells[at + 1] - cells[at] for at in range(len(cells) - 1) if (at + 1) % SIDE]
    down = [cells[at + SIDE] - cells[at] for at in range(len(cells) - SIDE)]
    steps = (*across, *down)
    return steps, sum(map(mul, steps, steps))
