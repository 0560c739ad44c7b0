"""The connection of a person's points, and how it is erased: names on accesses, results, training orders."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.connection import accesses
from app.connection.models import (
    Access,
    DrillOrder,
    DrillStep,
    Link,
    PrintedSheet,
    Receipt,
    Result,
    Revocation,
    Showing,
)
from app.db import db
from app.erasing import Erased, Held
from app.settings import Settings


def held(account_id: uuid.UUID) -> Held:
    """Every access with the name on it, and every result of a self-test."""
    settings: Settings = current_app.extensions['osmotr_settings']
    numbers = {each.id: each.number for each in applications.of(account_id)}
    issued = sa.select(Access).where(Access.application_id.in_(numbers)).order_by(Access.id)
    tried = sa.select(Result).where(Result.application_id.in_(numbers)).order_by(Result.id)
    return {
        'accesses': [
            {
                'application': numbers[each.application_id],
                'at': each.created_at,
                'role': each.role,
                'login': each.login,
                'name': accesses.name_of(settings.data, each),
                'state': accesses.state_of(each.id),
            }
            for each in db.session.scalars(issued).all()
        ],
        'self_tests': [
            {
                'application': numbers[each.application_id],
                'at': each.created_at,
                'part': each.part,
                'passed': each.passed,
            }
            for each in db.session.scalars(tried)
        ],
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All of it: it proves no decision."""
    ids = [each.id for each in applications.of(account_id)]
    issued = list(db.session.scalars(sa.select(Access.id).where(Access.application_id.in_(ids))))
    for table in (Showing, Receipt, Revocation):
        db.session.execute(sa.delete(table).where(table.access_id.in_(issued)))
    orders = sa.select(DrillOrder.id).where(DrillOrder.application_id.in_(ids))
    db.session.execute(sa.delete(DrillStep).where(DrillStep.order_id.in_(orders)))
    for table in (Result, Link, Access, PrintedSheet, DrillOrder):
        db.session.execute(sa.delete(table).where(table.application_id.in_(ids)))
    return Erased({'accesses': len(issued)})
