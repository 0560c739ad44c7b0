"""What a photo says of itself."""

from __future__ import annotations

import io
import random

import piexif
import pytest
from PIL import Image

from inspections.evidence import exif
from tests.inspections import pictures


def read(content: bytes) -> dict[str, object]:
    with Image.open(io.BytesIO(content)) as image:
        return exif.read(image)


def test_time_place_and_device_are_read() -> None:
    block = pictures.exif(
        taken_at='2026:11:20 11:46:00', place=(-33.8568, 151.2153), make='Nokia', model='8.3', software='GIMP 3.0'
    )
    said = read(pictures.jpeg(exif=block))
    assert said['taken_at'] == '2026-11-20T11:46:00'
    assert said['latitude'] == pytest.approx(-33.8568, abs=1e-5)
    assert said['longitude'] == pytest.approx(151.2153, abs=1e-5)
    assert (said['make'], said['model'], said['software']) == ('Nokia', '8.3', 'GIMP 3.0')


def test_a_photo_without_exif_says_nothing() -> None:
    assert read(pictures.jpeg()) == {}


def test_an_empty_clock_is_no_time() -> None:
    assert 'taken_at' not in read(pictures.jpeg(exif=pictures.exif(taken_at='0000:00:00 00:00:00')))


def test_half_a_position_is_none() -> None:
    block = piexif.dump({'GPS': {piexif.GPSIFD.GPSLatitude: [(1, 0), (0, 1), (0, 1)]}})
    assert read(pictures.jpeg(exif=block)) == {}


def test_long_and_odd_words_are_cut_and_cleaned() -> None:
    said = read(pictures.jpeg(exif=pictures.exif(make='A\x00B\x07' + 'x' * 5000)))
    assert isinstance(said['make'], str)
    assert len(said['make']) <= 120
    assert said['make'].isprintable()


@pytest.mark.filterwarnings('ignore::UserWarning')
def test_mutated_blocks_never_raise() -> None:
    block = pictures.exif(taken_at='2026:11:20 11:46:00', place=(56.8, 35.9), make='Nokia', orientation=6)
    content = pictures.jpeg(pictures.scene(size=(64, 48)), exif=block)
    draw = random.Random(11)
    start = content.index(b'Exif\0\0')
    for _ in range(400):
        broken = bytearray(content)
        for _ in range(draw.randrange(1, 9)):
            broken[start + draw.randrange(6, len(block))] = draw.randrange(256)
        try:
            image = Image.open(io.BytesIO(bytes(broken)))
        except OSError:
            continue
        assert isinstance(exif.read(image), dict)
