"""The training order: begun, and led through its steps by doing them. It is nobody's order and touches no real one."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime

import sqlalchemy as sa

from app import audit, problems
from app.applications.models import Application
from app.connection import states
from app.connection.models import DrillOrder, DrillStep
from app.db import db

RACKS = 'ABC'  # look the same in Russian
SAME = str.maketrans('АВС', 'ABC')
RETURNS = ('damaged', 'unfit', 'other-thing')


def begin(application: Application, order_id: uuid.UUID, by: uuid.UUID, at: datetime) -> None:
    """A new training order, which takes the place of the one before; under the same id it is the same one."""
    known: DrillOrder | None = db.session.get(DrillOrder, order_id)
    if known is not None:
        find(application, order_id)
        return
    states.require_stage(application.stage, 'drill')
    order = DrillOrder(
        id=order_id,
        application_id=application.id,
        number=f'T{secrets.randbelow(10**6):06}',
        cell=f'{secrets.choice(RACKS)}{1 + secrets.randbelow(20)}',
        code=f'{secrets.randbelow(10**4):04}',
        created_at=at,
    )
    db.session.add(order)
    db.session.flush()
    audit.record(by, 'connection.drill', application.id, {'order': str(order.id)}, at)


def do(application: Application, order_id: uuid.UUID, step: str, said: str, by: uuid.UUID, at: datetime) -> None:
    """One step, by what is typed for it; done twice it is the same as once. Refuses another order than the last one,
    a step before its turn, and what is not right. What is asked of support is kept nowhere."""
    order = find(application, order_id)
    done = steps(order)
    if step in done:
        return
    states.require_stage(application.stage, 'drill')
    newest = last(application)
    if newest is None or newest.id != order.id:
        raise problems.DrillReplaced()
    waits = states.next_step(done)
    if step != waits:
        raise problems.DrillOrder(next=waits)
    if not RIGHT[step](order, said.strip()):
        raise problems.DrillWrong(step=step)
    db.session.add(DrillStep(order_id=order.id, step=step, created_at=at))
    db.session.flush()
    audit.record(by, 'connection.step', application.id, {'order': str(order.id), 'step': step}, at)


def find(application: Application, order_id: uuid.UUID) -> DrillOrder:
    """A training order of this application; refuses that of another as if there were none."""
    order: DrillOrder | None = db.session.get(DrillOrder, order_id)
    if order is None or order.application_id != application.id:
        raise problems.NotFound(order_id=str(order_id))
    return order


def last(application: Application) -> DrillOrder | None:
    """The one that was begun last."""
    query = _of(application).order_by(DrillOrder.created_at.desc(), DrillOrder.id.desc())
    found: DrillOrder | None = db.session.scalar(query.limit(1))
    return found


def steps(order: DrillOrder) -> list[str]:
    """Which steps were done with it, in their order."""
    return [each.step for each in rows(order)]


def rows(order: DrillOrder) -> list[DrillStep]:
    """The steps that were done with it."""
    found = db.session.scalars(sa.select(DrillStep).where(DrillStep.order_id == order.id)).all()
    return sorted(found, key=lambda each: states.STEPS.index(each.step))


def finished(application: Application) -> bool:
    """Whether some order has been led to its end, since the application was begun or taken up again."""
    ended = sa.select(DrillStep.order_id).where(DrillStep.step == states.STEPS[-1])
    return db.session.scalar(_of(application).where(DrillOrder.id.in_(ended)).limit(1)) is not None


def _of(application: Application) -> sa.Select[DrillOrder]:
    query = sa.select(DrillOrder).where(DrillOrder.application_id == application.id)
    if application.taken_up_at is not None:
        query = query.where(DrillOrder.created_at >= application.taken_up_at)
    return query


RIGHT: Mapping[str, Callable[[DrillOrder, str], bool]] = {
    'received': lambda order, said: said.upper().replace('Т', 'T') == order.number,
    'placed': lambda order, said: said.upper().translate(SAME).replace('-', '') == order.cell,
    'issued': lambda order, said: said == order.code,
    'returned': lambda order, said: said in RETURNS,
    'asked': lambda order, said: bool(said),
}
