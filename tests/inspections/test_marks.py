"""Marks: whatever is near is found by exact look-ups, and light and contrast do not change the likeness."""

from __future__ import annotations

import base64
import random

from hypothesis import given
from hypothesis import strategies as st

from inspections.evidence import marks

MARKS = st.integers(-(1 << 63), (1 << 63) - 1)


@given(MARKS, st.sets(st.integers(0, 63), max_size=marks.NEAREST))
def test_every_mark_within_seven_bits_is_found_by_a_band(mark: int, turned: set[int]) -> None:
    other = mark
    for bit in turned:
        other ^= 1 << bit if bit < 63 else -(1 << 63)
    assert marks.bits_apart(mark, other) == len(turned)
    assert set(marks.keys_of(other)) & set(marks.keys_near(mark))


def test_a_farther_mark_may_be_missed() -> None:
    far = sum(0b11 << 16 * band for band in range(marks.BANDS))
    assert marks.bits_apart(0, far) == marks.NEAREST + 1
    assert not set(marks.keys_of(far)) & set(marks.keys_near(0))


def glance(cells: list[int]) -> str:
    return base64.b64encode(bytes(cells)).decode()


def test_light_and_contrast_do_not_change_the_likeness() -> None:
    draw = random.Random(3)
    cells = [draw.randrange(40, 120) for _ in range(marks.SIDE**2)]
    assert marks.likeness(glance(cells), glance([each + 60 for each in cells])) == 100
    assert marks.likeness(glance(cells), glance([each * 2 for each in cells])) == 100
    assert abs(marks.likeness(glance(cells), glance([draw.randrange(256) for _ in cells]))) < 20
    assert marks.likeness(glance(cells), glance([7] * len(cells))) == 0
