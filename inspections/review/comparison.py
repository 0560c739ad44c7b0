"""Reports side by side, item by item, with the differences marked. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checklists.definition import Item
from checklists.kinds.registry import KINDS
from checklists.verdict import Verdict, verdict
from checklists.wire import asked_out
from inspections import layers
from inspections.line import results as line_results
from inspections.review.reports import Report
from inspections.states import State

VOICES = ('self_assessment', 'visit')
DONE = (State.FINISHED, State.SEALED)
GRAVE = ('attention', 'check')  # the gravest first; a note asks nobody to look


@dataclass(frozen=True, slots=True)
class Row:
    """One item with a cell for each report that asks or answers it, and how the two voices compare.

    `lacking` are the inspections whose version of the checklist does not have the item.
    """

    item: Item
    section: str
    cells: list[dict[str, Any]]
    difference: dict[str, Any]
    lacking: list[uuid.UUID]

    def plain(self) -> dict[str, Any]:
        """The row as it stands on the wire."""
        return {
            **asked_out(self.item),
            'guidance': dict(self.item.guidance) if self.item.guidance else None,
            'source': self.item.source,
            'recommendation': self.item.recommendation,
            'section': self.section,
            'cells': self.cells,
            'difference': self.difference,
            'lacking': self.lacking,
        }


def compare(reports: Sequence[Report]) -> list[Row]:
    """A row for every item of the checklist, in its order. `reports` are oldest first."""
    versions = [(each.inspection.id, {item.id for item in each.checklist.items()}) for each in reports]
    rows = []
    for section, item in _items(reports):
        cells = [_cell(report, item) for report in reports if _speaks(report, item)]
        lacking = [inspection for inspection, known in versions if item.id not in known]
        rows.append(Row(item, section, cells, _difference(reports, item), lacking))
    return rows


def standing(reports: Sequence[Report]) -> Verdict | None:
    """The verdict as it stands now: the newest visit's items, or the self-assessment's while there is no visit, with
    what finished rechecks of either side have changed since."""
    found = as_it_stands(reports)
    return verdict(found[0].values(), found[1]) if found else None


def as_it_stands(reports: Sequence[Report]) -> tuple[Mapping[str, Item], dict[str, Any]] | None:
    """The items by which premises are judged now, and their newest answers."""
    spoken = [each for each in reports if each.inspection.state in DONE]
    base = newest(spoken, 'visit') or newest(spoken, 'self_assessment')
    if base is None:
        return None
    answers = dict(base.answers)
    for report in spoken:
        if report.inspection.stage == 'recheck' and report.inspection.id > base.inspection.id:
            answers.update({item: value for item, value in report.answers.items() if item in base.asked})
    return base.asked, answers


def own_verdict(report: Report) -> Verdict:
    """What one report's own answers come to."""
    return verdict(report.asked.values(), report.answers)


def newest(reports: Sequence[Report], kind: str) -> Report | None:
    """The newest whole report of a voice; rechecks are parts."""
    whole = [each for each in reports if each.inspection.kind == kind and each.inspection.stage != 'recheck']
    return whole[-1] if whole else None


def summary(reports: Sequence[Report]) -> dict[str, Any]:
    """One application in a row of the queue: what has been handed in counts, a draft only says that it is there.

    `signals` are those of its photos and of its answers that deserve a look, notes do not; `worst` is the gravest.
    """
    handed_in = [each for each in reports if each.inspection.state in DONE]
    now, severities = standing(handed_in), _severities(handed_in)
    return {
        **{kind: _summed(newest(reports, kind)) for kind in VOICES},
        'disagreements': sum(_difference(handed_in, item)['is'] == 'differs' for _, item in _items(handed_in)),
        'critical_bad': len(now.critical_bad) if now else 0,
        'signals': len(severities),
        'worst': next((each for each in GRAVE if each in severities), None),
    }


def _severities(reports: Sequence[Report]) -> list[str]:
    """How grave each signal is that deserves a look."""
    heard = [(each, item) for _, item in _items(reports) for each in reports if _speaks(each, item)]
    said = [signal['severity'] for report, item in heard for signal in _all_signals(report, item)]
    return [each for each in said if each in GRAVE]


def _all_signals(report: Report, item: Item) -> list[Mapping[str, Any]]:
    own, photos = report.asked.get(item.id, item), report.photos.get(item.id, ())
    outcome = _outcome(own, report.answers.get(item.id))
    return [*_signals(report, own, outcome, photos), *(signal for photo in photos for signal in photo['signals'])]


def _items(reports: Sequence[Report]) -> list[tuple[str, Item]]:
    """Every item with its section. The newest visit's checklist speaks first; what only older versions have follows."""
    ordered = sorted(reports, key=lambda each: (each.inspection.kind == 'visit', each.inspection.id), reverse=True)
    found: dict[str, tuple[str, Item]] = {}
    for report in ordered:
        for section in report.checklist.sections:
            for item in section.items:
                found.setdefault(item.id, (section.id, report.asked.get(item.id, item)))
    for report in ordered:
        for name, former in report.former.items():
            found.setdefault(name, former)
    return list(found.values())


