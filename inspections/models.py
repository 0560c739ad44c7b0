"""What is kept of the field work."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Json, Row, db


class Device(db.Model):  # type: ignore[name-defined,misc]
    """A phone of one account. `last` is the highest number decided, `last_hash` the hash of that operation.

    `told_at` and what follows is how the phone last said that it stands, by the server's clock; `told_last` where
    `last` stood then: what has come since is not only on the phone. `storage`: {used, quota, persisted, failure}.
    `phone_id`: the device that speaks for this phone now, when it is not this one.
    """

    __tablename__ = 'devices'

    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), index=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    app_version: Mapped[str] = mapped_column(sa.String(60))
    last: Mapped[int] = mapped_column(default=0)
    last_hash: Mapped[str | None] = mapped_column(sa.String(64), default=None)
    enrolled_at: Mapped[datetime]
    contacted_at: Mapped[datetime]
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    told_last: Mapped[int] = mapped_column(default=0)
    unsent_operations: Mapped[int] = mapped_column(default=0)
    unsent_photos: Mapped[int] = mapped_column(default=0)
    unsent_since: Mapped[datetime | None] = mapped_column(default=None)
    storage: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    phone_id: Mapped[str | None] = mapped_column(sa.String(32), index=True, default=None)


class Inspection(Row):
    """A visit, a self-assessment or a daily list of the test period, with its folded state.

    `fields`: {item: {value, op, hlc, conflicts, note?, finding?, layers?: {sha256: register}}}; `photos`: [{sha256,
    item, op, state, …}]; both stand still once it is finished. `amendments`: what came after. `seen`: {device: highest
    number decided}. `changed_seq`: the number of the last change, from the one counter. `code`: by which anybody may
    check the sealed report; made of the receipt. `erased_at`: since when nothing of what was said is left.
    """

    __tablename__ = 'inspections'
    __table_args__ = (
        sa.CheckConstraint("kind IN ('self_assessment', 'visit', 'daily')", name='kind'),
        sa.CheckConstraint("stage IN ('empty', 'finished', 'recheck')", name='stage'),
        sa.CheckConstraint("state IN ('planned', 'started', 'finished', 'sealed', 'cancelled')", name='state'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    stage: Mapped[str] = mapped_column(sa.String(20))
    state: Mapped[str] = mapped_column(sa.String(20), default='planned')
    assignee_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), index=True)
    previous_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('inspections.id'), default=None)
    items: Mapped[list[Any] | None] = mapped_column(Json, default=None)
    due_at: Mapped[datetime]
    checklist_id: Mapped[str] = mapped_column(sa.String(60))
    checklist_version: Mapped[int]
    profile: Mapped[str] = mapped_column(sa.String(80))
    fields: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    photos: Mapped[list[Any]] = mapped_column(Json, default=list)
    amendments: Mapped[list[Any]] = mapped_column(Json, default=list)
    seen: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    changed_seq: Mapped[int] = mapped_column(sa.BigInteger, index=True, default=0)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_by: Mapped[str | None] = mapped_column(sa.String(50), default=None)
    named_photos: Mapped[list[Any] | None] = mapped_column(Json, default=None)
    sealed_at: Mapped[datetime | None] = mapped_column(default=None)
    receipt: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    code: Mapped[str | None] = mapped_column(sa.String(12), default=None, index=True, unique=True)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


class Operation(db.Model):  # type: ignore[name-defined,misc]
    """One operation as it came: `text` is its canonical form, verbatim; `seq` the number under which it was taken."""

    __tablename__ = 'operations'

    device_id: Mapped[str] = mapped_column(sa.ForeignKey('devices.id'), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    inspection_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    account_id: Mapped[uuid.UUID]
    kind: Mapped[str] = mapped_column(sa.String(60))
    field: Mapped[str | None] = mapped_column(sa.String(200))
    text: Mapped[str] = mapped_column(sa.Text)
    hash: Mapped[str] = mapped_column(sa.String(64))
    chained: Mapped[bool]
    verdict: Mapped[str] = mapped_column(sa.String(10))
    code: Mapped[str | None] = mapped_column(sa.String(40))
    facts: Mapped[dict[str, Any] | None] = mapped_column(Json)
    seq: Mapped[int | None] = mapped_column(sa.BigInteger)
    received_at: Mapped[datetime]


class Quarantined(db.Model):  # type: ignore[name-defined,misc]
    """An operation that was refused, with its value: kept, shown on both sides, never dropped.

    `via`: `push` from the phone itself, or `rescue` from a file that it wrote.
    """

    __tablename__ = 'quarantine'

    device_id: Mapped[str] = mapped_column(sa.ForeignKey('devices.id'), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    inspection_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    account_id: Mapped[uuid.UUID]
    text: Mapped[str] = mapped_column(sa.Text)
    code: Mapped[str] = mapped_column(sa.String(40))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    via: Mapped[str] = mapped_column(sa.String(10), default='push')
    created_at: Mapped[datetime]


class Release(Row):
    """An administrator's try to have a refused operation applied, and what came of it.

    `op` is the operation that stands in the inspection for it; null when it was refused again, with `code` and `facts`.
    """

    __tablename__ = 'releases'
    __table_args__ = (
        sa.CheckConstraint("outcome IN ('shown', 'beside', 'amendment', 'settled', 'here', 'refused')", name='outcome'),
        sa.ForeignKeyConstraint(
            ['device_id', 'n', 'hash'], ['quarantine.device_id', 'quarantine.n', 'quarantine.hash']
        ),
        sa.Index('ix_releases_entry', 'device_id', 'n', 'hash'),
    )

    device_id: Mapped[str] = mapped_column(sa.String(32))
    n: Mapped[int]
    hash: Mapped[str] = mapped_column(sa.String(64))
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    outcome: Mapped[str] = mapped_column(sa.String(10))
    op: Mapped[str | None] = mapped_column(sa.String(50), default=None)
    code: Mapped[str | None] = mapped_column(sa.String(40), default=None)
    facts: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)


class Hole(Row):
    """Numbers that a phone no longer has and the server never got."""

    __tablename__ = 'holes'

    device_id: Mapped[str] = mapped_column(sa.ForeignKey('devices.id'), index=True)
    first: Mapped[int]
    last: Mapped[int]


class Photo(db.Model):  # type: ignore[name-defined,misc]
    """One attaching of one picture to one item. `op` is the attaching operation's id.

    `dhash` and `glance` are the picture's marks, `fix` its position's digits (evidence/marks.py, place.py).
    """

    __tablename__ = 'photos'
    __table_args__ = (
        sa.CheckConstraint("state IN ('missing', 'stored', 'lost')", name='state'),
        sa.Index('ix_photos_sha256', 'sha256', 'account_id'),
        sa.Index(
            'ix_photos_missing',
            'device_id',
            sqlite_where=sa.text("state = 'missing'"),
            postgresql_where=sa.text("state = 'missing'"),
        ),
    )

    op: Mapped[str] = mapped_column(sa.String(50), primary_key=True)
    inspection_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('inspections.id'), index=True)
    account_id: Mapped[uuid.UUID]
    device_id: Mapped[str] = mapped_column(sa.String(32))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    item: Mapped[str] = mapped_column(sa.String(40))
    said: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(sa.String(10))
    detached: Mapped[bool] = mapped_column(default=False)
    amendment: Mapped[bool] = mapped_column(default=False)
    announced_at: Mapped[datetime]
    distance_m: Mapped[float | None] = mapped_column(default=None)
    dhash: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    glance: Mapped[str | None] = mapped_column(sa.String(800), default=None)
    fix: Mapped[str | None] = mapped_column(sa.String(60), index=True, default=None)


class PhotoBytes(db.Model):  # type: ignore[name-defined,misc]
    """This account has sent these bytes. Knowing a hash gives nobody a picture."""

    __tablename__ = 'photo_bytes'

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), primary_key=True)
    sha256: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    size: Mapped[int]
    received_at: Mapped[datetime]


class Signal(Row):
    """What a check says of one photo: a code with figures, and how much it wants to be looked at."""

    __tablename__ = 'signals'
    __table_args__ = (sa.CheckConstraint("severity IN ('attention', 'check', 'note')", name='severity'),)

    photo_op: Mapped[str] = mapped_column(sa.ForeignKey('photos.op'), index=True)
    inspection_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('inspections.id'), index=True)
    code: Mapped[str] = mapped_column(sa.String(40))
    severity: Mapped[str] = mapped_column(sa.String(10))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)


class Mark(db.Model):  # type: ignore[name-defined,misc]
    """One band of a photo's coarse mark (its place × 65,536 + its bits), with the whole mark beside it."""

    __tablename__ = 'photo_marks'

    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    photo_op: Mapped[str] = mapped_column(sa.ForeignKey('photos.op'), primary_key=True, index=True)
    dhash: Mapped[int] = mapped_column(sa.BigInteger)


