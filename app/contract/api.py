"""Contracts over HTTP: the network issues and recalls, the applicant reads, shares and signs, a reader has a link."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask import Response, current_app, request, send_file

from app import clock, limits, problems
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.accounts.session import allowed, public, signed_in
from app.applications import operations as applications
from app.applications.api import entered, readable
from app.applications.models import Application
from app.contract import filling, operations, paper, signing, views
from app.contract.models import Contract
from app.contract.schemas import (
    CodeShape,
    ContractPreview,
    ContractShape,
    NewCode,
    NewContract,
    NewMarks,
    NewReader,
    NewRecall,
    NewSignature,
    PaperQuery,
    ReadingSecret,
    ReadingShape,
)
from app.contract.signing import Signing
from app.db import snapshot, transaction
from app.files.store import current_store
from app.questionnaire import operations as questionnaire
from app.questionnaire.operations import Standard
from app.rest import Blueprint
from app.settings import Settings

contracts = Blueprint('contracts', __name__, url_prefix='/api/v1', description='The contract of an application')
STAFF = (Role.REVIEWER, Role.ADMINISTRATOR)
PDF = 'application/pdf'
OF_APPLICATION = '/applications/<uuid:application_id>'


@contracts.route(f'{OF_APPLICATION}/contract', methods=['GET'])
@contracts.response(200, ContractShape)
@allowed(Role.APPLICANT, *STAFF)
def get_contract(application_id: uuid.UUID) -> dict[str, Any]:
    """All editions, the newest with its text, what differs from the one before and what was read."""
    with snapshot():
        return _shown(readable(application_id))


@contracts.route(f'{OF_APPLICATION}/contract/preview', methods=['GET'])
@contracts.response(200, ContractPreview)
@allowed(*STAFF)
def preview_contract(application_id: uuid.UUID) -> dict[str, Any]:
    """The next edition as it would be issued now, and which facts are missing."""
    at = clock.now()
    with snapshot():
        application = readable(application_id)
        template, chapters, missing = _filled(application, at)
        before = operations.newest(application)
        former = before and operations.chapters_of(_settings().data, before)
    changes = filling.differences(former, chapters) if former else []
    return {'template': template, 'chapters': chapters, 'missing': missing, 'changes': changes}


@contracts.route(f'{OF_APPLICATION}/contracts', methods=['POST'])
@contracts.arguments(NewContract)
@contracts.response(201, ContractShape)
@allowed(Role.REVIEWER)
def issue_contract(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Issue the next edition; refused while a fact is missing, or when the template has changed since it was seen."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        template, chapters, missing = _filled(application, at, said['facts'])
        operations.issue(
            _settings().data, application, contract_id=said['id'], template=template, chapters=chapters,
            missing=missing, seen=said['template'], by=by, at=at,
        )  # fmt: skip
        return _shown(application)


@contracts.route(f'{OF_APPLICATION}/contract/recalls', methods=['POST'])
@contracts.arguments(NewRecall)
@contracts.response(201, ContractShape)
@allowed(Role.REVIEWER)
def recall_contract(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Take the edition back that waits to be signed."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.recall(_settings().data, application, recall_id=said['id'], reason=said['reason'], by=by, at=at)
        return _shown(application)


@contracts.route(f'{OF_APPLICATION}/contract/marks', methods=['POST'])
@contracts.arguments(NewMarks)
@contracts.response(201, ContractShape)
@allowed(Role.APPLICANT)
def mark_clauses(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Say of clauses that they have been read; twice is the same as once."""
    at = clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.mark(_settings().data, application, said['version'], said['clauses'], at)
        return _shown(application)


@contracts.route(f'{OF_APPLICATION}/contract/codes', methods=['POST'])
@contracts.arguments(NewCode)
@contracts.response(201, CodeShape)
@allowed(Role.APPLICANT)
def send_code(said: dict[str, Any], application_id: uuid.UUID) -> Any:
    """Send a one-time code to the applicant's e-mail; refused while a clause is unread."""
    by, at, settings = signed_in(), clock.now(), _settings()
    if not settings.letters_arrive:
        raise problems.MailMissing()
    limits.hit('letter', str(by.id))
    with transaction():
        application = readable(application_id, lock=True)
        code = signing.send_code(settings.data, application, code_id=said['id'], version=said['version'], by=by, at=at)
        return {'id': code.id, 'expires_at': code.expires_at}


