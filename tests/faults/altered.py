"""Seeded changes to the audit's table by somebody who knows how it is made, but has neither the key nor the folder."""

from __future__ import annotations

import random
import string
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask_migrate import upgrade

from app import audit, clock
from app.audit import end
from app.audit.hashes import COLUMNS, hash_of, hash_of_before_0013
from app.audit.models import AuditEntry
from app.audit.walk import examine
from app.db import db, rows_of, transaction, uuid7
from app.settings import Settings
from wsgi import build

TABLE = rows_of(AuditEntry)
ENTRIES = 24
FACTS: list[dict[str, Any]] = [
    {},
    {'items': ['SIG-01', 'CLI-02']},
    {'number': 1042},
    {'from': str(uuid7()), 'to': str(uuid7()), 'due_at': '2026-12-01T10:00:00.000Z'},
    {'photos': {'stored': 3, 'refused': 0}, 'applied': 12},
    {'words': 'ёлка «И» 🏬', 'none': None, 'yes': True},
]
Row = dict[str, Any]
Change = Callable[[random.Random], None]


@dataclass
class Found:
    """How many changes of each kind were made, and which of them were not found."""

    made: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def figures(self) -> str:
        """`found n of m (cut 12, delete 9 …)`"""
        kinds = ', '.join(f'{kind} {count}' for kind, count in sorted(self.made.items()))
        return f'found {self.made.total() - len(self.missed)} of {self.made.total()} ({kinds})'


def fill(count: int = ENTRIES) -> None:
    """A chain of entries, several to a transaction, as real ones are."""
    who = [None, uuid7(), uuid7()]
    at = clock.now()
    for first in range(0, count, 3):
        with transaction():
            for n in range(first, min(first + 3, count)):
                subject = None if n % 7 == 0 else f'subject-{n % 5}'
                audit.record(who[n % 3], f'act.kind_{n % 4}', subject, FACTS[n % len(FACTS)], at + timedelta(seconds=n))


def alter(seeds: range) -> Found:
    """Make one change for each seed, each to the table as it was, and look whether verifying finds it."""
    found, kinds = Found(), list(CHANGES)
    kept = end.kept(db.engine)
    assert kept is not None
    assert examine([kept]).broken is None
    for seed in seeds:
        chance = random.Random(seed)
        kind = kinds[seed % len(kinds)]
        before = _as_kept()
        try:
            CHANGES[kind](chance)
            assert _as_kept() != before, f'seed {seed}: {kind} changed nothing'
            found.made[kind] += 1
            if examine([kept]).broken is None:
                found.missed.append(f'seed {seed}: {kind}')
        finally:
            db.session.rollback()
    assert examine([kept]).broken is None
    return found


def play(seeds: range, data: Path, address: str) -> Found:
    """The same in a fresh database."""
    service = build(Settings(data=data, database_url=address, demo=False))
    with service.app_context():
        upgrade()
        fill()
        found = alter(seeds)
        db.session.remove()
        db.engine.dispose()
    return found


def flip(chance: random.Random) -> None:
    """Another bit in one character of one column; on PostgreSQL, whose types are strict, another value."""
    row, name = _row(chance), chance.choice(COLUMNS)
    if db.engine.dialect.name == 'postgresql':
        _set(row['seq'], {name: _another(row[name], name, chance)})
        return
    kept = db.session.execute(sa.text(f'SELECT {name} FROM audit WHERE seq = :seq'), {'seq': row['seq']}).scalar_one()
    if not isinstance(kept, str):
        _set(row['seq'], {name: _another(row[name], name, chance)})
        return
    place = chance.randrange(len(kept))
    other = chr(ord(kept[place]) ^ 1 << chance.randrange(6))
    spoilt = kept[:place] + other + kept[place + 1 :]
    db.session.execute(
        sa.text(f'UPDATE audit SET {name} = :value WHERE seq = :seq'), {'value': spoilt, 'seq': row['seq']}
    )


def hide(chance: random.Random) -> None:
    """What was said is said no more, or the other way round."""
    row = _row(chance)
    name = chance.choice(['account_id', 'subject', 'hash', 'seq'])
    empty = {'account_id': uuid7(), 'subject': 'somebody', 'hash': 'f' * 64}
    _set(row['seq'], {name: None if row[name] is not None else empty[name]})


def delete(chance: random.Random) -> None:
    """Any entry."""
    db.session.execute(sa.delete(TABLE).where(TABLE.c.seq == _row(chance)['seq']))


def cut(chance: random.Random) -> None:
    """The last entries, or all."""
    db.session.execute(sa.delete(TABLE).where(TABLE.c.seq > chance.choice([0, ENTRIES - 1, chance.randrange(ENTRIES)])))


def close_gap(chance: random.Random) -> None:
    """Take an entry out, number those behind it anew and hash them again."""
    rows = _rows()
    gone = chance.randrange(len(rows))
    _write(rows[:gone], _rehashed(rows[:gone], rows[gone + 1 :], chance))


