"""Contracts on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import ApplicationShape, Person
from app.rest import Moment, Schema, Texts, Words
from app.rules.contract import PLACES


class ClauseShape(Schema):
    """One clause, numbered as in the chapter: `2.3`."""

    id = fields.String(required=True)
    number = fields.String(required=True)
    text = fields.Nested(Texts, required=True)


class ChapterShape(Schema):
    """A chapter with its clauses."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    clauses = fields.List(fields.Nested(ClauseShape), required=True)


class ClauseChange(Schema):
    """A clause that says something else than in the edition before; null where it was not, or is no more."""

    id = fields.String(required=True)
    number = fields.String(required=True)
    before = fields.Nested(Texts, required=True, allow_none=True)
    after = fields.Nested(Texts, required=True, allow_none=True)


class RecallShape(Schema):
    """That the network took an edition back, and why."""

    at = Moment(required=True)
    reason = fields.String(required=True)


class SignatureShape(Schema):
    """Who signed, when, from which network address; `pdf`: SHA-256 (hex) of the signed paper."""

    at = Moment(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    address = fields.String(required=True)
    pdf = fields.String(required=True)


class EditionShape(Schema):
    """An edition. `template`: which version of the network's rule it was made of; `digest`: SHA-256 of its text."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    template = fields.Integer(required=True)
    at = Moment(required=True)
    by = fields.Nested(Person, required=True)
    digest = fields.String(required=True)
    recalled = fields.Nested(RecallShape, required=True, allow_none=True)
    signed = fields.Nested(SignatureShape, required=True, allow_none=True)


class ReaderShape(Schema):
    """A link for somebody without an account. `token`: its secret, while it is good."""

    id = fields.UUID(required=True)
    at = Moment(required=True)
    expires_at = Moment(required=True)
    revoked_at = Moment(required=True, allow_none=True)
    token = fields.String(required=True, allow_none=True)


class CurrentEdition(EditionShape):
    """The newest edition, whole. `read`: the clauses that the applicant has marked."""

    chapters = fields.List(fields.Nested(ChapterShape), required=True)
    read = fields.List(fields.String(), required=True)
    changes = fields.List(fields.Nested(ClauseChange), required=True)
    readers = fields.List(fields.Nested(ReaderShape), required=True)


class ContractShape(Schema):
    """The contract of an application."""

    application = fields.Nested(ApplicationShape, required=True)
    current = fields.Nested(CurrentEdition, required=True, allow_none=True)
    former = fields.List(fields.Nested(EditionShape), required=True)


class ContractPreview(Schema):
    """The next edition as it would be issued now. `missing`: places whose fact the questionnaire does not give."""

    template = fields.Integer(required=True)
    chapters = fields.List(fields.Nested(ChapterShape), required=True)
    missing = fields.List(fields.String(), required=True)
    changes = fields.List(fields.Nested(ClauseChange), required=True)


class NewContract(Schema):
    """An edition to be issued; the id comes from who issues it. `template`: the version that was looked at; `facts`:
    what the questionnaire does not give, by its place."""

    id = fields.UUID(required=True)
    template = fields.Integer(required=True, strict=True)
    facts = fields.Dict(
        keys=fields.String(validate=validate.OneOf(PLACES)),
        values=Words(validate=validate.Length(min=1, max=300)),
        load_default=dict,
    )


class NewRecall(Schema):
    """Why an edition is taken back."""

    id = fields.UUID(required=True)
    reason = Words(required=True, validate=validate.Length(min=1, max=2000))


class NewMarks(Schema):
    """Clauses of this edition that have been read."""

    version = fields.Integer(required=True, strict=True)
    clauses = fields.List(fields.String(), required=True, validate=validate.Length(min=1, max=800))


class NewCode(Schema):
    """A code for this edition."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True, strict=True)


class CodeShape(Schema):
    """That a code was sent, and until when it is good."""

    id = fields.UUID(required=True)
    expires_at = Moment(required=True)


class NewSignature(Schema):
    """The signature under this edition, with the six digits of the letter."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True, strict=True)
    code = fields.String(required=True, validate=validate.Regexp(r'\A[0-9]{6}\Z'))


class NewReader(Schema):
    """A link to this edition for somebody else."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True, strict=True)


class ReadingSecret(Schema):
    """The secret of a link, which has no place in an address."""

    token = Words(required=True, validate=validate.Length(max=100))


class ReadingShape(Schema):
    """What a link leads to."""

    number = fields.Integer(required=True)
    version = fields.Integer(required=True)
    at = Moment(required=True)
    chapters = fields.List(fields.Nested(ChapterShape), required=True)
    digest = fields.String(required=True)
    expires_at = Moment(required=True)


class PaperQuery(Schema):
    """In which language a paper is wanted."""

    locale = fields.String(load_default='ru', validate=validate.OneOf(['ru', 'en']))
