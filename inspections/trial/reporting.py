"""The report of a test period: its days by the standards of each, the measures with their arithmetic, the advice."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from checklists import operations as checklists
from checklists.definition import Item
from checklists.kinds.registry import KINDS
from inspections import states
from inspections.models import Inspection
from inspections.review import frozen
from inspections.states import State
from inspections.trial import judging, operations, troubles
from inspections.trial.judging import Day
from inspections.trial.models import Trial

TOLD = ('number', 'yes-no')  # the kinds of items that have a trend; words are read in the list itself
SECTIONS = ('ORD', judging.SERVICE)  # problems have rows of their own


def made(trial: Trial, today: date) -> dict[str, Any]:
    """The report as it stands on this day. It names nobody and holds no words that somebody wrote."""
    lists = operations.lists(trial)
    days = [_day(day, lists.get(day), today) for day in operations.days(trial)]
    filled = [_judged(lists[each['day']]) for each in days if each['state'] == 'filled']
    over = sum(each['day'] < today or each['state'] == 'filled' for each in days)
    found = judging.measures(filled, over, troubles.counts(troubles.of(trial), today))
    shown = [
        {**each, 'day': each['day'].isoformat(), **_said(lists.get(each['day']), each['state'] == 'filled')}
        for each in days
    ]
    standards = sorted({(each['standard'], each['profile']) for each in shown if each['standard']})
    return {
        'began_on': trial.began_on.isoformat(),
        'ends_on': operations.ends_on(trial).isoformat(),
        'items': _items(lists),
        'days': shown,
        'standards': [{'version': version, 'profile': profile} for version, profile in standards],
        'measures': found,
        **judging.advised(found),
    }


def frozen_form(report: Mapping[str, Any]) -> tuple[bytes, str]:
    """The report as canonical JSON, and hex SHA-256 of that."""
    content = frozen.canonical(report)
    return content, frozen.named(content)


def _day(day: date, found: Inspection | None, today: date) -> dict[str, Any]:
    """`filled`, `open` (can still be filled in), `missed` (a gap for good), or `ahead`."""
    if found is not None and found.state in states.HANDED_IN:
        state = 'filled'
    elif day > today:
        state = 'ahead'
    elif found is not None and found.state != State.CANCELLED:
        state = 'open'
    else:
        state = 'open' if day == today and found is None else 'missed'
    return {'day': day, 'state': state}


def _said(found: Inspection | None, filled: bool) -> dict[str, Any]:
    if found is None:
        return {'inspection_id': None, 'standard': None, 'profile': None, 'values': {}}
    standards = {'standard': found.checklist_version, 'profile': found.profile}
    inspection_id = str(found.id) if filled or found.state in states.OPEN else None
    if not filled:
        return {'inspection_id': inspection_id, 'standard': None, 'profile': None, 'values': {}}
    day, items = _judged(found), _known(found)
    values = {
        name: {'value': value, 'outcome': day.outcomes.get(name), 'norm': _norm(items[name])}
        for name, value in day.values.items()
        if _is_told(items[name])
    }
    return {'inspection_id': inspection_id, **standards, 'values': values}


def _judged(found: Inspection) -> Day:
    items = _known(found)
    values = {name: register['value'] for name, register in found.fields.items() if register.get('value') is not None}
    known = {name: value for name, value in values.items() if name in items}
    outcomes = {}
    for name, value in known.items():
        outcome = KINDS[items[name].kind].outcome(value, items[name].settings)
        if outcome in ('ok', 'bad'):
            outcomes[name] = outcome
    time = items.get(judging.TIME)
    return Day(known, outcomes, _norm(time) if time else None, _service(found))


def _known(found: Inspection) -> Mapping[str, Item]:
    return checklists.items_of(found.checklist_id, found.checklist_version, found.profile)


def _service(found: Inspection) -> list[str]:
    sections = checklists.resolve(found.checklist_id, found.checklist_version, found.profile).sections
    return [item.id for section in sections if section.id == judging.SERVICE for item in section.items]


def _norm(item: Item) -> float | None:
    most: float | None = item.settings.get('max') if item.kind == 'number' else None
    return most


def _items(lists: Mapping[date, Inspection]) -> list[dict[str, Any]]:
    """The items of the newest list, and behind them those that only earlier ones asked."""
    found: dict[str, dict[str, Any]] = {}
    for each in sorted(lists.values(), key=_newest, reverse=True):
        for item in _known(each).values():
            if _is_told(item) and item.id not in found:
                found[item.id] = {
                    'id': item.id,
                    'kind': item.kind,
                    'text': dict(item.text),
                    'unit': dict(item.settings['unit']) if 'unit' in item.settings else None,
                    'recommendation': item.recommendation,
                }
    return list(found.values())


def _is_told(item: Item) -> bool:
    return item.kind in TOLD and item.id.partition('-')[0] in SECTIONS


def _newest(found: Inspection) -> tuple[int, uuid.UUID]:
    return found.checklist_version, found.id
