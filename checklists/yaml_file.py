"""Reads a checklist or a profile from YAML, and says of a broken one in which line and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from checklists import evidence
from checklists.definition import OVERRIDES, PARTIES, STAGES, Checklist, Item, Photos, Profile, Section, Shot, ShownIf
from checklists.evidence import ThresholdRefused, Thresholds
from checklists.kinds import options
from checklists.kinds.kind import AnswerRejected, SettingsRefused
from checklists.kinds.registry import KINDS
from checklists.yaml_node import FileRefused, Node, read

__all__ = ['FileRefused', 'is_profile', 'read_checklist', 'read_profile']

CHECKLIST_ID = re.compile(r'[a-z0-9-]{1,60}')
SECTION_ID = re.compile(r'[A-Z]{2,5}')
ITEM_ID = re.compile(r'[A-Z]{2,5}-\d{2}')
SHOT_ID = re.compile(r'[a-z0-9-]{1,40}')
MOST_PHOTOS = 20
ITEM_KEYS = (
    *('id', 'kind', 'text', 'guidance', 'critical', 'photos', 'asked_of', 'stages'),
    *('shown_if', 'settings', 'source', 'recommendation', 'shots'),
)


def is_profile(text: str, file: str) -> bool:
    """Whether the file is meant as a profile; raises FileRefused when it is no YAML at all."""
    return 'valid_from' in read(text, file).mapping()


def read_checklist(text: str, file: str) -> Checklist:
    """The checklist in `text`; raises FileRefused."""
    root = read(text, file)
    root.only('id', 'title', 'sections')
    seen: dict[str, tuple[Item, Node]] = {}
    sections: list[Section] = []
    for node in root.get('sections').list():
        section = _section(node, seen)
        if section.id in [each.id for each in sections]:
            node.refuse(f'section {section.id} is there twice')
        sections.append(section)
    for item, node in seen.values():
        if item.shown_if is not None:
            _require_shown_if(item, item.shown_if, seen, node)
    return Checklist(root.get('id').matching(CHECKLIST_ID, 'pvz-default'), root.get('title').texts(), tuple(sections))


def read_profile(text: str, file: str, checklist: Checklist) -> Profile:
    """The profile in `text`, for the items of `checklist`; raises FileRefused."""
    root = read(text, file)
    root.only('id', 'valid_from', 'title', 'basis', 'items', 'evidence')
    items = {item.id: item for item in checklist.items()}
    overrides: dict[str, Mapping[str, Any]] = {}
    for key, node in root.get('items').mapping().items():
        if key not in items:
            node.refuse(f'{key} is not an item of {checklist.id}')
        overrides[key] = _override(items[key], node)
    valid_from = root.get('valid_from')
    if not isinstance(valid_from.value, date) or isinstance(valid_from.value, datetime):
        valid_from.refuse('must be a day such as 2026-01-01')
    profile_id = root.get('id').matching(CHECKLIST_ID, 'pvz-default')
    photos = root.maybe('evidence', _thresholds, Thresholds())
    title, basis = root.get('title').texts(), root.get('basis').texts()
    return Profile(profile_id, valid_from.value, title, basis, overrides, photos)


def _section(node: Node, seen: dict[str, tuple[Item, Node]]) -> Section:
    node.only('id', 'title', 'items')
    section_id = node.get('id').matching(SECTION_ID, 'SIG')
    items = []
    for each in node.get('items').list():
        item = _item(each, section_id)
        if item.id in seen:
            each.refuse(f'{item.id} is there twice, first in line {seen[item.id][1].line}')
        seen[item.id] = item, each
        items.append(item)
    return Section(section_id, node.get('title').texts(), tuple(items))


def _item(node: Node, section_id: str) -> Item:
    node.only(*ITEM_KEYS)
    item_id = node.get('id').matching(ITEM_ID, 'SIG-02')
    if not item_id.startswith(section_id + '-'):
        node.refuse(f'{item_id} stands in section {section_id}')
    kind = node.get('kind').value
    if kind not in list(KINDS):
        node.get('kind').refuse(f'unknown kind {kind!r}; known: {", ".join(KINDS)}')
    settings = node.maybe('settings', Node.plain, {})
    _study(kind, settings, item_id, node.maybe('settings', lambda each: each, node))
    if 'options' in settings:
        settings = options.whole(settings)
    return Item(
        id=item_id,
        kind=kind,
        text=node.get('text').texts(),
        guidance=node.maybe('guidance', Node.texts, None),
        critical=node.maybe('critical', Node.flag, False),
        photos=node.maybe('photos', _photos, Photos()),
        asked_of=node.maybe('asked_of', lambda each: each.some_of(PARTIES), PARTIES),
        stages=node.maybe('stages', lambda each: each.some_of(STAGES), STAGES),
        shown_if=node.maybe('shown_if', _shown_if, None),
        settings=settings,
        source=node.maybe('source', Node.words, None),
        recommendation=node.maybe('recommendation', Node.flag, False),
        shots=node.maybe('shots', _shots, ()),
    )


def _photos(node: Node) -> Photos:
    said = node.value
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MOST_PHOTOS:
        return Photos(always=said)
    if isinstance(said, str) and (found := re.fullmatch(r'no:(\d{1,2})', said)) and int(found[1]) <= MOST_PHOTOS:
        return Photos(when_bad=int(found[1]))
    return node.refuse(f'photos must be a number such as 2, or "no:1", at most {MOST_PHOTOS}')


def _shots(node: Node) -> tuple[Shot, ...]:
    found: dict[str, Shot] = {}
    for each in node.list():
        each.only('id', 'title', 'text', 'sample')
        name = each.get('id').matching(SHOT_ID, 'facade')
        if name in found:
            each.refuse(f'shot {name} is there twice')
        sample = each.maybe('sample', lambda said: said.matching(SHOT_ID, 'facade'), None)
        found[name] = Shot(name, each.get('title').texts(), each.get('text').texts(), sample)
    return tuple(found.values())


def _shown_if(node: Node) -> ShownIf:
    node.only('item', 'in')
    return ShownIf(node.get('item').matching(ITEM_ID, 'SIG-02'), tuple(each.value for each in node.get('in').list()))


def _require_shown_if(item: Item, shown_if: ShownIf, seen: dict[str, tuple[Item, Node]], node: Node) -> None:
    place = node.get('shown_if')
    if shown_if.item not in seen:
        place.refuse(f'{item.id} is shown if {shown_if.item}, which is not in the checklist')
    order = list(seen)
    if order.index(shown_if.item) >= order.index(item.id):
        place.refuse(f'{item.id} is shown if {shown_if.item}, which does not come before it')
    other = seen[shown_if.item][0]
    for value in shown_if.values:
        try:
            KINDS[other.kind].check([value] if other.kind == 'choices' else value, other.settings)
        except AnswerRejected:
            place.refuse(f'{value!r} is no answer to {other.id}')


def _override(item: Item, node: Node) -> dict[str, Any]:
    said = node.plain()
    for name in ('asked', 'critical', 'recommendation'):
        node.maybe(name, Node.flag, None)
    if 'good' in said:
        offered = tuple(option['id'] for option in item.settings.get('options', ()))
        if not offered:
            node.get('good').refuse(f'{item.id} has no options')
        node.get('good').some_of(offered)
    changed = {name: value for name, value in said.items() if name not in OVERRIDES}
    _study(item.kind, {**item.settings, **changed}, item.id, node)
    return said


def _thresholds(node: Node) -> Thresholds:
    said = node.plain()
    try:
        return evidence.study(said)
    except ThresholdRefused as refused:
        return node.get(refused.name).refuse(f'evidence: {refused}')


def _study(kind: str, settings: Mapping[str, Any], item_id: str, node: Node) -> None:
    try:
        KINDS[kind].study(settings)
    except SettingsRefused as refused:
        node.maybe(refused.name, lambda each: each, node).refuse(f'{item_id}: setting {refused}')
