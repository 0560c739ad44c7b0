"""The photos in pairs, applicant left and inspector right, each with when, where, and what the checks say of it."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence

from PIL import Image

from inspections.exports.paper.items import cells_of, newest_value
from inspections.exports.paper.sheet import (
    BAD,
    BOTTOM,
    INFO,
    LEFT,
    LINE,
    PAPER,
    POINT,
    SMALL,
    STRONG_BODY,
    TOP,
    WARN,
    WIDTH,
    Line,
    Plain,
    Sheet,
    Style,
)
from inspections.exports.words import answers, signals

Loader = Callable[[str], bytes | None]
COLUMN, GAP, HIGHEST = 86.0, 6.0, 54.0
TONE = {'attention': BAD, 'check': WARN, 'note': INFO}
WEIGHT = {'attention': 0, 'check': 1, 'note': 2}
DRAWN = {'red': (168, 28, 28), 'yellow': (243, 190, 92), 'white': (255, 255, 255), 'black': (17, 32, 31)}


def draw_photos(sheet: Sheet, document: Plain, load: Loader, step: Callable[[], None]) -> None:
    """Every photo of every item, in the order of the table. `load` gives a small upright JPEG by its hash, b'' for
    bytes that do not open, none for a file that is gone; `step` is called after each photo."""
    sheet.heading(sheet.said('photos'), 40)
    shown = 0
    for row in document['report']['items']:
        sides = [_side(sheet, document, row, kind) for kind in ('self_assessment', 'visit')]
        if any(sides):
            if not shown:
                sheet.put(sheet.wrap(sheet.said('photos.limits'), WIDTH, SMALL))
                sheet.y += 2
            shown += _item(sheet, document, row, sides, load, step)
    if not shown:
        sheet.put(sheet.wrap(sheet.said('photos.none'), WIDTH))


def _side(sheet: Sheet, document: Plain, row: Plain, kind: str) -> list[tuple[str, Plain]]:
    """(what it is called, photo) of one voice: the newest report's first, numbered within their reports."""
    voice = sheet.said('applicant' if kind == 'self_assessment' else 'inspector')
    titles = {each['id']: sheet.say.words(each['title']) for each in row.get('shots') or ()}
    found = []
    for report, cell in cells_of(document, row, kind):
        who = f'{voice}, {sheet.said("stage.recheck")}' if report['stage'] == 'recheck' else voice
        for number, photo in enumerate(cell['photos'], 1):
            title = titles.get(photo.get('shot') or '')
            name = sheet.said('photo', who, number)
            found.append((f'{name}: {title}' if title else name, photo))
    return found


def _item(
    sheet: Sheet,
    document: Plain,
    row: Plain,
    sides: Sequence[list[tuple[str, Plain]]],
    load: Loader,
    step: Callable[[], None],
) -> int:
    """The photos of one item; those of a single voice stand in both columns. Returns how many."""
    left, right = sides
    alone = left or right if not (left and right) else None
    pairs: list[Sequence[tuple[str, Plain] | None]]
    if alone is not None and len(alone) == 1:
        pairs = [[each[0] if each else None for each in sides]]
    elif alone is not None:
        pairs = [[*alone[at : at + 2], None][:2] for at in range(0, len(alone), 2)]
    else:
        long = max(len(left), len(right))
        pairs = [[side[at] if at < len(side) else None for side in sides] for at in range(long)]
    for number, pair in enumerate(pairs):
        _pair(sheet, pair, load, step, before=(lambda: _title(sheet, document, row)) if number == 0 else None)
    sheet.y += 2
    return len(left) + len(right)


def _title(sheet: Sheet, document: Plain, row: Plain) -> None:
    if sheet.y > TOP + 1:
        sheet.rule(sheet.y, LINE)
        sheet.y += 2.4
    sheet.plate(LEFT, sheet.y, row['id'])
    said = []
    for kind in ('self_assessment', 'visit'):
        value = newest_value(cells_of(document, row, kind))
        if value is not None:
            voice = sheet.said('applicant' if kind == 'self_assessment' else 'inspector')
            said.append(f'{voice}: {answers.in_words(row, value, sheet.say)}')
    lines = sheet.wrap(sheet.say.words(row['texts']), WIDTH - 20, Style(9.5, bold=True))
    lines += sheet.wrap('   '.join(said), WIDTH - 20, SMALL) if said else []
    sheet.put(lines, LEFT + 19.5)
    sheet.y += 1.8


def _pair(
    sheet: Sheet,
    pair: Sequence[tuple[str, Plain] | None],
    load: Loader,
    step: Callable[[], None],
    before: Callable[[], None] | None,
) -> None:
    """Two photos side by side; `before` draws the title that must stay with the first."""
    boxes = [each and (each, _loaded(each[1], load)) for each in pair]
    sizes = [_size(box[1]) if box else (0.0, 0.0) for box in boxes]
    captions = [_caption(sheet, *box[0]) if box else [] for box in boxes]
    heights = [
        size[1] + min(40.0, sum(line.height for line in lines)) for size, lines in zip(sizes, captions, strict=True)
    ]
    sheet.need(max(heights) + (24 if before else 3))
    if before:
        before()
        if not sheet.fits(max(size[1] for size in sizes) + 8):  # a title of many lines has taken the room
            sheet.add_page()
    top, deepest = sheet.y, max(size[1] for size in sizes)
    for at, (box, size) in enumerate(zip(boxes, sizes, strict=True)):
        if box:
            _picture(sheet, box[0][1], box[1], LEFT + at * (COLUMN + GAP), top, size)
            step()
    sheet.y = top + deepest + 1
    sheet.columns([(LEFT + at * (COLUMN + GAP), lines) for at, lines in enumerate(captions)])
    sheet.y = min(sheet.y + 3, BOTTOM)


