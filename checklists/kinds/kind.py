"""What an item kind must be able to say. Pure: no request, no database, no clock."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Settings = Mapping[str, Any]
Outcome = Literal['ok', 'bad', 'na']
Likeness = Literal['same', 'differs', 'incomparable']


class AnswerRejected(Exception):
    """The value cannot be an answer: a kebab-case code and its facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class SettingsRefused(Exception):
    """The author's settings of an item cannot be used: which one, and why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f'{name}: {why}')
        self.name, self.why = name, why


@dataclass(frozen=True, slots=True)
class Difference:
    """How two voices' answers to one item compare, with figures to show."""

    likeness: Likeness
    facts: Mapping[str, Any] = field(default_factory=dict)


class Kind(Protocol):
    """One kind of item. `value` is what `check` has let through; `settings` what `study` has let through."""

    name: str

    def study(self, settings: Settings) -> None:
        """Raise SettingsRefused when an author's settings cannot be used."""

    def check(self, value: Any, settings: Settings) -> None:
        """Raise AnswerRejected when the value cannot be an answer."""

    def is_complete(self, value: Any, settings: Settings) -> bool:
        """Whether the answer says all that is asked."""

    def outcome(self, value: Any, settings: Settings) -> Outcome | None:
        """Whether the answer passes the threshold; none when it has none."""

    def compare(self, one: Any, other: Any, settings: Settings) -> Difference:
        """How two answers to the item compare."""


def is_number(value: Any) -> bool:
    """A number that a double can hold, and not a truth value."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def only(settings: Settings, *known: str) -> None:
    """Refuse settings that the kind does not know."""
    for name in settings:
        if name not in known:
            raise SettingsRefused(name, 'not a setting of this kind; known: ' + ', '.join(known))


def number_or_absent(settings: Settings, *names: str) -> None:
    """Refuse settings of these names that are not numbers from zero up."""
    for name in names:
        if name in settings and (not is_number(settings[name]) or settings[name] < 0):
            raise SettingsRefused(name, 'must be a number, zero or more')


def flag_or_absent(settings: Settings, *names: str) -> None:
    """Refuse settings of these names that are neither true nor false."""
    for name in names:
        if name in settings and not isinstance(settings[name], bool):
            raise SettingsRefused(name, 'must be true or false')


def is_texts(value: Any) -> bool:
    """One text in each language."""
    return (
        isinstance(value, dict)
        and set(value) == {'ru', 'en'}
        and all(isinstance(each, str) and each.strip() for each in value.values())
    )


def same_or_differs(one: Any, other: Any) -> Difference:
    """Equal or not, and nothing between."""
    return Difference('same' if one == other else 'differs')
