"""What may follow what for an application: one table, with whose move it is and how long it is promised to take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app import problems
from app.applications.models import Stage as Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose move it is in a stage, and within how many days they are promised to make it."""

    whose_move: str
    days: int | None


STANDINGS = {
    Stage.INSPECTING: Standing('applicant', 28),
    Stage.REVIEWING: Standing('reviewer', 3),
    Stage.FIXING: Standing('applicant', 28),
    Stage.ACCEPTED: Standing('nobody', None),
    Stage.REFUSED: Standing('nobody', None),
    Stage.APPEALED: Standing('reviewer', 5),
}
APPEAL_DAYS = 14
RETURN_DAYS = 28
FOLLOWS: dict[tuple[Stage, str], Stage] = {
    (Stage.INSPECTING, 'all-inspected'): Stage.REVIEWING,
    (Stage.FIXING, 'all-inspected'): Stage.REVIEWING,
    (Stage.REVIEWING, 'visit-planned'): Stage.INSPECTING,
    (Stage.INSPECTING, 'visit-planned'): Stage.INSPECTING,
    (Stage.FIXING, 'visit-planned'): Stage.FIXING,
    (Stage.REVIEWING, 'accept'): Stage.ACCEPTED,
    (Stage.REVIEWING, 'return'): Stage.FIXING,
    (Stage.REVIEWING, 'refuse'): Stage.REFUSED,
    (Stage.INSPECTING, 'refuse'): Stage.REFUSED,
    (Stage.FIXING, 'refuse'): Stage.REFUSED,
    (Stage.REFUSED, 'appeal'): Stage.APPEALED,
    (Stage.APPEALED, 'accept'): Stage.ACCEPTED,
    (Stage.APPEALED, 'return'): Stage.FIXING,
    (Stage.APPEALED, 'resume'): Stage.INSPECTING,
    (Stage.APPEALED, 'refuse'): Stage.REFUSED,
}


def follow(stage: str, act: str) -> Stage:
    """The stage that `act` leads to; refuses when it may not happen here."""
    following = FOLLOWS.get((Stage(stage), act))
    if following is None:
        raise problems.ActNotPossible(
            stage=stage, act=act, possible=sorted(each for where, each in FOLLOWS if where == stage)
        )
    return following


def promised(stage: Stage) -> timedelta | None:
    """How long the one whose move it is has."""
    days = STANDINGS[stage].days
    return None if days is None else timedelta(days=days)
