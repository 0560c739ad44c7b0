"""What may be done with an inspection as a whole: open, plan, reassign, cancel, finish, seal; and the counter."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications.models import Application, Stage
from app.applications.states import INSPECTED
from app.db import db, rows_of
from app.rest import moment
from checklists import operations as checklists
from inspections import content, receipts, report_code, states, telling, touched
from inspections.models import Access, Counter, Inspection
from inspections.states import State

CHECKLIST = 'pvz-default'
DAILY = 'daily'  # a list of one day of the test period (inspections/trial): it never moves the application
WITHDRAWN = 'application-withdrawn'  # stands for a reason; pages and letters have the words
COUNTER = rows_of(Counter)
TAKE_NUMBERS = (
    sa.update(COUNTER)
    .where(COUNTER.c.id == 1)
    .values(value=COUNTER.c.value + sa.bindparam('count'))
    .returning(COUNTER.c.value)
)
INSPECTIONS = rows_of(Inspection)
NUMBER = (
    sa.update(INSPECTIONS)
    .where(INSPECTIONS.c.id == sa.bindparam('inspection'))
    .values(changed_seq=sa.bindparam('number'))
)


def open_survey(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    """The applicant's own inspection of the empty room opens when the papers have passed; twice is the same as once."""
    _open_self_assessment(application, 'empty', by, at)


def open_self_assessment(application: Application, by: uuid.UUID | None, at: datetime) -> None:
    """The applicant's own inspection of the finished room opens with the application, or when the repair is over; twice
    is the same as once."""
    _open_self_assessment(application, 'finished', by, at)


def _open_self_assessment(application: Application, stage: str, by: uuid.UUID | None, at: datetime) -> None:
    of_application = sa.select(Inspection).where(
        Inspection.application_id == application.id, Inspection.kind == 'self_assessment'
    )
    rows = db.session.scalars(of_application.where(Inspection.state != State.CANCELLED))
    own = [each for each in rows if not _of_former_try(application, each)]
    if not any((each.stage == 'empty') == (stage == 'empty') for each in own):
        assign(
            application,
            kind='self_assessment',
            stage=stage,
            assignee_id=application.applicant_id,
            due_at=application.promised_at or at,
            by=by,
            at=at,
        )


def cancel_open(application: Application, reason: str, by: uuid.UUID | None, at: datetime) -> None:
    """Whatever was to be inspected is cancelled with the application, or with the point."""
    open_ones = sa.select(Inspection).where(
        Inspection.application_id == application.id, Inspection.state.in_(states.OPEN)
    )
    for each in locked([row.id for row in db.session.scalars(open_ones)]).values():
        cancel(each, reason=reason, by=by, at=at)


def of_before(application: Application, inspection: Inspection) -> bool:
    """Whether it was about the empty room, which has been repaired since, or before the application was withdrawn."""
    repaired = application.surveyed_at is not None and inspection.stage == 'empty'
    return repaired or _of_former_try(application, inspection)


def _of_former_try(application: Application, inspection: Inspection) -> bool:
    return application.taken_up_at is not None and inspection.created_at < application.taken_up_at


def plan_visit(
    application: Application,
    *,
    inspector: Account,
    stage: str,
    due_at: datetime,
    by: uuid.UUID | None,
    at: datetime,
    asked: tuple[int, str] | None = None,
) -> Inspection:
    """A visit for an inspector. The application goes back to being inspected if it was being reviewed. `asked`: the
    version of the checklist and the profile, where they are not the newest and the application's own."""
    require_inspector(inspector)
    applications.visit_planned(application, {'due_at': moment(due_at)}, by, at)
    version, profile = asked or (None, None)
    return assign(
        application, kind='visit', stage=stage, assignee_id=inspector.id, due_at=due_at, by=by, at=at,
        version=version, profile=profile,
    )  # fmt: skip


