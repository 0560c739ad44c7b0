"""Signing: a code by e-mail once every clause was read, the signed paper on the disk, then the signature.

A simple electronic signature (Federal Law 63-FZ, articles 5, 6 and 9): who, when, from which address, which text.
"""

from __future__ import annotations

import hmac
import json
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app import audit, problems
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.applications import operations as applications
from app.applications import road
from app.applications.models import Application
from app.contract import filling, operations, paper
from app.contract.models import Code, Contract, Signature
from app.db import db, transaction
from app.files.store import ORIGINALS, FileStore, sha256_of
from app.notifications import operations as notifications
from app.rest import moment
from app.settings import Settings
from app.tokens import digits_of, token_of
from app.vault import operations as vault

GOOD_FOR = timedelta(minutes=10)
TRIES = 5


@dataclass(frozen=True, slots=True)
class Signing:
    """What somebody signs with: `signature_id` comes from them, `version` is the edition that they have read, `code`
    the digits of the letter, `address` the network address they come from."""

    signature_id: uuid.UUID
    version: int
    code: str
    address: str


def send_code(
    folder: Path, application: Application, *, code_id: uuid.UUID, version: int, by: Account, at: datetime
) -> Code:
    """Send a code for this edition; those before it are good no more. Refuses while a clause is unread. Under the same
    id it is the same code, which is not sent again."""
    known: Code | None = db.session.get(Code, code_id)
    if known is not None:
        if known.account_id != by.id:
            raise problems.NotFound(code_id=str(code_id))
        return known
    contract = operations.current(application, version)
    _require_read(folder, contract)
    code = Code(
        id=code_id, contract_id=contract.id, account_id=by.id, expires_at=at + GOOD_FOR, tries=0, used_at=None,
        created_at=at,
    )  # fmt: skip
    db.session.add(code)
    db.session.flush()
    facts = {'link': str(code_id), 'number': application.number, 'due_at': moment(code.expires_at)}
    notifications.tell_once(str(code_id), 'contract.code', [by.id], None, facts, at)
    audit.record(by.id, 'contract.code', application.id, {'contract': str(contract.id)}, at)
    return code


def sign(
    application_id: uuid.UUID, signing: Signing, by: Account, store: FileStore, settings: Settings, at: datetime
) -> bool:
    """Sign. Whether it is news: sent twice it is the same as once.

    The paper is on the disk before the signature is in the database, and no transaction waits for it. Raises
    ContractChanged, ClausesUnread, CodeWrong, CodeExpired; a wrong code is counted.
    """
    with transaction():
        application = applications.find(application_id, lock=True)
        if _is_known(application, signing, by):
            return False
        contract = operations.current(application, signing.version)
        _require_read(settings.data, contract)
        code, wrong = _code(contract, by, at), None
        if not hmac.compare_digest(digits_of(token_of(settings.data, code.id)), signing.code):
            code.tries += 1
            wrong = problems.CodeWrong(left=TRIES - code.tries)
            audit.record(by.id, 'contract.code-wrong', application.id, {'contract': str(contract.id)}, at)
    if wrong is not None:
        raise wrong
    pdf, sealed = _draw(application_id, contract.id, code.id, signing, by, settings, at)
    store.put(sha256_of(sealed), sealed, ORIGINALS)
    with transaction():
        application = applications.find(application_id, lock=True)
        if _is_known(application, signing, by):
            return False
        contract = operations.current(application, signing.version)
        code = _code(contract, by, at)
        code.used_at = at
        _keep(application, contract, code, signing, by, (sha256_of(pdf), sha256_of(sealed)), settings, at)
    return True


def signed_pdf(store: FileStore, folder: Path, signature: Signature) -> bytes:
    """The signed paper. FileNotFoundError when its bytes are not there, `vault.Unreadable` when they are others."""
    with store.open(signature.file) as file:
        return vault.open_sealed(folder, signature.by_id, file.read(), _context(signature.contract_id))


def who_of(folder: Path, signature: Signature) -> dict[str, str]:
    """{name, email, address} of who signed."""
    told: dict[str, str] = json.loads(
        vault.open_sealed(folder, signature.by_id, signature.sealed, f'signature {signature.id}')
    )
    return told


def _is_known(application: Application, signing: Signing, by: Account) -> bool:
    known: Signature | None = db.session.get(Signature, signing.signature_id)
    if known is None:
        return False
    contract: Contract = db.session.get_one(Contract, known.contract_id)
    if contract.application_id != application.id or known.by_id != by.id:
        raise problems.NotFound(signature_id=str(signing.signature_id))
    return True


def _require_read(folder: Path, contract: Contract) -> None:
    read = set(operations.read_of(contract))
    left = [name for name in filling.clauses(operations.chapters_of(folder, contract)) if name not in read]
    if left:
        raise problems.ClausesUnread(clauses=left)


def _code(contract: Contract, by: Account, at: datetime) -> Code:
    """The newest code that was sent to this person for this edition, as long as it is good."""
    query = sa.select(Code).where(Code.contract_id == contract.id, Code.account_id == by.id)
    code: Code | None = db.session.scalar(query.order_by(Code.created_at.desc(), Code.id.desc()).limit(1))
    if code is None or code.used_at is not None or code.expires_at <= at or code.tries >= TRIES:
        raise problems.CodeExpired()
    return code


def _draw(
    application_id: uuid.UUID, contract_id: uuid.UUID, code_id: uuid.UUID, signing: Signing, by: Account,
    settings: Settings, at: datetime,
) -> tuple[bytes, bytes]:  # fmt: skip
    """The signed paper, and the same under the applicant's key."""
    with transaction():
        contract: Contract = db.session.get_one(Contract, contract_id)
        number = applications.find(application_id).number
        network = people.find(contract.by_id).name
        ends = paper.Ends(network, contract.created_at, by.name, by.address, signing.address, at)
        content = operations.text_of(settings.data, contract)
        about = paper.About(number, contract.version, contract.digest)
        pdf = paper.draw(json.loads(content), about, ends, 'ru', operations.zone_of(settings))
        return pdf, vault.seal(settings.data, contract.applicant_id, pdf, _context(contract.id))


def _keep(
    application: Application, contract: Contract, code: Code, signing: Signing, by: Account, hashes: tuple[str, str],
    settings: Settings, at: datetime,
) -> None:  # fmt: skip
    who = {'name': by.name, 'email': by.address, 'address': signing.address}
    content = json.dumps(who, ensure_ascii=False).encode()
    signature = Signature(
        id=signing.signature_id,
        contract_id=contract.id,
        code_id=code.id,
        by_id=by.id,
        sealed=vault.seal(settings.data, by.id, content, f'signature {signing.signature_id}'),
        digest=contract.digest,
        pdf=hashes[0],
        file=hashes[1],
        created_at=at,
    )
    db.session.add(signature)
    db.session.flush()
    facts: dict[str, Any] = {'contract': str(contract.id), 'version': contract.version, 'digest': contract.digest}
    road.act(application, 'sign-contract', {**facts, 'pdf': signature.pdf}, by.id, at)
    told = {**applications.headline(application), 'version': contract.version}
    notifications.settled('contract.issued', application.id, at)
    everybody = [application.applicant_id, *people.ids_of(Role.REVIEWER)]
    notifications.tell('contract.signed', everybody, application.id, told, at)


def _context(contract_id: uuid.UUID) -> str:
    return f'signed contract {contract_id}'
