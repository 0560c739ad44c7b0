"""Applications as plain values, with the names of people, gathered in a few queries."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications import operations
from app.applications.models import Appeal, Application, Decision, Event, Letter

COLUMNS = (
    'id',
    'number',
    'address',
    'region',
    'latitude',
    'longitude',
    'radius_m',
    'profile',
    'stage',
    'whose_move',
    'promised_at',
    'submitted_at',
    'updated_at',
    'version',
)


def many(applications: Sequence[Application]) -> list[dict[str, Any]]:
    """Each application with its applicant's name."""
    people = accounts.named([each.applicant_id for each in applications])
    return [
        {**{name: getattr(each, name) for name in COLUMNS}, 'applicant': person(people, each.applicant_id)}
        for each in applications
    ]


def happened(events: Sequence[Event], decisions: Sequence[Decision], appeals: Sequence[Appeal] = ()) -> dict[str, Any]:
    """The timeline, the decisions with their letters, and the appeals, with names."""
    written = operations.letters([each.id for each in decisions])
    people = accounts.named(
        [each.by_id for each in events if each.by_id]
        + [each.made_by_id for each in decisions]
        + [each.by_id for each in appeals]
    )
    return {
        'events': [
            {'kind': each.kind, 'at': each.created_at, 'by': person(people, each.by_id), 'facts': each.facts}
            for each in events
        ],
        'decisions': [
            {
                'id': each.id,
                'verdict': each.verdict,
                'reason': each.reason,
                'items': each.items,
                'by': person(people, each.made_by_id),
                'at': each.created_at,
                'stage': each.stage,
                'due_at': each.due_at,
                'snapshot': each.snapshot,
                'appeal_until': operations.appeal_until(each),
                'letter': letter(written.get(each.id)),
            }
            for each in decisions
        ],
        'appeals': [
            {
                'id': each.id,
                'decision_id': each.decision_id,
                'reason': each.reason,
                'by': person(people, each.by_id),
                'at': each.created_at,
            }
            for each in appeals
        ],
    }


def letter(written: Letter | None) -> dict[str, Any] | None:
    """A letter as it was sent; none for a decision of before there were letters."""
    return written and {'locale': written.locale, 'text': written.text, 'edited': written.text != written.generated}


def person(people: dict[uuid.UUID, Account], account_id: uuid.UUID | None) -> dict[str, Any] | None:
    """Somebody by name; none for the service itself."""
    if account_id is None:
        return None
    account = people.get(account_id)
    return {'id': account_id, 'name': account.name if account else '—'}
