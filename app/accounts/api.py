"""Accounts and sessions over HTTP."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, after_this_request, current_app, jsonify, request

from app import clock, limits, problems
from app.accounts import operations
from app.accounts.models import Account, Role
from app.accounts.phones import e164
from app.accounts.schemas import (
    AccountChange,
    AccountPage,
    AccountQuery,
    AccountShape,
    Credentials,
    Me,
    NewAccount,
    SessionShape,
)
from app.accounts.session import (
    allowed,
    cookie_name,
    cookie_options,
    let_in,
    maybe_signed_in,
    public,
    require_safe_line,
    signed_in,
)
from app.db import snapshot, transaction
from app.rest import PAGE, Blueprint, check_version, etag, page
from app.settings import Settings

accounts = Blueprint('accounts', __name__, url_prefix='/api/v1', description='People and their sessions')


@accounts.route('/session', methods=['POST'])
@accounts.arguments(Credentials)
@accounts.response(200, SessionShape)
@public
def sign_in(credentials: dict[str, str]) -> Response:
    """Sign in. The answer sets the session's cookie."""
    settings: Settings = current_app.extensions['osmotr_settings']
    require_safe_line(request)
    limits.hit('sign-in-address', request.remote_addr or '')
    limits.hit('sign-in', credentials['email'].strip().lower())
    with snapshot():
        account, claims = operations.by_email(credentials['email']), operations.claiming(credentials['email'])
    if account is not None:
        _note_refusal_of(account)
    known = operations.require_password(account, credentials['password'], claims)  # slow: no transaction is open
    former = request.cookies.get(cookie_name(request))
    with transaction():
        if former:
            operations.close_session(former, clock.now())
        token = operations.open_session(known, settings.session_days, clock.now())
    answer = jsonify({'account': Me().dump(known)})
    return let_in(answer, token)


@accounts.route('/session', methods=['GET'])
@accounts.response(200, SessionShape)
@allowed(*Role, even_unconfirmed=True)
def who_am_i() -> dict[str, Account]:
    """The person who is signed in."""
    return {'account': signed_in()}


@accounts.route('/session', methods=['DELETE'])
@accounts.response(204)
@public
def sign_out() -> Response:
    """End this session; the floors above let go of what the person had in hand (SIGNED_OUT in wsgi.py)."""
    token = request.cookies.get(cookie_name(request))
    if token:
        account = maybe_signed_in()
        with transaction():
            if account is not None:
                signed_out: Callable[[uuid.UUID], None] = current_app.extensions['osmotr_signed_out']
                signed_out(account.id)
            operations.close_session(token, clock.now())
    answer = Response(status=204)
    answer.delete_cookie(cookie_name(request), **cookie_options(request))
    return answer


@accounts.route('/accounts', methods=['GET'])
@accounts.arguments(AccountQuery, location='query')
@accounts.response(200, AccountPage)
@allowed(Role.ADMINISTRATOR)
def list_accounts(query: dict[str, Any]) -> dict[str, Any]:
    """Accounts by e-mail."""
    return page(operations.list_page(query['cursor'], PAGE, query['role']), PAGE, lambda account: str(account.id))


@accounts.route('/accounts', methods=['POST'])
@accounts.arguments(NewAccount)
@accounts.response(201, AccountShape)
@allowed(Role.ADMINISTRATOR)
def create_account(new: dict[str, str]) -> tuple[Account, dict[str, str]]:
    """Create an account."""
    secret = operations.secret_of(new.pop('password'))
    with transaction():
        account = operations.create(**new, secret=secret, by=signed_in().id, at=clock.now())
    return account, etag(account.version)


@accounts.route('/accounts/<uuid:account_id>', methods=['PATCH'])
@accounts.arguments(AccountChange)
@accounts.response(200, AccountShape)
@allowed(Role.ADMINISTRATOR)
def change_account(changes: dict[str, Any], account_id: uuid.UUID) -> tuple[Account, dict[str, str]]:
    """Change, block or unblock an account; needs If-Match."""
    if (password := changes.pop('password', None)) is not None:
        changes['secret'] = operations.secret_of(password)
    if (phone := changes.get('phone')) is not None:
        changes['phone'] = e164(phone)
    with transaction():
        account = operations.find(account_id, lock=True)
        check_version(account.version)
        operations.change(account, by=signed_in().id, at=clock.now(), **changes)
    return account, etag(account.version)


def _note_refusal_of(account: Account) -> None:
    """Should this sign-in be refused, say so in the audit, a few times an hour for each account.

    Only when the answer has been sent: by how long it takes nobody learns whether the e-mail is known.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]

    def note() -> None:
        with app.app_context():
            left = limits.left('noted-refusal', str(account.id))
            if left is not None:
                with transaction():
                    operations.note_refusal(account, left, clock.now())

    @after_this_request
    def later(answer: Response) -> Response:
        if answer.status_code == problems.SignInRefused.status:
            answer.call_on_close(note)
        return answer
