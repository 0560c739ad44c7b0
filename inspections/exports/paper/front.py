"""The first page: whose premises, what the answers come to and by which arithmetic, what was decided."""

from __future__ import annotations

from inspections.exports.paper.seals import draw_qr, where_to_check
from inspections.exports.paper.sheet import (
    ACCENT,
    BAD,
    BODY,
    INK,
    LABEL,
    LEFT,
    LINE,
    MUTED,
    OK,
    PAPER,
    RIGHT,
    SMALL,
    STRONG_BODY,
    TITLE,
    WARN,
    WIDTH,
    Line,
    Plain,
    Sheet,
    Style,
)

TONE = {'ready': OK, 'ready-with-tasks': WARN, 'not-ready': BAD, 'incomplete': MUTED}
QR_MM = 27.0


def draw_front(sheet: Sheet, document: Plain) -> None:
    """Head, verdict, decisions."""
    _head(sheet, document)
    _facts(sheet, document)
    _verdict(sheet, document['report'])
    _decisions(sheet, document['decisions'])


def report_name(sheet: Sheet, report: Plain) -> str:
    """«Выезд, готовое помещение, Иван Осипов»."""
    by = report.get('by')
    parts = [sheet.said(report['kind']), sheet.said(f'stage.{report["stage"]}'), by['name'] if by else '']
    return ', '.join(each for each in parts if each)


def _head(sheet: Sheet, document: Plain) -> None:
    application, say = document['report']['application'], sheet.say
    sealed = [each for each in document['report']['reports'] if each.get('code')]
    shown = next((each for each in reversed(sealed) if each['kind'] == 'visit'), sealed[-1] if sealed else None)
    room = WIDTH - (QR_MM + 12 if shown else 0)
    top = sheet.y
    name = f'{sheet.said("title")} · {sheet.said("application", application["number"])}'
    sheet.put(sheet.wrap(name, room, Style(9, bold=True, colour=ACCENT)))
    sheet.put(sheet.wrap(application['address'], room, TITLE, gap=1.6))
    made = sheet.said('made', say.moment(document['made_at']), document['zone'])
    by = document.get('made_by')
    words = f'{made}. {sheet.said("made-by", by)}' if by else made
    sheet.put(sheet.wrap(words, room, SMALL, gap=1.8))
    if shown:
        x = RIGHT - QR_MM
        draw_qr(sheet, where_to_check(document, shown['code']), x, top, QR_MM)
        style = Style(8, bold=True)
        sheet.one(x + (QR_MM - sheet.width(shown['code'], style)) / 2, top + QR_MM + 0.6, shown['code'], style)
        words = sheet.said('check-here')
        sheet.one(x + (QR_MM - sheet.width(words, SMALL)) / 2, top + QR_MM + 4.4, words, SMALL)
        if sheet.page_no() == 1:
            sheet.y = max(sheet.y, top + QR_MM + 9)
    sheet.y += 3
    sheet.rule(sheet.y)
    sheet.y += 3


def _facts(sheet: Sheet, document: Plain) -> None:
    """Who, where and when: two columns of names and values."""
    application, say, profile = document['report']['application'], sheet.say, document.get('profile')
    placed = application['latitude'] is not None
    position = (f'{application[name]:.5f}' for name in ('latitude', 'longitude')) if placed else ()
    where = sheet.said('position', *position, say.metres(application['radius_m'])) if placed else '—'
    title = sheet.said('profile-of', say.words(profile['title']), say.day(profile['valid_from'])) if profile else None
    left = [
        ('applicant', application['applicant']['name']),
        ('stage', sheet.said(f'application.{application["stage"]}')),
        ('submitted', say.moment(application['submitted_at']) if application['submitted_at'] else '—'),
        ('premises', where),
        ('profile', title or application['profile']),
    ]
    pairs = [(sheet.said(name), value) for name, value in left]
    reports = document['report']['reports']
    right = [(sheet.said(each['kind']), _stood(sheet, each)) for each in reports]
    silent = [kind for kind in ('self_assessment', 'visit') if not any(each['kind'] == kind for each in reports)]
    right += [(sheet.said(kind), sheet.said(f'no-{kind}')) for kind in silent]
    half = WIDTH / 2 - 4
    sheet.columns([(LEFT, _named(sheet, pairs, half)), (LEFT + WIDTH / 2 + 4, _named(sheet, right, half))])
    sheet.y += 4


def _named(sheet: Sheet, pairs: list[tuple[str, str]], width: float) -> list[Line]:
    lines: list[Line] = []
    for name, value in pairs:
        lines += sheet.wrap(name, width, LABEL, gap=1.2 if lines else 0)
        lines += sheet.wrap(value, width, BODY)
    return lines


def _stood(sheet: Sheet, report: Plain) -> str:
    """«готовое помещение, Иван Осипов. Запечатан 20 ноября, 11:46»."""
    when = report.get('sealed_at') if report['state'] == 'sealed' else report.get('finished_at')
    words = sheet.said(f'state.{report["state"]}', sheet.say.moment(when) if when else '')
    by = report['by']['name'] if report.get('by') else ''
    return ', '.join(each for each in (sheet.said(f'stage.{report["stage"]}'), by, words) if each)


