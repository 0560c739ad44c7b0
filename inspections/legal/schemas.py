"""Legal checks on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import ApplicationShape, Person
from app.papers.schemas import PaperShape
from app.rest import Moment, Schema, Words
from inspections.legal.checks import RESULTS


class SaidResult(Schema):
    """What somebody found once."""

    result = fields.String(required=True, validate=validate.OneOf(RESULTS))
    note = fields.String(required=True)
    by = fields.Nested(Person, required=True, allow_none=True)
    at = Moment(required=True)


class CheckShape(Schema):
    """One check: the paper it looks at, the facts beside it, the result that stands, everything said, newest first."""

    id = fields.String(required=True)
    paper = fields.String(required=True, allow_none=True)
    facts = fields.List(fields.String(), required=True)
    result = fields.String(required=True, validate=validate.OneOf(RESULTS))
    history = fields.List(fields.Nested(SaidResult), required=True)


class FactShape(Schema):
    """What is stated beside what stands in the paper; `agrees` is null where a person must read. Of `until`, `stated`
    is the day to which a lease must reach at least."""

    id = fields.String(required=True)
    stated = fields.String(required=True, allow_none=True)
    in_paper = fields.String(required=True, allow_none=True)
    agrees = fields.Boolean(required=True, allow_none=True)


class LegalChecks(Schema):
    """The legal checks of an application. `fields`: the questions that can be given back. `days_left` of the lease."""

    application = fields.Nested(ApplicationShape, required=True)
    checks = fields.List(fields.Nested(CheckShape), required=True)
    facts = fields.List(fields.Nested(FactShape), required=True)
    fields_ = fields.List(fields.String(), required=True, data_key='fields', attribute='fields')
    papers = fields.List(fields.Nested(PaperShape), required=True)
    open = fields.Boolean(required=True)
    days_left = fields.Integer(required=True, allow_none=True)


class NewResult(Schema):
    """What a reviewer found."""

    result = fields.String(required=True, validate=validate.OneOf(RESULTS))
    note = Words(load_default='', validate=validate.Length(max=2000))


class ReturnedThing(Schema):
    """A paper, or a question of the questionnaire, that goes back, and why."""

    kind = fields.String(required=True, validate=validate.OneOf(['paper', 'field']))
    id = fields.String(required=True, validate=validate.Length(min=1, max=40))
    reason = Words(required=True, validate=validate.Length(max=2000))


class PaperReturns(Schema):
    """What goes back."""

    items = fields.List(fields.Nested(ReturnedThing), required=True, validate=validate.Length(max=60))
