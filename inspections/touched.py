"""Which applications this transaction has touched, so that what follows from them is written with it.

Whatever changes an application, an inspection or its signals says so here, or is noticed when the session writes it;
`settled_by` names who then writes. It runs before the counter is taken, when that is early enough to hold nobody up,
and before COMMIT.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.db import db, rows_of
from inspections.models import Inspection
from inspections.states import HANDED_IN

INSPECTIONS = rows_of(Inspection)
PENDING, SETTLED = 'touched', 'touched-and-settled'
Notice = Callable[[Session], None]
Settle = Callable[[dict[uuid.UUID, bool]], None]
_notices: list[Notice] = []
_settles: list[Settle] = []


def touch(application_ids: Iterable[uuid.UUID], *, whole: bool = True) -> None:
    """What follows from these applications is to be written again before this transaction ends; unless it is the
    `whole`, only what follows from the application itself and not from its inspections."""
    pending: dict[uuid.UUID, bool] = db.session.info.setdefault(PENDING, {})
    for each in application_ids:
        pending[each] = whole or pending.get(each, False)


def touch_handed_in(inspection_id: uuid.UUID) -> None:
    """The same for the application of an inspection, unless it is a draft: nothing follows from that yet."""
    query = sa.select(INSPECTIONS.c.application_id).where(
        INSPECTIONS.c.id == inspection_id, INSPECTIONS.c.state.in_(HANDED_IN)
    )
    touch(db.session.connection().scalars(query))


def settled_by(notice: Notice, settle: Settle) -> None:
    """Name who looks at what is about to be written, and who writes what follows; once, when the module is loaded."""
    _notices.append(notice)
    _settles.append(settle)


def settle() -> None:
    """Write it now, if there is anything. Locks: the applications by id."""
    session = db.session()
    _look(session)
    if session.info.get(PENDING):
        session.flush()
        pending = session.info.pop(PENDING)
        settled = session.info.setdefault(SETTLED, {})
        settled.update({each: whole or settled.get(each, False) for each, whole in pending.items()})
        for each in _settles:
            each(pending)


@event.listens_for(db.session, 'before_flush')
def _before_flush(session: Session, _context: object, _instances: object) -> None:
    _look(session)


@event.listens_for(db.session, 'before_commit', insert=True)
def _before_commit(session: Session) -> None:
    """Before the audit chain is locked, which is the last lock of all."""
    if not session.in_nested_transaction():
        settle()
        session.info.pop(SETTLED, None)


@event.listens_for(db.session, 'after_soft_rollback')
def _rolled_back(session: Session, _previous: object) -> None:
    """What a savepoint took with it is to be written again; what a transaction took with it is not."""
    settled: dict[uuid.UUID, bool] = session.info.pop(SETTLED, {})
    if session.in_transaction():
        pending = session.info.setdefault(PENDING, {})
        pending.update({each: whole or pending.get(each, False) for each, whole in settled.items()})
    else:
        session.info.pop(PENDING, None)


def _look(session: Session) -> None:
    for each in _notices:
        each(session)
