"""Questions on an item and their answers, on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import Person
from app.rest import Moment, Schema, Texts, Words

ASKED = ['applicant', 'inspector']
LONGEST = 2000


class QuestionAnswerShape(Schema):
    """What was answered; of several the last one counts."""

    id = fields.UUID(required=True)
    text = fields.String(required=True)
    at = Moment(required=True)


class QuestionShape(Schema):
    """What a reviewer wants to know of an item, and what was answered, oldest first."""

    id = fields.UUID(required=True)
    application_id = fields.UUID(required=True)
    inspection_id = fields.UUID(required=True)
    item = fields.String(required=True)
    to = fields.String(required=True, validate=validate.OneOf(ASKED))
    asked = fields.Nested(Person, required=True)
    by = fields.Nested(Person, required=True)
    text = fields.String(required=True)
    at = Moment(required=True)
    answers = fields.List(fields.Nested(QuestionAnswerShape), required=True)


class PutQuestion(QuestionShape):
    """A question as the person who is asked reads it."""

    number = fields.Integer(required=True)
    address = fields.String(required=True)
    texts = fields.Nested(Texts, required=True)


class PutQuestions(Schema):
    """The newest questions that one is asked."""

    items = fields.List(fields.Nested(PutQuestion), required=True)


class NewQuestion(Schema):
    """What a question needs; the id comes from the desk, so that sending it twice is the same as once."""

    id = fields.UUID(required=True)
    item = fields.String(required=True, validate=validate.Length(min=1, max=40))
    inspection_id = fields.UUID(load_default=None, allow_none=True)
    to = fields.String(required=True, validate=validate.OneOf(ASKED))
    text = Words(required=True, validate=validate.Length(max=LONGEST))


class NewQuestionAnswer(Schema):
    """What an answer needs; the id comes from who answers."""

    id = fields.UUID(required=True)
    text = Words(required=True, validate=validate.Length(max=LONGEST))
