"""What open points keep of an applicant: reasons under their key, the way to the door. Figures name nobody and stay."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from app.settings import Settings
from inspections.points import history
from inspections.points.models import Point, PointAct, PointHours


def held(account_id: uuid.UUID) -> Held:
    """What was done to their points, and the hours they told."""
    settings: Settings = current_app.extensions['osmotr_settings']
    done, told = [], []
    for point, number in _of(account_id):
        acted = sa.select(PointAct).where(PointAct.point_id == point.id)
        found = list(db.session.scalars(acted.order_by(PointAct.created_at.desc(), PointAct.id.desc())))
        why = history.reasons(settings.data, account_id, {each.id: each.sealed for each in found})
        done += [
            {'application': number, 'kind': each.kind, 'reason': why.get(each.id), 'at': each.created_at}
            for each in found
        ]
        hours = sa.select(PointHours).where(PointHours.point_id == point.id).order_by(PointHours.created_at)
        told += [
            {'application': number, 'days': each.days, 'how': each.how, 'at': each.created_at}
            for each in db.session.scalars(hours)
        ]
    return {'point_acts': done, 'point_hours': told}


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All hours, and why something was done. The point has closed before: its public page says no more than that."""
    points = [point.id for point, _ in _of(account_id)]
    gone = list(db.session.scalars(sa.select(PointHours.id).where(PointHours.point_id.in_(points))))
    db.session.execute(sa.delete(PointHours).where(PointHours.id.in_(gone)))
    done = sa.update(PointAct).where(PointAct.point_id.in_(points))
    db.session.execute(done.values(sealed=None), execution_options={'synchronize_session': False})
    return Erased({'point_hours': len(gone)})


def _of(account_id: uuid.UUID) -> list[tuple[Point, int]]:
    numbers = {each.id: each.number for each in applications.of(account_id)}
    found = db.session.scalars(sa.select(Point).where(Point.application_id.in_(numbers)).order_by(Point.id))
    return [(each, numbers[each.application_id]) for each in found]
