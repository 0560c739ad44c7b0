"""An application with everything that a twin report can show: five reports, rechecks, photos that are lost or many."""

from __future__ import annotations

import io
import random
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from PIL import Image, ImageDraw

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications.models import Application
from app.db import db, transaction
from app.files.store import sha256_of
from app.rest import moment
from app.settings import Settings
from inspections import operations
from inspections.demo.people import ADMIN, INSPECTOR, REVIEWER, Place, apply_for
from inspections.demo.phone import Phone
from inspections.demo.shots import Premises
from inspections.demo.work import Spot, Work, fill
from inspections.models import Inspection
from inspections.review import deciding
from inspections.review import operations as review

PLACE = Place('columns@demo.test', 'Тверь, ул. Горького, 21', 56.8727, 35.9012)
TOLD = {'CLI-01': 26.0, 'STO-06': 3, 'SIG-02': 350}
EMPTY = {'CLI-01': 24.4, 'CLI-02': 12.0}
FOUND = {'CLI-01': 23.4, 'STO-06': 2, 'SIG-02': 180}
FEW = frozenset({'SIG-02', 'CLI-01', 'STO-06'})
NEAR = Spot(6, 4, 9)
NOWHERE = {'status': 'denied'}
RETURNED = [
    {'id': 'CLI-01', 'reason': 'Площадь меньше 25 м²: перенесите стену.', 'to': 'applicant'},
    {'id': 'SIG-02', 'reason': 'Буквы ниже 200 мм: повесьте новую вывеску.', 'to': 'applicant'},
    {'id': 'STO-06', 'reason': 'Пересчитайте камеры.', 'to': 'inspector'},
]


@dataclass
class Case:
    """What was made: the application, and its inspections by what they are."""

    application: uuid.UUID
    visit: uuid.UUID
    recheck: uuid.UUID


def add(data: Path, *, many: int = 0) -> Case:
    """Make it in the database of a running server. `many` are small photos beside the others of SIG-01."""
    from wsgi import build

    at = clock.now()
    app = build(Settings(data=data, demo=False))
    with app.app_context():
        people = _people(at)
        phones = {email: Phone(account, 'Для отчёта') for email, account in people.items()}
        application = apply_for(PLACE, people, at - timedelta(days=31))
        told = Work(PLACE, Premises('ИП ГОРЬКИЙ', 'УЛ. ГОРЬКОГО', '21', seed=71), NEAR, TOLD, only=FEW)
        fill(phones[PLACE.owner], _newest(application.id), told, at - timedelta(days=29))
        seen = replace(told, premises=replace(told.premises, letter_m=0.18, cameras=2, light=0.9, seed=72))
        for stage, answers, ago in (('empty', EMPTY, 24), ('finished', FOUND, 12)):
            visit = _plan(application, people, stage, at - timedelta(days=ago, hours=5))
            began = at - timedelta(days=ago)
            if stage == 'finished':
                _odd_photos(phones[INSPECTOR], visit, many, began)
            fill(phones[INSPECTOR], visit, replace(seen, special=answers), began)
        last = visit.id
        _return(application.id, people, at - timedelta(days=9))
        fixed = replace(told, premises=replace(told.premises, letter_m=0.32, light=1.05, seed=73))
        after = replace(fixed, special={'CLI-01': 25.4, 'SIG-02': 320}, notes={'SIG-02': 'Повесили новую вывеску.'})
        recheck = _newest(application.id, 'self_assessment')
        fill(phones[PLACE.owner], recheck, after, at - timedelta(days=2))
        again = _newest(application.id, 'visit')
        fill(phones[INSPECTOR], again, replace(seen, special={'STO-06': 3}), at - timedelta(days=1))
        made = Case(application.id, last, recheck.id)
        db.session.remove()
        db.engine.dispose()
    return made


def _people(at: datetime) -> dict[str, Account]:
    with transaction():
        secret = accounts.secret_of('osmotr-demo')
        owner = accounts.create(
            email=PLACE.owner, name='ИП Горький Н. С.', role=Role.APPLICANT, secret=secret, locale='ru', by=None, at=at
        )
    found: dict[str, Account] = {PLACE.owner: owner}
    for email in (ADMIN, REVIEWER, INSPECTOR):
        account = accounts.by_email(email)
        assert account is not None
        found[email] = account
    return found


def _newest(application: uuid.UUID, kind: str = 'self_assessment') -> Inspection:
    query = sa.select(Inspection).where(Inspection.application_id == application, Inspection.kind == kind)
    return db.session.scalars(query.order_by(Inspection.id.desc()).limit(1)).one()


def _plan(application: Application, people: dict[str, Account], stage: str, at: datetime) -> Inspection:
    with transaction():
        fresh = review.locked(application.id)
        due = at + timedelta(days=2)
        return operations.plan_visit(
            fresh, inspector=people[INSPECTOR], stage=stage, due_at=due, by=people[ADMIN].id, at=at
        )


def _return(application: uuid.UUID, people: dict[str, Account], at: datetime) -> None:
    with transaction():
        fresh = review.locked(application)
        deciding.decide(fresh, verdict='return', items=RETURNED, reason='Три пункта.', by=people[REVIEWER], at=at)


def _odd_photos(phone: Phone, visit: Inspection, many: int, at: datetime) -> None:
    """Of SIG-01: one that is lost, one that is no picture, and many small ones."""
    phone.meet(at)
    for number in range(many):
        phone.shoot(visit.id, 'SIG-01', tiny(number), NOWHERE, at + timedelta(seconds=number))
    lost = phone.shoot(visit.id, 'SIG-01', tiny(-1), NOWHERE, at)
    phone._bytes.pop(lost)
    phone.say(visit.id, 'photo.lost', None, {'sha256': lost, 'reason': 'storage'}, at)
    broken = b'\xff\xd8\xff\xe0 this is no picture'
    said: dict[str, Any] = {
        'sha256': sha256_of(broken), 'bytes': len(broken), 'type': 'image/jpeg', 'width': 1600, 'height': 1200,
        'taken_at': moment(at), 'source': 'camera', 'position': NOWHERE,
    }  # fmt: skip
    phone._bytes[said['sha256']] = broken
    phone.say(visit.id, 'photo.attach', f'SIG-01/photos/{said["sha256"]}', said, at)


def tiny(number: int) -> bytes:
    """A picture of a few kilobytes with its number on it."""
    draw = random.Random(number)
    image = Image.new('RGB', (320, 240), (draw.randrange(90, 220), draw.randrange(90, 220), draw.randrange(90, 220)))
    ImageDraw.Draw(image).text((20, 20), f'No. {number}', fill='black', font_size=60)
    made = io.BytesIO()
    image.save(made, 'JPEG', quality=80)
    return made.getvalue()
