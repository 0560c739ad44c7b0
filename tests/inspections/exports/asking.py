"""A reviewer who asks for exports, and what came of it opened."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pytest
from flask import Flask

from app import jobs
from tests.support.people import Person

ONE_DATABASE = pytest.mark.parametrize('databases', ['sqlite'], indirect=True)  # where it is not the point


@dataclass
class Asking:
    """Asks in the name of a person; background work is done when `made` is called."""

    service: Flask
    person: Person

    def path(self, application: Any, export: uuid.UUID, rest: str = '') -> str:
        """Where an export stands."""
        return f'/api/v1/applications/{application}/exports/{export}{rest}'

    def ask(self, application: Any, kind: str = 'pdf', export: uuid.UUID | None = None, **more: Any) -> Any:
        """The answer to asking for one."""
        said = {'kind': kind, 'locale': 'ru', 'zone': 'Europe/Moscow', **more}
        return self.person.put(self.path(application, export or uuid.uuid4()), json=said)

    def made(self, application: Any, kind: str = 'pdf', **more: Any) -> bytes:
        """The bytes of a fresh one."""
        export = uuid.uuid4()
        assert self.ask(application, kind, export, **more).status_code == 200
        jobs.run_due(self.service)
        told = self.person.get(self.path(application, export))
        assert told.json['state'] == 'ready', told.json
        assert told.json['done'] == told.json['total'] > 0 or told.json['total'] == 0
        answer = self.person.get(self.path(application, export, '/file'))
        assert answer.status_code == 200
        assert len(answer.data) == told.json['bytes']
        return bytes(answer.data)


def pages(pdf: bytes) -> list[str]:
    """The text of each page as a reader of PDF finds it, lines joined."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        found = [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()
    return [' '.join(text.replace('\u2011', '-').replace('\u00a0', ' ').split()) for text in found]


def text(pdf: bytes) -> str:
    """All of it."""
    return ' '.join(pages(pdf))