def _cell(report: Report, item: Item) -> dict[str, Any]:
    own = report.asked.get(item.id, item)
    register: Mapping[str, Any] = report.inspection.fields.get(item.id) or {}
    value, outcome = register.get('value'), _outcome(own, register.get('value'))
    finding = _words(register, 'finding')
    photos = [{**photo, **_drawn(register, photo['sha256'])} for photo in report.photos.get(item.id, ())]
    return {
        'inspection_id': report.inspection.id,
        'value': value,
        'outcome': outcome,
        'asked_as': _asked_as(own, item),
        'note': _words(register, 'note'),
        'photos': photos,
        'findings': [finding] if finding else [],
        'signals': _signals(report, own, outcome, photos),
        'measured': _measured(report, own, value),
        'conflicts': [{'value': each.get('value'), 'op': each.get('op')} for each in register.get('conflicts', ())],
    }


def _asked_as(own: Item, item: Item) -> dict[str, Any] | None:
    """How this report's version asked, where it asked otherwise than the row says."""
    if (own.kind, own.text, own.critical, _lasting(own)) == (item.kind, item.text, item.critical, _lasting(item)):
        return None
    return {'kind': own.kind, 'texts': dict(own.text), 'critical': own.critical, 'settings': dict(own.settings)}


def _lasting(item: Item) -> dict[str, Any]:
    """The settings without those that only say on which day somebody was there."""
    return {name: value for name, value in item.settings.items() if name != 'not_before'}


def _measured(report: Report, item: Item, value: Any) -> dict[str, Any] | None:
    """How the figures of a line were measured; none for what is no line, or has not been answered."""
    if item.kind != 'internet-speed' or value is None:
        return None
    return line_results.how_measured(value, report.lines)


def _signals(
    report: Report, item: Item, outcome: str | None, photos: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    inspection = report.inspection
    needed = max(item.photos.always, item.photos.when_bad if outcome == 'bad' else 0)
    if _closed_without_photo(report, item, photos):
        facts = {'answered': report.answers.get(item.id) is not None}
        said.append({'code': 'closed-without-photo', 'severity': 'attention', 'facts': facts})
    elif inspection.state in DONE and item.id in report.asked and len(photos) < needed:
        said.append({'code': 'photos-missing', 'severity': 'check', 'facts': {'have': len(photos), 'need': needed}})
    lost = sum(photo['state'] == 'lost' for photo in photos)
    if lost:
        said.append({'code': 'photos-lost', 'severity': 'check', 'facts': {'count': lost}})
    for each in inspection.amendments:
        if str(each.get('field') or '').partition('/photos/')[0] == item.id:
            facts = {'kind': each.get('kind'), 'value': each.get('value'), 'at': each.get('at')}
            said.append({'code': 'amended', 'severity': 'check', 'facts': facts})
    return said


def _closed_without_photo(report: Report, item: Item, photos: Sequence[Mapping[str, Any]]) -> bool:
    """A returned item was handed in without a new photo: nothing shows that it was fixed. A line that the server
    measured shows it too."""
    inspection = report.inspection
    if inspection.stage != 'recheck' or inspection.state not in DONE or item.id not in report.asked:
        return False
    measured = _measured(report, item, report.answers.get(item.id))
    return all(each['state'] == 'lost' for each in photos) and (measured is None or measured['by'] == 'not-ours')


def _difference(reports: Sequence[Report], item: Item) -> dict[str, Any]:
    """How the newest answer of each voice compare; «empty» while one of them is silent."""
    one, other = (_newest_answer(reports, kind, item.id) for kind in VOICES)
    if one is None or other is None:
        return {'is': 'empty', 'facts': {}}
    kind = KINDS[item.kind]
    if not all(kind.is_complete(value, item.settings) for value in (one, other)):
        return {'is': 'incomparable', 'facts': {}}
    found = kind.compare(one, other, item.settings)
    return {'is': found.likeness, 'facts': dict(found.facts)}


def _newest_answer(reports: Sequence[Report], kind: str, item: str) -> Any:
    registers = (each.inspection.fields.get(item) for each in reversed(reports) if each.inspection.kind == kind)
    values = (register.get('value') for register in registers if register)
    return next((value for value in values if value is not None), None)


def _outcome(item: Item, value: Any) -> str | None:
    kind = KINDS[item.kind]
    return kind.outcome(value, item.settings) if value is not None and kind.is_complete(value, item.settings) else None


def _summed(report: Report | None) -> dict[str, Any] | None:
    if report is None:
        return None
    inspection, own = report.inspection, own_verdict(report)
    said = inspection.state in DONE and bool(report.answers)
    return {
        'inspection_id': inspection.id,
        'state': inspection.state,
        'percent': own.percent if said else None,
        'verdict': own.conclusion if said else None,
    }


def _speaks(report: Report, item: Item) -> bool:
    return item.id in report.asked or item.id in report.inspection.fields or bool(report.photos.get(item.id))


def _drawn(register: Mapping[str, Any], sha256: str) -> dict[str, Any]:
    """What lies over a photo, and how many other drawings of it were not chosen."""
    layer = (register.get('layers') or {}).get(sha256) or {}
    return {'layer': layers.shapes_of(layer.get('value')), 'other_layers': len(layer.get('conflicts', ()))}


def _words(register: Mapping[str, Any], which: str) -> str | None:
    value = (register.get(which) or {}).get('value')
    return value if isinstance(value, str) and value.strip() else None
