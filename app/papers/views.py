"""Papers as they stand on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.applications.models import Application
from app.papers import lease, operations, reading
from app.papers.models import PaperFile
from app.papers.operations import Standing
from app.settings import Settings


def shown(application: Application, answers: Mapping[str, Any], settings: Settings, at: datetime) -> dict[str, Any]:
    """All of them, with what is missing and what was given back."""
    today = lease.today(at, settings.zone)
    return {
        'number': application.number,
        'stage': application.stage,
        'legal_form': answers.get('legal_form'),
        'promised_at': application.promised_at,
        'items': [one(application, each, settings, today) for each in operations.standings(application, answers)],
        'returned_fields': [
            {'id': each.name, 'reason': operations.reason_of(application, each, settings)}
            for each in operations.returned_fields(application)
        ],
        'missing': operations.missing(application, answers, settings, at),
        'limits': {'bytes': reading.LARGEST, 'leaves': reading.MOST_LEAVES, 'files': operations.MOST_FILES},
    }


def one(application: Application, standing: Standing, settings: Settings, today: date) -> dict[str, Any]:
    """One paper."""
    facts = lease.facts_of(settings.data, application, standing.told) if standing.name == lease.NAME else None
    returned = standing.returned
    return {
        'id': standing.name,
        'title': standing.rule['title'],
        'note': standing.rule.get('note'),
        'state': str(standing.state),
        'may_change': standing.may_change,
        'files': [_file(each) for each in standing.files],
        'former': [
            {'number': paper.number, 'files': [_file(each) for each in files]} for paper, files in standing.former
        ],
        'wants_facts': standing.name == lease.NAME,
        'facts': facts and {**facts, 'until': facts['until'] and date.fromisoformat(facts['until'])},
        'warning': lease.warning(facts, today),
        'returned': returned
        and {'reason': operations.reason_of(application, returned, settings), 'at': returned.created_at},
    }


def _file(file: PaperFile) -> dict[str, Any]:
    return {'id': file.id, 'kind': file.kind, 'leaves': file.leaves, 'size': file.size, 'at': file.stored_at}
