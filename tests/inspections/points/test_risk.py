"""How soon a point is inspected again: the table, its limits, its levels."""

import pytest

from app.rules.defaults import DAYS
from inspections.points.risk import LEVELS, TERMS, WEIGHTS, assess


@pytest.mark.parametrize(
    ('counts', 'level', 'points'),
    [
        ({}, 'low', 0),
        ({'young': 1}, 'low', 1),
        ({'young': 1, 'extended': 1}, 'middle', 2),
        ({'sanctions': 1}, 'middle', 2),
        ({'critical': 1}, 'middle', 3),
        ({'critical': 1, 'young': 1}, 'high', 4),
        ({'returned': 40}, 'middle', 2),
        ({'sanctions': 1, 'returned': 1, 'differs': 9}, 'high', 4),
        (dict.fromkeys(WEIGHTS, 100), 'high', sum(each.most for each in WEIGHTS.values())),
    ],
)
def test_what_is_known_makes_points_and_they_a_level(counts, level, points):
    found = assess(counts)
    assert (found.level, found.points) == (level, points)
    assert sum(each['points'] for each in found.reasons) == points
    weights = [each['points'] for each in found.reasons]
    assert weights == sorted(weights, reverse=True)


def test_every_level_has_its_term_and_the_graver_the_sooner():
    assert {name for name, _ in LEVELS} == set(TERMS)
    assert DAYS[TERMS['high']] < DAYS[TERMS['middle']] < DAYS[TERMS['low']]
