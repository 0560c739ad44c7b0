"""The sheet of the self-test as a PDF: a code to be typed back, a square code and a bar code to be read."""

from __future__ import annotations

from collections.abc import Mapping

import segno

from app.connection.models import PrintedSheet
from app.sheet import MUTED, Sheet

SAY: Mapping[str, Mapping[str, str]] = {
    'ru': {
        'title': 'Пробный лист',
        'page': 'Страница {page}',
        'code': 'Код с листа',
        'code-why': 'Введите его на странице самопроверки: так видно, что принтер печатает.',
        'scan': 'Для сканера',
        'scan-why': 'Поставьте курсор в поле на странице и прочитайте сканером оба кода.',
        'nobody': 'На листе нет ничьих данных. После проверки его можно выбросить.',
    },
    'en': {
        'title': 'Test sheet',
        'page': 'Page {page}',
        'code': 'Code of this sheet',
        'code-why': 'Type it on the page of the self-test: this shows that the printer prints.',
        'scan': 'For the scanner',
        'scan-why': "Put the cursor into the page's field and read both codes with the scanner.",
        'nobody': 'This sheet holds nothing about anybody. Throw it away after the test.',
    },
}
# GS1 General Specifications, 5.2.1: seven modules a digit; L and G on the left by the first digit, R on the right
LEFT = ('0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011')
PARITY = ('LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL')
MODULE, HEIGHT = 0.5, 26.0  # mm
SQUARE = 42.0


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
    paper.set_fill_color(0, 0, 0)
    _square(paper, sheet.square, paper.l_margin, top)
    _bars(paper, sheet.bars, paper.l_margin + 80, top + 4)
    paper.set_y(top + SQUARE + 8)
    paper.words(say['nobody'], 9, MUTED)
    return bytes(paper.output())


def modules(number: str) -> str:
    """An EAN-13 as its 95 modules, 1 for a dark one."""
    ways = PARITY[int(number[0])]
    left = ''.join(_digit(digit, way) for digit, way in zip(number[1:7], ways, strict=True))
    right = ''.join(_digit(digit, 'R') for digit in number[7:])
    return f'101{left}01010{right}101'


def _digit(digit: str, way: str) -> str:
    plain = LEFT[int(digit)]
    turned = plain.translate(str.maketrans('01', '10'))
    return {'L': plain, 'G': turned[::-1], 'R': turned}[way]


def _square(paper: Sheet, text: str, x: float, y: float) -> None:
    rows = [list(row) for row in segno.make(text, error='m', micro=False).matrix_iter(border=0)]
    side = SQUARE / len(rows)
    for down, row in enumerate(rows):
        for right, dark in enumerate(row):
            if dark:
                paper.rect(x + right * side, y + down * side, side, side, 'F')


def _bars(paper: Sheet, number: str, x: float, y: float) -> None:
    for place, dark in enumerate(modules(number)):
        if dark == '1':
            paper.rect(x + place * MODULE, y, MODULE, HEIGHT, 'F')
    paper.set_xy(x, y + HEIGHT + 1)
    paper.set_font('body', '', 10)
    paper.set_text_color(0, 0, 0)
    paper.cell(95 * MODULE, 5, number, align='C')
