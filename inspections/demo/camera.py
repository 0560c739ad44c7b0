"""Turns a drawn scene into a photo: light, grain, a darker edge, JPEG."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from inspections.demo.space import Camera, Picture

WIDTH, HEIGHT = 1600, 1200
FINER = 1.25  # drawn larger and shrunk, so that edges are soft
Scene = Callable[[Picture], None]


def photo(
    scene: Scene, camera: Camera, *, seed: int, warmth: float = 0.0, blur: float = 0.0, quality: int = 74
) -> bytes:
    """The scene as this camera sees it: 1600 × 1200 pixels. `warmth` −1…1 from dusk to lamp light; `blur` in pixels."""
    picture = Picture(camera, (round(WIDTH * FINER), round(HEIGHT * FINER)))
    scene(picture)
    image = picture.finish().resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    image = _tinted(image, warmth)
    grain, edge = _grain(), _edge()
    draw = random.Random(seed)
    moved = ImageChops.offset(grain, draw.randrange(WIDTH), draw.randrange(HEIGHT))
    image = ImageChops.multiply(ImageChops.add(image, moved, scale=1.0, offset=-128), edge)
    image = ImageEnhance.Brightness(image).enhance(draw.uniform(0.97, 1.04))
    made = io.BytesIO()
    image.save(made, 'JPEG', quality=quality)
    return made.getvalue()


def _tinted(image: Image.Image, warmth: float) -> Image.Image:
    red, green, blue = image.split()
    lift = [min(255, round(level * (1 + 0.08 * warmth))) for level in range(256)]
    drop = [min(255, round(level * (1 - 0.1 * warmth))) for level in range(256)]
    return Image.merge('RGB', (red.point(lift), green, blue.point(drop)))


@lru_cache(maxsize=1)
def _grain() -> Image.Image:
    """A sensor's noise: coarse blotches under fine grain, around 128."""
    draw = random.Random(7)
    fine = Image.frombytes('L', (400, 300), draw.randbytes(120_000)).resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    blotches = Image.frombytes('L', (40, 30), draw.randbytes(1200)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    soft = fine.point([round(128 + (level - 128) * 0.07) for level in range(256)])
    wide = blotches.point([round(128 + (level - 128) * 0.05) for level in range(256)])
    return Image.merge('RGB', (Image.blend(soft, wide, 0.5),) * 3)


@lru_cache(maxsize=1)
def _edge() -> Image.Image:
    """A lens' darker corners."""
    ring = Image.radial_gradient('L').resize((WIDTH, HEIGHT))
    return Image.merge('RGB', (ring.point([round(255 - (level / 255) ** 3 * 70) for level in range(256)]),) * 3)
