"""A walk through premises with a phone: what a person does, and the noise of real phones; handed in as real work is."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.accounts.models import Account
from app.applications import operations as applications
from app.db import db, transaction
from inspections import operations
from inspections.demo.phone import Phone
from inspections.models import Inspection

DEGREE_M = 111_320.0
PROFILE = 'generic@2026-01-01'
TRAIN_KMH = 60.0  # how fast honest people come from one place to the next, at most


@dataclass(frozen=True, slots=True)
class Spot:
    """Premises on the map, degrees."""

    latitude: float
    longitude: float

    def away(self, north_m: float, east_m: float) -> Spot:
        """A spot so many metres north and east of here."""
        across = DEGREE_M * math.cos(math.radians(self.latitude))
        return Spot(self.latitude + north_m / DEGREE_M, self.longitude + east_m / across)


@dataclass(slots=True)
class Frame:
    """One photo as it will be said to be. A forger changes it before it is taken.

    `pause_s` before it; `spot` where the phone is, `accuracy` in metres, `age_ms`; `cut` loses the record before it.
    """

    item: str
    content: bytes
    pause_s: float
    spot: Spot
    accuracy: float
    age_ms: int
    clock: timedelta
    said: dict[str, Any] = field(default_factory=dict)
    cut: bool = False


@dataclass(slots=True)
class Receiver:
    """How well a phone knows where it is: a slow drift, a tremble, better under the sky than indoors."""

    draw: random.Random
    north: float = 0.0
    east: float = 0.0

    def fix(self, true: Spot, indoors: bool, basement: bool) -> tuple[Spot, float]:
        """The measured spot and the accuracy that is told of it, metres."""
        accuracy = self.draw.lognormvariate(3.1, 0.45) if indoors else self.draw.lognormvariate(1.9, 0.35)
        if basement:
            accuracy = self.draw.uniform(105, 400)
        step = accuracy / 4
        self.north = 0.8 * self.north + self.draw.gauss(0, step)
        self.east = 0.8 * self.east + self.draw.gauss(0, step)
        trembling = self.draw.gauss(0, 0.5), self.draw.gauss(0, 0.5)
        return true.away(self.north + trembling[0], self.east + trembling[1]), round(accuracy, 1)


def honest(
    spot: Spot, items: list[tuple[str, bytes]], draw: random.Random, clock: timedelta, at: datetime
) -> list[Frame]:
    """What an honest person hands in: drift, bad rooms, a clock that is off, a few files of the same day."""
    receiver, basement = Receiver(draw), draw.random() < 0.04
    frames = []
    for number, (item, content) in enumerate(items):
        true = spot.away(draw.uniform(-12, 12), draw.uniform(-12, 12))
        where, accuracy = receiver.fix(
            true, indoors=not item.startswith(('SIG', 'ENT')), basement=basement and number > 1
        )
        said: dict[str, Any] = {}
        if draw.random() < 0.05:
            taken = at + timedelta(hours=3) - timedelta(minutes=draw.randrange(5, 300))
            said = {
                'source': 'file',
                'exif': {'taken_at': f'{taken:%Y-%m-%dT%H:%M:%S}', 'make': 'Xiaomi', 'software': 'MIUI'},
            }
        pause = draw.uniform(8, 70)
        frames.append(Frame(item, content, pause, where, accuracy, draw.randrange(300, 9000), clock, said))
    return frames


@dataclass(slots=True)
class Walker:
    """Somebody with a phone; remembers when and where they were last, and comes from there no faster than people do."""

    account: Account
    phone: Phone
    now: datetime
    last: Spot | None = None

    def walk(self, inspection: Inspection, frames: Callable[[datetime], list[Frame]], spot: Spot) -> None:
        """Go there, take the photos, hand everything over."""
        self.now += timedelta(seconds=_road_s(self.last, spot))
        began = self.now
        self.phone.offset = timedelta()
        self.phone.meet(began)
        made = frames(began)
        self.phone.offset = made[0].clock
        self.phone.say(inspection.id, 'inspection.start', None, None, began)
        for frame in made:
            self.now += timedelta(seconds=frame.pause_s)
            self.phone.offset = frame.clock
            self.phone.say(inspection.id, 'note.set', frame.item, 'Смотрю', self.now - timedelta(seconds=2))
            if frame.cut:
                self.phone._before = f'{hash(frame.content) & (1 << 256) - 1:064x}'
            position = {
                'latitude': frame.spot.latitude,
                'longitude': frame.spot.longitude,
                'accuracy': frame.accuracy,
                'age_ms': frame.age_ms,
            }
            self.phone.shoot(inspection.id, frame.item, frame.content, position, self.now, **frame.said)
        self.now += timedelta(minutes=6)
        self.phone.hand_over(self.now)
        self.last = spot


def open_inspection(who: Account, applicant: Account, spot: Spot, number: int, at: datetime) -> Inspection:
    """A new application's self-assessment, or a visit of the inspector."""
    with transaction():
        application = applications.create(
            applicant=applicant, address=f'Тверь, дом {number}', latitude=spot.latitude, longitude=spot.longitude,
            radius_m=100.0, profile=PROFILE, by=None, at=at,
        )  # fmt: skip
        if who.id != applicant.id:
            due = at + timedelta(days=2)
            return operations.plan_visit(application, inspector=who, stage='finished', due_at=due, by=None, at=at)
        operations.open_self_assessment(application, None, at)
        db.session.flush()
        return db.session.scalars(sa.select(Inspection).where(Inspection.application_id == application.id)).one()


def _road_s(one: Spot | None, other: Spot) -> float:
    if one is None:
        return 0.0
    north = (one.latitude - other.latitude) * DEGREE_M
    east = (one.longitude - other.longitude) * DEGREE_M * math.cos(math.radians(other.latitude))
    return 300 + math.hypot(north, east) / (TRAIN_KMH / 3.6)