class Access(db.Model):  # type: ignore[name-defined,misc]
    """Whether an account may read an inspection, and the number of the change that made it so."""

    __tablename__ = 'access'
    __table_args__ = (sa.Index('ix_access_changed', 'account_id', 'changed_seq'),)

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'), primary_key=True)
    inspection_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('inspections.id'), primary_key=True)
    can_read: Mapped[bool]
    changed_seq: Mapped[int] = mapped_column(sa.BigInteger)


class Counter(db.Model):  # type: ignore[name-defined,misc]
    """The one row every change of an inspection takes its number from, and which life of the server this is."""

    __tablename__ = 'counter'

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[int] = mapped_column(sa.BigInteger)
    epoch: Mapped[int] = mapped_column(sa.BigInteger)


class Question(Row):
    """What a reviewer wants to know of an item of an inspection; its id comes from the desk. `to_id`: who is asked."""

    __tablename__ = 'questions'
    __table_args__ = (
        sa.CheckConstraint("\"to\" IN ('applicant', 'inspector')", name='to'),
        sa.Index('ix_questions_asked', 'to_id', 'id'),
    )

    application_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('applications.id'), index=True)
    inspection_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('inspections.id'))
    item: Mapped[str] = mapped_column(sa.String(40))
    to: Mapped[str] = mapped_column(sa.String(10))
    to_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    asked_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    text: Mapped[str] = mapped_column(sa.Text)