@contracts.route(f'{OF_APPLICATION}/contract/signatures', methods=['POST'])
@contracts.arguments(NewSignature)
@contracts.response(201, ContractShape)
@allowed(Role.APPLICANT)
def sign_contract(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """Sign the edition with the code of the letter; said only when the signed paper is durable."""
    by, at, settings = signed_in(), clock.now(), _settings()
    made = Signing(said['id'], said['version'], said['code'], request.remote_addr or '')
    with snapshot():
        readable(application_id)
    news = signing.sign(application_id, made, by, current_store(), settings, at)
    with transaction():
        application = readable(application_id, lock=True)
        if news:
            entered(application, by.id, at)
        return _shown(application)


@contracts.route(f'{OF_APPLICATION}/contract/<int:version>/paper', methods=['GET'])
@contracts.arguments(PaperQuery, location='query')
@contracts.response(200, content_type=PDF)
@allowed(Role.APPLICANT, *STAFF)
def get_paper(query: dict[str, str], application_id: uuid.UUID, version: int) -> Response:
    """An edition on paper: the signed copy as it was signed, else one to be read."""
    settings = _settings()
    with snapshot():
        application = readable(application_id)
        contract = operations.edition(application, version)
        signature = operations.signature_of(contract)
        signed = signature is not None and query['locale'] == 'ru'
        content = (
            signing.signed_pdf(current_store(), settings.data, signature)
            if signature and signed
            else _drawn(contract, application.number, query['locale'])
        )
    name = f'{"contract" if signed else "contract-to-read"}-{application.number}-{version}.pdf'
    return _paper(content, name)


@contracts.route(f'{OF_APPLICATION}/contract/readers', methods=['POST'])
@contracts.arguments(NewReader)
@contracts.response(201, ContractShape)
@allowed(Role.APPLICANT)
def share_contract(said: dict[str, Any], application_id: uuid.UUID) -> dict[str, Any]:
    """A link for a lawyer, good for a week."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.let_read(_settings().data, application, reader_id=said['id'], version=said['version'], by=by, at=at)
        return _shown(application)


@contracts.route(f'{OF_APPLICATION}/contract/readers/<uuid:reader_id>', methods=['DELETE'])
@contracts.response(200, ContractShape)
@allowed(Role.APPLICANT)
def unshare_contract(application_id: uuid.UUID, reader_id: uuid.UUID) -> dict[str, Any]:
    """Close a link."""
    by, at = signed_in().id, clock.now()
    with transaction():
        application = readable(application_id, lock=True)
        operations.revoke(application, reader_id, by, at)
        return _shown(application)


@contracts.route('/contract-readings', methods=['POST'])
@contracts.arguments(ReadingSecret)
@contracts.response(200, ReadingShape)
@public
def read_contract(said: dict[str, str]) -> Response | dict[str, Any]:
    """What a link leads to. Only reads; a POST, so that its secret stands in no address."""
    limits.hit('link', request.remote_addr or '')
    at = clock.now()
    with snapshot():
        contract, reader = operations.by_token(said['token'], at)
        number = applications.find(contract.application_id).number
        return views.reading(_settings().data, contract, reader, number)


def _shown(application: Application) -> dict[str, Any]:
    account: Account = signed_in()
    return views.shown(_settings().data, application, clock.now(), own=account.role == Role.APPLICANT)


def _filled(
    application: Application, at: datetime, given: Mapping[str, str] | None = None
) -> tuple[int, list[dict[str, Any]], list[str]]:
    settings = _settings()
    answers = questionnaire.answers(settings.data, application)
    standards: Callable[[date], Sequence[Standard]] = current_app.extensions['osmotr_standards']
    profile = application.profile.partition('@')[0]
    known = next((each for each in standards(clock.day(settings.zone, at)) if each.profile == profile), None)
    name = known.name if known else None
    return operations.filled(application, answers, name, given or {}, at, operations.zone_of(settings))


def _drawn(contract: Contract, number: int, locale: str) -> bytes:
    settings = _settings()
    chapters = operations.chapters_of(settings.data, contract)
    network = people.find(contract.by_id).name
    about = paper.About(number, contract.version, contract.digest)
    ends = paper.Ends(network, contract.created_at)
    return paper.draw(chapters, about, ends, locale, operations.zone_of(settings))


def _paper(content: bytes, name: str) -> Response:
    answer = send_file(io.BytesIO(content), mimetype=PDF, download_name=name, as_attachment=True)
    answer.headers['Cache-Control'] = 'no-store'
    return answer


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
