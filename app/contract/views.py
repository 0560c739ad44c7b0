"""A contract as plain values: how it stands, what it says, what was read, who else may read it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from app.accounts import operations as accounts
from app.applications import views as applications
from app.applications.models import Application
from app.contract import filling, operations, signing
from app.contract.models import Contract, Reader
from app.tokens import token_of


def shown(folder: Path, application: Application, at: datetime, *, own: bool) -> dict[str, Any]:
    """All editions of an application's contract, the newest whole. `own`: its applicant also sees the links."""
    editions = operations.editions(application)
    return {
        'application': applications.many([application])[0],
        'current': _whole(folder, editions, at, own=own) if editions else None,
        'former': [_former(folder, each) for each in editions[1:]],
    }


def reading(folder: Path, contract: Contract, reader: Reader, number: int) -> dict[str, Any]:
    """What somebody reads who has a link: the text, and how long they may."""
    return {
        'number': number,
        'version': contract.version,
        'at': contract.created_at,
        'chapters': operations.chapters_of(folder, contract),
        'digest': contract.digest,
        'expires_at': reader.expires_at,
    }


def _whole(folder: Path, editions: list[Contract], at: datetime, *, own: bool) -> dict[str, Any]:
    contract = editions[0]
    chapters = operations.chapters_of(folder, contract)
    before = operations.chapters_of(folder, editions[1]) if len(editions) > 1 else None
    return {
        **_former(folder, contract),
        'chapters': chapters,
        'read': operations.read_of(contract),
        'changes': [] if before is None else filling.differences(before, chapters),
        'readers': [_reader(folder, each, at) for each in operations.readers(contract)] if own else [],
    }


def _former(folder: Path, contract: Contract) -> dict[str, Any]:
    signature, taken = operations.signature_of(contract), operations.recall_of(folder, contract)
    people = accounts.named([contract.by_id])
    return {
        'id': contract.id,
        'version': contract.version,
        'template': contract.template,
        'at': contract.created_at,
        'by': applications.person(people, contract.by_id),
        'digest': contract.digest,
        'recalled': taken and {'at': taken[0].created_at, 'reason': taken[1]},
        'signed': signature
        and {
            'at': signature.created_at,
            'pdf': signature.pdf,
            **signing.who_of(folder, signature),
        },
    }


def _reader(folder: Path, reader: Reader, at: datetime) -> dict[str, Any]:
    open_now = reader.revoked_at is None and reader.expires_at > at
    return {
        'id': reader.id,
        'at': reader.created_at,
        'expires_at': reader.expires_at,
        'revoked_at': reader.revoked_at,
        'token': token_of(folder, reader.id) if open_now else None,
    }
