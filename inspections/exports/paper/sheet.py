"""A4 pages that fill from top to bottom: the type, the colours, and text in columns that runs over page ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from fpdf import FPDF

from inspections.exports.words.speech import Speech
from inspections.exports.words.text import TEXT

FONTS = Path(__file__).resolve().parents[3] / 'app' / 'fonts'
Colour = tuple[int, int, int]
Plain = Mapping[str, Any]
INK: Colour = (17, 32, 31)
MUTED: Colour = (69, 86, 84)
LINE: Colour = (205, 214, 211)
STRONG: Colour = (107, 124, 121)
PANEL: Colour = (13, 43, 50)
ACCENT: Colour = (10, 92, 105)
PAPER: Colour = (237, 241, 239)
WHITE: Colour = (255, 255, 255)
OK: Colour = (23, 101, 47)
WARN: Colour = (119, 72, 0)
BAD: Colour = (168, 28, 28)
INFO: Colour = (57, 73, 124)
LEFT, TOP, RIGHT, BOTTOM = 16.0, 18.0, 194.0, 277.0  # millimetres
WIDTH = RIGHT - LEFT
POINT = 25.4 / 72
UNKNOWN = '\u25a1'  # stands for a character that our typeface has not
SOFT = '\u00ad\u200b\u200c\u200d\ufe0e\ufe0f'


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks: size in points, and how much of it one line takes."""

    size: float = 8.5
    bold: bool = False
    colour: Colour = INK
    leading: float = 1.32

    @property
    def height(self) -> float:
        """Of one line, millimetres."""
        return self.size * self.leading * POINT


