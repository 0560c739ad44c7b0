"""A YAML file as nodes that know their line, so that every refusal names file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

import yaml
from yaml.constructor import SafeConstructor

from checklists.definition import Texts

LONGEST_FILE = 1_000_000
DEEPEST = 20
# The parser in C takes a tenth of the time; what it does not take, the other one puts into words, with line and reason.
QUICK = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)


class FileRefused(Exception):
    """The file cannot be used: its name, the line (from 1), and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f'{file}:{line}: {reason}')
        self.file, self.line, self.reason = file, line, reason


class Node:
    """A piece of the file. `value` is its plain data."""

    def __init__(self, node: yaml.Node, file: str) -> None:
        self.file = file
        self.line = node.start_mark.line + 1
        self.fields: dict[str, Node] | None = None
        self.entries: list[Node] | None = None
        if isinstance(node, yaml.MappingNode):
            self.fields = self._fields(node)
            self.value: Any = {key: each.value for key, each in self.fields.items()}
        elif isinstance(node, yaml.SequenceNode):
            self.entries = [Node(each, file) for each in node.value]
            self.value = [each.value for each in self.entries]
        else:
            self.value = self._scalar(node)

    def refuse(self, reason: str) -> NoReturn:
        """Refuse the file for this place."""
        raise FileRefused(self.file, self.line, reason)

    def only(self, *known: str) -> None:
        """Refuse keys that mean nothing here."""
        for key, node in self.mapping().items():
            if key not in known:
                node.refuse(f'unknown key {key}; known: {", ".join(known)}')

    def get(self, key: str) -> Node:
        """The value of a key that must be there."""
        found = self.mapping().get(key)
        return found if found is not None else self.refuse(f'{key} is missing')

    def maybe(self, key: str, read: Callable[[Node], Any], otherwise: Any) -> Any:
        """The value of a key that may be absent."""
        found = self.mapping().get(key)
        return otherwise if found is None else read(found)

    def mapping(self) -> dict[str, Node]:
        """The values of a mapping by their keys."""
        return self.fields if self.fields is not None else self.refuse('must be a mapping')

    def plain(self) -> dict[str, Any]:
        """A mapping as plain data."""
        return {key: each.value for key, each in self.mapping().items()}

    def list(self) -> list[Node]:
        """The entries of a list that is not empty."""
        return self.entries or self.refuse('must be a list with something in it')

    def texts(self) -> Texts:
        """One text in each language."""
        self.only('ru', 'en')
        return {language: self.get(language).words() for language in ('ru', 'en')}

    def words(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.refuse('must be a text')
        return self.value.strip()

    def flag(self) -> bool:
        """True or false."""
        return self.value if isinstance(self.value, bool) else self.refuse('must be true or false')

    def matching(self, shape: re.Pattern[str], such_as: str) -> str:
        """A text of this shape; a refusal shows the example."""
        if not isinstance(self.value, str) or not shape.fullmatch(self.value):
            self.refuse(f'{self.value!r} does not look like {such_as} (all of it: {shape.pattern})')
        return self.value

    def some_of(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """A list of known words, each once."""
        found = [each.value for each in self.list()]
        if any(each not in known for each in found) or len(set(found)) != len(found):
            self.refuse(f'must be some of {", ".join(known)}, each once')
        return tuple(found)

    def _fields(self, node: yaml.MappingNode) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.value == '<<':
                raise FileRefused(self.file, line, 'a key must be a plain word')
            if key.value in found:
                raise FileRefused(self.file, line, f'{key.value} is there twice')
            found[key.value] = Node(value, self.file)
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return SafeConstructor().construct_document(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            self.refuse(f'{node.value!r} cannot be read')


def read(text: str, file: str) -> Node:
    """The file's root; raises FileRefused."""
    if len(text) > LONGEST_FILE:
        raise FileRefused(file, 1, f'longer than {LONGEST_FILE} characters')
    try:
        node = _composed(text, file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise FileRefused(file, mark.line + 1 if mark else 1, str(error.problem or error.context)) from None
    except yaml.reader.ReaderError as error:
        line = text.count('\n', 0, error.position) + 1
        raise FileRefused(file, line, f'the character U+{ord(text[error.position]):04X} is not allowed') from None
    if node is None:
        raise FileRefused(file, 1, 'is empty')
    return Node(node, file)


def _composed(text: str, file: str) -> yaml.Node | None:
    with suppress(yaml.YAMLError):
        return _composed_by(QUICK, text, file)
    return _composed_by(yaml.SafeLoader, text, file)


def _composed_by(parser: Any, text: str, file: str) -> yaml.Node | None:
    _require_plain(parser, text, file)
    return yaml.compose(text, Loader=parser)


def _require_plain(parser: Any, text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=parser):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise FileRefused(file, line, 'aliases (*name) are not taken')
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise FileRefused(file, line, f'nested deeper than {DEEPEST}')
