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

GOOD_FOR = {Purpose.CONFIRMATION: timedelta(hours=48), Purpose.RESET: timedelta(hours=1)}


def write(payload: dict[str, Any]) -> None:
    """Job `registration.write` {link_id, account_id, purpose}: a letter, and none when the account is nobody's."""
    if payload['account_id'] is None:
        return
    data: Path = current_app.extensions['osmotr_settings'].data
    link_id, purpose = uuid.UUID(payload['link_id']), payload['purpose']
    with transaction():
        account = db.session.scalar(sa.select(Account).where(Account.id == uuid.UUID(payload['account_id'])))
        if account is not None:
            _write(data, link_id, account, purpose, clock.now())


def _write(data: Path, link_id: uuid.UUID, account: Account, purpose: str, at: datetime) -> None:
    registration = operations.of(account)
    if purpose == operations.KNOWN or (purpose == Purpose.CONFIRMATION and (registration is None or account.confirmed)):
        return notifications.write(str(link_id), 'account.known', account.id, {}, at)
    address = account.email
    facts = {'link': str(link_id)}
    if purpose == Purpose.CONFIRMATION and registration is not None:
        address = registration.email or account.email
        owner = people.by_email(address)
        if owner is not None and owner.id != account.id:
            return notifications.write(str(link_id), 'account.known', owner.id, {}, at)
        facts['phone_end'] = phones.end_of(registration.phone)
    link = _link(data, link_id, account, Purpose(purpose), address, at)
    facts['due_at'] = moment(link.expires_at)
    kind = 'account.confirm' if purpose == Purpose.CONFIRMATION else 'account.reset'
    instead = address if address != account.email else None
    return notifications.write(str(link_id), kind, account.id, facts, at, instead=instead)


def _link(data: Path, link_id: uuid.UUID, account: Account, purpose: Purpose, address: str, at: datetime) -> Link:
    link = db.session.get(Link, link_id)
    if link is None:
        link = Link(
            id=link_id,
            account_id=account.id,
            purpose=purpose,
            email=address,
            token_hash=hash_of(token_of(data, link_id)),
            expires_at=at + GOOD_FOR[purpose],
            created_at=at,
        )
        db.session.add(link)
    return link
