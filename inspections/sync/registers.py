"""How an edit changes what is shown: the fold of one register. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Register = dict[str, Any]
BESIDE = ('note', 'finding', 'layers')  # registers of the same item that an answer leaves as they are
KINDS = {'answer.set': None, 'note.set': 'note', 'finding.set': 'finding', 'layer.set': 'layers'}


@dataclass(frozen=True, slots=True)
class Edit:
    """A value somebody set, over the value they saw. `op` is `<device>:<n>`."""

    op: str
    hlc: str
    value: Any
    base: str | None
    also: Sequence[str] = field(default=())


def fold(register: Register | None, edit: Edit) -> Register:
    """The register after the edit: {value, op, hlc, conflicts: [{value, op, hlc}]}.

    An edit over the present winner wins, whatever the clocks say. Otherwise the two are concurrent: the greater
    (hlc, device, n) is shown and the other is kept as a conflict, until an edit lists it in `also`.
    """
    register = register or {}
    mine: Register = {'value': edit.value, 'op': edit.op, 'hlc': edit.hlc}
    conflicts: list[Register] = list(register.get('conflicts', ()))
    winner = mine
    if register.get('op') is not None and edit.base != register['op']:
        theirs: Register = {name: register[name] for name in ('value', 'op', 'hlc')}
        winner, loser = (mine, theirs) if _order(mine) > _order(theirs) else (theirs, mine)
        conflicts = [each for each in conflicts if each['op'] != loser['op']] + [loser]
        if loser is mine:  # it stands for the conflict that its author had seen
            conflicts = [each for each in conflicts if each['op'] != edit.base]
    conflicts = [each for each in conflicts if each['op'] not in edit.also]
    kept: Register = {name: register[name] for name in BESIDE if name in register}
    return {**winner, 'conflicts': conflicts, **kept}


def register_of(fields: Mapping[str, Any], kind: str, name: str) -> Register | None:
    """The register that an operation of this kind and field writes, in the fields of its inspection; none before it."""
    item, _, photo = name.partition('/photos/')
    whole: Register | None = fields.get(item)
    which = KINDS[kind]
    found = whole if which is None or whole is None else whole.get(which)
    return found.get(photo) if found is not None and which == 'layers' else found


def _order(register: Register) -> tuple[str, str, int]:
    device, _, n = register['op'].partition(':')
    return register['hlc'], device, int(n)
