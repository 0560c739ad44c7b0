"""How a duty stands on a day, whose move that makes it, what there is to warn of, and who may do what."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from app import problems
from app.accounts.models import Role
from app.applications.models import Stage
from app.applications.states import AT_WORK
from app.duties.kinds import Kind
from app.duties.models import DutyEntry

WEEK = 7
WHO: dict[str, tuple[str, ...]] = {
    'enter-duty': (Role.APPLICANT, Role.REVIEWER),
    'remind-duty': (Role.REVIEWER,),
    'confirm-standard': (Role.APPLICANT,),
}
# state: whose move it is
STATES = {
    'lacking': 'applicant',
    'short': 'applicant',
    'ended': 'applicant',
    'soon': 'applicant',
    'good': 'nobody',
    'endless': 'nobody',
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A state of STATES; `days_left`: to the last day, negative after it, none without a day."""

    state: str
    days_left: int | None

    @property
    def whose_move(self) -> str:
        """Who has to do something about it."""
        return STATES[self.state]


def standing(kind: Kind, entry: DutyEntry | None, today: date) -> Standing:
    """How the duty stands: nothing was entered, too little is kept, it has ended, ends soon, or is in order."""
    if entry is None:
        return Standing('lacking', None)
    left = None if entry.until is None else (entry.until - today).days
    if entry.figure is not None and entry.norm is not None and entry.figure < entry.norm:
        return Standing('short', left)
    if left is None:
        return Standing('endless', None)
    if left < 0:
        return Standing('ended', left)
    return Standing('soon' if left <= max(kind.warns) else 'good', left)


def warning(
    name: str, kind: Kind, entry: DutyEntry | None, since: date, today: date, had: Container[tuple[str, int]]
) -> tuple[str, int] | None:
    """What there is to warn of today, as (subject, term), unless it is among those that were `had`. Before the end the
    nearest term alone; after it once a week. What has no day that could end is told since the day `since` on."""
    stands = standing(kind, entry, today)
    if stands.state in ('lacking', 'short'):
        subject, term = f'{name} {stands.state} {entry.id if entry else ""}'.strip(), -_week(today, since)
    elif stands.days_left is None:
        return None
    elif stands.days_left >= 0:
        terms = [days for days in kind.warns if stands.days_left <= days]
        if not terms:
            return None
        subject, term = _of_day(name, entry), min(terms)
    else:
        subject, term = _of_day(name, entry), -(-stands.days_left // WEEK * WEEK)
    return None if (subject, term) in had else (subject, term)


def require(stage: str, act: str) -> None:
    """Refuse where the point is not at work."""
    if Stage(stage) not in AT_WORK:
        raise problems.ActNotPossible(stage=stage, act=act, possible=[])


def _week(today: date, since: date) -> int:
    return max((today - since).days, 0) // WEEK * WEEK


def _of_day(name: str, entry: DutyEntry | None) -> str:
    return f'{name} {entry.until if entry else None}'
