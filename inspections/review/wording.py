"""Answers, requirements, dates and counts in words, Russian and English, as a letter says them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

from checklists.definition import Item

Locale = Literal['ru', 'en']
Forms = tuple[str, str, str]  # one, few, many; English has one and many

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
YES_NO = {'ru': {'yes': 'да', 'no': 'нет', 'na': 'не применимо'}, 'en': {'yes': 'yes', 'no': 'no', 'na': 'n/a'}}
BOUNDS = {
    'ru': {'both': 'от {} до {}', 'min': 'не меньше {}', 'max': 'не больше {}', 'same': 'ровно {}'},
    'en': {'both': '{} to {}', 'min': 'at least {}', 'max': 'at most {}', 'same': 'exactly {}'},
}
LINE = {
    'ru': {'download_mbps': 'приём {} Мбит/с', 'upload_mbps': 'отдача {} Мбит/с'},
    'en': {'download_mbps': 'download {} Mbit/s', 'upload_mbps': 'upload {} Mbit/s'},
}
OR = {'ru': ' или ', 'en': ' or '}
AND = {'ru': ' и ', 'en': ' and '}
NONE = {'ru': 'ничего не отмечено', 'en': 'nothing is ticked'}
PLACE = {'ru': 'место записано с точностью {} м', 'en': 'the place is recorded to within {} m'}


def counted(locale: Locale, number: int, forms: Forms) -> str:
    """«3 пункта», «21 пункт», «12 пунктов»; the space does not break."""
    return f'{number}{NBSP}{form(locale, number, forms)}'


def form(locale: Locale, number: int, forms: Forms) -> str:
    """The form of a word that goes with this number."""
    one, few, many = forms
    if locale == 'en':
        return one if number == 1 else many
    tens, units = number % 100, number % 10
    if units == 1 and tens != 11:
        return one
    return few if 2 <= units <= 4 and not 12 <= tens <= 14 else many


def day(locale: Locale, when: date) -> str:
    """«30 ноября 2026 года», «30 November 2026»."""
    written = f'{when.day}{NBSP}{MONTHS[locale][when.month - 1]} {when.year}'
    return f'{written}{NBSP}года' if locale == 'ru' else written


def figure(locale: Locale, value: float) -> str:
    """«23,4» in Russian, «23.4» in English; whole numbers have no point."""
    text = f'{value:.3f}'.rstrip('0').rstrip('.')
    return text.replace('.', ',') if locale == 'ru' else text


def listed(locale: Locale, parts: Sequence[str], by: Mapping[str, str] = AND) -> str:
    """«а, б и в»."""
    return parts[0] if len(parts) == 1 else ', '.join(parts[:-1]) + by[locale] + parts[-1]


def value_in_words(locale: Locale, item: Item, value: Any) -> str | None:
    """An answer; none for no answer, and for one that its kind cannot read."""
    if value is None:
        return None
    try:
        return VALUES[item.kind](locale, item, value)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None


def norm_in_words(locale: Locale, item: Item) -> str | None:
    """What passes; none where the item has no requirement."""
    norm = NORMS.get(item.kind)
    return norm(locale, item) if norm else None


def _number(locale: Locale, item: Item, value: Any) -> str:
    return f'{figure(locale, value)}{NBSP}{item.settings["unit"][locale]}'


def _date(locale: Locale, _item: Item, value: Any) -> str:
    return day(locale, date.fromisoformat(value))


def _option(locale: Locale, item: Item, value: Any) -> str:
    known = {each['id']: each['text'][locale] for each in item.settings['options']}
    return known.get(value) or YES_NO[locale][value]


def _options(locale: Locale, item: Item, value: Any) -> str:
    return listed(locale, [_option(locale, item, each) for each in value]) if value else NONE[locale]


def _line(locale: Locale, _item: Item, value: Any) -> str | None:
    measured = [(words, value[name]) for name, words in LINE[locale].items() if value[name] is not None]
    return listed(locale, [words.format(figure(locale, found)) for words, found in measured]) if measured else None


VALUES: dict[str, Callable[[Locale, Item, Any], str | None]] = {
    'yes-no': lambda locale, _item, value: YES_NO[locale][value],
    'number': _number,
    'choice': _option,
    'choices': _options,
    'text': lambda _locale, _item, value: ' '.join(value.split()),
    'date': _date,
    'location': lambda locale, _item, value: PLACE[locale].format(figure(locale, round(value['accuracy']))),
    'internet-speed': _line,
}


def _bounds(locale: Locale, item: Item) -> str | None:
    least, most = item.settings.get('min'), item.settings.get('max')
    unit, words = f'{NBSP}{item.settings["unit"][locale]}', BOUNDS[locale]
    if least is not None and most is not None:
        if least == most:
            return words['same'].format(figure(locale, least)) + unit
        return words['both'].format(figure(locale, least), figure(locale, most)) + unit
    if least is not None:
        return words['min'].format(figure(locale, least)) + unit
    return None if most is None else words['max'].format(figure(locale, most)) + unit


def _good_answer(locale: Locale, item: Item) -> str:
    good = YES_NO[locale][item.settings.get('good', 'yes')]
    return f'«{good}»' if locale == 'ru' else f'“{good}”'


def _good_options(locale: Locale, item: Item) -> str | None:
    good = [each['text'][locale] for each in item.settings['options'] if each.get('good')]
    if not good:
        return None
    return listed(locale, good, AND if item.settings.get('require') == 'all' else OR)


def _not_before(locale: Locale, item: Item) -> str | None:
    limit = item.settings.get('not_before')
    try:
        since = day(locale, datetime.fromisoformat(limit).date()) if isinstance(limit, str) else None
    except ValueError:
        since = None
    return since and (f'не раньше {since}' if locale == 'ru' else f'not before {since}')


def _line_floor(locale: Locale, item: Item) -> str | None:
    floors = [
        words.format(BOUNDS[locale]['min'].format(figure(locale, item.settings[f'min_{name}'])))
        for name, words in LINE[locale].items()
        if item.settings.get(f'min_{name}') is not None
    ]
    return listed(locale, floors) if floors else None


NORMS: dict[str, Callable[[Locale, Item], str | None]] = {
    'yes-no': _good_answer,
    'number': _bounds,
    'choice': _good_options,
    'choices': _good_options,
    'date': _not_before,
    'internet-speed': _line_floor,
}
