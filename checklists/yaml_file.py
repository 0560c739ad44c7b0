"""Reads a checklist or a profile from YAML, and says of a broken one in which line and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import yaml

from checklists.definition import PARTIES, STAGES, Checklist, Item, Photos, Profile, Section, ShownIf
from checklists.kinds.kind import SettingsRefused
from checklists.kinds.registry import KINDS

CHECKLIST_ID = re.compile(r'[a-z0-9-]{1,60}')
SECTION_ID = re.compile(r'[A-Z]{2,5}')
ITEM_ID = re.compile(r'[A-Z]{2,5}-\d{2}')
LONGEST_FILE = 1_000_000
MOST_PHOTOS = 20


class FileRefused(Exception):
    """The file cannot be used: its name, the line (from 1), and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f'{file}:{line}: {reason}')
        self.file, self.line, self.reason = file, line, reason


def read_checklist(text: str, file: str) -> Checklist:
    """The checklist in `text`; raises FileRefused."""
    root = _root(text, file)
    root.only('id', 'title', 'sections')
    seen: dict[str, _Node] = {}
    sections = tuple(_section(each, seen) for each in root.get('sections').list())
    checklist = Checklist(root.get('id').matching(CHECKLIST_ID), root.get('title').texts(), sections)
    ids = {item.id for item in checklist.items()}
    for item in checklist.items():
        if item.shown_if is not None and item.shown_if.item not in ids:
            seen[item.id].refuse(f'{item.id} is shown if {item.shown_if.item}, which is not in the checklist')
    return checklist


def read_profile(text: str, file: str, checklist: Checklist) -> Profile:
    """The profile in `text`, for the items of `checklist`; raises FileRefused."""
    root = _root(text, file)
    root.only('id', 'valid_from', 'title', 'basis', 'items')
    items = {item.id: item for item in checklist.items()}
    overrides: dict[str, Mapping[str, Any]] = {}
    for key, node in root.get('items').entries():
        if key not in items:
            node.refuse(f'{key} is not an item of {checklist.id}')
        overrides[key] = _override(items[key], node)
    valid_from = root.get('valid_from')
    if not isinstance(valid_from.value, date):
        valid_from.refuse('must be a day such as 2026-01-01')
    return Profile(root.get('id').matching(CHECKLIST_ID), valid_from.value, root.get('title').texts(), root.get('basis').texts(), overrides)


def _section(node: _Node, seen: dict[str, _Node]) -> Section:
    node.only('id', 'title', 'items')
    section_id = node.get('id').matching(SECTION_ID)
    items = tuple(_item(each, section_id, seen) for each in node.get('items').list())
    return Section(section_id, node.get('title').texts(), items)


def _item(node: _Node, section_id: str, seen: dict[str, _Node]) -> Item:
    node.only('id', 'kind', 'text', 'guidance', 'critical', 'photos', 'asked_of', 'stages', 'shown_if', 'settings', 'source', 'recommendation')
    item_id = node.get('id').matching(ITEM_ID)
    if item_id in seen:
        node.refuse(f'{item_id} is there twice, first in line {seen[item_id].line}')
    if not item_id.startswith(section_id + '-'):
        node.refuse(f'{item_id} stands in section {section_id}')
    seen[item_id] = node
    kind = node.get('kind').value
    if kind not in KINDS:
        node.get('kind').refuse(f'unknown kind {kind!r}; known: {", ".join(KINDS)}')
    settings = node.maybe('settings', lambda each: each.mapping(), {})
    try:
        KINDS[kind].study(settings)
    except SettingsRefused as refused:
        (node.get('settings') if node.has('settings') else node).refuse(f'{item_id}: setting {refused}')
    return Item(
        id=item_id,
        kind=kind,
        text=node.get('text').texts(),
        guidance=node.maybe('guidance', lambda each: each.texts(), None),
        critical=node.maybe('critical', lambda each: each.flag(), False),
        photos=node.maybe('photos', _photos, Photos()),
        asked_of=node.maybe('asked_of', lambda each: each.some_of(PARTIES), PARTIES),
        stages=node.maybe('stages', lambda each: each.some_of(STAGES), STAGES),
        shown_if=node.maybe('shown_if', _shown_if, None),
        settings=settings,
        source=node.maybe('source', lambda each: each.words(), None),
        recommendation=node.maybe('recommendation', lambda each: each.flag(), False),
    )


def _photos(node: _Node) -> Photos:
    said = node.value
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MOST_PHOTOS:
        return Photos(always=said)
    if isinstance(said, str) and (found := re.fullmatch(r'no:(\d{1,2})', said)) and int(found[1]) <= MOST_PHOTOS:
        return Photos(when_bad=int(found[1]))
    node.refuse('photos must be a number such as 2, or "no:1"')
    raise AssertionError


