"""Somebody with a phone walks through an inspection and answers everything that it asks."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from checklists import operations as checklists
from checklists.definition import Item
from checklists.kinds.registry import KINDS
from inspections.demo import answers, shots
from inspections.demo.people import Place
from inspections.demo.phone import Phone
from inspections.demo.shots import Premises
from inspections.models import Inspection
from inspections.review import reports

DEGREE_M = 111_320.0
ANSWER = timedelta(seconds=14)
SHOT = timedelta(seconds=9)
ROAD = timedelta(minutes=16)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one stands: metres north and east of the premises, and how sure the phone is."""

    north_m: float
    east_m: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Odd:
    """A photo that is not what it should be: other bytes, another place, other facts."""

    content: bytes
    spot: Spot
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """How somebody fills an inspection: what differs from good answers, what is drawn, where they stand.

    `only` names the items that get photos, `odd` the photos that are taken from elsewhere.
    """

    place: Place
    premises: Premises
    spot: Spot
    special: Mapping[str, Any] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)
    only: frozenset[str] | None = None
    odd: Mapping[str, Odd] = field(default_factory=dict)
    line: Mapping[str, float] = field(default_factory=lambda: answers.LINE)


def fill(phone: Phone, inspection: Inspection, work: Work, began: datetime) -> None:
    """Answer every item, take the photos, finish, and hand all of it over at the end of the day's road."""
    phone.meet(began)
    checklist = checklists.resolve(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    everything = {
        item.id: answers.answer(item, work.special, began.date(), line=work.line) for item in checklist.items()
    }
    asked = reports.asked_of(inspection, checklist, everything, began.date())
    phone.say(inspection.id, 'inspection.start', None, None, began)
    phone.hand_over(began)
    now, taken = began, []
    for item in asked.values():
        now += ANSWER
        phone.say(inspection.id, 'answer.set', item.id, everything[item.id], now)
        for kind, words in (('note.set', work.notes), ('finding.set', work.findings)):
            if item.id in words:
                phone.say(inspection.id, kind, item.id, words[item.id], now + timedelta(seconds=5))
        for number in range(_demanded(item, everything[item.id], work)):
            now += SHOT
            taken.append(_shoot(phone, inspection, item, number, work, now))
    phone.say(inspection.id, 'inspection.finish', None, {'photos': taken}, now + ANSWER)
    phone.hand_over(now + ROAD)


def _demanded(item: Item, value: Any, work: Work) -> int:
    if work.only is not None and item.id not in work.only:
        return 0
    bad = KINDS[item.kind].outcome(value, item.settings) == 'bad'
    return max(item.photos.always, item.photos.when_bad if bad else 0)


def _shoot(phone: Phone, inspection: Inspection, item: Item, number: int, work: Work, at: datetime) -> str:
    odd = work.odd.get(item.id) if number == 0 else None
    content = odd.content if odd else shots.take(item.id, work.premises, number)
    draw = random.Random(f'{work.premises.seed} {item.id} {number} {at.isoformat()}')
    position = _position(work.place, odd.spot if odd else work.spot, 0.3 if odd else 3.0, draw)
    shot = {'shot': item.shots[number].id} if number < len(item.shots) else {}
    return phone.shoot(inspection.id, item.id, content, position, at, **shot, **(odd.said if odd else {}))


def _position(place: Place, spot: Spot, sway_m: float, draw: random.Random) -> dict[str, Any]:
    north, east = spot.north_m + draw.uniform(-sway_m, sway_m), spot.east_m + draw.uniform(-sway_m, sway_m)
    across = DEGREE_M * math.cos(math.radians(place.latitude))
    return {
        'latitude': round(place.latitude + north / DEGREE_M, 7),
        'longitude': round(place.longitude + east / across, 7),
        'accuracy': round(spot.accuracy + draw.uniform(0, sway_m / 2), 1),
        'age_ms': draw.randrange(400, 6000),
    }
