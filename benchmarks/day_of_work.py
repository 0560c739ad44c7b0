"""One phone's day: 20 visits, 30 answers and 12 photos of about 300 kB each, as the phone would send them."""

from __future__ import annotations

import hashlib
import io
import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import rfc8785
from flask_migrate import upgrade
from PIL import Image

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.db import db, transaction
from app.settings import Settings
from checklists import operations as checklists
from inspections import operations as inspections

VISITS, ANSWERS, PHOTOS = 20, 30, 12
PHOTO_BYTES = 297_000
DEVICE = 'be' * 16
PROFILE = 'generic@2026-01-01'
PASSWORD = 'osmotr-demo'


@dataclass
class DayOfWork:
    """What is to be sent: operations in the order of their numbers, photos by their hash."""

    token: str
    operations: list[dict[str, Any]] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)

    @property
    def payload(self) -> int:
        """Bytes that cannot be avoided: the photos and the operations' text."""
        return sum(map(len, self.photos.values())) + sum(len(rfc8785.dumps(each)) for each in self.operations)


def prepare(data: Path, pictures: list[bytes]) -> DayOfWork:
    """Make the database in `data`, plan the visits, and write the day. `pictures` as of `draw`."""
    from wsgi import build

    url = f'sqlite:///{data / "osmotr.sqlite3"}'
    app = build(Settings(data=data, database_url=url, demo=False))
    with app.app_context():
        upgrade()
        with transaction():
            checklists.publish_library(clock.now())
        with transaction():
            inspector, visits = _plan()
            day = DayOfWork(accounts.open_session(inspector, 30, clock.now()))
        items_by_id = checklists.items_of(visits[0].checklist_id, visits[0].checklist_version, PROFILE)
        items = [item for item in items_by_id.values() if item.kind in ('yes-no', 'number')][:ANSWERS]
        assert len(items) == ANSWERS
        for number, visit in enumerate(visits):
            _write(day, str(visit.id), items, pictures[number * PHOTOS : (number + 1) * PHOTOS])
        db.session.remove()
        db.engine.dispose()
    return day


def draw(count: int) -> list[bytes]:
    """JPEGs of about 297 kB that differ in every pixel, made once and the same on every machine."""
    draws, found = random.Random(1), []
    for _ in range(count):
        small = Image.frombytes('RGB', (96, 72), draws.randbytes(96 * 72 * 3))
        grain = Image.frombytes('RGB', (400, 300), draws.randbytes(400 * 300 * 3)).resize((1600, 1200))
        picture = Image.blend(small.resize((1600, 1200), Image.Resampling.BICUBIC), grain, 0.18)
        out = io.BytesIO()
        picture.save(out, 'JPEG', quality=73)
        found.append(out.getvalue() + b'\0' * max(0, PHOTO_BYTES - out.tell()))
    return found


def _plan() -> tuple[Account, list[Any]]:
    at = clock.now()
    people = [(Role.ADMINISTRATOR, 'admin'), (Role.APPLICANT, 'applicant'), (Role.INSPECTOR, 'inspector')]
    admin, applicant, inspector = (
        accounts.create(
            email=f'{name}@bench.test',
            name=name,
            role=role,
            secret=accounts.secret_of(PASSWORD),
            locale='ru',
            by=None,
            at=at,
        )
        for role, name in people
    )
    visits = []
    for number in range(VISITS):
        application = applications.create(
            applicant=applicant, address=f'Москва, дом {number}', latitude=55.75, longitude=37.61, radius_m=200,
            profile=PROFILE, by=admin.id, at=at,
        )  # fmt: skip
        due = at + timedelta(days=1)
        visits.append(
            inspections.plan_visit(application, inspector=inspector, stage='finished', due_at=due, by=admin.id, at=at)
        )
    return inspector, visits


def _write(day: DayOfWork, visit: str, items: list[Any], pictures: list[bytes]) -> None:
    for item in items:
        settings = item.settings
        value: Any = 'yes' if item.kind == 'yes-no' else max(settings.get('min') or 0, 1)
        _say(day, visit, 'answer.set', item.id, value)
    names = []
    for number, picture in enumerate(pictures):
        sha256 = hashlib.sha256(picture).hexdigest()
        names.append(sha256)
        day.photos[sha256] = picture
        item = items[number % len(items)].id
        _say(day, visit, 'photo.attach', f'{item}/photos/{sha256}', _facts(sha256, len(picture)))
    _say(day, visit, 'inspection.finish', None, {'photos': sorted(names)})


def _facts(sha256: str, size: int) -> dict[str, Any]:
    position = {'latitude': 55.75, 'longitude': 37.61, 'accuracy': 12, 'age_ms': 900}
    return {
        'sha256': sha256, 'bytes': size, 'type': 'image/jpeg', 'width': 1600, 'height': 1200,
        'taken_at': '2026-11-23T09:00:00.000Z', 'source': 'camera', 'position': position,
    }  # fmt: skip


def _say(day: DayOfWork, visit: str, kind: str, item: str | None, value: Any) -> None:
    n = len(day.operations) + 1
    before = hashlib.sha256(rfc8785.dumps(day.operations[-1])).hexdigest() if day.operations else None
    operation = {
        'n': n, 'inspection_id': visit, 'kind': kind, 'field': item, 'value': value, 'base': None, 'also': [],
        'hlc': f'{1_764_000_000_000 + n * 1000:015d}-0000-{DEVICE}', 'device_time': '2026-11-23T09:00:00.000Z',
        'nonce': None, 'app_version': 'bench', 'prev_hash': before,
    }  # fmt: skip
    day.operations.append(operation)
