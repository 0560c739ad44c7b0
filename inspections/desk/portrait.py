"""What lists say of one application, made of everything else that is known of it. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.applications.models import Application
from inspections.desk import terms
from inspections.review import comparison
from inspections.review.reports import Report
from inspections.states import HANDED_IN

FORM = 2  # a higher one has every row made anew at the next start


@dataclass(frozen=True, slots=True)
class Portrait:
    """The columns of a desk row, and its terms."""

    row: dict[str, Any]
    terms: frozenset[str]


def portrait(
    application: Application,
    reports: Sequence[Report],
    *,
    reviewer_id: uuid.UUID | None,
    applicant: str,
) -> Portrait:
    """`reports` are oldest first. What has not been handed in only says that it is there: it changes by the minute."""
    summary = comparison.summary(reports)
    handed_in = [each for each in reports if each.inspection.state in HANDED_IN]
    stands = comparison.as_it_stands(handed_in)
    now = comparison.standing(handed_in)
    visits = [each.inspection for each in reports if each.inspection.kind == 'visit']
    inspector_id = visits[-1].assignee_id if visits else None
    found = terms.words(str(application.number), application.address, applicant)
    found |= {terms.region(application.region)} if application.region else set()
    found |= {terms.inspector(inspector_id)} if inspector_id else set()
    found |= {terms.verdict(now.conclusion)} if now else set()
    found |= {terms.SIGNALS} if summary['signals'] else set()
    found |= terms.answers(*stands) if stands else set()
    row = {
        'number': application.number,
        'application_id': application.id,
        'stage': application.stage,
        'turn_at': application.turn_at,
        'region': application.region,
        'reviewer_id': reviewer_id,
        'inspector_id': inspector_id,
        'verdict': now.conclusion if now else None,
        'percent': now.percent if now else None,
        'signals': summary['signals'],
        'worst': summary['worst'],
        'critical_bad': summary['critical_bad'],
        'disagreements': summary['disagreements'],
        'voices': {kind: _plain(summary[kind]) for kind in comparison.VOICES},
        'form': FORM,
    }
    return Portrait(row, frozenset(found))


def _plain(voice: dict[str, Any] | None) -> dict[str, Any] | None:
    """Without the state, which is read where it stands: starting and sealing change nothing else of it."""
    return voice and {
        'inspection_id': str(voice['inspection_id']),
        'percent': voice['percent'],
        'verdict': voice['verdict'],
    }