def _verdict(sheet: Sheet, report: Plain) -> None:
    sheet.heading(sheet.said('verdict'), 60)
    standing = report.get('standing')
    if not standing:
        sheet.put(sheet.wrap(sheet.said('verdict.none'), WIDTH))
        return
    words = sheet.said(f'verdict.{standing["is"]}')
    if standing['critical_bad']:
        words = sheet.said('verdict.critical', words, len(standing['critical_bad']))
    tone = TONE[standing['is']]
    top = sheet.y
    sheet.y += 2.2
    sheet.put(sheet.wrap(words, WIDTH - 10, Style(14, bold=True, colour=tone)), LEFT + 5)
    sheet.put(sheet.wrap(arithmetic(sheet, standing), WIDTH - 10, BODY, gap=0.8), LEFT + 5)
    _scale(sheet, standing, tone)
    sheet.put(sheet.wrap(sheet.said('rule'), WIDTH - 10, SMALL), LEFT + 5)
    sheet.block(LEFT, top, 1.4, sheet.y - top + 1.5, tone)
    sheet.y += 3.5
    for name in ('critical_bad', 'bad', 'unanswered', 'na'):
        if standing[name]:
            codes = ', '.join(each.replace('-', '\u2011') for each in standing[name])
            _listed(sheet, f'{sheet.said(f"list.{name}")}: {len(standing[name])}', codes)
    whole = [each for each in report['reports'] if each['state'] in ('finished', 'sealed')]
    for each in whole if len(whole) > 1 else []:
        _listed(sheet, sheet.said('by-report', report_name(sheet, each)), arithmetic(sheet, each['verdict']))


def arithmetic(sheet: Sheet, verdict: Plain) -> str:
    """«Набрано 98 из 108 = 90,7 %. Готово от 90 %, …»."""
    say, thresholds = sheet.say, verdict['thresholds']
    return sheet.said(
        'arithmetic',
        say.number(verdict['score'], 0),
        say.number(verdict['max_score'], 0),
        say.percent(verdict['percent']),
        say.percent(thresholds['ready']),
        say.percent(thresholds['tasks']),
    )


def _scale(sheet: Sheet, verdict: Plain, tone: tuple[int, int, int]) -> None:
    """The percentage on its scale, with the two thresholds."""
    y, x, wide = sheet.y + 2.4, LEFT + 5, WIDTH - 10
    sheet.block(x, y, wide, 2.6, PAPER)
    sheet.block(x, y, wide * max(0.0, min(100.0, verdict['percent'])) / 100, 2.6, tone)
    for threshold in (verdict['thresholds']['tasks'], verdict['thresholds']['ready']):
        at = x + wide * threshold / 100
        sheet.set_draw_color(*INK)
        sheet.set_line_width(0.35)
        sheet.line(at, y - 1, at, y + 3.6)
        words = sheet.say.percent(threshold)
        sheet.one(at - sheet.width(words, SMALL) / 2, y + 3.7, words, SMALL)
    sheet.y = y + 8


def _listed(sheet: Sheet, name: str, words: str) -> None:
    lines = [*sheet.wrap(name, WIDTH, STRONG_BODY), *sheet.wrap(words, WIDTH, BODY)]
    sheet.need(min(30.0, sum(each.height for each in lines)))
    sheet.put(lines)
    sheet.y += 1.6


def _decisions(sheet: Sheet, decisions: list[Plain]) -> None:
    sheet.heading(sheet.said('decisions'))
    if not decisions:
        sheet.put(sheet.wrap(sheet.said('no-decision'), WIDTH))
    for each in reversed(decisions):
        lines = sheet.wrap(sheet.said(f'decision.{each["verdict"]}'), WIDTH - 5, Style(10, bold=True))
        by = each['by']['name'] if each.get('by') else ''
        when = sheet.say.moment(each['at'])
        lines += sheet.wrap(', '.join(part for part in (when, by) if part), WIDTH - 5, SMALL)
        if each['reason']:
            lines += sheet.wrap(each['reason'], WIDTH - 5, BODY, gap=0.8)
        for item in each['items']:
            to = sheet.said(f'to.{item["to"]}') if item.get('to') in ('applicant', 'inspector') else ''
            head = f'{item["id"]}{f" ({to})" if to else ""}'.replace('-', '\u2011')
            lines += sheet.wrap(head, WIDTH - 5, STRONG_BODY, gap=1)
            lines += sheet.wrap(str(item.get('reason') or ''), WIDTH - 5)
        sheet.need(min(40.0, sum(line.height for line in lines)))
        page, top = sheet.page_no(), sheet.y
        sheet.put(lines, LEFT + 5)
        if sheet.page_no() == page:
            sheet.block(LEFT, top, 0.7, sheet.y - top, LINE)
        sheet.y += 3