def assign(
    application: Application,
    *,
    kind: str,
    stage: str,
    assignee_id: uuid.UUID,
    due_at: datetime,
    by: uuid.UUID | None,
    at: datetime,
    items: list[dict[str, str]] | None = None,
    previous: Inspection | None = None,
    checklist: str = CHECKLIST,
    version: int | None = None,
    profile: str | None = None,
) -> Inspection:
    """A new inspection, with the checklist and profile that it keeps for ever; its assignee's phone will hear of it."""
    asked = previous.profile if previous else profile or application.profile
    checklists.require_profile(asked)
    version = previous.checklist_version if previous else version or checklists.latest_version(checklist)
    inspection = Inspection(
        application_id=application.id,
        kind=kind,
        stage=stage,
        assignee_id=assignee_id,
        previous_id=previous.id if previous else None,
        items=items,
        due_at=due_at,
        checklist_id=previous.checklist_id if previous else checklist,
        checklist_version=version,
        profile=asked,
        created_at=at,
        fields={},
        photos=[],
        amendments=[],
        seen={},
        state=State.PLANNED,
        version=1,
    )
    db.session.add(inspection)
    db.session.flush()
    audit.record(
        by, 'inspection.assign', inspection.id, {'assignee': str(assignee_id), 'kind': kind, 'stage': stage}, at
    )
    pass_move(application)
    telling.assigned(application, inspection, at)
    seq = bump([inspection])
    db.session.add(Access(account_id=assignee_id, inspection_id=inspection.id, can_read=True, changed_seq=seq))
    return inspection


def reassign(
    inspection: Inspection, *, inspector: Account | None, due_at: datetime | None, by: uuid.UUID, at: datetime
) -> None:
    """Another inspector, another date.

    The former one's phone hears that it has lost access; its unsent work ends in quarantine, not in nothing.
    """
    states.follow(inspection.state, 'reassign')
    if inspector is not None and inspection.kind != 'visit':
        raise problems.ActNotPossible(state=inspection.state, act='reassign', kind=inspection.kind)
    former, before = inspection.assignee_id, inspection.due_at
    facts = {'due_at': moment(due_at)} if due_at is not None and due_at != before else {}
    inspection.due_at = due_at or inspection.due_at
    inspection.version += 1
    if inspector is not None and inspector.id != former:
        require_inspector(inspector)
        inspection.assignee_id = inspector.id
        facts = {'from': str(former), 'to': str(inspector.id), **facts}
        audit.record(by, 'inspection.reassign', inspection.id, facts, at)
    elif facts:
        audit.record(by, 'inspection.move', inspection.id, facts, at)
    telling.changed(inspection, former, moved=inspection.due_at != before, at=at)
    seq = bump([inspection])
    if inspection.assignee_id != former:
        _grant(former, inspection, False, seq)
        _grant(inspection.assignee_id, inspection, True, seq)


def cancel(inspection: Inspection, *, reason: str, by: uuid.UUID | None, at: datetime) -> None:
    """The inspection will not take place. It stays readable for its assignee, who sees that it was cancelled."""
    inspection.state = states.follow(inspection.state, 'cancel')
    inspection.version += 1
    application = applications.find(inspection.application_id, lock=True)
    facts = {'inspection': str(inspection.id), 'reason': reason}
    audit.record(by, 'inspection.cancel', inspection.id, {'kind': inspection.kind}, at)
    if inspection.kind != DAILY:
        applications.note_change(application, 'cancelled', facts, by, at)
        _after_change(application, at)
        telling.cancelled(application, inspection, reason, at)
    bump([inspection])


def finished(inspection: Inspection, *, op: str, photos: Sequence[str], by: uuid.UUID, at: datetime) -> None:
    """The assignee says that it is done: from now on its content stands still."""
    inspection.state = states.follow(inspection.state, 'finish')
    inspection.finished_at, inspection.finished_by = at, op
    inspection.started_at = inspection.started_at or at
    inspection.named_photos = list(photos)
    inspection.version += 1
    application = applications.find(inspection.application_id, lock=True)
    if inspection.kind != DAILY:
        facts = {'inspection': str(inspection.id), 'kind': inspection.kind}
        applications.note_change(application, 'finished', facts, by, at)


def seal(inspection: Inspection, at: datetime) -> None:
    """Close the content for ever and tell the application. Before the number is taken; `sign` comes after it."""
    inspection.state = states.follow(inspection.state, 'seal')
    inspection.sealed_at = at
    inspection.version += 1
    application = applications.find(inspection.application_id, lock=True)
    if inspection.kind != DAILY:
        facts = {'inspection': str(inspection.id), 'kind': inspection.kind}
        applications.note_change(application, 'sealed', facts, None, at)
        _after_change(application, at, news=True)


