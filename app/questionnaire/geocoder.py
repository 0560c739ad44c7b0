"""Where an address is, by the geocoder that the network has chosen; no page ever asks it.

It answers as Nominatim does: a list, the best first, of {lat, lon, display_name}.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

TIMEOUT_S = 5
MOST_BYTES = 256 * 1024
LONGEST = 300


class Away(Exception):
    """The geocoder did not answer, or not as one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees (WGS 84), and what the geocoder calls it."""

    latitude: float
    longitude: float
    label: str


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """An address goes where the network said, and nowhere else."""


def find(template: str, address: str) -> Place | None:
    """The best place for the address; none where the geocoder knows none. Raises Away."""
    asked = urllib.request.Request(template.replace('{query}', quote(address, safe='')))
    asked.add_header('User-Agent', 'Osmotr')
    asked.add_header('Accept', 'application/json')
    try:
        with urllib.request.build_opener(_NoRedirects).open(asked, timeout=TIMEOUT_S) as answer:
            found = json.loads(answer.read(MOST_BYTES))
    except (OSError, ValueError, http.client.HTTPException, RecursionError):
        raise Away from None
    if not isinstance(found, list):
        raise Away
    return _place(found[0]) if found else None


def _place(best: Mapping[str, Any]) -> Place:
    try:
        latitude, longitude = float(best['lat']), float(best['lon'])
        label = str(best.get('display_name') or '')[:LONGEST]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Away from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Away
    return Place(latitude, longitude, label)
