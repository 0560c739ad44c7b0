"""A camera, and things in metres before it: enough of three dimensions to draw a room from where one stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PIL import Image, ImageDraw

from inspections.demo import letters

Point = tuple[float, float, float]
Colour = tuple[int, int, int]
Paint = Callable[['Picture'], None]
NEAR = 0.08
LIGHT = {'front': 1.0, 'side': 0.84, 'top': 1.1, 'back': 0.9, 'other': 0.78}


@dataclass(frozen=True, slots=True)
class Camera:
    """Where one stands (metres: right, up, ahead), where one looks (degrees), the focal length in picture widths."""

    x: float = 0.0
    y: float = 1.6
    z: float = -4.0
    turn: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    focal: float = 0.8

    def eye(self) -> Callable[[Point], Point]:
        """What turns a point into the camera's right, up, ahead."""
        angles = map(math.radians, (self.turn, self.tilt, self.roll))
        (st, ct), (su, cu), (sr, cr) = ((math.sin(each), math.cos(each)) for each in angles)

        def sees(point: Point) -> Point:
            x, y, z = point[0] - self.x, point[1] - self.y, point[2] - self.z
            x, z = x * ct - z * st, x * st + z * ct
            y, z = y * cu - z * su, y * su + z * cu
            return x * cr - y * sr, x * sr + y * cr, z

        return sees


@dataclass(slots=True)
class Picture:
    """What is drawn. `lay` paints at once; `put` waits, so that what stands farther is painted first."""

    camera: Camera
    size: tuple[int, int]
    ground: Colour = (200, 204, 198)
    image: Image.Image = field(init=False)
    _sees: Callable[[Point], Point] = field(init=False)
    _pen: ImageDraw.ImageDraw = field(init=False)
    _glaze: ImageDraw.ImageDraw = field(init=False)
    _waiting: list[tuple[float, Paint]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sees = self.camera.eye()
        self.image = Image.new('RGB', self.size, self.ground)
        self._pen, self._glaze = ImageDraw.Draw(self.image), ImageDraw.Draw(self.image, 'RGBA')

    def lay(self, corners: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """A flat shape, painted now."""
        seen = _clip([self._sees(each) for each in corners])
        if len(seen) < 3:
            return
        if alpha == 255:
            self._pen.polygon([self._place(each) for each in seen], fill=colour)
        else:
            self._glaze.polygon([self._place(each) for each in seen], fill=(*colour, alpha))

    def put(self, where: Point, paint: Paint) -> None:
        """Something that stands at `where`, painted in its turn."""
        x, y, z = self._sees(where)
        self._waiting.append((math.sqrt(x * x + y * y + z * z), paint))

    def finish(self) -> Image.Image:
        """Paint what waits, the farthest first."""
        for _, paint in sorted(self._waiting, key=lambda each: -each[0]):
            paint(self)
        self._waiting.clear()
        return self.image

    def _place(self, seen: Point) -> tuple[float, float]:
        scale = self.camera.focal * self.size[0] / seen[2]
        return self.size[0] / 2 + seen[0] * scale, self.size[1] / 2 - seen[1] * scale


def box(picture: Picture, low: Point, high: Point, colour: Colour, after: Paint | None = None) -> None:
    """A box from its lowest to its highest corner; `after` paints what is on it."""

    def paint(on: Picture) -> None:
        for corners, shade in _faces(low, high, on.camera):
            on.lay(corners, shaded(colour, LIGHT[shade]))
        if after:
            after(on)

    picture.put(tuple((a + b) / 2 for a, b in zip(low, high, strict=True)), paint)  # type: ignore[arg-type]


def front(x: float, y: float, width: float, height: float, z: float) -> list[Point]:
    """An upright rectangle that faces the camera's side, from its lower left corner."""
    return [(x, y, z), (x + width, y, z), (x + width, y + height, z), (x, y + height, z)]


def side(x: float, y: float, z: float, depth: float, height: float) -> list[Point]:
    """An upright rectangle that runs away from the camera."""
    return [(x, y, z), (x, y, z + depth), (x, y + height, z + depth), (x, y + height, z)]


def floor(x: float, z: float, width: float, depth: float, y: float = 0.0) -> list[Point]:
    """A level rectangle."""
    return [(x, y, z), (x + width, y, z), (x + width, y, z + depth), (x, y, z + depth)]


def write(
    picture: Picture,
    text: str,
    corner: Point,
    height: float,
    colour: Colour,
    *,
    weight: float = 0.16,
    along: str = 'x',
    middle: bool = False,
) -> None:
    """Letters of this height in metres on an upright wall, from the corner or around it.

    Along x they face the camera's side, along z they run away from it.
    """
    start = -letters.width(text) / 2 if middle else 0.0

    def at(u: float, v: float) -> Point:
        run = (u + start) * height
        if along == 'z':
            return corner[0], corner[1] + v * height, corner[2] + run
        return corner[0] + run, corner[1] + v * height, corner[2]

    half = weight / 2
    for stroke in letters.strokes(text):
        for (u1, v1), (u2, v2) in pairwise(stroke):
            length = math.hypot(u2 - u1, v2 - v1) or 1.0
            du, dv = (u2 - u1) / length * half, (v2 - v1) / length * half
            picture.lay(
                [
                    at(u1 - du - dv, v1 - dv + du),
                    at(u2 + du - dv, v2 + dv + du),
                    at(u2 + du + dv, v2 + dv - du),
                    at(u1 - du + dv, v1 - dv - du),
                ],
                colour,
            )


def shaded(colour: Colour, light: float) -> Colour:
    """The colour in more or less light."""
    red, green, blue = (max(0, min(255, round(each * light))) for each in colour)
    return red, green, blue


def _faces(low: Point, high: Point, camera: Camera) -> list[tuple[list[Point], str]]:
    (x1, y1, z1), (x2, y2, z2) = low, high
    shown: list[tuple[list[Point], str]] = []
    if camera.z < z1:
        shown.append((front(x1, y1, x2 - x1, y2 - y1, z1), 'front'))
    if camera.z > z2:
        shown.append((front(x1, y1, x2 - x1, y2 - y1, z2), 'back'))
    if camera.x < x1:
        shown.append((side(x1, y1, z1, z2 - z1, y2 - y1), 'side'))
    if camera.x > x2:
        shown.append((side(x2, y1, z1, z2 - z1, y2 - y1), 'side'))
    if camera.y > y2:
        shown.append((floor(x1, z1, x2 - x1, z2 - z1, y2), 'top'))
    if camera.y < y1:
        shown.append((floor(x1, z1, x2 - x1, z2 - z1, y1), 'other'))
    return shown


def _clip(points: list[Point]) -> list[Point]:
    """What lies before the camera."""
    kept: list[Point] = []
    for here, following in zip(points, points[1:] + points[:1], strict=True):
        if here[2] >= NEAR:
            kept.append(here)
        if (here[2] >= NEAR) != (following[2] >= NEAR):
            share = (NEAR - here[2]) / (following[2] - here[2])
            kept.append((here[0] + (following[0] - here[0]) * share, here[1] + (following[1] - here[1]) * share, NEAR))
    return kept
