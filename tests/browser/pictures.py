"""Photos as cameras leave them: every EXIF orientation, with and without a place, with a broken block, and HEIC."""

from __future__ import annotations

import io
from pathlib import Path

import piexif
from PIL import Image, ImageDraw

SIZE = (2000, 1500)
HEIC = b'\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1' + bytes(4000)


def camera_files(folder: Path) -> list[Path]:
    """Twelve JPEGs: orientations 1 to 8, two without EXIF, one with a broken EXIF block, one of 12 megapixels."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [_write(folder, f'orientation-{turn}.jpg', _jpeg(turn, _exif(turn))) for turn in range(1, 9)]
    made += [_write(folder, f'plain-{n}.jpg', _jpeg(20 + n)) for n in (1, 2)]
    made.append(_write(folder, 'broken-exif.jpg', _broken(_jpeg(31, _exif(1)))))
    made.append(_write(folder, 'large.jpg', _jpeg(32, size=(4000, 3000))))
    return made


def heic_file(folder: Path) -> Path:
    """A file that says it is HEIC."""
    return _write(folder, 'IMG_0001.HEIC', HEIC)


def _jpeg(seed: int, exif: bytes = b'', size: tuple[int, int] = SIZE) -> bytes:
    image = Image.linear_gradient('L').resize(size).convert('RGB')
    draw = ImageDraw.Draw(image)
    for n in range(40):
        x, y = (n * 97 + seed * 211) % size[0], (n * 53 + seed * 131) % size[1]
        draw.rectangle([x, y, x + 160, y + 90], fill=(n * 6 % 256, seed * 23 % 256, 200 - n * 3))
    out = io.BytesIO()
    image.save(out, 'JPEG', quality=88, exif=exif)
    return out.getvalue()


def _exif(turn: int) -> bytes:
    place = {
        piexif.GPSIFD.GPSLatitudeRef: b'N',
        piexif.GPSIFD.GPSLatitude: ((56, 1), (51, 1), (4000, 100)),
        piexif.GPSIFD.GPSLongitudeRef: b'E',
        piexif.GPSIFD.GPSLongitude: ((35, 1), (55, 1), (1400, 100)),
    }
    first = {piexif.ImageIFD.Orientation: turn, piexif.ImageIFD.Make: b'Nokia'}
    return bytes(piexif.dump({'0th': first, 'GPS': place if turn % 2 else {}}))


def _broken(content: bytes) -> bytes:
    at = content.index(b'Exif\x00\x00') + 10
    return content[:at] + b'\xff\xfe\xfd\xfc' * 6 + content[at + 24 :]


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
