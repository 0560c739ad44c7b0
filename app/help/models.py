"""What is kept of helping people: threads, sealed messages, published answers and the words they are found by."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row, db
from app.folding import LONGEST_WORD

BY_CODE_POINT = sa.String(LONGEST_WORD).with_variant(sa.String(LONGEST_WORD, collation='C'), 'postgresql')


class Thread(db.Model):  # type: ignore[name-defined,misc]
    """Where the talk about an application stands: made of its messages, so that a list need not read them.

    `waits_since`: the first question that nobody has answered; null when the network has had the last word.
    `version` is the number of messages.
    """

    __tablename__ = 'help_threads'
    __table_args__ = (
        sa.Index(
            'ix_help_threads_waiting',
            'promised_at',
            'application_id',
            sqlite_where=sa.text('waits_since IS NOT NULL'),
            postgresql_where=sa.text('waits_since IS NOT NULL'),
        ),
        sa.Index('ix_help_threads_last', 'last_at', 'application_id'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), primary_key=True)
    waits_since: Mapped[datetime | None]
    promised_at: Mapped[datetime | None]
    last_at: Mapped[datetime]
    version: Mapped[int]


class Message(Row):
    """One message of a thread, its `place` counted from 1; never changed. Its id comes from who wrote it.

    `sealed`: the words under the applicant's key (app/vault); a closing («needs no answer») has none. `stage`: in which
    the application stood. `waited_s`: how long the question had waited for this answer, seconds.
    """

    __tablename__ = 'help_messages'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('question', 'answer', 'closing')", name='kind'),
        sa.CheckConstraint("(sealed IS NULL) = (kind = 'closing')", name='sealed'),
        sa.UniqueConstraint('application_id', 'place'),
        sa.Index(
            'ix_help_messages_waited',
            'created_at',
            sqlite_where=sa.text('waited_s IS NOT NULL'),
            postgresql_where=sa.text('waited_s IS NOT NULL'),
        ),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'))
    applicant_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    place: Mapped[int]
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    kind: Mapped[str] = mapped_column(sa.String(10))
    stage: Mapped[str] = mapped_column(sa.String(20))
    sealed: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    waited_s: Mapped[int | None] = mapped_column(default=None)


class PublishedAnswer(Row):
    """One version of a question and its answer for everybody, without personal data; never changed.

    `question` and `answer` are {ru, en}. `shown`: people find it; taking one off is a version too. `message_id`: the
    answer of a thread that it was made of.
    """

    __tablename__ = 'help_answers'
    __table_args__ = (sa.UniqueConstraint('entry_id', 'version'),)

    entry_id: Mapped[uuid.UUID]
    version: Mapped[int]
    question: Mapped[dict[str, Any]] = mapped_column(Json)
    answer: Mapped[dict[str, Any]] = mapped_column(Json)
    shown: Mapped[bool]
    message_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('help_messages.id'))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))


class AnswerWord(db.Model):  # type: ignore[name-defined,misc]
    """A word by which a shown answer is found, in either language."""

    __tablename__ = 'help_words'

    word: Mapped[str] = mapped_column(BY_CODE_POINT, primary_key=True)
    entry_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    in_question: Mapped[bool]
