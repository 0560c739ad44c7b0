"""What is typed beside a lease or a title: by what right, which address, what area, until when; sealed like the paper.

{holding: lease | title, address, area_m2, until}: `until` is the last day, YYYY-MM-DD, or null where there is no end.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from app import clock
from app.applications.models import Application
from app.papers.models import Paper
from app.vault import operations as vault

NAME = 'lease'
SHORT = timedelta(days=60)  # one that ends so soon is worth a word to both sides


def seal(folder: Path, application: Application, paper: Paper, facts: dict[str, Any]) -> None:
    """Keep the facts beside the paper."""
    plain = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    paper.facts = vault.seal(folder, application.applicant_id, plain, _context(paper))


def facts_of(folder: Path, application: Application, paper: Paper | None) -> dict[str, Any] | None:
    """What was typed; none when nothing was."""
    if paper is None or paper.facts is None:
        return None
    plain = vault.open_sealed(folder, application.applicant_id, paper.facts, _context(paper))
    facts: dict[str, Any] = json.loads(plain)
    return facts


def days_left(facts: dict[str, Any], today: date) -> int | None:
    """Days from today to the last day of the lease, negative when it has ended; none where there is no end."""
    return (date.fromisoformat(facts['until']) - today).days if facts['until'] else None


def warning(facts: dict[str, Any] | None, today: date) -> str | None:
    """`ended` keeps an application from being handed in; `ends-soon` is said to both sides."""
    left = days_left(facts, today) if facts else None
    if left is None or left > SHORT.days:
        return None
    return 'ended' if left < 0 else 'ends-soon'


def today(at: datetime, zone: str) -> date:
    """The day of the calendar by the network's clock."""
    return clock.day(zone, at)


def _context(paper: Paper) -> str:
    return f'paper {paper.id} facts'
