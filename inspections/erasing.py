"""What the field work keeps of an applicant, what of it proves a decision, and how the rest is erased."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import audit
from app.accounts import operations as accounts
from app.accounts.erasing import NAME
from app.accounts.models import Account
from app.applications import erasing as applications
from app.applications.models import Application, Decision
from app.db import db, rows_of
from app.erasing import Erased, Held
from app.files.store import ORIGINALS
from app.folding import folded
from inspections import operations
from inspections.desk.models import SavedView
from inspections.exports.printing import SHELF as ON_PAPER
from inspections.legal.models import LegalResult
from inspections.models import (
    Access,
    Device,
    Inspection,
    LineFlow,
    LineTest,
    Mark,
    Operation,
    Photo,
    PhotoBytes,
    Quarantined,
    Question,
    QuestionAnswer,
    Release,
    Signal,
    Snapshot,
)  # fmt: skip
from inspections.recorded import said_in
from inspections.review import frozen
from inspections.states import State

SHELVES = (ORIGINALS, 'thumbnails/400', 'thumbnails/1600', ON_PAPER)
STAYS = ('n', 'inspection_id', 'kind', 'field', 'prev_hash')  # of an operation: what the chain hangs on
OPERATIONS, QUARANTINE = rows_of(Operation), rows_of(Quarantined)


def held(account_id: uuid.UUID) -> Held:
    """Phones, self-assessments with what was answered and shot, questions and what was said to them."""
    phones = db.session.scalars(sa.select(Device).where(Device.account_id == account_id).order_by(Device.id))
    own = sa.select(Inspection).where(Inspection.assignee_id == account_id).order_by(Inspection.id)
    photos = sa.select(Photo).where(Photo.account_id == account_id).order_by(Photo.announced_at)
    asked = sa.select(Question).where(Question.to_id == account_id).order_by(Question.id)
    said = sa.select(QuestionAnswer).where(QuestionAnswer.by_id == account_id).order_by(QuestionAnswer.id)
    return {
        'phones': [
            {'name': each.name, 'enrolled_at': each.enrolled_at, 'seen_at': each.contacted_at} for each in phones
        ],
        'self_assessments': [
            {'stage': each.stage, 'state': each.state, 'started_at': each.started_at, 'answers': each.fields}
            for each in db.session.scalars(own)
        ],
        'photos': [
            {'sha256': each.sha256, 'item': each.item, 'at': each.announced_at, 'said': each.said}
            for each in db.session.scalars(photos)
        ],
        'questions': [
            {'item': each.item, 'text': each.text, 'at': each.created_at} for each in db.session.scalars(asked)
        ],
        'question_answers': [{'text': each.text, 'at': each.created_at} for each in db.session.scalars(said)],
    }


def erase(account_id: uuid.UUID, at: datetime) -> Erased:
    """All that was written and shot for applications that prove nothing; of the others only the name."""
    person = accounts.find(account_id)
    proof = applications.proving(account_id, at)
    mine = applications.of(account_id)
    gone = {
        'saved_views': _saved_views(person),
        'phones': _phones(account_id),
        'names_in_reports': sum(_rename(each, person, at) for each in mine if each.id in proof),
    }
    empty = [each.id for each in mine if each.id not in proof]
    gone['questions'] = _questions(empty)
    _legal_notes([each.id for each in mine])
    _snapshots(empty)
    emptied = list(
        db.session.scalars(
            sa.select(Inspection)
            .where(Inspection.application_id.in_(empty), Inspection.erased_at.is_(None))
            .order_by(Inspection.id)
            .with_for_update()
        )
    )
    ids = [each.id for each in emptied]
    gone['operations'] = _operations(ids, account_id)
    gone['photos'], files = _photos(ids)
    _line_tests(ids, account_id)
    for inspection in emptied:
        _empty(inspection, at)
    gone['inspections'] = len(emptied)
    _let_nobody_read(emptied)
    stay = sa.select(sa.func.count()).select_from(Inspection).where(Inspection.application_id.in_(proof))
    kept = {'inspections': db.session.scalar(stay) or 0}
    kept['photos'] = _photos_of(proof)
    return Erased(gone, {what: count for what, count in kept.items() if count}, None, files)


def named(hashes: Collection[str]) -> set[str]:
    """Those of these files that a photo names."""
    return set(db.session.scalars(sa.select(Photo.sha256).where(Photo.sha256.in_(hashes))))


def _legal_notes(ids: Collection[uuid.UUID]) -> None:
    """What was found in papers stays; the papers and the words about them do not."""
    found = sa.update(LegalResult).where(LegalResult.application_id.in_(ids))
    db.session.execute(found.values(paper_id=None, note=None), execution_options={'synchronize_session': False})


def _saved_views(person: Account) -> int:
    """Views that are named after the person, or look for them by name or address."""
    if person.erased:
        return 0
    name = set(folded(person.name))
    found = 0
    for view in db.session.scalars(sa.select(SavedView)):
        said = f'{view.name} {view.filter.get("search") or ""}'
        if len(name & set(folded(said))) >= min(2, len(name) or 2) or person.email in said.casefold():
            db.session.delete(view)
            found += 1
    return found


def _phones(account_id: uuid.UUID) -> int:
    named = sa.update(Device).where(Device.account_id == account_id, Device.name != '')
    changed = db.session.execute(
        named.values(name='', storage=None).returning(Device.id), execution_options={'synchronize_session': False}
    )
    return len(changed.all())


def _rename(application: Application, person: Account, at: datetime) -> int:
    """Freeze what reviewers saw anew without the name; the audit says which hash took the place of which."""
    changed = 0
    for decision in db.session.scalars(sa.select(Decision).where(Decision.application_id == application.id)):
        content = frozen.unpacked(decision.id) if decision.snapshot else None
        if content is None or frozen.named(content) != decision.snapshot:
            continue  # nothing is made true here that was not before
        fresh = frozen.canonical(_nameless(json.loads(content), person))
        if fresh == content:
            continue
        former, decision.snapshot = decision.snapshot, frozen.named(fresh)
        frozen.keep_anew(decision, fresh)
        facts = {'decision': str(decision.id), 'former': former, 'snapshot': decision.snapshot}
        audit.record(None, 'decision.refreeze', application.id, facts, at)
        changed += 1
    return changed


def _nameless(value: Any, person: Account) -> Any:
    if isinstance(value, dict):
        plain = {name: _nameless(each, person) for name, each in value.items()}
        return (
            {**plain, 'name': NAME[person.locale]} if plain.get('id') == str(person.id) and 'name' in plain else plain
        )
    if isinstance(value, list):
        return [_nameless(each, person) for each in value]
    return NAME[person.locale] if not person.erased and value == person.name else value


def _questions(application_ids: Sequence[uuid.UUID]) -> int:
    asked = sa.select(Question.id).where(Question.application_id.in_(application_ids))
    db.session.execute(sa.delete(QuestionAnswer).where(QuestionAnswer.question_id.in_(asked)))
    gone = sa.delete(Question).where(Question.application_id.in_(application_ids)).returning(Question.id)
    return len(db.session.execute(gone).all())


def _snapshots(application_ids: Sequence[uuid.UUID]) -> None:
    decided = sa.select(Decision.id).where(Decision.application_id.in_(application_ids))
    db.session.execute(sa.delete(Snapshot).where(Snapshot.decision_id.in_(decided)))


def _operations(ids: Sequence[uuid.UUID], account_id: uuid.UUID) -> int:
    """What was said goes; the numbers and hashes of its phone's chain stay, so that a gap is no riddle."""
    rows = db.session.execute(
        sa.select(OPERATIONS.c.device_id, OPERATIONS.c.n, OPERATIONS.c.text).where(OPERATIONS.c.inspection_id.in_(ids))
    ).all()
    stripped = sa.update(OPERATIONS).where(
        OPERATIONS.c.device_id == sa.bindparam('device'), OPERATIONS.c.n == sa.bindparam('number')
    )
    if rows:
        said = [{'device': row.device_id, 'number': row.n, 'text': _stripped(row.text), 'facts': None} for row in rows]
        db.session.connection().execute(stripped, said)
    known = sa.exists().where(Inspection.id == Quarantined.inspection_id)
    mine = sa.and_(Quarantined.account_id == account_id, ~known)
    for each in db.session.scalars(sa.select(Quarantined).where(sa.or_(Quarantined.inspection_id.in_(ids), mine))):
        each.text, each.facts = _stripped(each.text), {}
        released = sa.update(Release).where(Release.device_id == each.device_id, Release.n == each.n)
        db.session.execute(released.values(facts=None), execution_options={'synchronize_session': False})
    return len(rows)


