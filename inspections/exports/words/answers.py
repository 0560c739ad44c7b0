"""An answer, and what an item requires, in a few words; a table by kind, as `value-words.ts` and `norm.ts` have it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from inspections.exports.words.speech import NBSP, Speech
from inspections.exports.words.text import TEXT

Settings = Mapping[str, Any]


def in_words(item: Mapping[str, Any], value: Any, say: Speech) -> str:
    """«да», «23,4 м²», «Пандус»; a value of an unknown shape is said as it came."""
    if value is None:
        return TEXT[say.locale]['no-answer']
    try:
        return SHORT[item['kind']](value, item.get('settings') or {}, say)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        return json.dumps(value, ensure_ascii=False)


def norm(item: Mapping[str, Any], say: Speech) -> str | None:
    """«200…500 мм», «от 25 м²»; none where the kind has no requirement in figures."""
    spoken = NORM.get(item['kind'])
    try:
        return spoken(item.get('settings') or {}, say) if spoken else None
    except (TypeError, ValueError, AttributeError, ArithmeticError):
        return None


def _yes_no(value: Any, settings: Settings, say: Speech) -> str:
    return TEXT[say.locale][f'answer.{value}']


def _number(value: Any, settings: Settings, say: Speech) -> str:
    return _with_unit(say.number(value, _digits(settings)), settings, say)


def _choice(value: Any, settings: Settings, say: Speech) -> str:
    known = next((each for each in settings.get('options', ()) if each.get('id') == value), None)
    if known:
        return say.words(known['text'])
    return TEXT[say.locale]['answer.na'] if value == 'na' else str(value)


def _choices(value: Any, settings: Settings, say: Speech) -> str:
    return ', '.join(_choice(each, settings, say) for each in value) or TEXT[say.locale]['nothing']


def _location(value: Any, settings: Settings, say: Speech) -> str:
    where = f'{value["latitude"]:.5f}, {value["longitude"]:.5f}'
    return f'{where} ±{NBSP}{say.metres(value["accuracy"])}' if value.get('accuracy') is not None else where


def _speed(value: Any, settings: Settings, say: Speech) -> str:
    measured = [(arrow, value.get(name)) for arrow, name in (('↓', 'download_mbps'), ('↑', 'upload_mbps'))]
    figures = ' '.join(f'{arrow}{NBSP}{say.number(found, 1)}' for arrow, found in measured if found is not None)
    words = TEXT[say.locale]
    return f'{figures} {words["mbps"]}' if figures else words['not-measured']


def _bounds(settings: Settings, say: Speech) -> str | None:
    least, most, words = settings.get('min'), settings.get('max'), TEXT[say.locale]
    if least is not None and most is not None:
        figures = _figure(least, settings, say)
        if least != most:
            figures += f'…{_figure(most, settings, say)}'
        return _with_unit(figures, settings, say)
    if least is not None:
        return _with_unit(words['from'].format(_figure(least, settings, say)), settings, say)
    return _with_unit(words['up-to'].format(_figure(most, settings, say)), settings, say) if most is not None else None


def _date_norm(settings: Settings, say: Speech) -> str | None:
    limit, words = settings.get('not_before'), TEXT[say.locale]
    if not limit:
        return None
    return words['from'].format(words['day-of-inspection'] if limit == 'today' else say.day(limit))


def _speed_norm(settings: Settings, say: Speech) -> str | None:
    down, up, least = settings.get('min_download_mbps'), settings.get('min_upload_mbps'), TEXT[say.locale]['from']
    parts = [
        f'{arrow}{NBSP}{least.format(say.number(each))}' for arrow, each in (('↓', down), ('↑', up)) if each is not None
    ]
    return f'{", ".join(parts)} {TEXT[say.locale]["mbps"]}' if parts else None


def _figure(value: float, settings: Settings, say: Speech) -> str:
    return say.number(value, 0 if float(value).is_integer() else _digits(settings))


def _digits(settings: Settings) -> int:
    digits = settings.get('decimals')
    return 2 if digits is None else int(digits)


def _with_unit(figure: str, settings: Settings, say: Speech) -> str:
    unit = settings.get('unit')
    return f'{figure}{NBSP}{say.words(unit)}' if unit else figure


SHORT: Mapping[str, Callable[[Any, Settings, Speech], str]] = {
    'yes-no': _yes_no,
    'number': _number,
    'choice': _choice,
    'choices': _choices,
    'text': lambda value, settings, say: str(value),
    'date': lambda value, settings, say: say.day(value),
    'location': _location,
    'internet-speed': _speed,
}
NORM: Mapping[str, Callable[[Settings, Speech], str | None]] = {
    'number': _bounds,
    'date': _date_norm,
    'internet-speed': _speed_norm,
}
