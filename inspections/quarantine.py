"""Which refused operations still wait for an administrator."""

from __future__ import annotations

import sqlalchemy as sa

from inspections.models import Quarantined, Release

OF_ENTRY = (
    Release.device_id == Quarantined.device_id,
    Release.n == Quarantined.n,
    Release.hash == Quarantined.hash,
)
RELEASED = sa.exists().where(*OF_ENTRY, Release.op.is_not(None)).correlate(Quarantined)
WAITS = ~RELEASED
