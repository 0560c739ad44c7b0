"""The audit as an administrator searches it: who did what, about what, with the names of today."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.accounts import operations as accounts
from app.accounts.models import Account
from app.applications.models import Application
from app.applications.views import person
from app.audit import AuditEntry
from app.db import db
from inspections.models import Device, Inspection
from inspections.upkeep.acts import ACTS, of_family

Place = tuple[datetime, int]
Clause = sa.ColumnElement[bool]
PLACE = (AuditEntry.at, AuditEntry.seq)
NEWEST = (AuditEntry.at.desc(), AuditEntry.seq.desc())
NUMBER = re.compile(r'(?:№\s*)?(\d{1,9})')
PEOPLE = 5  # of this name; who means another one says more of it
# without an index: a person or an act may have half of all entries, a subject never has many
WHO = sa.func.coalesce(AuditEntry.account_id, AuditEntry.account_id, type_=sa.Uuid())
ACT = sa.func.coalesce(AuditEntry.act, AuditEntry.act, type_=sa.String())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: `act` or a family of acts, whose, about whom or what in words, from when and before when."""

    act: str | None = None
    who: uuid.UUID | None = None
    about: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def page(wanted: Wanted, after: Place | None, limit: int) -> list[AuditEntry]:
    """Entries, the newest first, one more than `limit`.

    Each way in which an entry may be meant is a walk of `limit` steps along an index; then the newest of these.
    """
    heads = [_head(each, wanted, after, limit) for each in _ways(wanted)]
    if not heads:
        return []
    if len(heads) == 1:
        return list(db.session.scalars(heads[0]))
    found = sa.union_all(*(sa.select(each.with_only_columns(AuditEntry.seq).subquery().c.seq) for each in heads))
    query = sa.select(AuditEntry).where(AuditEntry.seq.in_(found)).order_by(*NEWEST).limit(limit + 1)
    return list(db.session.scalars(query))


def place(entry: AuditEntry) -> str:
    """Where the page after this entry begins."""
    return f'{entry.at.isoformat()}~{entry.seq}'


def rows(entries: Sequence[AuditEntry]) -> list[dict[str, Any]]:
    """Each entry with names and numbers instead of ids, in a few queries."""
    subjects = _Subjects(entries)
    said = {name for entry in entries for name in map(_uuid, entry.facts.values()) if name}
    people = accounts.named([*(each.account_id for each in entries if each.account_id), *said, *subjects.owners])
    earlier = sa.select(AuditEntry.seq, AuditEntry.hash).where(
        AuditEntry.seq.in_([entry.seq - 1 for entry in entries if entry.seq])
    )
    before = {row.seq: row.hash for row in db.session.execute(earlier)} if entries else {}
    return [
        {
            'seq': entry.seq,
            'at': entry.at,
            'act': entry.act,
            'who': person(people, entry.account_id),
            'about': subjects.about(entry, people),
            'facts': entry.facts,
            'names': _names(entry, people),
            'before': before.get((entry.seq or 0) - 1),
            'hash': entry.hash,
        }
        for entry in entries
    ]


def _ways(wanted: Wanted) -> list[list[Clause]]:
    """The ways in which an entry may be meant, each narrow by an index of its own."""
    acts = of_family(wanted.act) if wanted.act else []
    if wanted.about is not None and wanted.about.strip():
        subjects, people = _meant(wanted.about.strip())
        rest: list[Clause] = [WHO.in_([wanted.who])] if wanted.who else []
        rest += [ACT.in_(acts)] if acts else []
        by_person = [each for each in people if wanted.who in (None, each)]
        return [[AuditEntry.subject == each, *rest] for each in subjects] + _by(by_person, acts)
    if wanted.who:
        return _by([wanted.who], acts)
    return [[AuditEntry.act == each] for each in acts] or [[]]


def _by(people: Sequence[uuid.UUID], acts: Sequence[str]) -> list[list[Clause]]:
    mine = [AuditEntry.account_id == each for each in people]
    return [[each, AuditEntry.act == act] for each in mine for act in acts] if acts else [[each] for each in mine]


