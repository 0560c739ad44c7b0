"""A phone that takes photos one after the other, each where and when the test wants, and hands them over."""

from __future__ import annotations

import math
import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from app.accounts.models import Account
from inspections.demo.phone import Phone
from inspections.demo.work import DEGREE_M
from tests.inspections.pictures import jpeg, scene

ITEMS = ('SIG-01', 'SIG-02', 'ENT-01', 'ENT-02', 'CLI-01', 'CLI-05', 'STO-02', 'STO-06', 'DOC-01', 'FIR-01')


@dataclass(frozen=True, slots=True)
class Frame:
    """One photo: metres north of the premises, seconds after the photo before; `clock` is how far the phone's is off.

    `digits` puts the very same digits into the position; `cut` loses the record before; `said` adds to what is said.
    """

    content: bytes | None = None
    north_m: float = 0.0
    after_s: float = 40.0
    accuracy: float = 9.0
    clock: timedelta = timedelta()
    digits: tuple[float, float] | None = None
    cut: bool = False
    said: dict[str, Any] = field(default_factory=dict)


def shoot(
    service: Flask, account: Account, inspection: uuid.UUID, place: Any, frames: Sequence[Frame], at: datetime,
    phone: Phone | None = None,
) -> Phone:  # fmt: skip
    """Take the photos and hand all over a quarter of an hour after the last; returns the phone, for a second walk."""
    mine, draw = phone or Phone(account, f'roll of {at}'), random.Random(f'{at} {inspection}')
    with service.app_context():
        mine.meet(at - timedelta(minutes=1))
        mine.say(inspection, 'inspection.start', None, None, at)
        now = at
        for number, frame in enumerate(frames):
            now += timedelta(seconds=frame.after_s)
            mine.offset = frame.clock
            if frame.cut:
                mine._before = 'f' * 64
            content = frame.content or jpeg(scene(draw.randrange(1 << 30)))
            mine.shoot(
                inspection, ITEMS[number % len(ITEMS)], content, _position(place, frame, draw), now, **frame.said
            )
        mine.hand_over(now + timedelta(minutes=15))
    return mine


def _position(place: Any, frame: Frame, draw: random.Random) -> dict[str, Any]:
    if frame.digits:
        latitude, longitude = frame.digits
    else:
        latitude = place.latitude + (frame.north_m + draw.uniform(-2, 2)) / DEGREE_M
        longitude = place.longitude + draw.uniform(-2, 2) / DEGREE_M / math.cos(math.radians(place.latitude))
    return {
        'latitude': latitude,
        'longitude': longitude,
        'accuracy': frame.accuracy,
        'age_ms': draw.randrange(400, 6000),
    }
