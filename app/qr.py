"""An address as a QR code that a page can draw."""

from __future__ import annotations

from typing import Any

import segno
from marshmallow import fields

from app.rest import Schema


class QrShape(Schema):
    """A QR code: an SVG path of its dark squares in a square of `size` units."""

    size = fields.Integer(required=True)
    path = fields.String(required=True)


def drawn(address: str) -> dict[str, Any]:
    """{size, path}: every dark square one unit wide, in a frame of four light ones, as scanners want it."""
    rows = [list(row) for row in segno.make(address, error='m', micro=False).matrix_iter(border=4)]
    dark = [(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module]
    return {'size': len(rows), 'path': ''.join(f'M{x} {y}h1v1h-1z' for x, y in dark)}
