"""What is seen in a picture, whatever a stranger sends."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from app import problems
from inspections.evidence import decoder, marks, pixels
from inspections.evidence.pixels import Look, Undecodable
from tests.inspections.pictures import HEIC, exif, jpeg, png, scene

TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def seen(content: bytes) -> Look:
    look = pixels.look(content)
    assert isinstance(look, Look), look
    return look


def test_a_photo_is_measured() -> None:
    look = seen(jpeg())
    assert (look.format, look.width, look.height) == ('JPEG', 1200, 900)
    assert 20 < look.light < 240
    assert look.sharpness > 10


def test_png_and_webp_are_pictures_too() -> None:
    made = io.BytesIO()
    scene().save(made, 'WEBP')
    assert seen(png()).format == 'PNG'
    assert seen(made.getvalue()).format == 'WEBP'


@pytest.mark.parametrize('orientation', range(1, 9))
def test_every_orientation_is_seen_and_drawn_upright(orientation: int) -> None:
    upright = scene(3)
    turn = TURNS[orientation]
    stored = upright.transpose(turn) if turn is not None else upright
    content = jpeg(stored, exif=exif(orientation=orientation), quality=95)
    look = seen(content)
    assert (look.width, look.height) == upright.size
    assert marks.bits_apart(look.dhash, seen(jpeg(upright, quality=95)).dhash) <= 2
    with Image.open(io.BytesIO(pixels.thumbnail(content, 400))) as small:
        assert small.size == (400, 300)
        assert marks.bits_apart(seen(pixels.thumbnail(content, 400)).dhash, look.dhash) <= 3


def test_a_thumbnail_carries_no_metadata() -> None:
    block = exif(taken_at='2026:11:20 11:46:00', place=(56.8587, 35.9176), make='Secret', orientation=6)
    small = pixels.thumbnail(jpeg(exif=block), 400)
    assert b'Exif' not in small
    assert b'Secret' not in small
    with Image.open(io.BytesIO(small)) as image:
        assert not dict(image.getexif())


def test_a_thumbnail_is_never_larger_than_its_photo() -> None:
    with Image.open(io.BytesIO(pixels.thumbnail(jpeg(scene(size=(300, 200))), 1600))) as image:
        assert image.size == (300, 200)


def test_transparent_places_become_white() -> None:
    clear = Image.new('RGBA', (800, 600), (0, 0, 0, 0))
    made = io.BytesIO()
    clear.save(made, 'PNG')
    assert seen(made.getvalue()).light > 250


@pytest.mark.parametrize(
    ('content', 'like'),
    [
        (b'', 'empty'),
        (HEIC, 'heic'),
        (b'<!doctype html><title>Login</title>', 'html'),
        (b'%PDF-1.7 ...', 'pdf'),
        (b'/etc/passwd', 'unknown'),
        (jpeg()[:5000], 'jpeg'),
        (b'\xff\xd8\xff\xe0' + bytes(300), 'jpeg'),
        (png()[:700], 'png'),
    ],
)
def test_what_is_no_picture_is_said_to_be_none(content: bytes, like: str) -> None:
    look = pixels.look(content)
    assert isinstance(look, Undecodable)
    assert look.looks_like == like
    with pytest.raises(problems.PhotoUndecodable) as refused:
        pixels.thumbnail(content, 400)
    assert refused.value.facts['looks_like'] == like


def test_a_photo_with_a_broken_exif_block_still_decodes() -> None:
    good = bytearray(jpeg(exif=exif(make='Camera', taken_at='2026:11:20 11:46:00')))
    at = good.index(b'Exif\0\0') + 6
    for place in range(at + 8, at + 60):
        good[place] = 0xFF
    assert seen(bytes(good)).width == 1200


def test_a_bomb_of_pixels_is_refused_and_the_next_photo_is_served() -> None:
    header = struct.pack('>IIBBBBB', 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = b''.join(
        struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body))
        for name, body in ((b'IHDR', header), (b'IDAT', zlib.compress(bytes(100))), (b'IEND', b''))
    )
    look = pixels.look(b'\x89PNG\r\n\x1a\n' + chunks)
    assert isinstance(look, Undecodable)
    assert look.why == 'too-many-pixels'
    assert seen(jpeg()).width == 1200


def test_a_child_that_died_is_replaced() -> None:
    seen(jpeg())
    child = pixels._decoder._child
    assert child is not None
    child.kill()
    child.wait()
    assert seen(jpeg()).width == 1200


def test_black_and_one_colour_and_blur_can_be_told() -> None:
    assert seen(jpeg(Image.new('RGB', (1200, 900)))).light < 2
    assert seen(jpeg(Image.new('RGB', (1200, 900), (180, 170, 160)))).spread < 1
    smeared = scene().filter(ImageFilter.GaussianBlur(14))
    assert seen(jpeg(smeared)).sharpness < 6 < seen(jpeg()).sharpness


def test_the_mark_survives_saving_again_and_tells_pictures_apart() -> None:
    one = seen(jpeg(scene(1), quality=92)).dhash
    again = seen(jpeg(scene(1).resize((800, 600)), quality=60)).dhash
    other = seen(jpeg(scene(2))).dhash
    assert -(1 << 63) <= one < 1 << 63
    assert marks.bits_apart(one, again) <= 3
    assert marks.bits_apart(one, other) > 12


def test_the_child_may_not_take_more_memory_than_it_is_given() -> None:
    seen(jpeg())
    child = pixels._decoder._child
    assert child is not None
    limits = Path(f'/proc/{child.pid}/limits').read_text('ascii')
    assert re.search(rf'Max address space +{decoder.MEMORY} +{decoder.MEMORY} ', limits)
