"""What may be done with papers: see what is asked, put files in, order and take them out, look at a page."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts.models import Account, Role
from app.applications.models import Application, Stage
from app.db import db, transaction, uuid7
from app.files.store import ORIGINALS, FileStore, sha256_of
from app.papers import access, lease, reading, states
from app.papers.models import Paper, PaperFile, PaperReturn
from app.papers.states import State
from app.rules import operations as rules
from app.settings import Settings
from app.vault import operations as vault

MOST_FILES = 30


@dataclass(slots=True)
class Standing:
    """A paper that is asked for: its words by the rule, its newest handing in with its files in order, and how it
    stands. `told`: beside which handing in its facts were typed last. `returned`: the newest return of it, whether or
    not it has been replaced since."""

    rule: dict[str, Any]
    state: State
    may_change: bool
    paper: Paper | None = None
    told: Paper | None = None
    files: list[PaperFile] = field(default_factory=list)
    former: list[tuple[Paper, list[PaperFile]]] = field(default_factory=list)
    returned: PaperReturn | None = None

    @property
    def name(self) -> str:
        """Its id in the network's rule."""
        name: str = self.rule['id']
        return name


def standings(application: Application, answers: Mapping[str, Any]) -> list[Standing]:
    """Every paper that is asked of this legal form, in the rule's order."""
    asked = rules.papers(answers.get('legal_form') or '')
    by_name: dict[str, list[Paper]] = {}
    query = sa.select(Paper).where(Paper.application_id == application.id).order_by(Paper.number)
    for each in db.session.scalars(query):
        by_name.setdefault(each.name, []).append(each)
    files = _files_of([each.id for papers in by_name.values() for each in papers])
    back = {each.name: each for each in returns(application.id) if each.kind == 'paper'}
    return [_standing(application, rule, by_name.get(rule['id'], []), files, back.get(rule['id'])) for rule in asked]


def find(application: Application, answers: Mapping[str, Any], name: str) -> Standing:
    """One of them; refuses a paper that is not asked for."""
    for each in standings(application, answers):
        if each.name == name:
            return each
    raise problems.NotFound(paper=name)


def missing(
    application: Application, answers: Mapping[str, Any], settings: Settings, at: datetime
) -> list[dict[str, str]]:
    """What keeps the application from being handed in: {kind: paper, id, why}. `why`: `missing`, `returned` and not
    replaced, `facts` not typed, lease `ended`."""
    found = []
    for each in standings(application, answers):
        why = _lacks(application, each, settings, at)
        if why:
            found.append({'kind': 'paper', 'id': each.name, 'why': why})
    return found


def add(
    application_id: uuid.UUID, name: str, file_id: uuid.UUID, content: bytes, *, answers: Any, by: Account,
    store: FileStore, settings: Settings, at: datetime,
) -> None:  # fmt: skip
    """Take a file in behind the others. Its id comes from the applicant: sent twice it is the same as once. Says so
    only when the bytes are durable. `answers` reads the questionnaire of an application.

    Raises PaperRefused, PaperClosed; what was there stays. Three steps, so that no transaction waits for the store: the
    row first, then the bytes, then that they are there. Bytes without that are found by `retention.sweep`.
    """
    with transaction():
        application = access.own(application_id, by)
        if _is_known(application, name, file_id, content, store, settings):
            return
        _open_for_change(application, answers(application), name)
    seen = reading.look(content)
    with transaction():
        application = access.own(application_id, by, lock=True)
        standing = _open_for_change(application, answers(application), name)
        if len(standing.files) >= MOST_FILES:
            raise problems.PaperRefused(why='too-many-files', limit=MOST_FILES)
        paper = _to_fill(application, standing, at)
        file, former = _fresh(paper, file_id, standing.files)
        sealed = vault.seal(settings.data, application.applicant_id, content, _context(file))
        file.sha256, file.kind, file.leaves, file.size = sha256_of(sealed), seen.kind, seen.leaves, len(content)
        file.created_at = at
        sha256 = file.sha256
    if former:
        store.drop(former)
    store.put(sha256, sealed, ORIGINALS)
    with transaction():
        access.own(application_id, by, lock=True)
        kept = db.session.get(PaperFile, file_id, populate_existing=True)
        mine = kept is not None and kept.sha256 == sha256
        if kept is not None and mine and kept.stored_at is None:
            kept.stored_at = at
            facts = {'paper': name, 'file': str(file_id), 'kind': kept.kind, 'leaves': kept.leaves}
            audit.record(by.id, 'paper.add', application_id, facts, at)
    if not mine:
        store.drop(sha256)  # the same file was sent twice at once, and the other one is there


