"""How soon a point is inspected again: what is known of it, in points, and the level they come to. Pure.

Inspecting by risk is the practice of supervision («риск-ориентированный подход», Federal Law 248-FZ, article 22); no
source names figures for pickup points, so these are ours, as a recommendation. The days of each level are a rule of the
network (`DAYS` in app/rules/defaults.py: revisit_low, revisit_middle, revisit_high).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Weight:
    """So many points for each, and no more than `most` together."""

    each: int
    most: int


# what is counted: critical items that do not pass by the newest reports; warnings and suspensions of the last year;
# items that were returned to the applicant in it; whether the test period was extended; items on which the two reports
# differ, three of them counting as one; whether the point is younger than a year
WEIGHTS: Mapping[str, Weight] = {
    'critical': Weight(3, 6),
    'sanctions': Weight(2, 4),
    'returned': Weight(1, 2),
    'extended': Weight(1, 1),
    'differs': Weight(1, 1),
    'young': Weight(1, 1),
}
LEVELS = (('high', 4), ('middle', 2), ('low', 0))  # from how many points on
TERMS = {'high': 'revisit_high', 'middle': 'revisit_middle', 'low': 'revisit_low'}


@dataclass(frozen=True, slots=True)
class Risk:
    """`reasons`: [{code, count, points}], what weighs most first; their points together make the level."""

    level: str
    points: int
    reasons: list[dict[str, Any]]


def assess(counts: Mapping[str, int]) -> Risk:
    """The risk of a point of which so much is known; names that are lacking count as none."""
    reasons: list[dict[str, Any]] = [
        {'code': code, 'count': counts[code], 'points': min(weight.most, weight.each * counts[code])}
        for code, weight in WEIGHTS.items()
        if counts.get(code, 0) > 0
    ]
    reasons.sort(key=lambda each: -each['points'])
    points = sum(each['points'] for each in reasons)
    level = next(name for name, least in LEVELS if points >= least)
    return Risk(level, points, reasons)