def _stripped(text: str) -> str:
    said = said_in(text)
    return json.dumps({**{name: said.get(name) for name in STAYS}, 'erased': True})


def _photos(ids: Sequence[uuid.UUID]) -> tuple[int, list[tuple[str, str]]]:
    """How many went, and the bytes that nothing names any more."""
    shot = sa.select(Photo.op, Photo.sha256, Photo.account_id).where(Photo.inspection_id.in_(ids))
    rows = db.session.execute(shot).all()
    ops = [row.op for row in rows]
    db.session.execute(sa.delete(Signal).where(Signal.inspection_id.in_(ids)))
    db.session.execute(sa.delete(Mark).where(Mark.photo_op.in_(ops)))
    db.session.execute(sa.delete(Photo).where(Photo.inspection_id.in_(ids)))
    hashes = {row.sha256 for row in rows}
    used = sa.exists().where(Photo.account_id == PhotoBytes.account_id, Photo.sha256 == PhotoBytes.sha256)
    db.session.execute(
        sa.delete(PhotoBytes).where(PhotoBytes.sha256.in_(hashes), ~used),
        execution_options={'synchronize_session': False},
    )
    elsewhere = set(db.session.scalars(sa.select(Photo.sha256).where(Photo.sha256.in_(hashes))))
    return len(rows), [(shelf, each) for each in sorted(hashes - elsewhere) for shelf in SHELVES]


