"""What lines were measured for inspections, as their readers see it; never an address."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Literal

import sqlalchemy as sa

from app.db import db, rows_of
from app.rest import moment
from checklists.kinds.internet_speed import FIGURES
from inspections.models import Inspection, LineTest
from inspections.states import LineState, State

TESTS = rows_of(LineTest)
MEASURED = (
    sa.select(
        TESTS.c.inspection_id, TESTS.c.id, TESTS.c.means, TESTS.c.tool, TESTS.c.lines, TESTS.c.internet, TESTS.c.value,
        TESTS.c.measured_at,
    )
    .where(TESTS.c.inspection_id.in_(sa.bindparam('inspections', expanding=True)))
    .where(TESTS.c.state == LineState.MEASURED.value)
    .order_by(TESTS.c.measured_at, TESTS.c.id)
)  # fmt: skip
Measured = Literal['phone', 'computer', 'not-ours']


def of_inspections(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """The results of each inspection's line tests, oldest first: {id, means, tool, lines, internet, value,
    measured_at}."""
    found: dict[uuid.UUID, list[dict[str, Any]]] = defaultdict(list)
    if ids:
        for row in db.session.connection().execute(MEASURED, {'inspections': list(ids)}):
            found[row.inspection_id].append(shown(row))
    return dict(found)


def shown(test: Any) -> dict[str, Any]:
    """One result as it stands on the wire."""
    return {
        'id': str(test.id),
        'means': test.means,
        'tool': test.tool,
        'lines': test.lines,
        'internet': bool(test.internet),
        'value': test.value,
        'measured_at': moment(test.measured_at),
    }


def how_measured(value: Any, tests: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """How the figures of an answer were measured: {by, lines, internet}.

    `by` is «not-ours» for figures that no test of this inspection has: without a test, with that of another, changed.
    """
    test = tests.get(str(value.get('line_test_id'))) if isinstance(value, dict) else None
    if test is None or any(value.get(figure) != test['value'].get(figure) for figure in FIGURES):
        return {'by': 'not-ours', 'lines': None, 'internet': None}
    return {'by': test['means'], 'lines': test['lines'], 'internet': test['internet']}


def disagreements(sealed: Inspection) -> Iterator[str]:
    """A sentence for each answer of a sealed inspection that names a line test of ours which says something else."""
    tests = {each['id']: each for each in of_inspections([sealed.id]).get(sealed.id, [])}
    for item, register in sealed.fields.items():
        value = register.get('value') if sealed.state == State.SEALED else None
        named = value.get('line_test_id') if isinstance(value, dict) else None
        if named is not None and named in tests and how_measured(value, tests)['by'] == 'not-ours':
            yield f'inspection {sealed.id}: {item} is not what the line test {named} measured'
