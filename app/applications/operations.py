"""What may be done with an application."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.applications import states
from app.applications.models import Appeal, Application, Decision, Event, Letter, Stage
from app.applications.regions import region_of
from app.db import db, one_at_a_time
from app.notifications import operations as notifications
from app.notifications.kinds import OF_A_TERM
from app.rest import moment
from app.rules import operations as rules

FIRST_NUMBER = 1001
MOST_DRAFTS = 10  # of one applicant at a time: nobody fills in more, and numbers are not for wasting
SAID = {'accept': 'application.accepted', 'refuse': 'application.refused'}  # who must fix hears it with their recheck
SAID_OF_POINT = {'accept': 'point.kept', 'refuse': 'point.suspended'}  # the same of a point at work
FAR = datetime(9999, 1, 1, tzinfo=UTC)  # stands for «no promise» in lists


def create(
    *,
    applicant: Account,
    address: str,
    latitude: float,
    longitude: float,
    radius_m: float,
    profile: str,
    by: uuid.UUID | None,
    at: datetime,
    region: str | None = None,
) -> Application:
    """A new application, in the stage of inspecting. `region` is what the address says unless somebody knows better."""
    if applicant.role != Role.APPLICANT or not applicant.active:
        raise problems.NotAnApplicant(account_id=str(applicant.id))
    application = Application(
        number=_next_number(),
        applicant_id=applicant.id,
        address=address.strip(),
        region=(region or '').strip() or region_of(address),
        latitude=latitude,
        longitude=longitude,
        radius_m=radius_m,
        profile=profile,
        submitted_at=at,
        created_at=at,
        version=0,
    )
    enter(application, Stage.INSPECTING, at)
    db.session.add(application)
    db.session.flush()
    note(application, 'created', by, {}, at)
    audit.record(by, 'application.create', application.id, {'number': application.number}, at)
    return application


def draft(applicant: Account, application_id: uuid.UUID, at: datetime) -> Application:
    """A new application of which nothing is known yet."""
    application = Application(
        id=application_id,
        number=_next_number(),
        applicant_id=applicant.id,
        address='',
        profile='',
        created_at=at,
        version=0,
    )
    enter(application, Stage.DRAFT, at)
    db.session.add(application)
    db.session.flush()
    return application


def require_room_for_a_draft(applicant: Account) -> None:
    """Refuses where the applicant has as many drafts as one may have."""
    drafts = sa.select(sa.func.count()).select_from(Application)
    drafts = drafts.where(Application.applicant_id == applicant.id, Application.stage == Stage.DRAFT)
    if (db.session.scalar(drafts) or 0) >= MOST_DRAFTS:
        raise problems.DraftsFull(most=MOST_DRAFTS)


def look_up(application_id: uuid.UUID) -> Application | None:
    """The application, locked, if there is one."""
    query = sa.select(Application).where(Application.id == application_id).with_for_update()
    return db.session.scalar(query.execution_options(populate_existing=True))


def find(application_id: uuid.UUID, *, lock: bool = False) -> Application:
    """The application; refuses when there is none. `lock` keeps others from changing it until the transaction ends."""
    query = sa.select(Application).where(Application.id == application_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    application: Application | None = db.session.scalar(query)
    if application is None:
        raise problems.NotFound(application_id=str(application_id))
    return application


def find_submitted(application_id: uuid.UUID) -> Application:
    """The same for staff: a draft is its applicant's alone."""
    application = find(application_id)
    if application.stage == Stage.DRAFT:
        raise problems.NotFound(application_id=str(application_id))
    return application


def places(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[float, float]]:
    """Latitude and longitude of the premises of these applications, degrees, in one query."""
    query = sa.select(Application.id, Application.latitude, Application.longitude).where(Application.id.in_(set(ids)))
    found = db.session.execute(query.where(Application.latitude.is_not(None))).all()
    return {row.id: (row.latitude, row.longitude) for row in found}


def list_page(
    *, applicant_id: uuid.UUID | None, stages: Sequence[str], after: tuple[datetime, uuid.UUID] | None, limit: int
) -> list[Application]:
    """Applications, the earliest promise first, one more than `limit`. Those without a promise come last; a draft is
    its applicant's alone."""
    query = sa.select(Application).order_by(Application.turn_at, Application.id).limit(limit + 1)
    if applicant_id:
        query = query.where(Application.applicant_id == applicant_id)
    else:
        query = query.where(Application.stage != Stage.DRAFT)
    if stages:
        query = query.where(Application.stage.in_(stages))
    if after:
        query = query.where(sa.tuple_(Application.turn_at, Application.id) > after)
    return list(db.session.scalars(query))


