"""The drawn room: desk, corners, racks, monitor, extinguisher, way out."""

from __future__ import annotations

from inspections.demo.space import Colour, Picture, Point, box, floor, front, shaded, side, write

WALL: Colour = (223, 226, 219)
FLOOR: Colour = (185, 173, 153)
WOOD: Colour = (139, 115, 90)
DARK: Colour = (34, 44, 47)
SIGN: Colour = (138, 47, 42)
CREAM: Colour = (255, 246, 220)
PAPER: Colour = (251, 251, 244)
STEEL: Colour = (84, 98, 106)
CARTON: tuple[Colour, ...] = ((184, 138, 78), (199, 154, 94), (216, 178, 124), (227, 228, 223), (143, 154, 160))


def room(
    picture: Picture,
    *,
    width: float = 5.2,
    depth: float = 5.0,
    height: float = 2.8,
    light: float = 1.0,
    tiles: bool = True,
) -> None:
    """Four walls around the middle, floor and ceiling; the near wall is behind whoever looks."""
    left, near = -width / 2, -depth / 2
    picture.lay(floor(left, near - 4, width, depth + 4, height), shaded((238, 240, 235), light))
    for x in (-1.3, 0.7):
        picture.lay(floor(x, -0.4, 0.6, 1.2, height - 0.01), (255, 251, 230))
    picture.lay(floor(left, near - 4, width, depth + 4), shaded(FLOOR, light))
    if tiles:
        for step in range(int(width / 0.6) + 1):
            picture.lay(floor(left + step * 0.6, near - 4, 0.012, depth + 4, 0.001), shaded(FLOOR, light * 0.86))
        for step in range(int((depth + 4) / 0.6) + 1):
            picture.lay(floor(left, near - 4 + step * 0.6, width, 0.012, 0.001), shaded(FLOOR, light * 0.86))
    picture.lay(side(left, 0, near - 4, depth + 4, height), shaded(WALL, light * 0.9))
    picture.lay(side(-left, 0, near - 4, depth + 4, height), shaded(WALL, light * 0.94))
    picture.lay(front(left, 0, width, height, -near), shaded(WALL, light))
    for x in (left + 0.005, -left - 0.005):
        picture.lay(side(x, 0, near - 4, depth + 4, 0.1), shaded((170, 166, 158), light))
    picture.lay(front(left, 0, width, 0.1, -near - 0.005), shaded((170, 166, 158), light))


def client_area(picture: Picture, *, width: float = 5.2, seats: int = 4, rooms: int = 2, light: float = 1.0) -> None:
    """The clients' part of the room: desk at the far wall, fitting rooms on the left, seats on the right."""
    room(picture, width=width, light=light)
    right = width / 2
    picture.lay(front(-right, 2.1, width, 0.42, 2.49), shaded(SIGN, light))
    write(picture, 'ВЫДАЧА ЗАКАЗОВ', (0.0, 2.21, 2.48), 0.2, CREAM, middle=True)
    _desk(picture, (-0.9, 0.0, 1.5), light)
    for number in range(rooms):
        _fitting_room(picture, -right, 0.9 - number * 1.15, light)
    for number in range(seats):
        z = 1.4 - number * 0.62
        box(picture, (right - 0.55, 0.0, z), (right - 0.08, 0.45, z + 0.5), shaded((64, 104, 110), light))
        box(picture, (right - 0.12, 0.45, z), (right - 0.04, 0.9, z + 0.5), shaded((64, 104, 110), light))
    box(picture, (right - 0.7, 0.0, -1.6), (right - 0.2, 0.35, -1.1), shaded((150, 96, 70), light))
    for x, tall in ((right - 0.5, 1.0), (right - 0.42, 1.25), (right - 0.36, 0.9)):
        box(picture, (x, 0.35, -1.38), (x + 0.08, tall, -1.3), shaded((92, 132, 84), light))


def desk(picture: Picture, *, table_m: float = 0.7, printer: bool = True, light: float = 1.0) -> None:
    """The operator's desk from the client's side."""
    room(picture, width=4.6, light=light)
    picture.lay(front(-2.3, 1.95, 4.6, 0.45, 2.49), shaded(SIGN, light))
    write(picture, 'ВЫДАЧА ЗАКАЗОВ', (0.0, 2.07, 2.48), 0.2, CREAM, middle=True)
    _desk(picture, (-1.1, 0.0, 0.7), light)
    if printer:
        box(
            picture,
            (0.15, 1.06, 0.85),
            (0.6, 1.26, 1.2),
            shaded((57, 69, 72), light),
            after=lambda on: on.lay(front(0.23, 1.26, 0.28, 0.12, 1.0), PAPER),
        )
    box(picture, (1.5, 0.0, 0.8), (1.5 + table_m, 0.85, 1.5), shaded((160, 150, 132), light))
    box(picture, (1.6, 0.85, 1.0), (1.95, 1.1, 1.3), shaded(CARTON[1], light))


