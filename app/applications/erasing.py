"""What is kept of a person's applications, what of it proves a decision, and how the rest is erased."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.applications.models import Appeal, Application, Decision, Event, Letter
from app.db import db
from app.erasing import Erased, Held
from app.notifications import erasing as notices

PROOF_KEPT = timedelta(days=3 * 365 + 1)  # in which a decision may be brought before a court (ГК РФ, статья 196)
NO_LETTER = {
    'ru': 'Письмо стёрто по требованию человека, которому оно было написано.',
    'en': 'This letter was erased at the request of the person it was written to.',
}
OF_APPLICATION = ('number', 'address', 'region', 'latitude', 'longitude', 'stage', 'created_at', 'submitted_at')


def held(account_id: uuid.UUID) -> Held:
    """The applications, with what was decided, written and appealed."""
    own = of(account_id)
    ids = [each.id for each in own]
    decided = sa.select(Decision).where(Decision.application_id.in_(ids)).order_by(Decision.id)
    decisions = list(db.session.scalars(decided))
    letters = sa.select(Letter).where(Letter.decision_id.in_([each.id for each in decisions])).order_by(Letter.id)
    appeals = sa.select(Appeal).where(Appeal.application_id.in_(ids)).order_by(Appeal.id)
    events = sa.select(Event).where(Event.application_id.in_(ids)).order_by(Event.id)
    number = {each.id: each.number for each in own}
    return {
        'applications': [{name: getattr(each, name) for name in OF_APPLICATION} for each in own],
        'decisions': [
            {
                'application': number[each.application_id],
                'verdict': each.verdict,
                'reason': each.reason,
                'items': each.items,
                'at': each.created_at,
            }
            for each in decisions
        ],
        'decision_letters': [{'at': each.created_at, 'text': each.text} for each in db.session.scalars(letters)],
        'appeals': [
            {'application': number[each.application_id], 'reason': each.reason, 'at': each.created_at}
            for each in db.session.scalars(appeals)
        ],
        'timeline': [
            {'application': number[each.application_id], 'kind': each.kind, 'at': each.created_at, 'facts': each.facts}
            for each in db.session.scalars(events)
        ],
    }


def of(account_id: uuid.UUID, *, lock: bool = False) -> list[Application]:
    """The person's applications, the oldest first."""
    query = sa.select(Application).where(Application.applicant_id == account_id).order_by(Application.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return list(db.session.scalars(query))


def proving(account_id: uuid.UUID, at: datetime) -> Mapping[uuid.UUID, datetime]:
    """{application: until when} of those whose acceptance or refusal may still have to be proved."""
    query = (
        sa.select(Decision.application_id, sa.func.max(Decision.created_at))
        .join(Application, Application.id == Decision.application_id)
        .where(Application.applicant_id == account_id, Decision.verdict.in_(('accept', 'refuse')))
        .group_by(Decision.application_id)
    )
    ends = {row[0]: row[1] + PROOF_KEPT for row in db.session.execute(query)}
    return {each: until for each, until in ends.items() if until > at}


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """What proves a decision stays without a name; letters go; of any other application its number stays."""
    proof, own = proving(account_id, at), of(account_id)
    gone: dict[str, int] = {'applications': 0, 'decision_letters': 0, 'words_in_notices': 0}
    for application in own:
        stays = application.id in proof
        gone['words_in_notices'] += notices.keep_no_words(application.id, address=not stays)
        gone['decision_letters'] += _write_over_letters(application.id)
        if not stays and application.erased_at is None:
            _empty(application, at)
            gone['applications'] += 1
    kept = {'decided_applications': len(proof)} if proof else {}
    return Erased(gone, kept, max(proof.values(), default=None))


def _write_over_letters(application_id: uuid.UUID) -> int:
    letters = sa.select(Letter).join(Decision, Decision.id == Letter.decision_id)
    count = 0
    for letter in db.session.scalars(letters.where(Decision.application_id == application_id)):
        if letter.text != (said := NO_LETTER[letter.locale]):
            letter.text = letter.generated = said
            count += 1
    return count


def _empty(application: Application, at: datetime) -> None:
    application.address = application.region = ''
    application.latitude = application.longitude = None
    application.erased_at = application.updated_at = at
    application.version += 1
    decisions = sa.select(Decision).where(Decision.application_id == application.id)
    for decision in db.session.scalars(decisions):
        decision.reason, decision.snapshot = '', None
        decision.items = [_without_words(each) for each in decision.items]
    for appeal in db.session.scalars(sa.select(Appeal).where(Appeal.application_id == application.id)):
        appeal.reason = ''
    for event in db.session.scalars(sa.select(Event).where(Event.application_id == application.id)):
        event.facts = {}


def _without_words(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, 'reason': '', **({'wanted': ''} if 'wanted' in item else {})}
