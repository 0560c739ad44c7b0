"""Checklist → section → item as plain values; which items are asked and shown. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from checklists.evidence import Thresholds

Texts = Mapping[str, str]
PARTIES = ('inspector', 'applicant')
STAGES = ('empty', 'finished')
TODAY = 'today'
OVERRIDES = ('asked', 'critical', 'recommendation', 'good')  # what a profile says beside the kind's settings


@dataclass(frozen=True, slots=True)
class Photos:
    """How many photos an item demands: always, and when the answer does not pass."""

    always: int = 0
    when_bad: int = 0


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the photo package: its title, one line on how to take it, the name of the phone's drawing of it.

    A phone shows nothing for a name that it does not know.
    """

    id: str
    title: Texts
    text: Texts
    sample: str | None = None


@dataclass(frozen=True, slots=True)
class ShownIf:
    """The item is shown when another one has one of these answers."""

    item: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. A profile may take everybody out of `asked_of`.

    `recommendation` marks what nobody published as a demand; it is never shown as a network's or the law's.
    `shots` are its pictures in the photo package: the package is the shots of all asked items, in their order.
    """

    id: str
    kind: str
    text: Texts
    guidance: Texts | None = None
    critical: bool = False
    photos: Photos = Photos()
    asked_of: tuple[str, ...] = PARTIES
    stages: tuple[str, ...] = STAGES
    shown_if: ShownIf | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    recommendation: bool = False
    shots: tuple[Shot, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together."""

    id: str
    title: Texts
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that may be asked."""

    id: str
    title: Texts
    sections: tuple[Section, ...]

    def items(self) -> Iterator[Item]:
        """Every item, in order."""
        for section in self.sections:
            yield from section.items


@dataclass(frozen=True, slots=True)
class Profile:
    """Thresholds by item id and for photos, and since when they hold. `ref` is how inspections name it:
    `generic@2026-01-01`."""

    id: str
    valid_from: date
    title: Texts
    basis: Texts
    items: Mapping[str, Mapping[str, Any]]
    evidence: Thresholds = field(default_factory=Thresholds)

    @property
    def ref(self) -> str:
        """The name that an inspection keeps."""
        return f'{self.id}@{self.valid_from.isoformat()}'


def with_profile(checklist: Checklist, profile: Profile) -> Checklist:
    """The checklist with the profile's thresholds put in."""
    sections = [
        replace(section, items=tuple(_overridden(each, profile.items.get(each.id, {})) for each in section.items))
        for section in checklist.sections
    ]
    return replace(checklist, sections=tuple(sections))


def is_asked(item: Item, kind: str, stage: str, only: frozenset[str] | None) -> bool:
    """Whether an inspection of this kind and stage asks the item. A recheck asks exactly the items it names."""
    if only is not None:
        return item.id in only
    party = 'inspector' if kind == 'visit' else 'applicant'
    return party in item.asked_of and stage in item.stages


def is_shown(item: Item, asked: Mapping[str, Item], answers: Mapping[str, Any]) -> bool:
    """Whether the answers so far show the item. Until the one it hangs on is answered it is shown.

    What hangs on a hidden item is hidden too; what hangs on an item that is not asked here is shown.
    """
    if item.shown_if is None or item.shown_if.item not in asked:
        return True
    if not is_shown(asked[item.shown_if.item], asked, answers):
        return False
    value = answers.get(item.shown_if.item)
    given = value if isinstance(value, list) else [value]
    return value is None or any(each in item.shown_if.values for each in given)


def shown(
    checklist: Checklist, kind: str, stage: str, only: frozenset[str] | None, answers: Mapping[str, Any]
) -> list[Item]:
    """The items that this inspection asks and its answers show, in order. A recheck shows all it asks."""
    asked = {item.id: item for item in checklist.items() if is_asked(item, kind, stage, only)}
    return [item for item in asked.values() if only is not None or is_shown(item, asked, answers)]


def on_day(item: Item, day: date) -> Item:
    """The item with «today» put into its settings."""
    if item.settings.get('not_before') != TODAY:
        return item
    return replace(item, settings={**item.settings, 'not_before': day.isoformat()})


def _overridden(item: Item, override: Mapping[str, Any]) -> Item:
    settings = {**item.settings, **{name: value for name, value in override.items() if name not in OVERRIDES}}
    if 'good' in override:
        settings['options'] = [{**each, 'good': each['id'] in override['good']} for each in settings['options']]
    return replace(
        item,
        settings=settings,
        asked_of=item.asked_of if override.get('asked', True) else (),
        critical=override.get('critical', item.critical),
        recommendation=override.get('recommendation', item.recommendation),
    )
