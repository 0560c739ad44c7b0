"""Changed standards on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.applications.schemas import ApplicationShape, Person
from app.rest import Moment, Schema, Texts, Words
from checklists.changes import DEMANDS
from checklists.schemas import ItemShape


class LastAnswer(Schema):
    """What an inspection answered last, and how the new version judges it; null where it cannot."""

    value = fields.Raw(required=True, allow_none=True)
    kind = fields.String(required=True, validate=validate.OneOf(['self_assessment', 'visit']))
    at = Moment(required=True)
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(['ok', 'bad', 'na']))


class StandardChange(Schema):
    """What changes of one item. `what` of a changed one: which of its demands."""

    item = fields.String(required=True)
    change = fields.String(required=True, validate=validate.OneOf(['added', 'changed', 'removed']))
    section = fields.Nested(Texts, required=True)
    what = fields.List(fields.String(validate=validate.OneOf(list(DEMANDS))), required=True)
    before = fields.Nested(ItemShape, required=True, allow_none=True)
    after = fields.Nested(ItemShape, required=True, allow_none=True)
    answer = fields.Nested(LastAnswer, required=True, allow_none=True)


class StandardHeadline(Schema):
    """A published version, and from which day on it holds."""

    standard = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(['profile', 'checklist']))
    title = fields.Nested(Texts, required=True)
    published_at = Moment(required=True)
    due_on = fields.Date(required=True)
    days_left = fields.Integer(required=True)


class StandardTask(StandardHeadline):
    """The same with what it changes for a point, and who has confirmed it."""

    confirmed_at = Moment(required=True, allow_none=True)
    confirmed_by = fields.Nested(Person, required=True, allow_none=True)
    changes = fields.List(fields.Nested(StandardChange), required=True)


class StandardsShape(Schema):
    """What changes for a point, the newest version first."""

    application = fields.Nested(ApplicationShape, required=True)
    today = fields.Date(required=True)
    open = fields.Boolean(required=True)
    items = fields.List(fields.Nested(StandardTask), required=True)


class NewConfirmation(Schema):
    """The version that was read; the id comes from who confirms."""

    id = fields.UUID(required=True)
    standard = Words(required=True, validate=validate.Length(max=80))


class StandardRow(StandardHeadline):
    """How many open points a version concerns, how many have confirmed it, and the first who have not."""

    asked = fields.Integer(required=True)
    confirmed = fields.Integer(required=True)
    waiting = fields.List(fields.Nested(ApplicationShape), required=True)


class StandardRows(Schema):
    """Every version that concerns an open point."""

    items = fields.List(fields.Nested(StandardRow), required=True)
