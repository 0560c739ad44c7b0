"""Reports side by side, without a database."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from app.db import uuid7
from checklists.definition import Checklist, Item, Photos, Section
from inspections.models import Inspection
from inspections.review import comparison
from inspections.review.reports import Report

AREA = Item(
    'CLI-01', 'number', {'ru': 'Площадь', 'en': 'Area'}, critical=True, photos=Photos(always=1), settings={'min': 25}
)
SIGN = Item('SIG-01', 'yes-no', {'ru': 'Вывеска', 'en': 'Sign'}, photos=Photos(when_bad=1), settings={})
ONLY = Item('STO-03', 'yes-no', {'ru': 'Стеллажи', 'en': 'Racks'}, asked_of=('inspector',), settings={})
ITEMS = {item.id: item for item in (AREA, SIGN, ONLY)}
CHECKLIST = Checklist(
    'test', {'ru': 'Тест', 'en': 'Test'}, (Section('ALL', {'ru': 'Всё', 'en': 'All'}, tuple(ITEMS.values())),)
)


def report(kind: str, answers: dict[str, Any], stage: str = 'finished', state: str = 'sealed', **more: Any) -> Report:
    """A report in which these items are answered; more are what the inspection keeps besides."""
    asked = {name: item for name, item in ITEMS.items() if kind == 'visit' or 'applicant' in item.asked_of}
    if stage == 'recheck':
        asked = {name: ITEMS[name] for name in more.pop('only', answers)}
    fields = {
        name: {'value': value, 'op': f'a:{n}', 'conflicts': []} for n, (name, value) in enumerate(answers.items())
    }
    fields |= more.pop('fields', {})
    inspection = Inspection(
        id=uuid7(), application_id=uuid.uuid4(), kind=kind, stage=stage, state=state, fields=fields,
        photos=[], amendments=more.pop('amendments', []), checklist_id='test', checklist_version=1,
        profile='p@2026-01-01',
        due_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip
    return Report(inspection, None, CHECKLIST, asked, more.pop('photos', {}))


def rows(*reports: Report) -> dict[str, comparison.Row]:
    return {row.item.id: row for row in comparison.compare(reports)}


def test_every_item_has_a_row_and_a_cell_for_each_voice_that_is_asked() -> None:
    found = rows(report('self_assessment', {}), report('visit', {}))
    assert list(found) == ['CLI-01', 'SIG-01', 'STO-03']
    assert [len(found[name].cells) for name in found] == [2, 2, 1]


def test_one_silent_voice_leaves_the_difference_empty() -> None:
    found = rows(report('self_assessment', {'CLI-01': 26.0}), report('visit', {}))
    assert found['CLI-01'].difference == {'is': 'empty', 'facts': {}}


def test_numbers_within_tolerance_agree_unless_one_of_them_does_not_pass() -> None:
    def likeness(one: float, other: float) -> str:
        row = rows(report('self_assessment', {'CLI-01': one}), report('visit', {'CLI-01': other}))['CLI-01']
        return str(row.difference['is'])

    assert likeness(27.0, 26.5) == 'same'
    assert likeness(40.0, 26.0) == 'differs'
    assert likeness(25.0, 24.9) == 'differs'


def test_a_recheck_is_a_further_cell_and_its_answer_wins() -> None:
    told, seen = (
        report('self_assessment', {'CLI-01': 26.0}),
        report('visit', {'CLI-01': 23.4, 'SIG-01': 'yes', 'STO-03': 'yes'}),
    )
    fixed = report('visit', {'CLI-01': 26.2}, stage='recheck')
    row = rows(told, seen, fixed)['CLI-01']
    assert [cell['value'] for cell in row.cells] == [26.0, 23.4, 26.2]
    assert row.difference['is'] == 'same'
    before, after = comparison.standing([told, seen]), comparison.standing([told, seen, fixed])
    assert before is not None
    assert after is not None
    assert (before.conclusion, before.critical_bad) == ('not-ready', ('CLI-01',))
    assert (after.conclusion, after.critical_bad) == ('ready', ())


def test_an_unfinished_recheck_changes_no_verdict() -> None:
    seen = report('visit', {'CLI-01': 23.4, 'SIG-01': 'yes', 'STO-03': 'yes'})
    half = report('visit', {'CLI-01': 26.2}, stage='recheck', state='started')
    now = comparison.standing([seen, half])
    assert now is not None
    assert now.critical_bad == ('CLI-01',)


def test_a_visit_that_is_only_planned_hides_nothing() -> None:
    told, seen = report('self_assessment', {'SIG-01': 'yes'}), report('visit', {'SIG-01': 'no'})
    planned = report('visit', {}, state='planned')
    before, after = comparison.standing([told, seen]), comparison.standing([told, seen, planned])
    assert before == after
    assert after is not None and after.bad == ('SIG-01',)


def test_without_a_visit_the_self_assessment_stands() -> None:
    now = comparison.standing([report('self_assessment', {'CLI-01': 26.0, 'SIG-01': 'yes'})])
    assert now is not None
    assert now.conclusion == 'ready'
    assert comparison.standing([]) is None


def test_photos_that_are_demanded_and_absent_are_told_once_it_is_finished() -> None:
    def codes(state: str, answers: dict[str, Any]) -> dict[str, list[str]]:
        return {
            name: [each['code'] for each in row.cells[0]['signals']]
            for name, row in rows(report('visit', answers, state=state)).items()
        }

    assert codes('sealed', {'CLI-01': 26, 'SIG-01': 'no'}) == {
        'CLI-01': ['photos-missing'],
        'SIG-01': ['photos-missing'],
        'STO-03': [],
    }
    assert codes('sealed', {'CLI-01': 26, 'SIG-01': 'yes'})['SIG-01'] == []
    assert codes('started', {'CLI-01': 26})['CLI-01'] == []


def test_what_came_after_the_seal_stands_beside_the_sealed_content() -> None:
    late = {
        'op': 'a:9',
        'kind': 'answer.set',
        'field': 'CLI-01',
        'value': 27,
        'by': 'x',
        'at': '2026-11-20T10:00:00.000Z',
    }
    cell = rows(report('visit', {'CLI-01': 23.4}, amendments=[late]))['CLI-01'].cells[0]
    assert cell['value'] == 23.4
    assert [each['facts'] for each in cell['signals'] if each['code'] == 'amended'] == [
        {'kind': 'answer.set', 'value': 27, 'at': '2026-11-20T10:00:00.000Z'}
    ]


def test_lost_edits_are_shown_as_conflicts_and_words_beside_the_value() -> None:
    register = {
        'value': 'no', 'op': 'a:1', 'conflicts': [{'value': 'yes', 'op': 'b:1', 'hlc': 'x'}],
        'note': {'value': 'Снято', 'op': 'a:2', 'conflicts': []},
        'finding': {'value': '  ', 'op': 'a:3', 'conflicts': []},
    }  # fmt: skip
    cell = rows(report('visit', {}, fields={'SIG-01': register}))['SIG-01'].cells[0]
    assert cell['conflicts'] == [{'value': 'yes', 'op': 'b:1'}]
    assert (cell['note'], cell['findings'], cell['outcome']) == ('Снято', [], 'bad')


def test_an_answer_to_an_item_that_is_not_asked_is_shown_and_not_counted() -> None:
    told = report('self_assessment', {'CLI-01': 26.0, 'SIG-01': 'yes', 'STO-03': 'no'})
    assert rows(told)['STO-03'].cells[0]['value'] == 'no'
    assert comparison.own_verdict(told).bad == ()
