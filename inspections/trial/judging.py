"""What the days of a test period come to, and what is advised by it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

TIME = 'ORD-01'  # minutes from the arrival of a client to handing over
SERVICE = 'SRV'  # the section whose items are service
ADVICE = ('pass', 'extend', 'stop')  # from the best to the worst


@dataclass(frozen=True, slots=True)
class Day:
    """A day whose list has been handed in: {item: value} and {item: 'ok' or 'bad'} by the standards of that day;
    `norm` is the most minutes that these allowed, none where they named no figure."""

    values: Mapping[str, Any]
    outcomes: Mapping[str, str]
    norm: float | None
    service: Sequence[str]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of one from which a measure is good enough to pass, and below which it speaks for stopping."""

    passes: float
    stops: float


# The network's own advice: nobody publishes such figures.
THRESHOLDS = {
    'filled': Threshold(passes=0.8, stops=0.4),  # days with a list, of the days that are over
    'time': Threshold(passes=0.5, stops=0.2),  # days within their norm, of those measured: half is the median
    'service': Threshold(passes=0.9, stops=0.6),  # service items kept, of those that were asked and applied
}


def measures(days: Sequence[Day], over: int, troubles: Mapping[str, int]) -> list[dict[str, Any]]:
    """[{measure, part, whole, advice, …}] in their order. `over`: how many days of the period have passed.
    `troubles`: {all, open, overdue}; they are closed or they are not, so any open one speaks against passing."""
    minutes = [day.values[TIME] for day in days if _is_number(day.values.get(TIME))]
    normed = [day for day in days if day.norm is not None and _is_number(day.values.get(TIME))]
    within = sum(day.outcomes.get(TIME) == 'ok' for day in normed)
    asked = [day.outcomes[item] for day in days for item in day.service if item in day.outcomes]
    norms = sorted({day.norm for day in normed if day.norm is not None})
    return [
        _share('filled', len(days), over),
        {**_share('time', within, len(normed)), 'median': median(minutes) if minutes else None, 'norms': norms},
        _share('service', sum(each == 'ok' for each in asked), len(asked)),
        {
            'measure': 'troubles',
            'part': troubles['open'],
            'whole': troubles['all'],
            'advice': 'extend' if troubles['open'] else 'pass',
        },
    ]


def advised(found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """{advice, by}: the worst of what the measures advise, and which of them say so."""
    worst = max((each['advice'] for each in found), key=ADVICE.index)
    return {'advice': worst, 'by': [each['measure'] for each in found if each['advice'] == worst]}


def _share(measure: str, part: int, whole: int) -> dict[str, Any]:
    """What has not been measured at all cannot pass, and is no reason to stop."""
    threshold = THRESHOLDS[measure]
    share = part / whole if whole else None
    if share is None:
        advice = 'extend'
    else:
        advice = 'pass' if share >= threshold.passes else 'stop' if share < threshold.stops else 'extend'
    return {
        'measure': measure,
        'part': part,
        'whole': whole,
        'advice': advice,
        'passes': threshold.passes,
        'stops': threshold.stops,
    }


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
