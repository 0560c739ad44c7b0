"""Whether what reviewers saw is still what their decisions, and the audit, name."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from app.applications.models import Application, Decision
from app.audit import AuditEntry
from app.db import db
from inspections.review import frozen


def disagreements() -> Iterator[str]:
    """One sentence for each decision whose report is gone, has changed, or is not the one that the audit names."""
    audited = _audited()
    rows = sa.select(Decision.id, Decision.snapshot, Application.erased_at).order_by(Decision.id)
    rows = rows.join(Application, Application.id == Decision.application_id)
    for decision_id, name, erased_at in db.session.execute(rows).all():
        told = audited.pop(str(decision_id), None)
        if erased_at is not None:
            continue
        if told != name:
            yield f'decision {decision_id}: names another report than the audit'
        if name is None:
            continue
        content = frozen.unpacked(decision_id)
        if content is None:
            yield f'decision {decision_id}: what the reviewer saw is not there'
        elif frozen.named(content) != name:
            yield f'decision {decision_id}: what the reviewer saw has changed'
    for missing in audited:
        yield f'decision {missing}: is in the audit and not there'


def _audited() -> dict[str, str | None]:
    """{decision: the report that the audit names}. Entries of before reports were frozen name no decision."""
    query = sa.select(AuditEntry.facts).where(AuditEntry.act.like('decision.%')).order_by(AuditEntry.id)
    return {facts['decision']: facts.get('snapshot') for facts in db.session.scalars(query) if 'decision' in facts}
