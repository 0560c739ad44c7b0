"""The list of applications as an XLSX workbook: texts as texts, dates as dates, no formula and no link."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter

from inspections.exports.tables import COLUMNS, Listed, rows, values
from inspections.exports.words.speech import Speech
from inspections.exports.words.text import TEXT

WIDTHS = {'address': 44, 'applicant': 28, 'stage': 16, 'verdict': 20, 'profile': 22}
OPTIONS = {
    'constant_memory': True,
    'strings_to_formulas': False,
    'strings_to_urls': False,
    'strings_to_numbers': False,
    'nan_inf_to_errors': True,
    'default_date_format': 'yyyy-mm-dd hh:mm',
}
LONGEST = 32_767  # characters of a cell


def write(path: Path, listed: Listed, say: Speech) -> None:
    """Write the workbook to `path`. One row is held at a time, the rest lies in a temporary file beside it."""
    text = TEXT[say.locale]
    book = xlsxwriter.Workbook(str(path), {**OPTIONS, 'tmpdir': str(path.parent)})
    book.set_properties({'title': text['sheet'], 'created': listed.at.replace(tzinfo=None)})
    sheet = book.add_worksheet(text['sheet'])
    head = book.add_format({'bold': True, 'bottom': 1, 'text_wrap': True, 'valign': 'top'})
    date = book.add_format({'num_format': 'yyyy-mm-dd hh:mm'})
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, 17 if name.endswith('_at') else WIDTHS.get(name, 12))
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, text[f'row.{name}'], head)
    last = 0
    for last, row in enumerate(rows(listed), 1):
        for column, value in enumerate(values(row, say).values()):
            match value:
                case None:
                    pass
                case datetime():
                    sheet.write_datetime(last, column, value.astimezone(say.zone).replace(tzinfo=None), date)
                case int() | float():
                    sheet.write_number(last, column, value)
                case _:
                    sheet.write_string(last, column, str(value)[:LONGEST])
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    book.close()
