"""A connection as plain values: accesses, how the self-test stands, links, the training order, what is left to do."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from app.accounts import operations as people
from app.applications import views as applications
from app.applications.models import Application
from app.connection import accesses, codes, computer, drill, links, operations, states
from app.connection.models import Access, Link, PrintedSheet, Result
from app.qr import drawn
from app.tokens import token_of

HISTORY = 50
PAGES = {'computer': '/pc', 'receipt': '/access'}  # of the browser part


def shown(folder: Path, application: Application, at: datetime, home: str, *, own: bool) -> dict[str, Any]:
    """Everything about an application's connection; never the secret of an access. `own`: its applicant also sees what
    the training order asks for, which sheet was printed, and links, whose address begins with `home`."""
    found = computer.results(application)
    return {
        'application': applications.many([application])[0],
        'accesses': [_access(folder, each) for each in accesses.of_application(application.id)],
        'parts': _parts(found),
        'history': found[:HISTORY],
        'sheet': _sheet(application) if own else None,
        'drill': _drill(application, own=own),
        'links': _links(folder, application, at, home) if own else [],
        'missing': operations.missing(application),
    }


def of_computer(application: Application, link: Link) -> dict[str, Any]:
    """The self-test as the computer of a link sees it."""
    return {
        'number': application.number,
        'expires_at': link.expires_at,
        'parts': _parts(computer.results(application)),
        'sheet': _sheet(application),
    }


def of_receipt(application: Application, link: Link) -> dict[str, Any]:
    """The access that a link is about."""
    assert link.access_id is not None
    access = accesses.find(application, link.access_id)
    showing = accesses.showing_of(access.id)
    return {
        'login': access.login,
        'role': access.role,
        'number': application.number,
        'expires_at': link.expires_at,
        'left': accesses.TRIES - showing.tries if showing else 0,
        'confirmed': accesses.receipt_of(access.id) is not None,
    }


def to_print(sheet: PrintedSheet) -> dict[str, Any]:
    """A sheet as a page draws it."""
    return {'id': sheet.id, 'code': sheet.code, 'drawings': [codes.shown(each) for each in codes.of_sheet(sheet)]}


def _parts(found: list[Result]) -> list[dict[str, Any]]:
    stands = computer.newest(found)
    return [{'part': part, 'result': stands.get(part)} for part in states.PARTS]


def _sheet(application: Application) -> dict[str, Any] | None:
    sheet = computer.newest_sheet(application)
    if sheet is None:
        return None
    has = [kind for kind in computer.CODES if getattr(sheet, kind)]
    return {'id': sheet.id, 'left': computer.TRIES - sheet.tries, 'codes': has}


def _links(folder: Path, application: Application, at: datetime, home: str) -> list[dict[str, Any]]:
    """The last one for a computer, and the last of each access."""
    about: list[tuple[str, uuid.UUID | None]] = [('computer', None)]
    about += [('receipt', each.id) for each in accesses.in_force(application.id)]
    found = (links.newest(application.id, purpose, access_id) for purpose, access_id in about)
    return [_link(folder, each, at, home) for each in found if each is not None]


def _link(folder: Path, link: Link, at: datetime, home: str) -> dict[str, Any]:
    state = links.state_of(link, at)
    token = token_of(folder, link.id) if state == 'open' else None
    typed = token is not None and link.purpose == 'computer'
    return {
        'id': link.id,
        'purpose': link.purpose,
        'access_id': link.access_id,
        'state': state,
        'expires_at': link.expires_at,
        'used_at': link.used_at,
        'agent': link.agent,
        'token': token,
        'code': links.code_of(folder, link.id) if typed else None,
        'qr': drawn(f'{home}{PAGES[link.purpose]}#{token}') if token else None,
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