def sign(inspection: Inspection, at: datetime) -> None:
    """The receipt for what has been sealed under the number that the inspection has just taken, and its code."""
    digest = receipts.manifest_hash(content.manifest(inspection))
    inspection.receipt = receipts.sign(str(inspection.id), digest, inspection.changed_seq, at)
    inspection.code = report_code.code_of(inspection.receipt)


def find(inspection_id: uuid.UUID, *, lock: bool = False) -> Inspection:
    """The inspection; refuses when there is none."""
    query = sa.select(Inspection).where(Inspection.id == inspection_id)
    inspection: Inspection | None = db.session.scalar(
        query.with_for_update().execution_options(populate_existing=True) if lock else query
    )
    if inspection is None:
        raise problems.UnknownInspection(inspection_id=str(inspection_id))
    return inspection


def locked(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Inspection]:
    """Those of the inspections that exist, locked in the order of their ids until the transaction ends."""
    query = sa.select(Inspection).where(Inspection.id.in_(sorted(set(ids)))).order_by(Inspection.id)
    return {
        each.id: each for each in db.session.scalars(query.with_for_update().execution_options(populate_existing=True))
    }


def was_assigned(inspection: Inspection, account: Account) -> bool:
    """Whether the inspection is, or ever was, this person's."""
    return db.session.get(Access, (account.id, inspection.id)) is not None


def bump(changed: Sequence[Inspection]) -> int:
    """Give each changed inspection its own next number, and return the last one. Nothing else is locked after this."""
    if not changed:
        return 0
    last = take_numbers(len(changed))
    for number, inspection in enumerate(changed, last - len(changed) + 1):
        inspection.changed_seq = number
    return last


def bump_rows(changed: Sequence[uuid.UUID]) -> None:
    """The same for inspections that are known by their ids alone, and locked."""
    if changed:
        first = take_numbers(len(changed)) - len(changed) + 1
        numbered = [{'inspection': each, 'number': number} for number, each in enumerate(changed, first)]
        db.session.connection().execute(NUMBER, numbered)


def take_numbers(count: int) -> int:
    """Take `count` numbers from the one counter; returns the last of them.

    The row stays locked until COMMIT, so numbers become visible in order; what is slow is done before.
    """
    touched.settle()
    last: int = db.session.connection().execute(TAKE_NUMBERS, {'count': count}).scalar_one()
    return last


def _after_change(application: Application, at: datetime, *, news: bool = False) -> None:
    """`news`: something has been sealed. A point at work is not looked at anew because its visit was cancelled."""
    if not news and application.stage in (Stage.OPENED, Stage.SUSPENDED):
        return
    db.session.flush()
    of_application = sa.select(Inspection).where(Inspection.application_id == application.id, Inspection.kind != DAILY)
    rows = [each for each in db.session.scalars(of_application) if not of_before(application, each)]
    whole = {row.id for row in rows if row.state == State.SEALED}
    whole |= {row.id for row in content.whole(rows)}  # what is being sealed counts
    voices = {row.kind for row in rows if row.id in whole}
    waiting = any(row.state in states.UNSEALED and row.id not in whole for row in rows)
    if voices == {'self_assessment', 'visit'} and not waiting:
        applications.all_inspected(application, at)
    else:
        pass_move(application)


def pass_move(application: Application) -> None:
    """While inspecting, the move passes from applicant to inspector; with no visit planned, to the administrator."""
    if application.stage not in INSPECTED:
        return
    of_application = sa.select(Inspection.kind).where(Inspection.application_id == application.id)
    waiting = set(db.session.scalars(of_application.where(Inspection.state.in_(states.UNSEALED))))
    if 'self_assessment' in waiting:
        applications.hand_move_to(application, 'applicant')
    else:
        applications.hand_move_to(application, 'inspector' if 'visit' in waiting else 'administrator')


def _grant(account_id: uuid.UUID, inspection: Inspection, can_read: bool, seq: int) -> None:
    row = db.session.get(Access, (account_id, inspection.id))
    if row is None:
        db.session.add(Access(account_id=account_id, inspection_id=inspection.id, can_read=can_read, changed_seq=seq))
    else:
        row.can_read, row.changed_seq = can_read, seq


def require_inspector(account: Account) -> None:
    """Refuse somebody who makes no visits, or not any more."""
    if account.role != Role.INSPECTOR or not account.active:
        raise problems.NotAnInspector(account_id=str(account.id))
