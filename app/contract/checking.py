"""Whether contracts are as they were issued and signed: for `osmotr verify`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from app import problems
from app.contract import filling, operations, signing
from app.contract.models import Contract
from app.db import db
from app.files.store import FileStore, sha256_of
from app.vault.operations import Unreadable


def disagreements(store: FileStore, folder: Path) -> Iterator[str]:
    """One sentence for each edition whose text, signature or signed paper is not what it was."""
    for contract in db.session.scalars(sa.select(Contract).order_by(Contract.id)).all():
        try:
            text = operations.text_of(folder, contract)
        except (Unreadable, problems.Erased):
            yield f'contract {contract.id}: its text cannot be read'
            continue
        if filling.digest_of(text) != contract.digest:
            yield f'contract {contract.id}: its text is not that of its digest'
        yield from _signature(store, folder, contract)


def _signature(store: FileStore, folder: Path, contract: Contract) -> Iterator[str]:
    signature = operations.signature_of(contract)
    if signature is None:
        return
    if signature.digest != contract.digest:
        yield f'contract {contract.id}: another text was signed'
    try:
        if sha256_of(signing.signed_pdf(store, folder, signature)) != signature.pdf:
            yield f'contract {contract.id}: its signed paper has changed'
    except FileNotFoundError:
        yield f'contract {contract.id}: its signed paper is not there'
    except Unreadable:
        yield f'contract {contract.id}: its signed paper has changed'
