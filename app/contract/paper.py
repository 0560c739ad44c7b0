"""The contract as a PDF, signed or still to be signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.contract.filling import Chapters
from app.notifications.wording import moment
from app.sheet import MUTED, Sheet

SAY: Mapping[str, Mapping[str, str]] = {
    'ru': {
        'title': 'Договор № {number}/{version}',
        'page': 'Страница {page}',
        'reading': 'Перевод для чтения. Силу имеет русский текст.',
        'signatures': 'Подписи',
        'network': 'Сеть',
        'partner': 'Партнёр',
        'issued': '{name}, {at}',
        'signed': '{name}, {email}\n{at}\nодноразовым кодом из письма, сетевой адрес {address}',
        'not-signed': 'Не подписан. Это чтение, а не экземпляр договора.',
        'digest': 'Отпечаток текста, SHA-256',
        'how': 'Подписано простой электронной подписью: Федеральный закон № 63-ФЗ, статьи 5, 6 и 9.',
    },
    'en': {
        'title': 'Contract No. {number}/{version}',
        'page': 'Page {page}',
        'reading': 'A translation to be read. The Russian text prevails.',
        'signatures': 'Signatures',
        'network': 'Network',
        'partner': 'Partner',
        'issued': '{name}, {at}',
        'signed': '{name}, {email}\n{at}\nwith a one-time code from a letter, network address {address}',
        'not-signed': 'Not signed. This is to be read, and is no copy of a contract.',
        'digest': 'SHA-256 of the text',
        'how': 'Signed with a simple electronic signature: Federal Law 63-FZ, articles 5, 6 and 9.',
    },
}


@dataclass(frozen=True, slots=True)
class About:
    """Which edition: the application's number, its version, and the digest of its text."""

    number: int
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Ends:
    """Who signed for the network and when, and for the partner: name, e-mail, network address, when; the latter none
    while it is not signed."""

    network: str
    issued_at: datetime
    partner: str | None = None
    email: str | None = None
    address: str | None = None
    signed_at: datetime | None = None


def draw(chapters: Chapters, about: About, ends: Ends, locale: str, zone: ZoneInfo) -> bytes:
    """The PDF in this language, moments by the network's clock."""
    say = SAY[locale]

    def when(at: datetime) -> str:
        return moment(at.isoformat(), zone, locale)

    sheet = Sheet(say['page'])
    title = say['title'].format(number=about.number, version=about.version)
    sheet.set_title(title)
    sheet.set_lang(locale)
    sheet.set_creation_date(ends.signed_at or ends.issued_at)
    sheet.add_page()
    sheet.words(title, 16, bold=True)
    if locale != 'ru':
        sheet.words(say['reading'], 9, MUTED)
    for number, chapter in enumerate(chapters, 1):
        sheet.heading(f'{number}. {chapter["title"][locale]}')
        for clause in chapter['clauses']:
            sheet.words(f'{clause["number"]}. {clause["text"][locale]}', 10)
            sheet.ln(1.5)
    sheet.heading(say['signatures'])
    signed = say['not-signed']
    if ends.signed_at is not None:
        signed = say['signed'].format(
            name=ends.partner, email=ends.email, address=ends.address, at=when(ends.signed_at)
        )
    sheet.pairs(
        [
            (say['network'], say['issued'].format(name=ends.network, at=when(ends.issued_at))),
            (say['partner'], signed),
            (say['digest'], about.digest),
        ]
    )
    if ends.signed_at is not None:
        sheet.ln(2)
        sheet.words(say['how'], 8, MUTED)
    return bytes(sheet.output())
