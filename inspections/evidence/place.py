"""How far from the premises a photo was taken, and how sure the phone was of that."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geographiclib.geodesic import Geodesic

ROUNDED = 4  # decimals of a degree: 11 m; what tells no more was rounded by the phone


@dataclass(frozen=True, slots=True)
class Fix:
    """A measured position: degrees, accuracy in metres (68 %), age in milliseconds at the shutter."""

    latitude: float
    longitude: float
    accuracy: float
    age_ms: float


@dataclass(frozen=True, slots=True)
class NoFix:
    """There was no position, and why: denied, timeout, unavailable, or missing when the phone said nothing."""

    why: str


def position(said: object) -> Fix | NoFix:
    """What a phone said of the position at the shutter; nonsense counts as no position."""
    if not isinstance(said, Mapping):
        return NoFix('missing')
    if 'status' in said:
        return NoFix(said['status'] if said['status'] in ('denied', 'timeout', 'unavailable') else 'unavailable')
    latitude, longitude = _number(said.get('latitude'), -90, 90), _number(said.get('longitude'), -180, 180)
    if latitude is None or longitude is None:
        return NoFix('missing')
    accuracy, age = _number(said.get('accuracy'), 0, 1e8), _number(said.get('age_ms'), 0, 1e13)
    return Fix(latitude, longitude, 0.0 if accuracy is None else accuracy, 0.0 if age is None else age)


def digits(said: object) -> str | None:
    """A position as its digits, to be looked up; none when there is none, or when it was rounded."""
    at = position(said)
    if not isinstance(at, Fix) or all(round(each, ROUNDED) == each for each in (at.latitude, at.longitude)):
        return None
    return f'{at.latitude!r},{at.longitude!r}'


def distance_m(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Metres along the ellipsoid (WGS 84), to the centimetre."""
    metres: float = Geodesic.WGS84.Inverse(latitude, longitude, to_latitude, to_longitude, Geodesic.DISTANCE)['s12']
    return round(metres, 2)


def _number(value: Any, lowest: float, highest: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value) if lowest <= value <= highest else None
