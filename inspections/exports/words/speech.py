"""Figures, dates and plurals as the pages write them, in one language and one time zone.

The pages use the browser's Intl; `tests/contract/signals.json` holds both to the same sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

LOCALES = ('ru', 'en')
NBSP = '\u00a0'
MONTHS = {
    'ru': (
        'января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября',
        'декабря',
    ),
    'en': (
        'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
        'December',
    ),
}  # fmt: skip
UNITS = {'ru': ('м', 'км'), 'en': ('m', 'km')}


def zone_of(name: str | None) -> tzinfo:
    """The time zone of this IANA name; UTC where it is none, or this machine does not know it."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, OSError, ValueError):
        return UTC


@dataclass(frozen=True, slots=True)
class Speech:
    """How to say it. `year` is the one that needs no mention in a date; none: every date has its year."""

    locale: str
    zone: tzinfo = field(default=UTC)
    year: int | None = None

    def words(self, texts: Mapping[str, str]) -> str:
        """A text of the checklist."""
        return texts.get(self.locale) or texts.get('ru') or texts.get('en') or ''

    def number(self, value: float, digits: int = 2) -> str:
        """At most `digits` decimals, thousands apart."""
        exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        whole, _, rest = f'{exact:,f}'.partition('.')
        rest = rest.rstrip('0')
        group, point = (NBSP, ',') if self.locale == 'ru' else (',', '.')
        return whole.replace(',', group) + (point + rest if rest else '')

    def percent(self, value: float) -> str:
        """91.5 is «91,5 %»."""
        return self.number(value, 1) + (NBSP + '%' if self.locale == 'ru' else '%')

    def metres(self, value: float) -> str:
        """«40 м», «2,6 км»."""
        near, far = UNITS[self.locale]
        if value < 995:
            return f'{self.number(value, 1 if value < 10 else 0)}{NBSP}{near}'
        return f'{self.number(value / 1000, 1 if value < 9950 else 0)}{NBSP}{far}'

    def counted(self, count: int, one: str, few: str, many: str) -> str:
        """«1 пункт», «3 пункта», «5 пунктов»; English has no few."""
        return f'{self.number(count, 0)}{NBSP}{self._form(count, one, few, many)}'

    def _form(self, count: int, one: str, few: str, many: str) -> str:
        if self.locale == 'en':
            return one if count == 1 else many
        tens, ones = abs(count) % 100 // 10, abs(count) % 10
        if tens == 1 or ones == 0 or ones > 4:
            return many
        return one if ones == 1 else few

    def day(self, at: date | str) -> str:
        """«23 ноября», with the year when it is another one."""
        when = self._local(at) if isinstance(at, str) else at
        month = MONTHS[self.locale][when.month - 1]
        day = f'{when.day}{NBSP}{month}' if self.locale == 'ru' else f'{month}{NBSP}{when.day}'
        if when.year == self.year:
            return day
        return f'{day}{NBSP}{when.year}' if self.locale == 'ru' else f'{day},{NBSP}{when.year}'

    def time(self, at: datetime | str) -> str:
        """«9:00»."""
        when = self._local(at) if isinstance(at, str) else at.astimezone(self.zone)
        return f'{when.hour}:{when.minute:02d}'

    def moment(self, at: datetime | str) -> str:
        """«23 ноября, 11:46»; what cannot be read as a moment is said as it stands."""
        try:
            when = self._local(at) if isinstance(at, str) else at.astimezone(self.zone)
        except (ValueError, OverflowError):
            return str(at)
        return f'{self.day(when.date())}, {when.hour}:{when.minute:02d}'

    def _local(self, text: str) -> datetime:
        """A moment without a zone is one of the reader's own clock, as in a browser."""
        at = datetime.fromisoformat(text)
        return at.astimezone(self.zone) if at.tzinfo else at


def unbroken(code: str) -> str:
    """An item's code never breaks at its hyphen."""
    return code.replace('-', '\u2011')


def said(value: Any) -> str:
    """A fact as JavaScript writes it: 5.0 is «5», nothing is an empty text."""
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def figure(value: Any) -> float:
    """A fact as a number; 0 where it is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
