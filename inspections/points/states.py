"""How an open point stands for everybody, and what may be done to it by whom: tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.accounts.models import Role
from app.applications import states
from app.applications.states import AT_WORK

STANDINGS = ('open', 'suspended', 'closed')  # as anybody may know it


@dataclass(frozen=True, slots=True)
class Kind:
    """Who may do it; whether it moves the point to another stage (`states.FOLLOWS`); whether it needs a reason, and a
    day by which something is to be put right; whether it only answers what the network has found wrong."""

    by: Role
    moves: bool
    reason: bool
    due: bool
    answers: bool = False


KINDS: Mapping[str, Kind] = {
    'warn': Kind(Role.REVIEWER, moves=False, reason=True, due=True),
    'suspend': Kind(Role.REVIEWER, moves=True, reason=True, due=False),
    'restore': Kind(Role.REVIEWER, moves=True, reason=False, due=False),
    'stop': Kind(Role.REVIEWER, moves=True, reason=True, due=False),
    'fixed': Kind(Role.APPLICANT, moves=False, reason=True, due=False, answers=True),
    'close': Kind(Role.APPLICANT, moves=True, reason=False, due=False),
}
DECIDED = {'accept': 'kept', 'return': 'returned', 'refuse': 'refused'}  # verdicts after a visit, as acts
FOUND_WRONG, SETTLED = {'warn', 'suspend', 'refused'}, {'fixed', 'restore', 'kept'}  # `returned` has its own items


def possible(stage: str, role: str, past: Sequence[str]) -> list[str]:
    """What somebody of this role may do to the point now; `past`: what was done to it, the newest first."""
    return [name for name, kind in KINDS.items() if kind.by == role and is_possible(stage, name, past)]


def is_possible(stage: str, name: str, past: Sequence[str]) -> bool:
    """Whether this may be done to a point in this stage, with this past."""
    kind = KINDS[name]
    if stage not in AT_WORK or (kind.answers and not is_wrong(past)):
        return False
    return not kind.moves or states.may(stage, name, kind.by)


def is_wrong(past: Sequence[str]) -> bool:
    """Whether the network has found something wrong that nobody has said to be put right since."""
    return next((each in FOUND_WRONG for each in past if each in FOUND_WRONG or each in SETTLED), False)
