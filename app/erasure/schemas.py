"""What is kept of a person, and erasures, on the wire."""

from __future__ import annotations

import re
from datetime import date

from marshmallow import fields, validate

from app import problems
from app.accounts.schemas import MAX_PASSWORD
from app.rest import Moment, Schema, Words

LOCALES = ('ru', 'en')
REFERENCE = re.compile(r'[\w./-]{1,40}')  # a number, not words: it stands in the ledger


class HeldShape(Schema):
    """How many of one sort are kept."""

    what = fields.String(required=True)
    count = fields.Integer(required=True)


class MyData(Schema):
    """What is kept of the person who asks; `open`: numbers of applications that an erasure would withdraw; `proving`:
    numbers of those of which a decision is proved until then."""

    held = fields.List(fields.Nested(HeldShape), required=True)
    open = fields.List(fields.Integer(), required=True)
    proving = fields.List(fields.Integer(), required=True)
    proving_until = Moment(required=True, allow_none=True)


class NewOwnErasure(Schema):
    """The person's own wish: their password says that it is they."""

    password = Words(required=True, validate=validate.Length(max=MAX_PASSWORD), load_only=True)
    withdraw = fields.Boolean(load_default=False)


class NewErasure(Schema):
    """A wish that came on paper: its number and its day."""

    reference = Words(required=True, validate=validate.Regexp(f'{REFERENCE.pattern}\\Z'))
    asked_on = fields.Date(required=True)
    withdraw = fields.Boolean(load_default=False)


class ErasureEntry(Schema):
    """An entry of the audit that belongs to an erasure."""

    seq = fields.Integer(required=True)
    at = Moment(required=True)
    act = fields.String(required=True)
    hash = fields.String(required=True)


class ErasureShape(Schema):
    """An erasure with its extract of the audit. `letter`: what became of the last letter."""

    act = fields.Integer(required=True)
    account_id = fields.UUID(required=True)
    at = Moment(required=True)
    how = fields.String(required=True, validate=validate.OneOf(['self', 'paper']))
    reference = fields.String(required=True, allow_none=True)
    asked_on = fields.String(required=True, allow_none=True)
    gone = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    kept = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    kept_until = Moment(required=True, allow_none=True)
    letter = fields.String(required=True, validate=validate.OneOf(['sent', 'refused', 'away', 'none']))
    finished_at = Moment(required=True, allow_none=True)
    replayed_at = Moment(required=True, allow_none=True)
    entries = fields.List(fields.Nested(ErasureEntry), required=True)


class ActQuery(Schema):
    """In which language."""

    locale = fields.String(load_default='ru', validate=validate.OneOf(LOCALES))


def day_before(given: date, today: date) -> str:
    """The day as text; refuses one that is still to come."""
    if given > today:
        raise problems.InvalidRequest(fields={'asked_on': ['Not a day that has been.']})
    return given.isoformat()
