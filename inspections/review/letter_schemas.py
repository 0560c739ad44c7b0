"""Letters of decisions and what reviewers saw, on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import VERDICTS, ReturnedItem
from app.rest import Moment, Schema, Words

LOCALES = ['ru', 'en']
LONGEST = 20_000


class SentLetter(Schema):
    """The letter as the reviewer wants it sent."""

    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    text = Words(required=True, validate=validate.Length(max=LONGEST))


class LetterDraft(Schema):
    """What a letter is made of. `due_at` is in the reviewer's zone, which the days in the letter follow."""

    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    items = fields.List(fields.Nested(ReturnedItem), load_default=list, validate=validate.Length(max=200))
    reason = Words(load_default='', validate=validate.Length(max=4000))
    due_at = fields.AwareDateTime(load_default=None, allow_none=True, format='iso')


class LetterParagraph(Schema):
    """One item in a letter."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    lines = fields.List(fields.String(), required=True)
    basis = fields.String(required=True, allow_none=True)
    photo = fields.String(required=True, allow_none=True)


class WrittenLetter(Schema):
    """A letter in its parts, and as the plain text that is sent."""

    subject = fields.String(required=True)
    opening = fields.List(fields.String(), required=True)
    items = fields.List(fields.Nested(LetterParagraph), required=True)
    closing = fields.List(fields.String(), required=True)
    signed = fields.String(required=True)
    text = fields.String(required=True)


class Letters(Schema):
    """The same letter in both languages; `locale` is the applicant's own."""

    locale = fields.String(required=True, validate=validate.OneOf(LOCALES))
    due_at = Moment(required=True)
    ru = fields.Nested(WrittenLetter, required=True)
    en = fields.Nested(WrittenLetter, required=True)


class SnapshotShape(Schema):
    """What a reviewer saw when they decided. `holds`: these are the very bytes that the decision names."""

    decision_id = fields.UUID(required=True)
    at = Moment(required=True)
    sha256 = fields.String(required=True)
    holds = fields.Boolean(required=True)
    report = fields.Raw(
        required=True,
        allow_none=True,
        metadata={'description': 'The twin report of that day; null when it cannot be read any more.'},
    )
