"""What the two kinds with offered options share: their settings."""

from __future__ import annotations

import re
from typing import Any

from checklists.kinds.kind import Settings, SettingsRefused

ID = re.compile(r'[a-z0-9-]{1,40}')


def study(settings: Settings) -> None:
    """Refuse options that cannot be told apart or shown."""
    options = settings.get('options')
    if not isinstance(options, list) or not options:
        raise SettingsRefused('options', 'must be a list of options')
    seen = set()
    for option in options:
        if not isinstance(option, dict) or not {'id', 'text'} <= set(option) <= {'id', 'text', 'good'}:
            raise SettingsRefused('options', 'each needs id and text, and may have good')
        if not isinstance(option['id'], str) or not ID.fullmatch(option['id']):
            raise SettingsRefused('options', f'{option["id"]!r} cannot be an id')
        if option['id'] in seen:
            raise SettingsRefused('options', f'{option["id"]} is there twice')
        if not isinstance(option['text'], dict) or set(option['text']) != {'ru', 'en'}:
            raise SettingsRefused('options', f'{option["id"]} needs its text in ru and en')
        seen.add(option['id'])


def ids(settings: Settings) -> list[str]:
    """The ids offered."""
    return [option['id'] for option in settings['options']]


def good(settings: Settings) -> set[Any]:
    """The ids that pass."""
    return {option['id'] for option in settings['options'] if option.get('good')}
