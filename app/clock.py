"""The only place that asks what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """The present moment, aware, UTC."""
    return _source()


def zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name."""
    return ZoneInfo(name)


def day(zone: str, at: datetime | None = None) -> date:
    """Which day it is in this time zone (IANA name), at that moment or now."""
    return (at or now()).astimezone(ZoneInfo(zone)).date()


def noon(zone: str, day: date) -> datetime:
    """The middle of a day of this time zone (IANA name): which day it is, people of its neighbours agree on."""
    return datetime.combine(day, time(12), ZoneInfo(zone))


def set_source(source: Callable[[], datetime] | None = None) -> None:
    """Let tests say what time it is; without an argument the real clock is back."""
    global _source
    _source = source or (lambda: datetime.now(UTC))
