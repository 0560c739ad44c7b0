"""A certificate on paper: who has learnt what, and the code by which anybody checks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.notifications.wording import day
from app.sheet import MUTED, Sheet

SAY: Mapping[str, Mapping[str, str]] = {
    'ru': {
        'page': 'Страница {page}',
        'title': 'Свидетельство об обучении',
        'who': '{name}',
        'what': 'прошёл(ла) обучение для работы в пункте выдачи заказов:',
        'point': 'Пункт: {address}',
        'at': 'Выдано {day}',
        'code': 'Код проверки: {code}',
        'check': 'Проверить свидетельство: {address}',
    },
    'en': {
        'page': 'Page {page}',
        'title': 'Certificate of training',
        'who': '{name}',
        'what': 'has passed the training for work at a pickup point:',
        'point': 'Point: {address}',
        'at': 'Issued {day}',
        'code': 'Code: {code}',
        'check': 'Check the certificate: {address}',
    },
}
QR_MM = 34


def draw(
    *, name: str, courses: Sequence[str], address: str, code: str, link: str, at: datetime, locale: str, zone: ZoneInfo
) -> bytes:
    """The PDF. `courses`: their titles; `link`: where it is checked, also as a QR code."""
    say = SAY[locale]
    sheet = Sheet(say['page'])
    sheet.set_title(say['title'])
    sheet.set_lang(locale)
    sheet.set_creation_date(at)
    sheet.add_page()
    sheet.words(say['title'], 22, bold=True)
    sheet.ln(8)
    sheet.words(say['who'].format(name=name), 18, bold=True)
    sheet.words(say['what'], 11)
    sheet.ln(3)
    for each in courses:
        sheet.words(f'·  {each}', 12)
    sheet.ln(5)
    sheet.words(say['point'].format(address=address), 11)
    sheet.words(say['at'].format(day=day(at.isoformat(), zone, locale)), 11)
    sheet.ln(6)
    sheet.code(link, QR_MM)
    sheet.words(
        say['code'].format(code=' '.join(code[each : each + 4] for each in range(0, len(code), 4))), 12, bold=True
    )
    sheet.words(say['check'].format(address=link), 9, MUTED)
    return bytes(sheet.output())
