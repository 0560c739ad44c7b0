"""What may be done with the training of a point: who learns, by which link, how far they are, when it is finished."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import audit, jobs, problems
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Stage
from app.db import db, insert_missing, rows_of
from app.notifications import operations as notifications
from app.tokens import hash_of, token_of
from app.training import courses
from app.training.models import Attempt, Certificate, Invitation, Member, PageRead
from app.vault import operations as vault

GOOD_FOR = timedelta(days=30)
MOST_MEMBERS = 50
OPEN_IN = (
    *(Stage.CONNECTING, Stage.TRAINING, Stage.TRYING, Stage.CONCLUDING),
    *(Stage.OPENED, Stage.SUPERVISING, Stage.CORRECTING, Stage.SUSPENDED),
)
CHANGED = 'training.changed'
PAGES = rows_of(PageRead)


def add(
    folder: Path, application: Application, *, member_id: uuid.UUID, name: str, role: str, by: uuid.UUID, at: datetime
) -> Member:
    """Somebody of the staff; sent twice it is the same as once."""
    known: Member | None = db.session.get(Member, member_id)
    if known is not None:
        return _of(application, known)
    _require_open(application, 'add-member')
    if len(present(application)) >= MOST_MEMBERS:
        raise problems.TooManyMembers(most=MOST_MEMBERS)
    member = Member(
        id=member_id,
        application_id=application.id,
        applicant_id=application.applicant_id,
        role=role,
        sealed=vault.seal(folder, application.applicant_id, name.strip().encode(), _context(member_id)),
        created_at=at,
    )
    db.session.add(member)
    db.session.flush()
    audit.record(by, 'training.add', application.id, {'member': str(member_id), 'role': role}, at)
    _changed(application.id, at)
    return member


def invite(
    data: Path, application: Application, member_id: uuid.UUID, *, invitation_id: uuid.UUID, by: uuid.UUID, at: datetime
) -> Invitation:
    """A link for this member, good once; links before it are good no more. Under the same id it is the same link."""
    known: Invitation | None = db.session.get(Invitation, invitation_id)
    member = find(application, member_id)
    if known is not None:
        if known.member_id != member.id:
            raise problems.NotFound(invitation_id=str(invitation_id))
        return known
    _require_open(application, 'invite')
    if member.removed_at is not None:
        raise problems.MemberRemoved()
    former = sa.update(Invitation).where(Invitation.member_id == member.id, Invitation.used_at.is_(None))
    db.session.execute(former.values(expires_at=at), execution_options={'synchronize_session': False})
    invitation = Invitation(
        id=invitation_id, member_id=member.id, token_hash=hash_of(token_of(data, invitation_id)),
        expires_at=at + GOOD_FOR, created_at=at,
    )  # fmt: skip
    db.session.add(invitation)
    db.session.flush()
    audit.record(by, 'training.invite', application.id, {'member': str(member.id)}, at)
    return invitation


def remove(application: Application, member_id: uuid.UUID, by: uuid.UUID, at: datetime) -> None:
    """They belong to the point no more: their links and their phone are good for nothing, what they learnt stays. Twice
    is the same as once."""
    member = find(application, member_id)
    if member.removed_at is None:
        member.removed_at, member.key_hash = at, None
        audit.record(by, 'training.remove', application.id, {'member': str(member.id)}, at)
        _changed(application.id, at)


def come(token: str, at: datetime) -> tuple[Member, str]:
    """The member whose link this is, and the key of their phone, which is told this once. Refuses a link that is
    unknown, over or used; whoever had a key before has none any more."""
    invitation: Invitation | None = db.session.scalar(
        sa.select(Invitation).where(Invitation.token_hash == hash_of(token)).with_for_update()
    )
    if invitation is None:
        raise problems.LinkUnknown()
    member: Member = db.session.get_one(Member, invitation.member_id)
    if member.removed_at is not None or invitation.expires_at <= at:
        raise problems.LinkExpired()
    if invitation.used_at is not None:
        raise problems.LinkUsed()
    key = secrets.token_urlsafe(32)
    invitation.used_at, member.key_hash, member.came_at = at, hash_of(key), member.came_at or at
    audit.record(None, 'training.come', member.application_id, {'member': str(member.id)}, at)
    return member, key


def by_key(key: str) -> Member:
    """The member whose phone shows this key; refuses when there is none."""
    found: Member | None = db.session.scalar(sa.select(Member).where(Member.key_hash == hash_of(key)))
    if found is None or found.removed_at is not None:
        raise problems.LearnerUnknown()
    return found


def learn(
    member: Member, pages: Mapping[str, Sequence[str]], attempts: Sequence[Mapping[str, Any]], at: datetime
) -> None:
    """Keep which pages were read and each try, by its id once. A page that is no more, and a try at a version that has
    been replaced, are left out: what they were about cannot be judged any more."""
    known = courses.every()
    for course, names in pages.items():
        for name in names:
            if course in known and name in known[course].pages:
                insert_missing(PAGES, {'member_id': member.id, 'course': course, 'page': name, 'at': at})
    for each in attempts:
        _try(member, each, at)
    _certify(member, at)


def finish(application: Application, event_id: uuid.UUID, by: uuid.UUID, at: datetime) -> bool:
    """The applicant says that all have learnt; refused with those who have not. Whether it is news."""
    if applications.happened(application, 'trained', event_id):
        return False
    waiting = unready(application)
    if waiting or not present(application):
        raise problems.TrainingOpen(members=[str(each.id) for each in waiting])
    return road.act(application, 'trained', {'members': len(present(application))}, by, at, event_id)


def unready(application: Application) -> list[Member]:
    """Those who have not passed every course."""
    return [each for each in present(application) if certificate_of(each) is None]


def share(application: Application) -> int:
    """Which part of the staff has passed every course, in whole percent; 0 without staff."""
    return percent(*counted({application.id}).get(application.id, (0, 0)))


def percent(passed: int, staff: int) -> int:
    """Never rounded up to 100; 0 without staff."""
    return 100 * passed // staff if staff else 0


def counted(application_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """{application: (how many have passed every course, how many there are)}, of those with staff."""
    query = sa.select(Member.application_id, sa.func.count(Certificate.id), sa.func.count(Member.id))
    query = query.outerjoin(Certificate, Certificate.member_id == Member.id).group_by(Member.application_id)
    found = db.session.execute(query.where(Member.application_id.in_(application_ids), Member.removed_at.is_(None)))
    return {application_id: (passed, staff) for application_id, passed, staff in found}


def present(application: Application) -> list[Member]:
    """Whoever belongs to the point, in the order in which they came."""
    query = sa.select(Member).where(Member.application_id == application.id, Member.removed_at.is_(None))
    return list(db.session.scalars(query.order_by(Member.created_at, Member.id)))


def everybody(application: Application) -> list[Member]:
    """The same with those who have left."""
    query = sa.select(Member).where(Member.application_id == application.id)
    return list(db.session.scalars(query.order_by(Member.created_at, Member.id)))


def find(application: Application, member_id: uuid.UUID) -> Member:
    """One of them; refuses when there is none."""
    member: Member | None = db.session.get(Member, member_id)
    if member is None:
        raise problems.NotFound(member_id=str(member_id))
    return _of(application, member)


def progress(member: Member) -> dict[str, dict[str, Any]]:
    """{course: {pages: those read, right, total, passed, tries}}: of the best try at today's version, or one passed."""
    pages = sa.select(PageRead.course, PageRead.page).where(PageRead.member_id == member.id)
    read = {(row.course, row.page) for row in db.session.execute(pages)}
    tries = db.session.scalars(sa.select(Attempt).where(Attempt.member_id == member.id)).all()
    return {
        name: {
            'pages': [page for page in course.pages if (name, page) in read],
            **_best([each for each in tries if each.course == name], course),
        }
        for name, course in courses.every().items()
    }


