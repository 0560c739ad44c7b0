"""A phone of a test: numbers its operations, chains them, and hands them over as the wire wants."""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import uuid
from dataclasses import dataclass, field
from typing import Any

import rfc8785
from flask import Flask
from PIL import Image

from app import clock
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, transaction
from checklists.operations import publish_library
from inspections import operations
from inspections.sync.schemas import Changes
from tests.support.people import Person

PROFILE = 'brand-max@2026-01-01'


@dataclass
class Phone:
    """Speaks the protocol by hand; `ops` is what it has written, oldest first."""

    person: Person
    device: str = field(default_factory=lambda: secrets.token_hex(16))
    ops: list[dict[str, Any]] = field(default_factory=list)
    cursor: int = 0
    epoch: int = 0
    clock_ms: int = 1_764_000_000_000

    def enrol(self) -> Phone:
        """Bind the phone to its person."""
        answer = self.person.put(f'/api/v1/devices/{self.device}', json={'name': 'Test', 'app_version': '1'})
        assert answer.status_code == 200, answer.json
        return self

    def write(self, inspection: str, kind: str, item: str | None, value: Any = None, **more: Any) -> str:
        """Add an operation to the outbox; returns its id."""
        n = len(self.ops) + 1
        self.clock_ms += 1000
        before = hashlib.sha256(rfc8785.dumps(self.ops[-1])).hexdigest() if self.ops else None
        operation = {
            'n': n, 'inspection_id': inspection, 'kind': kind, 'field': item, 'value': value, 'base': None, 'also': [],
            'hlc': f'{self.clock_ms:015d}-0000-{self.device}', 'device_time': '2026-11-23T12:00:00.000Z', 'nonce': None,
            'app_version': '1', 'prev_hash': before, **more,
        }  # fmt: skip
        self.ops.append(operation)
        return f'{self.device}:{n}'

    def answer(self, inspection: str, item: str, value: Any, **more: Any) -> str:
        """Write an answer."""
        return self.write(inspection, 'answer.set', item, value, **more)

    def attach(self, inspection: str, item: str, content: bytes) -> str:
        """Announce a photo; returns its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        said = {
            'sha256': sha256, 'bytes': len(content), 'type': 'image/jpeg', 'width': 64, 'height': 48,
            'source': 'camera', 'taken_at': '2026-11-23T12:00:00.000Z',
            'position': {'latitude': 55.75, 'longitude': 37.61, 'accuracy': 9, 'age_ms': 200},
        }  # fmt: skip
        self.write(inspection, 'photo.attach', f'{item}/photos/{sha256}', said)
        return sha256

    def push(
        self, operations: list[dict[str, Any]] | None = None, first_kept: int | None = None, **more: Any
    ) -> dict[str, Any]:
        """Hand over all (or these) operations, with whatever `more` the envelope says."""
        sent = self.ops if operations is None else operations
        body = {'device': self.device, 'epoch': self.epoch, 'first_kept': first_kept, 'operations': sent, **more}
        # as ASCII, so that half of a surrogate pair travels as a phone would send it
        answer = self.person.post('/api/v1/sync/operations', data=json.dumps(body), content_type='application/json')
        assert answer.status_code == 200, answer.json
        said: dict[str, Any] = answer.json
        return said

    def pull(self) -> dict[str, Any]:
        """Hear one page of what was missed."""
        place = f'cursor={self.cursor}&epoch={self.epoch}&device={self.device}'
        answer = self.person.get(f'/api/v1/sync/changes?{place}')
        assert answer.status_code == 200, answer.json
        said: dict[str, Any] = answer.json
        assert Changes().validate(said) == {}, 'it is handed on as it is: is it as described?'
        self.cursor, self.epoch = said['cursor'], said['epoch']
        return said

    def send_photo(self, content: bytes, sha256: str | None = None) -> Any:
        """Send bytes under a name."""
        name = sha256 or hashlib.sha256(content).hexdigest()
        return self.person.put(f'/api/v1/photos/{name}', data=content, content_type='image/jpeg')


def verdicts(said: dict[str, Any]) -> list[str]:
    """The verdicts of a push, a refusal by its code."""
    return [each.get('code') or each['verdict'] for each in said['verdicts']]


def picture(seed: int = 1) -> bytes:
    """A small JPEG; another seed gives other bytes."""
    image = Image.new('RGB', (64, 48), (seed * 37 % 256, seed * 91 % 256, seed * 53 % 256))
    for x in range(64):
        image.putpixel((x, (x * seed) % 48), (255, 255, 255))
    out = io.BytesIO()
    image.save(out, 'JPEG')
    return out.getvalue()


def open_application(service: Flask, applicant: Account) -> Application:
    """An application with its self-assessment, and the checklist published."""
    with service.app_context():
        with transaction():
            publish_library(clock.now())
        with transaction():
            made = applications.create(
                applicant=applicant, address='ул. Лесная, 7', latitude=55.75, longitude=37.61, radius_m=100,
                profile=PROFILE, by=None, at=clock.now(),
            )  # fmt: skip
            operations.open_self_assessment(made, None, clock.now())
        db.session.expunge_all()
    return made


def plan(service: Flask, application: uuid.UUID, inspector: Account) -> str:
    """A visit of that inspector; returns its id."""
    assert inspector.role == Role.INSPECTOR
    with service.app_context(), transaction():
        found = applications.find(application, lock=True)
        at = clock.now()
        visit = operations.plan_visit(found, inspector=inspector, stage='finished', due_at=at, by=None, at=at)
        return str(visit.id)
