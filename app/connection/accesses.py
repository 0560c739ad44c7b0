"""What may be done with accesses: issue, show once, confirm, revoke.

The secret is made of the id of its showing under this installation's key (`app/tokens`), so that the same showing whose
answer was lost can be answered again, and another one is refused. The database keeps its digest.
"""

from __future__ import annotations

import hmac
import uuid
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as people
from app.applications.models import Application
from app.connection import states
from app.connection.models import Access, Receipt, Revocation, Showing
from app.db import db
from app.tokens import hash_of, token_of
from app.vault import operations as vault

MOST = 40  # accesses in force of one point
LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'  # none that look like another
LENGTH, LAST = 16, 4
TRIES = 5
ANSWERED_AGAIN = timedelta(minutes=2)


def issue_owners(folder: Path, application: Application, at: datetime) -> None:
    """The access of the owner, made by the service when the contract is signed; twice is the same as once."""
    if any(each.role == 'owner' for each in in_force(application.id)):
        return
    name = people.find(application.applicant_id).name
    _add(folder, application, uuid.uuid4(), 'owner', name, None, at)


def issue(
    folder: Path, application: Application, *, access_id: uuid.UUID, role: str, name: str, by: uuid.UUID, at: datetime
) -> None:
    """An access for somebody who works at the point; under the same id it is the same one."""
    known: Access | None = db.session.get(Access, access_id)
    if known is not None:
        if known.application_id != application.id:
            raise problems.NotFound(access_id=str(access_id))
        return
    states.require_stage(application.stage, 'issue')
    if not name.strip():
        raise problems.ReasonMissing(field='name')
    now = in_force(application.id)
    if role == 'owner' and any(each.role == 'owner' for each in now):
        raise problems.OwnerHasAccess()
    if len(now) >= MOST:
        raise problems.TooManyAccesses(most=MOST)
    _add(folder, application, access_id, role, name.strip(), by, at)


def show(
    folder: Path, application: Application, access_id: uuid.UUID, showing_id: uuid.UUID, by: uuid.UUID, at: datetime
) -> str:
    """The secret, once. The same showing may be answered again for two minutes, until it is confirmed."""
    access = find(application, access_id)
    states.require_stage(application.stage, 'show')
    state, known = state_of(access.id), showing_of(access.id)
    again = known is not None and known.id == showing_id and known.created_at + ANSWERED_AGAIN > at
    if again and state == 'shown':
        return secret_of(folder, showing_id)
    states.follow(state, 'show')
    if db.session.get(Showing, showing_id) is not None:
        raise problems.NotFound(showing_id=str(showing_id))
    secret = secret_of(folder, showing_id)
    db.session.add(Showing(id=showing_id, access_id=access.id, digest=hash_of(secret), by_id=by, created_at=at))
    db.session.flush()
    audit.record(by, 'access.show', application.id, {'access': str(access.id), 'role': access.role}, at)
    return secret


def confirm(
    folder: Path, application: Application, access_id: uuid.UUID, last: str, by: uuid.UUID | None, at: datetime, *,
    link_id: uuid.UUID | None = None,
) -> int | None:  # fmt: skip
    """Say with its last four signs that the secret was received, signed in or by a link; twice is the same as once.

    None when they are right, else how many tries are left, which is counted: the caller refuses after it has committed.
    """
    access = find(application, access_id)
    states.require_stage(application.stage, 'confirm')
    state, showing = state_of(access.id), showing_of(access.id)
    if state == 'confirmed' and showing and _ends(folder, showing, last):
        return None
    states.follow(state, 'confirm')
    assert showing is not None
    if showing.tries >= TRIES:
        raise problems.AccessSpent(tries=TRIES)
    facts = {'access': str(access.id), 'role': access.role}
    if not _ends(folder, showing, last):
        showing.tries += 1
        audit.record(by, 'access.wrong', application.id, facts, at)
        return TRIES - showing.tries
    db.session.add(Receipt(access_id=access.id, by_id=by, link_id=link_id, created_at=at))
    db.session.flush()
    audit.record(by, 'access.confirm', application.id, facts, at)
    return None


def revoke(
    folder: Path,
    application: Application,
    *,
    access_id: uuid.UUID,
    revocation_id: uuid.UUID,
    reason: str,
    by: uuid.UUID,
    at: datetime,
) -> None:
    """Let nobody work by this access any more; sent twice it is the same as once."""
    access = find(application, access_id)
    known: Revocation | None = db.session.get(Revocation, revocation_id)
    if known is not None and known.access_id == access.id:
        return
    states.require_stage(application.stage, 'revoke')
    if not reason.strip():
        raise problems.ReasonMissing(field='reason')
    states.follow(state_of(access.id), 'revoke')
    sealed = vault.seal(folder, application.applicant_id, reason.strip().encode(), f'revocation {revocation_id}')
    _revoke(application, access, revocation_id, sealed, by, at)


