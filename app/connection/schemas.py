"""Connections on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from app.applications.schemas import ApplicationShape, Person
from app.connection.drill import RETURNS
from app.connection.states import PARTS, ROLES, STEPS
from app.rest import Moment, Schema, Words

STATES = ['issued', 'shown', 'confirmed', 'revoked']
WHYS = ['lacking', 'no-scanner', 'misread', 'layout', 'no-printer', 'slow']
FIGURE = validate.Range(min=0, max=100_000)


class AccessShape(Schema):
    """An access and what became of it; never its secret. `left`: how often its last signs may still be mistyped."""

    id = fields.UUID(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    login = fields.String(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    issued_at = Moment(required=True)
    issued_by = fields.Nested(
        Person,
        required=True,
        allow_none=True,
        metadata={'description': 'None: the service, when the contract was signed.'},
    )
    shown_at = Moment(required=True, allow_none=True)
    confirmed_at = Moment(required=True, allow_none=True)
    left = fields.Integer(required=True, allow_none=True)
    revoked_at = Moment(required=True, allow_none=True)
    revoked_by = fields.Nested(Person, required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class ResultShape(Schema):
    """What came of one part of the self-test."""

    id = fields.UUID(required=True)
    part = fields.String(required=True, validate=validate.OneOf(PARTS))
    passed = fields.Boolean(required=True)
    why = fields.String(required=True, allow_none=True, validate=validate.OneOf(WHYS))
    facts = fields.Dict(keys=fields.String(), required=True)
    agent = fields.String(required=True)
    at = Moment(required=True, attribute='created_at')


class PartShape(Schema):
    """How a part of the self-test stands: its last result."""

    part = fields.String(required=True, validate=validate.OneOf(PARTS))
    result = fields.Nested(ResultShape, required=True, allow_none=True)


class SheetShape(Schema):
    """The sheet that was made last, and how often its code may still be mistyped."""

    id = fields.UUID(required=True)
    left = fields.Integer(required=True)


class StepShape(Schema):
    """A step of a training order that was done."""

    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    at = Moment(required=True)


class DrillShape(Schema):
    """A training order. `code`: what the buyer says, once it lies in its cell; for its applicant alone."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    cell = fields.String(required=True)
    code = fields.String(required=True, allow_none=True)
    begun_at = Moment(required=True)
    steps = fields.List(fields.Nested(StepShape), required=True)
    next = fields.String(required=True, allow_none=True, validate=validate.OneOf(STEPS))


class ConnectionShape(Schema):
    """The connection of a point. `missing`: what is left before the training: owner, a part of the self-test, drill."""

    application = fields.Nested(ApplicationShape, required=True)
    accesses = fields.List(fields.Nested(AccessShape), required=True)
    parts = fields.List(fields.Nested(PartShape), required=True)
    history = fields.List(fields.Nested(ResultShape), required=True)
    sheet = fields.Nested(SheetShape, required=True, allow_none=True)
    drill = fields.Nested(DrillShape, required=True, allow_none=True)
    missing = fields.List(fields.String(validate=validate.OneOf(['owner', *PARTS, 'drill'])), required=True)


class NewAccess(Schema):
    """Who gets an access; the id comes from who issues it."""

    id = fields.UUID(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    name = Words(required=True, validate=validate.Length(max=120))


class NewShowing(Schema):
    """Under this id the secret is shown."""

    id = fields.UUID(required=True)


class ShownSecret(Schema):
    """The secret of an access, for this once."""

    login = fields.String(required=True)
    secret = fields.String(required=True)
    connection = fields.Nested(ConnectionShape, required=True)


class NewReceipt(Schema):
    """The last four signs of the secret."""

    last = Words(required=True, validate=validate.Length(max=20))


class NewRevocation(Schema):
    """Why an access is to end."""

    id = fields.UUID(required=True)
    reason = Words(required=True, validate=validate.Length(max=1000))


class NewSheet(Schema):
    """Under this id a sheet is made."""

    id = fields.UUID(required=True)


class BrowserSaid(Schema):
    """What the browser can."""

    able = fields.List(fields.String(validate=validate.Length(max=20)), required=True, validate=validate.Length(max=20))


class ScannerSaid(Schema):
    """What the scanner read from which sheet; `none`: there is no scanner."""

    none = fields.Boolean(load_default=False)
    sheet_id = fields.UUID(load_default=None, allow_none=True)
    square = Words(load_default='', validate=validate.Length(max=100))
    bars = Words(load_default='', validate=validate.Length(max=100))

    @validates_schema
    def named(self, data: dict[str, Any], **_: Any) -> None:
        """What was read was read from a sheet."""
        if not data['none'] and data['sheet_id'] is None:
            raise ValidationError('Which sheet?', 'sheet_id')


class PrintingSaid(Schema):
    """The code of which sheet was typed; `none`: there is no printer."""

    none = fields.Boolean(load_default=False)
    sheet_id = fields.UUID(load_default=None, allow_none=True)
    code = Words(load_default='', validate=validate.Length(max=20))

    @validates_schema
    def named(self, data: dict[str, Any], **_: Any) -> None:
        """What was typed stands on a sheet."""
        if not data['none'] and data['sheet_id'] is None:
            raise ValidationError('Which sheet?', 'sheet_id')


class LineSaid(Schema):
    """What the page measured, and for how many cloud cameras it has to be enough."""

    download_mbps = fields.Float(required=True, validate=FIGURE)
    upload_mbps = fields.Float(required=True, validate=FIGURE)
    latency_ms = fields.Float(required=True, validate=FIGURE)
    cameras = fields.Integer(required=True, validate=validate.Range(min=0, max=32))


class NewTestResult(Schema):
    """What came of exactly one part of the self-test."""

    id = fields.UUID(required=True)
    browser = fields.Nested(BrowserSaid)
    scanner = fields.Nested(ScannerSaid)
    printing = fields.Nested(PrintingSaid)
    line = fields.Nested(LineSaid)

    @validates_schema
    def one_part(self, data: dict[str, Any], **_: Any) -> None:
        """Each result is about one part."""
        if sum(part in data for part in PARTS) != 1:
            raise ValidationError('Exactly one part.')


class NewDrill(Schema):
    """Under this id a training order begins."""

    id = fields.UUID(required=True)


class NewStep(Schema):
    """What is typed to do a step; for a return one of the reasons."""

    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    said = Words(
        required=True,
        validate=validate.Length(max=1000),
        metadata={'description': f'number, cell, code, one of {", ".join(RETURNS)}, or a question to support'},
    )
