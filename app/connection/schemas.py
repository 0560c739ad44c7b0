"""Connections on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from app.applications.schemas import ApplicationShape, Person
from app.connection.drill import RETURNS
from app.connection.states import LINK_STATES, PARTS, PURPOSES, ROLES, STEPS
from app.qr import QrShape
from app.rest import Moment, Schema, Words

CODES = ['square', 'bars', 'matrix', 'label']
MEANS = ['scanner', 'camera']
KEY = validate.Length(min=43, max=100)
STATES = ['issued', 'shown', 'confirmed', 'revoked']
WHYS = ['lacking', 'no-scanner', 'misread', 'layout', 'no-printer', 'slow']


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
    """What came of one part of the self-test. `by_link`: a computer tried it by a link, without an account."""

    id = fields.UUID(required=True)
    part = fields.String(required=True, validate=validate.OneOf(PARTS))
    passed = fields.Boolean(required=True)
    why = fields.String(required=True, allow_none=True, validate=validate.OneOf(WHYS))
    facts = fields.Dict(keys=fields.String(), required=True)
    agent = fields.String(required=True)
    by_link = fields.Boolean(required=True)
    at = Moment(required=True, attribute='created_at')


class PartShape(Schema):
    """How a part of the self-test stands: its last result."""

    part = fields.String(required=True, validate=validate.OneOf(PARTS))
    result = fields.Nested(ResultShape, required=True, allow_none=True)


class SheetShape(Schema):
    """The sheet that was made last, and how often its code may still be mistyped."""

    id = fields.UUID(required=True)
    left = fields.Integer(required=True)
    codes = fields.List(fields.String(validate=validate.OneOf(CODES)), required=True)


class CodeDrawing(Schema):
    """A code of a sheet: an SVG path of its dark modules in a box of `width` × `height`; `told`: what stands below."""

    kind = fields.String(required=True, validate=validate.OneOf(CODES))
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    path = fields.String(required=True)
    told = fields.String(required=True, allow_none=True)


class SheetDrawing(Schema):
    """A sheet to be printed by the page: the code that is typed back, and what is read."""

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    drawings = fields.List(fields.Nested(CodeDrawing), required=True)


class LinkShape(Schema):
    """A link for those without an account, for its applicant alone. `token`, `code` and `qr` while it may be opened:
    the token stands behind the # of an address, the code is typed on its page."""

    id = fields.UUID(required=True)
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))
    access_id = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(LINK_STATES))
    expires_at = Moment(required=True)
    used_at = Moment(required=True, allow_none=True)
    agent = fields.String(required=True, allow_none=True)
    token = fields.String(required=True, allow_none=True)
    code = fields.String(required=True, allow_none=True)
    qr = fields.Nested(QrShape, required=True, allow_none=True)


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
    links = fields.List(fields.Nested(LinkShape), required=True)
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


class NewLink(Schema):
    """What a link is for; one by which an access is confirmed names it."""

    id = fields.UUID(required=True)
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))
    access_id = fields.UUID(load_default=None, allow_none=True)

    @validates_schema
    def named(self, data: dict[str, Any], **_: Any) -> None:
        """A receipt is of an access, a computer of none."""
        if (data['purpose'] == 'receipt') != (data['access_id'] is not None):
            raise ValidationError('Which access?', 'access_id')


class LinkToken(Schema):
    """The token of a link."""

    token = Words(required=True, validate=validate.Length(min=1, max=100))


class SignsByLink(LinkToken):
    """The last four signs of the secret that the link is about."""

    last = Words(required=True, validate=validate.Length(max=20))


class AccessByLink(Schema):
    """The access that a link is about: nothing of the person whose it is."""

    login = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    number = fields.Integer(required=True)
    expires_at = Moment(required=True)
    left = fields.Integer(required=True)
    confirmed = fields.Boolean(required=True)


class NewComputer(Schema):
    """The token of a link, or the short code that is typed instead; `key`: what the computer will show from now on."""

    token = Words(validate=validate.Length(min=1, max=100))
    code = Words(validate=validate.Length(min=1, max=60))
    key = Words(required=True, validate=KEY)

    @validates_schema
    def one(self, data: dict[str, Any], **_: Any) -> None:
        """One of the two."""
        if ('token' in data) == ('code' in data):
            raise ValidationError('Token or code?')


class ComputerShape(Schema):
    """The self-test as the computer of a link sees it: nothing of a person or an address."""

    number = fields.Integer(required=True)
    expires_at = Moment(required=True)
    parts = fields.List(fields.Nested(PartShape), required=True)
    sheet = fields.Nested(SheetShape, required=True, allow_none=True)


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
    """What the scanner, or a camera in its place, read from which sheet; `none`: there is no scanner."""

    none = fields.Boolean(load_default=False)
    sheet_id = fields.UUID(load_default=None, allow_none=True)
    means = fields.String(load_default='scanner', validate=validate.OneOf(MEANS))
    square = Words(load_default='', validate=validate.Length(max=100))
    bars = Words(load_default='', validate=validate.Length(max=100))
    matrix = Words(load_default='', validate=validate.Length(max=100))
    label = Words(load_default='', validate=validate.Length(max=100))

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


class NewTestResult(Schema):
    """What came of exactly one part of the self-test; the line is measured by a line test, whose bytes are counted."""

    id = fields.UUID(required=True)
    browser = fields.Nested(BrowserSaid)
    scanner = fields.Nested(ScannerSaid)
    printing = fields.Nested(PrintingSaid)

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
