"""Papers on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.papers.states import State
from app.rest import Moment, Schema, Texts, Words

STATES = [each.value for each in State]
WARNINGS = ['ended', 'ends-soon']


class LeaseFacts(Schema):
    """What stands in a lease or a title. `until`: its last day; null where there is no end."""

    holding = fields.String(required=True, validate=validate.OneOf(['lease', 'title']))
    address = Words(required=True, validate=[validate.Length(min=3, max=500), validate.Regexp(r'(?s).*\S')])
    area_m2 = fields.Float(required=True, validate=validate.Range(1, 100_000))
    until = fields.Date(required=True, allow_none=True, format='%Y-%m-%d')


class FileShape(Schema):
    """One file of a paper: what it is by its bytes, how many pages it draws, how large it is."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(['pdf', 'jpeg', 'png']))
    leaves = fields.Integer(required=True)
    size = fields.Integer(required=True)
    at = Moment(required=True)


class FormerPaper(Schema):
    """An earlier handing in of a paper, as it was."""

    number = fields.Integer(required=True)
    files = fields.List(fields.Nested(FileShape), required=True)


class ReturnedPaper(Schema):
    """Why it was given back."""

    reason = fields.String(required=True)
    at = Moment(required=True)


class PaperShape(Schema):
    """One paper that is asked for. `facts` are of a lease; `warning` says that it has ended or ends soon."""

    id = fields.String(required=True)
    title = fields.Nested(Texts, required=True)
    note = fields.Nested(Texts, required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    may_change = fields.Boolean(required=True)
    files = fields.List(fields.Nested(FileShape), required=True)
    former = fields.List(fields.Nested(FormerPaper), required=True)
    wants_facts = fields.Boolean(required=True)
    facts = fields.Nested(LeaseFacts, required=True, allow_none=True)
    warning = fields.String(required=True, allow_none=True, validate=validate.OneOf(WARNINGS))
    returned = fields.Nested(ReturnedPaper, required=True, allow_none=True)


class ReturnedField(Schema):
    """A question of the questionnaire that was given back."""

    id = fields.String(required=True)
    reason = fields.String(required=True)


class MissingPaper(Schema):
    """What keeps the application from being handed in."""

    id = fields.String(required=True)
    why = fields.String(required=True, validate=validate.OneOf(['missing', 'returned', 'facts', 'ended']))


class Limits(Schema):
    """What is taken: bytes of a file, pages of a file, files of a paper."""

    bytes = fields.Integer(required=True)
    leaves = fields.Integer(required=True)
    files = fields.Integer(required=True)


class Papers(Schema):
    """The papers of an application: which are asked of this legal form, and how each stands."""

    number = fields.Integer(required=True)
    stage = fields.String(required=True)
    legal_form = fields.String(required=True, allow_none=True)
    promised_at = Moment(required=True, allow_none=True)
    items = fields.List(fields.Nested(PaperShape), required=True)
    fields_ = fields.List(
        fields.Nested(ReturnedField), required=True, data_key='returned_fields', attribute='returned_fields'
    )
    missing = fields.List(fields.Nested(MissingPaper), required=True)
    limits = fields.Nested(Limits, required=True)


class FileOrder(Schema):
    """All files of a paper, in the order in which they are to be read."""

    files = fields.List(fields.UUID(), required=True, validate=validate.Length(min=1, max=30))


class LeafQuery(Schema):
    """How large a page is drawn: pixels of its long side."""

    size = fields.Integer(load_default=1600, validate=validate.OneOf([320, 1600, 2800]))
