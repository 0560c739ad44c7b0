"""Rules on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from app.rest import Moment, Ready, Schema, Texts
from app.rules.defaults import VALUES

KINDS = list(VALUES)


class Author(Schema):
    """Who published it, by name."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class RuleShape(Schema):
    """One version of a rule. Version 0 is what is shipped: nobody has published it."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    version = fields.Integer(required=True)
    value = fields.Dict(keys=fields.String(), required=True)
    at = Moment(required=True, allow_none=True)
    by = fields.Nested(Author, required=True, allow_none=True)


class Rules(Schema):
    """The rules in force, or every version of one, the newest first."""

    items = fields.List(fields.Nested(RuleShape), required=True)


class NewVersion(Schema):
    """What a rule says from now on; what its kind allows is said in `app/rules/checks.py`."""

    value = fields.Dict(keys=fields.String(), required=True)


class ConsentShape(Schema):
    """The text that people agree to, and its version, which is kept with their agreement."""

    version = fields.Integer(required=True)
    text = fields.Nested(Texts, required=True)


class OwnWords(Schema):
    """The network's own words beside ours, by stage."""

    version = fields.Integer(required=True)
    words = fields.Dict(keys=fields.String(), values=Ready(Texts), required=True)
