"""Duties as plain values: of one point with everything that was entered, and of all points in a list."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.accounts import operations as people
from app.accounts.models import Account
from app.applications import views as applications
from app.applications.models import Application
from app.applications.states import AT_WORK
from app.duties import operations, rounds, states
from app.duties.kinds import KINDS
from app.duties.listing import Listed
from app.duties.models import DutyEntry
from app.duties.operations import Known
from app.rules import operations as rules

HISTORY = 20


def shown(application: Application, known: Mapping[str, Known], today: date) -> dict[str, Any]:
    """Every duty of a point: how it stands today, whose move it is, what was entered and warned of."""
    entered = operations.entries(application.id)
    named = people.named([each.by_id for each in entered if each.by_id])
    warned, reminded = rounds.warned(application.id), operations.reminded(application.id)
    return {
        'application': applications.many([application])[0],
        'today': today,
        'open': application.stage in AT_WORK,
        'items': [
            _duty(
                name,
                [each for each in entered if each.kind == name],
                today,
                named,
                norm=_norm(known, name),
                warned={key: at for key, at in warned.items() if key[0].split()[0] == name},
                reminded=reminded.get(name),
            )
            for name in KINDS
        ],
    }


def listed(found: Sequence[Listed], today: date) -> list[dict[str, Any]]:
    """A page of the list of all points."""
    whole = {
        each['id']: each
        for each in applications.many(list({one.application.id: one.application for one in found}.values()))
    }
    rows = []
    for each in found:
        stands = states.standing(KINDS[each.place.kind], each.entry, today)
        rows.append(
            {
                'application': whole[each.application.id],
                'kind': each.place.kind,
                'state': stands.state,
                'until': each.entry and each.entry.until,
                'days_left': stands.days_left,
                'figure': each.entry and each.entry.figure,
                'norm': each.entry and each.entry.norm,
            }
        )
    return rows


def _duty(
    name: str, entered: Sequence[DutyEntry], today: date, named: dict[uuid.UUID, Account], *, norm: int | None,
    warned: Mapping[tuple[str, int], datetime], reminded: datetime | None,
) -> dict[str, Any]:  # fmt: skip
    kind, newest = KINDS[name], entered[-1] if entered else None
    stands = states.standing(kind, newest, today)
    return {
        'kind': name,
        'asks': kind.asks,
        'endless': kind.endless,
        'item': kind.item,
        'basis': kind.basis,
        'warns': sorted(kind.warns, reverse=True),
        'again_days': rules.term(kind.again).days if kind.again else None,
        'norm': norm,
        'state': stands.state,
        'whose_move': stands.whose_move,
        'days_left': stands.days_left,
        'entry': newest and _entry(newest, named),
        'former': [_entry(each, named) for each in reversed(entered[:-1])][:HISTORY],
        'warned_at': max(warned.values(), default=None),
        'reminded_at': reminded,
    }


def _entry(entry: DutyEntry, named: dict[uuid.UUID, Account]) -> dict[str, Any]:
    return {
        'id': entry.id,
        'until': entry.until,
        'figure': entry.figure,
        'norm': entry.norm,
        'source': entry.source,
        'by': applications.person(named, entry.by_id),
        'at': entry.created_at,
    }


def _norm(known: Mapping[str, Known], name: str) -> int | None:
    item = KINDS[name].item
    return known[item].norm if KINDS[name].again and item and item in known else None
