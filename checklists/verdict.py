"""Whether premises are ready, with the arithmetic that both sides see. Pure.

The rule is our own proposal: a critical «no» decides alone; else the score is what passes over what was asked,
a critical item weighing three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checklists.definition import Item
from checklists.kinds.registry import KINDS

CRITICAL_WEIGHT = 3
READY_PERCENT = 90
TASKS_PERCENT = 75


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers come to: `score` of `max_score`, the percentage with one decimal, and the ids behind it."""

    conclusion: str
    score: int
    max_score: int
    percent: float
    critical_bad: tuple[str, ...]
    bad: tuple[str, ...]
    unanswered: tuple[str, ...]
    na: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """The verdict as it stands on the wire."""
        return {
            'is': self.conclusion,
            'score': self.score,
            'max_score': self.max_score,
            'percent': self.percent,
            'thresholds': {'ready': READY_PERCENT, 'tasks': TASKS_PERCENT},
            'critical_bad': list(self.critical_bad),
            'bad': list(self.bad),
            'unanswered': list(self.unanswered),
            'na': list(self.na),
        }


def verdict(items: Iterable[Item], answers: Mapping[str, Any]) -> Verdict:
    """Judge the answers to the items that are asked and shown.

    An item without a threshold counts as answered and weighs nothing.
    """
    score = most = 0
    critical_bad: list[str] = []
    bad: list[str] = []
    unanswered: list[str] = []
    na: list[str] = []
    for item in items:
        value = answers.get(item.id)
        kind = KINDS[item.kind]
        if value is None or not kind.is_complete(value, item.settings):
            unanswered.append(item.id)
            continue
        outcome = kind.outcome(value, item.settings)
        if outcome == 'na':
            na.append(item.id)
        if outcome not in ('ok', 'bad'):
            continue
        weight = CRITICAL_WEIGHT if item.critical else 1
        most += weight
        if outcome == 'ok':
            score += weight
        else:
            (critical_bad if item.critical else bad).append(item.id)
    percent = round(100 * score / most, 1) if most else 0.0
    conclusion = _conclusion(100 * score, most, critical_bad, unanswered)
    return Verdict(conclusion, score, most, percent, tuple(critical_bad), tuple(bad), tuple(unanswered), tuple(na))


def _conclusion(hundredfold: int, most: int, critical_bad: list[str], unanswered: list[str]) -> str:
    if critical_bad:
        return 'not-ready'
    if unanswered:
        return 'incomplete'
    if hundredfold >= READY_PERCENT * most:
        return 'ready'
    return 'ready-with-tasks' if hundredfold >= TASKS_PERCENT * most else 'not-ready'
