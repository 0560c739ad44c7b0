"""Notices over HTTP: a person's own, what they want by e-mail, and for administrators the letters."""

from __future__ import annotations

import uuid
from typing import Any

from app import clock
from app.accounts import operations as people
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.db import snapshot, transaction
from app.notifications import kinds, operations
from app.notifications.models import Notice
from app.notifications.schemas import (
    Choices,
    LetterPage,
    LetterQuery,
    NoticePage,
    NoticeQuery,
    ReadUpTo,
    Unread,
)
from app.rest import PAGE, Blueprint, page

notices = Blueprint('notices', __name__, url_prefix='/api/v1', description='What people are told')


@notices.route('/notices', methods=['GET'])
@notices.arguments(NoticeQuery, location='query')
@notices.response(200, NoticePage)
@allowed(*Role)
def list_notices(query: dict[str, Any]) -> dict[str, Any]:
    """One's own notices, the newest first, and how many are unread."""
    account, limit = signed_in(), query['limit']
    with snapshot():
        rows = operations.list_page(account.id, after=query['cursor'], limit=limit) if limit else []
        unread = operations.unread(account.id)
    found = page(rows, limit, lambda notice: notice.id)
    return {**found, 'items': [_shown(each, account.role) for each in found['items']], 'unread': unread}


@notices.route('/notices/<uuid:notice_id>/reads', methods=['POST'])
@notices.response(201, Unread)
@allowed(*Role)
def read_notice(notice_id: uuid.UUID) -> dict[str, int]:
    """Say that a notice has been read; again changes nothing."""
    by = signed_in().id
    with transaction():
        operations.read(notice_id, by, clock.now())
        return {'unread': operations.unread(by)}


@notices.route('/notices/reads', methods=['POST'])
@notices.arguments(ReadUpTo)
@notices.response(201, Unread)
@allowed(*Role)
def read_notices(said: dict[str, uuid.UUID]) -> dict[str, int]:
    """Say that a notice and all before it have been read; what has come since stays unread."""
    by = signed_in().id
    with transaction():
        operations.read_up_to(said['up_to'], by, clock.now())
        return {'unread': operations.unread(by)}


@notices.route('/notices/choices', methods=['GET'])
@notices.response(200, Choices)
@allowed(*Role)
def get_choices() -> dict[str, Any]:
    """What comes by e-mail, for each kind that concerns the one who asks."""
    with snapshot():
        return _chosen(operations.choices(signed_in()))


@notices.route('/notices/choices', methods=['PUT'])
@notices.arguments(Choices)
@notices.response(200, Choices)
@allowed(*Role)
def put_choices(said: dict[str, Any]) -> dict[str, Any]:
    """Choose what comes by e-mail; kinds that are not named stay as they are."""
    account = signed_in()
    with transaction():
        operations.choose(account, {each['kind']: each['email'] for each in said['choices']}, clock.now())
        return _chosen(operations.choices(account))


@notices.route('/letters', methods=['GET'])
@notices.arguments(LetterQuery, location='query')
@notices.response(200, LetterPage)
@allowed(Role.ADMINISTRATOR)
def list_letters(query: dict[str, Any]) -> dict[str, Any]:
    """Letters and what became of them, the newest first: to whom and of which kind, not what they say."""
    with snapshot():
        rows = operations.letters_page(query['state'], after=query['cursor'], limit=PAGE)
        names = people.named([notice.recipient_id for _, notice in rows])
        counts = operations.letters_not_sent()
    items = [
        {
            'id': letter.id,
            'kind': notice.kind,
            'at': letter.created_at,
            'to': names[notice.recipient_id].name,
            'state': letter.state,
            'reason': letter.reason,
            'tries': letter.tries,
            'sent_at': letter.sent_at,
        }
        for letter, notice in rows
    ]
    return {**page(items, PAGE, lambda letter: letter['id']), 'counts': counts}


def _shown(notice: Notice, role: str) -> dict[str, Any]:
    return {
        'id': notice.id,
        'kind': notice.kind,
        'at': notice.created_at,
        'about': notice.about,
        'facts': notice.facts,
        'path': kinds.leads_to(notice.kind, role, notice.about, notice.facts),
        'read_at': notice.read_at,
    }


def _chosen(wanted: dict[str, bool]) -> dict[str, Any]:
    return {'choices': [{'kind': kind, 'email': email} for kind, email in wanted.items()]}
