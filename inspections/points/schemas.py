"""Open points on the wire."""

from __future__ import annotations

import re

from marshmallow import ValidationError, fields, validate

from app.applications.schemas import STAGES, Person
from app.rest import Moment, Schema, Words
from inspections.points.risk import TERMS, WEIGHTS
from inspections.points.states import DECIDED, KINDS, STANDINGS

CLOCK = re.compile(r'(?:[01]\d|2[0-3]):[0-5]\d|24:00')
WEEK = 7


def _are_hours(day: list[str]) -> None:
    if len(day) != 2 or not all(CLOCK.fullmatch(each) for each in day) or day[0] >= day[1]:
        raise ValidationError('Two times of one day, HH:MM, the earlier one first.')


class RiskReason(Schema):
    """What weighs: so many of it, so many points."""

    code = fields.String(required=True, validate=validate.OneOf(list(WEIGHTS)))
    count = fields.Integer(required=True)
    points = fields.Integer(required=True)


class PointVisit(Schema):
    """The visit that is on its way."""

    inspection_id = fields.UUID(required=True)
    due_at = Moment(required=True)
    stage = fields.String(required=True)


class PointRow(Schema):
    """A point in a list. `revisit_on` is a day of the network, none once it is closed for good. `fixed_at`: since when
    its owner says that what was found wrong is put right, while the network has not answered."""

    application_id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    address = fields.String(required=True)
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    revisit_on = fields.Date(required=True, allow_none=True)
    risk = fields.String(required=True, validate=validate.OneOf(list(TERMS)))
    reasons = fields.List(fields.Nested(RiskReason), required=True)
    visit = fields.Nested(PointVisit, required=True, allow_none=True)
    fixed_at = Moment(required=True, allow_none=True)


class PointActShape(Schema):
    """What was done to a point, or decided after a visit; `reason` is none where none was given or can be read."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf([*KINDS, *DECIDED.values()]))
    reason = fields.String(required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)
    by = fields.Nested(Person, required=True)
    at = Moment(required=True)


class Hours(Schema):
    """`days`: from Monday to Sunday, none for a day off; none before they were told. `zone`: the IANA name of the clock
    they are told by."""

    days = fields.List(fields.List(fields.String(), allow_none=True), required=True, allow_none=True)
    how = fields.String(required=True)
    zone = fields.String(required=True)


class PointShape(PointRow, Hours):
    """An open point. `possible`: what whoever asks may do to it. `wrong`: which of its acts is to be put right."""

    code = fields.String(required=True)
    opened_at = Moment(required=True)
    suspended_at = Moment(required=True, allow_none=True)
    closed_at = Moment(required=True, allow_none=True)
    possible = fields.List(fields.String(), required=True)
    wrong = fields.UUID(required=True, allow_none=True)
    acts = fields.List(fields.Nested(PointActShape), required=True)


class PublicPoint(Hours):
    """What anybody may know of a point."""

    number = fields.Integer(required=True)
    address = fields.String(required=True)
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    opened_at = Moment(required=True)


class NewHours(Schema):
    """When a point is open; the id comes from its owner."""

    id = fields.UUID(required=True)
    days = fields.List(
        fields.List(fields.String(), allow_none=True, validate=_are_hours),
        required=True,
        validate=validate.Length(equal=WEEK),
    )
    how = Words(load_default='', validate=validate.Length(max=300))


class NewPointAct(Schema):
    """What is to be done to a point; the id comes from who does it. `answers`: which act is said to be put right, the
    newest that found something wrong as far as its owner has seen."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(KINDS)))
    reason = Words(load_default='', validate=validate.Length(max=2000))
    due_on = fields.Date(load_default=None, allow_none=True)
    answers = fields.UUID(load_default=None, allow_none=True)


class CertificateOfPoint(Schema):
    """In which language."""

    locale = fields.String(load_default='ru', validate=validate.OneOf(['ru', 'en']))


class PointsQuery(Schema):
    """Which points."""

    standing = fields.List(fields.String(validate=validate.OneOf(STANDINGS)), load_default=list)
    cursor = fields.String(load_default=None, validate=validate.Length(max=100))


class Points(Schema):
    """A page of points, who is to be inspected soonest first; `next` leads on."""

    items = fields.List(fields.Nested(PointRow), required=True)
    next = fields.String(required=True, allow_none=True)
