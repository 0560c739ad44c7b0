"""Deciding on an application: what follows for its inspections, the letter, and what was seen frozen beside it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app import problems
from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications import operations as applications
from app.applications.models import Application, Decision, Stage
from app.db import db
from app.rules import operations as rules
from checklists import operations as checklists
from inspections import operations as inspections
from inspections.models import Inspection
from inspections.review import comparison, frozen, letter, operations, reports
from inspections.review.letter import Case, Draft
from inspections.review.reports import Report
from inspections.states import HANDED_IN, OPEN, State

INSPECTOR_DAYS = 7
KIND_OF = {'applicant': 'self_assessment', 'inspector': 'visit'}


def decide(
    application: Application,
    *,
    verdict: str,
    items: list[dict[str, Any]],
    reason: str,
    by: Account,
    at: datetime,
    due_at: datetime | None = None,
    sent: dict[str, str] | None = None,
    seen: str | None = None,
) -> tuple[Decision, list[Inspection]]:
    """Accept, return items, refuse, or let the inspection go on after an appeal; what was seen is frozen with it.

    `seen`: the name of the report that the reviewer had before them; refuses when it is another one now. `sent`:
    {locale, text} of the letter, else as it is made. Returned items become new inspections of those who must fix them;
    a refusal ends the inspections that are still open.
    """
    own = reports.of_applications([application.id], at).get(application.id, [])
    report = operations.told(application, own)
    content = frozen.canonical(report)
    name = frozen.named(content)
    if seen is not None and seen != name:
        raise problems.VersionStale(version=application.version, seen=seen, now=name)
    recipients = _recipients(application, items) if verdict == 'return' else {}
    if verdict in NEEDS:
        NEEDS[verdict](application, own)
    still_open = _open_inspections(application) if verdict == 'refuse' else []
    due = (due_at or _by_default(items, at)) if verdict == 'return' else None
    draft = Draft(verdict, items, reason, due or at)
    written = _written(draft, _case(application, own, report, by, at), application, sent)
    decision = applications.decide(application, verdict, items, reason, by.id, at, due_at=due, snapshot=name)
    frozen.keep(decision, content)
    applications.write(application, decision, *written)
    for inspection in still_open:
        inspections.cancel(inspection, reason=reason, by=by.id, at=at)
    rechecks = [_recheck(application, to, items, last, decision, by.id, at) for to, last in recipients.items()]
    if verdict == 'resume' and application.stage != Stage.CHECKING:
        _resume(application, by.id, at)
    return decision, rechecks


def letters(
    application: Application,
    *,
    verdict: str,
    items: list[dict[str, Any]],
    reason: str,
    due_at: datetime | None,
    by: Account,
    at: datetime,
) -> dict[str, Any]:
    """The letter that would go with this decision, in both languages."""
    own = reports.of_applications([application.id], at).get(application.id, [])
    case = _case(application, own, operations.told(application, own), by, at)
    draft = Draft(verdict, items, reason, due_at or _by_default(items, at))
    return {
        'locale': locale_of(application),
        'due_at': draft.due_at,
        **{each: letter.write(draft, case, each).plain() for each in letter.LOCALES},
    }


def _recipients(application: Application, items: list[dict[str, Any]]) -> dict[str, Inspection]:
    """Who gets items back, with the newest inspection of theirs. Refuses items that are unknown or named twice, and a
    side that has not spoken yet, or has left."""
    ids = [each['id'] for each in items]
    query = sa.select(Inspection).where(Inspection.application_id == application.id, Inspection.state == State.SEALED)
    sealed = list(db.session.scalars(query.order_by(Inspection.id)))
    newest = {kind: [each for each in sealed if each.kind == kind][-1:] for kind in KIND_OF.values()}
    recipients: dict[str, Inspection] = {}
    for each in items:
        previous = newest[KIND_OF[each['to']]]
        if not previous or ids.count(each['id']) > 1:
            raise problems.ActNotPossible(act='return', item=each['id'], to=each['to'])
        inspection = recipients.setdefault(each['to'], previous[0])
        if each['to'] == 'inspector':
            inspections.require_inspector(accounts.find(inspection.assignee_id))
        known = checklists.items_of(inspection.checklist_id, inspection.checklist_version, inspection.profile)
        if each['id'] not in known:
            raise problems.UnknownItem(
                item=each['id'], checklist=inspection.checklist_id, version=inspection.checklist_version
            )
    return recipients


def _recheck(
    application: Application,
    to: str,
    items: list[dict[str, Any]],
    previous: Inspection,
    decision: Decision,
    by: uuid.UUID,
    at: datetime,
) -> Inspection:
    mine = [{'id': each['id'], 'reason': each['reason'].strip(), **_wanted(each)} for each in items if each['to'] == to]
    due = decision.due_at or _by_default(items, at)
    return inspections.assign(
        application,
        kind=previous.kind,
        stage='recheck',
        assignee_id=previous.assignee_id,
        due_at=min(due, at + _time_of(to)) if to == 'inspector' else due,
        items=mine,
        previous=previous,
        by=by,
        at=at,
    )


def _wanted(item: dict[str, Any]) -> dict[str, str]:
    wanted = (item.get('wanted') or '').strip()
    return {'wanted': wanted} if wanted else {}


def _both_voices(application: Application, own: Sequence[Report]) -> None:
    """Nothing is accepted, on an appeal either, before both voices have spoken."""
    lacking = [voice for voice in comparison.VOICES if not _sealed(application, own, voice)]
    if lacking:
        raise problems.ActNotPossible(stage=application.stage, act='accept', lacking=lacking)


def _one_voice_lacks(application: Application, own: Sequence[Report]) -> None:
    """Only an inspection that was cut short goes on."""
    if all(_sealed(application, own, voice) for voice in comparison.VOICES):
        raise problems.ActNotPossible(stage=application.stage, act='resume', lacking=[])


NEEDS = {'accept': _both_voices, 'resume': _one_voice_lacks}


def _sealed(application: Application, own: Sequence[Report], voice: str) -> bool:
    """Whether a voice has spoken of the room as it is now: after a repair, not of the empty one."""
    sealed = [each.inspection for each in own if each.inspection.state == State.SEALED]
    return any(each.kind == voice and not inspections.of_before(application, each) for each in sealed)


def _resume(application: Application, by: uuid.UUID, at: datetime) -> None:
    """The applicant's own inspection opens again if the refusal had cancelled it; a visit is planned by hand."""
    query = sa.select(Inspection.id).where(
        Inspection.application_id == application.id,
        Inspection.kind == 'self_assessment',
        Inspection.state != State.CANCELLED,
    )
    if db.session.scalar(query.limit(1)) is None:
        inspections.assign(
            application,
            kind='self_assessment',
            stage='finished',
            assignee_id=application.applicant_id,
            due_at=at + rules.term('inspecting'),
            by=by,
            at=at,
        )
    else:
        inspections.pass_move(application)


