"""What may be drawn over a photo: arrows, circles and words, in parts of the picture's width and height."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

MAX_SHAPES = 40
MAX_WORDS = 120
MAX_SAID = 8000  # characters of a whole layer, shapes of a newer phone included


def fits(value: Any) -> bool:
    """Whether a layer `{shapes: [{is, …}]}` can be drawn. Shapes and keys of a newer phone are kept as they are.

    `arrow` and `circle` go `from` one point `to` another, a circle within the box between them; `text` stands `at` one
    and has `words`. A point is [x, y], each 0…1 from the upper left corner of the upright picture.
    """
    shapes = value.get('shapes') if isinstance(value, Mapping) else None
    if not isinstance(shapes, list) or not 0 < len(shapes) <= MAX_SHAPES or len(str(value)) > MAX_SAID:
        return False
    return all(_fits(shape) for shape in shapes)


def shapes_of(value: Any) -> list[dict[str, Any]]:
    """The shapes of a layer; none where it was taken away."""
    return list(value['shapes']) if isinstance(value, Mapping) and isinstance(value.get('shapes'), list) else []


def _fits(shape: Any) -> bool:
    if not isinstance(shape, dict) or not isinstance(shape.get('is'), str) or len(shape['is']) > 40:
        return False
    known = KNOWN.get(shape['is'])
    return known is None or (known(shape) and _is_colour(shape.get('colour')))


def _goes(shape: Mapping[str, Any]) -> bool:
    return _is_point(shape.get('from')) and _is_point(shape.get('to'))


def _says(shape: Mapping[str, Any]) -> bool:
    words = shape.get('words')
    return _is_point(shape.get('at')) and isinstance(words, str) and 0 < len(words) <= MAX_WORDS


KNOWN: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {'arrow': _goes, 'circle': _goes, 'text': _says}


def _is_point(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_is_part(each) for each in value)


def _is_part(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 20
