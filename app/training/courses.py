"""The courses that are shipped: pages to read and questions to answer, versioned by what they say. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / 'courses'
ORDER = ('orders', 'returns', 'problems')
PASSED_AT = 0.8  # of the questions; ours, as a recommendation


@dataclass(frozen=True, slots=True)
class Course:
    """`version`: 12 hex digits of the SHA-256 of its content. `content`: {id, title, minutes, pages, quiz}."""

    id: str
    version: str
    content: Mapping[str, Any]

    @property
    def pages(self) -> list[str]:
        """Their ids, in their order."""
        return [each['id'] for each in self.content['pages']]

    @property
    def questions(self) -> dict[str, str]:
        """{question: the right option}."""
        return {each['id']: each['right'] for each in self.content['quiz']}


@dataclass(frozen=True, slots=True)
class Result:
    """How many of how many were right, and whether that is enough."""

    right: int
    total: int

    @property
    def passed(self) -> bool:
        """At least PASSED_AT of them."""
        return self.right >= self.total * PASSED_AT


@cache
def every() -> Mapping[str, Course]:
    """{id: course}, in the order in which they are learnt."""
    return {name: _read(FOLDER / f'{name}.yaml') for name in ORDER}


def judge(course: Course, answers: Mapping[str, str]) -> Result:
    """What came of a try; a question that was left out is wrong."""
    right = course.questions
    return Result(sum(answers.get(name) == option for name, option in right.items()), len(right))


def _read(path: Path) -> Course:
    content = yaml.safe_load(path.read_text('utf-8'))
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return Course(content['id'], hashlib.sha256(written.encode()).hexdigest()[:12], content)
