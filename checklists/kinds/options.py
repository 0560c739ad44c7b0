"""What the two kinds with offered options share: their settings."""

from __future__ import annotations

import re
from typing import Any

from checklists.kinds.kind import Settings, SettingsRefused, is_texts

NA = 'na'  # what does not apply; no option's id
ID = re.compile(r'[a-z0-9-]{1,40}')


def study(settings: Settings) -> None:
    """Refuse options that cannot be told apart or shown."""
    options = settings.get('options')
    if not isinstance(options, list) or not options:
        raise SettingsRefused('options', 'must be a list of options')
    seen: set[str] = set()
    for option in options:
        if not isinstance(option, dict) or not {'id', 'text'} <= set(option) <= {'id', 'text', 'good'}:
            raise SettingsRefused('options', 'each needs id and text, and may have good')
        if not isinstance(option['id'], str) or not ID.fullmatch(option['id']) or option['id'] == NA:
            raise SettingsRefused('options', f'{option["id"]!r} cannot be an id')
        if option['id'] in seen:
            raise SettingsRefused('options', f'{option["id"]} is there twice')
        if not is_texts(option['text']):
            raise SettingsRefused('options', f'{option["id"]} needs its text in ru and en')
        if not isinstance(option.get('good', False), bool):
            raise SettingsRefused('options', f'good of {option["id"]} must be true or false')
        seen.add(option['id'])
    if not good(settings):
        raise SettingsRefused('options', 'none of them is good')


def whole(settings: Settings) -> dict[str, Any]:
    """The settings with `good` said of each option."""
    return {**settings, 'options': [{'good': False, **option} for option in settings['options']]}


def ids(settings: Settings) -> list[str]:
    """The ids offered."""
    return [option['id'] for option in settings['options']]


def good(settings: Settings) -> set[Any]:
    """The ids that pass."""
    return {option['id'] for option in settings['options'] if option.get('good')}
