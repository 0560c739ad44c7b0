"""What is kept of contracts: each edition, what was read of it, who else may read it, codes and the signature."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Row, db


class Contract(Row):
    """One edition of an application's contract, counted from 1. Its text never changes; whoever issues it gives its id.

    `sealed`: the chapters as they were filled, JSON under the applicant's key (`app/vault`). `digest`: hex SHA-256 of
    that JSON. `template`: which version of the network's rule it was made of.
    """

    __tablename__ = 'contracts'
    __table_args__ = (sa.UniqueConstraint('application_id', 'version'),)

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    applicant_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    version: Mapped[int]
    template: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    digest: Mapped[str] = mapped_column(sa.String(64))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class Recall(Row):
    """The network took an edition back. `sealed`: why, under the applicant's key."""

    __tablename__ = 'contract_recalls'

    contract_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('contracts.id'), unique=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class Mark(db.Model):  # type: ignore[name-defined,misc]
    """The applicant has read this clause of this edition."""

    __tablename__ = 'contract_marks'

    contract_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('contracts.id'), primary_key=True)
    clause: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    at: Mapped[datetime]


class Reader(Row):
    """A link by which somebody without an account reads one edition: a lawyer. Its secret is made of its id."""

    __tablename__ = 'contract_readers'

    contract_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('contracts.id'), index=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Code(Row):
    """A one-time code that was sent to the applicant; its digits are made of its id and kept nowhere. `tries`: how
    often another one was typed."""

    __tablename__ = 'contract_codes'

    contract_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('contracts.id'), index=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class Signature(Row):
    """The applicant has signed. Its id comes from them. Never changed.

    `sealed`: {name, email, address}, by whom and from which network address, JSON under their key. `digest`: that of
    the edition. `pdf`: hex SHA-256 of the signed PDF, `file`: of the same sealed, under which name it is stored.
    """

    __tablename__ = 'contract_signatures'

    contract_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('contracts.id'), unique=True)
    code_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('contract_codes.id'), unique=True)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    digest: Mapped[str] = mapped_column(sa.String(64))
    pdf: Mapped[str] = mapped_column(sa.String(64))
    file: Mapped[str] = mapped_column(sa.String(64))
