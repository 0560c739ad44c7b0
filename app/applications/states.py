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
    Stage.ACCEPTED: Standing('reviewer', 'issuing'),
    Stage.CONTRACTING: Standing('applicant', 'contracting'),
    Stage.CONNECTING: Standing('applicant', 'connecting'),
    Stage.TRAINING: Standing('applicant', 'training'),
    Stage.TRYING: Standing('applicant', 'trying'),
    Stage.CONCLUDING: Standing('reviewer', 'concluding'),
    Stage.OPENED: Standing('nobody', None),
    Stage.SUPERVISING: Standing('reviewer', 'reviewing'),
    Stage.CORRECTING: Standing('applicant', 'fixing'),
    Stage.SUSPENDED: Standing('applicant', 'fixing'),
    Stage.STOPPED: Standing('nobody', None),
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
    'issue-contract': (Role.REVIEWER,),
    'recall-contract': (Role.REVIEWER,),
    'sign-contract': (Role.APPLICANT,),
    'connected': (SERVICE,),
    'trained': (Role.APPLICANT,),
    'trial-ended': (SERVICE,),
    'pass': (Role.REVIEWER,),
    'extend': (Role.REVIEWER,),
    'stop': (Role.REVIEWER,),
    'suspend': (Role.REVIEWER,),
    'restore': (Role.REVIEWER,),
    'close': (Role.APPLICANT,),
    'visit-planned': (Role.ADMINISTRATOR,),
    'all-inspected': (SERVICE,),
}
# accepted, and not open yet
BEFORE_OPENING = (Stage.CONTRACTING, Stage.CONNECTING, Stage.TRAINING, Stage.TRYING, Stage.CONCLUDING)
AT_WORK = (Stage.OPENED, Stage.SUPERVISING, Stage.CORRECTING, Stage.SUSPENDED)  # the point has been opened
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
    (Stage.ACCEPTED, 'issue-contract'): Stage.CONTRACTING,
    (Stage.CONTRACTING, 'recall-contract'): Stage.ACCEPTED,
    (Stage.CONTRACTING, 'sign-contract'): Stage.CONNECTING,
    (Stage.CONNECTING, 'connected'): Stage.TRAINING,
    (Stage.TRAINING, 'trained'): Stage.TRYING,
    (Stage.TRYING, 'trial-ended'): Stage.CONCLUDING,
    (Stage.TRYING, 'stop'): Stage.STOPPED,
    (Stage.CONCLUDING, 'pass'): Stage.OPENED,
    (Stage.CONCLUDING, 'extend'): Stage.TRYING,
    (Stage.CONCLUDING, 'stop'): Stage.STOPPED,
    (Stage.OPENED, 'visit-planned'): Stage.OPENED,
    (Stage.OPENED, 'all-inspected'): Stage.SUPERVISING,
    (Stage.OPENED, 'suspend'): Stage.SUSPENDED,
    (Stage.OPENED, 'stop'): Stage.STOPPED,
    (Stage.SUPERVISING, 'accept'): Stage.OPENED,
    (Stage.SUPERVISING, 'return'): Stage.CORRECTING,
    (Stage.SUPERVISING, 'refuse'): Stage.SUSPENDED,
    (Stage.CORRECTING, 'visit-planned'): Stage.CORRECTING,
    (Stage.CORRECTING, 'all-inspected'): Stage.SUPERVISING,
    (Stage.CORRECTING, 'suspend'): Stage.SUSPENDED,
    (Stage.SUSPENDED, 'visit-planned'): Stage.SUSPENDED,
    (Stage.SUSPENDED, 'all-inspected'): Stage.SUPERVISING,
    (Stage.SUSPENDED, 'restore'): Stage.OPENED,
    (Stage.SUSPENDED, 'stop'): Stage.STOPPED,
    **{(stage, 'close'): Stage.STOPPED for stage in AT_WORK},
    **{
        (stage, 'withdraw'): Stage.WITHDRAWN
        for stage in STANDINGS
        if stage not in (*AT_WORK, Stage.STOPPED, Stage.REFUSED, Stage.WITHDRAWN)
    },
    (Stage.WITHDRAWN, 'come-back'): Stage.DRAFT,
}
OPEN_QUESTIONNAIRE = (Stage.DRAFT, Stage.AMENDING)
# the move passes between those who look at the room
INSPECTED = (Stage.SURVEYING, Stage.INSPECTING, Stage.FIXING, Stage.CORRECTING)


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
