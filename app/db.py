"""The database handle, the base row and the unit of work."""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from app import clock

NAMES = {
    'ix': 'ix_%(table_name)s_%(column_0_N_name)s',
    'uq': 'uq_%(table_name)s_%(column_0_N_name)s',
    'ck': 'ck_%(table_name)s_%(constraint_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_N_name)s',
    'pk': 'pk_%(table_name)s',
}
SQLITE_PRAGMAS = ('journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON', 'busy_timeout=15000')
SQLITE_MINIMUM = (3, 51, 3)  # below it, a WAL file may be corrupted under concurrent checkpoints

Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), 'postgresql')
_reading: ContextVar[bool] = ContextVar('reading', default=False)
_ticking = threading.Lock()
_turn = threading.RLock()  # SQLite has one writer: its threads queue here instead of asking it again and again
_last_tick = 0


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite gives back naive values, so the zone is put back on the way out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError('a moment without a zone')
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table of ours begins with."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMES),
        type_annotation_map={
            float: sa.Float,
            datetime: UtcDateTime,
            dict[str, Any]: Json,
            list[Any]: Json,
            uuid.UUID: sa.Uuid,
        },
    )


db = SQLAlchemy(model_class=Base, session_options={'expire_on_commit': False})


def uuid7() -> uuid.UUID:
    """An id that sorts by the moment it was made (RFC 9562, version 7); those of one process never go back."""
    global _last_tick
    with _ticking:
        nanoseconds = time.time_ns()
        tick = (nanoseconds // 1_000_000) << 12 | (nanoseconds % 1_000_000) * 4096 // 1_000_000
        _last_tick = tick = max(tick, _last_tick + 1)
    rest = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return uuid.UUID(int=(tick >> 12) << 80 | 0x7 << 76 | (tick & 0xFFF) << 64 | 0b10 << 62 | rest)


class Row(db.Model):  # type: ignore[name-defined,misc]
    """A row with an id that sorts by age, and the moment it was made."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)
    created_at: Mapped[datetime] = mapped_column(default=lambda: clock.now())


@contextmanager
def transaction() -> Iterator[None]:
    """One unit of work at the edge: commit when it ends well, roll back on any exception."""
    session = db.session()
    token = _reading.set(False)  # a GET that leaves an entry in the audit writes too
    try:
        with _turn if db.engine.dialect.name == 'sqlite' else nullcontext():
            if not session.in_transaction():
                session.expire_all()  # rows of an earlier unit of work may have changed since
            try:
                yield
                session.commit()
            except BaseException:
                session.rollback()
                raise
    finally:
        _reading.reset(token)


@contextmanager
def snapshot() -> Iterator[None]:
    """A unit of work that only reads, and whose statements all see one state of the database."""
    session = db.session()
    _leave(session)
    token = _reading.set(True)
    try:
        if db.engine.dialect.name == 'postgresql':
            session.connection(execution_options={'isolation_level': 'REPEATABLE READ'})
        yield
    finally:
        _leave(session)
        _reading.reset(token)


def _leave(session: Session) -> None:
    session.expunge_all()  # what was read stays readable; a rollback alone would expire it
    session.rollback()


def rows_of(model: type[Any]) -> sa.Table:
    """The table under a model, for statements that are run often and need no objects."""
    table: sa.Table = model.__table__
    return table


def insert_missing(table: sa.Table, values: dict[str, Any]) -> None:
    """Insert a row unless one with its key is there already, whoever wrote it."""
    connection = db.session.connection()
    connection.execute(_inserting(table, connection.dialect.name), values)


def put(table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows that name all their columns, or change those whose key is there already."""
    connection = db.session.connection()
    connection.execute(_putting(table, connection.dialect.name), rows)


@cache
def _putting(table: sa.Table, dialect: str) -> postgresql.Insert | sqlite_dialect.Insert:
    insert = (postgresql.insert if dialect == 'postgresql' else sqlite_dialect.insert)(table)
    key = list(table.primary_key.columns)
    changed = {each.name: insert.excluded[each.name] for each in table.columns if each not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=changed)


@cache
def _inserting(table: sa.Table, dialect: str) -> postgresql.Insert | sqlite_dialect.Insert:
    insert = postgresql.insert if dialect == 'postgresql' else sqlite_dialect.insert
    return insert(table).on_conflict_do_nothing()


def overwrite_freed() -> bool:
    """Let nothing that was deleted stand in the free pages of a SQLite file or in its log; false while a reader needs
    the log. PostgreSQL uses its freed pages again by itself, and nobody reads them through it."""
    if db.engine.dialect.name != 'sqlite':
        return True
    db.session.remove()
    connection = db.engine.raw_connection()
    try:
        with _turn:
            cursor = connection.cursor()
            cursor.execute('VACUUM')
            busy, _, _ = cursor.execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchone()
            cursor.close()
        return not busy
    finally:
        connection.close()


def one_at_a_time(what: str) -> None:
    """Until this transaction ends, no other one does `what`. On SQLite there is only one writer anyway."""
    if db.engine.dialect.name == 'postgresql':
        db.session.execute(sa.text('SELECT pg_advisory_xact_lock(hashtext(:what))'), {'what': f'osmotr.{what}'})


def read_only(reading: bool) -> None:
    """Say whether the work that begins now only reads: a GET request does."""
    _reading.set(reading)


def engine_options(url: str) -> dict[str, Any]:
    """How to open `url`; refuses a SQLite that may corrupt its own file."""
    if not url.startswith('sqlite'):
        return {'pool_pre_ping': True, 'pool_size': 20, 'max_overflow': 60, 'hide_parameters': True}
    if sqlite.sqlite_version_info < SQLITE_MINIMUM:
        raise RuntimeError(f'SQLite {sqlite.sqlite_version} may corrupt its WAL file; 3.51.3 or newer is needed')
    return {'module': sqlite, 'pool_size': 20, 'max_overflow': 60, 'hide_parameters': True}


def prepare(engine: Engine) -> None:
    """Make SQLite durable and let it take one writer after the other; PostgreSQL needs nothing."""
    if engine.dialect.name != 'sqlite':
        return

    @event.listens_for(engine, 'connect')
    def _(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # we say BEGIN ourselves
        for pragma in SQLITE_PRAGMAS:
            dbapi.execute('PRAGMA ' + pragma)

    @event.listens_for(engine, 'begin')
    def _(connection: Connection) -> None:
        connection.exec_driver_sql('BEGIN' if _reading.get() else 'BEGIN IMMEDIATE')
