"""Duties on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import ApplicationShape, Person
from app.duties.kinds import KINDS
from app.duties.states import STATES
from app.rest import Moment, Schema

MOST_DAYS = 3650


class DutyEntryShape(Schema):
    """A day that was entered. `until`: null where there is no end; `source`: where it was said."""

    id = fields.UUID(required=True)
    until = fields.Date(required=True, allow_none=True)
    figure = fields.Integer(required=True, allow_none=True)
    norm = fields.Integer(required=True, allow_none=True)
    source = fields.String(required=True, validate=validate.OneOf(['typed', 'paper', 'inspection']))
    by = fields.Nested(Person, required=True, allow_none=True)
    at = Moment(required=True)


class DutyShape(Schema):
    """A duty: what is asked, how it stands today, and what was entered. `again_days`: after how many it is asked again;
    `norm`: how much is asked today; `former`: the newest first."""

    kind = fields.String(required=True, validate=validate.OneOf(list(KINDS)))
    asks = fields.String(required=True, validate=validate.OneOf(['day', 'days']))
    endless = fields.Boolean(required=True)
    item = fields.String(required=True, allow_none=True)
    basis = fields.String(required=True, validate=validate.OneOf(['lease', 'recommendation']))
    warns = fields.List(fields.Integer(), required=True)
    again_days = fields.Integer(required=True, allow_none=True)
    norm = fields.Integer(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(list(STATES)))
    whose_move = fields.String(required=True, validate=validate.OneOf(['applicant', 'nobody']))
    days_left = fields.Integer(required=True, allow_none=True)
    entry = fields.Nested(DutyEntryShape, required=True, allow_none=True)
    former = fields.List(fields.Nested(DutyEntryShape), required=True)
    warned_at = Moment(required=True, allow_none=True)
    reminded_at = Moment(required=True, allow_none=True)


class DutiesShape(Schema):
    """The duties of a point. `today`: the network's day; `open`: the point is at work, and days may be entered."""

    application = fields.Nested(ApplicationShape, required=True)
    today = fields.Date(required=True)
    open = fields.Boolean(required=True)
    items = fields.List(fields.Nested(DutyShape), required=True)


class NewDutyEntry(Schema):
    """A last day, or how many days are kept, or that there is no end; the id comes from who enters it."""

    id = fields.UUID(required=True)
    until = fields.Date(load_default=None, allow_none=True, format='%Y-%m-%d')
    figure = fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(0, MOST_DAYS))
    endless = fields.Boolean(load_default=False)


class NewDutyReminder(Schema):
    """A reminder; the id comes from who reminds."""

    id = fields.UUID(required=True)


class DutyRow(Schema):
    """A duty in the list of all points."""

    application = fields.Nested(ApplicationShape, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(KINDS)))
    state = fields.String(required=True, validate=validate.OneOf(list(STATES)))
    until = fields.Date(required=True, allow_none=True)
    days_left = fields.Integer(required=True, allow_none=True)
    figure = fields.Integer(required=True, allow_none=True)
    norm = fields.Integer(required=True, allow_none=True)


class DutyPage(Schema):
    """Duties of all open points."""

    items = fields.List(fields.Nested(DutyRow), required=True)
    next = fields.String(required=True, allow_none=True)


class DutiesQuery(Schema):
    """Which duties are wanted: those that wait for the applicant, or all."""

    show = fields.String(load_default='waiting', validate=validate.OneOf(['waiting', 'all']))
    cursor = fields.String(load_default=None, validate=validate.Length(max=80))
