"""What may be done with the problems of a test period: write down, close by a photo, list.

What is said of one is sealed under the applicant's key with the context `trouble <its id>`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import audit, clock, problems
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.db import db
from app.notifications import operations as notifications
from app.rest import moment
from app.vault import operations as vault
from inspections.models import Photo
from inspections.trial.models import Trial, TrialDay, Trouble, TroubleClosing

BEFORE, AFTER = 'TRB-01', 'TRB-02'  # items of the daily list under which such photos are taken
OPEN_STAGES = (Stage.TRYING, Stage.CONCLUDING)


@dataclass(frozen=True, slots=True)
class Said:
    """A problem as it is written down."""

    what: str
    owner: str
    due_on: date
    before_op: str | None


def write(
    folder: Path,
    zone: str,
    application: Application,
    trial: Trial,
    trouble_id: uuid.UUID,
    said: Said,
    by: uuid.UUID,
    at: datetime,
) -> Trouble:
    """A problem with who mends it and until when; sent twice it is the same as once. The partner hears of one that the
    network has noticed, without its words."""
    known: Trouble | None = db.session.get(Trouble, trouble_id)
    if known is not None:
        if known.trial_id != trial.id or known.by_id != by:
            raise problems.NotFound(trouble_id=str(trouble_id))
        return known
    _require_open(application)
    if said.before_op is not None:
        _photo(trial, said.before_op, (BEFORE,))
    content = json.dumps({'what': said.what.strip(), 'owner': said.owner.strip()}, ensure_ascii=False).encode()
    trouble = Trouble(
        id=trouble_id,
        trial_id=trial.id,
        sealed=vault.seal(folder, application.applicant_id, content, f'trouble {trouble_id}'),
        due_on=said.due_on,
        before_op=said.before_op,
        by_id=by,
        created_at=at,
    )
    db.session.add(trouble)
    db.session.flush()
    facts = {'trouble': str(trouble_id), 'due_on': said.due_on.isoformat()}
    audit.record(by, 'trial.trouble', application.id, facts, at)
    if by != application.applicant_id:
        told = {**applications.headline(application), 'due_at': moment(clock.noon(zone, said.due_on))}
        notifications.tell('trial.trouble', [application.applicant_id], application.id, told, at)
    return trouble


def close(
    application: Application, trial: Trial, trouble_id: uuid.UUID, after_op: str, by: uuid.UUID, at: datetime
) -> None:
    """It is over, as a photo of a daily list shows that came after it was written down; twice is the same as once."""
    trouble: Trouble | None = db.session.get(Trouble, trouble_id)
    if trouble is None or trouble.trial_id != trial.id:
        raise problems.NotFound(trouble_id=str(trouble_id))
    if db.session.get(TroubleClosing, trouble_id) is not None:
        return
    _require_open(application)
    photo = _photo(trial, after_op, (BEFORE, AFTER))
    if photo.announced_at <= trouble.created_at or _is_before(trouble, photo):
        raise problems.ProofTooEarly(since=moment(trouble.created_at), taken_at=moment(photo.announced_at))
    db.session.add(TroubleClosing(trouble_id=trouble_id, after_op=after_op, by_id=by, at=at))
    db.session.flush()
    audit.record(by, 'trial.mended', application.id, {'trouble': str(trouble_id), 'photo': photo.sha256}, at)


def of(trial: Trial) -> list[tuple[Trouble, TroubleClosing | None]]:
    """All of them, oldest first, each with its closing."""
    query = sa.select(Trouble, TroubleClosing).outerjoin(TroubleClosing, TroubleClosing.trouble_id == Trouble.id)
    return [
        (row[0], row[1])
        for row in db.session.execute(
            query.where(Trouble.trial_id == trial.id).order_by(Trouble.created_at, Trouble.id)
        )
    ]


def counts(found: Sequence[tuple[Trouble, TroubleClosing | None]], today: date) -> dict[str, int]:
    """{all, open, overdue}."""
    waiting = [trouble for trouble, closing in found if closing is None]
    return {
        'all': len(found),
        'open': len(waiting),
        'overdue': sum(trouble.due_on < today for trouble in waiting),
    }


def words(folder: Path, applicant_id: uuid.UUID, found: Sequence[Trouble]) -> dict[uuid.UUID, dict[str, Any]]:
    """{id: {what, owner}}; nothing of those whose key is gone."""
    opened = vault.open_all(folder, [(applicant_id, each.sealed, f'trouble {each.id}') for each in found])
    nothing = {'what': None, 'owner': None}
    return {
        each.id: json.loads(plain) if plain is not None else nothing for each, plain in zip(found, opened, strict=True)
    }


def photos(trial: Trial) -> list[tuple[date, Photo]]:
    """The photos of daily lists by which problems are shown, with their day, the newest first."""
    query = sa.select(TrialDay.day, Photo).join(Photo, Photo.inspection_id == TrialDay.inspection_id)
    query = query.where(TrialDay.trial_id == trial.id, Photo.item.in_((BEFORE, AFTER)), Photo.detached.is_(False))
    rows = db.session.execute(query.order_by(Photo.announced_at.desc(), Photo.op))
    return [(row.day, row.Photo) for row in rows]


def _require_open(application: Application) -> None:
    if application.stage not in OPEN_STAGES:
        raise problems.ActNotPossible(stage=application.stage, act='trouble', possible=[])


def _photo(trial: Trial, op: str, items: Sequence[str]) -> Photo:
    found = next((photo for _, photo in photos(trial) if photo.op == op and photo.item in items), None)
    if found is None or found.state != 'stored':
        raise problems.ProofMissing(photo=op, items=list(items))
    return found


def _is_before(trouble: Trouble, photo: Photo) -> bool:
    before: Photo | None = db.session.get(Photo, trouble.before_op) if trouble.before_op else None
    return before is not None and before.sha256 == photo.sha256
