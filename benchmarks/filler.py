"""One application with every answer and as many photos as wanted, straight into the tables."""

from __future__ import annotations

import hashlib
import io
import random
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import rfc8785
import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade
from PIL import Image

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications.models import Application
from app.db import db, rows_of, transaction, uuid7
from app.files.store import current_store
from app.rest import moment
from app.settings import Settings
from checklists import operations as checklists
from checklists.kinds.registry import KINDS
from inspections import content, operations, receipts, report_code
from inspections.demo import answers
from inspections.models import Device, Inspection, Operation, Photo, Signal

PROFILE = 'brand-max@2026-01-01'


def service(data: Path) -> Flask:
    """A service with empty tables, the shipped checklist, and one account of each role."""
    from wsgi import build

    data.mkdir(parents=True, exist_ok=True)
    app = build(Settings(data=data, demo=False, jobs_in_process=False))
    with app.app_context():
        upgrade()
        with transaction():
            checklists.publish_library(clock.now())
        with transaction():
            for role in Role:
                accounts.create(
                    email=f'{role.value}@bench.test', name=role.value, role=role,
                    secret=accounts.secret_of('osmotr-demo'), locale='ru', by=None, at=clock.now(),
                )  # fmt: skip
    return app


def person(role: Role) -> Account:
    """The account of a role."""
    return db.session.scalars(sa.select(Account).where(Account.role == role.value)).one()


def whole(photos: int) -> uuid.UUID:
    """One application with a self-assessment and a visit, both answered whole and sealed, with so many photos of both
    together, 2048 × 1536 pixels each; every fourth has a signal."""
    at, version = clock.now(), checklists.latest_version(operations.CHECKLIST)
    number = (db.session.scalar(sa.select(sa.func.max(Application.number))) or 1000) + 1
    people = {'self_assessment': person(Role.APPLICANT), 'visit': person(Role.INSPECTOR)}
    good = _good(version, at)
    one = _application(number, people['self_assessment'], at)
    names = [name for name in good if name[:3] in ('SIG', 'ENT', 'CLI', 'STO')]
    with transaction():
        db.session.execute(sa.insert(rows_of(Application)), [one])
        for at_kind, (kind, who) in enumerate(people.items()):
            inspection = Inspection(**_inspection(one['id'], kind, who, version, _fields(list(good.items())), at))
            inspection.receipt = inspection.code = None
            db.session.add(inspection)
            db.session.flush()
            device = Device(
                id=uuid.uuid4().hex, account_id=who.id, name='Bench', app_version='1', enrolled_at=at, contacted_at=at
            )
            db.session.add(device)
            db.session.flush()
            inspection.photos = [
                _photo(inspection, device, names[n % len(names)], n, at) for n in range(at_kind, photos, 2)
            ]
            db.session.flush()
            receipt = receipts.sign(str(inspection.id), receipts.manifest_hash(content.manifest(inspection)), 1, at)
            inspection.receipt, inspection.code = receipt, report_code.code_of(receipt)
    found: uuid.UUID = one['id']
    return found


def _application(number: int, applicant: Account, at: datetime) -> dict[str, Any]:
    draw = random.Random(number)
    return {
        'id': uuid7(), 'created_at': at, 'number': number, 'applicant_id': applicant.id,
        'address': f'Тверь, ул. Лесная, {number}', 'latitude': 56.8 + draw.random() / 5,
        'longitude': 35.8 + draw.random() / 5, 'radius_m': 100.0, 'profile': PROFILE, 'stage': 'reviewing',
        'whose_move': 'reviewer', 'promised_at': at, 'turn_at': at, 'submitted_at': at, 'updated_at': at, 'version': 1,
    }  # fmt: skip


def _inspection(
    application_id: uuid.UUID, kind: str, who: Account, version: int, fields: dict[str, Any], at: datetime
) -> dict[str, Any]:
    found = uuid7()
    return {
        'id': found, 'created_at': at, 'application_id': application_id, 'kind': kind, 'stage': 'finished',
        'state': 'sealed', 'assignee_id': who.id, 'due_at': at, 'checklist_id': operations.CHECKLIST,
        'checklist_version': version, 'profile': PROFILE, 'fields': fields, 'photos': [], 'amendments': [], 'seen': {},
        'changed_seq': 1, 'started_at': at, 'finished_at': at, 'finished_by': 'bench:1', 'named_photos': [],
        'sealed_at': at, 'version': 1, 'receipt': None, 'code': None,
    }  # fmt: skip


def _good(version: int, at: datetime) -> dict[str, Any]:
    items = checklists.items_of(operations.CHECKLIST, version, PROFILE)
    found = {name: answers.answer(item, {}, at.date(), line=answers.LINE) for name, item in items.items()}
    return {
        name: value for name, value in found.items() if KINDS[items[name].kind].outcome(value, items[name].settings)
    }


def _fields(given: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    device = 'be' * 16
    return {
        name: {'value': value, 'op': f'{device}:{n}', 'hlc': f'{n:015d}-0000-{device}', 'conflicts': []}
        for n, (name, value) in enumerate(given, 1)
    }


def _photo(inspection: Inspection, device: Device, item: str, number: int, at: datetime) -> dict[str, Any]:
    picture = _picture(number)
    sha256 = hashlib.sha256(picture).hexdigest()
    current_store().put(sha256, picture, 'originals')
    op, said = f'{device.id}:{number + 1}', {
        'sha256': sha256, 'bytes': len(picture), 'type': 'image/jpeg', 'width': 2048, 'height': 1536,
        'source': 'camera', 'taken_at': moment(at),
        'position': {'latitude': 56.85, 'longitude': 35.91, 'accuracy': 9, 'age_ms': 200},
    }  # fmt: skip
    field = f'{item}/photos/{sha256}'
    text = rfc8785.dumps({'n': number + 1, 'kind': 'photo.attach', 'field': field, 'value': said, 'prev_hash': None})
    db.session.add(
        Operation(
            device_id=device.id, n=number + 1, inspection_id=inspection.id, account_id=device.account_id,
            kind='photo.attach', field=field, text=text.decode(), hash=hashlib.sha256(text).hexdigest(), chained=True,
            verdict='applied', code=None, facts=None, seq=number, received_at=at,
        )
    )  # fmt: skip
    db.session.add(
        Photo(
            op=op, inspection_id=inspection.id, account_id=device.account_id, device_id=device.id, sha256=sha256,
            item=item, said=said, state='stored', announced_at=at, distance_m=12.0,
        )
    )  # fmt: skip
    db.session.flush()
    if number % 4 == 0:
        facts = {'distance_m': 131, 'accuracy_m': 24, 'allowed_m': 100}
        signal = Signal(photo_op=op, inspection_id=inspection.id, code='too-far', severity='check', facts=facts)
        signal.created_at = at
        db.session.add(signal)
    return {**said, 'item': item, 'op': op}


def _picture(seed: int) -> bytes:
    """A JPEG of a phone's size: some 300 kB that differ from one seed to the next."""
    noise = Image.effect_noise((512, 384), 50).resize((2048, 1536), Image.Resampling.BICUBIC).convert('RGB')
    tint = Image.new('RGB', noise.size, (seed * 37 % 200 + 30, seed * 91 % 200 + 30, seed * 53 % 200 + 30))
    out = io.BytesIO()
    Image.blend(noise, tint, 0.4).save(out, 'JPEG', quality=50)
    return out.getvalue()
