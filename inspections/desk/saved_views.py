"""Filters that a person has given a name: theirs alone."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import problems
from app.db import db
from inspections.desk.models import SavedView

MOST = 30


def of(account_id: uuid.UUID) -> Sequence[SavedView]:
    """A person's views, the oldest first."""
    query = sa.select(SavedView).where(SavedView.account_id == account_id)
    return db.session.scalars(query.order_by(SavedView.created_at, SavedView.id)).all()


def keep(view_id: uuid.UUID, *, name: str, wanted: dict[str, Any], by: uuid.UUID, at: datetime) -> SavedView:
    """Make a view, or change it; twice is once. Nobody learns whether another person has one of this id."""
    view = db.session.get(SavedView, view_id, with_for_update=True)
    if view is None:
        if len(of(by)) >= MOST:
            raise problems.InvalidRequest(fields={'name': [f'At most {MOST} views.']})
        view = SavedView(id=view_id, account_id=by, created_at=at)
        db.session.add(view)
    elif view.account_id != by:
        raise problems.NotFound(view_id=str(view_id))
    view.name, view.filter = name.strip(), wanted
    db.session.flush()
    return view


def drop(view_id: uuid.UUID, *, by: uuid.UUID) -> None:
    """Forget a view; nothing happens when there is none."""
    db.session.execute(sa.delete(SavedView).where(SavedView.id == view_id, SavedView.account_id == by))
