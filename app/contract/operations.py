"""What may be done with the contract of an application: fill, issue, recall, read, let somebody else read."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app import audit, problems
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application, Stage
from app.contract import filling
from app.contract.models import Contract, Mark, Reader, Recall, Signature
from app.db import db, insert_missing, rows_of
from app.notifications import operations as notifications
from app.notifications.wording import day
from app.rest import moment
from app.rules import operations as rules
from app.settings import Settings
from app.tokens import hash_of, token_of
from app.vault import operations as vault

RULE = 'contract'
READ_FOR = timedelta(days=7)  # by somebody who has the link
MOST_READERS = 20
MARKS = rows_of(Mark)


def facts_of(
    application: Application,
    answers: Mapping[str, Any],
    standard: Mapping[str, str] | None,
    at: datetime,
    zone: ZoneInfo,
) -> dict[str, Mapping[str, str] | None]:
    """What stands in the places of a template, {place: {ru, en}}; none where the questionnaire does not say it.
    `standard`: how the network calls the format of the room."""
    numbers = [('ИНН', answers.get('company_inn') or answers.get('person_inn'))]
    numbers += [('ОГРН', answers.get('ogrn')), ('ОГРНИП', answers.get('ogrnip'))]
    requisites = ', '.join(f'{name} {value}' for name, value in numbers if value)
    area = answers.get('area_m2')
    return {
        'number': _same(application.number),
        'date': {each: day(at.isoformat(), zone, each) for each in filling.LANGUAGES},
        'partner': _same(answers.get('company_name') or answers.get('person_name')),
        'requisites': _same(requisites),
        'address': _same(application.address),
        'area': area and {'ru': f'{area:g}'.replace('.', ','), 'en': f'{area:g}'},
        'format': standard,
    }


def filled(
    application: Application,
    answers: Mapping[str, Any],
    standard: Mapping[str, str] | None,
    given: Mapping[str, str],
    at: datetime,
    zone: ZoneInfo,
) -> tuple[int, list[dict[str, Any]], list[str]]:
    """The next edition as it would be issued now: version of the template, chapters, places whose fact is missing.
    `given`: what the network says itself where neither rule nor questionnaire does; it never overrules either."""
    rule = rules.current(RULE)
    facts = facts_of(application, answers, standard, at, zone)
    facts['network'] = rule.value.get('network')
    facts |= {place: _same(text.strip()) for place, text in given.items() if not facts[place]}
    template = rule.value['chapters']
    missing = sorted(place for place in filling.wanted(template) if not facts[place])
    return rule.version, filling.fill(template, facts), missing


def issue(
    folder: Path,
    application: Application,
    *,
    contract_id: uuid.UUID,
    template: int,
    chapters: filling.Chapters,
    missing: Sequence[str],
    seen: int,
    by: uuid.UUID,
    at: datetime,
) -> Contract:
    """Issue the next edition as it was `filled`; sent twice it is the same as once. `seen`: the version of the template
    that was looked at. Clauses that are the same as before stay read."""
    known: Contract | None = db.session.get(Contract, contract_id)
    if known is not None:
        if known.application_id != application.id or known.by_id != by:
            raise problems.NotFound(contract_id=str(contract_id))
        return known
    if seen != template:
        raise problems.VersionStale(version=template)
    if missing:
        raise problems.FactsMissing(places=list(missing))
    before, version = newest(application), _newest_version(application) + 1
    content = filling.plain(chapters)
    contract = Contract(
        id=contract_id,
        application_id=application.id,
        applicant_id=application.applicant_id,
        version=version,
        template=template,
        sealed=vault.seal(folder, application.applicant_id, content, _context(contract_id)),
        digest=filling.digest_of(content),
        by_id=by,
        created_at=at,
    )
    db.session.add(contract)
    db.session.flush()
    if before is not None:
        _carry_marks(folder, before, contract, chapters)
    road.act(application, 'issue-contract', {'contract': str(contract.id), 'version': version}, by, at)
    told = {**applications.headline(application), 'version': version, 'due_at': moment(application.promised_at or at)}
    notifications.settled('contract.recalled', application.id, at)
    notifications.tell('contract.issued', [application.applicant_id], application.id, told, at)
    return contract


def recall(
    folder: Path, application: Application, *, recall_id: uuid.UUID, reason: str, by: uuid.UUID, at: datetime
) -> None:
    """Take the edition back that waits to be signed; sent twice it is the same as once."""
    known: Recall | None = db.session.get(Recall, recall_id)
    if known is not None and known.by_id == by:
        return
    if not reason.strip():
        raise problems.ReasonMissing(field='reason')
    contract = waiting(application, 'recall-contract')
    sealed = vault.seal(folder, application.applicant_id, reason.strip().encode(), f'recall {recall_id}')
    db.session.add(Recall(id=recall_id, contract_id=contract.id, sealed=sealed, by_id=by, created_at=at))
    road.act(application, 'recall-contract', {'contract': str(contract.id), 'version': contract.version}, by, at)
    notifications.settled('contract.issued', application.id, at)
    told = {**applications.headline(application), 'reason': reason.strip()}
    notifications.tell('contract.recalled', [application.applicant_id], application.id, told, at)


def mark(folder: Path, application: Application, version: int, names: Sequence[str], at: datetime) -> None:
    """These clauses of this edition have been read; twice is the same as once."""
    contract = current(application, version)
    known = filling.clauses(chapters_of(folder, contract))
    strange = [each for each in names if each not in known]
    if strange:
        raise problems.NotFound(clauses=strange)
    for name in names:
        insert_missing(MARKS, {'contract_id': contract.id, 'clause': name, 'at': at})


def let_read(
    data: Path, application: Application, *, reader_id: uuid.UUID, version: int, by: uuid.UUID, at: datetime
) -> Reader:
    """A link for somebody without an account, good for a week; under the same id it is the same link."""
    known: Reader | None = db.session.get(Reader, reader_id)
    contract = current(application, version)
    if known is not None:
        if known.contract_id != contract.id:
            raise problems.NotFound(reader_id=str(reader_id))
        return known
    if len(readers(contract)) >= MOST_READERS:
        raise problems.TooManyReaders(most=MOST_READERS)
    reader = Reader(
        id=reader_id, contract_id=contract.id, token_hash=hash_of(token_of(data, reader_id)), expires_at=at + READ_FOR,
        revoked_at=None, created_at=at,
    )  # fmt: skip
    db.session.add(reader)
    db.session.flush()
    audit.record(by, 'contract.share', application.id, {'reader': str(reader.id)}, at)
    return reader


def revoke(application: Application, reader_id: uuid.UUID, by: uuid.UUID, at: datetime) -> None:
    """Nobody reads by this link any more; twice is the same as once."""
    reader: Reader | None = db.session.get(Reader, reader_id)
    contract = reader and db.session.get(Contract, reader.contract_id)
    if reader is None or contract is None or contract.application_id != application.id:
        raise problems.NotFound(reader_id=str(reader_id))
    if reader.revoked_at is None:
        reader.revoked_at = at
        audit.record(by, 'contract.unshare', application.id, {'reader': str(reader.id)}, at)


def by_token(token: str, at: datetime) -> tuple[Contract, Reader]:
    """The edition that this link leads to; refuses one that is unknown, revoked or over, and one that was recalled."""
    reader: Reader | None = db.session.scalar(sa.select(Reader).where(Reader.token_hash == hash_of(token)))
    if reader is None:
        raise problems.LinkUnknown()
    contract: Contract = db.session.get_one(Contract, reader.contract_id)
    if reader.revoked_at is not None or reader.expires_at <= at or _recall_of(contract) is not None:
        raise problems.LinkExpired()
    return contract, reader


def newest(application: Application) -> Contract | None:
    """The last edition that was issued."""
    query = sa.select(Contract).where(Contract.application_id == application.id).order_by(Contract.version.desc())
    found: Contract | None = db.session.scalar(query.limit(1))
    return found


def editions(application: Application) -> list[Contract]:
    """All of them, the newest first."""
    query = sa.select(Contract).where(Contract.application_id == application.id)
    return list(db.session.scalars(query.order_by(Contract.version.desc())))


def edition(application: Application, version: int) -> Contract:
    """One of them; refuses when there is none."""
    for each in editions(application):
        if each.version == version:
            return each
    raise problems.NotFound(contract=version)


def waiting(application: Application, act: str) -> Contract:
    """The edition that waits to be signed; refuses in another stage."""
    contract = newest(application)
    if application.stage != Stage.CONTRACTING or contract is None:
        raise problems.ActNotPossible(stage=application.stage, act=act, possible=[])
    return contract


def current(application: Application, version: int) -> Contract:
    """The edition that waits to be signed, which is that version; refuses when another one has been issued."""
    contract = waiting(application, 'sign-contract')
    if contract.version != version:
        raise problems.ContractChanged(version=contract.version)
    return contract


def chapters_of(folder: Path, contract: Contract) -> list[dict[str, Any]]:
    """What an edition says. Raises `problems.Erased` when its person's key was destroyed."""
    found: list[dict[str, Any]] = json.loads(text_of(folder, contract))
    return found


