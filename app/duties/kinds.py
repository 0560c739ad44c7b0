"""The kinds of standing duties: what is asked, when it is warned, which item of the checklist it keeps true, and why.

`basis` is where the duty comes from. No source names a figure for any of them but the lease itself, so how often it is
asked is the network's rule or our recommendation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`asks`: the last `day`, or how many `days` are kept, which is asked again after the network's term `again`.
    `endless`: it may have no end. `warns`: days before the end. `item`: of the checklist; `paper`: in which the day
    stands when the point opens. `basis`: `lease`, or `recommendation`."""

    asks: str
    warns: tuple[int, ...]
    basis: str
    endless: bool = False
    item: str | None = None
    paper: str | None = None
    again: str | None = None


KINDS: Mapping[str, Kind] = {
    'lease': Kind(asks='day', warns=(0, 7, 30, 60), basis='lease', endless=True, paper='lease'),
    'extinguisher': Kind(asks='day', warns=(0, 7, 30), basis='recommendation', item='FIR-02'),
    'archive': Kind(asks='days', warns=(0, 7, 30), basis='recommendation', item='STO-08', again='archive'),
}
ITEMS = tuple(kind.item for kind in KINDS.values() if kind.item)
