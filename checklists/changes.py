"""What changes between two versions of a checklist for those who are asked: added, changed, removed, item by item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from checklists.definition import Checklist, Item, Texts

FINISHED = 'finished'  # the stage of a room that works
# what an item demands, by the name under which a change of it is told; how it is explained and drawn demands nothing
DEMANDS: Mapping[str, Callable[[Item], Any]] = {
    'text': lambda item: dict(item.text),
    'answer': lambda item: (item.kind, _demanded(item)),
    'critical': lambda item: item.critical,
    'photos': lambda item: (item.photos, tuple(shot.id for shot in item.shots)),
    'asked': lambda item: (set(item.asked_of), item.shown_if),
}
DEMANDS_NOTHING = ('low', 'high', 'decimals', 'tolerance', 'filled_by')  # drawn, compared, or known by the service


@dataclass(frozen=True, slots=True)
class Change:
    """One item: `change` is added, changed or removed; `what`: the DEMANDS of a changed one that differ."""

    id: str
    change: str
    section: Texts
    what: tuple[str, ...]
    before: Item | None
    after: Item | None


def changes(before: Checklist, after: Checklist) -> tuple[Change, ...]:
    """What differs of the items that a working room is asked, in the order of the newer one, removed ones last."""
    former, later = _asked(before), _asked(after)
    found = [
        Change(name, 'added', section, (), None, item)
        if name not in former
        else Change(name, 'changed', section, _differs(former[name][1], item), former[name][1], item)
        for name, (section, item) in later.items()
    ]
    gone = [Change(name, 'removed', section, (), item, None) for name, (section, item) in former.items()]
    return (
        *(each for each in found if each.change == 'added' or each.what),
        *(each for each in gone if each.id not in later),
    )


def _asked(checklist: Checklist) -> dict[str, tuple[Texts, Item]]:
    return {
        item.id: (section.title, item)
        for section in checklist.sections
        for item in section.items
        if item.asked_of and FINISHED in item.stages
    }


def _differs(before: Item, after: Item) -> tuple[str, ...]:
    return tuple(name for name, demand in DEMANDS.items() if demand(before) != demand(after))


def _demanded(item: Item) -> dict[str, Any]:
    return {name: value for name, value in item.settings.items() if name not in DEMANDS_NOTHING}
