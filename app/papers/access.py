"""Who may read papers: the applicant whose they are, and reviewers. The one place that says so."""

from __future__ import annotations

import uuid

from app import problems
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application, Stage


def readable(application_id: uuid.UUID, by: Account, *, lock: bool = False) -> Application:
    """The application, for somebody who may read its papers; for everybody else there is none. A draft is its
    applicant's alone."""
    application = applications.find(application_id, lock=lock)
    own = application.applicant_id == by.id and by.role == Role.APPLICANT
    staff = by.role == Role.REVIEWER and application.stage != Stage.DRAFT
    if not (own or staff):
        raise problems.NotFound(application_id=str(application_id))
    return application


def own(application_id: uuid.UUID, by: Account, *, lock: bool = False) -> Application:
    """The application of this applicant."""
    application = readable(application_id, by, lock=lock)
    if application.applicant_id != by.id:
        raise problems.NotFound(application_id=str(application_id))
    return application
