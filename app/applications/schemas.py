"""Applications on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.models import Stage
from app.rest import Moment, Schema, Words

STAGES = [stage.value for stage in Stage]
LISTED = [stage for stage in STAGES if stage != Stage.DRAFT]  # a draft is its applicant's alone
VERDICTS = ['accept', 'return', 'refuse', 'resume']
MOVERS = ['applicant', 'inspector', 'reviewer', 'administrator', 'nobody']


class Person(Schema):
    """Somebody, by name."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class ApplicationShape(Schema):
    """An application."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    address = fields.String(required=True)
    region = fields.String(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    radius_m = fields.Float(required=True)
    profile = fields.String(required=True)
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    whose_move = fields.String(required=True, validate=validate.OneOf(MOVERS))
    promised_at = Moment(required=True, allow_none=True)
    submitted_at = Moment(required=True, allow_none=True)
    updated_at = Moment(required=True)
    applicant = fields.Nested(Person, required=True)
    version = fields.Integer(required=True)


class ApplicationPage(Schema):
    """One page of applications."""

    items = fields.List(fields.Nested(ApplicationShape), required=True)
    next = fields.String(required=True, allow_none=True)


class ApplicationQuery(Schema):
    """How applications are listed."""

    cursor = Words(load_default=None)
    stage = fields.List(fields.String(validate=validate.OneOf(STAGES)), load_default=list)


class NewApplication(Schema):
    """What a new application needs."""

    applicant_id = fields.UUID(required=True)
    address = Words(required=True, validate=validate.Length(min=3, max=500))
    region = Words(
        load_default=None,
        validate=validate.Length(max=80),
        metadata={'description': 'What the address says when nobody says otherwise.'},
    )
    latitude = fields.Float(required=True, validate=validate.Range(-90, 90))
    longitude = fields.Float(required=True, validate=validate.Range(-180, 180))
    radius_m = fields.Float(load_default=100.0, validate=validate.Range(10, 5000))
    profile = fields.String(required=True, validate=validate.Regexp(r'^[a-z0-9-]{1,60}@\d{4}-\d{2}-\d{2}$'))


class EventShape(Schema):
    """Something that happened."""

    kind = fields.String(required=True)
    at = Moment(required=True)
    by = fields.Nested(Person, required=True, allow_none=True)
    facts = fields.Dict(keys=fields.String(), required=True)


class ReturnedItem(Schema):
    """An item to fix, and who must."""

    id = fields.String(required=True, validate=validate.Length(min=1, max=40))
    reason = Words(required=True, validate=validate.Length(max=2000))
    to = fields.String(load_default='applicant', validate=validate.OneOf(['applicant', 'inspector']))
    wanted = Words(
        validate=validate.Length(max=2000),
        metadata={'description': 'What will be taken as proof that it is fixed.'},
    )


class DecisionLetterShape(Schema):
    """What was written to the applicant. `edited`: the reviewer changed what had been generated."""

    locale = fields.String(required=True, validate=validate.OneOf(['ru', 'en']))
    text = fields.String(required=True)
    edited = fields.Boolean(required=True)


class AppealShape(Schema):
    """The applicant does not agree with a refusal."""

    id = fields.UUID(required=True)
    decision_id = fields.UUID(required=True)
    reason = fields.String(required=True)
    by = fields.Nested(Person, required=True)
    at = Moment(required=True)


class NewAppeal(Schema):
    """What an appeal needs; the id comes from the applicant, so that sending it twice is the same as once."""

    id = fields.UUID(required=True)
    reason = Words(required=True, validate=validate.Length(max=4000))


class DecisionShape(Schema):
    """What was decided."""

    id = fields.UUID(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reason = fields.String(required=True)
    items = fields.List(fields.Nested(ReturnedItem), required=True)
    by = fields.Nested(Person, required=True)
    at = Moment(required=True)
    stage = fields.String(required=True, allow_none=True, validate=validate.OneOf(STAGES))
    due_at = Moment(required=True, allow_none=True)
    snapshot = fields.String(
        required=True, allow_none=True, metadata={'description': 'SHA-256 of what the reviewer saw.'}
    )
    appeal_until = Moment(required=True, allow_none=True)
    letter = fields.Nested(DecisionLetterShape, required=True, allow_none=True)
