"""Questionnaires on the wire."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields, validate

from app.questionnaire.fields import ALL
from app.rest import Moment, Schema, Texts, Words

MOST_FIELDS = 40


class Typed(Schema):
    """What was typed into a field, and when; null takes the answer out again."""

    value = fields.Raw(required=True, allow_none=True)
    changed_at = Moment(required=True)


class Typing(Schema):
    """Fields by their names. A name that is not known here is refused by itself, and hinders no other."""

    class Meta:
        unknown = ma.INCLUDE

    @ma.validates_schema(skip_on_field_errors=False)
    def not_too_many(self, data: dict[str, object], **_: object) -> None:
        """Nobody has so many questions."""
        if len(data) > MOST_FIELDS:
            raise ma.ValidationError(f'At most {MOST_FIELDS} fields.')


for _field in ALL:
    Typing._declared_fields[_field.id] = fields.Nested(Typed)


class WrongShape(Schema):
    """Why something cannot be the answer, and within which bounds it can."""

    code = fields.String(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)


class FieldShape(Schema):
    """What came of a field, and what stands in it now."""

    came = fields.String(required=True, validate=validate.OneOf(['kept', 'older', 'wrong']))
    answer = fields.Nested(Typed, required=True, allow_none=True)
    wrong = fields.Nested(WrongShape, required=True, allow_none=True)


class Lacking(Schema):
    """Something that keeps an application from being handed in: a field, or what another part of it asks for."""

    kind = fields.String(required=True)
    id = fields.String(required=True)
    why = fields.String(metadata={'description': 'What is wrong with it, where it is there.'})


class Completeness(Schema):
    """How many questions that must be answered are answered."""

    answered = fields.Integer(required=True)
    asked = fields.Integer(required=True)


class AnsweredShape(Schema):
    """What came of each field that was sent, and what is still missing."""

    fields_ = fields.Dict(
        keys=fields.String(), values=fields.Nested(FieldShape), required=True, data_key='fields', attribute='fields'
    )
    missing = fields.List(fields.Nested(Lacking), required=True)
    completeness = fields.Nested(Completeness, required=True)


class ConsentShape(Schema):
    """What is agreed to when an application is handed in."""

    version = fields.Integer(required=True)
    text = fields.Nested(Texts, required=True)


class Format(Schema):
    """A format of points that may be chosen, and its thresholds of today."""

    id = fields.String(required=True)
    name = fields.Nested(Texts, required=True)
    ref = fields.String(required=True)


class QuestionnaireShape(Schema):
    """A questionnaire as it stands. `open`: it may be changed now; `geocoder`: addresses can be found."""

    answers = fields.Dict(keys=fields.String(), values=fields.Nested(Typed), required=True)
    open = fields.Boolean(required=True)
    missing = fields.List(fields.Nested(Lacking), required=True)
    completeness = fields.Nested(Completeness, required=True)
    consent = fields.Nested(ConsentShape, required=True)
    formats = fields.List(fields.Nested(Format), required=True)
    geocoder = fields.Boolean(required=True)


class NewSubmission(Schema):
    """A handing in; its id comes from the applicant. `consent_version`: the text that they have read and agreed to."""

    id = fields.UUID(required=True)
    consent_version = fields.Integer(required=True, strict=True)


class SubmissionShape(Schema):
    """A handing in as it was kept."""

    id = fields.UUID(required=True)
    at = Moment(required=True, attribute='created_at')
    consent_version = fields.Integer(required=True)
    profile = fields.String(required=True)
    checklist_id = fields.String(required=True)
    checklist_version = fields.Integer(required=True)


class NewAct(Schema):
    """An act on the road; its id comes from the applicant, so that sending it twice is the same as once."""

    id = fields.UUID(required=True)


class Sought(Schema):
    """An address to be found on the map."""

    address = Words(required=True, validate=validate.Length(min=3, max=500))


class Place(Schema):
    """Where something was found, degrees (WGS 84), and how the geocoder calls it."""

    latitude = fields.Float(required=True)
    longitude = fields.Float(required=True)
    label = fields.String(required=True)


class FoundShape(Schema):
    """What a geocoder has found, if anything."""

    place = fields.Nested(Place, required=True, allow_none=True)
