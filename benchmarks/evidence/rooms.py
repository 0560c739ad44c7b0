"""Rooms of one network as photos: drawn, seeded, many of them alike, by day and at dusk."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from functools import cache

from PIL import Image, ImageDraw

from inspections.demo import camera, shots
from inspections.demo.shots import Premises

SIZE = (800, 600)  # pixels; a quarter of the demo's, to draw thousands
ITEMS = ('SIG-01', 'ENT-02', 'CLI-01', 'DSK-01', 'STO-02', 'STO-06', 'SIG-06', 'FIR-01', 'ENT-01', 'CLI-05')
STREETS = ('УЛ. МИРА', 'УЛ. ЛЕСНАЯ', 'ПР. ЛЕНИНА', 'УЛ. САДОВАЯ', 'Б-Р ШМИДТА')
ALIKE = 0.4  # part of the rooms that are fitted out by one and the same plan


def room(seed: int) -> Premises:
    """Premises; many differ from others only in the address on the plate and in where the camera stands."""
    draw = random.Random(f'room {seed}')
    address = {'street': draw.choice(STREETS), 'house': str(draw.randrange(1, 150)), 'seed': seed}
    light = {'light': draw.uniform(0.82, 1.0), 'warmth': draw.uniform(-0.5, 0.5)}
    if draw.random() < 0.1:
        light = {'light': draw.uniform(0.32, 0.5), 'warmth': -0.8}  # dusk
    if draw.random() < ALIKE:
        return Premises(**address, **light)
    return Premises(
        **address,
        **light,
        letter_m=draw.choice((0.18, 0.25, 0.3, 0.35)),
        lit=draw.random() < 0.5,
        ramp=draw.random() < 0.5,
        button=draw.random() < 0.5,
        seats=draw.randrange(1, 6),
        rooms=draw.randrange(0, 3),
        width_m=draw.uniform(4.2, 6.6),
        lockable=draw.random() < 0.5,
        cameras=draw.randrange(2, 5),
        table_m=draw.uniform(0.6, 1.2),
    )


@cache
def picture(seed: int, item: str, visit: int = 0) -> bytes:
    """An item of a room, as who visits it takes it; nobody stands exactly where another stood."""
    camera.WIDTH, camera.HEIGHT = SIZE
    return shots.take(item, replace(room(seed), seed=seed * 10 + visit))


def anything(seed: int) -> bytes:
    """A picture like no other, for walks in which pictures do not matter."""
    draw = random.Random(f'anything {seed}')
    image = Image.new('RGB', (640, 480), tuple(draw.randrange(90, 220) for _ in range(3)))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = draw.randrange(-80, 640), draw.randrange(-80, 480)
        fill = tuple(draw.randrange(256) for _ in range(3))
        pen.rectangle([x, y, x + draw.randrange(20, 200), y + draw.randrange(20, 200)], fill=fill)
    out = io.BytesIO()
    image.save(out, 'JPEG', quality=82)
    return out.getvalue()
