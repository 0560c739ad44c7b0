"""Pictures for tests: drawn on the spot, with whatever a camera or a stranger may put into them."""

from __future__ import annotations

import io
import random
from typing import Any

import piexif
from PIL import Image, ImageDraw

HEIC = b'\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic' + bytes(200)


def scene(seed: int = 1, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """A picture with edges and tones; the same seed gives the same picture."""
    draw = random.Random(seed)
    image = Image.new('RGB', size, (200, 205, 198))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = draw.randrange(size[0]), draw.randrange(size[1])
        colour = tuple(draw.randrange(256) for _ in range(3))
        pen.rectangle([x, y, x + draw.randrange(20, 300), y + draw.randrange(20, 300)], fill=colour)
    return image


def jpeg(image: Image.Image | None = None, *, exif: bytes = b'', quality: int = 85) -> bytes:
    """The picture as a JPEG."""
    made = io.BytesIO()
    (image or scene()).save(made, 'JPEG', quality=quality, **({'exif': exif} if exif else {}))
    return made.getvalue()


def png(image: Image.Image | None = None) -> bytes:
    """The picture as a PNG."""
    made = io.BytesIO()
    (image or scene()).save(made, 'PNG')
    return made.getvalue()


def exif(
    *,
    taken_at: str | None = None,
    place: tuple[float, float] | None = None,
    orientation: int | None = None,
    **words: str,
) -> bytes:
    """An EXIF block. `taken_at` is `2026:11:20 11:46:00`; `words` are make, model, software."""
    tags = {'make': piexif.ImageIFD.Make, 'model': piexif.ImageIFD.Model, 'software': piexif.ImageIFD.Software}
    first: dict[int, Any] = {tags[name]: value for name, value in words.items()}
    if orientation:
        first[piexif.ImageIFD.Orientation] = orientation
    inner = {piexif.ExifIFD.DateTimeOriginal: taken_at} if taken_at else {}
    gps: dict[int, Any] = {}
    if place:
        gps = {
            piexif.GPSIFD.GPSLatitudeRef: 'N' if place[0] >= 0 else 'S',
            piexif.GPSIFD.GPSLatitude: _rational(abs(place[0])),
            piexif.GPSIFD.GPSLongitudeRef: 'E' if place[1] >= 0 else 'W',
            piexif.GPSIFD.GPSLongitude: _rational(abs(place[1])),
        }
    made: bytes = piexif.dump({'0th': first, 'Exif': inner, 'GPS': gps})
    return made


def _rational(angle: float) -> list[tuple[int, int]]:
    degrees, rest = divmod(angle, 1)
    minutes, rest = divmod(rest * 60, 1)
    return [(int(degrees), 1), (int(minutes), 1), (round(rest * 60 * 10000), 10000)]
