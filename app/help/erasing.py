"""What a person and the network have written to each other, and how it is erased."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from flask import current_app

from app.applications import erasing as applications
from app.db import db
from app.erasing import Erased, Held
from app.help import operations
from app.help.models import Message, PublishedAnswer, Thread
from app.settings import Settings


def held(account_id: uuid.UUID) -> Held:
    """Every message of the person's threads, opened, the oldest first."""
    settings: Settings = current_app.extensions['osmotr_settings']
    numbers = {each.id: each.number for each in applications.of(account_id)}
    messages = db.session.scalars(_of(list(numbers)).order_by(Message.created_at, Message.id)).all()
    texts = operations.texts(settings.data, messages)
    return {
        'help': [
            {
                'application': numbers[each.application_id],
                'at': each.created_at,
                'kind': each.kind,
                'text': texts[each.id],
            }
            for each in messages
            if each.id in texts
        ]
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All threads. Published answers stay: they hold nothing of anybody, and forget which message they were made of."""
    ids = [each.id for each in applications.of(account_id)]
    messages = list(db.session.scalars(_of(ids).with_only_columns(Message.id)))
    made_of = sa.update(PublishedAnswer).where(PublishedAnswer.message_id.in_(messages))
    db.session.execute(made_of.values(message_id=None))
    db.session.execute(sa.delete(Message).where(Message.id.in_(messages)))
    db.session.execute(sa.delete(Thread).where(Thread.application_id.in_(ids)))
    return Erased({'help': len(messages)})


def _of(ids: list[uuid.UUID]) -> sa.Select[Message]:
    return sa.select(Message).where(Message.application_id.in_(ids))
