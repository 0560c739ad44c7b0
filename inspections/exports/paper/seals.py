"""By what anybody may check the report: the code of each seal, its QR, and what was signed."""

from __future__ import annotations

import segno

from inspections.exports.paper.sheet import (
    BODY,
    INK,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    STRONG_BODY,
    WIDTH,
    Line,
    Plain,
    Sheet,
    Style,
)

QR_MM = 30.0


def where_to_check(document: Plain, code: str) -> str:
    """The address of the public page that checks this code."""
    return f'{document["home"]}/check/{code}'


def draw_seals(sheet: Sheet, document: Plain) -> None:
    """A block for each report that is sealed."""
    reports = [each for each in document['report']['reports'] if each.get('code')]
    sheet.heading(sheet.said('seals'), min(230.0, 30 + (QR_MM + 6) * len(reports)))
    if not reports:
        sheet.put(sheet.wrap(sheet.said('seals.none'), WIDTH))
        return
    sheet.put(sheet.wrap(sheet.said('seals.how'), WIDTH, BODY))
    for each in reports:
        sheet.y += 3
        sheet.need(QR_MM + 4)
        sheet.rule(sheet.y)
        sheet.y += 3
        _seal(sheet, document, each)


def draw_qr(sheet: Sheet, address: str, x: float, y: float, size: float) -> None:
    """The address as a QR code with its upper left corner at x, y."""
    rows = [list(row) for row in segno.make(address, error='m', micro=False).matrix_iter(border=2)]
    module = size / len(rows)
    sheet.set_fill_color(*INK)
    for line, row in enumerate(rows):
        start = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                # a hair more than the module, so that no viewer leaves white lines between two of them
                sheet.rect(x + start * module, y + line * module, (column - start) * module, module + 0.02, style='F')
                start = None
    sheet.link(x, y, size, size, address)


def _seal(sheet: Sheet, document: Plain, report: Plain) -> None:
    address, x = where_to_check(document, report['code']), LEFT + QR_MM + 6
    receipt, checklist, width = report.get('receipt') or {}, report['checklist'], RIGHT - x
    name = ', '.join([sheet.said(report['kind']), sheet.said(f'stage.{report["stage"]}')])
    lines: list[Line] = sheet.wrap(name, width, STRONG_BODY)
    lines += sheet.wrap(report['code'], width, Style(13, bold=True), gap=0.6)
    lines += sheet.wrap(address, width, BODY)
    told = [
        ('seal.sealed', sheet.say.moment(report['sealed_at']) if report.get('sealed_at') else ''),
        ('seal.checklist', sheet.said('seal.version', checklist['id'], checklist['version'])),
        ('seal.manifest', receipt.get('manifest', '')),
        ('seal.key', receipt.get('key_id', '')),
    ]
    for key, value in told:
        if value:
            lines += sheet.wrap(sheet.said(key), width, LABEL, gap=0.5)
            lines += sheet.wrap(value, width, SMALL)
    sheet.need(sum(each.height for each in lines) + 1)
    top = sheet.y
    draw_qr(sheet, address, LEFT, top, QR_MM)
    sheet.put(lines, x)
    sheet.y = max(sheet.y, top + QR_MM)
