"""Recomputes the chain from its first entry to its last, some thousand entries at a time."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.audit import end
from app.audit.end import End
from app.audit.hashes import BEGINNING, COLUMNS, hash_of, hash_of_before_0013
from app.audit.models import AuditEntry
from app.db import db, rows_of

AT_ONCE = 2000
TABLE = rows_of(AuditEntry)
Read = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk found: `broken` is the first number that is not as it was; `last` the hash of the last good one."""

    entries: int
    last: str
    broken: int | None = None
    why: str | None = None


class Walk:
    """One walk along the chain. `ends` are entries that were its last once and must stand in it.

    They are read before the first entry is: what is written meanwhile only makes the chain longer.
    """

    def __init__(self, ends: Iterable[End]) -> None:
        self._ends: dict[int, set[str]] = {}
        for each in ends:
            self._ends.setdefault(each.seq, set()).add(each.hash)
        self._before, self._expected = BEGINNING, 1
        self._after: int | None = None
        self._keys = end.keys(db.engine)
        self._keyed = False

    @property
    def seen(self) -> int:
        """How many entries were good so far."""
        return self._expected - 1

    def step(self) -> Found | None:
        """Look at the next entries, in the caller's transaction; what was found when there is nothing left to see."""
        query, read = _reading()
        beyond = TABLE.c.seq.is_not(None) if self._after is None else TABLE.c.seq > self._after
        query = query.where(beyond)
        rows = db.session.connection().execute(query.order_by(TABLE.c.seq).limit(AT_ONCE)).all()
        for row in rows:
            if (why := self._wrong(row, read)) is not None:
                return Found(self.seen, self._before, self._expected, why)
            self._expected += 1
        if len(rows) == AT_ONCE:
            self._after = self.seen
            return None
        return self._at_the_end()

    def _wrong(self, row: Any, read: Read) -> str | None:
        try:
            entry = read(row)
            if entry['seq'] != self._expected or not self._follows(entry):
                return 'link'
        except Exception:  # it cannot even be read
            return 'link'
        self._before = entry['hash']
        kept = self._ends.get(self._expected)
        return 'end' if kept is not None and kept != {self._before} else None

    def _follows(self, entry: Mapping[str, Any]) -> bool:
        for key in self._keys:
            if hmac.compare_digest(entry['hash'], hash_of(entry, self._before, key)):
                self._keyed = True
                return True
        old = not self._keyed and entry['created_at'] == entry['at']
        return old and bool(entry['hash'] == hash_of_before_0013(entry, self._before))

    def _at_the_end(self) -> Found:
        without_number = sa.select(TABLE.c.id).where(TABLE.c.seq.is_(None)).limit(1)
        if db.session.scalar(without_number) is not None:
            return Found(self.seen, self._before, self._expected, 'link')
        if any(seq > self.seen for seq in self._ends):
            return Found(self.seen, self._before, self._expected, 'cut')
        return Found(self.seen, self._before)


def examine(ends: Sequence[End]) -> Found:
    """The whole walk in the caller's transaction."""
    walk = Walk(ends)
    while (found := walk.step()) is None:
        pass
    return found


def broken_at() -> int | None:
    """The number of the first entry that does not follow from those before it; none when all do."""
    kept = end.kept(db.engine)
    return examine([kept] if kept else []).broken


def cuts() -> list[AuditEntry]:
    """The places where the record itself says that it was cut: known losses, oldest first."""
    return list(db.session.scalars(sa.select(AuditEntry).where(AuditEntry.act == 'audit.cut').order_by(AuditEntry.seq)))


def _reading() -> tuple[sa.Select[*tuple[Any, ...]], Read]:
    """How entries are asked for and read. PostgreSQL's types let nothing in that is not what it says.

    SQLite keeps texts: what is not byte for byte as we would write it, is not what we wrote.
    """
    if db.engine.dialect.name == 'postgresql':
        return sa.select(*(TABLE.c[name] for name in COLUMNS)), lambda row: row._mapping
    dialect, raw = db.engine.dialect, []
    processors = []
    for name in COLUMNS:
        kind = TABLE.c[name].type.dialect_impl(dialect)
        raw.append(sa.type_coerce(TABLE.c[name], sa.types.NullType()).label(name))
        processors.append((name, kind.result_processor(dialect, None), kind.bind_processor(dialect)))

    def read(row: Any) -> Mapping[str, Any]:
        entry = {}
        for (name, out, back), kept in zip(processors, row, strict=True):
            entry[name] = value = out(kept) if out else kept
            written = back(value) if back and value is not None else value
            if type(written) is not type(kept) or written != kept:
                raise ValueError(f'{name} is not as it was written')
        return entry

    return sa.select(*raw), read