def _loaded(photo: Plain, load: Loader) -> bytes | None:
    return load(photo['sha256']) if photo['state'] == 'stored' else None


def _size(content: bytes | None) -> tuple[float, float]:
    """How large it stands on paper, millimetres; a photo that cannot be shown has a box of its own."""
    if not content:
        return COLUMN, 26.0
    with Image.open(io.BytesIO(content)) as image:
        wide, high = image.size
    scale = min(COLUMN / wide, HIGHEST / high)
    return wide * scale, high * scale


def _picture(sheet: Sheet, photo: Plain, content: bytes | None, x: float, y: float, size: tuple[float, float]) -> None:
    if content:
        sheet.image(io.BytesIO(content), x, y, *size)
        _marks(sheet, photo.get('layer') or (), x, y, size)
        return
    sheet.block(x, y, *size, PAPER)
    sheet.frame(x, y, *size, LINE)
    why = photo['state'] if photo['state'] in ('missing', 'lost') else 'gone' if content is None else 'unreadable'
    lines = sheet.wrap(sheet.said(f'photo.{why}'), size[0] - 8, STRONG_BODY)
    at = y + (size[1] - sum(line.height for line in lines)) / 2
    for line in lines:
        sheet.one(x + (size[0] - sheet.width(line.text, line.style)) / 2, at, line.text, line.style)
        at += line.height


def _caption(sheet: Sheet, name: str, photo: Plain) -> list[Line]:
    say = sheet.say
    lines = sheet.wrap(name, COLUMN, Style(7.8, bold=True))
    told = [say.moment(photo['taken_at'])] if photo['taken_at'] else []
    told.append(sheet.said(photo['source']))
    if photo['distance_m'] is not None:
        accuracy = (photo['position'] or {}).get('accuracy')
        near = say.metres(photo['distance_m'])
        if isinstance(accuracy, (int, float)):
            near += f' ±\u00a0{say.metres(accuracy)}'
        told.append(sheet.said('away', near))
    lines += sheet.wrap(' · '.join(told), COLUMN, SMALL)
    record = photo.get('record')
    if record and record.get('until'):
        lines += sheet.wrap(_recorded(sheet, record.get('since'), record['until']), COLUMN, SMALL)
    if photo.get('amendment'):
        lines += sheet.wrap(sheet.said('after-seal'), COLUMN, SMALL)
    if photo.get('layer'):
        lines += sheet.wrap(sheet.said('marks'), COLUMN, SMALL)
    for each in sorted(photo['signals'], key=lambda signal: WEIGHT.get(signal['severity'], 3)):
        words = f'{sheet.said("severity." + each["severity"])}. {signals.sentence(each, say)}'
        lines += sheet.wrap(words, COLUMN, Style(7.4, colour=TONE.get(each['severity'], INFO)), gap=0.7)
    return lines


def _recorded(sheet: Sheet, since: str | None, until: str) -> str:
    """Between which two times of the server; their day is said once where it is one."""
    say = sheet.say
    if since is None:
        return sheet.said('recorded-until', say.moment(until))
    day = say.moment(since).rpartition(', ')[0]
    if day == say.moment(until).rpartition(', ')[0]:
        return sheet.said('recorded-day', day, say.time(since), say.time(until))
    return sheet.said('recorded', say.moment(since), say.moment(until))


def _marks(sheet: Sheet, shapes: Sequence[Plain], x: float, y: float, size: tuple[float, float]) -> None:
    """What the author drew over the photo: arrows, circles, words; shapes of a newer phone are passed over."""
    for shape in shapes:
        colour = DRAWN.get(str(shape.get('colour')), DRAWN['red'])
        sheet.set_draw_color(*colour)
        sheet.set_line_width(0.7)
        match shape.get('is'):
            case 'arrow':
                (ax, ay), (bx, by) = _point(shape['from'], x, y, size), _point(shape['to'], x, y, size)
                sheet.line(ax, ay, bx, by)
                angle = math.atan2(by - ay, bx - ax)
                for turn in (2.6, -2.6):
                    sheet.line(bx, by, bx + 3 * math.cos(angle + turn), by + 3 * math.sin(angle + turn))
            case 'circle':
                (ax, ay), (bx, by) = _point(shape['from'], x, y, size), _point(shape['to'], x, y, size)
                sheet.ellipse(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay), style='D')
            case 'text':
                ax, ay = _point(shape['at'], x, y, size)
                style = Style(8.5, bold=True, colour=colour)
                words = sheet.readable(str(shape['words'])).replace('\n', ' ')
                sheet.block(ax - 0.6, ay - 0.4, sheet.width(words, style) + 1.2, style.size * POINT * 1.3, (4, 14, 16))
                sheet.one(ax, ay, words, Style(8.5, bold=True, colour=(255, 255, 255)))


def _point(part: Sequence[float], x: float, y: float, size: tuple[float, float]) -> tuple[float, float]:
    return x + part[0] * size[0], y + part[1] * size[1]
