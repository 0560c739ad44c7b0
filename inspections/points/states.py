"""How an open point stands for everybody, and what may be done to it by whom: tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.accounts.models import Role
from app.applications import states
from app.applications.models import Stage
from app.applications.states import AT_WORK

STANDINGS = ('open', 'suspended', 'closed')  # as anybody may know it
FOUND_WRONG, SETTLED = {'warn', 'suspend', 'refused'}, {'fixed', 'approve', 'restore', 'kept'}


def is_wrong(past: Sequence[str]) -> bool:
    """Whether the network has found something wrong that nobody has settled since; `past`: what was done to a point and
    decided after visits, the newest first. Items that were returned after a visit come back one by one."""
    return next((each in FOUND_WRONG for each in past if each in FOUND_WRONG or each in SETTLED), False)


def is_said_fixed(past: Sequence[str]) -> bool:
    """Whether the owner has the last word: it is put right."""
    return past[:1] == ['fixed']


@dataclass(frozen=True, slots=True)
class Kind:
    """Who may do it; whether it moves the point to another stage (`states.FOLLOWS`); whether it needs a reason, and a
    day by which something is to be put right; in which stages, and after what past, where not always."""

    by: Role
    moves: bool
    reason: bool
    due: bool
    stages: Sequence[Stage] = AT_WORK
    after: Callable[[Sequence[str]], bool] | None = None


KINDS: Mapping[str, Kind] = {
    'warn': Kind(Role.REVIEWER, moves=False, reason=True, due=True),
    'suspend': Kind(Role.REVIEWER, moves=True, reason=True, due=False),
    'approve': Kind(Role.REVIEWER, moves=False, reason=False, due=False, stages=(Stage.OPENED,), after=is_said_fixed),
    'restore': Kind(Role.REVIEWER, moves=True, reason=False, due=False),
    'stop': Kind(Role.REVIEWER, moves=True, reason=True, due=False),
    'fixed': Kind(Role.APPLICANT, moves=False, reason=True, due=False, after=is_wrong),
    'close': Kind(Role.APPLICANT, moves=True, reason=False, due=False),
}
DECIDED = {'accept': 'kept', 'return': 'returned', 'refuse': 'refused'}  # verdicts after a visit, as acts


def possible(stage: str, role: str, past: Sequence[str]) -> list[str]:
    """What somebody of this role may do to the point now."""
    return [name for name, kind in KINDS.items() if kind.by == role and is_possible(stage, name, past)]


def is_possible(stage: str, name: str, past: Sequence[str]) -> bool:
    """Whether this may be done to a point in this stage, with this past."""
    kind = KINDS[name]
    if stage not in kind.stages or (kind.after and not kind.after(past)):
        return False
    return not kind.moves or states.may(stage, name, kind.by)