def decide(
    application: Application,
    verdict: str,
    items: list[dict[str, Any]],
    reason: str,
    by: uuid.UUID,
    at: datetime,
    *,
    due_at: datetime | None = None,
    snapshot: str | None = None,
) -> Decision:
    """Record a decision and move on. Refusing needs a reason, returning needs items with reasons.

    `due_at`: by when the items are to be fixed, else in the network's term. `snapshot`: SHA-256 of what was seen.
    """
    require_may_decide(application, by)
    seen_in, stage = application.stage, states.follow(application.stage, _act(application, verdict))
    if verdict == 'refuse' and not reason.strip():
        raise problems.ReasonMissing(field='reason')
    if verdict == 'return' and not items:
        raise problems.NothingReturned()
    if any(not item['reason'].strip() for item in items):
        raise problems.ReasonMissing(items=[item['id'] for item in items if not item['reason'].strip()])
    if due_at is not None and due_at <= at:
        raise problems.DueTooEarly(due_at=moment(due_at))
    decision = Decision(
        application_id=application.id,
        verdict=verdict,
        items=items,
        reason=reason.strip(),
        made_by_id=by,
        created_at=at,
        stage=seen_in,
        due_at=(due_at or at + rules.term('fixing')) if verdict == 'return' else None,
        snapshot=snapshot,
    )
    db.session.add(decision)
    db.session.flush()
    enter(application, stage, at, promised_at=decision.due_at)
    named = [item['id'] for item in items]
    note(application, verdict, by, {'items': named, 'decision': str(decision.id)}, at)
    told = {'items': named, 'decision': str(decision.id), 'snapshot': snapshot}
    audit.record(by, f'decision.{verdict}', application.id, told, at)
    notifications.settled('application.inspected', application.id, at)
    notifications.settled('appeal.filed', application.id, at)
    return decision


def _act(application: Application, verdict: str) -> str:
    """What was refused before its papers had passed goes back to them."""
    refused = last_decision(application) if verdict == 'resume' else None
    unchecked = refused is not None and refused.stage in (Stage.CHECKING, Stage.AMENDING)
    return 'recheck-papers' if unchecked else verdict


def write(application: Application, decision: Decision, locale: str, generated: str, text: str) -> None:
    """The letter that goes with a decision: as it was made, and as it is sent to the applicant. Of returned items they
    hear by the inspection in which these are to be fixed."""
    letter = Letter(
        decision_id=decision.id, locale=locale, generated=generated, text=text, created_at=decision.created_at
    )
    db.session.add(letter)
    said = SAID_OF_POINT if decision.stage == Stage.SUPERVISING else SAID
    if decision.verdict in said:
        facts = {**headline(application), 'reason': decision.reason, 'letter': text}
        notifications.tell(
            said[decision.verdict], [application.applicant_id], application.id, facts, decision.created_at
        )


def letter_of(decision_id: uuid.UUID) -> str | None:
    """The words that went out with a decision."""
    return db.session.scalar(sa.select(Letter.text).where(Letter.decision_id == decision_id))


def require_may_decide(application: Application, by: uuid.UUID) -> None:
    """An appeal is decided by somebody else than who refused."""
    if application.stage == Stage.APPEALED:
        refused = last_decision(application)
        if refused is not None and refused.made_by_id == by:
            raise problems.OwnRefusal(decision=str(refused.id))


def appeal(
    application: Application, *, appeal_id: uuid.UUID, reason: str, by: uuid.UUID, at: datetime
) -> tuple[Appeal, bool]:
    """The applicant does not agree with the refusal; somebody else will look at it. Whether this is news: sent twice it
    is the same as once. Refuses too late, without a reason, and when the refusal was decided on an appeal."""
    known: Appeal | None = db.session.get(Appeal, appeal_id)
    if known is not None:
        if known.application_id != application.id or known.by_id != by:
            raise problems.NotFound(appeal_id=str(appeal_id))
        return known, False
    stage, refused = states.follow(application.stage, 'appeal'), last_decision(application)
    until = refused and appeal_until(refused)
    if refused is None or until is None:
        raise problems.RefusalFinal()
    if at > until:
        raise problems.AppealTooLate(until=moment(until))
    if not reason.strip():
        raise problems.ReasonMissing(field='reason')
    filed = Appeal(
        id=appeal_id,
        application_id=application.id,
        decision_id=refused.id,
        reason=reason.strip(),
        by_id=by,
        created_at=at,
    )
    db.session.add(filed)
    enter(application, stage, at)
    note(application, 'appeal', by, {'appeal': str(appeal_id)}, at)
    audit.record(by, 'appeal.file', application.id, {'appeal': str(appeal_id), 'decision': str(refused.id)}, at)
    others = [each for each in people.ids_of(Role.REVIEWER) if each != refused.made_by_id]
    told = {**headline(application), 'reason': filed.reason, 'due_at': moment(application.turn_at)}
    notifications.tell('appeal.filed', others, application.id, told, at)
    return filed, True


def appeal_until(decision: Decision) -> datetime | None:
    """Until when a refusal may be appealed against; none for what is none, or final, or suspends a point."""
    if decision.verdict != 'refuse' or decision.stage in (Stage.APPEALED, Stage.SUPERVISING):
        return None
    return decision.created_at + timedelta(days=states.APPEAL_DAYS)


def last_decision(application: Application) -> Decision | None:
    """The newest decision on the application."""
    query = sa.select(Decision).where(Decision.application_id == application.id)
    found: Decision | None = db.session.scalar(query.order_by(Decision.created_at.desc(), Decision.id.desc()).limit(1))
    return found