def _by_default(items: Sequence[dict[str, Any]], at: datetime) -> datetime:
    """By when they are to be fixed unless the reviewer says it: the longest time of those who must."""
    return at + max((_time_of(each['to']) for each in items), default=_time_of('applicant'))


def _time_of(to: str) -> timedelta:
    return rules.term('fixing') if to == 'applicant' else timedelta(days=INSPECTOR_DAYS)


def _case(
    application: Application,
    own: Sequence[Report],
    report: dict[str, Any],
    by: Account,
    at: datetime,
) -> Case:
    asked = {name: item for each in own for name, item in each.asked.items()}
    _, decisions = applications.history(application.id)
    before = Counter(item['id'] for each in decisions if each.verdict == 'return' for item in each.items)
    applicant = accounts.named([application.applicant_id])[application.applicant_id]
    return Case(
        number=application.number,
        address=application.address,
        applicant=applicant.name,
        reviewer=by.name,
        stage=application.stage,
        at=at,
        rows={each['id']: each for each in report['items']},
        voices={str(each.inspection.id): each.inspection.kind for each in own if each.inspection.state in HANDED_IN},
        items=asked,
        critical_bad=report['standing']['critical_bad'] if report['standing'] else (),
        returned_before=before,
        appeal_days=rules.term('appealed').days,
        review_days=rules.term('reviewing').days,
    )


def _written(draft: Draft, case: Case, application: Application, sent: dict[str, str] | None) -> tuple[str, str, str]:
    """The language of the letter, as it is made, and as it is sent."""
    locale = sent['locale'] if sent else locale_of(application)
    generated = letter.write(draft, case, 'en' if locale == 'en' else 'ru').text
    return locale, generated, sent['text'] if sent and sent['text'].strip() else generated


def locale_of(application: Application) -> str:
    """The applicant's language, in which a letter is made unless the reviewer chooses the other."""
    return accounts.named([application.applicant_id])[application.applicant_id].locale


def _open_inspections(application: Application) -> list[Inspection]:
    query = sa.select(Inspection).where(
        Inspection.application_id == application.id, Inspection.state.in_(OPEN), Inspection.kind != inspections.DAILY
    )
    return list(db.session.scalars(query.order_by(Inspection.id)))
