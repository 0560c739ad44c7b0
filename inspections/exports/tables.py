"""The list of applications for other programs: CSV, GeoJSON; a page of rows at a time, however many there are."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.db import snapshot
from app.rest import moment
from inspections.desk import listing
from inspections.desk import rows as desk_rows
from inspections.desk.listing import Filter
from inspections.exports.words.speech import Speech
from inspections.exports.words.text import TEXT

PAGE = 200
COLUMNS = (
    'number', 'address', 'applicant', 'stage', 'whose_move', 'promised_at', 'submitted_at', 'updated_at', 'profile',
    'verdict', 'percent', 'disagreements', 'critical_bad', 'signals', 'latitude', 'longitude',
)  # fmt: skip
FORMULA = ('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠')
AFTER_DELIMITER = re.compile(r'([,;\t][\s"]*)(?=[=+\-@])')
DELIMITER = {'ru': ';', 'en': ','}  # what the Excel of that language takes for a list
BOM = '\ufeff'


@dataclass(frozen=True, slots=True)
class Listed:
    """Which applications to list: those that `by` finds in the queue at `at` by this filter."""

    wanted: Filter
    by: uuid.UUID
    at: datetime


def rows(listed: Listed) -> Iterator[dict[str, Any]]:
    """Every application that the filter lets through at this moment, as a row of the queue and in its order: one whose
    promise moves meanwhile is neither listed twice nor lost.

    Each page is a unit of work of its own: nothing stays open between two.
    """
    with snapshot():
        numbers = listing.numbers(listed.wanted, by=listed.by, at=listed.at)
    for start in range(0, len(numbers), PAGE):
        with snapshot():
            page = desk_rows.numbered(numbers[start : start + PAGE], listed.at)
        yield from page


def values(row: Mapping[str, Any], say: Speech) -> dict[str, Any]:
    """{column: value} of a row: texts, numbers and moments, none where there is nothing to say."""
    summary, text = row.get('summary') or {}, TEXT[say.locale]
    verdict = row['verdict']
    told = {
        'applicant': row['applicant']['name'],
        'stage': text[f'application.{row["stage"]}'],
        'whose_move': text[f'move.{row["whose_move"]}'],
        'verdict': text[f'verdict.{verdict}'] if verdict else None,
        **{name: summary.get(name, 0) for name in ('disagreements', 'critical_bad', 'signals')},
    }
    return {name: told[name] if name in told else row[name] for name in COLUMNS}


def harmless(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip(' \u00a0').startswith(FORMULA) or text.startswith(FORMULA) else text


def csv_lines(listed: Listed, say: Speech) -> Iterator[str]:
    """The table as CSV in UTF-8 with a BOM, a page at a time. Russian: `;` and decimal commas; English: `,` and points.
    Read with the other delimiter, or with both, no cell begins as a formula either. Moments are
    `2026-11-20 11:46` in the zone of the person, which every Excel takes for a date.
    """
    out = io.StringIO()
    table = csv.writer(out, delimiter=DELIMITER[say.locale], lineterminator='\r\n', quoting=csv.QUOTE_ALL)
    out.write(BOM)
    table.writerow([TEXT[say.locale][f'row.{name}'] for name in COLUMNS])
    for count, row in enumerate(rows(listed), 1):
        table.writerow([_cell(value, say) for value in values(row, say).values()])
        if count % PAGE == 0:
            yield _taken(out)
    yield _taken(out)


def geojson(listed: Listed) -> Iterator[str]:
    """The premises as a FeatureCollection (RFC 7946): points as longitude, latitude in degrees of WGS 84."""
    yield '{"type":"FeatureCollection","features":['
    out = io.StringIO()
    for count, row in enumerate(rows(listed)):
        out.write(',\n' if count else '\n')
        json.dump(_feature(row), out, ensure_ascii=False, separators=(',', ':'))
        if count % PAGE == PAGE - 1:
            yield _taken(out)
    yield _taken(out) + '\n]}\n'


def _cell(value: Any, say: Speech) -> str:
    match value:
        case None:
            return ''
        case datetime():
            return f'{value.astimezone(say.zone):%Y-%m-%d %H:%M}'
        case int():
            return str(value)
        case float():
            return f'{value:.10g}'.replace('.', ',' if say.locale == 'ru' else '.')
        case _:
            return AFTER_DELIMITER.sub(r"\1'", harmless(str(value)))


def _point(row: Mapping[str, Any]) -> dict[str, Any] | None:
    if row['longitude'] is None:
        return None
    return {'type': 'Point', 'coordinates': [row['longitude'], row['latitude']]}


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        'type': 'Feature',
        'id': str(row['id']),
        'geometry': _point(row),
        'properties': {
            'number': row['number'],
            'address': row['address'],
            'stage': str(row['stage']),
            'verdict': row['verdict'],
            'percent': row['percent'],
            'promised_at': row['promised_at'] and moment(row['promised_at']),
        },
    }


def _taken(out: io.StringIO) -> str:
    said = out.getvalue()
    out.seek(0)
    out.truncate()
    return said
