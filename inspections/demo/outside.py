"""The drawn street: a façade with its sign, the plate at the door, the way to it."""

from __future__ import annotations

from inspections.demo import letters
from inspections.demo.space import Colour, Picture, box, floor, front, shaded, side, write

BRICK: Colour = (185, 165, 141)
SIGN: Colour = (138, 47, 42)
CREAM: Colour = (255, 246, 220)
GLASS: Colour = (143, 179, 189)
PAPER: Colour = (248, 246, 238)
INK: Colour = (37, 48, 47)
BLUE: Colour = (29, 79, 143)
CONCRETE: Colour = (173, 175, 170)


def facade(
    picture: Picture,
    *,
    letter_m: float = 0.35,
    lit: bool = True,
    steps: int = 1,
    button: bool = False,
    ramp: bool = False,
    light: float = 1.0,
    address: str = 'ЛЕСНАЯ 7',
) -> None:
    """The front of the point, its wall at z = 0, its door in the middle at x = 0.4."""
    brick = shaded(BRICK, light)
    _street(picture, light)
    picture.lay(front(-9, 0, 18, 6.4, 0), brick)
    for row in range(1, 50):
        picture.lay(front(-9, row * 0.13, 18, 0.014, 0), shaded(brick, 0.9))
        for column in range(-16, 17):
            picture.lay(front(column * 0.42 + (row % 2) * 0.21, row * 0.13 - 0.13, 0.014, 0.13, 0), shaded(brick, 0.93))
    picture.lay(front(-9, 0, 18, 0.45, 0), shaded(CONCRETE, light * 0.8))
    for x in (-7.4, -4.6, 3.4, 6.2):
        _window(picture, x, 4.55, 1.4, 1.5, light)
    _window(picture, -3.6, 0.95, 2.7, 1.85, light)
    _window(picture, 2.0, 0.95, 2.7, 1.85, light)
    _inside(picture, light)
    _sign(picture, letter_m, lit, light)
    _door(picture, light)
    _plates(picture, address, light)
    for step in range(steps):
        box(
            picture,
            (-0.55 - 0.2 * step, 0, -0.9 - 0.32 * step),
            (1.35 + 0.2 * step, 0.15 * (steps - step), -0.05),
            shaded(CONCRETE, light * 1.05),
        )
    if ramp:
        _ramp(picture, light)
    if button:
        box(picture, (-0.5, 0.95, -0.03), (-0.34, 1.15, 0.0), (240, 200, 40))
    box(picture, (-1.5, 0, -0.75), (-1.1, 0.7, -0.35), shaded((84, 98, 106), light))


def plate(
    picture: Picture,
    lines: list[str],
    *,
    light: float = 1.0,
    ground: Colour = PAPER,
    ink: Colour = INK,
    wall: Colour = BRICK,
) -> None:
    """A plate or a paper at eye height on a wall at z = 0; its first line is the largest."""
    picture.lay(front(-3, 0, 6, 3.4, 0), shaded(wall, light))
    for row in range(34):
        picture.lay(front(-3, row * 0.1, 6, 0.008, 0), shaded(wall, light * 0.92))
    picture.lay(front(-0.42, 1.17, 0.9, 0.66, 0), shaded(wall, light * 0.6))
    box(
        picture,
        (-0.45, 1.2, -0.015),
        (0.45, 1.86, 0.0),
        shaded(ground, light),
        after=lambda on: _lines(on, lines, shaded(ink, light)),
    )
    for x in (-0.42, 0.4):
        for y in (1.225, 1.815):
            box(picture, (x, y, -0.02), (x + 0.02, y + 0.02, -0.015), (120, 124, 122))


def house_number(picture: Picture, street: str, number: str, *, light: float = 1.0) -> None:
    """The blue plate with the street and the number of the house."""
    picture.lay(front(-3, 0, 6, 3.4, 0), shaded(BRICK, light))
    for row in range(34):
        picture.lay(front(-3, row * 0.1, 6, 0.012, 0), shaded(BRICK, light * 0.9))

    def words(on: Picture) -> None:
        write(on, street, (0.0, 1.62, -0.021), min(0.1, 1.0 / letters.width(street)), (255, 255, 255), middle=True)
        write(on, number, (0.0, 1.28, -0.021), 0.24, (255, 255, 255), middle=True)
        for corners in (front(-0.57, 1.22, 1.14, 0.012, -0.021), front(-0.57, 1.8, 1.14, 0.012, -0.021)):
            on.lay(corners, (255, 255, 255))

    box(picture, (-0.6, 1.19, -0.02), (0.6, 1.84, 0.0), shaded(BLUE, light), after=words)


def yard(picture: Picture, *, light: float = 1.0) -> None:
    """The place where a van unloads, and the door it is carried to."""
    _street(picture, light)
    picture.lay(front(-14, 0, 28, 7, 0), shaded((176, 178, 172), light))
    for number in range(-7, 7):
        _window(picture, number * 2.0, 3.9, 1.1, 1.4, light)
    picture.lay(front(1.2, 0, 1.1, 2.2, -0.01), shaded((70, 84, 90), light))
    for x in (-4.0, 0.6, 4.6):
        picture.lay(floor(x, -6.5, 0.12, 5.0, 0.005), shaded((236, 236, 228), light))

    def van(on: Picture) -> None:
        on.lay(front(-3.3, 0.95, 2.4, 0.25, -4.21), shaded((201, 122, 53), light))
        write(on, 'ДОСТАВКА', (-2.1, 1.32, -4.22), 0.22, INK, middle=True)

    box(picture, (-3.4, 0.35, -4.2), (-0.8, 2.3, -2.2), shaded((232, 234, 230), light), after=van)
    box(picture, (-0.8, 0.35, -4.1), (0.2, 1.35, -2.3), shaded((232, 234, 230), light))
    for x in (-2.9, -0.5):
        box(picture, (x, 0, -4.24), (x + 0.55, 0.55, -4.0), (34, 38, 40))


