"""Fills the desk with many applications quickly: copies of two that the product made, each with its own words."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.applications.regions import region_of
from app.db import db, rows_of, snapshot, transaction, uuid7
from app.settings import Settings
from checklists import operations as checklists
from inspections import operations as inspections
from inspections.demo import answers
from inspections.desk import projection, terms
from inspections.desk.models import DeskRow, DeskTerm
from inspections.models import Inspection
from inspections.states import State

PROFILE = 'generic@2026-01-01'
AT_ONCE, SAMPLE = 1000, 20
FIRST, ODD = 10_000, 200  # the first number; one in so many answers otherwise
ROWS, APPLICANT = rows_of(DeskRow), 'applicant Ёлкин'
CITIES = ('Тверь', 'Самара', 'Псков', 'Казань', 'Пермь', 'Томск', 'Сочи', 'Ёлкино')
STREETS = ('Лесная', 'Мира', 'Ленина', 'Садовая', 'Ёлочная', 'Заводская', 'Школьная', 'Победы', 'Шмидта', 'Хромова')
STAGES = (Stage.REVIEWING,) * 8 + (Stage.FIXING, Stage.ACCEPTED)  # nearly all of them in one heap: the worst queue
COMMON, RARE = 'SIG-01:yes', 'STO-05:no'


@contextmanager
def service(data: Path, url: str | None = None) -> Iterator[Flask]:
    """A service with empty tables, in SQLite or at `url`."""
    from wsgi import build

    data.mkdir(parents=True, exist_ok=True)
    app = build(Settings(data=data, database_url=url, demo=False, jobs_in_process=False))
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def fill(app: Flask, size: int) -> str:
    """Make the database; returns a reviewer's session. Rows of the desk are copies of two that the product made, each
    with its own number, address and words; a sample of them is made anew by the product and must be equal."""
    draw = random.Random(1)
    index = next(each for each in rows_of(DeskTerm).indexes if each.name == 'ix_desk_terms_term')
    with app.app_context():
        with transaction():
            checklists.publish_library(clock.now())
        with transaction():
            people = {role: _person(role) for role in (Role.APPLICANT, Role.INSPECTOR, Role.REVIEWER)}
            token = accounts.open_session(people[Role.REVIEWER], 30, clock.now())
        models = [_model(people, {}), _model(people, {'STO-05': 'no'})]
        with transaction():
            index.drop(db.session.connection())
        for start in range(0, size, AT_ONCE):
            with transaction():
                _copy(models, range(start, min(start + AT_ONCE, size)), size, draw)
        with transaction():
            for odd, model in enumerate(models):
                _copy_terms(model, odd == 1)
            index.create(db.session.connection())
        if db.engine.dialect.name == 'postgresql':
            with db.engine.connect().execution_options(isolation_level='AUTOCOMMIT') as connection:
                connection.execute(sa.text('VACUUM ANALYZE'))
        with snapshot():
            numbers = [FIRST + n for n in range(0, size, max(size // SAMPLE, 1))]
            ids = db.session.scalars(sa.select(ROWS.c.application_id).where(ROWS.c.number.in_(numbers))).all()
            wrong = list(projection.disagreements_of(ids))
            assert not wrong, wrong
        db.session.remove()
    return token


def _person(role: Role) -> Account:
    return accounts.create(
        email=f'{role}@bench.test',
        name=APPLICANT if role == Role.APPLICANT else role.value,
        role=role,
        secret=accounts.secret_of('osmotr-demo'),
        locale='ru',
        by=None,
        at=clock.now(),
    )


@dataclass
class Model:
    """An application that the product made, with its inspections and what the desk says of it."""

    application: dict[str, Any]
    inspections: list[dict[str, Any]]
    row: dict[str, Any]
    terms: frozenset[str]


def _model(people: dict[Role, Account], special: dict[str, Any]) -> Model:
    """Both voices have answered everything, and are sealed."""
    at, applicant = clock.now(), people[Role.APPLICANT]
    with transaction():
        application = application_of(applicant, at)
        own = latest(application)
        visit = inspections.plan_visit(
            application, inspector=people[Role.INSPECTOR], stage='finished', due_at=at, by=None, at=at
        )
        for each in (own, visit):
            _answer(each, at, special)
    with snapshot():
        row = db.session.execute(sa.select(ROWS).where(ROWS.c.application_id == application.id)).one()
        found = frozenset(db.session.scalars(sa.select(DeskTerm.term).where(DeskTerm.number == row.number)))
    words = terms.words(str(application.number), application.address, applicant.name)
    both = [_columns(each) for each in (own, visit)]
    return Model(_columns(application), both, dict(row._mapping), found - words - {terms.region(application.region)})


def _columns(row: Any) -> dict[str, Any]:
    return {each.name: getattr(row, each.name) for each in type(row).__table__.columns}


def application_of(applicant: Account, at: datetime) -> Application:
    """A new application, as the product makes it."""
    application = applications.create(
        applicant=applicant, address='Тверь, ул. Лесная, 1', latitude=56.85, longitude=35.9, radius_m=100,
        profile=PROFILE, by=None, at=at,
    )  # fmt: skip
    inspections.open_self_assessment(application, None, at)
    return application


def latest(application: Application) -> Inspection:
    """Its newest inspection."""
    query = sa.select(Inspection).where(Inspection.application_id == application.id)
    return db.session.scalars(query.order_by(Inspection.id.desc()).limit(1)).one()


def _answer(inspection: Inspection, at: datetime, special: dict[str, Any]) -> None:
    """As if a phone had sent good answers to everything, and the seal had followed."""
    items = checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    values = {name: answers.answer(item, special, at.date()) for name, item in items.items()}
    device = uuid.uuid4().hex
    inspection.fields = {
        name: {'value': value, 'op': f'{device}:{n}', 'hlc': f'{n:015d}-0000-{device}', 'conflicts': []}
        for n, (name, value) in enumerate(values.items(), 1)
    }
    inspection.state, inspection.finished_at = State.SEALED, at


def _copy(models: Sequence[Model], numbers: range, size: int, draw: random.Random) -> None:
    """Applications like the models; inspections, which no list reads, only for the sample."""
    at, like = clock.now(), models[0]
    some: dict[Any, list[dict[str, Any]]] = {Application: [], Inspection: [], DeskRow: [], DeskTerm: []}
    for n in numbers:
        like, number, stage = models[n % ODD == 0], FIRST + n, draw.choice(STAGES)
        address = f'{draw.choice(CITIES)}, ул. {draw.choice(STREETS)}, {draw.randrange(1, 200)}'
        promise = at + timedelta(seconds=draw.randrange(-3600, 3 * 86400))
        own = {
            'id': uuid7(), 'number': number, 'address': address, 'region': region_of(address), 'stage': stage,
            'turn_at': applications.FAR if stage == Stage.ACCEPTED else promise,
        }  # fmt: skip
        some[Application].append({**like.application, **own})
        both = [{**each, 'id': uuid7(), 'application_id': own['id']} for each in like.inspections]
        if n % max(size // SAMPLE, 1) == 0:
            some[Inspection] += both
        voices = {each['kind']: {**like.row['voices'][each['kind']], 'inspection_id': str(each['id'])} for each in both}
        shared = {name: own[name] for name in ('number', 'stage', 'turn_at', 'region')}
        some[DeskRow].append({**like.row, **shared, 'application_id': own['id'], 'voices': voices})
        words = terms.words(str(number), address, APPLICANT) | {terms.region(own['region'])}
        some[DeskTerm] += [{'number': number, 'term': term} for term in sorted(words)]
    for table, rows in some.items():
        if rows:
            db.session.connection().execute(sa.insert(rows_of(table)), rows)


def _copy_terms(model: Model, odd: bool) -> None:
    """What the model is found by beside its words, for all who answer as it does."""
    its = rows_of(DeskTerm).alias('its')
    alike = ((ROWS.c.number - FIRST) % ODD == 0) if odd else ((ROWS.c.number - FIRST) % ODD != 0)
    rows = sa.select(ROWS.c.number, its.c.term).join(its, its.c.number == model.row['number'])
    rows = rows.where(ROWS.c.number >= FIRST, alike, its.c.term.in_(sorted(model.terms)))
    db.session.connection().execute(sa.insert(rows_of(DeskTerm)).from_select(['number', 'term'], rows))
