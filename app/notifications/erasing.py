"""What a person was told, and how it is erased; what others were told of them keeps no words of theirs."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from app.db import db
from app.erasing import Erased, Held
from app.notifications.models import Choice, Letter, Notice
from app.notifications.wording import LONG


def held(account_id: uuid.UUID) -> Held:
    """Notices with their letters, and what was chosen."""
    notices = sa.select(Notice, Letter).outerjoin(Letter, Letter.notice_id == Notice.id)
    rows = db.session.execute(notices.where(Notice.recipient_id == account_id).order_by(Notice.id)).all()
    choices = db.session.scalars(sa.select(Choice).where(Choice.account_id == account_id).order_by(Choice.id))
    return {
        'notices': [
            {
                'kind': notice.kind,
                'at': notice.created_at,
                'facts': notice.facts,
                'read_at': notice.read_at,
                'letter': None if letter is None else {'state': letter.state, 'address': letter.address},
            }
            for notice, letter in rows
        ],
        'letter_choices': [{'kind': each.kind, 'wanted': each.wanted} for each in choices],
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All notices of this person, their letters with addresses, and what was chosen."""
    own = sa.select(Notice.id).where(Notice.recipient_id == account_id)
    letters = db.session.execute(sa.delete(Letter).where(Letter.notice_id.in_(own)).returning(Letter.id)).all()
    notices = db.session.execute(sa.delete(Notice).where(Notice.recipient_id == account_id).returning(Notice.id)).all()
    db.session.execute(sa.delete(Choice).where(Choice.account_id == account_id))
    return Erased({'notices': len(notices), 'letters': len(letters)})


def keep_no_words(about: uuid.UUID, *, address: bool) -> int:
    """Take people's own words out of what anybody was told of this application; and its address, unless it stays."""
    taken = (*LONG, 'letter', *(('address',) if address else ()))
    changed = 0
    for notice in db.session.scalars(sa.select(Notice).where(Notice.about == about)):
        facts = {name: value for name, value in notice.facts.items() if name not in taken}
        if 'items' in facts:
            facts['items'] = [{**each, 'reason': ''} if isinstance(each, dict) else each for each in facts['items']]
        if facts != notice.facts:
            notice.facts, changed = facts, changed + 1
    return changed
