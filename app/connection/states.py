"""What may follow what in a connection: an access, the steps of a training order, and in which stages."""

from __future__ import annotations

from app import problems
from app.accounts.models import Role
from app.applications.models import Stage
from app.applications.states import AT_WORK

PARTS = ('browser', 'scanner', 'printing', 'line')
STEPS = ('received', 'placed', 'issued', 'returned', 'asked')
ROLES = ('owner', 'manager', 'operator')
SERVICE = 'service'
PURPOSES = ('computer', 'receipt')
LINK_STATES = ('open', 'working', 'used', 'expired', 'revoked')
LINK_LIVES = ('open', 'working')  # may still be revoked
LINK_FOR: dict[str, str] = {'computer': 'test', 'receipt': 'confirm'}  # what is done by it
# people come and go while the point works
STAFFED = (Stage.CONNECTING, Stage.TRAINING, Stage.TRYING, Stage.CONCLUDING, *AT_WORK)
STAGES: dict[str, tuple[Stage, ...]] = {
    'issue': STAFFED,
    'show': STAFFED,
    'confirm': STAFFED,
    'revoke': STAFFED,
    'test': STAFFED,
    'drill': STAFFED,
}
FOLLOWS: dict[tuple[str, str], str] = {
    ('issued', 'show'): 'shown',
    ('shown', 'confirm'): 'confirmed',
    ('issued', 'revoke'): 'revoked',
    ('shown', 'revoke'): 'revoked',
    ('confirmed', 'revoke'): 'revoked',
}
WHO: dict[str, tuple[str, ...]] = {
    'issue': (Role.APPLICANT,),
    'show': (Role.APPLICANT,),
    'confirm': (Role.APPLICANT,),
    'revoke': (Role.APPLICANT, Role.REVIEWER),
    'test': (Role.APPLICANT,),
    'drill': (Role.APPLICANT,),
}


def require_stage(stage: str, act: str) -> None:
    """Refuse what may not be done in this stage of the application."""
    if Stage(stage) not in STAGES[act]:
        raise problems.ActNotPossible(stage=stage, act=act, possible=[])


def follow(state: str, act: str) -> str:
    """The state of an access that follows; refuses with a sentence of its own where the secret has been shown."""
    following = FOLLOWS.get((state, act))
    if following is None:
        if act == 'show' and state in ('shown', 'confirmed'):
            raise problems.AccessShown()
        if state == 'revoked':
            raise problems.AccessRevoked()
        raise problems.AccessNotShown() if state == 'issued' else problems.AccessConfirmed()
    return following


def next_step(done: list[str]) -> str | None:
    """The step that a training order waits for; none when all were done."""
    return next((step for step in STEPS if step not in done), None)
