"""How an open point stands for everybody, and what may be done to it by whom: tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.accounts.models import Role
from app.applications import states
from app.applications.states import AT_WORK

STANDINGS = ('open', 'suspended', 'closed')  # as anybody may know it


@dataclass(frozen=True, slots=True)
class Kind:
    """Who may do it; whether it moves the point to another stage (`states.FOLLOWS`); whether it needs a reason, and a
    day by which something is to be put right."""

    by: Role
    moves: bool
    reason: bool
    due: bool


KINDS: Mapping[str, Kind] = {
    'warn': Kind(Role.REVIEWER, moves=False, reason=True, due=True),
    'suspend': Kind(Role.REVIEWER, moves=True, reason=True, due=False),
    'restore': Kind(Role.REVIEWER, moves=True, reason=False, due=False),
    'stop': Kind(Role.REVIEWER, moves=True, reason=True, due=False),
    'close': Kind(Role.APPLICANT, moves=True, reason=False, due=False),
}
DECIDED = {'accept': 'kept', 'return': 'returned', 'refuse': 'refused'}  # verdicts after a visit, as acts


def possible(stage: str, role: str) -> list[str]:
    """What somebody of this role may do to the point now."""
    return [name for name, kind in KINDS.items() if kind.by == role and is_possible(stage, name)]


def is_possible(stage: str, name: str) -> bool:
    """Whether this may be done to a point in this stage."""
    moves = KINDS[name].moves
    return stage in AT_WORK and (not moves or states.may(stage, name, KINDS[name].by))
