"""One inspection as its readers see it: plain values, gathered in a few queries however many there are."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.accounts.models import Account
from app.db import db
from app.rest import moment, sayable
from checklists import operations as checklists
from checklists.definition import Checklist, Item, is_asked, is_shown, on_day
from inspections import recorded
from inspections.line import results as line_results
from inspections.models import Inspection, Photo, Quarantined, Signal
from inspections.operations import DAILY
from inspections.quarantine import WAITS
from inspections.recorded import Record
from inspections.states import HANDED_IN, State


@dataclass(frozen=True, slots=True)
class Report:
    """An inspection with its questions: `asked` {item id: item} are those that it asks and shows, in order, with the
    thresholds of its day; `photos` {item id: [photo with its signals]}; `former` {item id: (section id, item)} of what
    was said of items that its present version no longer has; `lines` {id: result} are its line tests."""

    inspection: Inspection
    by: Account | None
    checklist: Checklist
    asked: Mapping[str, Item]
    photos: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    former: Mapping[str, tuple[str, Item]] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    answers: Mapping[str, Any] = field(init=False)  # {item: value} of what has been answered

    def __post_init__(self) -> None:
        object.__setattr__(self, 'answers', answers_of(self.inspection))


def of_applications(
    application_ids: Sequence[uuid.UUID], at: datetime, *, photos: bool = True
) -> dict[uuid.UUID, list[Report]]:
    """The reports of these applications, oldest first, without those that were cancelled. Without `photos` those of
    what has been handed in are there, but only with their states and how grave their signals are."""
    if not application_ids:
        return {}
    query = sa.select(Inspection).where(
        Inspection.application_id.in_(application_ids), Inspection.state != State.CANCELLED, Inspection.kind != DAILY
    )
    inspections = list(db.session.scalars(query.order_by(Inspection.id)))
    people = accounts.named([each.assignee_id for each in inspections])
    ids = [each.id for each in inspections if photos or each.state in HANDED_IN]
    shown = _photos(ids) if photos else _glanced(ids)
    lines = line_results.of_inspections(ids)
    reports: dict[uuid.UUID, list[Report]] = defaultdict(list)
    for each in inspections:
        report = _report(each, people.get(each.assignee_id), shown.get(each.id, {}), at)
        measured = {test['id']: test for test in lines.get(each.id, ())}
        reports[each.application_id].append(replace(report, lines=measured))
    return dict(reports)


def quarantined(inspection_ids: Sequence[uuid.UUID]) -> list[dict[str, Any]]:
    """Refused operations of these inspections that nobody has released, with what they wanted to say."""
    if not inspection_ids:
        return []
    query = sa.select(Quarantined).where(Quarantined.inspection_id.in_(inspection_ids), WAITS)
    rows = db.session.scalars(query.order_by(Quarantined.created_at, Quarantined.device_id, Quarantined.n))
    return [_refused(each) for each in rows]


def answers_of(inspection: Inspection) -> dict[str, Any]:
    """{item: value} of what has been answered."""
    found = ((item, register.get('value')) for item, register in inspection.fields.items())
    return {item: value for item, value in found if value is not None}


def asked_of(inspection: Inspection, checklist: Checklist, answers: Mapping[str, Any], day: date) -> dict[str, Item]:
    """The items that an inspection asks and, given the answers, shows, with the thresholds of the day."""
    only = frozenset(each['id'] for each in inspection.items) if inspection.items is not None else None
    asked = {
        each.id: on_day(each, day)
        for each in checklist.items()
        if is_asked(each, inspection.kind, inspection.stage, only)
    }
    return {name: item for name, item in asked.items() if only is not None or is_shown(item, asked, answers)}


def _report(inspection: Inspection, by: Account | None, photos: Mapping[str, Any], at: datetime) -> Report:
    checklist = checklists.resolve(inspection.checklist_id, inspection.checklist_version, inspection.profile)
    day = (inspection.finished_at or at).date()
    asked = asked_of(inspection, checklist, answers_of(inspection), day)
    return Report(inspection, by, checklist, asked, photos, _former(inspection, checklist, photos))


def _former(inspection: Inspection, checklist: Checklist, photos: Mapping[str, Any]) -> dict[str, tuple[str, Item]]:
    """What was said before the inspection moved to its version, of items that are gone from it."""
    lacking = {*inspection.fields, *photos} - {item.id for item in checklist.items()}
    found: dict[str, tuple[str, Item]] = {}
    for version in range(inspection.checklist_version - 1, 0, -1):
        if lacking <= found.keys():
            break
        for section in checklists.resolve(inspection.checklist_id, version, inspection.profile).sections:
            for item in section.items:
                if item.id in lacking:
                    found.setdefault(item.id, (section.id, item))
    return found


def _photos(inspection_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, list[dict[str, Any]]]]:
    ids = list(inspection_ids)
    if not ids:
        return {}
    signals: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in db.session.scalars(sa.select(Signal).where(Signal.inspection_id.in_(ids)).order_by(Signal.id)):
        signals[each.photo_op].append({'code': each.code, 'severity': each.severity, 'facts': each.facts})
    query = sa.select(Photo).where(Photo.inspection_id.in_(ids), Photo.detached.is_(False))
    records = recorded.of_photos(ids)
    shown: dict[uuid.UUID, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for photo in sorted(db.session.scalars(query), key=_as_numbered):
        shown[photo.inspection_id][photo.item].append(_photo(photo, records.get(photo.op), signals[photo.op]))
    return shown


def _glanced(inspection_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, list[dict[str, Any]]]]:
    """Of each photo its state and how grave its signals are: for whoever counts."""
    if not inspection_ids:
        return {}
    grave: dict[str, list[dict[str, Any]]] = defaultdict(list)
    connection = db.session.connection()
    of_these = sa.select(Signal.photo_op, Signal.severity).where(Signal.inspection_id.in_(inspection_ids))
    for op, severity in connection.execute(of_these):
        grave[op].append({'severity': severity})
    query = sa.select(Photo.op, Photo.inspection_id, Photo.item, Photo.state)
    query = query.where(Photo.inspection_id.in_(inspection_ids), Photo.detached.is_(False))
    found: dict[uuid.UUID, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for each in connection.execute(query):
        found[each.inspection_id][each.item].append({'state': each.state, 'signals': grave[each.op]})
    return found


def _as_numbered(photo: Photo) -> tuple[Any, ...]:
    """In the order of `content.numbered`, in which they were attached; what came after the seal stands behind."""
    device, _, n = photo.op.partition(':')
    return photo.amendment, photo.announced_at, device, int(n)


def _photo(photo: Photo, record: Record | None, signals: list[dict[str, Any]]) -> dict[str, Any]:
    said = photo.said
    taken_at, position = said.get('taken_at'), said.get('position')
    return {
        'sha256': photo.sha256,
        'taken_at': taken_at if isinstance(taken_at, str) else None,
        'source': 'camera' if said.get('source') == 'camera' else 'file',
        'width': _pixels(said.get('width')),
        'height': _pixels(said.get('height')),
        'bytes': said['bytes'] if _is_size(said.get('bytes')) else None,
        'announced_at': moment(photo.announced_at),
        'state': photo.state,
        'position': position if isinstance(position, dict) else None,
        'distance_m': photo.distance_m,
        'amendment': photo.amendment,
        'shot': said['shot'] if isinstance(said.get('shot'), str) else None,
        'record': record
        and {
            'n': record.n,
            'since': record.since and moment(record.since),
            'until': moment(record.until),
            'chain': record.chain,
        },
        'signals': signals,
    }


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _pixels(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000 else 0


def _refused(row: Quarantined) -> dict[str, Any]:
    said = sayable(json.loads(row.text))
    return {
        'device': row.device_id,
        'n': row.n,
        'inspection_id': row.inspection_id,
        'field': said['field'] if isinstance(said.get('field'), str) else None,
        'value': said.get('value'),
        'code': row.code,
        'facts': row.facts,
    }