def revoke_all(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    """The application has ended, and with it every access."""
    for each in in_force(application.id):
        _revoke(application, each, uuid.uuid4(), None, by, at)


def find(application: Application, access_id: uuid.UUID) -> Access:
    """An access of this application; refuses that of another as if there were none."""
    access: Access | None = db.session.get(Access, access_id)
    if access is None or access.application_id != application.id:
        raise problems.NotFound(access_id=str(access_id))
    return access


def of_application(application_id: uuid.UUID) -> list[Access]:
    """All of them, the oldest first."""
    query = sa.select(Access).where(Access.application_id == application_id)
    return list(db.session.scalars(query.order_by(Access.created_at, Access.id)))


def in_force(application_id: uuid.UUID) -> list[Access]:
    """Those that were not revoked."""
    revoked = sa.select(Revocation.access_id)
    query = sa.select(Access).where(Access.application_id == application_id, Access.id.not_in(revoked))
    return list(db.session.scalars(query.order_by(Access.created_at, Access.id)))


def state_of(access_id: uuid.UUID) -> str:
    """issued, shown, confirmed or revoked: what its rows say."""
    if revocation_of(access_id) is not None:
        return 'revoked'
    if receipt_of(access_id) is not None:
        return 'confirmed'
    return 'issued' if showing_of(access_id) is None else 'shown'


def showing_of(access_id: uuid.UUID) -> Showing | None:
    """That its secret was shown."""
    found: Showing | None = db.session.scalar(sa.select(Showing).where(Showing.access_id == access_id))
    return found


def receipt_of(access_id: uuid.UUID) -> Receipt | None:
    """That it was received."""
    found: Receipt | None = db.session.scalar(sa.select(Receipt).where(Receipt.access_id == access_id))
    return found


def revocation_of(access_id: uuid.UUID) -> Revocation | None:
    """That it was revoked."""
    found: Revocation | None = db.session.scalar(sa.select(Revocation).where(Revocation.access_id == access_id))
    return found


def name_of(folder: Path, access: Access) -> str:
    """Whose it is. Raises `problems.Erased` when the key was destroyed."""
    return vault.open_sealed(folder, access.applicant_id, access.sealed, f'access {access.id}').decode()


def reason_of(folder: Path, access: Access, revocation: Revocation) -> str | None:
    """Why it was revoked; none where the application ended."""
    if revocation.sealed is None:
        return None
    context = f'revocation {revocation.id}'
    return vault.open_sealed(folder, access.applicant_id, revocation.sealed, context).decode()


def secret_of(folder: Path, showing_id: uuid.UUID) -> str:
    """Sixteen signs out of 31, of 256 bits: 79 bits."""
    number = int(hash_of(token_of(folder, showing_id)), 16)
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(LETTERS))
        signs.append(LETTERS[sign])
    return ''.join(signs)


def ends(folder: Path, access_id: uuid.UUID, last: str) -> bool:
    """Whether the secret of this access ends so; one that was not shown ends in nothing."""
    showing = showing_of(access_id)
    return showing is not None and _ends(folder, showing, last)


def _ends(folder: Path, showing: Showing, last: str) -> bool:
    typed = ''.join(last.split()).lower().encode()
    return hmac.compare_digest(secret_of(folder, showing.id)[-LAST:].encode(), typed)


def _add(
    folder: Path, application: Application, access_id: uuid.UUID, role: str, name: str, by: uuid.UUID | None,
    at: datetime,
) -> None:  # fmt: skip
    place = len(of_application(application.id)) + 1
    access = Access(
        id=access_id,
        application_id=application.id,
        applicant_id=application.applicant_id,
        role=role,
        login=f'p{application.number}-{role}-{place}',
        sealed=vault.seal(folder, application.applicant_id, name.encode(), f'access {access_id}'),
        by_id=by,
        created_at=at,
    )
    db.session.add(access)
    db.session.flush()
    audit.record(by, 'access.issue', application.id, {'access': str(access.id), 'role': role}, at)


def _revoke(
    application: Application, access: Access, revocation_id: uuid.UUID, sealed: bytes | None, by: uuid.UUID | None,
    at: datetime,
) -> None:  # fmt: skip
    db.session.add(Revocation(id=revocation_id, access_id=access.id, sealed=sealed, by_id=by, created_at=at))
    db.session.flush()
    audit.record(by, 'access.revoke', application.id, {'access': str(access.id), 'role': access.role}, at)
