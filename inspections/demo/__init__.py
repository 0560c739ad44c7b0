"""The demo network: people, applications in every stage, drawn photos."""

from __future__ import annotations

from datetime import datetime


def load(at: datetime) -> None:
    """Fill an empty database; a second time changes nothing."""
