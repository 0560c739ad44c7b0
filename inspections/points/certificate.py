"""The certificate of an open point on paper, with the code by which anybody sees that it still holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.notifications.wording import day
from app.sheet import MUTED, Sheet

SAY: Mapping[str, Mapping[str, str]] = {
    'ru': {
        'page': 'Страница {page}',
        'title': 'Свидетельство пункта выдачи заказов',
        'number': '№ {number}',
        'address': 'Адрес: {address}',
        'what': (
            'Помещение осмотрено и принято, договор подписан, рабочее место подключено, сотрудники обучены, '
            'тестовый период пройден.'
        ),
        'at': 'Открыт {day}',
        'check': 'Работает ли пункт сейчас и по каким часам, видно по коду или по адресу: {address}',
    },
    'en': {
        'page': 'Page {page}',
        'title': 'Certificate of a pickup point',
        'number': 'No. {number}',
        'address': 'Address: {address}',
        'what': (
            'The premises have been inspected and accepted, the contract is signed, the desk is connected, the staff '
            'are trained, the test period is passed.'
        ),
        'at': 'Open since {day}',
        'check': 'Whether the point works now, and its hours: scan the code, or open {address}',
    },
}
QR_MM = 42


def draw(
    *, number: int, address: str, link: str, opened_at: datetime, at: datetime, locale: str, zone: ZoneInfo
) -> bytes:
    """The PDF. `link`: the public page of the point, also as a QR code."""
    say = SAY[locale]
    sheet = Sheet(say['page'])
    sheet.set_title(say['title'])
    sheet.set_lang(locale)
    sheet.set_creation_date(at)
    sheet.add_page()
    sheet.words(say['title'], 22, bold=True)
    sheet.ln(6)
    sheet.words(say['number'].format(number=number), 18, bold=True)
    sheet.ln(2)
    sheet.words(say['address'].format(address=address), 13)
    sheet.words(say['at'].format(day=day(opened_at.isoformat(), zone, locale)), 13)
    sheet.ln(4)
    sheet.words(say['what'], 11)
    sheet.ln(8)
    sheet.code(link, QR_MM)
    sheet.words(say['check'].format(address=link), 9, MUTED)
    return bytes(sheet.output())