def take_out(
    application_id: uuid.UUID, name: str, file_id: uuid.UUID, *, answers: Any, by: Account, store: FileStore,
    at: datetime,
) -> None:  # fmt: skip
    """Take a file out again before it is handed in; twice is once. Its bytes go."""
    with transaction():
        application = access.own(application_id, by, lock=True)
        standing = _open_for_change(application, answers(application), name)
        if standing.state == State.RETURNED:
            raise problems.PaperClosed(paper=name, stage=application.stage, state=str(standing.state))
        file = next((each for each in standing.files if each.id == file_id), None)
        if file is None:
            return
        file.removed_at = at
        sha256 = file.sha256
        audit.record(by.id, 'paper.take-out', application_id, {'paper': name, 'file': str(file_id)}, at)
    store.drop(sha256)


def order(application: Application, standing: Standing, ids: Sequence[uuid.UUID]) -> None:
    """Put its files in this order; refuses unless all of them are named once."""
    _require_open(application, standing)
    if sorted(ids) != sorted(each.id for each in standing.files):
        raise problems.InvalidRequest(fields={'files': ['All files of the paper, each once.']})
    place = {each: number for number, each in enumerate(ids)}
    for each in standing.files:
        each.position = place[each.id]


def tell_lease(
    application: Application, standing: Standing, facts: dict[str, Any], settings: Settings, by: uuid.UUID, at: datetime
) -> None:
    """Keep what stands in the lease, beside the handing in that is being made."""
    if standing.name != lease.NAME:
        raise problems.NotFound(paper=standing.name)
    _require_open(application, standing)
    paper = _to_fill(application, standing, at)
    if lease.facts_of(settings.data, application, paper) == facts:
        return
    lease.seal(settings.data, application, paper, facts)
    audit.record(by, 'paper.describe', application.id, {'paper': standing.name}, at)


def reveal(
    file_id: uuid.UUID, by: Account, store: FileStore, settings: Settings, at: datetime, *, as_: str, leaf: int = 0
) -> tuple[PaperFile, bytes]:
    """The bytes of a file for somebody who may read it. What staff sees stands in the audit before they see it."""
    with transaction():
        file = db.session.get(PaperFile, file_id)
        paper = file and db.session.get(Paper, file.paper_id)
        if file is None or paper is None:
            raise problems.NotFound(file=str(file_id))
        application = access.readable(paper.application_id, by)
        if file.stored_at is None or file.removed_at is not None or leaf >= file.leaves:
            raise problems.NotFound(file=str(file_id))
        if by.role != Role.APPLICANT:
            facts = {'paper': paper.name, 'file': str(file.id), 'leaf': leaf + 1, 'as': as_}
            audit.record(by.id, 'paper.reveal', application.id, facts, at)
        plain = _opened(application, file, store, settings)
    return file, plain


def give_back(
    application: Application, answers: Mapping[str, Any], fields: Sequence[str], items: Sequence[dict[str, str]],
    settings: Settings, by: uuid.UUID, at: datetime,
) -> None:  # fmt: skip
    """Write down what a reviewer returns: {kind: paper | field, id, reason}; `fields` are those that can be. Refuses
    what is not there, what is named twice, and what has no reason."""
    if not items:
        raise problems.NothingReturned()
    if lacking := [each['id'] for each in items if not each['reason'].strip()]:
        raise problems.ReasonMissing(items=lacking)
    named = [(each['kind'], each['id']) for each in items]
    found = {each.name: each.paper for each in standings(application, answers)}
    for kind, name in named:
        if named.count((kind, name)) > 1 or name not in (found if kind == 'paper' else fields):
            raise problems.NotFound(kind=kind, name=name)
    for each in items:
        paper = found[each['id']] if each['kind'] == 'paper' else None
        row = PaperReturn(
            id=uuid7(), application_id=application.id, kind=each['kind'], name=each['id'],
            paper_id=paper and paper.id, by_id=by, created_at=at,
        )  # fmt: skip
        row.reason = vault.seal(
            settings.data, application.applicant_id, each['reason'].strip().encode(), f'return {row.id}'
        )
        db.session.add(row)
    db.session.flush()


def returns(application_id: uuid.UUID) -> list[PaperReturn]:
    """What was ever given back of an application, oldest first."""
    query = sa.select(PaperReturn).where(PaperReturn.application_id == application_id)
    return list(db.session.scalars(query.order_by(PaperReturn.created_at, PaperReturn.id)))


def reason_of(application: Application, given_back: PaperReturn, settings: Settings) -> str:
    """Why it was given back, in the reviewer's words."""
    plain = vault.open_sealed(settings.data, application.applicant_id, given_back.reason, f'return {given_back.id}')
    return plain.decode()


def returned_fields(application: Application) -> list[PaperReturn]:
    """The questions of the questionnaire that were given back last: they may be answered anew while amending."""
    if application.stage != Stage.AMENDING:
        return []
    found = returns(application.id)
    last = max((each.created_at for each in found), default=None)
    return [each for each in found if each.kind == 'field' and each.created_at == last]


