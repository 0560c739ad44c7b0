"""The act as a PDF: what was destroyed and kept, when, by whom and why, with the extract of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, VAlign
from fpdf.fonts import FontFace

from app.erasure.words import GONE, KEPT, TEXT
from app.notifications.wording import day, moment

FONTS = Path(__file__).resolve().parent.parent / 'fonts'
MUTED, INK = (69, 86, 84), (17, 32, 31)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the audit."""

    seq: int
    at: datetime
    act: str
    hash: str


@dataclass(frozen=True, slots=True)
class Act:
    """What the act says, as plain values. `by`: the administrator's name; none when the person did it themselves."""

    number: int
    account: str
    applications: Sequence[int]
    at: datetime
    by: str | None
    reference: str | None
    asked_on: str | None
    gone: Mapping[str, int]
    kept: Mapping[str, int]
    kept_until: datetime | None
    finished_at: datetime | None
    replayed_at: datetime | None
    entries: Sequence[Entry]


def draw(act: Act, locale: str, system: str, zone: ZoneInfo) -> bytes:
    """The PDF. `system`: the address of the service, `zone`: the network's clock."""
    say = TEXT[locale]

    def when(at: datetime) -> str:
        return moment(at.isoformat(), zone, locale)

    sheet = _Sheet(say)
    sheet.set_title(say['title'].format(act=act.number))
    sheet.set_lang(locale)
    sheet.set_creation_date(act.at)
    sheet.add_page()
    sheet.words(say['title'].format(act=act.number), 15, bold=True)
    sheet.words(say['under'], 8, MUTED)
    sheet.ln(3)
    whose = [say['account'].format(id=act.account)]
    if act.applications:
        whose.append(say['applications'].format(numbers=', '.join(map(str, act.applications))))
    reason = (
        say['reason_self']
        if act.by is None
        else say['reason_paper'].format(reference=act.reference, day=day(act.asked_on, zone, locale))
    )
    freed = say['freed'].format(at=when(act.finished_at)) if act.finished_at else say['not_freed']
    sheet.pairs(
        [
            (say['operator'], '\n'),
            (say['whose'], '; '.join(whose)),
            (say['who'], say['self'] if act.by is None else say['paper'].format(name=act.by)),
            (say['reason'], reason),
            (say['system'], f'Osmotr, {system}'),
            (say['at'], when(act.at)),
            (say['how'], f'{say["how_words"]}; {freed}'),
        ]
    )
    if act.replayed_at:
        sheet.words(say['again'].format(at=when(act.replayed_at)), 9)
    _counted(sheet, say['gone'], act.gone, GONE, locale, say['none'])
    _counted(sheet, say['kept'], act.kept, KEPT, locale, say['none'])
    if act.kept and act.kept_until:
        sheet.words(say['kept_why'].format(until=day(act.kept_until.isoformat(), zone, locale)), 8.5, MUTED)
    sheet.heading(say['log'])
    sheet.words(say['log_what'], 8, MUTED)
    rows = [(str(each.seq), when(each.at), say['acts'].get(each.act, each.act), each.hash) for each in act.entries]
    sheet.grid((say['number'], say['at'], say['what'], say['hash']), rows, (10, 42, 38, 88))
    sheet.ln(11)
    sheet.words(f'{say["sign"]}: {"_" * 60}', 9)
    return bytes(sheet.output())


def _counted(
    sheet: _Sheet, title: str, counts: Mapping[str, int], words: Mapping[str, tuple[str, str]], locale: str, none: str
) -> None:
    sheet.heading(title)
    if not counts:
        sheet.words(none, 9)
        return
    known = [name for name in words if name in counts] + [name for name in counts if name not in words]
    named = [(words.get(name, (name, name))[locale == 'en'], str(counts[name])) for name in known]
    sheet.pairs(named, widths=(158, 20), right=True)


class _Sheet(FPDF):
    """A4, one typeface, tables with hair lines."""

    def __init__(self, say: Mapping[str, Any]) -> None:
        super().__init__('P', 'mm', 'A4')
        self.say = say
        self.add_font('body', '', FONTS / 'DejaVuSansCondensed.ttf')
        self.add_font('body', 'B', FONTS / 'DejaVuSansCondensed-Bold.ttf')
        self.set_margins(16, 16, 16)
        self.set_auto_page_break(True, 18)
        self.set_creator('Osmotr')

    def footer(self) -> None:
        """The number of the page."""
        self.set_y(-13)
        self._type(7.5, MUTED)
        self.cell(0, 5, self.say['page'].format(page=self.page_no()), align='R')

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

    def _type(self, size: float, colour: tuple[int, int, int], bold: bool = False) -> None:
        self.set_font('body', 'B' if bold else '', size)
        self.set_text_color(*colour)
