"""Changed standards as plain values: what each changes for one point, and who has confirmed what of all points."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.accounts import operations as people
from app.accounts.models import Account
from app.applications import views as applications
from app.applications.models import Application
from app.applications.states import AT_WORK
from checklists import wire
from checklists.changes import Change
from checklists.definition import Item, on_day
from checklists.kinds.registry import KINDS
from inspections.standards import operations, said
from inspections.standards.operations import Task
from inspections.standards.published import Standard
from inspections.standards.said import Answer

MOST_NAMED = 100  # of those who have not confirmed one version


def shown(application: Application, zone: str, today: date) -> dict[str, Any]:
    """Every version that changes something for this point, with what the point was last found to be."""
    found = operations.tasks(application, zone)
    named = people.named([each.confirmed.by_id for each in found if each.confirmed])
    asked = {change.id for each in found for change in each.standard.changes}
    answers = said.answers(application.id, asked) if asked else {}
    return {
        'application': applications.many([application])[0],
        'today': today,
        'open': application.stage in AT_WORK,
        'items': [_task(each, answers, named, today) for each in found],
    }


def everywhere(zone: str, today: date) -> dict[str, Any]:
    """Each version that changes something for any open point, the newest first: how many have confirmed it, and who
    has not."""
    points = operations.at_work()
    tasks = operations.tasks_of(points, zone)
    found: dict[str, dict[str, Any]] = {}
    for point in points:
        for task in tasks.get(point.id, ()):
            row = found.setdefault(
                task.standard.name, {**_headline(task.standard, today), 'asked': 0, 'confirmed': 0, 'waiting': []}
            )
            row['asked'] += 1
            if task.confirmed is not None:
                row['confirmed'] += 1
            elif len(row['waiting']) < MOST_NAMED:
                row['waiting'].append(point)
    newest = sorted(found.values(), key=lambda row: (row['published_at'], row['standard']), reverse=True)
    return {'items': [{**row, 'waiting': applications.many(row['waiting'])} for row in newest]}


def _task(task: Task, answers: Mapping[str, Answer], named: dict[uuid.UUID, Account], today: date) -> dict[str, Any]:
    confirmed = task.confirmed
    return {
        **_headline(task.standard, today),
        'confirmed_at': confirmed and confirmed.created_at,
        'confirmed_by': applications.person(named, confirmed.by_id) if confirmed else None,
        'changes': [_change(each, answers.get(each.id), today) for each in task.standard.changes],
    }


def _headline(standard: Standard, today: date) -> dict[str, Any]:
    return {
        'standard': standard.name,
        'kind': standard.kind,
        'title': dict(standard.title),
        'published_at': standard.published_at,
        'due_on': standard.due_on,
        'days_left': (standard.due_on - today).days,
    }


def _change(change: Change, answer: Answer | None, today: date) -> dict[str, Any]:
    return {
        'item': change.id,
        'change': change.change,
        'section': dict(change.section),
        'what': list(change.what),
        'before': change.before and wire.item_out(change.before),
        'after': change.after and wire.item_out(change.after),
        'answer': answer
        and {
            'value': answer.value,
            'kind': answer.kind,
            'at': answer.at,
            'outcome': _outcome(change.after, answer.value, today),
        },
    }


def _outcome(item: Item | None, value: Any, today: date) -> str | None:
    """How the last answer would be judged by what the item will ask; none where it cannot be."""
    if item is None or not KINDS[item.kind].is_complete(value, item.settings):
        return None
    return KINDS[item.kind].outcome(value, on_day(item, today).settings)
