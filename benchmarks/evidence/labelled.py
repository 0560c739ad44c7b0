"""Honest and forged inspections, seeded, through the real journal, store and jobs; what the checks say of each kind.

Every one is written by a phone of its own, pushed, uploaded and looked at as in real work (SQLite, the local folder);
only time is told. What counts is an inspection with a signal that asks for a look: attention or check.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from flask_migrate import upgrade

from app import clock, jobs
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.db import db, transaction
from app.settings import Settings
from benchmarks.evidence import forgeries, rooms
from benchmarks.evidence.forgeries import Forger, Kind
from benchmarks.evidence.walks import Frame, Spot, Walker, honest, open_inspection
from benchmarks.rows import Row
from checklists import operations as checklists
from inspections.demo.phone import Phone
from inspections.models import Inspection, Signal

SEED = 4
VISITS, INSPECTORS, SELF, FORGED = 120, 6, 80, 100
SHOTS = 5
AT = datetime(2026, 10, 5, 6, 0, tzinfo=UTC)
TVER = Spot(56.8587, 35.9176)
WRONG_CLOCK = timedelta(seconds=40)
BY_NATURE = {'inaccurate'}  # says what is so of honest people too: their rooms let no satellite in
GOALS = ('same-bytes', 'near-duplicate', 'impossible-speed', 'clock-jump', 'clock-offset', 'chain-broken')


@dataclass(slots=True)
class Labelled:
    """What was handed in: {inspection id: kind of forgery, or none}."""

    kinds: dict[str, Kind | None] = field(default_factory=dict)
    others: list[Frame] = field(default_factory=list)


def measure() -> Sequence[Row]:
    """For each kind of forgery how many are found, for each check how many honest inspections it flags."""
    from wsgi import build

    with tempfile.TemporaryDirectory(prefix='osmotr-bench-') as folder:
        data = Path(folder) / 'data'
        data.mkdir()
        app = build(Settings(data=data, demo=False))
        with app.app_context():
            upgrade()
            with transaction():
                checklists.publish_library(AT - timedelta(days=1))
            made = Labelled()
            _honest(made)
            _forged(made)
        while jobs.run_due(app):
            pass
        with app.app_context():
            said = _said()
            db.session.remove()
            db.engine.dispose()
    return _rows(made, said)


def _honest(made: Labelled) -> None:
    """Inspectors on their days, each with one phone; applicants, each with their own. Some visit the same rooms."""
    draw = random.Random(SEED)
    inspectors = [_person(Role.INSPECTOR, f'inspector{number}') for number in range(INSPECTORS)]
    for number, inspector in enumerate(inspectors):
        off = WRONG_CLOCK if number % 4 == 0 else timedelta(seconds=draw.gauss(0, 3))
        walker = Walker(inspector, Phone(inspector, 'own'), AT + timedelta(hours=number))
        for visit in range(VISITS // INSPECTORS):
            room = number * 1000 + visit
            if visit % 6 == 0:
                walker.now = AT + timedelta(days=visit // 6 + 1, hours=draw.uniform(0, 2))
                walker.last = None
            _one(made, walker, _person(Role.APPLICANT, f'owner{room}'), room, draw, off, 1, None)
    for number in range(SELF):
        owner = _person(Role.APPLICANT, f'self{number}')
        walker = Walker(owner, Phone(owner, 'own'), AT + timedelta(hours=number * 3.1))
        off = WRONG_CLOCK if number % 5 == 0 else timedelta(seconds=draw.gauss(0, 3))
        _one(made, walker, owner, 90_000 + number, draw, off, 0, None)


def _forged(made: Labelled) -> None:
    for kind in forgeries.KINDS:
        draw = random.Random(f'{SEED} {kind.name}')
        for number in range(FORGED):
            owner = _person(Role.APPLICANT, f'{forgeries.KINDS.index(kind)}-{number}')
            walker = Walker(owner, Phone(owner, 'own'), AT + timedelta(days=20, minutes=number * 37))
            _one(made, walker, owner, 200_000 + number, draw, timedelta(seconds=draw.gauss(0, 3)), 0, kind)


def _one(
    made: Labelled, walker: Walker, owner: Account, room: int, draw: random.Random, off: timedelta, visit: int,
    kind: Kind | None,
) -> None:  # fmt: skip
    spot = TVER.away(draw.uniform(-9000, 9000), draw.uniform(-9000, 9000))
    inspection = open_inspection(walker.account, owner, spot, room, walker.now)

    def frames(began: datetime) -> list[Frame]:
        if kind is None:
            items = [(item, rooms.picture(room, item, visit)) for item in draw.sample(rooms.ITEMS, SHOTS)]
            if draw.random() < 0.3:  # the first try of an item was not good enough: it is taken again
                items.insert(1, (items[0][0], rooms.picture(room, items[0][0], visit + 5)))
            if draw.random() < 0.1:  # one view shows two items
                items.append(('CLI-07', items[0][1]))
            taken = honest(spot, items, draw, off, began)
            made.others += taken
            return taken
        seen = [(rooms.ITEMS[each], rooms.anything(draw.randrange(1 << 40))) for each in range(kind.shots)]
        taken = honest(spot, seen, draw, off, began)
        for frame in taken:  # no other reason to be flagged
            frame.said, frame.accuracy = {}, min(frame.accuracy, 60.0)
        kind.forge(taken, Forger(draw, spot, began, made.others))
        return taken

    walker.walk(inspection, frames, spot)
    made.kinds[str(inspection.id)] = kind


def _said() -> dict[str, set[str]]:
    """{inspection id: codes that ask for a look}."""
    found: dict[str, set[str]] = {}
    query = sa.select(Signal.inspection_id, Signal.code).where(Signal.severity != 'note')
    for inspection_id, code in db.session.execute(query):
        found.setdefault(str(inspection_id), set()).add(code)
    assert db.session.scalar(sa.select(sa.func.count(Inspection.id)))
    return found


def _rows(made: Labelled, said: dict[str, set[str]]) -> list[Row]:
    rows = []
    for kind in forgeries.KINDS:
        mine = [said.get(each, set()) for each, of in made.kinds.items() if of is kind]
        found = sum(bool(codes & set(kind.codes)) for codes in mine)
        budget = '≥ 99 %' if kind.goal else 'cannot be known' if kind.known_to_hide else '–'
        note = f'{len(mine)} inspections, by {" or ".join(kind.codes)}'
        rows.append(Row(f'found: {kind.name}', 100 * found / len(mine), '%', budget, None, note))
    clean = [said.get(each, set()) for each, of in made.kinds.items() if of is None]
    share = lambda count: 100 * count / len(clean)  # noqa: E731
    goal = sum(bool(codes & set(GOALS)) for codes in clean)
    work = f'false alarms by the checks of these goals, {len(clean)} honest inspections'
    rows.append(Row(work, share(goal), '%', '≤ 1 %'))
    rows.append(
        Row('– by all checks but «inaccurate»', share(sum(bool(codes - BY_NATURE) for codes in clean)), '%', '≤ 1 %')
    )
    alarms = Counter(code for codes in clean for code in codes)
    rows += [Row(f'– by {code}', share(count), '%', '–') for code, count in alarms.most_common()]
    return rows


def _person(role: str, name: str) -> Account:
    with transaction():
        return accounts.create(
            email=f'{name}@bench.test', name=name, role=role, secret='', locale='ru', by=None, at=clock.now()
        )