BODY = Style()
STRONG_BODY = Style(bold=True)
SMALL = Style(7.2, colour=MUTED)
LABEL = Style(7.2, bold=True, colour=MUTED)
HEAD = Style(12.5, bold=True)
TITLE = Style(19, bold=True, leading=1.18)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; `gap` is the room above it, millimetres."""

    text: str
    style: Style
    gap: float = 0.0

    @property
    def height(self) -> float:
        """With the room above it."""
        return self.style.height + self.gap


class Sheet(FPDF):
    """The document. `y` is where the next thing stands; nothing stands below BOTTOM."""

    def __init__(self, say: Speech, title: str, running: str, made_at: datetime) -> None:
        super().__init__('P', 'mm', 'A4')
        self.say, self.running = say, running
        self.add_font('body', '', FONTS / 'DejaVuSansCondensed.ttf')
        self.add_font('body', 'B', FONTS / 'DejaVuSansCondensed-Bold.ttf')
        self._known: dict[bool, Any] = {bold: self.fonts[f'body{"B" if bold else ""}'].cw for bold in (False, True)}
        self.set_auto_page_break(False)
        self.set_margins(LEFT, TOP, 210 - RIGHT)
        self.set_title(self.readable(title))
        self.set_creator('Osmotr')
        self.set_lang(say.locale)
        self.set_creation_date(made_at)
        self.add_page()

    def said(self, key: str, *facts: object) -> str:
        """A text of ours."""
        return TEXT[self.say.locale][key].format(*facts)

    def header(self) -> None:
        """What stands at the top of every page but the first."""
        if self.page_no() > 1:
            self.one(LEFT, 10, self._cut(self.running, WIDTH, SMALL), SMALL)
            self.rule(14.5)
        self.y = TOP

    def footer(self) -> None:
        """The number of the page and of all pages."""
        self.rule(283)
        self.set_font('body', '', SMALL.size)
        self.set_text_color(*MUTED)
        words = self.said('page', self.page_no(), '{nb}')
        self.set_xy(RIGHT - self.width(words.replace('{nb}', '00'), SMALL), 284.5)
        self.cell(60, 4, words)
        self.one(LEFT, 284.8, 'Osmotr · Осмотр', SMALL)

    def readable(self, text: str) -> str:
        """The text as our typeface can show it: in one form, without what has no picture."""
        composed = unicodedata.normalize('NFC', text).replace('\t', ' ').replace('\r', '')
        shown = []
        for each in composed:
            if each in SOFT or (each != '\n' and unicodedata.category(each) in ('Cc', 'Cf')):
                continue
            shown.append(each if each == '\n' or ord(each) in self._known[False] else UNKNOWN)
        return ''.join(shown)

    def width(self, text: str, style: Style) -> float:
        """How wide a text without line ends is, millimetres."""
        widths = self._known[style.bold]
        return float(sum(widths[ord(each)] for each in text)) * style.size * POINT / 1000

    def wrap(self, text: str, width: float, style: Style = BODY, gap: float = 0.0) -> list[Line]:
        """Its lines, none wider than `width`; a word that is too long is broken anywhere."""
        lines: list[Line] = []
        for paragraph in self.readable(text).split('\n'):
            current = ''
            for word in paragraph.split(' '):
                longer = f'{current} {word}' if current else word
                if self.width(longer, style) <= width:
                    current = longer
                    continue
                if current:
                    lines.append(Line(current, style))
                while self.width(word, style) > width:
                    fits = self._fitting(word, width, style)
                    lines.append(Line(word[:fits], style))
                    word = word[fits:]
                current = word
            lines.append(Line(current, style))
        return [Line(lines[0].text, style, gap), *lines[1:]] if gap else lines

    def one(self, x: float, y: float, text: str, style: Style) -> None:
        """One line with its upper edge at `y`; it is not broken."""
        self.set_font('body', 'B' if style.bold else '', style.size)
        self.set_text_color(*style.colour)
        self.text(x, y + style.size * POINT * 0.93 + style.size * POINT * (style.leading - 1.17) / 2, text)

    def fits(self, height: float) -> bool:
        """Whether so much room is left on this page."""
        return self.y + height <= BOTTOM

    def need(self, height: float) -> None:
        """Go to a new page unless so much room is left."""
        if not self.fits(height):
            self.add_page()

    def put(self, lines: Sequence[Line], x: float = LEFT) -> None:
        """Lines one under the other, over as many pages as they take."""
        self.columns([(x, lines)])

    def columns(
        self, columns: Sequence[tuple[float, Sequence[Line]]], head: Callable[[Self], None] | None = None
    ) -> None:
        """Texts side by side from `y` on. What does not fit goes on at the top of the next page, each in its column.

        `head` is called, with this sheet, at the top of each page that follows.
        """
        rest = [(x, list(lines)) for x, lines in columns]
        while any(lines for _, lines in rest):
            top, deepest, moved = self.y, self.y, False
            for x, lines in rest:
                at = top
                while lines and at + lines[0].height <= BOTTOM + 0.01:
                    line = lines.pop(0)
                    self.one(x, at + line.gap, line.text, line.style)
                    at, moved = at + line.height, True
                deepest = max(deepest, at)
            self.y = deepest
            if any(lines for _, lines in rest):
                if not moved and top <= TOP + 30:
                    raise ValueError('a line that is higher than a page')
                self.add_page()
                if head is not None:
                    head(self)

    def heading(self, text: str, room: float = 22) -> None:
        """The title of a part, with room for what follows; it stands in the outline too."""
        self.need(room)
        if self.y > TOP + 1:
            self.y += 5
        self.start_section(self.readable(text))
        y = self.y
        self.block(LEFT, y + 0.8, 1.4, 4.6, ACCENT)
        self.one(LEFT + 4, y, self.readable(text), HEAD)
        self.y = y + HEAD.height + 1.6

    def rule(self, y: float, colour: Colour = LINE, left: float = LEFT, right: float = RIGHT) -> None:
        """A hair line across."""
        self.set_draw_color(*colour)
        self.set_line_width(0.2)
        self.line(left, y, right, y)

    def block(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.set_fill_color(*colour)
        self.rect(x, y, w, h, style='F')

    def frame(self, x: float, y: float, w: float, h: float, colour: Colour = STRONG) -> None:
        """An empty rectangle with small round corners."""
        self.set_draw_color(*colour)
        self.set_line_width(0.25)
        self.rect(x, y, w, h, style='D', round_corners=True, corner_radius=0.8)

    def plate(self, x: float, y: float, code: str) -> None:
        """The code of an item on its plate."""
        style = Style(7.4, bold=True)
        text = self._cut(self.readable(code), 15, style)
        self.frame(x, y, 16.4, 4.4)
        self.one(x + (16.4 - self.width(text, style)) / 2, y + 0.5, text, style)

    def _cut(self, text: str, width: float, style: Style) -> str:
        shown = self.readable(text).replace('\n', ' ')
        if self.width(shown, style) <= width:
            return shown
        return shown[: self._fitting(shown, width - self.width('…', style), style)].rstrip() + '…'

    def _fitting(self, word: str, width: float, style: Style) -> int:
        """How many characters of it fit, one at least."""
        room, count = width, 0
        widths = self._known[style.bold]
        for each in word:
            room -= widths[ord(each)] * style.size * POINT / 1000
            if room < 0:
                break
            count += 1
        return max(1, count)
