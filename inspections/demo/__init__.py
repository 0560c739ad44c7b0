"""The demo network: people, applications in every stage, drawn photos. All of it goes the way of real work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications.models import Application
from app.db import db, transaction
from app.rest import moment
from checklists import operations as checklists
from inspections import operations
from inspections.demo import answers, shots
from inspections.demo.people import ADMIN, APPLICANT, INSPECTOR, PLACES, REVIEWER, apply_for, make_people
from inspections.demo.phone import Phone
from inspections.demo.shots import Premises
from inspections.demo.work import Odd, Spot, Work, fill
from inspections.models import Inspection
from inspections.review import deciding
from inspections.review import operations as review

FEW = frozenset({'SIG-01', 'SIG-02', 'CLI-01', 'STO-06'})
LESNAYA = Premises()
LESNAYA_VISITED = replace(
    LESNAYA, letter_m=0.18, lit=False, ramp=False, button=True, seats=2, width_m=4.68, lockable=False, cameras=2,
    light=0.88, warmth=-0.4, seed=2,
)  # fmt: skip
ZONE = timedelta(hours=3)  # Tver


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody, with a phone each."""

    people: Mapping[str, Account]
    phones: Mapping[str, Phone]


def load(at: datetime) -> None:
    """Fill a database with the demo network as of `at`; a second time changes nothing."""
    if not _begin(at):
        return
    people = make_people(at - timedelta(days=60))
    network = Network(people, {email: Phone(account, 'Телефон') for email, account in people.items()})
    _accepted(network, at)
    borrowed = _returned(network, at)
    _finished(network, borrowed, at)
    _to_visit(network, at)
    apply_for(PLACES['open'], people, at - timedelta(days=1, hours=2))


def _begin(at: datetime) -> bool:
    with transaction():
        if accounts.by_email(ADMIN) is not None:
            return False
        checklists.publish_library(at - timedelta(days=60))
    return True


def _accepted(network: Network, at: datetime) -> None:
    place = PLACES['accepted']
    drawn = Premises('ООО «ВЕРСТАЛЬ»', 'УЛ. МИРА', '5', cameras=4, table_m=1.2, seats=3, width_m=6.6, seed=31)
    application = apply_for(place, network.people, at - timedelta(days=10))
    good = Work(place, drawn, Spot(6, -9, 11), only=FEW)
    fill(network.phones[place.owner], _self_assessment(application), good, at - timedelta(days=7, hours=3))
    visit = _plan(network, application, due_at=at - timedelta(days=4), at=at - timedelta(days=6))
    seen = replace(good, premises=replace(drawn, light=0.93, warmth=-0.2, seed=32), line=answers.SLOWER)
    fill(network.phones[INSPECTOR], visit, seen, at - timedelta(days=4, hours=2))
    _decide(network, application, 'accept', [], 'Помещение готово. Добро пожаловать в сеть.', at - timedelta(hours=20))


def _returned(network: Network, at: datetime) -> Odd:
    """Sent back for two items. Returns a photo of it that somebody else will use again, for other premises."""
    place, began = PLACES['returned'], at - timedelta(days=16, hours=5)
    drawn = Premises(
        'ИП ГАВРИЛОВ А. С.',
        'ПР. ЛЕНИНА',
        '112',
        letter_m=0.35,
        ramp=False,
        cameras=2,
        seats=1,
        width_m=4.3,
        rooms=1,
        seed=41,
    )
    application = apply_for(place, network.people, at - timedelta(days=20))
    told = Work(place, drawn, Spot(12, 5, 14), {'ENT-04': 'level', 'CLI-07': 2}, only=FEW)
    fill(network.phones[place.owner], _self_assessment(application), told, began)
    visit = _plan(network, application, due_at=at - timedelta(days=10), at=at - timedelta(days=15))
    seen = Work(
        place,
        replace(drawn, light=0.9, warmth=-0.3, seed=42),
        Spot(-7, 8, 9),
        {'ENT-04': 'none', 'CLI-07': 1, 'DOC-03': 'no', 'FIR-04': 'no'},
        {'FIR-04': 'Выход заставлен коробками, дверь открывается наполовину.', 'ENT-04': 'Две ступени, кнопки нет.'},
        only=FEW,
        line=answers.SLOWER,
    )
    fill(network.phones[INSPECTOR], visit, seen, at - timedelta(days=10, hours=4))
    items = [
        {'id': 'FIR-04', 'reason': 'Освободите выход и пришлите снимок открытой двери.', 'to': 'applicant'},
        {'id': 'DOC-03', 'reason': 'Повесьте предупреждение о видеонаблюдении у входа.', 'to': 'applicant'},
    ]
    _decide(network, application, 'return', items, 'Два пункта — и можно открываться.', at - timedelta(days=8))
    exif = {'taken_at': moment(began)[:19], 'make': 'Xiaomi', 'model': 'Redmi Note 12'}
    return Odd(shots.take('SIG-02', drawn), Spot(-117, 59, 24), {'source': 'file', 'exif': exif})


