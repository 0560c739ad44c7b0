"""Where a paper stands, and when it may be changed: one table over the stage of its application."""

from __future__ import annotations

from enum import StrEnum

from app.applications.models import Stage


class State(StrEnum):
    """How a paper stands before its applicant."""

    MISSING = 'missing'
    UPLOADED = 'uploaded'
    CHECKED = 'checked'  # somebody is looking at it
    RETURNED = 'returned'
    ACCEPTED = 'accepted'


CHANGED_IN: dict[Stage, tuple[State, ...]] = {
    Stage.DRAFT: (State.MISSING, State.UPLOADED, State.RETURNED),
    Stage.AMENDING: (State.MISSING, State.UPLOADED, State.RETURNED),
}
UNDECIDED = (Stage.DRAFT, Stage.WITHDRAWN)
LOOKED_AT = (Stage.CHECKING, Stage.APPEALED, Stage.REFUSED)
ENDED = (Stage.ACCEPTED, Stage.STOPPED, Stage.REFUSED, Stage.WITHDRAWN)


def state_of(stage: str, *, files: bool, returned: bool, handed_in: bool) -> State:
    """`files`: whether its newest handing in has any. `returned`: whether that one was given back. `handed_in`: whether
    a reviewer has had it before them."""
    if not files:
        return State.MISSING
    if returned:
        return State.RETURNED
    if stage in UNDECIDED or not handed_in:
        return State.UPLOADED
    return State.CHECKED if stage in LOOKED_AT else State.ACCEPTED


def may_change(stage: str, state: State) -> bool:
    """Whether the applicant may put in, order or take out files of it."""
    return state in CHANGED_IN.get(Stage(stage), ())
