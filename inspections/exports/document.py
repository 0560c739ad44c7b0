"""All that a report on paper says, as plain JSON values: whoever keeps them can draw the same report years later.

{made_at, made_by, locale, zone, home, report, decisions, profile, clauses}: `report` is the twin report as
`review.operations.twin_report` gives it, `decisions` as `applications.views.happened` gives them, `profile` {title,
valid_from} or none, `clauses` {item: {source, recommendation}} the standard's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app import problems
from app.applications import operations as applications
from app.applications import views
from app.applications.models import Application
from checklists import operations as checklists
from inspections.review import frozen
from inspections.review import operations as review


def of_now(application: Application, at: datetime, *, by: str, locale: str, zone: str, home: str) -> dict[str, Any]:
    """The document of an application as it stands."""
    report = review.twin_report(application, at)
    decisions = views.happened([], applications.history(application.id)[1])['decisions']
    return of(report, decisions, at, by=by, locale=locale, zone=zone, home=home)


def of(
    report: Mapping[str, Any],
    decisions: Sequence[Mapping[str, Any]],
    at: datetime,
    *,
    by: str,
    locale: str,
    zone: str,
    home: str,
) -> dict[str, Any]:
    """The document of this twin report, also of one that was kept with a decision. `home`: https://osmotr.example."""
    told = {
        'made_at': at,
        'made_by': by,
        'locale': locale,
        'zone': zone,
        'home': home,
        'report': report,
        'decisions': decisions,
        'profile': _profile(report['application']['profile']),
        'clauses': _clauses(report['reports']),
    }
    plain: dict[str, Any] = frozen.plain(told)
    return plain


def _profile(ref: str) -> dict[str, Any] | None:
    try:
        content = checklists.require_profile(ref).content
    except problems.UnknownProfile:
        return None
    return {'title': content['title'], 'valid_from': content['valid_from']}


def _clauses(reports: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The newest report's words win."""
    found: dict[str, dict[str, Any]] = {}
    for report in reports:
        told = report['checklist']
        try:
            items = checklists.resolve(told['id'], told['version'], told['profile']).items()
        except (problems.UnknownChecklist, problems.UnknownProfile):
            continue
        found |= {each.id: {'source': each.source, 'recommendation': each.recommendation} for each in items}
    return found