def visit_planned(application: Application, facts: dict[str, Any], by: uuid.UUID | None, at: datetime) -> None:
    """A visit has been planned: whatever was being reviewed waits for it."""
    following = states.follow(application.stage, 'visit-planned')
    if following in (Stage.OPENED, Stage.SUSPENDED):
        application.version += 1  # a point goes on as it stands: the move of its owner or of the network stays
        application.updated_at = at
    else:
        enter(application, following, at)
    for kind in ('visit.wanted', 'point.revisit'):
        notifications.settled(kind, application.id, at)
    note(application, 'visit-planned', by, facts, at)


def note_change(application: Application, kind: str, facts: dict[str, Any], by: uuid.UUID | None, at: datetime) -> None:
    """Something happened within the stage of this application; the timeline and the version say so."""
    application.version += 1
    application.updated_at = at
    note(application, kind, by, facts, at)


def all_inspected(application: Application, at: datetime) -> None:
    """Nothing is left to inspect: it is the reviewer's move, or after the empty room the applicant's, who has it
    repaired. Twice is the same as once."""
    if application.stage == Stage.SURVEYING:
        application.surveyed_at = at
        enter(application, states.follow(application.stage, 'all-inspected'), at)
        note(application, 'surveyed', None, {}, at)
        told = {**headline(application), 'due_at': application.promised_at and moment(application.promised_at)}
        notifications.tell('application.surveyed', [application.applicant_id], application.id, told, at)
    if application.stage in (Stage.INSPECTING, Stage.FIXING, Stage.OPENED, Stage.CORRECTING, Stage.SUSPENDED):
        enter(application, states.follow(application.stage, 'all-inspected'), at)
        note(application, 'supervising' if application.stage == Stage.SUPERVISING else 'reviewing', None, {}, at)
        facts = {**headline(application), 'due_at': application.promised_at and moment(application.promised_at)}
        notifications.tell('application.inspected', people.ids_of(Role.REVIEWER), application.id, facts, at)


def headline(application: Application) -> dict[str, Any]:
    """What every notice about an application says of it."""
    return {'number': application.number, 'address': application.address}


def hand_move_to(application: Application, whose_move: str) -> None:
    """Say whose move it is within the stage: while inspecting it passes from one to the other."""
    application.whose_move = whose_move


def hand_over(application: Application, whose_move: str, promised_at: datetime | None, at: datetime) -> None:
    """The move with its promise is somebody's from now on; what was said of the former promise is settled."""
    if application.promised_at is not None:
        notifications.all_settled(OF_A_TERM, application.id, at)
    application.whose_move = whose_move
    application.promised_at = promised_at
    application.turn_at = promised_at or FAR


def note(
    application: Application,
    kind: str,
    by: uuid.UUID | None,
    facts: dict[str, Any],
    at: datetime,
    event_id: uuid.UUID | None = None,
) -> None:
    """Add an event to the timeline."""
    named = {'id': event_id} if event_id else {}
    db.session.add(Event(**named, application_id=application.id, kind=kind, by_id=by, facts=facts, created_at=at))


def happened(application: Application, kind: str, event_id: uuid.UUID) -> bool:
    """Whether this very event is on the timeline already; refuses the id of another one as if there were none."""
    known: Event | None = db.session.get(Event, event_id)
    if known is not None and (known.application_id != application.id or known.kind != kind):
        raise problems.NotFound(event_id=str(event_id))
    return known is not None


def history(application_id: uuid.UUID) -> tuple[list[Event], list[Decision]]:
    """What happened and what was decided, oldest first."""
    events = sa.select(Event).where(Event.application_id == application_id).order_by(Event.created_at, Event.id)
    decisions = (
        sa.select(Decision).where(Decision.application_id == application_id).order_by(Decision.created_at, Decision.id)
    )
    return list(db.session.scalars(events)), list(db.session.scalars(decisions))


def letters(decision_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Letter]:
    """The letters that went with these decisions."""
    query = sa.select(Letter).where(Letter.decision_id.in_(decision_ids))
    return {each.decision_id: each for each in db.session.scalars(query)}


def appeals(application_id: uuid.UUID) -> list[Appeal]:
    """The appeals of an application, oldest first."""
    query = sa.select(Appeal).where(Appeal.application_id == application_id).order_by(Appeal.created_at, Appeal.id)
    return list(db.session.scalars(query))


def _next_number() -> int:
    one_at_a_time('application.number')
    return (db.session.scalar(sa.select(sa.func.max(Application.number))) or FIRST_NUMBER - 1) + 1


def enter(application: Application, stage: Stage, at: datetime, *, promised_at: datetime | None = None) -> None:
    """Stand in this stage from now on, with its move and its promise; what was said of the former one is settled."""
    standing = states.STANDINGS[stage]
    promise = promised_at or (at + rules.term(standing.term) if standing.term else None)
    application.stage = stage
    hand_over(application, standing.whose_move, promise, at)
    application.updated_at = at
    application.version = (application.version or 0) + 1
