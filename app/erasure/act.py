"""The act as a PDF: what was destroyed and kept, when, by whom and why, with the extract of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.erasure.words import GONE, KEPT, TEXT
from app.notifications.wording import day, moment
from app.sheet import MUTED, Sheet


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

    sheet = Sheet(say['page'])
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
    sheet: Sheet, title: str, counts: Mapping[str, int], words: Mapping[str, tuple[str, str]], locale: str, none: str
) -> None:
    sheet.heading(title)
    if not counts:
        sheet.words(none, 9)
        return
    known = [name for name in words if name in counts] + [name for name in counts if name not in words]
    named = [(words.get(name, (name, name))[locale == 'en'], str(counts[name])) for name in known]
    sheet.pairs(named, widths=(158, 20), right=True)
