"""The kinds of notices: whom each concerns, whether it goes by e-mail unasked, where it leads, what its facts are."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.accounts.models import Role

A, I, R, M = Role.APPLICANT, Role.INSPECTOR, Role.REVIEWER, Role.ADMINISTRATOR  # noqa: E741
EMAIL = 'email'


@dataclass(frozen=True, slots=True)
class Kind:
    """`facts`: what letters and screens of this kind speak of; none of them must be there.

    `number` and `address` are those of the application, moments are ISO 8601, `inspection` is the id that leads on.
    `page`: it concerns the account itself, so it is a letter that nobody can decline, and no notice; the letter leads
    there. `link` is the id of a link, whose secret the letter carries and nothing else does.
    `code`: it is six digits of that secret that the letter tells, to be typed, and its link is bare.
    `pages`: where it leads, by role, where that is not the application; `{about}` stands for its id.
    """

    roles: tuple[Role, ...]
    facts: tuple[str, ...]
    by_email: tuple[Role, ...] = ()
    page: str = ''
    pages: Mapping[Role, str] = field(default_factory=dict)
    code: bool = False


EVERYBODY = tuple(Role)
KINDS: Mapping[str, Kind] = {
    'visit.planned': Kind((A, I), ('number', 'address', 'due_at', 'stage', 'inspection'), by_email=(A, I)),
    'visit.moved': Kind((A, I), ('number', 'address', 'due_at', 'inspection'), by_email=(A, I)),
    'visit.cancelled': Kind(
        (A, I), ('number', 'address', 'due_at', 'reason', 'handed_over', 'inspection'), by_email=(A, I)
    ),
    'visit.wanted': Kind((M,), ('number', 'address', 'due_at', 'stage'), by_email=(M,), pages={M: '/visits'}),
    'items.returned': Kind((A,), ('number', 'address', 'due_at', 'items', 'inspection', 'letter'), by_email=(A,)),
    'application.accepted': Kind((A,), ('number', 'address', 'reason', 'letter'), by_email=(A,)),
    'application.refused': Kind((A,), ('number', 'address', 'reason', 'letter'), by_email=(A,)),
    'application.inspected': Kind((R,), ('number', 'address', 'due_at')),  # forty a day: the queue shows them too
    'question.asked': Kind((A, I), ('number', 'address', 'item', 'question', 'due_at', 'inspection'), by_email=(A, I)),
    'question.answered': Kind((R,), ('number', 'address', 'item', 'question', 'answer'), by_email=(R,)),
    'appeal.filed': Kind((R,), ('number', 'address', 'reason', 'due_at'), by_email=(R,)),
    'application.submitted': Kind((R,), ('number', 'address', 'due_at')),  # the queue shows them too
    'papers.returned': Kind(
        (A,), ('number', 'address', 'due_at'), by_email=(A,), pages={A: '/applications/{about}/papers'}
    ),
    'application.checked': Kind((A,), ('number', 'address', 'due_at'), by_email=(A,)),
    'application.surveyed': Kind((A,), ('number', 'address', 'due_at'), by_email=(A,)),
    'application.withdrawn': Kind((R,), ('number', 'address')),
    'application.resumed': Kind((R,), ('number', 'address'), pages={R: '/queue'}),  # a draft is its applicant's alone
    'repair.reminder': Kind((A,), ('number', 'address', 'due_at', 'days_left', 'stage'), by_email=(A,)),
    'repair.overdue': Kind((A,), ('number', 'address', 'due_at', 'stage'), by_email=(A,)),
    'step.reminder': Kind((A,), ('number', 'address', 'due_at', 'days_left', 'stage'), by_email=(A,)),
    'step.overdue': Kind((A,), ('number', 'address', 'due_at', 'stage'), by_email=(A,)),
    'trial.trouble': Kind(
        (A,), ('number', 'address', 'due_at'), by_email=(A,), pages={A: '/applications/{about}/trial'}
    ),
    'fix.reminder': Kind((A,), ('number', 'address', 'due_at', 'days_left', 'stage'), by_email=(A,)),
    'lease.ends': Kind(
        (A, R), ('number', 'address', 'days_left'), by_email=(A,), pages={A: '/applications/{about}/papers'}
    ),
    'fix.overdue': Kind((A,), ('number', 'address', 'due_at', 'stage'), by_email=(A,)),
    # what was written is not told here: it is kept under its person's key alone (docs/adr/0033)
    'help.asked': Kind((R,), ('number', 'address', 'due_at'), by_email=(R,), pages={R: '/help/{about}'}),
    'help.answered': Kind((A,), ('number', 'address'), by_email=(A,), pages={A: '/applications/{about}/help'}),
    'rules.changed': Kind((M,), ('rule', 'version', 'who'), by_email=(M,), pages={M: '/rules'}),
    'contract.issued': Kind(
        (A,), ('number', 'address', 'due_at', 'version'), by_email=(A,), pages={A: '/applications/{about}/contract'}
    ),
    'contract.recalled': Kind((A,), ('number', 'address', 'reason'), by_email=(A,)),
    'contract.signed': Kind(
        (A, R),
        ('number', 'address', 'version'),
        by_email=(A, R),
        pages={A: '/applications/{about}/contract', R: '/queue/{about}/after/contract'},
    ),
    'training.passed': Kind((A,), ('number', 'address'), by_email=(A,), pages={A: '/applications/{about}/training'}),
    'connection.ready': Kind(
        (A,), ('number', 'address', 'due_at'), by_email=(A,), pages={A: '/applications/{about}/connection'}
    ),
    'connection.done': Kind(
        (A,), ('number', 'address', 'due_at'), by_email=(A,), pages={A: '/applications/{about}/training'}
    ),
    'contract.code': Kind((A,), ('link', 'number', 'due_at'), by_email=(A,), page='/', code=True),
    'trial.reminder': Kind((A,), ('number', 'address', 'inspection'), by_email=(A,)),
    'trial.ended': Kind(
        (A, R),
        ('number', 'address', 'due_at'),
        by_email=(A, R),
        pages={A: '/applications/{about}/trial', R: '/queue/{about}/after/trial'},
    ),
    'trial.decided': Kind(
        (A,), ('number', 'address', 'verdict', 'due_at'), by_email=(A,), pages={A: '/applications/{about}/trial'}
    ),
    'point.acted': Kind(
        (A,), ('number', 'address', 'act', 'due_at'), by_email=(A,), pages={A: '/applications/{about}/point'}
    ),
    'point.warned': Kind(
        (A, R),
        ('number', 'address', 'due_at', 'over'),
        by_email=(A, R),
        pages={A: '/applications/{about}/point', R: '/queue/{about}/after/point'},
    ),
    'point.fixed': Kind(
        (R, M),
        ('number', 'address', 'due_at', 'over'),
        by_email=(R, M),
        pages={R: '/queue/{about}/after/point', M: '/queue/{about}/after/point'},
    ),
    'point.kept': Kind(
        (A,), ('number', 'address', 'reason', 'letter'), by_email=(A,), pages={A: '/applications/{about}/point'}
    ),
    'point.suspended': Kind(
        (A,), ('number', 'address', 'reason', 'letter'), by_email=(A,), pages={A: '/applications/{about}/point'}
    ),
    'point.revisit': Kind(
        (M,), ('number', 'address', 'due_at', 'over', 'risk'), by_email=(M,), pages={M: '/queue/{about}/after/point'}
    ),
    'duty.ends': Kind(
        (A,),
        ('number', 'address', 'duty', 'due_at', 'days_left'),
        by_email=(A,),
        pages={A: '/applications/{about}/duties'},
    ),
    'duty.ended': Kind(
        (A, R),
        ('number', 'address', 'duty', 'due_at', 'days_left'),
        by_email=(A,),
        pages={A: '/applications/{about}/duties', R: '/queue/{about}/after/duties'},
    ),
    'duty.lacking': Kind(
        (A,),
        ('number', 'address', 'duty', 'figure', 'norm'),
        by_email=(A,),
        pages={A: '/applications/{about}/duties'},
    ),
    'standard.published': Kind(
        (A,),
        ('number', 'address', 'standard', 'items', 'due_at'),
        by_email=(A,),
        pages={A: '/applications/{about}/duties'},
    ),
    'standard.ends': Kind(
        (A,),
        ('number', 'address', 'standard', 'items', 'due_at', 'days_left'),
        by_email=(A,),
        pages={A: '/applications/{about}/duties'},
    ),
    'account.confirm': Kind((A,), ('link', 'due_at', 'phone_end'), by_email=EVERYBODY, page='/confirm'),
    'account.known': Kind((A,), (), by_email=EVERYBODY, page='/sign-in'),
    'account.reset': Kind(EVERYBODY, ('link', 'due_at'), by_email=EVERYBODY, page='/reset'),
    'account.password': Kind(EVERYBODY, (), by_email=EVERYBODY, page='/forgot'),
}
# what is said of the time that a stage promises: moot once the application stands in another, or is promised anew
OF_A_TERM = (
    *(f'{term}.{said}' for term in ('fix', 'repair', 'step') for said in ('reminder', 'overdue')),
    *('point.warned', 'point.fixed'),
)
LETTERS_ONLY = frozenset(name for name, kind in KINDS.items() if kind.page)


def of_role(role: str) -> list[str]:
    """The kinds that a person of this role may choose about, in the order of the table."""
    return [name for name, kind in KINDS.items() if role in kind.roles and not kind.page]


def goes_by_email(name: str, role: str) -> bool:
    """Whether a letter is sent to a person of this role who has chosen nothing."""
    return role in KINDS[name].by_email


def leads_to(name: str, role: str, about: uuid.UUID | None, facts: Mapping[str, Any]) -> str:
    """The page that a notice of this kind is about, as the path in the application of somebody of this role."""
    own = KINDS[name].pages if name in KINDS else {}
    if role in own and (about or '{about}' not in own[Role(role)]):
        return own[Role(role)].format(about=about)
    if role in (Role.REVIEWER, Role.ADMINISTRATOR):
        return f'/queue/{about}' if about else '/queue'
    inspection = facts.get('inspection')
    return f'/inspections/{inspection}' if inspection else '/'
