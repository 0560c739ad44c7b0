"""An application with its inspections, filled in by phones that speak as real ones do."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app import jobs
from app.accounts.models import Account
from app.applications import operations as applications
from app.applications.models import Application
from app.db import db, transaction
from checklists import operations as checklists
from inspections import operations
from inspections.demo.people import Place
from inspections.demo.phone import Phone
from inspections.demo.shots import Premises
from inspections.demo.work import Odd, Spot, Work, fill
from inspections.models import Inspection

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PLACE = Place(
    'applicant@demo.test', 'Тверь, ул. Лесная, 7, вход «со двора» 🚪', 56.8587, 35.9176, 'brand-max@2026-01-01'
)
NEAR = Spot(9, 5, 9)


@dataclass(slots=True)
class Field:
    """People with phones, and what they have done so far. Every act opens its own application context."""

    service: Flask
    accounts: Mapping[str, Account]
    phones: dict[str, Phone] = field(default_factory=dict)

    def publish(self) -> None:
        """The shipped checklist and profiles."""
        with self.service.app_context(), transaction():
            checklists.publish_library(AT - timedelta(days=30))

    def apply(self, place: Place = PLACE, at: datetime = AT - timedelta(days=10)) -> uuid.UUID:
        """A new application with an open self-assessment."""
        with self.service.app_context(), transaction():
            application = applications.create(
                applicant=self.accounts['applicant'],
                address=place.address,
                latitude=place.latitude,
                longitude=place.longitude,
                radius_m=place.radius_m,
                profile=place.profile,
                by=None,
                at=at,
            )
            operations.open_self_assessment(application, None, at)
            return application.id

    def visit(self, application_id: uuid.UUID, at: datetime = AT - timedelta(days=3)) -> uuid.UUID:
        """A visit for the inspector."""
        with self.service.app_context(), transaction():
            application = applications.find(application_id, lock=True)
            inspector = self.accounts['inspector']
            due = at + timedelta(days=2)
            return operations.plan_visit(
                application, inspector=inspector, stage='finished', due_at=due, by=None, at=at
            ).id

    def latest(self, application_id: uuid.UUID, kind: str) -> Inspection:
        """The newest inspection of a kind."""
        with self.service.app_context():
            query = sa.select(Inspection).where(Inspection.application_id == application_id, Inspection.kind == kind)
            return db.session.scalars(query.order_by(Inspection.id.desc()).limit(1)).one()

    def phone(self, role: str) -> Phone:
        """The one phone of a person."""
        return self.phones.setdefault(role, Phone(self.accounts[role], 'test phone'))

    def fill(
        self,
        application_id: uuid.UUID,
        role: str,
        special: Mapping[str, Any] | None = None,
        *,
        at: datetime = AT - timedelta(days=2),
        notes: Mapping[str, str] | None = None,
        odd: Mapping[str, Odd] | None = None,
        place: Place = PLACE,
    ) -> Inspection:
        """Answer everything that the newest inspection asks, and finish. Only `odd` photos are taken."""
        kind = 'self_assessment' if role == 'applicant' else 'visit'
        inspection = self.latest(application_id, kind)
        taken = frozenset(odd or {})
        work = Work(place, Premises(), NEAR, special or {}, notes or {}, only=taken, odd=odd or {})
        with self.service.app_context():
            fill(self.phone(role), inspection, work, at)
        return self.latest(application_id, kind)

    def pair(self, applicant: Mapping[str, Any] | None = None, inspector: Mapping[str, Any] | None = None) -> uuid.UUID:
        """An application that waits for the reviewer: both voices have spoken."""
        application_id = self.apply()
        self.fill(application_id, 'applicant', applicant, at=AT - timedelta(days=5))
        self.visit(application_id)
        self.fill(application_id, 'inspector', inspector)
        return application_id

    def application(self, application_id: uuid.UUID) -> Application:
        """The application as it stands now."""
        with self.service.app_context():
            return applications.find(application_id)

    def run_jobs(self) -> int:
        """Everything that is due."""
        return jobs.run_due(self.service)
