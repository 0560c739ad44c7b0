"""Accounts and sessions on the wire."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.accounts.models import Role
from app.accounts.phones import LONGEST
from app.rest import Moment, Schema, Words

ROLES = [role.value for role in Role]
LOCALES = ['ru', 'en']
MAX_PASSWORD = 200


class Credentials(Schema):
    """What signing in takes."""

    email = Words(required=True, validate=validate.Length(min=1, max=254))
    password = Words(required=True, validate=validate.Length(min=1, max=MAX_PASSWORD), load_only=True)


class Me(Schema):
    """The person who is signed in. `phone` is E.164; who is not `confirmed` may do nothing but become so."""

    id = fields.UUID(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    name = fields.String(required=True)
    email = fields.String(required=True, attribute='address')
    phone = fields.String(required=True, allow_none=True)
    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    confirmed = fields.Boolean(required=True)


class SessionShape(Schema):
    """A session as its owner sees it."""

    account = fields.Nested(Me, required=True)


class AccountShape(Schema):
    """An account as an administrator sees it."""

    id = fields.UUID(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    phone = fields.String(required=True, allow_none=True)
    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    blocked = fields.Boolean(required=True)
    erased = fields.Boolean(required=True)
    created_at = Moment(required=True)
    version = fields.Integer(required=True)


class AccountPage(Schema):
    """One page of accounts."""

    items = fields.List(fields.Nested(AccountShape), required=True)
    next = fields.String(required=True, allow_none=True)


class NewAccount(Schema):
    """What a new account needs."""

    email = fields.Email(required=True, validate=validate.Length(max=254))
    name = Words(required=True, validate=validate.Length(min=1, max=200))
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    locale = fields.String(load_default='ru', validate=validate.OneOf(LOCALES))
    password = Words(required=True, validate=validate.Length(min=8, max=MAX_PASSWORD), load_only=True)


class AccountChange(Schema):
    """What an administrator may change; only what is given changes. `phone` null takes the number away."""

    name = Words(validate=validate.Length(min=1, max=200))
    role = fields.String(validate=validate.OneOf(ROLES))
    locale = fields.String(validate=validate.OneOf(LOCALES))
    blocked = fields.Boolean()
    phone = Words(allow_none=True, validate=validate.Length(min=1, max=LONGEST))
    password = Words(validate=validate.Length(min=8, max=MAX_PASSWORD), load_only=True)

    @ma.validates_schema
    def not_empty(self, data: dict[str, object], **_: object) -> None:
        """An empty change is a mistake."""
        if not data:
            raise ma.ValidationError('Nothing to change.')


class AccountQuery(Schema):
    """How accounts are listed."""

    cursor = fields.UUID(load_default=None)
    role = fields.String(load_default=None, validate=validate.OneOf(ROLES))