def certificate_of(member: Member) -> Certificate | None:
    """That they have passed every course."""
    found: Certificate | None = db.session.scalar(sa.select(Certificate).where(Certificate.member_id == member.id))
    return found


def by_code(code: str) -> tuple[Certificate, Member]:
    """The certificate with this code; refuses when there is none."""
    found: Certificate | None = db.session.scalar(sa.select(Certificate).where(Certificate.code == code))
    if found is None:
        raise problems.NotFound(code=code)
    return found, db.session.get_one(Member, found.member_id)


def name_of(folder: Path, member: Member) -> str:
    """Raises `problems.Erased` when the key of the applicant was destroyed."""
    return vault.open_sealed(folder, member.applicant_id, member.sealed, _context(member.id)).decode()


def link_of(data: Path, member: Member, at: datetime) -> tuple[Invitation, str] | None:
    """The link that is still good, and its secret."""
    query = sa.select(Invitation).where(
        Invitation.member_id == member.id, Invitation.used_at.is_(None), Invitation.expires_at > at
    )
    found: Invitation | None = db.session.scalar(query.order_by(Invitation.id.desc()).limit(1))
    return None if found is None else (found, token_of(data, found.id))


def _try(member: Member, said: Mapping[str, Any], at: datetime) -> None:
    course = courses.every().get(said['course'])
    if course is None or course.version != said['version'] or db.session.get(Attempt, said['id']) is not None:
        return
    result = courses.judge(course, said['answers'])
    known = {name: said['answers'].get(name) for name in course.questions}
    attempt = Attempt(
        id=said['id'], member_id=member.id, course=course.id, version=course.version, answers=known,
        right=result.right, total=result.total, passed=result.passed, created_at=at,
    )  # fmt: skip
    db.session.add(attempt)
    db.session.flush()


def _certify(member: Member, at: datetime) -> None:
    """Once every course is passed, and then for good: who passed an older version need not learn anew."""
    if certificate_of(member) is not None or not all(each['passed'] for each in progress(member).values()):
        return
    certificate = Certificate(member_id=member.id, code=f'{secrets.randbelow(10**12):012}', created_at=at)
    db.session.add(certificate)
    db.session.flush()
    application = applications.find(member.application_id)
    audit.record(None, 'training.certify', application.id, {'member': str(member.id)}, at)
    if not unready(application):
        told = applications.headline(application)
        notifications.tell('training.passed', [application.applicant_id], application.id, told, at)
    _changed(application.id, at)


def _best(tries: Sequence[Attempt], course: courses.Course) -> dict[str, Any]:
    passed = any(each.passed for each in tries)
    counted = [each for each in tries if each.version == course.version or each.passed]
    best = max(counted, key=lambda each: each.right / each.total, default=None)
    return {'right': best and best.right, 'total': best and best.total, 'passed': passed, 'tries': len(tries)}


def _changed(application_id: uuid.UUID, at: datetime) -> None:
    """Another part of the staff has learnt than before: whoever goes by that does so after this transaction."""
    jobs.enqueue(CHANGED, {'application': str(application_id)}, at)


def _require_open(application: Application, act: str) -> None:
    if application.stage not in OPEN_IN:
        raise problems.ActNotPossible(stage=application.stage, act=act, possible=[])


def _of(application: Application, member: Member) -> Member:
    if member.application_id != application.id:
        raise problems.NotFound(member_id=str(member.id))
    return member


def _context(member_id: uuid.UUID) -> str:
    return f'member {member_id}'