def _line_tests(ids: Sequence[uuid.UUID], account_id: uuid.UUID) -> None:
    own = sa.select(Application.id).where(Application.applicant_id == account_id)
    theirs = sa.or_(LineTest.inspection_id.in_(ids), LineTest.application_id.in_(own))
    db.session.execute(sa.delete(LineFlow).where(LineFlow.test_id.in_(sa.select(LineTest.id).where(theirs))))
    db.session.execute(sa.delete(LineTest).where(theirs), execution_options={'synchronize_session': False})
    mine = sa.update(LineTest).where(LineTest.opened_by_id == account_id)
    db.session.execute(
        mine.values(phone_address=None, computer_address=None), execution_options={'synchronize_session': False}
    )


def _empty(inspection: Inspection, at: datetime) -> None:
    inspection.fields, inspection.photos, inspection.amendments = {}, [], []
    inspection.named_photos = inspection.finished_by = None
    inspection.receipt = inspection.code = inspection.sealed_at = None
    inspection.items = [{**each, 'reason': ''} for each in inspection.items] if inspection.items else inspection.items
    inspection.state, inspection.erased_at = State.CANCELLED, at
    inspection.version += 1


def _let_nobody_read(emptied: Iterable[Inspection]) -> None:
    """Phones that have it drop it at their next contact."""
    changed = list(emptied)
    operations.bump(changed)
    for inspection in changed:
        readers = sa.select(Access).where(Access.inspection_id == inspection.id)
        for row in db.session.scalars(readers):
            row.can_read, row.changed_seq = False, inspection.changed_seq


def _photos_of(application_ids: Collection[uuid.UUID]) -> int:
    count = sa.select(sa.func.count()).select_from(Photo).join(Inspection, Inspection.id == Photo.inspection_id)
    return db.session.scalar(count.where(Inspection.application_id.in_(application_ids))) or 0
