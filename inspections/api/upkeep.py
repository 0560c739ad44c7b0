"""What administrators look after, over HTTP: the phones, the quarantine, the audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from app import clock, problems
from app.accounts.models import Role
from app.accounts.session import allowed, signed_in
from app.audit import chain, checks
from app.db import snapshot, transaction
from app.rest import PAGE, Blueprint
from inspections.models import Quarantined
from inspections.sync.release import release as released
from inspections.upkeep import audit, phones, quarantine
from inspections.upkeep.schemas import (
    AuditPage,
    AuditQuery,
    AuditStanding,
    EntryPage,
    EntryQuery,
    EntryShape,
    PhonePage,
    PhoneQuery,
)

upkeep = Blueprint('upkeep', __name__, url_prefix='/api/v1', description='Phones, quarantine and audit')
Place = TypeVar('Place')


@upkeep.route('/devices', methods=['GET'])
@upkeep.arguments(PhoneQuery, location='query')
@upkeep.response(200, PhonePage)
@allowed(Role.ADMINISTRATOR)
def list_phones(query: dict[str, Any]) -> dict[str, Any]:
    """Phones with what each last said of itself; first those with unsent work, and of these the longest silent."""
    after = _read(query['cursor'], lambda turn, at, name: phones.Place(int(turn), _moment(at), name))
    with snapshot():
        found = phones.page(after, PAGE, query['attention'])
        items, counts = phones.rows(found[:PAGE]), phones.counts()
    last = phones.place(found[PAGE - 1]) if len(found) > PAGE else None
    following = last and f'{last.turn}~{last.contacted_at.isoformat()}~{last.id}'
    return {'items': items, 'next': following, 'counts': counts}


@upkeep.route('/quarantine', methods=['GET'])
@upkeep.arguments(EntryQuery, location='query')
@upkeep.response(200, EntryPage)
@allowed(Role.ADMINISTRATOR)
def list_quarantine(query: dict[str, Any]) -> dict[str, Any]:
    """Refused operations with their values and reasons, the newest first."""
    after = _read(query['cursor'], lambda at, device, n, digest: (_moment(at), device, int(n), digest))
    wanted = quarantine.Wanted(query['released'], query['phone'], query['inspection_id'])
    with snapshot():
        found = quarantine.page(wanted, after, PAGE)
        items = quarantine.rows(found[:PAGE])
    return {'items': items, 'next': _cursor(found[PAGE - 1]) if len(found) > PAGE else None}


@upkeep.route('/quarantine/<device>/<int:n>/<string(length=64):digest>/releases', methods=['POST'])
@upkeep.response(200, EntryShape)
@allowed(Role.ADMINISTRATOR)
def release(device: str, n: int, digest: str) -> dict[str, Any]:
    """Apply a refused operation after all; again is as once. What cannot be applied stays, with the reason of now."""
    with transaction():
        released(device, n, digest, signed_in(), clock.now())
    with snapshot():
        return quarantine.rows([quarantine.find(device, n, digest)])[0]


@upkeep.route('/audit/searches', methods=['POST'])
@upkeep.arguments(AuditQuery)
@upkeep.response(200, AuditPage)
@allowed(Role.ADMINISTRATOR)
def search_audit(query: dict[str, Any]) -> dict[str, Any]:
    """Who did what, the newest first; reviewers are among those it speaks of, so only administrators read it. What is
    asked for comes in the body: a name or an e-mail has no place in an address."""
    after = _read(query.pop('cursor'), lambda at, seq: (_moment(at), int(seq)))
    with snapshot():
        found = audit.page(audit.Wanted(**query), after, PAGE)
        items = audit.rows(found[:PAGE])
    return {'items': items, 'next': audit.place(found[PAGE - 1]) if len(found) > PAGE else None}


@upkeep.route('/audit/checks', methods=['GET'])
@upkeep.response(200, AuditStanding)
@allowed(Role.ADMINISTRATOR)
def audit_standing() -> dict[str, Any]:
    """The last recomputing of the audit's chain, and how far the present one is."""
    return _standing()


@upkeep.route('/audit/checks', methods=['POST'])
@upkeep.response(202, AuditStanding)
@allowed(Role.ADMINISTRATOR)
def check_audit() -> dict[str, Any]:
    """Recompute the chain in the background; while one runs, it is everybody's."""
    with transaction():
        checks.ask(signed_in().id, clock.now())
    return _standing()


def _standing() -> dict[str, Any]:
    with snapshot():
        (running, ended), last = checks.standing(), chain.last()
    return {'running': running, 'ended': ended, 'newest': last.seq if last else 0}


def _cursor(entry: Quarantined) -> str:
    return f'{entry.created_at.isoformat()}~{entry.device_id}~{entry.n}~{entry.hash}'


def _read(cursor: str | None, place: Callable[..., Place]) -> Place | None:
    """The place that a cursor names; refuses one that was not made here."""
    if cursor is None:
        return None
    try:
        return place(*cursor.split('~'))
    except (ValueError, TypeError, OverflowError):
        raise problems.InvalidRequest(fields={'cursor': ['Not a cursor of this list.']}) from None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
