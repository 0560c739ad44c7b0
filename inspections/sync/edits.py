"""What each kind of operation does to an inspection: one function a kind, dispatched by a table. No query, no clock."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app import problems
from app.rest import moment
from checklists.definition import Item
from checklists.kinds.kind import AnswerRejected
from checklists.kinds.registry import KINDS
from inspections import layers
from inspections.models import Inspection
from inspections.states import OPEN, State, possible
from inspections.sync.registers import Edit, Register, fold

HASH = re.compile(r'[0-9a-f]{64}')
MAX_NOTE = 4000
MAX_SAID = 8000


@dataclass(slots=True)
class Step:
    """One operation on its way into an inspection, and what it wants to have done afterwards.

    `versions`: the items of the version that the inspection has now, then of the earlier ones: a phone that has not
    heard of a move still answers those. `newest`: the newest version there is, to which a draft may move.
    """

    op: str
    operation: Mapping[str, Any]
    inspection: Inspection
    versions: Sequence[Mapping[str, Item]]
    newest: int
    account_id: uuid.UUID
    at: datetime
    sent_bytes: frozenset[str]
    announced: dict[str, Any] | None = None
    detached: str | None = None
    finished: list[str] | None = None
    lost: str | None = None

    @property
    def field(self) -> str:
        """The field as text; refuses another type."""
        return _text(self.operation.get('field'), 'field')

    @property
    def value(self) -> Any:
        """The value as sent."""
        return self.operation.get('value')


def apply(step: Step) -> None:
    """Change the inspection as the operation says, or raise the refusal. Nothing has changed when it raises."""
    kind = _text(step.operation.get('kind'), 'kind')
    act = APPLY.get(kind, _keep)
    if step.inspection.state == State.CANCELLED:
        raise problems.InspectionClosed(state=step.inspection.state)
    if step.inspection.state not in OPEN and act not in ALWAYS:
        act(step, True)
        _amend(step)
    else:
        act(step, False)
        if step.inspection.state == State.PLANNED and kind != 'inspection.finish':
            step.inspection.state = State.STARTED
            step.inspection.started_at = step.at


def _start(_step: Step, _amending: bool) -> None:
    """The state follows from any first operation."""


def _answer(step: Step, amending: bool) -> None:
    items = _known(step, step.field)
    if step.value is not None:
        _require_fits(items, step.value)
    if not amending:
        register: Register | None = step.inspection.fields.get(step.field)
        _replace(step, step.field, fold(register, _edit(step)))


def _note(step: Step, amending: bool) -> None:
    _words(step, 'note', amending)


def _finding(step: Step, amending: bool) -> None:
    _words(step, 'finding', amending)


def _words(step: Step, which: str, amending: bool) -> None:
    item = _known(step, step.field)[0].id
    if step.value is not None and (not isinstance(step.value, str) or len(step.value) > MAX_NOTE):
        raise problems.AnswerRejected(item=item, reason='not-a-text', longest=MAX_NOTE)
    if not amending:
        register: Register = step.inspection.fields.get(item) or _silent()
        _replace(step, item, {**register, which: fold(register.get(which), _edit(step))})


def _layer(step: Step, amending: bool) -> None:
    """What is drawn over a photo. The photo need not be there (any more): then the layer is kept and not shown."""
    item, sha256 = _photo_field(step)
    if step.value is not None and not layers.fits(step.value):
        raise problems.InvalidOperation(field='value')
    if not amending:
        register: Register = step.inspection.fields.get(item) or _silent()
        drawn = register.get('layers') or {}
        folded = fold(drawn.get(sha256), _edit(step))
        _replace(step, item, {**register, 'layers': {**drawn, sha256: folded}})


def _attach(step: Step, amending: bool) -> None:
    item, sha256 = _photo_field(step)
    said = step.value
    if not isinstance(said, dict) or said.get('sha256') != sha256 or len(str(said)) > MAX_SAID:
        raise problems.InvalidOperation(field='value')
    state = 'stored' if sha256 in step.sent_bytes else 'missing'
    step.announced = {'sha256': sha256, 'item': item, 'state': state, 'said': said}
    if not amending:
        entry = {**said, 'sha256': sha256, 'item': item, 'op': step.op}
        step.inspection.photos = [*step.inspection.photos, entry]


def _detach(step: Step, amending: bool) -> None:
    _photo_field(step)
    base = _text(step.operation.get('base'), 'base')
    if not amending:
        step.detached = base
        step.inspection.photos = [each for each in step.inspection.photos if each['op'] != base]


def _lost(step: Step, _amending: bool) -> None:
    said = step.value
    if not isinstance(said, dict) or not HASH.fullmatch(str(said.get('sha256'))):
        raise problems.InvalidOperation(field='value')
    step.lost = said['sha256']


def _move(step: Step, _amending: bool) -> None:
    """Only forwards: of two phones that move, the further one decides. What is finished keeps its version."""
    said = step.value
    to = said.get('to') if isinstance(said, dict) else None
    if not isinstance(to, int) or isinstance(to, bool) or not 0 < to <= step.newest:
        raise problems.InvalidOperation(field='value', newest=step.newest)
    if step.inspection.state in OPEN:
        step.inspection.checklist_version = max(step.inspection.checklist_version, to)


def _finish(step: Step, amending: bool) -> None:
    said = step.value
    named = said.get('photos') if isinstance(said, dict) else None
    if not isinstance(named, list) or not all(isinstance(each, str) and HASH.fullmatch(each) for each in named):
        raise problems.InvalidOperation(field='value')
    if not amending and possible(step.inspection.state, 'finish'):
        step.finished = named


def _keep(_step: Step, _amending: bool) -> None:
    """A kind that only a newer phone knows: stored as it came, and nothing else."""


APPLY: dict[str, Callable[[Step, bool], None]] = {
    'inspection.start': _start,
    'answer.set': _answer,
    'note.set': _note,
    'finding.set': _finding,
    'layer.set': _layer,
    'photo.attach': _attach,
    'photo.detach': _detach,
    'photo.lost': _lost,
    'inspection.move_version': _move,
    'inspection.finish': _finish,
}
ALWAYS = (_lost, _keep, _start, _move)


def _amend(step: Step) -> None:
    amendment = {
        'op': step.op,
        'kind': step.operation.get('kind'),
        'field': step.operation.get('field'),
        'value': step.value,
        'by': str(step.account_id),
        'at': moment(step.at),
    }
    step.inspection.amendments = [*step.inspection.amendments, amendment]


def _replace(step: Step, item: str, register: Register) -> None:
    step.inspection.fields = {**step.inspection.fields, item: register}


def _silent() -> Register:
    """An item that has no answer yet."""
    return {'value': None, 'op': None, 'hlc': None, 'conflicts': []}


def _edit(step: Step) -> Edit:
    also = step.operation.get('also') or ()
    base = step.operation.get('base')
    if not isinstance(also, (list, tuple)) or not all(isinstance(each, str) for each in also):
        raise problems.InvalidOperation(field='also')
    if base is not None and not isinstance(base, str):
        raise problems.InvalidOperation(field='base')
    return Edit(op=step.op, hlc=_text(step.operation.get('hlc'), 'hlc'), value=step.value, base=base, also=also)


def _known(step: Step, name: str) -> list[Item]:
    """The item as the present version has it, then as earlier ones had it; at least one."""
    found = [items[name] for items in step.versions if name in items]
    if not found:
        raise problems.UnknownItem(
            item=name, checklist=step.inspection.checklist_id, version=step.inspection.checklist_version
        )
    return found


def _require_fits(items: Sequence[Item], value: Any) -> None:
    """The value fits the item in one of its versions; what does not fit the present one is to be answered again."""
    refusals = []
    for item in items:
        try:
            KINDS[item.kind].check(value, item.settings)
            return
        except AnswerRejected as rejected:
            refusals.append(rejected)
    raise problems.AnswerRejected(item=items[0].id, reason=refusals[0].code, **refusals[0].facts)


def _photo_field(step: Step) -> tuple[str, str]:
    item, _, rest = step.field.partition('/photos/')
    _known(step, item)
    if not HASH.fullmatch(rest):
        raise problems.InvalidOperation(field='field')
    return item, rest


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str) or not value or len(value) > 200:
        raise problems.InvalidOperation(field=name)
    return value
