"""The whole report from a plain dictionary (`inspections/exports/document.py` says its shape) and small pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from inspections.exports.paper.front import draw_front
from inspections.exports.paper.items import draw_notable, draw_table
from inspections.exports.paper.photos import Loader, draw_photos
from inspections.exports.paper.seals import draw_seals
from inspections.exports.paper.sheet import SMALL, WIDTH, Plain, Sheet
from inspections.exports.words.speech import Speech, zone_of


def draw(document: Plain, load: Loader, out: Path, step: Callable[[], None]) -> None:
    """Write the PDF. `load` gives a photo as `draw_photos` wants it; `step` is called after each item and photo."""
    zone = zone_of(document['zone'])
    made_at = datetime.fromisoformat(document['made_at']).astimezone(zone)
    say = Speech(document['locale'], zone)
    application = document['report']['application']
    title = f'№ {application["number"]} · {application["address"]}'
    sheet = Sheet(say, title, title, made_at)
    draw_front(sheet, document)
    draw_notable(sheet, document)
    draw_table(sheet, document, step)
    refused = document['report'].get('quarantine') or ()
    if refused:
        sheet.put(sheet.wrap(sheet.said('quarantine', len(refused)), WIDTH, SMALL, gap=2))
    draw_photos(sheet, document, load, step)
    draw_seals(sheet, document)
    sheet.output(str(out))


def steps(document: Plain) -> int:
    """How often `draw` calls `step`."""
    items = document['report']['items']
    return len(items) + len(photos_of(document))


def photos_of(document: Plain) -> list[Plain]:
    """Every photo that the report shows, as often as it shows it."""
    return [photo for item in document['report']['items'] for cell in item['cells'] for photo in cell['photos']]
