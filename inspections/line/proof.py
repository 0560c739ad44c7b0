"""Whether a result of a line test could have come from the bytes that the server counted. Pure."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import problems
from checklists.kinds.kind import is_number

# How far a figure may lie above what was counted: two clocks, and two ways to leave out the beginning.
TOLERANCE = 1.25
ROUNDING_MBPS = 0.1
# Of a line as quick as this two clocks do not agree: it gets what was counted.
QUICK_MBPS, QUICK_TOLERANCE = 100.0, 3.0
# Bytes that flowed in less than a stretch may have waited for so much of that time until a busy server had its turn;
# how long they flowed at the least, in milliseconds and as a share of what was counted.
TURN_MS, FLOWED_MS, FLOWED = 100, 1, 0.1
# A line's figure is the fastest stretch of this length: shorter ones are bursts of something that holds bytes back.
STRETCH_MS = 400
# Bytes that took less time than this are good for no more than if they had taken it.
SHORTEST_MS = 50
LEAST_MS = 0.05
RAMP_MS = 350  # in which connections gather speed
BITS = 8 / 1000  # bytes a millisecond → Mbit/s
WAYS = {'download_mbps': 'down', 'upload_mbps': 'up'}


@dataclass(frozen=True, slots=True)
class Flow:
    """One transfer by the server's clock: its way (`down`, `up`), when it began (ms) and how it went: (ms since then,
    bytes so far)."""

    run: int
    way: str
    began_ms: float
    marks: Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the server saw in one direction of one run, in Mbit/s: at most over a stretch, what it vouches for, and on
    the whole once the connections had gathered speed. A figure above `bound` is refused."""

    bytes: int
    most: float
    assured: float
    usual: float
    bound: float


def proven(value: dict[str, Any], numbers: Sequence[int], flows: Iterable[Flow]) -> dict[str, Any]:
    """The value of an `internet-speed` answer with its figures as far as the counted bytes bear them out.

    `numbers` say under which run the bytes of each of its runs flowed. A figure is believed up to what was counted;
    one that lies above, as two clocks may differ, becomes what was counted, a higher one is refused. A lower one
    stands: what has left the server may wait on the way. An upload left null is the server's alone. Latency,
    jitter and loss are what the other side saw. Raises LineResultUnproved.
    """
    runs = value.get('runs')
    if not isinstance(runs, list) or not runs or len(set(numbers)) != len(runs) or len(numbers) != len(runs):
        raise problems.LineResultUnproved(reason='runs')
    counted, told = tallied(flows), []
    for at, (run, number) in enumerate(zip(runs, numbers, strict=True), 1):
        if not isinstance(run, dict):
            raise problems.LineResultUnproved(reason='runs')
        told.append(
            run | {figure: _figure(at, run, figure, counted.get((number, way))) for figure, way in WAYS.items()}
        )
    return value | {'runs': told} | {figure: _median(each[figure] for each in told) for figure in WAYS}


def tallied(flows: Iterable[Flow]) -> dict[tuple[int, str], Counted]:
    """What was counted, by run and direction."""
    parts: dict[tuple[int, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        if flow.marks:
            parts[flow.run, flow.way].append(flow)
    return {key: _count(found) for key, found in parts.items()}


def _figure(at: int, run: Mapping[str, Any], figure: str, counted: Counted | None) -> float:
    said: Any = run.get(figure)
    own = figure == 'upload_mbps' and said is None
    if not own and (not is_number(said) or said < 0):
        raise problems.LineResultUnproved(reason='runs')
    if counted is None:
        raise problems.LineResultUnproved(run=at, figure=figure, said=said, counted=0.0, counted_bytes=0)
    if own:
        return _rounded(counted.usual)
    if said > counted.bound + ROUNDING_MBPS:
        raise problems.LineResultUnproved(
            run=at, figure=figure, said=said, counted=_rounded(counted.most), counted_bytes=counted.bytes
        )
    return _rounded(min(float(said), counted.assured))


def _count(flows: Sequence[Flow]) -> Counted:
    sums = _together(flows)
    began, (ended, size) = sums[0][0], sums[-1]
    whole = min(ended - began, STRETCH_MS)
    times, counts = [at for at, _ in sums], [count for _, count in sums]
    starts = (start for at in times for start in (at, at - whole) if began <= start <= ended - whole)
    moved = max(_so_far(start + whole, times, counts) - _so_far(start, times, counts) for start in starts)
    most, assured = moved / max(whole, LEAST_MS) * BITS, moved / max(whole, SHORTEST_MS) * BITS
    if whole < STRETCH_MS:  # too quick to have a stretch: the quickest transfer speaks
        most = max(most, *(each.marks[-1][1] / max(each.marks[-1][0], LEAST_MS) * BITS for each in flows))
    ramped = next(((at, count) for at, count in sums if at >= began + RAMP_MS), sums[0])
    if ended - ramped[0] < SHORTEST_MS:
        ramped = sums[0]
    usual = (size - ramped[1]) / max(ended - ramped[0], SHORTEST_MS) * BITS
    bound = most * (QUICK_TOLERANCE if most >= QUICK_MBPS else TOLERANCE)
    if whole < STRETCH_MS:
        bound = max(bound, size / max(whole - TURN_MS, whole * FLOWED, FLOWED_MS) * BITS)
    return Counted(round(size), most, assured, usual, bound)


def _together(flows: Sequence[Flow]) -> list[tuple[float, float]]:
    """All transfers as one: (ms, bytes so far), beginning with none. The clock stands still while nothing is asked."""
    lines = [([0.0, *(mark[0] for mark in each.marks)], [0.0, *(mark[1] for mark in each.marks)]) for each in flows]
    moments = {each.began_ms + at for each, (times, _) in zip(flows, lines, strict=True) for at in times}
    idle, until, sums = 0.0, min(moments), []
    ends = sorted((each.began_ms, each.began_ms + each.marks[-1][0]) for each in flows)
    for moment in sorted(moments):
        while ends and ends[0][0] <= moment:
            began, end = ends.pop(0)
            idle += max(0.0, began - until)
            until = max(until, end)
        count = sum(_so_far(moment - each.began_ms, *line) for each, line in zip(flows, lines, strict=True))
        sums.append((moment - idle, count))
    return sums


def _so_far(at: float, times: Sequence[float], sums: Sequence[float]) -> float:
    """Bytes at a moment; between two marks they flow evenly."""
    after = bisect_right(times, at)
    if after == 0:
        return 0.0
    if after == len(times):
        return sums[-1]
    before = after - 1
    share = (at - times[before]) / (times[after] - times[before])
    return sums[before] + share * (sums[after] - sums[before])


def _rounded(mbps: float) -> float:
    """A slow line needs a finer figure."""
    return round(mbps, 2 if mbps < 10 else 1)


def _median(figures: Iterable[float]) -> float:
    return _rounded(statistics.median(figures))
