"""What the photo says of itself: when, where, by which device. Pillow reads it: it came from a stranger."""

from __future__ import annotations

import math
import re
from typing import Any

from PIL import ExifTags, Image

LONGEST = 120  # characters kept of a text
TAKEN = re.compile(r'(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)')
OFFSET = re.compile(r'[+-]\d\d:\d\d')


def read(image: Image.Image) -> dict[str, Any]:
    """{taken_at?, offset?, latitude?, longitude?, make?, model?, software?, orientation?}, without what is unreadable.

    `taken_at` is the camera's local time, ISO without a zone; `offset` its zone, as +03:00, when the camera tells it.
    """
    try:
        exif = image.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:  # the block is the stranger's: whatever is wrong in it is no more than «no EXIF»
        return {}
    found = {
        'taken_at': _moment(inner.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)),
        'offset': _offset(inner.get(ExifTags.Base.OffsetTimeOriginal)),
        'latitude': _degrees(place.get(ExifTags.GPS.GPSLatitude), place.get(ExifTags.GPS.GPSLatitudeRef), 'S', 90),
        'longitude': _degrees(place.get(ExifTags.GPS.GPSLongitude), place.get(ExifTags.GPS.GPSLongitudeRef), 'W', 180),
        'make': _words(exif.get(ExifTags.Base.Make)),
        'model': _words(exif.get(ExifTags.Base.Model)),
        'software': _words(exif.get(ExifTags.Base.Software)),
        'orientation': _orientation(exif.get(ExifTags.Base.Orientation)),
    }
    if found['latitude'] is None or found['longitude'] is None:
        found['latitude'] = found['longitude'] = None
    return {name: value for name, value in found.items() if value is not None}


def _moment(value: Any) -> str | None:
    match = TAKEN.fullmatch(_words(value) or '')
    return '{}-{}-{}T{}:{}:{}'.format(*match.groups()) if match and match[1] != '0000' else None


def _offset(value: Any) -> str | None:
    text = _words(value)
    return text if text and OFFSET.fullmatch(text) else None


def _degrees(value: Any, reference: Any, negative: str, limit: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(each) for each in value)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    angle = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(angle) or not 0 <= angle <= limit:
        return None
    return round(-angle if _words(reference) == negative else angle, 7)


def _orientation(value: Any) -> int | None:
    return value if isinstance(value, int) and 1 <= value <= 8 else None


def _words(value: Any) -> str | None:
    if isinstance(value, bytes):
        value = value.decode('utf-8', 'replace')
    if not isinstance(value, str):
        return None
    return ''.join(each for each in value if each.isprintable()).strip()[:LONGEST] or None
