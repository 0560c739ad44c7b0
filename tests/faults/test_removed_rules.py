"""The harness itself must notice when a rule is missing; `make test-long PART=removed-rules` tries all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.notice import noticed
from tests.faults.removed import HOME
from tests.faults.rules import RULES

A_FEW = (
    'keep-until-verdict',
    'page-and-cursor-together',
    'base-decides',
    'seal-waits-for-photos',
    'each-tab-takes-the-number-anew',
)


@pytest.mark.parametrize('rule', A_FEW)
def test_a_missing_rule_is_noticed(rule: str) -> None:
    assert noticed(RULES[rule]), f'nothing was found although {RULES[rule].why}'


@pytest.mark.parametrize('rule', RULES)
def test_every_rule_can_still_be_taken_out(rule: str, tmp_path: Path) -> None:
    for edit in RULES[rule].edits:
        copy = tmp_path / edit.file
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((HOME / edit.file).read_bytes())
    RULES[rule].take_out(tmp_path)