class QuestionAnswer(Row):
    """What was answered; its id comes from who answers. A correction is another row: the newest one counts."""

    __tablename__ = 'question_answers'

    question_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('questions.id'), index=True)
    by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    text: Mapped[str] = mapped_column(sa.Text)


class Snapshot(db.Model):  # type: ignore[name-defined,misc]
    """The twin report as the reviewer saw it when they decided: canonical JSON, gzipped. Never changed."""

    __tablename__ = 'snapshots'

    decision_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('decisions.id'), primary_key=True)
    packed: Mapped[bytes] = mapped_column(sa.LargeBinary)


class LineTest(Row):
    """One measurement of the line for an inspection, or for the connection of an application; its id comes from the
    phone. `means`: where it is measured.

    `code` is shown to people and let go once the test is over, `secret_hash` is of the secret that a claim answered;
    `bytes_left` is how many more may flow. The addresses are there only until they have been compared: `lines` is what
    came of it, `internet` whether the measuring side has a public one. `value`: that of an `internet-speed` answer.
    Of a connection: `cameras` for how many the line is to be enough, `link_id` by which link a computer measures.
    """

    __tablename__ = 'line_tests'
    __table_args__ = (
        sa.CheckConstraint('(inspection_id IS NULL) <> (application_id IS NULL)', name='about'),
        sa.CheckConstraint("means IN ('phone', 'computer')", name='means'),
        sa.CheckConstraint("state IN ('waiting', 'claimed', 'measured', 'replaced')", name='state'),
        sa.CheckConstraint("tool IN ('page', 'speedtest-cli')", name='tool'),
        sa.CheckConstraint("lines IN ('same', 'other', 'unknown')", name='lines'),
    )

    inspection_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('inspections.id'), index=True)
    application_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('applications.id'), index=True, default=None)
    link_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey('connection_links.id'), default=None)
    cameras: Mapped[int | None] = mapped_column(default=None)
    opened_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('accounts.id'))
    means: Mapped[str] = mapped_column(sa.String(10))
    state: Mapped[str] = mapped_column(sa.String(10))
    code: Mapped[str | None] = mapped_column(sa.String(6), unique=True, default=None)
    secret_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True, default=None)
    claims: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]
    bytes_left: Mapped[int] = mapped_column(sa.BigInteger)
    phone_address: Mapped[str | None] = mapped_column(sa.String(45), default=None)
    computer_address: Mapped[str | None] = mapped_column(sa.String(45), default=None)
    lines: Mapped[str | None] = mapped_column(sa.String(10), default=None)
    internet: Mapped[bool | None] = mapped_column(default=None)
    tool: Mapped[str | None] = mapped_column(sa.String(20), default=None)
    value: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    measured_at: Mapped[datetime | None] = mapped_column(default=None)


class LineFlow(Row):
    """Bytes that flowed in the name of a line test, as the server counted and clocked them; `created_at` is when they
    began. `marks` is how it went: [milliseconds, bytes so far]."""

    __tablename__ = 'line_flows'
    __table_args__ = (sa.CheckConstraint("way IN ('down', 'up')", name='way'),)

    test_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey('line_tests.id'), index=True)
    run: Mapped[int]
    way: Mapped[str] = mapped_column(sa.String(4))
    ms: Mapped[float]
    bytes: Mapped[int] = mapped_column(sa.BigInteger)
    marks: Mapped[list[Any]] = mapped_column(Json)
