"""Shapes of line tests on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.qr import QrShape
from app.rest import Moment, Schema, Words
from inspections.line.counting import MAX_BYTES
from inspections.states import LineState

MEANS = ['phone', 'computer']
TOOLS = ['page', 'speedtest-cli']
LINES = ['same', 'other', 'unknown']
MOST_RUNS = 99


class Amount(Schema):
    """How many bytes are wanted."""

    bytes = fields.Integer(required=True, validate=validate.Range(min=1, max=MAX_BYTES))


class RunAmount(Amount):
    """How many bytes are wanted, and for which run."""

    run = fields.Integer(required=True, validate=validate.Range(min=1, max=MOST_RUNS))


class Run(Schema):
    """For which run bytes flow."""

    run = fields.Integer(required=True, validate=validate.Range(min=1, max=MOST_RUNS))


class Clocked(Schema):
    """What arrived, and in how many milliseconds by the server's clock."""

    bytes = fields.Integer(required=True)
    ms = fields.Float(required=True)
    began_at = fields.Float(required=True, metadata={'description': 'milliseconds since 1970 by the server, at 0 ms'})
    marks = fields.List(
        fields.List(fields.Float(), validate=validate.Length(equal=2)),
        required=True,
        metadata={'description': 'how it went: [milliseconds, bytes so far]'},
    )


class NewLineTest(Schema):
    """For which inspection a line is measured, and where."""

    inspection_id = fields.UUID(required=True)
    means = fields.String(required=True, validate=validate.OneOf(MEANS))


class LineResult(Schema):
    """What a line test came to. `lines`: whether phone and computer share one; `internet`: whether it was crossed."""

    id = fields.String(required=True)
    means = fields.String(required=True, validate=validate.OneOf(MEANS))
    tool = fields.String(required=True, validate=validate.OneOf(TOOLS))
    lines = fields.String(required=True, allow_none=True, validate=validate.OneOf(LINES))
    internet = fields.Boolean(required=True)
    value = fields.Raw(required=True, metadata={'description': 'The value of an internet-speed answer.'})
    measured_at = fields.String(required=True)


class Flowed(Schema):
    """Bytes that the server has counted so far."""

    down = fields.Integer(required=True)
    up = fields.Integer(required=True)


class LineTestShape(Schema):
    """A line test as its phone sees it. `code` and `address` are for the computer, `secret` for this phone alone."""

    id = fields.UUID(required=True)
    inspection_id = fields.UUID(required=True)
    means = fields.String(required=True, validate=validate.OneOf(MEANS))
    state = fields.String(required=True, validate=validate.OneOf([each.value for each in LineState]))
    code = fields.String(required=True, allow_none=True)
    address = fields.String(required=True, allow_none=True)
    qr = fields.Nested(QrShape, required=True, allow_none=True)
    secret = fields.String(required=True, allow_none=True)
    expires_at = Moment(required=True)
    expires_in_s = fields.Integer(required=True)
    flowed = fields.Nested(Flowed, required=True)
    result = fields.Nested(LineResult, required=True, allow_none=True)


class NewConnectionLine(Schema):
    """For how many cloud cameras the line of a connection is to be enough."""

    cameras = fields.Integer(required=True, validate=validate.Range(min=0, max=32))


class ConnectionLine(Schema):
    """A line test of a connection. `secret`: to measure it by; none once it is over."""

    id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf([each.value for each in LineState]))
    secret = fields.String(required=True, allow_none=True)
    expires_in_s = fields.Integer(required=True)


class Code(Schema):
    """The code that the phone shows."""

    code = Words(required=True, validate=validate.Length(min=1, max=60))


class Claim(Schema):
    """The right to measure in the name of a test: `secret` stands in the addresses of its measuring points."""

    secret = fields.String(required=True)
    code = fields.String(required=True)
    expires_at = Moment(required=True)
    expires_in_s = fields.Integer(required=True)


class Measured(Schema):
    """A result to hand in; `numbers` says under which run the bytes of each of its runs flowed."""

    value = fields.Dict(keys=fields.String(), required=True)
    numbers = fields.List(
        fields.Integer(validate=validate.Range(min=1, max=MOST_RUNS)),
        required=True,
        validate=validate.Length(min=1, max=20),
    )
    tool = fields.String(load_default='page', validate=validate.OneOf(TOOLS))
