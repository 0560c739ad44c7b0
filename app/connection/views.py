"""A connection as plain values: accesses, how the self-test stands, the training order, what is left to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.accounts import operations as people
from app.applications import views as applications
from app.applications.models import Application
from app.connection import accesses, computer, drill, operations, states
from app.connection.models import Access

HISTORY = 50


def shown(folder: Path, application: Application, *, own: bool) -> dict[str, Any]:
    """Everything about an application's connection; never a secret. `own`: its applicant also sees what the training
    order asks for, and which sheet was printed."""
    found = computer.results(application)
    stands = computer.newest(found)
    sheet = computer.newest_sheet(application) if own else None
    return {
        'application': applications.many([application])[0],
        'accesses': [_access(folder, each) for each in accesses.of_application(application.id)],
        'parts': [{'part': part, 'result': stands.get(part)} for part in states.PARTS],
        'history': found[:HISTORY],
        'sheet': sheet and {'id': sheet.id, 'left': computer.TRIES - sheet.tries},
        'drill': _drill(application, own=own),
        'missing': operations.missing(application),
    }


def _access(folder: Path, access: Access) -> dict[str, Any]:
    showing, receipt = accesses.showing_of(access.id), accesses.receipt_of(access.id)
    revocation = accesses.revocation_of(access.id)
    by = [each for each in (access.by_id, revocation and revocation.by_id) if each]
    known = people.named(by)
    return {
        'id': access.id,
        'role': access.role,
        'login': access.login,
        'name': accesses.name_of(folder, access),
        'state': accesses.state_of(access.id),
        'issued_at': access.created_at,
        'issued_by': applications.person(known, access.by_id) if access.by_id else None,
        'shown_at': showing and showing.created_at,
        'confirmed_at': receipt and receipt.created_at,
        'left': accesses.TRIES - showing.tries if showing else None,
        'revoked_at': revocation and revocation.created_at,
        'revoked_by': applications.person(known, revocation.by_id) if revocation and revocation.by_id else None,
        'reason': revocation and accesses.reason_of(folder, access, revocation),
    }


def _drill(application: Application, *, own: bool) -> dict[str, Any] | None:
    order = drill.last(application)
    if order is None:
        return None
    done = drill.rows(order)
    names = [each.step for each in done]
    step = states.next_step(names)
    return {
        'id': order.id,
        'number': order.number,
        'cell': order.cell,
        'code': order.code if own and 'placed' in names else None,
        'begun_at': order.created_at,
        'steps': [{'step': each.step, 'at': each.created_at} for each in done],
        'next': step,
    }