def racks(
    picture: Picture, *, bays: int = 3, numbered: bool = True, lockable: bool = True, light: float = 1.0, seed: int = 0
) -> None:
    """The store: racks along the far wall with parcels."""
    room(picture, width=6.4, depth=4.4, light=light, tiles=False)
    for bay in range(bays):
        _rack(picture, -2.6 + bay * 1.5, 1.5, 'АБВГ'[bay], numbered, light, seed + bay)
    if lockable:
        box(picture, (2.1, 0.0, 1.5), (2.9, 1.7, 2.05), shaded((96, 108, 114), light), after=_locker)
    box(picture, (-2.9, 0.0, -0.3), (-2.35, 0.4, 0.3), shaded(CARTON[0], light))
    box(picture, (-2.8, 0.4, -0.2), (-2.45, 0.7, 0.2), shaded(CARTON[2], light))


def store_door(picture: Picture, *, light: float = 1.0) -> None:
    """The door between the clients and the store, with its lock."""
    room(picture, width=4.4, light=light)
    picture.lay(front(-0.55, 0, 1.1, 2.15, 2.48), shaded((120, 126, 124), light))
    picture.lay(front(-0.47, 0, 0.94, 2.07, 2.47), shaded((166, 152, 130), light))
    box(picture, (0.3, 0.98, 2.38), (0.38, 1.14, 2.46), (60, 66, 68))
    picture.lay(front(-0.3, 1.5, 0.6, 0.3, 2.46), PAPER)
    write(picture, 'СКЛАД', (0.0, 1.6, 2.45), 0.1, SIGN, middle=True)
    box(
        picture,
        (1.1, 1.35, 2.42),
        (1.32, 1.65, 2.5),
        (226, 228, 224),
        after=lambda on: on.lay(front(1.14, 1.5, 0.14, 0.1, 2.41), (78, 130, 100)),
    )


def monitor(
    picture: Picture, *, views: int = 3, stamp: str = '20.11.2026 11:52:07', title: str = '', light: float = 1.0
) -> None:
    """The screen with the cameras' views; what has no camera says so."""
    picture.lay(front(-4, -1, 8, 4, 1.2), shaded((126, 134, 134), light))
    picture.lay(floor(-4, -2, 8, 3.2, 0.72), shaded(WOOD, light))
    box(picture, (-0.12, 0.72, 0.5), (0.12, 0.86, 0.6), DARK)
    box(picture, (-0.3, 0.72, 0.35), (0.3, 0.74, 0.7), DARK)
    box(
        picture, (-0.62, 0.84, 0.48), (0.62, 1.58, 0.52), (24, 30, 32), after=lambda on: _views(on, views, stamp, title)
    )
    box(picture, (-0.4, 0.72, 0.0), (0.25, 0.745, 0.2), (48, 56, 58))
    box(picture, (0.36, 0.72, 0.05), (0.43, 0.75, 0.16), (48, 56, 58))


def extinguisher(picture: Picture, *, until: str = '06.2027', light: float = 1.0) -> None:
    """A powder extinguisher on its bracket under its sign."""
    picture.lay(front(-3, 0, 6, 3, 0.3), shaded((217, 220, 214), light))
    picture.lay(floor(-3, -3, 6, 3.3), shaded((165, 159, 147), light))
    picture.lay(front(-3, 0, 6, 0.1, 0.29), shaded((150, 146, 138), light))
    picture.lay(front(0.35, 1.35, 0.36, 0.36, 0.28), (255, 255, 255))
    picture.lay(front(0.37, 1.37, 0.32, 0.32, 0.275), (196, 48, 43))
    picture.lay(front(0.47, 1.43, 0.07, 0.2, 0.27), (255, 255, 255))
    picture.lay(front(0.54, 1.55, 0.06, 0.05, 0.27), (255, 255, 255))
    for number in range(14):  # a cylinder of slats, each in its own light
        x = -0.11 + number * 0.22 / 14
        glow = 0.72 + 0.5 * (1 - abs(number - 4) / 10)
        reach = (0.11**2 - (x + 0.008) ** 2) ** 0.5 if abs(x + 0.008) < 0.11 else 0.0
        picture.lay(front(x, 0.72, 0.0165, 0.5, 0.12 - reach), shaded((196, 48, 43), glow * light))
    picture.lay(front(-0.05, 1.22, 0.1, 0.07, 0.03), shaded((160, 40, 36), light))
    box(picture, (-0.035, 1.29, 0.05), (0.035, 1.36, 0.12), (34, 34, 34))
    box(picture, (-0.09, 1.36, 0.05), (0.11, 1.385, 0.12), (34, 34, 34))
    for step in range(10):
        picture.lay(front(0.08 + 0.006 * step, 1.3 - step * 0.045, 0.03, 0.05, 0.02), (30, 30, 30))
    picture.lay(front(-0.09, 0.86, 0.18, 0.22, -0.0), shaded(PAPER, light))
    write(picture, 'ОП-4', (0.0, 1.02, -0.005), 0.04, DARK, middle=True)
    for row in range(3):
        picture.lay(front(-0.07, 0.99 - row * 0.022, 0.14, 0.006, -0.005), (119, 119, 119))
    write(picture, 'ГОДЕН ДО', (0.0, 0.905, -0.005), 0.015, DARK, middle=True)
    write(picture, until, (0.0, 0.872, -0.005), 0.024, DARK, middle=True)


