"""What may follow what for a letter."""

from __future__ import annotations

from app import problems
from app.notifications.models import LetterState

FOLLOWS: dict[tuple[LetterState, str], LetterState] = {
    (LetterState.WAITING, 'acknowledge'): LetterState.SENT,
    (LetterState.WAITING, 'postpone'): LetterState.WAITING,
    (LetterState.WAITING, 'refuse'): LetterState.REFUSED,
    (LetterState.WAITING, 'withdraw'): LetterState.WITHDRAWN,
    (LetterState.WAITING, 'keep'): LetterState.KEPT,
}


def follow(state: str, act: str) -> LetterState:
    """The state that `act` leads to; whatever is not waiting has come to its end."""
    following = FOLLOWS.get((LetterState(state), act))
    if following is None:
        raise problems.ActNotPossible(state=state, act=act)
    return following
