"""The codes of a printed sheet as dark and light modules, and as what a page draws of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import segno
from barcode.codex import Code128
from ppf.datamatrix import DataMatrix

from app.connection.models import PrintedSheet

# EAN-13: each digit of the left half as L or G, which of them by the first digit (GS1 General Specifications, 5.2.1)
LEFT = (
    '0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011',
)  # fmt: skip
PARITY = (
    'LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL',
)  # fmt: skip
TALL = 30  # modules: how high the bars of a code of lines are beside their width
QUIET = 10  # light modules on both sides of bars, as scanners want it
FRAME = 4  # and around a square
Rows = Sequence[Sequence[bool]]


class Code(NamedTuple):
    """A code of a sheet: its kind, what stands in it, its rows of modules, and whether it is told in letters too."""

    kind: str
    text: str
    rows: Rows
    told: bool


def of_sheet(sheet: PrintedSheet) -> list[Code]:
    """All codes of a sheet in their order; one that was made before has two."""
    said = {'square': sheet.square, 'bars': sheet.bars, 'matrix': sheet.matrix, 'label': sheet.label}
    return [Code(kind, said[kind], DRAWN[kind](said[kind]), kind == 'bars') for kind in DRAWN if said[kind]]  # type: ignore[arg-type]


def shown(code: Code) -> dict[str, Any]:
    """{kind, width, height, path, told}: an SVG path of its dark modules, with the light ones that belong around it."""
    lines = len(code.rows) == 1
    edge, high = (QUIET, TALL) if lines else (FRAME, 1)
    dark = [(x, y, width) for y, row in enumerate(code.rows) for x, width in runs(row)]
    path = ''.join(f'M{x + edge} {0 if lines else y + edge}h{width}v{high}h-{width}z' for x, y, width in dark)
    width = len(code.rows[0]) + 2 * edge
    height = TALL if lines else len(code.rows) + 2 * edge
    return {
        'kind': code.kind, 'width': width, 'height': height, 'path': path, 'told': code.text if code.told else None,
    }  # fmt: skip


def modules(number: str) -> str:
    """An EAN-13 as its 95 modules, 1 for a dark one."""
    ways = PARITY[int(number[0])]
    left = ''.join(_digit(digit, way) for digit, way in zip(number[1:7], ways, strict=True))
    right = ''.join(_digit(digit, 'R') for digit in number[7:])
    return f'101{left}01010{right}101'


def runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand together."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if found and found[-1][0] + found[-1][1] == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found


def _digit(digit: str, way: str) -> str:
    plain = LEFT[int(digit)]
    turned = plain.translate(str.maketrans('01', '10'))
    return {'L': plain, 'G': turned[::-1], 'R': turned}[way]


def _square(text: str) -> Rows:
    return [[bool(each) for each in row] for row in segno.make(text, error='m', micro=False).matrix_iter(border=0)]


def _bars(number: str) -> Rows:
    return [[each == '1' for each in modules(number)]]


def _matrix(text: str) -> Rows:
    return [[bool(each) for each in row] for row in DataMatrix(text).matrix]


def _label(text: str) -> Rows:
    return [[each == '1' for each in Code128(text).build()[0]]]


DRAWN: Mapping[str, Callable[[str], Rows]] = {'square': _square, 'bars': _bars, 'matrix': _matrix, 'label': _label}