def way_out(picture: Picture, *, detector: bool = True, light: float = 1.0) -> None:
    """The way out: a free door with its green sign, and the ceiling above."""
    room(picture, width=4.0, light=light)
    picture.lay(front(-0.55, 0, 1.1, 2.15, 2.48), shaded((90, 100, 104), light))
    picture.lay(front(-0.46, 0.05, 0.92, 2.04, 2.47), shaded((150, 182, 190), light))
    picture.lay([(-0.46, 0.6, 2.46), (0.2, 2.0, 2.46), (0.46, 2.0, 2.46), (-0.46, 0.2, 2.46)], (255, 255, 255), 60)
    box(picture, (-0.42, 1.0, 2.4), (0.42, 1.06, 2.46), (200, 206, 204))
    box(
        picture,
        (-0.4, 2.25, 2.4),
        (0.4, 2.48, 2.49),
        (24, 128, 78),
        after=lambda on: write(on, 'ВЫХОД', (0.0, 2.31, 2.395), 0.11, (255, 255, 255), middle=True),
    )
    if detector:
        box(
            picture,
            (-0.1, 2.72, 1.0),
            (0.1, 2.8, 1.2),
            (250, 250, 248),
            after=lambda on: on.lay(floor(-0.02, 1.08, 0.04, 0.04, 2.715), (210, 30, 30)),
        )
    box(picture, (1.2, 0.0, 1.9), (1.7, 0.9, 2.4), shaded((120, 92, 70), light))


def _desk(picture: Picture, at: Point, light: float) -> None:
    x, _, z = at

    def panels(on: Picture) -> None:
        for step in (0.73, 1.46):
            on.lay(front(x + step, 0.02, 0.02, 0.98, z - 0.005), shaded(WOOD, light * 0.8))

    box(picture, (x, 0.0, z), (x + 2.2, 1.0, z + 0.7), shaded(WOOD, light), after=panels)
    box(picture, (x - 0.08, 1.0, z - 0.06), (x + 2.28, 1.06, z + 0.74), shaded((111, 90, 69), light))
    box(
        picture,
        (x + 0.35, 1.16, z + 0.4),
        (x + 1.0, 1.58, z + 0.44),
        DARK,
        after=lambda on: _screen(on, x + 0.38, z + 0.395),
    )
    box(picture, (x + 0.62, 1.06, z + 0.4), (x + 0.72, 1.17, z + 0.46), DARK)
    box(picture, (x + 1.72, 1.06, z + 0.2), (x + 2.1, 1.34, z + 0.5), shaded(CARTON[1], light))


def _screen(picture: Picture, x: float, z: float) -> None:
    picture.lay(front(x, 1.19, 0.59, 0.36, z), (77, 138, 150))
    for row in range(4):
        picture.lay(front(x + 0.04, 1.48 - row * 0.075, 0.34 - 0.05 * (row % 2), 0.03, z - 0.001), (214, 232, 232))


def _fitting_room(picture: Picture, wall: float, z: float, light: float) -> None:
    box(picture, (wall, 0.0, z), (wall + 1.0, 2.1, z + 0.03), shaded((196, 202, 196), light))
    for fold in range(7):
        box(
            picture,
            (wall + 0.98, 0.08, z + 0.05 + fold * 0.13),
            (wall + 1.02, 2.0, z + 0.16 + fold * 0.13),
            shaded((159, 183, 178), light * (1.0 if fold % 2 else 0.86)),
        )
    box(picture, (wall + 0.96, 2.02, z), (wall + 1.02, 2.08, z + 1.05), (90, 90, 90))