def _street(picture: Picture, light: float) -> None:
    picture.lay(front(-60, -2, 120, 60, 55), shaded((188, 208, 218), light))
    picture.lay(floor(-60, -40, 120, 95), shaded((150, 152, 148), light))
    for x in range(-8, 9):
        picture.lay(floor(x * 1.0, -40, 0.02, 40, 0.001), shaded((132, 134, 130), light))
    for z in range(16):
        picture.lay(floor(-60, -z * 1.0, 120, 0.02, 0.001), shaded((132, 134, 130), light))


def _window(picture: Picture, x: float, y: float, width: float, height: float, light: float) -> None:
    picture.lay(front(x - 0.07, y - 0.07, width + 0.14, height + 0.14, -0.01), shaded((231, 233, 228), light))
    picture.lay(front(x, y, width, height, -0.015), shaded(GLASS, light))
    picture.lay(
        [
            (x, y, -0.016),
            (x + width * 0.45, y, -0.016),
            (x + width * 0.8, y + height, -0.016),
            (x + width * 0.35, y + height, -0.016),
        ],
        (255, 255, 255),
        46,
    )
    picture.lay(front(x + width / 2 - 0.03, y, 0.06, height, -0.017), shaded((231, 233, 228), light))
    picture.lay(front(x - 0.12, y - 0.16, width + 0.24, 0.09, -0.05), shaded((205, 207, 201), light))


def _inside(picture: Picture, light: float) -> None:
    for x, tall in ((-3.3, 0.9), (-2.8, 0.7), (-1.9, 1.1), (2.3, 0.8), (3.2, 1.0), (4.0, 0.6)):
        picture.lay(front(x, 0.98, 0.4, tall, -0.0155), shaded((96, 110, 112), light), 120)


def _sign(picture: Picture, letter_m: float, lit: bool, light: float) -> None:
    face = shaded(SIGN, light if lit else light * 0.82)
    cream = shaded(CREAM, 1.0 if lit else light * 0.66)

    def words(on: Picture) -> None:
        if lit:
            on.lay(front(-3.55, 3.13, 8.1, 0.74, -0.181), (255, 220, 170), 26)
        write(on, 'ПОЛКА', (0.5, 3.5 - letter_m / 2, -0.19), letter_m, cream, weight=0.2, middle=True)

    picture.lay(front(-3.6, 2.98, 8.2, 0.9, -0.005), shaded(BRICK, light * 0.7))
    box(picture, (-3.6, 3.08, -0.18), (4.6, 3.92, 0.0), face, after=words)


def _door(picture: Picture, light: float) -> None:
    picture.lay(front(-0.25, 0.12, 1.3, 2.5, -0.01), shaded((43, 58, 61), light))
    picture.lay(front(-0.12, 0.3, 1.04, 2.2, -0.015), shaded(GLASS, light * 0.96))
    picture.lay(
        [(-0.12, 0.9, -0.016), (0.5, 2.5, -0.016), (0.9, 2.5, -0.016), (-0.12, 0.4, -0.016)], (255, 255, 255), 50
    )
    box(picture, (0.82, 1.0, -0.07), (0.87, 1.45, -0.02), (217, 222, 219))
    picture.lay(front(0.1, 1.35, 0.42, 0.55, -0.017), shaded(PAPER, light))
    for row in range(5):
        picture.lay(front(0.15, 1.78 - row * 0.08, 0.3 - 0.05 * (row % 2), 0.02, -0.018), shaded(INK, light))


def _plates(picture: Picture, address: str, light: float) -> None:
    picture.lay(front(1.3, 1.45, 0.55, 0.4, -0.02), shaded(PAPER, light))
    for row in range(4):
        picture.lay(front(1.36, 1.76 - row * 0.08, 0.42 - 0.1 * (row % 2), 0.025, -0.021), shaded(INK, light))
    picture.lay(front(5.1, 2.15, 1.1, 0.36, -0.02), shaded(BLUE, light))
    write(picture, address, (5.65, 2.25, -0.021), min(0.14, 1.0 / letters.width(address)), (255, 255, 255), middle=True)


def _ramp(picture: Picture, light: float) -> None:
    grey = shaded(CONCRETE, light)
    picture.lay([(1.35, 0.15, -0.9), (1.35, 0.15, -0.05), (3.6, 0.0, -0.05), (3.6, 0.0, -0.9)], shaded(grey, 1.12))
    picture.lay([(1.35, 0.0, -0.9), (1.35, 0.15, -0.9), (3.6, 0.0, -0.9)], shaded(grey, 0.85))
    for x in (1.5, 2.5, 3.5):
        box(picture, (x, 0, -0.93), (x + 0.05, 0.95, -0.88), (110, 122, 128))
    box(picture, (1.5, 0.9, -0.93), (3.55, 0.95, -0.88), (110, 122, 128))
    picture.lay(side(3.6, 0, -0.9, 0.85, 0.01), grey)


def _lines(picture: Picture, lines: list[str], ink: Colour) -> None:
    y = 1.74
    for number, line in enumerate(lines):
        tall = min(0.062 if number == 0 else 0.042, 0.82 / letters.width(line))
        y -= tall * 1.75
        write(picture, line, (0.0, y, -0.016), tall, ink, weight=0.15, middle=True)
