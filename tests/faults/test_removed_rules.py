"""The harness itself: it must notice when a rule is missing."""

from __future__ import annotations

import pytest

from tests.faults.removed import RULES
from tests.faults.run import play

A_FEW = (range(1, 5), range(5, 13), range(13, 25))
STEPS = 80


@pytest.mark.parametrize('rule', RULES)
def test_a_missing_rule_is_noticed(rule: str) -> None:
    first = RULES[rule].seed
    found = any(play(seeds, None, rule, steps=STEPS).violations for seeds in (range(first, first + 1), *A_FEW))
    assert found, f'{A_FEW[-1].stop - 1} seeds found nothing although {RULES[rule].why}'