def _rack(picture: Picture, x: float, z: float, name: str, numbered: bool, light: float, seed: int) -> None:
    for post in (x, x + 1.25):
        box(picture, (post, 0.0, z), (post + 0.05, 2.2, z + 0.05), shaded(STEEL, light))
        box(picture, (post, 0.0, z + 0.55), (post + 0.05, 2.2, z + 0.6), shaded(STEEL, light * 0.8))
    for shelf in range(4):
        y = 0.15 + shelf * 0.53
        parcels = _parcels(x, y, z, seed * 7 + shelf * 3, light)

        def shown(
            on: Picture, y: float = y, shelf: int = shelf, parcels: list[tuple[Point, Point, Colour]] = parcels
        ) -> None:
            for low, high, colour in parcels:
                _solid(on, low, high, colour)
            if numbered:
                on.lay(front(x + 0.5, y - 0.035, 0.28, 0.09, z - 0.004), PAPER)
                write(on, f'{name}-{shelf + 1}', (x + 0.64, y - 0.02, z - 0.005), 0.06, DARK, middle=True)

        box(picture, (x, y, z), (x + 1.3, y + 0.04, z + 0.6), shaded((111, 126, 133), light), after=shown)


def _parcels(x: float, y: float, z: float, seed: int, light: float) -> list[tuple[Point, Point, Colour]]:
    stock: list[tuple[Point, Point, Colour]] = []
    at = x + 0.07
    for number in range(5):
        draw = (seed * 37 + number * 61) % 97
        wide, tall = 0.16 + draw % 13 / 100, 0.14 + draw % 29 / 100
        if at + wide > x + 1.22:
            break
        stock.append(
            (
                (at, y + 0.04, z + 0.08),
                (at + wide, y + 0.04 + min(tall, 0.42), z + 0.45),
                shaded(CARTON[draw % 5], light),
            )
        )
        at += wide + 0.02 + draw % 5 / 100
    return stock


def _solid(picture: Picture, low: Point, high: Point, colour: Colour) -> None:
    (x1, y1, z1), (x2, y2, z2) = low, high
    picture.lay(floor(x1, z1, x2 - x1, z2 - z1, y2), shaded(colour, 1.12))
    picture.lay(side(x1 if picture.camera.x < x1 else x2, y1, z1, z2 - z1, y2 - y1), shaded(colour, 0.8))
    picture.lay(front(x1, y1, x2 - x1, y2 - y1, z1), colour)
    picture.lay(front(x1 + (x2 - x1) * 0.42, y1, (x2 - x1) * 0.14, y2 - y1, z1 - 0.001), (0, 0, 0), 30)


def _locker(picture: Picture) -> None:
    for row in range(3):
        picture.lay(front(2.14, 0.08 + row * 0.54, 0.72, 0.48, 1.495), (112, 124, 130))
        picture.lay(front(2.74, 0.28 + row * 0.54, 0.05, 0.08, 1.49), (40, 44, 46))


def _views(picture: Picture, views: int, stamp: str, title: str) -> None:
    for number in range(4):
        x, y = -0.59 + (number % 2) * 0.6, 1.22 - (number // 2) * 0.36
        if number >= views:
            picture.lay(front(x, y, 0.58, 0.34, 0.475), (21, 28, 30))
            write(picture, 'НЕТ СИГНАЛА', (x + 0.29, y + 0.16, 0.47), 0.035, (154, 170, 170), middle=True)
            continue
        _view(picture, number, x, y)
        write(picture, stamp, (x + 0.02, y + 0.02, 0.47), 0.022, (250, 250, 250), weight=0.2)
    if title:
        picture.lay(front(-0.59, 1.19, 1.18, 0.05, 0.472), (28, 84, 92))
        write(picture, title, (0.0, 1.2, 0.47), 0.03, (255, 255, 255), middle=True)


def _view(picture: Picture, number: int, x: float, y: float) -> None:
    ground: Colour = ((111, 138, 128), (131, 144, 142), (124, 147, 139), (120, 132, 140))[number]
    picture.lay(front(x, y, 0.58, 0.34, 0.475), ground)
    picture.lay(front(x, y, 0.58, 0.12, 0.474), shaded(ground, 0.8))
    for step in range(3):
        wide, tall = 0.1 + 0.03 * ((number + step) % 3), 0.12 + 0.04 * ((number * 2 + step) % 3)
        picture.lay(
            front(x + 0.05 + step * 0.17, y + 0.07, wide, tall, 0.473),
            shaded(ground, 0.62 + 0.16 * ((number + step) % 4)),
        )
