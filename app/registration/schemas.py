"""Registering, confirming and new passwords on the wire."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from app.accounts.phones import LONGEST
from app.accounts.schemas import LOCALES, MAX_PASSWORD
from app.rest import Moment, Schema, Texts, Words


class EmailAddress(fields.Email):
    """An e-mail in lower case, in letters that every mail server takes; spaces around it are dropped."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value.strip().lower() if isinstance(value, str) else value, attr, data, **kwargs)
        if not str(text).isascii():
            raise ma.ValidationError('Only Latin letters.')
        return text


def _email() -> EmailAddress:
    return EmailAddress(required=True, validate=validate.Length(max=254))


def _password() -> Words:
    return Words(required=True, validate=validate.Length(min=8, max=MAX_PASSWORD), load_only=True)


def _phone() -> Words:
    return Words(required=True, validate=validate.Length(min=1, max=LONGEST))


def _token() -> Words:
    return Words(required=True, validate=validate.Length(min=1, max=100), load_only=True)


class Opening(Schema):
    """Whether people may register here. `mailbox`: letters are read on a page of this demo, not in a mailbox."""

    open = fields.Boolean(required=True)
    mailbox = fields.Boolean(required=True)
    consent = fields.String(required=True, metadata={'description': 'The version of the text that is agreed to.'})
    consent_text = fields.Nested(Texts, required=True)


class NewRegistration(Schema):
    """What registering takes. `consent` is the version of the text that was agreed to."""

    email = _email()
    name = Words(required=True, validate=validate.Length(min=1, max=200))
    phone = _phone()
    password = _password()
    locale = fields.String(load_default='ru', validate=validate.OneOf(LOCALES))
    consent = Words(required=True, validate=validate.Length(min=1, max=40))


class ForEmail(Schema):
    """For whom a letter is asked."""

    email = _email()


class Asked(Schema):
    """The letter is on its way to whoever it concerns, if it concerns anybody. `mailbox` as in `Opening`."""

    mailbox = fields.Boolean(required=True)


class Token(Schema):
    """The secret of a link, as it stood behind the #."""

    token = _token()


class ConfirmedShape(Schema):
    """What came of it, and by which e-mail to sign in. `phone-taken`: another account has the number."""

    standing = fields.String(required=True, validate=validate.OneOf(['confirmed', 'already', 'phone-taken']))
    email = fields.String(required=True)


class NewPassword(Schema):
    """A new password, by the secret of a link."""

    token = _token()
    password = _password()


class PasswordSet(Schema):
    """Whose password it is now, and how many sessions it has ended."""

    email = fields.String(required=True)
    ended = fields.Integer(required=True)


class RegistrationShape(Schema):
    """One's own registration. `email` is where the letter goes, `phone` the number that was given (E.164)."""

    standing = fields.String(required=True, validate=validate.OneOf(['waiting', 'phone-taken', 'confirmed']))
    email = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)
    mailbox = fields.Boolean(required=True)


class PhoneGiven(Schema):
    """Another phone number, in any usual way of writing it."""

    phone = _phone()


class KeptLetter(Schema):
    """A letter as it would be sent."""

    id = fields.UUID(required=True)
    at = Moment(required=True)
    to = fields.String(required=True)
    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    subject = fields.String(required=True)
    text = fields.String(required=True)


class KeptLetters(Schema):
    """The newest letters, the newest first."""

    items = fields.List(fields.Nested(KeptLetter), required=True)
