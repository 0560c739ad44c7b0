"""The people and inspections that each seed plays with: made at once, before the server starts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from argon2 import PasswordHasher
from flask_migrate import upgrade

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.db import db, transaction
from app.settings import Settings
from checklists import operations as checklists
from inspections import operations as inspections
from tests.support.checklists import next_version

PASSWORD = 'osmotr-demo'
MIGRATING = Lock()  # Alembic's operations go to one database at a time, and both are made ready side by side
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # phones sign in a thousand times
PEOPLE, INSPECTIONS, TOKENS = 2, 3, 6
PROFILE = 'generic@2026-01-01'


def make(data: Path, database_url: str, seeds: range) -> list[dict[str, Any]]:
    """Migrate the database and fill it for these seeds; returns their part of the plan for the phones."""
    from wsgi import build

    app = build(Settings(data=data, database_url=database_url, demo=False))
    with app.app_context():
        with MIGRATING:
            upgrade()
        with transaction():
            checklists.publish_library(clock.now())
        with transaction():
            hashed = QUICK.hash(PASSWORD)
            admin = _account('admin', Role.ADMINISTRATOR, hashed)
            applicant = _account('applicant', Role.APPLICANT, hashed)
        planned = []
        for seed in seeds:
            with transaction():
                planned.append(_seed(seed, admin, applicant, hashed))
        with transaction():
            checklists.publish_checklist(next_version(), 'next.yaml', clock.now())  # drafts may move to it
        db.session.remove()
        db.engine.dispose()
    return planned


def _seed(seed: int, admin: Account, applicant: Account, hashed: str) -> dict[str, Any]:
    at = clock.now()
    people = [_account(f'{seed}-{number}', Role.INSPECTOR, hashed) for number in range(PEOPLE)]
    planned = []
    for number in range(INSPECTIONS):
        application = applications.create(
            applicant=applicant, address=f'Москва, «Дом» {number} 🏠', latitude=55.75, longitude=37.61,
            radius_m=200, profile=PROFILE, by=admin.id, at=at,
        )  # fmt: skip
        visit = inspections.plan_visit(
            application, inspector=people[(seed + number) % PEOPLE], stage='finished', due_at=at + timedelta(days=3),
            by=admin.id, at=at,
        )  # fmt: skip
        planned.append({'id': str(visit.id), 'application_id': str(application.id)})
    return {
        'seed': seed,
        'people': [
            {'id': str(each.id), 'email': each.email, 'tokens': [_session(each) for _ in range(TOKENS)]}
            for each in people
        ],
        'admin_token': _session(admin),
        'inspections': planned,
    }


def _account(name: str, role: Role, hashed: str) -> Account:
    account = Account(
        email=f'{name}@faults.test',
        name=name,
        role=role,
        locale='ru',
        password_hash=hashed,
        created_at=clock.now(),
        confirmed_at=clock.now(),
    )
    db.session.add(account)
    db.session.flush()
    return account


def _session(account: Account) -> str:
    return accounts.open_session(account, 30, clock.now())
