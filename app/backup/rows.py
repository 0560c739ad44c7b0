"""Copies every row of one database into another, whichever kind each is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy.engine import Connection, Engine

from app.db import db

AT_ONCE = 500
REVISION = sa.table('alembic_version', sa.column('version_num', sa.String))


def file_engine(path: Path) -> Engine:
    """A SQLite file that nobody else has open."""
    return sa.create_engine(f'sqlite:///{path}', module=sqlite, poolclass=sa.NullPool)


def copy_out(source: Connection, path: Path, without: Mapping[sa.Table, Mapping[str, Any]]) -> dict[str, int]:
    """Write all rows that `source` sees into a new SQLite file; returns how many rows each table has. `without`: what
    stands in these columns of these tables instead of what is there, unless nothing is."""
    target = file_engine(path)
    with target.begin() as connection:
        db.metadata.create_all(connection)
        connection.exec_driver_sql('CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)')
        connection.execute(sa.insert(REVISION).values(version_num=revision(source)))
        counts = {
            table.name: _copy(source, connection, table, without.get(table, {})) for table in db.metadata.sorted_tables
        }
    target.dispose()
    return counts


def copy_in(path: Path, target: Connection) -> dict[str, int]:
    """Replace all rows of `target` with those of the file, in the caller's transaction."""
    for table in reversed(db.metadata.sorted_tables):
        target.execute(sa.delete(table))
    engine = file_engine(path)
    with engine.connect() as source:
        counts = {table.name: _copy(source, target, table) for table in db.metadata.sorted_tables}
    engine.dispose()
    return counts


def revision(connection: Connection) -> str:
    """Which migration the database stands at."""
    found: str = connection.execute(sa.select(REVISION.c.version_num)).scalar_one()
    return found


def _copy(
    source: Connection, target: Connection, table: sa.Table, without: Mapping[str, Any] = MappingProxyType({})
) -> int:
    """In the order of the keys: a row that names an earlier one of its own table finds it there."""
    rows = source.execution_options(stream_results=True).execute(sa.select(table).order_by(*table.primary_key.columns))
    count = 0
    for batch in rows.mappings().partitions(AT_ONCE):
        target.execute(sa.insert(table), [_instead(row, without) for row in batch])
        count += len(batch)
    return count


def _instead(row: Mapping[Any, Any], without: Mapping[str, Any]) -> dict[str, Any]:
    return {name: without[name] if name in without and value is not None else value for name, value in row.items()}
