"""«My data» and erasures over HTTP."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, current_app

from app import audit, clock, limits
from app.accounts import operations as people
from app.accounts.models import Account, Role
from app.accounts.session import allowed, signed_in
from app.applications import erasing as applications
from app.db import db, snapshot, transaction
from app.erasure import act, farewell, operations
from app.erasure.farewell import Addressee
from app.erasure.house import current_house
from app.erasure.models import Erasure
from app.erasure.operations import Asked
from app.erasure.schemas import ActQuery, ErasureShape, MyData, NewErasure, NewOwnErasure, day_before
from app.rest import Blueprint, moment
from app.settings import Settings

erasures = Blueprint('erasures', __name__, url_prefix='/api/v1', description='What is kept of a person, and erasing it')
PDF = 'application/pdf'


@erasures.route('/my-data', methods=['GET'])
@erasures.response(200, MyData)
@allowed(Role.APPLICANT)
def my_data() -> dict[str, Any]:
    """What is kept of the person who asks."""
    return _told(signed_in().id)


@erasures.route('/my-data/file', methods=['GET'])
@erasures.response(200, content_type='application/octet-stream')
@allowed(Role.APPLICANT)
def my_file() -> Response:
    """All of it in a file: a ZIP with one JSON document."""
    account, at = signed_in(), clock.now()
    with transaction():
        audit.record(account.id, 'export.my-data', account.id, {}, at)
    with snapshot():
        found = operations.held(current_house(), account.id)
    whole = {'made_at': at, 'account_id': account.id, **found}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('my-data.json', json.dumps(whole, ensure_ascii=False, indent=1, default=_plain))
    return _attached(packed.getvalue(), 'application/zip', f'osmotr-my-data-{at:%Y-%m-%d}.zip')


@erasures.route('/my-data/erasures', methods=['POST'])
@erasures.arguments(NewOwnErasure)
@erasures.response(201, ErasureShape)
@allowed(Role.APPLICANT)
def erase_mine(asked: dict[str, Any]) -> dict[str, Any]:
    """Erase what is kept of the person who asks; their password says that it is they."""
    account = signed_in()
    limits.hit('sign-in', account.email)
    operations.require_own_password(account, asked['password'])
    return _erase(account, Asked('self'), withdraw=asked['withdraw'], by=account.id)


@erasures.route('/my-data/erasures/act', methods=['GET'])
@erasures.arguments(ActQuery, location='query')
@erasures.response(200, content_type=PDF)
@allowed(Role.APPLICANT, even_erased=True)
def my_act(query: dict[str, str]) -> Response:
    """The act of one's own erasure, for as long as the browser remembers who it was."""
    return _act_of(signed_in().id, query['locale'])


@erasures.route('/accounts/<uuid:account_id>/data', methods=['GET'])
@erasures.response(200, MyData)
@allowed(Role.ADMINISTRATOR)
def data_of(account_id: uuid.UUID) -> dict[str, Any]:
    """How much is kept of a person, before it is erased for them."""
    return _told(people.find(account_id).id)


@erasures.route('/accounts/<uuid:account_id>/erasures', methods=['POST'])
@erasures.arguments(NewErasure)
@erasures.response(201, ErasureShape)
@allowed(Role.ADMINISTRATOR)
def erase_for(asked: dict[str, Any], account_id: uuid.UUID) -> dict[str, Any]:
    """Erase what is kept of a person who asked on paper."""
    with snapshot():
        person = people.find(account_id)
    on = day_before(asked['asked_on'], clock.now().astimezone(ZoneInfo(_settings().zone)).date())
    wish = Asked('paper', asked['reference'], on)
    return _erase(person, wish, withdraw=asked['withdraw'], by=signed_in().id)


@erasures.route('/accounts/<uuid:account_id>/erasures', methods=['GET'])
@erasures.response(200, ErasureShape)
@allowed(Role.ADMINISTRATOR)
def erasure_of(account_id: uuid.UUID) -> dict[str, Any]:
    """What was erased of a person, and what stays."""
    with snapshot():
        return _shape(operations.of(account_id))


@erasures.route('/accounts/<uuid:account_id>/erasures/act', methods=['GET'])
@erasures.arguments(ActQuery, location='query')
@erasures.response(200, content_type=PDF)
@allowed(Role.ADMINISTRATOR)
def act_of(query: dict[str, str], account_id: uuid.UUID) -> Response:
    """The act, to be printed."""
    return _act_of(account_id, query['locale'])


def _erase(person: Account, asked: Asked, *, withdraw: bool, by: uuid.UUID) -> dict[str, Any]:
    """In one transaction; the last letter goes only when it is durable, to an address that is kept nowhere any more."""
    to, at = Addressee(person.address, person.name, person.locale), clock.now()
    with transaction():
        made, news = operations.erase(current_house(), person.id, asked, withdraw=withdraw, by=by, at=at)
    if news:
        with snapshot():
            pdf = _drawn(operations.of(person.id), to.locale)
        letter = farewell.send(_settings(), to, made.act, made.created_at, pdf)
        with transaction():
            operations.of(person.id).letter = letter
    with snapshot():
        return _shape(operations.of(person.id))


def _told(account_id: uuid.UUID) -> dict[str, Any]:
    with snapshot():
        found = operations.held(current_house(), account_id)
        waiting = operations.open_applications(account_id)
        proof = applications.proving(account_id, clock.now())
        return {
            'held': [{'what': what, 'count': len(rows)} for what, rows in found.items() if rows],
            'open': [each.number for each in waiting],
            'proving': [each.number for each in applications.of(account_id) if each.id in proof],
            'proving_until': max(proof.values(), default=None),
        }


def _shape(erasure: Erasure) -> dict[str, Any]:
    names = ('act', 'account_id', 'how', 'reference', 'asked_on', 'gone', 'kept', 'kept_until', 'letter', 'finished_at')
    return {
        **{name: getattr(erasure, name) for name in names},
        'at': erasure.created_at,
        'replayed_at': erasure.replayed_at,
        'entries': operations.entries(erasure),
    }


def _act_of(account_id: uuid.UUID, locale: str) -> Response:
    with snapshot():
        erasure = operations.of(account_id)
        pdf = _drawn(erasure, locale)
    return _attached(pdf, PDF, f'osmotr-act-{erasure.act}.pdf')


def _drawn(erasure: Erasure, locale: str) -> bytes:
    by = db.session.get(Account, erasure.by_id) if erasure.how == 'paper' else None
    said = act.Act(
        number=erasure.act,
        account=str(erasure.account_id),
        applications=operations.numbers_of(erasure),
        at=erasure.created_at,
        by=None if erasure.how == 'self' else by.name if by else str(erasure.by_id),
        reference=erasure.reference,
        asked_on=erasure.asked_on,
        gone=erasure.gone,
        kept=erasure.kept,
        kept_until=erasure.kept_until,
        finished_at=erasure.finished_at,
        replayed_at=erasure.replayed_at,
        entries=[act.Entry(each.seq or 0, each.at, each.act, each.hash or '') for each in operations.entries(erasure)],
    )
    return act.draw(said, locale, _settings().address, ZoneInfo(_settings().zone))


def _attached(content: bytes, kind: str, name: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers['Content-Disposition'] = f'attachment; filename="{name}"'
    answer.headers['Cache-Control'] = 'no-store'
    return answer


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings


def _plain(value: Any) -> str:
    return moment(value) if isinstance(value, datetime) else str(value)
