"""What a letter says: a notice in the language of its reader, as plain text and as HTML."""

from __future__ import annotations

import re
import uuid
from calendar import month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import ChainableUndefined, Environment, FileSystemLoader

from app.notifications import kinds
from app.tokens import digits_of

TEMPLATES = Path(__file__).parent / 'templates'
LONG = ('reason', 'question', 'answer')  # people's own words, which may have lines
WHOLE = ('letter',)  # has paragraphs of its own
LONGEST_SUBJECT = 150
MONTHS = {
    'ru': (
        *('', 'января', 'февраля', 'марта', 'апреля', 'мая', 'июня'),
        *('июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'),
    ),
    'en': tuple(month_name),
}
BUTTONS = {
    'ru': {
        '': 'Открыть в Осмотре',
        '/': 'Открыть в Осмотре',
        '/confirm': 'Подтвердить почту',
        '/sign-in': 'Войти',
        '/reset': 'Задать новый пароль',
        '/forgot': 'Сменить пароль ещё раз',
    },
    'en': {
        '': 'Open in Osmotr',
        '/': 'Open in Osmotr',
        '/confirm': 'Confirm the e-mail',
        '/sign-in': 'Sign in',
        '/reset': 'Set a new password',
        '/forgot': 'Change the password again',
    },
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a letter speaks to."""

    name: str
    locale: str
    role: str


@dataclass(frozen=True, slots=True)
class House:
    """Where the service is reached, without a slash at the end, and by which clock the network lives."""

    address: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter without its envelope."""

    subject: str
    text: str
    html: str


def letter(
    kind: str, about: uuid.UUID | None, facts: Mapping[str, Any], reader: Reader, house: House, token: str = ''
) -> Wording:
    """The letter about a notice. Whatever people wrote stays words: it makes no line of the head and no mark-up.

    A `token` stands behind the # of the link, which no browser sends to a server by itself.
    """
    page, coded = kinds.KINDS[kind].page, kinds.KINDS[kind].code
    link = (
        house.address
        + (page or kinds.leads_to(kind, reader.role, about, facts))
        + (f'#{token}' if token and not coded else '')
    )
    known = {
        **{name: _plain(value, name in LONG) for name, value in facts.items() if name not in WHOLE},
        **{name: _paragraphed(facts[name]) for name in WHOLE if name in facts},
        'name': _plain(reader.name, False),
        'role': reader.role,
        'link': link,
        'code': digits_of(token) if coded else '',
        'button': BUTTONS[reader.locale][page],
        'choices': None if page else f'{house.address}/notices?choices',
        'zone': house.zone,
        'locale': reader.locale,
    }
    said = PLAIN.get_template(f'{reader.locale}/{kind}.txt').render(known)
    subject, _, body = said.strip().partition('\n')
    end = PLAIN.get_template(f'{reader.locale}/end.txt').render(known)
    words = [_lines(each) for each in _paragraphs(body)]
    html = MARKED.get_template('layout.html').render({**known, 'subject': subject, 'paragraphs': words})
    text = '\n\n'.join(['\n'.join(lines) for lines in words] + [end.strip()]) + '\n'
    return Wording(_cut(subject), text, html)


def counted(number: Any, *forms: str) -> str:
    """A number with its word: three forms in Russian («пункт, пункта, пунктов»), two in English."""
    if not isinstance(number, int):
        return forms[-1]
    if len(forms) == 2:
        return f'{number} {forms[0 if number == 1 else 1]}'
    tens, ones = number % 100, number % 10
    form = 2 if 10 < tens < 20 or ones > 4 or ones == 0 else 0 if ones == 1 else 1
    return f'{number} {forms[form]}'


def day(value: Any, zone: ZoneInfo, locale: str) -> str:
    """«5 декабря 2026» by the network's clock; what is no moment is said as it is."""
    when = _moment(value, zone)
    return str(value) if when is None else f'{when.day} {MONTHS[locale][when.month]} {when.year}'


def moment(value: Any, zone: ZoneInfo, locale: str) -> str:
    """«5 декабря 2026, 18:00 (МСК)» by the network's clock."""
    when = _moment(value, zone)
    return str(value) if when is None else f'{day(value, zone, locale)}, {when:%H:%M} ({_clock(when, locale)})'


def _moment(value: Any, zone: ZoneInfo) -> datetime | None:
    try:
        said = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(zone)


def _clock(when: datetime, locale: str) -> str:
    """How people call this clock: by Moscow in Russian, by UTC in English."""
    offset = when.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    base, minutes = ('МСК', minutes - 180) if locale == 'ru' else ('UTC', minutes)
    if not minutes:
        return base
    hours, rest = divmod(abs(minutes), 60)
    return f'{base}{"+" if minutes > 0 else "−"}{hours}' + (f':{rest:02}' if rest else '')


def _plain(value: Any, lines: bool) -> Any:
    if isinstance(value, str):
        kept = [' '.join(each.split()) for each in (value.splitlines() if lines else [value])]
        return '\n'.join(each for each in kept if each)
    if isinstance(value, Mapping):
        return {name: _plain(each, lines=name in LONG) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, lines) for each in value]
    return value


def _paragraphed(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    lines = '\n'.join(' '.join(each.split()) for each in value.splitlines())
    return re.sub(r'\n{3,}', '\n\n', lines).strip()


def _paragraphs(body: str) -> Sequence[str]:
    return [each for each in (part.strip('\n') for part in body.split('\n\n')) if each.strip()]


def _lines(paragraph: str) -> list[str]:
    return [line.rstrip() for line in paragraph.splitlines() if line.strip()]


def _cut(subject: str) -> str:
    return subject if len(subject) <= LONGEST_SUBJECT else subject[: LONGEST_SUBJECT - 1] + '…'


def _environment(autoescape: bool) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update({'counted': counted, 'day': day, 'moment': moment})
    return made


PLAIN, MARKED = _environment(False), _environment(True)