def _finished(network: Network, borrowed: Odd, at: datetime) -> None:
    """The pair that waits for the reviewer: the two voices differ on six items, two of them critical."""
    place, began, visited = PLACES['finished'], at - timedelta(days=5, hours=2), at - timedelta(days=2, hours=21)
    application = apply_for(place, network.people, at - timedelta(days=9))
    told = Work(
        place,
        replace(LESNAYA, stamp=_stamp(began)),
        Spot(11, -6, 12),
        answers.APPLICANT,
        answers.APPLICANT_NOTES,
        odd={'SIG-02': borrowed},
    )
    fill(network.phones[APPLICANT], _self_assessment(application), told, began)
    visit = _plan(network, application, due_at=at - timedelta(days=2), at=at - timedelta(days=4))
    seen = Work(
        place,
        replace(LESNAYA_VISITED, stamp=_stamp(visited)),
        Spot(9, 15, 9),
        answers.INSPECTOR,
        answers.INSPECTOR_NOTES,
        answers.FINDINGS,
        line=answers.SLOWER,
    )
    fill(network.phones[INSPECTOR], visit, seen, visited)


def _to_visit(network: Network, at: datetime) -> None:
    """The inspector's next visits: one today, two more."""
    evening = (at + ZONE).replace(hour=23, minute=59, second=0, microsecond=0) - ZONE
    today = apply_for(PLACES['today'], network.people, at - timedelta(days=12))
    drawn = Premises('ИП МЕЛЬНИКОВА О. А.', 'Б-Р ШМИДТА', '14', cameras=3, seats=3, rooms=0, width_m=5.8, seed=51)
    good = Work(PLACES['today'], drawn, Spot(-5, 7, 16), only=FEW)
    fill(network.phones[PLACES['today'].owner], _self_assessment(today), good, at - timedelta(days=6, hours=4))
    _plan(network, today, due_at=evening, at=at - timedelta(days=5))
    for name, days, stage in (('tomorrow', 1, 'finished'), ('later', 3, 'empty')):
        application = apply_for(PLACES[name], network.people, at - timedelta(days=7 - days))
        _plan(network, application, due_at=evening + timedelta(days=days), at=at - timedelta(days=2), stage=stage)


def _self_assessment(application: Application) -> Inspection:
    query = sa.select(Inspection).where(Inspection.application_id == application.id)
    found: Inspection = db.session.scalars(query.where(Inspection.kind == 'self_assessment')).one()
    return found


def _plan(
    network: Network, application: Application, *, due_at: datetime, at: datetime, stage: str = 'finished'
) -> Inspection:
    inspector, by = network.people[INSPECTOR], network.people[ADMIN].id
    with transaction():
        fresh = review.locked(application.id)
        return operations.plan_visit(fresh, inspector=inspector, stage=stage, due_at=due_at, by=by, at=at)


def _decide(
    network: Network, application: Application, verdict: str, items: list[dict[str, Any]], reason: str, at: datetime
) -> None:
    with transaction():
        fresh = review.locked(application.id)
        deciding.decide(fresh, verdict=verdict, items=items, reason=reason, by=network.people[REVIEWER], at=at)


def _stamp(at: datetime) -> str:
    return (at + ZONE).strftime('%d.%m.%Y %H:%M:07')
