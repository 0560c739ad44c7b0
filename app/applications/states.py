"""What may follow what for an application: one table, with whose move it is, who may act, and how long is promised."""

from __future__ import annotations

from dataclasses import dataclass

from app import problems
from app.accounts.models import Role
from app.applications.models import Stage as Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose move it is in a stage, and by which of the network's terms (`app/rules`) they are promised to make it."""

    whose_move: str
    term: str | None


STANDINGS = {
    Stage.DRAFT: Standing('applicant', None),
    Stage.CHECKING: Standing('reviewer', 'checking'),
    Stage.AMENDING: Standing('applicant', 'amending'),
    Stage.SURVEYING: Standing('applicant', 'surveying'),
    Stage.REPAIRING: Standing('applicant', 'repairing'),
    Stage.INSPECTING: Standing('applicant', 'inspecting'),
    Stage.REVIEWING: Standing('reviewer', 'reviewing'),
    Stage.FIXING: Standing('applicant', 'fixing'),
    Stage.ACCEPTED: Standing('nobody', None),
    Stage.REFUSED: Standing('nobody', None),
    Stage.APPEALED: Standing('reviewer', 'appealed'),
    Stage.WITHDRAWN: Standing('nobody', None),
}
SERVICE = 'service'
APPEAL_DAYS = 14  # told with a refusal: no rule of the network moves it
WHO: dict[str, tuple[str, ...]] = {
    'submit': (Role.APPLICANT,),
    'withdraw': (Role.APPLICANT,),
    'come-back': (Role.APPLICANT,),
    'repaired': (Role.APPLICANT,),
    'appeal': (Role.APPLICANT,),
    'pass-check': (Role.REVIEWER,),
    'return-papers': (Role.REVIEWER,),
    'accept': (Role.REVIEWER,),
    'return': (Role.REVIEWER,),
    'refuse': (Role.REVIEWER,),
    'resume': (Role.REVIEWER,),
    'recheck-papers': (Role.REVIEWER,),
    'visit-planned': (Role.ADMINISTRATOR,),
    'all-inspected': (SERVICE,),
}
FOLLOWS: dict[tuple[Stage, str], Stage] = {
    (Stage.DRAFT, 'submit'): Stage.CHECKING,
    (Stage.AMENDING, 'submit'): Stage.CHECKING,
    (Stage.CHECKING, 'pass-check'): Stage.SURVEYING,
    (Stage.CHECKING, 'return-papers'): Stage.AMENDING,
    (Stage.CHECKING, 'refuse'): Stage.REFUSED,
    (Stage.AMENDING, 'refuse'): Stage.REFUSED,
    (Stage.SURVEYING, 'visit-planned'): Stage.SURVEYING,
    (Stage.SURVEYING, 'all-inspected'): Stage.REPAIRING,
    (Stage.SURVEYING, 'refuse'): Stage.REFUSED,
    (Stage.REPAIRING, 'visit-planned'): Stage.REPAIRING,
    (Stage.REPAIRING, 'repaired'): Stage.INSPECTING,
    (Stage.REPAIRING, 'refuse'): Stage.REFUSED,
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
    (Stage.APPEALED, 'recheck-papers'): Stage.CHECKING,
    (Stage.APPEALED, 'refuse'): Stage.REFUSED,
    **{
        (stage, 'withdraw'): Stage.WITHDRAWN
        for stage in STANDINGS
        if stage not in (Stage.ACCEPTED, Stage.REFUSED, Stage.WITHDRAWN)
    },
    (Stage.WITHDRAWN, 'come-back'): Stage.DRAFT,
}
OPEN_QUESTIONNAIRE = (Stage.DRAFT, Stage.AMENDING)
INSPECTED = (Stage.SURVEYING, Stage.INSPECTING, Stage.FIXING)  # the move passes between those who look at the room


def follow(stage: str, act: str) -> Stage:
    """The stage that `act` leads to; refuses when it may not happen here."""
    following = FOLLOWS.get((Stage(stage), act))
    if following is None:
        raise problems.ActNotPossible(
            stage=stage, act=act, possible=sorted(each for where, each in FOLLOWS if where == stage)
        )
    return following


def may(stage: str, act: str, role: str) -> bool:
    """Whether somebody of this role may do this in this stage."""
    return (Stage(stage), act) in FOLLOWS and role in WHO[act]


def possible(stage: str, role: str) -> list[str]:
    """What somebody of this role may do in this stage, in the order of the table."""
    return [act for act in WHO if may(stage, act, role)]