def _head(narrow: Sequence[Clause], wanted: Wanted, after: Place | None, limit: int) -> sa.Select[AuditEntry]:
    query = sa.select(AuditEntry).where(*narrow).order_by(*NEWEST).limit(limit + 1)
    if wanted.since:
        query = query.where(AuditEntry.at >= wanted.since)
    if wanted.until:
        query = query.where(AuditEntry.at < wanted.until)
    if after:
        query = query.where(sa.tuple_(*PLACE) < after)
    return query


def _meant(text: str) -> tuple[list[str], list[uuid.UUID]]:
    """The subjects and the people that these words may mean: a number, an id, an e-mail, a part of a name."""
    people: list[uuid.UUID] = []
    known = _uuid(text)
    if found := NUMBER.fullmatch(text):
        application = db.session.scalar(sa.select(Application.id).where(Application.number == int(found[1])))
        return (_with_inspections(application) if application else []), people
    if known is not None:
        return _with_inspections(known), [known]
    if '@' in text:
        account = accounts.by_email(text)
        people = [account.id] if account else []
    else:
        # SQLite knows no capitals outside of ASCII
        written = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
        alike = sa.or_(*(Account.name.contains(each, autoescape=True) for each in sorted(written)))
        people = list(db.session.scalars(sa.select(Account.id).where(alike).order_by(Account.name).limit(PEOPLE)))
    return [text, *map(str, people)], people


def _with_inspections(application_id: uuid.UUID) -> list[str]:
    own = sa.select(Inspection.id).where(Inspection.application_id == application_id)
    return [str(each) for each in (application_id, *db.session.scalars(own))]


class _Subjects:
    """What the subjects of some entries name, looked up by kind."""

    def __init__(self, entries: Sequence[AuditEntry]) -> None:
        ids: dict[str, set[str]] = {}
        for entry in entries:
            if entry.subject:
                kind = ACTS.get(entry.act, 'other')
                ids.setdefault('device' if kind == 'operation' else kind, set()).add(entry.subject.partition(':')[0])
        uuids = {kind: {found for each in some if (found := _uuid(each))} for kind, some in ids.items()}
        self._accounts = uuids.get('account', set())
        of_inspection = sa.select(Inspection.id, Inspection.application_id)
        self._inspections = _by_id(of_inspection, Inspection.id, uuids.get('inspection'))
        applications = {*uuids.get('application', ()), *(row.application_id for row in self._inspections.values())}
        self._applications = _by_id(sa.select(Application.id, Application.number), Application.id, applications)
        self._devices = _by_id(sa.select(Device.id, Device.name, Device.account_id), Device.id, ids.get('device'))

    @property
    def owners(self) -> set[uuid.UUID]:
        """People whose names are needed to say it."""
        return {*self._accounts, *(row.account_id for row in self._devices.values())}

    def about(self, entry: AuditEntry, people: dict[uuid.UUID, Account]) -> dict[str, Any] | None:
        """The subject of one entry as it is shown."""
        if entry.subject is None:
            return None
        kind, name, application = ACTS.get(entry.act, 'other'), None, None
        known = _uuid(entry.subject)
        match kind:
            case 'account':
                name = people[known].name if known in people else None
            case 'application' | 'inspection':
                row = self._inspections.get(known) if kind == 'inspection' else None
                application = self._applications.get(row.application_id if row else known)
                name = str(application.number) if application else None
            case 'device' | 'operation':
                kind, device = 'device', self._devices.get(entry.subject.partition(':')[0])
                owner = people.get(device.account_id) if device else None
                name = f'{owner.name}, {device.name}' if device and owner else None
        return {'kind': kind, 'id': entry.subject, 'name': name, 'application_id': application and application.id}


def _names(entry: AuditEntry, people: dict[uuid.UUID, Account]) -> dict[str, str]:
    ids = {said: _uuid(said) for said in entry.facts.values() if isinstance(said, str)}
    return {said: people[known].name for said, known in ids.items() if known in people}


def _by_id(query: sa.Select[*tuple[Any, ...]], column: Any, ids: Any) -> dict[Any, Any]:
    return {row.id: row for row in db.session.execute(query.where(column.in_(ids)))} if ids else {}


def _uuid(text: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if isinstance(text, str) and len(text) == 36 else None
    except ValueError:
        return None