def insert(chance: random.Random) -> None:
    """Put an entry in, at the end too, and hash what follows again."""
    rows = _rows()
    place = chance.randint(0, len(rows))
    forged = {**_row(chance), 'id': uuid7(), 'facts': chance.choice(FACTS)}
    _write(rows[:place], _rehashed(rows[:place], [forged, *rows[place:]], chance))


def rewrite(chance: random.Random) -> None:
    """Say something else in an entry, and hash it and those behind it again."""
    rows = _rows()
    place = chance.randrange(len(rows))
    changed = {**rows[place], 'act': 'act.other', 'subject': f'subject-{chance.random()}'}
    _write(rows[:place], _rehashed(rows[:place], [changed, *rows[place + 1 :]], chance))


def reorder(chance: random.Random) -> None:
    """Two entries in each other's place, or all between them one further."""
    rows = _rows()
    first, last = sorted(chance.sample(range(len(rows)), 2))
    between = rows[first : last + 1]
    moved = [between[-1], *between[1:-1], between[0]] if chance.random() < 0.5 else [between[-1], *between[:-1]]
    _write(rows[:first], [{**row, 'seq': n} for n, row in enumerate([*moved, *rows[last + 1 :]], first + 1)])


def swap(chance: random.Random) -> None:
    """What two entries say, in each other's place."""
    name = chance.choice(['facts', 'act', 'subject', 'account_id', 'at', 'hash', 'id'])
    one = _row(chance)
    other = chance.choice([row for row in _rows() if row[name] != one[name]])
    _set(one['seq'], {name: uuid7() if name == 'id' else None if name == 'hash' else other[name]})
    _set(other['seq'], {name: one[name]})
    _set(one['seq'], {name: other[name]})


def move_time(chance: random.Random) -> None:
    """A microsecond, a millisecond, an hour; in one column or in both."""
    row = _row(chance)
    step = timedelta(microseconds=chance.choice([1, 1000, 3_600_000_000]) * chance.choice([1, -1]))
    names = chance.choice([['at'], ['created_at'], ['at', 'created_at']])
    _set(row['seq'], {name: row[name] + step for name in names})


CHANGES: Mapping[str, Change] = {
    'flip': flip,
    'hide': hide,
    'delete': delete,
    'cut': cut,
    'close gap': close_gap,
    'insert': insert,
    'rewrite': rewrite,
    'reorder': reorder,
    'swap': swap,
    'time': move_time,
}


def _as_kept() -> list[Mapping[str, Any]]:
    return list(db.session.execute(sa.text('SELECT * FROM audit ORDER BY seq')).mappings())


def _rows() -> list[Row]:
    return [_known(each) for each in _as_kept()]


def _known(kept: Mapping[str, Any]) -> Row:
    """A row in Python's values; what can be read no more stays as it is kept."""
    dialect, row = db.engine.dialect, dict(kept)
    for name in COLUMNS:
        out = TABLE.c[name].type.dialect_impl(dialect).result_processor(dialect, None)
        try:
            row[name] = out(kept[name]) if out and db.engine.dialect.name == 'sqlite' else kept[name]
        except ValueError:
            row[name] = kept[name]
    return row


def _row(chance: random.Random) -> Row:
    return chance.choice(_rows())


def _set(seq: int, values: Row) -> None:
    db.session.execute(sa.update(TABLE).where(TABLE.c.seq == seq).values(**values))


def _write(before: list[Row], behind: list[Row]) -> None:
    """Replace all that stands behind these."""
    db.session.execute(sa.delete(TABLE).where(TABLE.c.seq > len(before)))
    if behind:
        db.session.execute(sa.insert(TABLE), [{name: row[name] for name in COLUMNS} for row in behind])


def _rehashed(before: list[Row], behind: list[Row], chance: random.Random) -> list[Row]:
    """Numbered and chained as well as it can be done without the key: with another one, or as before there was one."""
    last = before[-1]['hash'] if before else '0' * 64
    key, made = chance.choice([chance.randbytes(32), None]), []
    for seq, row in enumerate(behind, len(before) + 1):
        fresh = {**row, 'seq': seq}
        fresh['hash'] = last = hash_of(fresh, last, key) if key else hash_of_before_0013(fresh, last)
        made.append(fresh)
    return made


def _another(value: Any, name: str, chance: random.Random) -> Any:
    """A value of the same type, near to this one."""
    match value:
        case None:
            return uuid7() if name == 'account_id' else 'x'
        case uuid.UUID():
            return uuid.UUID(int=value.int ^ 1 << chance.randrange(128))
        case datetime():
            return value.astimezone(UTC) + timedelta(microseconds=chance.choice([1, -1, 1000]))
        case int():
            return value + ENTRIES * chance.choice([1, 2])
        case dict():
            return {**value, chance.choice([*value, 'more']): chance.randrange(10**6)}
        case _:
            place = chance.randrange(len(value))
            letters = [each for each in string.ascii_lowercase + string.digits if each != value[place]]
            return value[:place] + chance.choice(letters) + value[place + 1 :]
