"""Sheets of paper: what every PDF that is drawn in the service itself begins with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, VAlign
from fpdf.fonts import FontFace

FONTS = Path(__file__).resolve().parent / 'fonts'
MUTED, INK = (69, 86, 84), (17, 32, 31)


class Sheet(FPDF):
    """A4, one typeface, tables with hair lines. `page`: the foot of each, with {page} for its number."""

    def __init__(self, page: str) -> None:
        super().__init__('P', 'mm', 'A4')
        self.page_words = page
        self.add_font('body', '', FONTS / 'DejaVuSansCondensed.ttf')
        self.add_font('body', 'B', FONTS / 'DejaVuSansCondensed-Bold.ttf')
        self.set_margins(16, 16, 16)
        self.set_auto_page_break(True, 18)
        self.set_creator('Osmotr')

    def footer(self) -> None:
        """The number of the page."""
        self.set_y(-13)
        self._type(7.5, MUTED)
        self.cell(0, 5, self.page_words.format(page=self.page_no()), align='R')

    def words(self, text: str, size: float, colour: tuple[int, int, int] = INK, *, bold: bool = False) -> None:
        """A paragraph."""
        self._type(size, colour, bold)
        self.multi_cell(0, size * 0.5, text, new_x='LMARGIN', new_y='NEXT', align='L')

    def heading(self, text: str) -> None:
        """The title of a part, never alone at the foot of a page."""
        if self.will_page_break(24):
            self.add_page()
        self.ln(4)
        self.words(text, 11.5, bold=True)
        self.ln(1)

    def pairs(
        self, rows: Sequence[tuple[str, str]], widths: tuple[int, int] = (48, 130), *, right: bool = False
    ) -> None:
        """Two columns without a head."""
        self._type(9, INK)
        self.set_draw_color(205, 214, 211)
        with self.table(
            first_row_as_headings=False, v_align=VAlign.T, col_widths=widths, line_height=4.6, padding=0.7, width=178,
            text_align=('LEFT', 'RIGHT') if right else 'LEFT', borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        ) as table:  # fmt: skip
            for name, value in rows:
                row = table.row()
                row.cell(name, style=None if right else FontFace(color=MUTED))
                row.cell(value)

    def grid(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[int, ...]) -> None:
        """A table with a head that is repeated on each page."""
        self._type(7, INK)
        with self.table(
            col_widths=widths, line_height=3.8, padding=1, width=178, text_align='LEFT',
            borders_layout=TableBordersLayout.HORIZONTAL_LINES, headings_style=FontFace(emphasis='BOLD', color=MUTED),
        ) as table:  # fmt: skip
            for each in (head, *rows):
                row = table.row()
                for text in each:
                    row.cell(text)

    def code(self, text: str, mm: float) -> None:
        """A QR code of so many millimetres at the left margin."""
        rows = [list(row) for row in segno.make(text, error='m', micro=False).matrix_iter(border=0)]
        unit, left, top = mm / len(rows), self.l_margin, self.get_y()
        self.set_fill_color(0, 0, 0)
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    self.rect(left + x * unit, top + y * unit, unit, unit, style='F')
        self.set_y(top + mm + 4)

    def _type(self, size: float, colour: tuple[int, int, int], bold: bool = False) -> None:
        self.set_font('body', 'B' if bold else '', size)
        self.set_text_color(*colour)
