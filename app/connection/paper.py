"""The sheet of the self-test as a PDF: a code to be typed back, four codes to be read."""

from __future__ import annotations

from collections.abc import Mapping

from app.connection import codes
from app.connection.models import PrintedSheet
from app.sheet import MUTED, Sheet

SAY: Mapping[str, Mapping[str, str]] = {
    'ru': {
        'title': 'Пробный лист',
        'page': 'Страница {page}',
        'code': 'Код с листа',
        'code-why': 'Введите его на странице самопроверки: так видно, что принтер печатает.',
        'scan': 'Для сканера',
        'scan-why': 'Поставьте курсор в первое поле на странице и прочитайте сканером все коды по порядку.',
        'nobody': 'На листе нет ничьих данных. После проверки его можно выбросить.',
    },
    'en': {
        'title': 'Test sheet',
        'page': 'Page {page}',
        'code': 'Code of this sheet',
        'code-why': 'Type it on the page of the self-test: this shows that the printer prints.',
        'scan': 'For the scanner',
        'scan-why': 'Put the cursor into the first field of the page and read all codes in their order.',
        'nobody': 'This sheet holds nothing about anybody. Throw it away after the test.',
    },
}
NAMES: Mapping[str, str] = {'square': 'QR', 'bars': 'EAN-13', 'matrix': 'DataMatrix', 'label': 'Code 128'}
MODULE, HEIGHT = 0.5, 24.0  # mm
SIDE, COLUMN, ROW = 36.0, 70.0, 52.0


def draw(sheet: PrintedSheet, locale: str) -> bytes:
    """The PDF in this language."""
    say = SAY[locale]
    paper = Sheet(say['page'])
    paper.set_title(say['title'])
    paper.set_lang(locale)
    paper.set_creation_date(sheet.created_at)
    paper.add_page()
    paper.words(say['title'], 16, bold=True)
    paper.heading(say['code'])
    paper.words(say['code-why'], 10, MUTED)
    paper.ln(3)
    paper.words(f'{sheet.code[:3]} {sheet.code[3:]}', 40, bold=True)
    paper.heading(say['scan'])
    paper.words(say['scan-why'], 10, MUTED)
    top = paper.get_y() + 6
    found = codes.of_sheet(sheet)
    for place, code in enumerate(found):
        down, right = divmod(place, 2)
        _code(paper, place + 1, code, paper.l_margin + right * COLUMN, top + down * ROW)
    paper.set_y(top + (len(found) + 1) // 2 * ROW)
    paper.words(say['nobody'], 9, MUTED)
    return bytes(paper.output())


def _code(paper: Sheet, number: int, code: codes.Code, x: float, y: float) -> None:
    paper.set_xy(x, y)
    paper.set_font('body', '', 9)
    paper.set_text_color(*MUTED)
    paper.cell(COLUMN, 5, f'{number}. {NAMES[code.kind]}')
    paper.set_fill_color(0, 0, 0)
    lines = len(code.rows) == 1
    wide = MODULE if lines else SIDE / len(code.rows)
    high = HEIGHT if lines else wide
    for down, row in enumerate(code.rows):
        for right, width in codes.runs(row):
            paper.rect(x + right * wide, y + 7 + down * high, width * wide, high, 'F')
    if code.told:
        paper.set_xy(x, y + 7 + HEIGHT + 1)
        paper.set_font('body', '', 10)
        paper.set_text_color(0, 0, 0)
        paper.cell(len(code.rows[0]) * MODULE, 5, code.text, align='C')