def _shown_if(node: _Node) -> ShownIf:
    node.only('item', 'in')
    return ShownIf(node.get('item').matching(ITEM_ID), tuple(each.value for each in node.get('in').list()))


def _override(item: Item, node: _Node) -> dict[str, Any]:
    said = node.mapping()
    for name in ('asked', 'critical'):
        if name in said:
            node.get(name).flag()
    if 'good' in said:
        offered = [option['id'] for option in item.settings.get('options', ())]
        if not isinstance(said['good'], list) or not set(said['good']) <= set(offered):
            node.get('good').refuse(f'good must list options of {item.id}: {", ".join(offered) or "it has none"}')
    changed = {name: value for name, value in said.items() if name not in ('asked', 'critical', 'good')}
    try:
        KINDS[item.kind].study({**item.settings, **changed})
    except SettingsRefused as refused:
        node.refuse(f'{item.id}: setting {refused}')
    return said


class _Node:
    """A YAML node with its place in the file."""

    def __init__(self, node: yaml.Node, file: str) -> None:
        self.node, self.file = node, file
        self.line = node.start_mark.line + 1

    @property
    def value(self) -> Any:
        """The node as plain data."""
        return _Plain.of(self.node)

    def refuse(self, reason: str) -> None:
        """Refuse the file for this place."""
        raise FileRefused(self.file, self.line, reason)

    def entries(self) -> list[tuple[str, _Node]]:
        """Keys and values of a mapping, each key once."""
        if not isinstance(self.node, yaml.MappingNode):
            raise FileRefused(self.file, self.line, 'must be a mapping')
        found: dict[str, _Node] = {}
        for key, value in self.node.value:
            if key.value in found:
                raise FileRefused(self.file, key.start_mark.line + 1, f'{key.value} is there twice')
            found[str(key.value)] = _Node(value, self.file)
        return list(found.items())

    def only(self, *known: str) -> None:
        """Refuse keys that mean nothing here."""
        for key, node in self.entries():
            if key not in known:
                node.refuse(f'unknown key {key}; known: {", ".join(known)}')

    def has(self, key: str) -> bool:
        """Whether the mapping has the key."""
        return key in dict(self.entries())

    def get(self, key: str) -> _Node:
        """The value of a key that must be there."""
        found = dict(self.entries()).get(key)
        if found is None:
            raise FileRefused(self.file, self.line, f'{key} is missing')
        return found

    def maybe(self, key: str, read: Callable[[_Node], Any], otherwise: Any) -> Any:
        """The value of a key that may be absent."""
        return read(self.get(key)) if self.has(key) else otherwise

    def list(self) -> list[_Node]:
        """The entries of a list that is not empty."""
        if not isinstance(self.node, yaml.SequenceNode) or not self.node.value:
            raise FileRefused(self.file, self.line, 'must be a list with something in it')
        return [_Node(each, self.file) for each in self.node.value]

    def mapping(self) -> dict[str, Any]:
        """A mapping as plain data."""
        self.entries()
        found: dict[str, Any] = self.value
        return found

    def texts(self) -> dict[str, str]:
        """One text in each language."""
        self.only('ru', 'en')
        return {language: self.get(language).words() for language in ('ru', 'en')}

    def words(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.refuse('must be a text')
        return str(self.value).strip()

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.refuse('must be true or false')
        return bool(self.value)

    def matching(self, shape: re.Pattern[str]) -> str:
        """A text of this shape."""
        if not isinstance(self.value, str) or not shape.fullmatch(self.value):
            self.refuse(f'{self.value!r} does not look like {shape.pattern}')
        return str(self.value)

    def some_of(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """A list of known words."""
        found = tuple(each.value for each in self.list())
        if not set(found) <= set(known):
            self.refuse(f'must be some of {", ".join(known)}')
        return found


class _Plain(yaml.SafeLoader):
    """Turns a node into plain data."""

    @classmethod
    def of(cls, node: yaml.Node) -> Any:
        """The plain data of a node that has been composed already."""
        loader = cls('')
        try:
            return loader.construct_document(node)
        finally:
            loader.dispose()


def _root(text: str, file: str) -> _Node:
    if len(text) > LONGEST_FILE:
        raise FileRefused(file, 1, f'longer than {LONGEST_FILE} characters')
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise FileRefused(file, 1, 'aliases (*name) are not taken')
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise FileRefused(file, mark.line + 1 if mark else 1, str(error.problem)) from None
    except yaml.YAMLError as error:
        raise FileRefused(file, 1, str(error)) from None
    if node is None:
        raise FileRefused(file, 1, 'is empty')
    return _Node(node, file)
