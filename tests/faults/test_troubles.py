"""A short form of the fault table: servers die or are away, lines are bad, yesterday comes back, many speak at once."""

from __future__ import annotations

import pytest

from tests.faults import together
from tests.faults.run import database, play
from tests.faults.soak import soak

SEEDS = range(501, 505)


@pytest.mark.parametrize(('kind', 'trouble'), [('sqlite', 'kill-server'), ('postgresql', 'kill-database')])
def test_nothing_acknowledged_is_lost_when_something_is_killed(kind: str, trouble: str) -> None:
    with database(kind, durable=True) as where:
        outcome = play(SEEDS, where, trouble=trouble)
    assert not outcome.violations, '\n' + outcome.said(kind, None)
    assert outcome.struck > 1


@pytest.mark.parametrize(
    ('kind', 'trouble'), [('sqlite', 'bad-network'), ('postgresql', 'database-away'), ('sqlite', 'store-away')]
)
def test_nothing_is_lost_or_falsely_called_accepted_while_something_is_away(kind: str, trouble: str) -> None:
    with database(kind) as where:
        outcome = play(SEEDS[:2], where, trouble=trouble)
    assert not outcome.violations, '\n' + outcome.said(kind, None)
    assert outcome.struck > 0


def test_clocks_that_jump_begin_in_1970_or_change_their_zone_block_nothing_and_decide_nothing() -> None:
    outcome = play(SEEDS, None, trouble='clock')
    assert not outcome.violations, '\n' + outcome.said('sqlite', None)
    assert outcome.struck > len(SEEDS) * 4


def test_twenty_phones_at_an_even_pace_leave_the_log_empty() -> None:
    _, broken, outcome = soak(0.1)
    assert not outcome.violations, '\n' + outcome.said('sqlite', None)
    assert [each for each in broken if not each.startswith('the memory')] == []
    assert outcome.saved > 10


@pytest.mark.parametrize('kind', ['sqlite', 'postgresql'])
def test_phones_bring_back_what_a_restored_backup_lacked(kind: str) -> None:
    with database(kind, durable=True) as where:
        outcome = play(SEEDS[:1], where, trouble='restore')
    assert not outcome.violations, '\n' + outcome.said(kind, None)
    assert outcome.struck == 1


@pytest.mark.parametrize('kind', ['sqlite', 'postgresql'])
def test_the_same_push_five_times_at_once_has_one_effect(kind: str) -> None:
    with database(kind) as where:
        assert together.same_push(where, 10).broken == []


@pytest.mark.parametrize('kind', ['sqlite', 'postgresql'])
def test_a_reader_of_the_feed_misses_nothing_while_many_write(kind: str) -> None:
    with database(kind) as where:
        figure = together.feed(where, 3, 1)
    assert figure.broken == []
    assert figure.done > 20
