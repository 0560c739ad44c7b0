"""Two hundred bad days on each database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.run import Outcome, database, play

SEEDS = range(1, 201)
STEPS = 40
KINDS = ('sqlite', 'postgresql')


@pytest.fixture(scope='module')
def outcomes() -> dict[str, Outcome]:
    """What came of all seeds; both databases at the same time, because each mostly waits for its disk."""
    with ThreadPoolExecutor(len(KINDS)) as pool:
        return dict(zip(KINDS, pool.map(_play_all, KINDS), strict=True))


@pytest.mark.parametrize('kind', KINDS)
def test_nothing_is_lost_doubled_or_overwritten_whatever_the_network_does(
    outcomes: dict[str, Outcome], kind: str
) -> None:
    outcome = outcomes[kind]
    assert not outcome.violations, '\n' + outcome.said(kind, None)
    assert outcome.saved > 10 * len(SEEDS)
    assert all(outcome.steps[each] > len(SEEDS) // 5 for each in ('write', 'together', 'crash', 'torn', 'administrate'))


def _play_all(kind: str) -> Outcome:
    with database(kind) as where:
        return play(SEEDS, where, steps=STEPS)