def _standing(
    application: Application, rule: dict[str, Any], papers: list[Paper], files: Mapping[uuid.UUID, list[PaperFile]],
    back: PaperReturn | None,
) -> Standing:  # fmt: skip
    filled = [each for each in papers if files.get(each.id)]
    # facts typed anew beside a returned paper make a handing in without files: the returned one is what there is
    newest = filled[-1] if filled else papers[-1] if papers else None
    own = files.get(newest.id, []) if newest else []
    returned = bool(back and newest and back.paper_id == newest.id)
    handed_in = application.submitted_at is not None and any(
        each.stored_at and each.stored_at <= application.submitted_at for each in own
    )
    state = states.state_of(application.stage, files=bool(own), returned=returned, handed_in=handed_in)
    former = [(each, files[each.id]) for each in filled if each is not newest]
    told = next((each for each in reversed(papers) if each.facts is not None), None)
    return Standing(rule, state, states.may_change(application.stage, state), newest, told, own, former, back)


def _files_of(papers: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[PaperFile]]:
    query = sa.select(PaperFile).where(
        PaperFile.paper_id.in_(papers), PaperFile.stored_at.is_not(None), PaperFile.removed_at.is_(None)
    )
    found: dict[uuid.UUID, list[PaperFile]] = {}
    for each in db.session.scalars(query.order_by(PaperFile.position, PaperFile.created_at, PaperFile.id)):
        found.setdefault(each.paper_id, []).append(each)
    return found


def _lacks(application: Application, standing: Standing, settings: Settings, at: datetime) -> str | None:
    if standing.state in (State.MISSING, State.RETURNED):
        return str(standing.state)
    if standing.name != lease.NAME:
        return None
    facts = lease.facts_of(settings.data, application, standing.told)
    if facts is None:
        return 'facts'
    ended = lease.warning(facts, lease.today(at, settings.zone)) == 'ended'
    return 'ended' if ended else None


def _open_for_change(application: Application, answers: Mapping[str, Any], name: str) -> Standing:
    standing = find(application, answers, name)
    _require_open(application, standing)
    return standing


def _require_open(application: Application, standing: Standing) -> None:
    if not standing.may_change:
        raise problems.PaperClosed(paper=standing.name, stage=application.stage, state=str(standing.state))


def _to_fill(application: Application, standing: Standing, at: datetime) -> Paper:
    """The handing in that takes files and facts: a returned one stays as it was seen, and another one begins."""
    query = sa.select(Paper).where(Paper.application_id == application.id, Paper.name == standing.name)
    newest: Paper | None = db.session.scalar(query.order_by(Paper.number.desc()).limit(1))
    if newest is not None and not (standing.state == State.RETURNED and newest is standing.paper):
        return newest
    number = newest.number + 1 if newest else 1
    paper = Paper(id=uuid7(), application_id=application.id, name=standing.name, number=number, created_at=at)
    db.session.add(paper)
    db.session.flush()
    return paper


def _fresh(paper: Paper, file_id: uuid.UUID, beside: Sequence[PaperFile]) -> tuple[PaperFile, str | None]:
    """The row of a file that comes, and the name of bytes that an earlier try may have left."""
    known = db.session.get(PaperFile, file_id, populate_existing=True)
    if known is not None:
        if known.paper_id != paper.id or known.stored_at is not None:
            raise problems.InvalidRequest(fields={'file_id': ['Names another file already.']})
        return known, known.sha256
    position = max((each.position for each in beside if each.paper_id == paper.id), default=-1) + 1
    file = PaperFile(id=file_id, paper_id=paper.id, position=position)
    db.session.add(file)
    return file, None


def _is_known(
    application: Application, name: str, file_id: uuid.UUID, content: bytes, store: FileStore, settings: Settings
) -> bool:
    """Whether this very file is here already; refuses another one under its id."""
    known = db.session.get(PaperFile, file_id, populate_existing=True)
    if known is None or known.stored_at is None:
        return False
    paper = db.session.get(Paper, known.paper_id)
    same = (
        paper is not None
        and (paper.application_id, paper.name) == (application.id, name)
        and known.removed_at is None
        and known.size == len(content)
        and _opened(application, known, store, settings) == content
    )
    if not same:
        raise problems.InvalidRequest(fields={'file_id': ['Names another file already.']})
    return True


def _opened(application: Application, file: PaperFile, store: FileStore, settings: Settings) -> bytes:
    with store.open(file.sha256) as sealed:
        return vault.open_sealed(settings.data, application.applicant_id, sealed.read(), _context(file))


def _context(file: PaperFile) -> str:
    return f'paper {file.paper_id} {file.id}'
