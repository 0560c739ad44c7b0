"""The last letter: goes to an address that is kept nowhere but in the memory of this call, once, with the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from app.erasure.words import TEXT
from app.notifications import senders
from app.notifications.senders import Acknowledged, Refused
from app.notifications.wording import Wording, moment
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom it goes to, as they were before."""

    email: str
    name: str
    locale: str


def send(settings: Settings, to: Addressee, number: int, at: datetime, pdf: bytes) -> str:
    """What came of it: `sent`, `refused`, `away` (no server answered: nobody tries again), `none` (there is none)."""
    if settings.mail is None:
        return 'none'
    say = TEXT[to.locale]
    told = {'act': number, 'at': moment(at.isoformat(), ZoneInfo(settings.zone), to.locale)}
    lines = [each.format(**told) for each in say['letter']]
    body = ''.join(f'<p>{escape(each)}</p>' for each in lines)
    html = f'<!doctype html><html lang="{to.locale}"><body>{body}</body></html>'
    said = Wording(say['subject'].format(**told), '\n\n'.join(lines) + '\n', html)
    message = senders.write(
        settings.mail, to=to.email, name=to.name, message_id=f'<erasure-{number}@letters.osmotr>', at=at, said=said
    )
    message.add_attachment(pdf, maintype='application', subtype='pdf', filename=f'osmotr-act-{number}.pdf')
    outcome = senders.send(settings.mail, message, to.email)
    return 'sent' if isinstance(outcome, Acknowledged) else 'refused' if isinstance(outcome, Refused) else 'away'
