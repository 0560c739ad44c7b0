"""The people of the demo network and the premises that they want to open."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications import operations as applications
from app.applications.models import Application
from app.db import transaction
from inspections import operations

PASSWORD = 'osmotr-demo'
ADMIN, REVIEWER, INSPECTOR, APPLICANT = (
    'admin@demo.test',
    'reviewer@demo.test',
    'inspector@demo.test',
    'applicant@demo.test',
)
PEOPLE: tuple[tuple[str, str, str], ...] = (
    (ADMIN, 'Николай Крылов', 'administrator'),
    (REVIEWER, 'Ольга Никитина', 'reviewer'),
    (INSPECTOR, 'Андрей Белов', 'inspector'),
    (APPLICANT, 'ИП Соколова М. И.', 'applicant'),
    ('belyaeva@demo.test', 'Вера Беляева', 'inspector'),
    ('gavrilov@demo.test', 'ИП Гаврилов А. С.', 'applicant'),
    ('verstal@demo.test', 'ООО «Версталь»', 'applicant'),
    ('melnikova@demo.test', 'ИП Мельникова О. А.', 'applicant'),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Premises of the demo network, in Tver."""

    owner: str
    address: str
    latitude: float
    longitude: float
    profile: str = 'brand-max@2026-01-01'
    radius_m: float = 100.0


PLACES: Mapping[str, Place] = {
    'accepted': Place('verstal@demo.test', 'Тверь, ул. Мира, 5, корп. 3', 56.8441, 35.8793),
    'returned': Place('gavrilov@demo.test', 'Тверь, пр. Ленина, 112', 56.8512, 35.8468, 'generic@2026-01-01'),
    'finished': Place(APPLICANT, 'Тверь, ул. Лесная, 7', 56.8587, 35.9176),
    'today': Place('melnikova@demo.test', 'Тверь, б-р Шмидта, 14, вход «со двора»', 56.8609, 35.9119),
    'tomorrow': Place(
        'verstal@demo.test', 'Тверь, Краснофлотская наб., 18, корп. 2', 56.8645, 35.9021, 'small@2026-01-01'
    ),
    'later': Place(
        'gavrilov@demo.test', 'пос. Верхневолжский, ул. Школьная, 3', 56.7493, 35.7602, 'village@2026-01-01', 150.0
    ),
    'open': Place(APPLICANT, 'Тверь, ул. Садовая, 12', 56.8532, 35.9054),
}


def make_people(at: datetime) -> dict[str, Account]:
    """Every account by its e-mail. Only the four of the demo have a password that is told."""
    told = (ADMIN, REVIEWER, INSPECTOR, APPLICANT)
    known = {
        email: accounts.secret_of(PASSWORD if email in told else secrets.token_urlsafe(16)) for email, *_ in PEOPLE
    }
    with transaction():
        found: dict[str, Account] = {}
        for email, name, role in PEOPLE:
            found[email] = accounts.create(
                email=email, name=name, role=role, secret=known[email], locale='ru', by=None, at=at
            )
    return found


def apply_for(place: Place, people: Mapping[str, Account], at: datetime) -> Application:
    """A new application; the self-assessment opens with it."""
    by = people[ADMIN].id
    with transaction():
        application = applications.create(
            applicant=people[place.owner],
            address=place.address,
            latitude=place.latitude,
            longitude=place.longitude,
            radius_m=place.radius_m,
            profile=place.profile,
            by=by,
            at=at,
        )
        operations.open_self_assessment(application, by, at)
    return application
