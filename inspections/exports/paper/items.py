"""The twin table: every item with what both voices say of it, and before it what deserves to be read first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from inspections.exports.paper.sheet import (
    BAD,
    BODY,
    BOTTOM,
    LABEL,
    LEFT,
    LINE,
    MUTED,
    OK,
    PAPER,
    RIGHT,
    SMALL,
    STRONG_BODY,
    WARN,
    WIDTH,
    Line,
    Plain,
    Sheet,
    Style,
)
from inspections.exports.words import answers, signals

ASKED, APPLICANT, INSPECTOR = LEFT + 19.5, LEFT + 83.0, LEFT + 131.5
GUTTER = 4.0
GROWN = Style(9.5, bold=True)
MARK = {'ok': ('✓', OK), 'bad': ('✗', BAD), 'na': ('–', MUTED)}


def draw_notable(sheet: Sheet, document: Plain) -> None:
    """What both sides see differently, and critical items that do not pass."""
    rows = [each for each in document['report']['items'] if _is_notable(each, document['report'])]
    sheet.heading(sheet.said('notable'), 40)
    if not rows:
        sheet.put(sheet.wrap(sheet.said('notable.none'), WIDTH))
        return
    _head(sheet)
    for row in rows:
        _row(sheet, document, row)


def draw_table(sheet: Sheet, document: Plain, step: Callable[[], None]) -> None:
    """All items by section. `step` is called after each."""
    report = document['report']
    sheet.heading(sheet.said('table'), 40)
    if not report['items']:
        sheet.put(sheet.wrap(sheet.said('table.empty'), WIDTH))
        return
    _head(sheet)
    titles = {each['id']: each['title'] for each in report['sections']}
    before = None
    for row in report['items']:
        if row['section'] != before:
            before = row['section']
            _section(sheet, sheet.say.words(titles.get(before) or {}) or str(before))
        _row(sheet, document, row)
        step()


def cells_of(document: Plain, row: Plain, kind: str) -> list[tuple[Plain, Plain]]:
    """(report, cell) of one voice, the newest first."""
    reports = {str(each['inspection_id']): each for each in document['report']['reports']}
    found = [(reports.get(str(cell['inspection_id'])), cell) for cell in row['cells']]
    return [(report, cell) for report, cell in reversed(found) if report is not None and report['kind'] == kind]


def newest_value(cells: Sequence[tuple[Plain, Plain]]) -> Any:
    """The newest answer of a voice."""
    return next((cell['value'] for _, cell in cells if cell['value'] is not None), None)


def _is_notable(row: Plain, report: Plain) -> bool:
    standing = report.get('standing') or {}
    return row['difference']['is'] == 'differs' or row['id'] in standing.get('critical_bad', ())


def _head(sheet: Sheet) -> None:
    y = sheet.y
    sheet.block(LEFT, y, WIDTH, 5.4, PAPER)
    names = [('column.item', LEFT + 1), ('column.norm', ASKED), ('applicant', APPLICANT), ('inspector', INSPECTOR)]
    for name, x in names:
        sheet.one(x, y + 0.9, sheet.said(name), LABEL)
    sheet.y = y + 7


def _section(sheet: Sheet, title: str) -> None:
    if not sheet.fits(24):
        sheet.add_page()
        _head(sheet)
    sheet.y += 1.4
    sheet.put(sheet.wrap(title, WIDTH, Style(10, bold=True)))
    sheet.y += 1.2
    sheet.rule(sheet.y)
    sheet.y += 1.6


def _row(sheet: Sheet, document: Plain, row: Plain) -> None:
    columns = [
        (ASKED, _asked(sheet, document, row)),
        (APPLICANT, _voice(sheet, document, row, 'self_assessment', INSPECTOR - APPLICANT - GUTTER)),
        (INSPECTOR, _voice(sheet, document, row, 'visit', RIGHT - INSPECTOR)),
    ]
    height = max(sum(line.height for line in lines) for _, lines in columns)
    if not sheet.fits(min(height, 60.0) + 2):
        sheet.add_page()
        _head(sheet)
    sheet.plate(LEFT, sheet.y, row['id'])
    sheet.columns(columns, _head)
    if sheet.y + 2 < BOTTOM:
        sheet.y += 1.6
        sheet.rule(sheet.y, LINE)
        sheet.y += 1.8


def _asked(sheet: Sheet, document: Plain, row: Plain) -> list[Line]:
    width, say = APPLICANT - ASKED - GUTTER, sheet.say
    lines = sheet.wrap(say.words(row['texts']), width, STRONG_BODY)
    clause = document.get('clauses', {}).get(row['id']) or {}
    norm, source = answers.norm(row, say), clause.get('source')
    if norm:
        lines += sheet.wrap(sheet.said('norm', norm), width, BODY)
    if row['critical']:
        lines += sheet.wrap(sheet.said('critical'), width, Style(7.6, bold=True, colour=BAD))
    said = [sheet.said('source', source)] if source and not clause.get('recommendation') else []
    if clause.get('recommendation'):
        said.append(f'{sheet.said("recommendation")}: {source}' if source else sheet.said('recommendation'))
    for each in said:
        lines += sheet.wrap(each, width, SMALL)
    if row['difference']['is'] == 'differs':
        lines += sheet.wrap(sheet.said('differs'), width, Style(7.6, bold=True, colour=WARN))
    return lines


def _voice(sheet: Sheet, document: Plain, row: Plain, kind: str, width: float) -> list[Line]:
    """The newest answer large, what was said before it small."""
    cells = cells_of(document, row, kind)
    if not cells:
        return sheet.wrap(sheet.said('not-asked'), width, SMALL)
    (report, cell), *earlier = cells
    lines = sheet.wrap(
        answers.in_words(row, cell['value'], sheet.say), width, GROWN if cell['value'] is not None else BODY
    )
    if cell['outcome'] in MARK:
        glyph, colour = MARK[cell['outcome']]
        words = f'{glyph} {sheet.said(cell["outcome"])}'
        lines += sheet.wrap(words, width, Style(7.6, bold=True, colour=colour))
    if report['stage'] == 'recheck':
        lines += sheet.wrap(sheet.said('recheck', _day(sheet, report)), width, SMALL)
    lines += _beside(sheet, row, cell, width)
    for former, each in earlier:
        value = answers.in_words(row, each['value'], sheet.say)
        if each['outcome'] == 'bad':
            value += f' ({sheet.said("bad")})'
        lines += sheet.wrap(sheet.said('before', _day(sheet, former), value), width, SMALL, gap=0.6)
        lines += _words(sheet, each, width)
    return lines


def _beside(sheet: Sheet, row: Plain, cell: Plain, width: float) -> list[Line]:
    """What stands beside an answer: how it was measured, words, photos, conflicts, signals."""
    lines: list[Line] = []
    measured = cell.get('measured')
    if measured:
        by = measured['lines'] or 'unknown' if measured['by'] == 'computer' else measured['by']
        lines += sheet.wrap(sheet.said(f'measured.{by}'), width, SMALL)
        if measured['internet'] is False:
            lines += sheet.wrap(sheet.said('measured.private'), width, SMALL)
    lines += _words(sheet, cell, width)
    if cell['photos']:
        lines += sheet.wrap(sheet.said('photo-count', len(cell['photos'])), width, SMALL)
    for each in cell['conflicts']:
        words = sheet.said('conflict', answers.in_words(row, each['value'], sheet.say))
        lines += sheet.wrap(words, width, SMALL, gap=0.6)
    for each in cell['signals']:
        lines += sheet.wrap(f'! {signals.sentence(each, sheet.say)}', width, Style(7.2, colour=WARN), gap=0.6)
    return lines


def _words(sheet: Sheet, cell: Plain, width: float) -> list[Line]:
    lines: list[Line] = []
    if cell['note']:
        lines += sheet.wrap(sheet.said('note', cell['note']), width, Style(7.6), gap=0.6)
    for each in cell['findings']:
        lines += sheet.wrap(sheet.said('finding', each), width, Style(7.6), gap=0.6)
    return lines


def _day(sheet: Sheet, report: Plain) -> str:
    at = report.get('finished_at') or report.get('started_at')
    return sheet.say.moment(at).rpartition(',')[0] if at else sheet.said('state.planned')
