"""Registering, confirming and new passwords over HTTP.

Tokens come in bodies: addresses stand in logs. Whatever is asked for an e-mail is answered alike, known or not.
"""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify, request

from app import clock, limits, problems
from app.accounts import operations as people
from app.accounts import phones
from app.accounts.models import Role
from app.accounts.schemas import Me, SessionShape
from app.accounts.session import allowed, cookie_name, let_in, public, require_safe_line, signed_in
from app.db import snapshot, transaction
from app.registration import consent, operations, states
from app.registration.models import Purpose
from app.registration.operations import Applicant
from app.registration.schemas import (
    Asked,
    ConfirmedShape,
    ForEmail,
    NewPassword,
    NewRegistration,
    Opening,
    PasswordSet,
    PhoneGiven,
    RegistrationShape,
    Token,
)
from app.rest import Blueprint
from app.settings import Settings

registration = Blueprint(
    'registration', __name__, url_prefix='/api/v1', description='How people come by an account, and a new password'
)


@registration.route('/registrations', methods=['GET'])
@registration.response(200, Opening)
@public
def get_opening() -> dict[str, Any]:
    """Whether people may register here, and what they are asked to agree to."""
    settings = _settings()
    with snapshot():
        version, text = consent.present()
    return {'open': settings.letters_arrive, 'mailbox': settings.mailbox, 'consent': version, 'consent_text': text}


@registration.route('/registrations', methods=['POST'])
@registration.arguments(NewRegistration)
@registration.response(201, SessionShape)
@public
def register(new: dict[str, str]) -> Response:
    """Register as an applicant. The answer sets the session's cookie; a letter leads to a confirmed e-mail."""
    require_safe_line(request)
    _require_post()
    phone = phones.e164(new['phone'])
    with snapshot():
        operations.require_present_consent(new['consent'])
    limits.hit('registration-address', request.remote_addr or '')
    limits.hit('registration', new['email'])
    secret = people.secret_of(new['password'], new['email'])  # slow on purpose, so no transaction is open
    who = Applicant(new['email'], new['name'], phone, secret, new['locale'], new['consent'])
    former = request.cookies.get(cookie_name(request))
    with transaction():
        if former:
            people.close_session(former, clock.now())
        account = operations.register(who, clock.now())
        token = people.open_session(account, _settings().session_days, clock.now())
        answer = jsonify({'account': Me().dump(account)})
    answer.status_code = 201
    return let_in(answer, token)


@registration.route('/password-resets', methods=['POST'])
@registration.arguments(ForEmail)
@registration.response(202, Asked)
@public
def ask_for_reset(told: dict[str, str]) -> dict[str, bool]:
    """Have a letter sent with a link to a new password."""
    require_safe_line(request)
    _hit_letter(Purpose.RESET, told['email'])
    with transaction():
        account = people.by_email(told['email'])
        operations.ask_for_letter(account.id if account else None, Purpose.RESET, clock.now())
    return {'mailbox': _settings().mailbox}


@registration.route('/confirmations', methods=['POST'])
@registration.arguments(Token)
@registration.response(200, ConfirmedShape)
@public
def confirm(told: dict[str, str]) -> dict[str, str]:
    """Confirm the e-mail by the link of a letter. Signs nobody in; a second time says that it was done."""
    limits.hit('link', request.remote_addr or '')
    with snapshot():
        operations.find_link(told['token'], Purpose.CONFIRMATION)  # whoever guesses keeps no writer waiting
    with transaction():
        return operations.confirm(told['token'], clock.now())._asdict()


@registration.route('/passwords', methods=['POST'])
@registration.arguments(NewPassword)
@registration.response(200, PasswordSet)
@public
def set_password(told: dict[str, str]) -> dict[str, Any]:
    """Set a new password by the link of a letter; ends every session of the account."""
    require_safe_line(request)
    limits.hit('link', request.remote_addr or '')
    with snapshot():
        link, account = operations.find_link(told['token'], Purpose.RESET)
    states.require_usable(link, clock.now())
    secret = people.secret_of(told['password'], account.email)  # slow on purpose, so no transaction is open
    with transaction():
        changed, ended = operations.reset(told['token'], secret, clock.now())
        return {'email': changed.email, 'ended': ended}


@registration.route('/registration', methods=['GET'])
@registration.response(200, RegistrationShape)
@allowed(*Role, even_unconfirmed=True)
def get_own() -> dict[str, Any]:
    """What one's own account still waits for."""
    with snapshot():
        return _own()


@registration.route('/registration/letters', methods=['POST'])
@registration.response(201, RegistrationShape)
@allowed(*Role, even_unconfirmed=True)
def post_letter() -> dict[str, Any]:
    """Have the letter of confirmation sent again."""
    _hit_letter(Purpose.CONFIRMATION, signed_in().address)
    with transaction():
        operations.ask_again(people.find(signed_in().id), clock.now())
        return _own()


@registration.route('/registration/email', methods=['PUT'])
@registration.arguments(ForEmail)
@registration.response(200, RegistrationShape)
@allowed(*Role, even_unconfirmed=True)
def put_email(told: dict[str, str]) -> dict[str, Any]:
    """Correct the e-mail while it is not confirmed; the letter goes to the other one."""
    _hit_letter(Purpose.CONFIRMATION, told['email'])
    with transaction():
        operations.correct_email(people.find(signed_in().id), told['email'], clock.now())
        return _own()


@registration.route('/registration/phone', methods=['PUT'])
@registration.arguments(PhoneGiven)
@registration.response(200, RegistrationShape)
@allowed(*Role, even_unconfirmed=True)
def put_phone(told: dict[str, str]) -> dict[str, Any]:
    """Correct the phone number while the account is not confirmed."""
    phone = phones.e164(told['phone'])
    limits.hit('phone', str(signed_in().id))
    with transaction():
        operations.correct_phone(people.find(signed_in().id), phone, clock.now())
        return _own()


def _hit_letter(purpose: Purpose, email: str) -> None:
    _require_post()
    limits.hit('letter-address', request.remote_addr or '')
    limits.hit('letter', f'{purpose}:{email}')


def _own() -> dict[str, Any]:
    account = people.find(signed_in().id)
    claimed = operations.of(account)
    return {
        'standing': states.standing(account, claimed),
        'email': account.address,
        'phone': account.phone or (claimed.phone if claimed else None),
        'mailbox': _settings().mailbox,
    }


def _require_post() -> None:
    if not _settings().letters_arrive:
        raise problems.MailMissing()


def _settings() -> Settings:
    settings: Settings = current_app.extensions['osmotr_settings']
    return settings