def text_of(folder: Path, contract: Contract) -> bytes:
    """The same as it was written down, over which the digest goes."""
    return vault.open_sealed(folder, contract.applicant_id, contract.sealed, _context(contract.id))


def read_of(contract: Contract) -> list[str]:
    """The clauses that the applicant has read."""
    return list(db.session.scalars(sa.select(Mark.clause).where(Mark.contract_id == contract.id)))


def readers(contract: Contract) -> list[Reader]:
    """The links to an edition, the newest first."""
    query = sa.select(Reader).where(Reader.contract_id == contract.id).order_by(Reader.id.desc())
    return list(db.session.scalars(query))


def signature_of(contract: Contract) -> Signature | None:
    """Whether it is signed."""
    found: Signature | None = db.session.scalar(sa.select(Signature).where(Signature.contract_id == contract.id))
    return found


def recall_of(folder: Path, contract: Contract) -> tuple[Recall, str] | None:
    """That it was taken back, and why."""
    found = _recall_of(contract)
    if found is None:
        return None
    return found, vault.open_sealed(folder, contract.applicant_id, found.sealed, f'recall {found.id}').decode()


def zone_of(settings: Settings) -> ZoneInfo:
    """The network's clock."""
    return ZoneInfo(settings.zone)


def _recall_of(contract: Contract) -> Recall | None:
    found: Recall | None = db.session.scalar(sa.select(Recall).where(Recall.contract_id == contract.id))
    return found


def _newest_version(application: Application) -> int:
    contract = newest(application)
    return contract.version if contract else 0


def _carry_marks(folder: Path, before: Contract, after: Contract, chapters: filling.Chapters) -> None:
    """What was read and says the same is read."""
    changed = {each['id'] for each in filling.differences(chapters_of(folder, before), chapters)}
    known = filling.clauses(chapters)
    marks = db.session.scalars(sa.select(Mark).where(Mark.contract_id == before.id)).all()
    for each in marks:
        if each.clause in known and each.clause not in changed:
            insert_missing(MARKS, {'contract_id': after.id, 'clause': each.clause, 'at': each.at})


def _same(value: Any) -> dict[str, str] | None:
    return {each: str(value) for each in filling.LANGUAGES} if value else None


def _context(contract_id: uuid.UUID) -> str:
    return f'contract {contract_id}'
