"""Recomputes all that can be recomputed, and tells what does not agree, in one sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from app.audit import walk
from app.audit.end import End
from app.db import db
from app.files.store import FileStore
from app.rest import moment
from inspections import seal
from inspections.desk import projection
from inspections.line import results as line_results
from inspections.models import Counter, Hole, Inspection, Operation, Photo, PhotoBytes
from inspections.states import State
from inspections.verify import decisions, folds, journal

AT_ONCE = 500
SENTENCES = {
    'not-sealed': 'has a code and is not sealed any more',
    'manifest': 'is not what its receipt was signed for',
    'signature': 'its receipt was not signed with a key of ours',
    'other': 'its receipt is that of another inspection',
    'time': 'was not sealed when its receipt says',
    'finish': 'the operation that finished it is not there, or came after its seal',
    'code': 'its code is not that of its receipt',
}
OF_AUDIT = {
    'link': 'does not follow from those before it',
    'cut': 'and those after it are gone',
    'end': 'is not the one that was kept as its end',
}


def disagreements(store: FileStore, ends: Sequence[End] = ()) -> Iterator[str]:
    """One sentence for each thing that is not as it was written. Reads every byte of every photo.

    `ends` are entries that were the last ones of the audit once, read before the caller's transaction began.
    """
    found = walk.examine(ends)
    if found.why is not None:
        yield f'audit: entry {found.broken} {OF_AUDIT[found.why]}'
    yield from journal.disagreements()
    yield from folds.disagreements()
    yield from _photos(store)
    yield from _seals()
    yield from decisions.disagreements()
    yield from _counter()
    yield from projection.disagreements()


def cuts() -> Iterator[str]:
    """Where the audit says of itself that an older database was put back: known losses."""
    for entry in walk.cuts():
        ended = f'{entry.facts["seq"]}:{entry.facts["hash"]}'
        yield f'the audit ended at {ended} before entry {entry.seq} of {moment(entry.at)} was written'


def holes() -> list[Hole]:
    """Numbers that phones no longer had: known losses, in the order in which they were found."""
    return list(db.session.scalars(sa.select(Hole).order_by(Hole.id)))


def _photos(store: FileStore) -> Iterator[str]:
    stored = sa.select(Photo.sha256).where(Photo.state == 'stored').distinct().order_by(Photo.sha256)
    for sha256 in db.session.scalars(stored).all():
        got = seal.sha256_in(store, sha256)
        if got is None:
            yield f'photo {sha256}: is called stored and is not there'
        elif got != sha256:
            yield f'photo {sha256}: its bytes have changed'
    sent = sa.exists().where(PhotoBytes.sha256 == Photo.sha256, PhotoBytes.account_id == Photo.account_id)
    unsent = sa.select(Photo.op, Photo.sha256).where(Photo.state == 'stored', ~sent).order_by(Photo.op)
    for row in db.session.execute(unsent):
        yield f'photo {row.sha256}: is called stored for {row.op}, and nobody has sent it'


def _seals() -> Iterator[str]:
    """Every inspection that is sealed, or has anything that only sealed ones have."""
    marked = sa.or_(Inspection.state == State.SEALED, Inspection.receipt.is_not(None), Inspection.code.is_not(None))
    for inspection in db.session.scalars(sa.select(Inspection).where(marked).order_by(Inspection.id)).all():
        for each in seal.broken(inspection):
            yield f'inspection {inspection.id}: {SENTENCES[each.why]}'
        yield from line_results.disagreements(inspection)


def _counter() -> Iterator[str]:
    counter = db.session.scalars(sa.select(Counter.value).where(Counter.id == 1)).one()
    highest = db.session.scalar(sa.select(sa.func.max(Inspection.changed_seq))) or 0
    if highest > counter:
        yield f'counter: stands at {counter}, below the change {highest} of an inspection'
    taken = db.session.scalar(sa.select(sa.func.max(Operation.seq))) or 0
    if taken > counter:
        yield f'counter: stands at {counter}, below the number {taken} of an operation'
    twice = sa.select(Operation.seq).where(Operation.seq.is_not(None)).group_by(Operation.seq)
    for seq in db.session.scalars(twice.having(sa.func.count() > 1).order_by(Operation.seq)):
        yield f'counter: its number {seq} was given to two operations'
