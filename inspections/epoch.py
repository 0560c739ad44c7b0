"""Which life of the server this is: kept in the database and beside the files, so that neither goes back unnoticed.

Phones that hear of a higher epoch read everything anew and send again all that they have kept.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from app import audit
from app.audit.chain import holds_its_end
from app.db import db
from app.files.durable import write_text
from inspections.models import Counter


def begin_new_life(data: Path, at: datetime) -> int:
    """Take an epoch above every one that phones may have heard of, in the caller's transaction."""
    counter = db.session.scalars(sa.select(Counter).where(Counter.id == 1).with_for_update()).one()
    former = counter.epoch
    counter.epoch = max(_beside_files(data), counter.epoch, int(at.timestamp() * 1000)) + 1
    write_text(
        data / 'epoch', f'{counter.epoch}\n'
    )  # before the COMMIT: a file that is ahead only means another new life
    audit.explain_cut(at)
    audit.record(None, 'server.new_life', counter.epoch, {'former': former}, at)
    return counter.epoch


def reconcile(data: Path, at: datetime) -> bool:
    """At the start: true, and a new life, when somebody has put an older database back by hand.

    Its epoch or the end of its audit is not the one that is kept beside the files.
    """
    counter = db.session.scalars(sa.select(Counter).where(Counter.id == 1)).one()
    beside = _beside_files(data)
    if beside > counter.epoch or not holds_its_end():
        begin_new_life(data, at)
        return True
    if beside < counter.epoch:
        write_text(data / 'epoch', f'{counter.epoch}\n')
    return False


def _beside_files(data: Path) -> int:
    try:
        return int((data / 'epoch').read_text())
    except (FileNotFoundError, ValueError):
        return 0
