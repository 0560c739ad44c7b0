"""The job that writes the letters of registration and of new passwords, each with its link."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import current_app

from app import clock
from app.accounts import operations as people
from app.accounts import phones
from app.accounts.models import Account
from app.db import db, transaction
from app.notifications import operations as notifications
from app.registration import operations
from app.registration.models import Link, Purpose
from app.rest import moment
from app.tokens import hash_of, token_of

KINDS = {Purpose.CONFIRMATION: 'account.confirm', Purpose.RESET: 'account.reset'}
GOOD_FOR = {Purpose.CONFIRMATION: timedelta(hours=48), Purpose.RESET: timedelta(hours=1)}


def write(payload: dict[str, Any]) -> None:
    """Job `registration.write` {link_id, account_id, purpose}: a letter, and none when the account is nobody's."""
    if payload['account_id'] is None:
        return
    data: Path = current_app.extensions['osmotr_settings'].data
    link_id, purpose = uuid.UUID(payload['link_id']), Purpose(payload['purpose'])
    with transaction():
        account = db.session.scalar(sa.select(Account).where(Account.id == uuid.UUID(payload['account_id'])))
        if account is not None:
            _write(data, link_id, account, purpose, clock.now())


def _write(data: Path, link_id: uuid.UUID, account: Account, purpose: Purpose, at: datetime) -> None:
    owner = people.by_email(account.address)
    once = str(link_id)
    if purpose == Purpose.CONFIRMATION and owner is not None:  # they register who have an account, or a stranger does
        return notifications.tell_once(once, 'account.known', [owner.id], None, {}, at)
    link = _link(data, link_id, account, purpose, at)
    facts = {'link': once, 'due_at': moment(link.expires_at)}
    registration = operations.of(account)
    if purpose == Purpose.CONFIRMATION and registration is not None:
        facts['phone_end'] = phones.end_of(registration.phone)
    return notifications.tell_once(once, KINDS[purpose], [account.id], None, facts, at)


def _link(data: Path, link_id: uuid.UUID, account: Account, purpose: Purpose, at: datetime) -> Link:
    link = db.session.get(Link, link_id)
    if link is None:
        link = Link(
            id=link_id,
            account_id=account.id,
            purpose=purpose,
            email=account.address,
            token_hash=hash_of(token_of(data, link_id)),
            expires_at=at + GOOD_FOR[purpose],
            created_at=at,
        )
        db.session.add(link)
    return link
