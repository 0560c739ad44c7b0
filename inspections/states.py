"""What may follow what in an inspection and in a line test, and by whom: one table each."""

from __future__ import annotations

from enum import StrEnum

from app import problems


class State(StrEnum):
    """Where an inspection stands."""

    PLANNED = 'planned'
    STARTED = 'started'
    FINISHED = 'finished'
    SEALED = 'sealed'
    CANCELLED = 'cancelled'


OPEN = (State.PLANNED, State.STARTED)
HANDED_IN = (State.FINISHED, State.SEALED)
UNSEALED = (State.PLANNED, State.STARTED, State.FINISHED)

FOLLOWS: dict[tuple[State, str], State] = {
    (State.PLANNED, 'start'): State.STARTED,
    (State.PLANNED, 'finish'): State.FINISHED,
    (State.STARTED, 'finish'): State.FINISHED,
    (State.FINISHED, 'seal'): State.SEALED,
    (State.PLANNED, 'reassign'): State.PLANNED,
    (State.STARTED, 'reassign'): State.STARTED,
    (State.PLANNED, 'cancel'): State.CANCELLED,
    (State.STARTED, 'cancel'): State.CANCELLED,
}


def follow(state: str, act: str) -> State:
    """The state that `act` leads to; refuses when it may not happen here."""
    following = FOLLOWS.get((State(state), act))
    if following is None:
        raise problems.ActNotPossible(
            state=state, act=act, possible=sorted(each for where, each in FOLLOWS if where == state)
        )
    return following


def possible(state: str, act: str) -> bool:
    """Whether `act` may happen in this state."""
    return (State(state), act) in FOLLOWS


class LineState(StrEnum):
    """Where a line test stands: its code waits, somebody measures, the result is here, another test took its place."""

    WAITING = 'waiting'
    CLAIMED = 'claimed'
    MEASURED = 'measured'
    REPLACED = 'replaced'


LINE_OPEN = (LineState.WAITING, LineState.CLAIMED)

LINE_FOLLOWS: dict[tuple[LineState, str], LineState] = {
    (LineState.WAITING, 'claim'): LineState.CLAIMED,
    (LineState.CLAIMED, 'claim'): LineState.CLAIMED,
    (LineState.CLAIMED, 'hand-in'): LineState.MEASURED,
    (LineState.WAITING, 'replace'): LineState.REPLACED,
    (LineState.CLAIMED, 'replace'): LineState.REPLACED,
}


def follow_line(state: str, act: str) -> LineState:
    """The state of a line test that `act` leads to; a code whose test is over has been used up."""
    following = LINE_FOLLOWS.get((LineState(state), act))
    if following is None:
        raise problems.LineCodeUsed(state=state)
    return following
